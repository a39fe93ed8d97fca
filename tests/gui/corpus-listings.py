#!/usr/bin/python3
"""A framework and an outcome of a credential made of a real course, with a keyboard alone: from the
outcome's menu a CASE 1.1 framework is brought in through the file chooser and searched, and what is found
is aligned with the outcome. Each step is undone once and done again."""
from framework_hands import BADGES, FRAMEWORKS, SHOWN, Typing, bring_in, stands_alone
from gui import run
from walk import SHORT, designed

CASE_1 = BADGES / 'golden' / 'case' / 'framework-1.1.json'
WEEK = SHORT.week + '/'
OUTCOME = 'Compare two sources'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page]}]}]}
STORY = 'Compose a plain-language data story of about 600 words for a named non-specialist audience'


def brought_in(she, path, n, number, **how):
    """And undone and done again, in sight as well."""
    bring_in(she, path, n, **how)
    she.undone(FRAMEWORKS, number - 1, number)


def outcome(she):
    """From an outcome: the words are typed at once, and what is found is aligned with it."""
    she.look_for('O1')
    she.wait_window('Frameworks')
    brought_in(she, CASE_1, 3, 1, button='Bring in a framework…')
    she.search('lo3')
    stands_alone(she, STORY + '.')
    she.take('Align with O1')
    she.undone(SHOWN, 0, 1)
    she.close_window()
    she.wait_window()
    she.group('Skills and employers')
    she.app.get('label', 'shown by O1', timeout=20)


def walk(hand, *steps):
    if not SHORT.package.exists() or not CASE_1.exists():
        return 'no corpus'
    with designed(hand, SHORT, PLAN) as she:
        she.view('Design')
        for step in steps:
            step(she)
    return None


def for_an_outcome_by_keyboard():
    return walk(Typing, outcome)


run(for_an_outcome_by_keyboard)
