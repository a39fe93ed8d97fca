#!/usr/bin/python3
"""The credential sheet of a credential made of a real course, once with a mouse alone and once with a
keyboard alone: a title, a text, a line, a choice, a figure and a part of one, each in its group. Each
step is undone once and done again."""
import time

from gui import run
from hands import Keys, Mouse
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


class Typing(Keys):
    has_pages = False

    def fill(self, name, text, after=None, stops=1):
        """Nobody is told when the entry of a form's row has the keyboard: it is counted from what
        stands before it, or it is where the one before has been left."""
        if after is not None:
            self.tab_to(after)
            self.key(*['Tab'] * stops)
            time.sleep(.3)
        self.write(text, instead=True)
        self.key('Tab')

    def select(self, name, then, steps):
        self.tab_to(name)
        self.key('space')
        self.app.get('label', then, exact=True)
        time.sleep(.4)
        self.key(*['Down'] * steps, 'Return')


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


def walk(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps)


def fields_by_mouse():
    return walk(Pointing, purpose, audience, level)


def fields_by_keyboard():
    return walk(Typing, purpose, audience, level)


run(fields_by_mouse, fields_by_keyboard)
