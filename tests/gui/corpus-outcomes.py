#!/usr/bin/python3
"""Outcomes of a real course and their parts, once with a mouse alone and once with a keyboard alone: one
becomes a part of another, moves, stands for itself again, belongs to a module; a module takes one in,
gets a new one, and gives one back. Each step is undone once."""
import time

from gui import run, wait
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, designed

TEXTS = ['Judge a source', 'Find its author', 'Cite it']
NEW = 'compare two sources'
WEEK = SHORT.week + '/'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O%d' % n, 'text': text} for n, text in enumerate(TEXTS, 1)],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page]}]}]}
CODES = ('SELECT group_concat(code) FROM (SELECT code FROM credential_statement AS u '
         'JOIN statement ON statement.id = u.statement ORDER BY code)')
CODE = 'SELECT code FROM statement WHERE text = ?'
MODULES = ('SELECT count(*) FROM credential_statement JOIN item ON item.id = module '
           'WHERE title = \'Sources\'')


class Pointing(Mouse):
    def outcome(self, code, item):
        self.press_menu(self.app.get('label', code, exact=True), item)

    def part(self, code, of):
        self.outcome(code, 'Make it a part of ' + of)

    def whole(self, code):
        self.outcome(code, 'Let it stand for itself')

    def up(self, code):
        self.outcome(code, 'Move up')

    def belong(self, code, module):
        self.outcome(code, 'Belongs to')
        self.click(self.app.get('menu item', module))

    def to_module(self):
        self.button('Outcome of the module “Sources”')

    def add_outcome(self):
        self.click(self.reach('row', 'Add an outcome…'))

    def choose_outcome(self, text):
        self.click(wait('the outcome', lambda: next(
            (node for node in self.app.nodes(self.dialog()) if text in (node.get_name() or '') and
             node.get_role_name() == 'label'), None)))


class Typing(Keys):
    def to_row(self, code):
        self.app.get('label', code, exact=True)
        self.tab_to(code + ', ')

    def part(self, code, of):
        self.to_row(code)
        self.key('alt+Right')

    def whole(self, code):
        self.to_row(code)
        self.key('alt+Left')

    def up(self, code):
        self.to_row(code)
        self.key('alt+Up')

    def belong(self, code, module):
        self.to_row(code)
        self.key('Home', 'shift+F10')
        self.down_to('Belongs to')
        self.down_to(module)
        self.app.gone('menu item', module)

    def to_module(self):
        self.tab_to('Outcome of the module “Sources”')
        self.key('space')

    def add_outcome(self):
        """Past the rows of a form, which are not told."""
        for _ in range(40):
            if self.is_on('Add an outcome…'):
                break
            self.key('Tab')
            time.sleep(.2)
        self.wait_on('Add an outcome…')
        self.key('Return')

    def choose_outcome(self, text):
        self.write(text[:6])
        self.key('Return')


def in_design(she):
    she.view('Design')
    she.app.get('label', 'O3', exact=True, timeout=20)
    she.part('O2', of='O1')
    she.undone(CODE, 'O2', 'O1.1', TEXTS[1])
    she.app.get('label', 'O1.1', exact=True)
    she.part('O2', of='O1')
    she.undone(CODES, 'O1,O1.1,O2', 'O1,O1.1,O1.2')
    she.up('O1.2')
    she.undone(CODE, 'O1.2', 'O1.1', TEXTS[2])
    she.whole('O1.1')
    she.undone(CODE, 'O1.1', 'O2', TEXTS[2])
    she.app.get('label', 'O2', exact=True)
    she.belong('O1.1', 'Sources')
    she.undone(MODULES, 0, 1)


def in_build(she):
    app = she.app
    app.get('button', 'Outcome of the module “Sources”')
    she.to_module()
    she.wait_view('Build')
    wait('the module', lambda: she.is_chosen(OUTLINE, 'Sources'))
    app.get('label', TEXTS[1], exact=True)
    she.choose(OUTLINE, 'Sources')
    she.add_outcome()
    she.wait_window('Outcome of the module')
    she.choose_outcome(TEXTS[0])
    she.wait_window()
    she.undone(MODULES, 1, 2)
    app.get('label', TEXTS[0], exact=True)
    she.add_outcome()
    she.wait_window('Outcome of the module')
    she.write(NEW)
    she.choose_outcome('Write a new outcome') if isinstance(she, Mouse) else she.key('Return')
    she.wait_window()
    she.undone(CODE.replace('code', 'count(*)'), 0, 1, NEW)
    she.wait_one(3, MODULES)
    app.get('label', NEW, exact=True)
    she.button('Take away: ' + NEW)
    she.undone(MODULES, 3, 2)


def everything(hand):
    if not SHORT.package.exists():
        return 'no corpus'
    with designed(hand, SHORT, PLAN) as she:
        in_design(she)
        in_build(she)
    return None


def by_mouse():
    return everything(Pointing)


def by_keyboard():
    return everything(Typing)


run(by_mouse, by_keyboard)
