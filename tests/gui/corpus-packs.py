#!/usr/bin/python3
"""What a committee and an employer ask of a credential made of a real course, once with a mouse alone
and once with a keyboard alone: how complete it is for a framework, a jump to what is missing, and the
figure that rises with it. Each step is undone once and done again."""
import time

from gui import extents, run, wait
from hands import Keys, Mouse
from walk import SHORT, walked

WEEK = SHORT.week + '/'
OUTCOME = 'Compare two sources'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]}],
    'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task,
                     'outcomes': ['O1']}]}]}
EU, AU, DESIGN = 'European description', 'Australian information', 'Backward design'
PAGE = 'O1, %s, ' % SHORT.page
FIELD = "SELECT max(value) FROM field WHERE key = '%s'"
MARKS = "SELECT count(*) FROM alignment WHERE subject_kind = 'item'"


class Pointing(Mouse):
    def show_pack(self, name):
        self.click(self.reach('button', name + ', '))

    def select(self, name, then, steps):
        self.click(self.reach('combo box', name, exact=True))
        self.click(self.app.get('label', then, exact=True))

    def mark_page(self):
        self.button(PAGE)


class Typing(Keys):
    has_pages = False

    def show_pack(self, name):
        self.tab_to(name + ', ', role='push button')
        self.key('space')

    def select(self, name, then, steps):
        self.key('space')
        self.app.get('label', then, exact=True)
        time.sleep(.4)
        self.key(*['Down'] * steps, 'Return')

    def mark_page(self):
        self.tab_to(PAGE)
        self.key('i')


def complete(she, pack):
    """(how much of it is said, of how much) as its button says."""
    name = she.app.get('button', pack + ', ').get_name()
    said, of = name[len(pack + ', '):].split(' of ')
    return int(said), int(of)


def wait_complete(she, pack, figure):
    she.app.get('button', '%s, %d of %d' % (pack, *figure), exact=True, timeout=20)


def go_to_missing(she, pack, field):
    she.show_pack(pack)
    she.button(field, exact=True)
    she.app.gone('button', field)


def wait_in_sight(she, role, name):
    """What is led to is above the line of checks at the foot of the window."""
    def look():
        place = extents(she.app.get(role, name, exact=True))
        foot = extents(she.app.get('button', 'Checks: '))
        return 150 < place.y and place.y + place.height <= foot.y
    wait('“%s” in sight' % name, look)


def raised(she, pack, before, sql, was, now):
    """The figure rises with what is filled in, falls with Undo, and rises again."""
    after = before[0] + 1, before[1]
    she.wait_one(now, sql)
    wait_complete(she, pack, after)
    she.wait_free('Undo: ')
    she.undo()
    she.wait_one(was, sql)
    wait_complete(she, pack, before)
    she.wait_free('Redo: ')
    she.redo()
    she.wait_one(now, sql)
    wait_complete(she, pack, after)


def europe(she):
    """A choice is missing, in a group that is folded."""
    before = complete(she, EU)
    assert before == (3, 12), before
    go_to_missing(she, EU, 'Supervision')
    she.wait_on('Supervision')
    wait_in_sight(she, 'combo box', 'Supervision')
    she.select('Supervision', 'Supervised, identity verified', 3)
    raised(she, EU, before, FIELD % 'supervision', None, 'verified')


def australia(she):
    """A line is missing: what is typed goes into it at once."""
    before = complete(she, AU)
    go_to_missing(she, AU, 'Price')
    wait_in_sight(she, 'entry', 'Price')
    she.write('Free')
    she.key('Tab')
    raised(she, AU, before, FIELD % 'price', None, 'Free')


def backward(she):
    """What is missing is no field: the way leads to the outcomes."""
    before = complete(she, DESIGN)
    go_to_missing(she, DESIGN, 'Learning that leads to every outcome')
    wait('the keyboard among the outcomes',
         lambda: (she.focused().get_name() or '').startswith(('O1, ', OUTCOME)))
    she.mark_page()
    raised(she, DESIGN, before, MARKS, 0, 1)


def walk(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps)


def packs_by_mouse():
    return walk(Pointing, europe, australia, backward)


def packs_by_keyboard():
    return walk(Typing, europe, australia, backward)


run(packs_by_mouse, packs_by_keyboard)
