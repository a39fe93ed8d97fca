#!/usr/bin/python3
"""Frameworks that others have written and a credential made of a real course, once with a mouse alone
and once with a keyboard alone: brought in as CASE and as a table of OSMT, browsed, searched, used as a
skill and for an outcome, deleted. Each step is undone once and done again."""
from framework_hands import (
    BADGES, FRAMEWORKS, SHOWN, SKILLS, Pointing, Typing, bring_in)
from gui import run
from walk import SHORT, designed

CASE = BADGES / 'case' / 'samples' / 'opensalt-framework-20c5134f.json'
OSMT = BADGES / 'rsd' / 'Skills-Import.csv'
WEEK = SHORT.week + '/'
OUTCOME = 'Compare two sources'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page]}]}]}
ABOVE = 'Understand ratio concepts and use ratio reasoning to solve problems.'
BELOW = 'Understand the concept of a ratio and use ratio language'
SKILL = 'Data and Data Store Access'


def case(she):
    """Of one the tree is looked through."""
    app = she.app
    she.frameworks()
    bring_in(she, CASE, 16, button='Bring in a framework…')
    she.wait_one(1, FRAMEWORKS)
    assert not app.find('list item', BELOW)
    she.unfold(ABOVE)
    she.choose_statement(BELOW)
    she.align('O1  ' + OUTCOME)
    she.wait_one(1, SHOWN)
    app.get('label', 'Aligned with “' + BELOW)


def osmt(she):
    """In the other words are searched."""
    app = she.app
    bring_in(she, OSMT, 2)
    she.wait_one(2, FRAMEWORKS)
    she.search('data sto')
    app.get('label', '1 statement', exact=True)
    she.button('Add as skill', exact=True)
    she.wait_one(2, SKILLS)
    she.close_window()
    she.wait_window()


def undone(she):
    app = she.app
    app.get('label', 'Skills Import', timeout=20)
    she.undone(SKILLS, 1, 2)
    for answer, sql in ((1, SKILLS), (1, FRAMEWORKS), (0, SHOWN), (0, FRAMEWORKS)):
        she.undo()
        she.wait_one(answer, sql)
    for answer, sql in ((1, FRAMEWORKS), (1, SHOWN), (2, FRAMEWORKS), (2, SKILLS)):
        she.redo()
        she.wait_one(answer, sql)
    she.delete_skill(SKILL)
    she.undone(SKILLS, 2, 1)
    app.gone('button', 'Delete skill ' + SKILL)


def everything(hand):
    if not SHORT.package.exists() or not CASE.exists() or not OSMT.exists():
        return 'no corpus'
    with designed(hand, SHORT, PLAN) as she:
        she.view('Design')
        for walk in (case, osmt, undone):
            walk(she)
    return None


def by_mouse():
    return everything(Pointing)


def by_keyboard():
    return everything(Typing)


run(by_mouse, by_keyboard)
