"""The two hands on the questions of a quiz, and what a document is asked of them."""
import time

from gui import wait
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, designed

QUESTIONS = 'Questions'
FOUND = 'Questions found'
TYPED = 'Questions as text'
TEXT_WINDOW = 'Type or paste questions'
MORE = 'More for this question'
CHECKS = 'Checks: '
WEEK = SHORT.week + '/'
OUTCOME = 'Tell rocks apart'
PLAN = {'credentials': [{
    'title': 'Reading rocks', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Rocks', 'items': [WEEK + SHORT.page, WEEK + SHORT.quiz]}]}]}

# Asked of the lines of the credential's quizzes
HERE = (' FROM quiz_entry JOIN item ON item.id = quiz JOIN credential ON credential.tree = item.tree '
        'LEFT JOIN question ON question.id = quiz_entry.question ')
N_LINES = 'SELECT count(*)' + HERE
LINES = ("SELECT group_concat(said, '|') FROM (SELECT coalesce(stem, 'draw ' || draw) AS said" + HERE +
         'ORDER BY quiz_entry.pos)')


def fact(column):
    """Asks a column of the question whose words have something in them."""
    return 'SELECT ' + column + HERE + 'WHERE instr(stem, ?)'


def parts(column, table='choice'):
    """The same of each of its choices, or of what it accepts, in their order."""
    return ("SELECT group_concat(said, '|') FROM (SELECT coalesce(%s, '') AS said" % column + HERE +
            'JOIN %s AS part ON part.question = question.id WHERE instr(stem, ?) ORDER BY part.pos)'
            % table)


class Pointing(Mouse):
    def add(self, kind):
        self.button('Add question', exact=True)
        self.click(self.app.get('menu item', kind, exact=True))

    def press(self, name, back=False):
        self.click(self.reach('button', name, exact=True))

    def one_more(self, name):
        self.press(name)

    def kind(self, number, name):
        self.pick('Type of question', name)

    def mark(self, number):
        self.click(self.reach('check', 'Choice %d is right' % number, exact=True))

    def choice_up(self, number):
        """By the handle, which stands before what marks it right."""
        app = self.app
        app.drag(self.reach('check', 'Choice %d is right' % number, exact=True),
                 app.get('check', 'Choice %d is right' % (number - 1), exact=True), fx=-.8, to_fy=.1)

    def answer(self, text):
        self.enter('Accepted answer 1', text)

    def switch(self, name):
        self.click(self.reach('check', name, exact=True))

    def unfold(self, name):
        self.click(self.reach('button', name, exact=True), .03)

    def order(self, *items):
        """What the menu of the open question offers, also below another."""
        self.button(MORE, exact=True)
        for item in items:
            self.click(self.app.get('menu item', item, exact=True))

    def into_questions(self):
        pass

    def into_question(self):
        pass

    def lands_on(self, line):
        """What is open after a step."""
        wait('“%s” chosen' % line, lambda: self.is_chosen(QUESTIONS, line.split(', ')[0]))

    def name_pool(self, title):
        self.app.get('entry', 'New pool')
        self.write(title)
        self.button('Add', exact=True)

    def keep_one(self, number, other):
        self.click(self.app.get('check', 'Choice %d is right' % other, exact=True))

    def show_checks(self):
        self.button(CHECKS)

    def mend(self, what, deed):
        self.show_checks()
        self.click(self.app.get('button', deed, root=self.app.get('row', what)))

    def up(self, number):
        app = self.app
        app.drag(app.row(QUESTIONS, '%d' % number), app.row(QUESTIONS, '%d' % (number - 1)), to_fy=.15)

    def duplicate(self):
        self.order('Duplicate')

    def delete(self):
        self.order('Delete')

    def many(self):
        self.button('Type or paste many…', exact=True)

    def to_fault(self, name):
        self.click(self.app.get('list item', name, exact=True))


class Typing(Keys):
    def go_to_list(self, of):
        """The questions stand before what is open of them."""
        self.tab_to(of, role='list', back=of == QUESTIONS)

    def kind(self, number, name):
        self.key('ctrl+alt+%d' % number)

    def add(self, kind):
        self.tab_to('Add question', back=True)
        self.key('space')
        self.down_to(kind)

    def press(self, name, back=False):
        self.tab_to(name, back)
        self.key('space')

    def one_more(self, name):
        """Return in the last one; of a choice what follows it has the keyboard."""
        if name == 'Add choice':
            self.key('shift+Tab')
        self.key('Return')

    def mark(self, number):
        """From anywhere in the question or its choices."""
        self.key('ctrl+%d' % number)

    def choice_up(self, number):
        self.tab_to('Choice %d' % number, back=True, role='text')
        self.key('alt+Up')

    def answer(self, text):
        """Tab leads there from the question, while there is none."""
        self.key('Tab')
        self.write(text)

    def switch(self, name):
        self.tab_to(name)
        self.key('space')

    def unfold(self, name):
        self.tab_to(name)
        self.key('space')

    def order(self, *items):
        self.tab_to(MORE)
        self.key('space')
        for item in items:
            self.down_to(item)

    def into_questions(self):
        """From the outline."""
        self.tab_to(QUESTIONS, role='list')

    def into_question(self):
        """From its row."""
        self.key('Return')
        self.wait_on('Question')

    def lands_on(self, line):
        """And with the keyboard."""
        self.wait_on(line)

    def name_pool(self, title):
        self.app.get('entry', 'New pool')
        self.write(title)
        self.key('Return')

    def keep_one(self, number, other):
        """The key of what is right, also where it is marked already."""
        self.mark(number)

    def show_checks(self):
        self.tab_to(CHECKS)
        self.key('space')

    def mend(self, what, deed):
        self.show_checks()
        self.do_at('Checks', what, deed)

    def up(self, number):
        self.question(number)
        self.key('alt+Up')

    def duplicate(self):
        self.key('ctrl+d')

    def delete(self):
        self.go_to_list(QUESTIONS)
        self.key('Delete')

    def many(self):
        self.tab_to('Type or paste many…')
        self.key('space')

    def to_fault(self, name):
        """Tab stays in the text."""
        self.key('ctrl+Tab')
        self.go_to_list(FOUND)
        self.key('Home')
        for _ in range(12):
            if self.is_on(name):
                break
            self.key('Down')
            time.sleep(.1)
        self.wait_on(name)
        self.key('Return')


def numbered(she):
    """The questions as the list says them, without what they count."""
    return [name.rsplit(', ', 2)[0] for name in she.app.rows(QUESTIONS)]


def open_quiz(she):
    she.view('Build')
    she.choose(OUTLINE, SHORT.quiz)
    wait('its question', lambda: len(she.app.rows(QUESTIONS)) == 1, 20)
    she.into_questions()


def type_lines(she, text):
    """As they are written: a tool types neither the ends of lines nor the tabs of a longer text."""
    for line in text.split('\n'):
        for place, cell in enumerate(line.split('\t')):
            if place > 0:
                she.key('Tab')
            if cell:
                she.write(cell)
        she.key('Return')


def n_lines(she):
    return she.ask(N_LINES)[0][0]


def add_new(she, kind, stem):
    """A question more after the one that is open, and its words."""
    she.add(kind)
    she.wait_on('Question')
    she.write(stem)
    she.wait_one(1, fact('count(*)'), stem)



def walk(hand, *steps, course=SHORT):
    if not SHORT.package.exists():
        return 'no corpus'
    with designed(hand, course, PLAN) as she:
        open_quiz(she)
        for step in steps:
            step(she)
    return None
