#!/usr/bin/python3
"""The evidence of a credential made of a real course, once with a mouse alone and once with a keyboard
alone: the brief of an authentic task, weight, pass mark, attempts and time of a task, a quiz and a
conversation, and how each is kept honest. Each is undone and redone."""
import time

from evidence import PanelKeys, PanelMouse, changed, is_refused
from gui import run, wait
from walk import OUTLINE, SHORT, walked

WEEK = SHORT.week + '/'
TASK, QUIZ, VIVA = SHORT.task, SHORT.quiz, 'Defend a choice'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': 'Compare two sources'},
                 {'key': 'O2', 'text': 'Judge a source'}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + TASK, WEEK + QUIZ]}],
    'assessments': [{'key': 'A', 'title': TASK, 'item': WEEK + TASK, 'outcomes': ['O1']},
                    {'key': 'Q', 'title': QUIZ, 'item': WEEK + QUIZ, 'outcomes': ['O2']},
                    {'key': 'V', 'title': VIVA, 'outcomes': ['O2']}]}]}
OF = 'SELECT %s FROM assessment WHERE title = ?'
FIELD = 'SELECT max(value) FROM field WHERE key = ?'
ITEM = 'SELECT %s FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?'
BRIEF = (('Role', 'role', 'You advise a school board'), ('Situation', 'situation', 'Two studies differ'),
         ('Product', 'product', 'A page of advice'), ('Standard', 'standard', 'A board can act on it'),
         ('Evidence', 'evidence', 'The page, and both studies'))
FIGURES = ['Weight in %', 'To pass, in %', 'How it is kept honest']


class Pointing(PanelMouse):
    def field(self, name):
        front = self.dialog()
        return wait('the field “%s”' % name, lambda: self.app.find('entry', name, root=front) or
                    self.app.find('spin button', name, root=front))

    def write_in(self, name, text, role=None, after=None):
        """A field of the window in front."""
        self.click(self.field(name), .3)
        self.write(text, instead=True)
        self.key('Tab')

    def write_row(self, name, text):
        self.enter(name, text, role='text')

    write_term = write_row


class Typing(PanelKeys):
    def write_in(self, name, text, role=None, after=None):
        self.tab_to(after or name, role=role)
        if after:
            self.key('Tab')
            time.sleep(.3)
        self.write(text, instead=True)
        self.key('Tab')

    def write_row(self, name, text):
        """Nobody is told when the entry of a form's row has the keyboard: the first is counted
        from the switch above, which is a row and a switch; the others come one after the other."""
        if name == FIGURES[0]:
            self.tab_to('File')
            self.key('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
            self.wait_on('Counts for the credential')
            self.key('Tab', 'Tab')
            time.sleep(.3)
        self.write(text, instead=True)
        self.key('Tab')

    def write_term(self, name, text):
        """They follow each other above that switch, after points and minutes."""
        if name.startswith('Attempts'):
            self.tab_to('File')
            self.key('Tab', 'Tab', 'Tab')
            time.sleep(.3)
        self.write(text, instead=True)
        self.key('Tab')


def brief(she):
    """What learners do, for whom, and what comes out."""
    she.choose(OUTLINE, TASK)
    for name, key, text in BRIEF:
        she.enter(name, text, role='text')
        she.undone(FIELD, None, text, 'brief.' + key)


def figures(she):
    """They stand below the brief."""
    for name, column, text, value in zip(
            FIGURES, ('weight_bp', 'pass_bp', 'integrity'), ('60', '50', 'Asked about it'),
            (6000, 5000, 'Asked about it')):
        she.write_row(name, text)
        she.undone(OF % column, None, value, TASK)


def settings(she):
    """A quiz has them in a window."""
    she.choose(OUTLINE, QUIZ)
    for name, sql, text, value, how in (
            ('Attempts', ITEM % 'attempts', '3', 3, {}),
            ('Time limit in minutes', ITEM % 'limit_minutes', '20', 20, {}),
            ('Pass mark in %', OF % 'pass_bp', '70', 7000, {}),
            ('How it is kept honest', OF % 'integrity', 'Supervised', 'Supervised',
             {'after': 'Pass mark in %'})):
        before, = she.ask(sql, QUIZ)[0]
        she.button('Settings')
        she.wait_window('Settings of the quiz')
        she.write_in(name, text, 'spin button', **how)
        she.wait_one(value, sql, QUIZ)
        she.close_window()
        she.wait_window()
        she.undone(sql, before, value, QUIZ)


def terms(she):
    """How often, and how long: an assignment and a quiz have it themselves, a conversation as evidence."""
    app = she.app
    for name, sql, title, before, text, after in (
            ('Attempts of ' + TASK, ITEM % 'attempts', TASK, None, '2', 2),
            ('Time limit of %s, in minutes' % TASK, ITEM % 'limit_minutes', TASK, None, '90', 90),
            ('Attempts of ' + VIVA, OF % 'attempts', VIVA, None, '1', 1),
            ('Time of %s, in minutes' % VIVA, OF % 'minutes', VIVA, None, '20', 20),
            ('Time of %s, in minutes' % VIVA, OF % 'minutes', VIVA, 20, '', None),
            ('Attempts of ' + QUIZ, ITEM % 'attempts', QUIZ, 1, '0', 0)):
        changed(she, lambda: she.fill(name, text), sql, before, after, title)
    assert she.ask(OF % 'attempts, minutes', TASK) == [(None, None)]
    changed(she, lambda: (she.unfold('Brief of ' + VIVA),
                          she.fill('Role in ' + VIVA, 'You advise a board', 'text')),
            FIELD, None, 'You advise a board', 'brief.role')
    # Half an attempt is none.
    step = app.get('button', 'Undo: ').get_name()
    she.panel()
    she.fill('Attempts of ' + TASK, '1.5')
    wait('the mark', lambda: is_refused(app, 'Attempts of ' + TASK))
    she.leave()
    assert she.ask(ITEM % 'attempts', TASK) == [(2,)] and app.find('button', step, exact=True)


def of_the_task(she):
    """The form of an assignment has the same."""
    she.choose(OUTLINE, TASK)
    for name, column, text, value in (
            ('Attempts, 0 for any number', 'attempts', '3', 3),
            ('Time limit in minutes', 'limit_minutes', '45', 45)):
        she.write_term(name, text)
        she.undone(ITEM % column, None, value, TASK)


def through(hand, view, *steps):
    return walked(hand, view, SHORT, PLAN, *steps)


def by_mouse():
    return through(Pointing, 'Build', brief, figures, settings, of_the_task)


def by_keyboard():
    return through(Typing, 'Build', brief, figures, settings, of_the_task)


def terms_by_mouse():
    return through(Pointing, 'Design', terms)


def terms_by_keyboard():
    return through(Typing, 'Design', terms)


run(by_mouse, by_keyboard, terms_by_mouse, terms_by_keyboard)
