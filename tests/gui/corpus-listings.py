#!/usr/bin/python3
"""Frameworks of several kinds and a credential made of a real course, with a keyboard alone: CASE 1.0 and
1.1, the outcomes of Canvas, the competencies of Moodle, each through the file chooser, searched, and used
in another way: aligned with an outcome, as an outcome, as a graduate attribute, looked for from an
outcome. What is no framework is named. Each step is undone once and done again."""
from framework_hands import (
    BADGES, FRAMEWORKS, SHOWN, USED, Typing, bring_in, stands_alone)
from gui import run
from walk import SHORT, walked

GOLDEN = BADGES / 'golden'
CASE_0 = GOLDEN / 'case' / 'framework-1.0.json'
CASE_1 = GOLDEN / 'case' / 'framework-1.1.json'
CANVAS = GOLDEN / 'canvas' / 'outcomes.csv'
MOODLE = GOLDEN / 'moodle' / 'competency_framework.csv'
SHEET = BADGES / 'case' / 'samples' / 'opensalt-spreadsheet_import_sample.xlsx'
WEEK = SHORT.week + '/'
OUTCOME = 'Compare two sources'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page]}]}]}
CHART = 'Critique a published chart for accuracy and accessibility faults'
CHARTS = 'Construct two accessible charts that answer a stated question from an open data set'
STORY = 'Compose a plain-language data story of about 600 words for a named non-specialist audience'


def brought_in(she, path, n, number, **how):
    """And undone and done again, in sight as well."""
    bring_in(she, path, n, **how)
    she.undone(FRAMEWORKS, number - 1, number)


def find(she, framework, words, text):
    if framework is not None:
        she.choose_framework(framework)
    she.search(words)
    stands_alone(she, text)


def case(she):
    """Both versions: the outcome of the credential shows a statement of the first."""
    she.frameworks()
    brought_in(she, CASE_0, 3, 1, button='Bring in a framework…')
    find(she, None, 'lo1', CHART + ', citing evidence.')
    she.align('O1  ' + OUTCOME)
    she.undone(SHOWN, 0, 1)
    she.search(' ')
    brought_in(she, CASE_1, 3, 2)
    addresses = she.ask('SELECT uri FROM framework WHERE listing IS NOT NULL ORDER BY uri')
    assert ['v1p0' in addresses[0][0], 'v1p1' in addresses[1][0]] == [True, True], addresses


def canvas(she):
    """A statement says its code once and its whole sentence."""
    she.frameworks()
    brought_in(she, CANVAS, 4, 1, button='Bring in a framework…')
    she.app.get('label', STORY + '.', exact=True)  # its only group is open
    find(she, None, 'plds-lo2 construct', CHARTS + '.')
    she.add_as('Add as outcome')
    she.undone(USED % 'outcome', 1, 2)
    assert she.ask("SELECT count(*) FROM statement WHERE text = ?", CHARTS + '.') == [(1,)]


def moodle(she):
    brought_in(she, MOODLE, 3, 2)
    find(she, 'Plain-Language Data Stories', 'plain story', STORY)
    she.add_as('Add as graduate attribute')
    she.undone(USED % 'attribute', 0, 1)


def no_framework(she):
    """A spreadsheet is told from a table, and what to do with it; the next file is taken."""
    she.frameworks()
    she.button('Bring in a framework…', exact=True)
    she.open_file(SHEET)
    she.app.get('label', 'save the sheet as CSV', timeout=20)
    she.close_message()
    she.app.gone('label', 'The framework could not be brought in')
    she.wait_one(0, FRAMEWORKS)
    brought_in(she, CASE_1, 3, 1, button='Bring in a framework…')


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
    return walked(hand, 'Design', SHORT, PLAN, *steps) if CANVAS.exists() else 'no corpus'


def case_by_keyboard():
    return walk(Typing, case)


def systems_by_keyboard():
    return walk(Typing, canvas, moodle)


def for_an_outcome_by_keyboard():
    return walk(Typing, outcome)


def no_framework_by_keyboard():
    return walk(Typing, no_framework)


run(case_by_keyboard, systems_by_keyboard, for_an_outcome_by_keyboard, no_framework_by_keyboard)
