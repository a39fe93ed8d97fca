#!/usr/bin/python3
"""The credential sheet of a credential made of a real course, once with a mouse alone and once with a
keyboard alone: each kind of field, a title, a text, a line, a choice, a figure and a part of one, hours, a
language, a day, a list of skills, the institution's, each in its group; what is no figure and no day is
refused. Each step is undone once and done again."""
import time

from evidence import is_refused
from framework_hands import SkillKeys
from gui import run, wait
from hands import Mouse
from walk import SHORT, walked

WEEK = SHORT.week + '/'
TITLE = 'Reading sources'
PLAN = {'credentials': [{
    'title': TITLE, 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': 'Compare two sources'}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]}],
    'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task,
                     'outcomes': ['O1']}]}]}
PURPOSE = 'Lets readers say which of two sources to trust.'
NEEDED = 'A library card'
FIELD = "SELECT max(value) FROM field WHERE key = '%s'"
OF_CREDENTIAL = 'SELECT %s FROM credential'
OF_ISSUER = 'SELECT max(%s) FROM party'
SKILLS = ("SELECT count(*) FROM credential_statement AS use JOIN statement ON statement.id = "
          "use.statement WHERE kind = 'skill'")
NO_NUMBER, NO_DAY = 'Write a number, as 12 or 1.5.', 'Write the date as year, month and day: 2027-03-01.'
OF_TREE = 'SELECT %s FROM tree JOIN credential ON credential.tree = tree.id'


class Pointing(Mouse):
    def group(self, name):
        self.click(self.reach('row', name, exact=True))

    def fill(self, name, text, after=None, stops=1):
        self.enter(name, text)

    def select(self, name, then, steps):
        """A choice of a list that opens."""
        self.click(self.reach('combo box', name, exact=True))
        self.click(self.app.get('label', then, exact=True))

    def fill_again(self, name, text, after, stops=1):
        self.enter(name, text)

    def language(self, name):
        """Found while it is typed."""
        self.click(self.reach('row', 'Language'))
        time.sleep(.6)
        self.write(name)
        time.sleep(.6)
        self.click(self.app.get('label', name, exact=True, root=self.app.get('list', 'Language')))

    def day_of_march(self):
        """In the calendar, which opens at the month that is written."""
        self.click(self.reach('button', 'Choose a day', exact=True))
        self.app.get('label', '20', exact=True)
        time.sleep(.6)
        self.click(self.app.get('label', '20', exact=True))
        return '2027-03-20'

    def add_skill(self, text):
        self.click(self.reach('entry', 'Add a skill', exact=True), .3)
        self.write(text)
        self.key('Return')

    def delete_skill(self, text):
        self.click(self.reach('button', 'Delete skill ' + text, exact=True))


class Typing(SkillKeys):
    has_pages = False

    def fill(self, name, text, after=None, stops=1):
        """Nobody is told when the entry of a form's row has the keyboard: it is counted from what
        stands before it, or it is where the one before has been left."""
        if after is not None:
            self.tab_to(after)
            self.key(*(['Tab'] * stops or ['shift+Tab'] * -stops))
            time.sleep(.3)
        self.write(text, instead=True)
        self.key('Tab')

    def select(self, name, then, steps):
        self.tab_to(name)
        self.key('space')
        self.app.get('label', then, exact=True)
        time.sleep(.4)
        self.key(*['Down'] * steps, 'Return')

    def delete_skill(self, text):
        self.button('Delete skill ' + text)

    def fill_again(self, name, text, after, stops=1):
        """What has just been left: back to what stands before it, and on from there."""
        self.tab_to(after, back=True)
        self.fill(name, text, after, stops)

    def language(self, name):
        self.tab_to('Language')
        self.key('space')
        time.sleep(.6)
        self.write(name)
        time.sleep(.6)
        self.key('Down', 'Return')

    def day_of_march(self):
        """The keyboard begins at the first day in sight, a Sunday in February."""
        self.tab_to('Choose a day')
        self.key('space')
        self.app.get('label', '20', exact=True)
        time.sleep(.4)
        self.key(*['Right'] * 5, 'space')
        return '2027-03-04'


