#!/usr/bin/python3
"""Outcomes and evidence of a credential made of a real course, once with a mouse alone and once with a
keyboard alone: marks, gaps and what closes them, the same as a list and as a table for spreadsheets;
the columns of modules, opened and closed. Each step is undone once and done again."""
import csv

from gui import Atspi, run, wait
from hands import Keys, Mouse
from walk import CANVAS, SHORT, designed, walked

WEEK = SHORT.week + '/'
FIRST, SECOND = 'Compare two sources', 'Name who made a source'
TOPIC = 'First Module Discussion 1'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': FIRST}, {'key': 'O2', 'text': SECOND}],
    'modules': [
        {'title': 'Sources', 'minutes': 90, 'items': [WEEK + SHORT.page, WEEK + SHORT.task]},
        {'title': 'Talk', 'minutes': 20, 'items': [WEEK + TOPIC]}],
    'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task,
                     'weight': 100, 'outcomes': ['O1']}],
    'alignments': [{'item': WEEK + TOPIC, 'outcome': 'O2', 'depth': 'practised'}]}]}
UNITS = {'credentials': [{
    'title': 'Reading rocks', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': 'Name three rocks'}],
    'modules': [{'title': 'Rocks', 'items': [CANVAS.week]},
                {'title': 'Time', 'items': [CANVAS.next]}]}]}
MARKS = ("SELECT group_concat(depth) FROM (SELECT depth FROM alignment WHERE subject_kind = '%s' "
         'ORDER BY n)')
LEARNED, SHOWN = MARKS % 'item', MARKS % 'assessment'


class Pointing(Mouse):
    def open_menu(self, cell):
        self.click(self.app.get('button', cell, exact=True), button=3)

    def take(self, item):
        self.click(self.app.get('menu item', item, exact=True))

    def save_table(self):
        self.press_menu(self.app.get('label', 'O1', exact=True), 'Save the matrix as a table…')

    def gaps(self):
        self.button('Only gaps')

    def kind(self, name):
        self.button(name, exact=True)

    def tick(self, name):
        self.click(self.app.get('check', name, exact=True))

    def leave(self):
        """A click beside a popover closes it."""
        self.click(self.app.get('label', 'Outcomes and evidence', exact=True))

    def open_module(self, title):
        self.open_head(title)

    def open_head(self, title):
        self.button(title, exact=True)

    def stays(self, name):
        """A mouse leaves the keyboard where it clicks."""


class Typing(Keys):
    def open_menu(self, cell):
        self.tab_to(cell)
        self.key('shift+F10')

    def take(self, item):
        self.down_to(item)

    def to_row(self, code):
        self.tab_to(code + ', ')

    def save_table(self):
        self.to_row('O1')
        self.key('shift+F10')
        self.down_to('Save the matrix as a table…')

    def gaps(self):
        self.tab_to('Only gaps', back=True)
        self.key('space')

    def kind(self, name):
        self.tab_to(name, back=True)
        self.key('space')

    def tick(self, name):
        self.tab_to(name, role='check box')
        self.key('space')

    def leave(self):
        self.key('Escape')

    def open_module(self, title):
        """From any of its marks, where the keyboard stays."""
        self.tab_to('O1, %s, ' % title)
        self.key('Return')

    def stays(self, name):
        self.wait_on(name)

    def open_head(self, title):
        self.tab_to(title, back=True, role='push button')
        self.key('space')


def marks(she):
    app = she.app
    app.get('label', '1 of 2 assessed', timeout=20)
    page = 'O2, ' + SHORT.page
    she.mark(page, 'not marked', 'introduced')
    she.undone(LEARNED, 'practised', 'practised,introduced')
    app.get('button', page + ', introduced')
    she.mark(page, 'introduced', 'practised')
    she.undone(LEARNED, 'practised,introduced', 'practised,practised')
    app.get('button', page + ', practised')
    she.mark('O1, Comparison', 'assessed', 'not marked')
    she.undone(SHOWN, 'assessed', None)
    app.get('label', '0 of 2 assessed')
    she.mark('O1, Comparison', 'not marked', 'assessed')
    she.undone(SHOWN, None, 'assessed')
    app.get('label', '1 of 2 assessed')


