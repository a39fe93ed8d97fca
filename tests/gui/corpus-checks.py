#!/usr/bin/python3
"""What the checks find in a credential made of a real course, once with a mouse alone and once with a
keyboard alone: gone through, mended where it is listed, dismissed with a reason until its text changes,
and brought back. Each step is undone once and done again."""
from gui import run, wait, xdo
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, designed

WEEK = SHORT.week + '/'
SHOWN, GAP = 'Compare two sources', 'Name who made a source'
LINKS = 'Assignment with internal links'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': SHOWN}, {'key': 'O2', 'text': GAP}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]},
                {'title': 'Links', 'items': [LINKS]}],
    'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task,
                     'integrity': 'Asked about it', 'outcomes': ['O1']}]}]}
NOTHING = 'Nothing shows that learners reach this outcome.'
DEAD = 'The link to “%24WIKI_REFERENCE%24/pages/wiki-sample” leads nowhere.'
REASON = 'Shown in the seminar'
DISMISSED = 'SELECT count(*) FROM dismissal'
CHECKS = 'Checks: '


class Pointing(Mouse):
    def show_checks(self):
        self.button(CHECKS)
        self.app.get('list', 'Checks', exact=True)

    def go_on(self, number, what):
        """By its row of the list."""
        self.show_checks()
        self.click(self.app.get('label', what))

    def do(self, what, deed):
        self.show_checks()
        self.click(self.app.get('button', deed, root=self.app.get('row', what)))

    def order(self, what, command):
        self.do(what, 'More')
        self.click(self.app.get('menu item', command))

    def set_aside(self):
        self.button('Dismiss', exact=True)

    def bring_back(self):
        """It stands at the end of the list."""
        x, y = self.app.at(self.app.get('button', CHECKS))
        xdo('mousemove', x + 60, y - 160, 'click', '--repeat', 20, '--delay', 30, 5)
        self.button('Bring back', exact=True)

    def edit(self, text):
        self.button(text, exact=True)


class Typing(Keys):
    def show_checks(self):
        self.tab_to(CHECKS, back=True)
        self.key('space')
        self.app.get('list', 'Checks', exact=True)

    def go_on(self, number, what):
        self.key('F8')

    def do(self, what, deed):
        self.show_checks()
        self.do_at('Checks', what, deed)

    def order(self, what, command):
        self.do(what, 'More')
        self.down_to(command)

    def set_aside(self):
        self.key('Return')

    def bring_back(self):
        self.go_to_list('Checks')
        self.key('End')
        self.tab_to('Bring back')
        self.key('space')

    def edit(self, text):
        self.tab_to(text, role='push button')
        self.key('F2')


def figures(she, n_fix, n_advice=2):
    she.app.get('button', CHECKS + '%d to fix, %d suggestions' % (n_fix, n_advice), exact=True,
                timeout=30)


def one_by_one(she):
    app = she.app
    she.view('Design')
    figures(she, 6)
    she.go_on(1, NOTHING)
    app.get('label', '1 of 8: ' + NOTHING, exact=True, timeout=20)
    she.wait_on(GAP)
    she.go_on(2, DEAD)
    app.get('label', '2 of 8: ' + DEAD, exact=True, timeout=20)
    she.wait_view('Build')
    wait('the page', lambda: she.is_chosen(OUTLINE, LINKS))


def mended(she):
    """Where it is listed, and seen in the bytes of the page."""
    she.view('Design')
    figures(she, 6)
    she.do(DEAD, 'Take the link out')
    figures(she, 5)
    she.hide_checks()
    assert 'wiki-sample' not in she.body(LINKS)
    she.undo()
    figures(she, 6)
    assert 'wiki-sample' in she.body(LINKS)
    she.redo()
    figures(she, 5)
    she.do(NOTHING, 'Add to Comparison')
    figures(she, 4)
    she.hide_checks()
    she.undone('SELECT count(*) FROM alignment', 1, 2)
    she.undo()
    figures(she, 5)


def dismissed(she):
    app = she.app
    she.view('Design')
    figures(she, 6)
    she.order(NOTHING, 'Dismiss…')
    app.get('entry', 'Reason')
    she.write(REASON)
    she.set_aside()
    she.wait_window()
    figures(she, 5)
    she.wait_one(1, DISMISSED + ' WHERE reason = ?', REASON)
    she.undone(DISMISSED, 0, 1)
    figures(she, 5)
    # What was said of one text does not hold of another.
    she.edit(GAP)
    she.wait_on('Outcome')
    she.write(GAP + ' and when', instead=True)
    she.key('Return')
    figures(she, 6)
    she.undo()
    figures(she, 5)
    she.redo()
    figures(she, 6)
    she.undo()
    figures(she, 5)


def brought_back(she):
    app = she.app
    she.show_checks()
    app.get('label', '1 dismissed', exact=True)
    she.button('Show', exact=True)
    app.get('row', 'Reason: ' + REASON)
    she.bring_back()
    figures(she, 6)
    she.hide_checks()
    she.undone(DISMISSED, 1, 0)


def walk(hand, *steps):
    if not SHORT.package.exists():
        return 'no corpus'
    with designed(hand, SHORT, PLAN) as she:
        for step in steps:
            step(she)
    return None


def mended_by_mouse():
    return walk(Pointing, one_by_one, mended)


def mended_by_keyboard():
    return walk(Typing, one_by_one, mended)


def dismissed_by_mouse():
    return walk(Pointing, dismissed, brought_back)


def dismissed_by_keyboard():
    return walk(Typing, dismissed, brought_back)


run(mended_by_mouse, mended_by_keyboard, dismissed_by_mouse, dismissed_by_keyboard)