def purpose(she):
    """A line of the tree itself, and a text."""
    she.group('Purpose')
    she.fill('Title', 'Reading two sources', after='Purpose')
    she.undone(OF_TREE % 'title', TITLE, 'Reading two sources')
    she.enter('Purpose', PURPOSE, role='text')
    she.undone(FIELD % 'purpose', None, PURPOSE)


def audience(she):
    she.group('Audience and entry')
    she.fill('What they need to have', NEEDED, 'What they need to know')
    she.undone(FIELD % 'technology', None, NEEDED)


def level(she):
    """A choice, a line and a part of a number."""
    she.group('Level and credit')
    she.select('Framework', 'European framework (EQF)', 2)
    she.undone(OF_CREDENTIAL % 'level_scheme', None, 'eqf')
    she.fill('Level', '5', 'Framework')
    she.undone(OF_CREDENTIAL % 'level', None, '5')
    she.fill('Credit', '2.5', 'Kind of credit')
    she.undone(OF_CREDENTIAL % 'credit_c', None, 250)


def refused(she, name, why, sql):
    """What was typed stays, and stands in no document."""
    wait('“%s” to be refused' % name, lambda: is_refused(she.app, name))
    wait(why, lambda: any(node.get_name() == why for node in she.app.nodes()))
    assert she.ask(sql) == [(None,)]


def delivery(she):
    """Hours and whole figures; a language of many."""
    hours, weeks = OF_CREDENTIAL % 'minutes', OF_CREDENTIAL % 'weeks'
    she.group('Delivery and time')
    she.select('Form', 'Online and in class', 2)
    she.undone(OF_CREDENTIAL % 'mode', None, 'hybrid')
    she.select('Pace', 'On set dates', 2)
    she.undone(OF_CREDENTIAL % 'pacing', None, 'scheduled')
    she.fill('Hours of learning', 'many', 'Pace')
    refused(she, 'Hours of learning', NO_NUMBER, hours)
    she.fill_again('Hours of learning', '12.5', 'Pace')
    she.undone(hours, None, 750)
    wait('it to be right', lambda: not is_refused(she.app, 'Hours of learning'))
    she.fill('Weeks', 'six', 'Pace', 3)
    refused(she, 'Weeks', NO_NUMBER, weeks)
    she.fill_again('Weeks', '6', 'Pace', 3)
    she.undone(weeks, None, 6)
    she.language('German')
    she.undone(OF_TREE % 'lang', 'en', 'de')


def quality(she):
    """What is the institution's; a day, written or chosen."""
    day = OF_CREDENTIAL % 'review_date'
    she.group('Recognition and quality')
    she.fill('Awarded by', 'Northfield', 'Recognition and quality')
    she.undone(OF_ISSUER % 'name', None, 'Northfield')
    she.fill('Review date', 'next spring', 'Choose a day', -1)
    refused(she, 'Review date', NO_DAY, day)
    she.fill_again('Review date', '2027-03-15', 'Choose a day', -1)
    she.undone(day, None, '2027-03-15')
    she.undone(day, '2027-03-15', she.day_of_march())
    she.select('Supervision', 'Supervised, identity verified', 3)
    she.undone(FIELD % 'supervision', None, 'verified')


def skills(she):
    """One after the other: nothing is left to apply between them."""
    she.group('Skills and employers')
    she.add_skill('Judging sources')
    she.undone(SKILLS, 0, 1)
    she.app.gone('button', 'Apply')
    she.add_skill('Quoting')
    she.undone(SKILLS, 1, 2)
    she.delete_skill('Judging sources')
    she.undone(SKILLS, 2, 1)


def walk(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps)


def fields_by_mouse():
    return walk(Pointing, purpose, audience, level)


def fields_by_keyboard():
    return walk(Typing, purpose, audience, level)


def kinds_by_mouse():
    return walk(Pointing, delivery, quality, skills)


def kinds_by_keyboard():
    return walk(Typing, delivery, quality)


def skills_by_keyboard():
    return walk(Typing, skills)


run(fields_by_mouse, fields_by_keyboard, kinds_by_mouse, kinds_by_keyboard, skills_by_keyboard)