def marks_of_a_menu(she):
    """Each depth is there to choose, with the present one checked; what is learned becomes evidence."""
    app, page = she.app, 'O2, ' + SHORT.page
    app.get('label', '1 of 2 assessed', timeout=20)
    now, before = 'not marked', 'practised'
    for item, depth in (('Introduced', 'introduced'), ('Practised', 'practised')):
        she.open_menu('%s, %s' % (page, now))
        present = {'not marked': 'No mark', 'introduced': 'Introduced'}[now]
        checked = [each for each in ('Introduced', 'Practised', 'Make it evidence…', 'No mark')
                   if app.get('menu item', each, exact=True).get_state_set().contains(
                       Atspi.StateType.CHECKED)]
        assert checked == [present], checked
        she.take(item)
        app.get('button', '%s, %s' % (page, depth))
        she.undone(LEARNED, before, 'practised,' + depth)
        now, before = depth, 'practised,' + depth
    she.open_menu('%s, %s' % (page, now))
    she.take('Make it evidence…')
    she.button('Make it evidence', exact=True)
    she.undone(SHOWN, 'assessed', 'assessed,assessed')
    app.get('label', '2 of 2 assessed')
    she.open_menu('O1, Comparison, assessed')
    she.take('No mark')
    she.undone(SHOWN, 'assessed,assessed', 'assessed')
    she.open_menu('O1, Comparison, not marked')
    she.take('Assessed')
    she.wait_one('assessed,assessed', SHOWN)


def gaps(she):
    """One is seen alone, and closed."""
    app = she.app
    she.gaps()
    app.gone('button', FIRST)
    she.button('Add to Comparison')
    app.get('label', 'Something shows every outcome')
    she.undone(SHOWN, 'assessed', 'assessed,assessed')
    app.get('label', '2 of 2 assessed')
    she.undo()
    she.wait_one('assessed', SHOWN)
    app.get('button', SECOND, exact=True)
    she.gaps()
    app.get('button', FIRST, exact=True)


def as_list(she):
    """What is said there of an outcome is said of it in the matrix."""
    app = she.app
    she.kind('List')
    she.button('O2, Nothing assesses it')
    she.tick(TOPIC)
    she.leave()
    app.get('button', 'O2, Assessed by ' + TOPIC)
    she.undone('SELECT count(*) FROM assessment', 1, 2)
    she.undo()
    she.wait_one(1, 'SELECT count(*) FROM assessment')
    app.get('button', 'O2, Nothing assesses it')
    she.kind('Matrix')
    app.get('button', 'O2, Comparison, not marked')


def as_table(she):
    path = she.folder / 'matrix.csv'
    she.save_table()
    she.name_file(path)
    wait('the table', lambda: path.exists() and SECOND in path.read_text('utf-8'), 20)
    with open(path, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(file))
    said = {cell for row in rows for cell in row}
    assert {FIRST, SECOND, 'Comparison', SHORT.page} <= said, rows
    first, second = (next(row for row in rows if text in row) for text in (FIRST, SECOND))
    assert 'A' in first and 'P' in second and 'A' not in second, rows


def walk(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps)


def columns(hand):
    """More than the window holds: modules, of which one is opened."""
    if not CANVAS.package.exists():
        return 'no corpus'
    with designed(hand, CANVAS, UNITS) as she:
        app = she.app
        she.view('Design')
        app.get('button', 'O1, Rocks, not marked', timeout=60)
        she.open_module('Rocks')
        cell = 'O1, ' + CANVAS.first
        app.get('button', cell + ', not marked')
        she.stays('O1, Rocks, not marked')
        she.mark(cell, 'not marked', 'introduced')
        she.undone(LEARNED, None, 'introduced')
        app.get('button', 'O1, Rocks, introduced in 1 item')
        she.open_module('Rocks')
        app.gone('button', cell + ', introduced')
        she.open_head('Time')
        app.get('button', 'O1, Unit 2 Objectives, not marked')
        she.stays('Time')
        app.get('button', 'O1, Rocks, introduced in 1 item')
    return None


def menu_by_mouse():
    return walk(Pointing, marks_of_a_menu)


def menu_by_keyboard():
    return walk(Typing, marks_of_a_menu)


def matrix_by_mouse():
    return walk(Pointing, marks, gaps, as_list)


def matrix_by_keyboard():
    return walk(Typing, marks, gaps, as_list)


def as_table_by_mouse():
    return walk(Pointing, as_table)


def as_table_by_keyboard():
    return walk(Typing, as_table)


def columns_by_mouse():
    return columns(Pointing)


def columns_by_keyboard():
    return columns(Typing)


# The keyboard comes first: a mouse leaves the pointer where the menu opens, and this test then does not
# hear that the keyboard is at the item it wants.
run(menu_by_keyboard, menu_by_mouse, matrix_by_mouse, matrix_by_keyboard, as_table_by_mouse, as_table_by_keyboard, columns_by_mouse,
    columns_by_keyboard)
