#!/usr/bin/python3
"""The rubric's grid and the forms of Build: by keyboard, by mouse, over the clipboard."""
import pathlib
import subprocess
import time

from gui import App, Atspi, run, wait

LANE = 'Visualising Data'


def open_item(app, lane, first, item):
    app.open_sample()
    app.click(app.row(lane, first))
    app.click(app.get('page tab', 'Build'))
    app.get('list', 'Outline', timeout=20)
    app.click(app.row('Outline', item))


def open_rubric(app, item='Chart critique'):
    open_item(app, LANE, 'Chart critique', item)
    app.get('entry', 'Title', timeout=20)
    app.press('Rubric', role='button')
    cell(app, 'Level Convincing')


def cell(app, name, timeout=40):
    return app.get('table cell', name, timeout=timeout)


def focus(app, name):
    found = cell(app, name)
    app.click(found, fy=.2)
    wait('the keyboard in “%s”' % name,
         lambda: cell(app, name).get_state_set().contains(Atspi.StateType.FOCUSED))


def has_keyboard(node):
    return node is not None and node.get_state_set().contains(Atspi.StateType.FOCUSED)


def tab_to(app, name):
    """Goes on through the form until the keyboard is in a field."""
    for _ in range(30):
        if any(has_keyboard(inner) for node in app.nodes() if node.get_name() == name
               for inner in app.nodes(node)):
            return
        app.key('Tab')
        time.sleep(.1)
    raise AssertionError('the keyboard does not reach “%s”' % name)


def a_rubric_is_edited_by_keyboard():
    with App() as app:
        open_rubric(app)
        focus(app, 'Level Convincing')
        app.key('Down', 'Right')
        app.key('F2')
        app.get('entry', 'What this level looks like')
        app.type(' Really.')
        app.key('Return')
        cell(app, 'the proof has a gap. Really.')
        app.key('Delete')
        cell(app, 'The fault, Sound, 3 pts: empty')
        app.key('ctrl+z')
        cell(app, 'the proof has a gap. Really.')

        app.key('alt+Down')
        cell(app, 'Criterion 2: The fault')
        app.key('ctrl+d')
        cell(app, 'Criterion 3: The fault')
        app.key('ctrl+z')
        cell(app, 'Criterion 3: The new chart')
        focus(app, 'Criterion 2: The fault')
        app.key('alt+Up')
        cell(app, 'Criterion 1: The fault')

        # Typing begins an edit, Tab goes on, Escape takes back.
        focus(app, 'The fault, Partly')
        app.type('z')
        app.key('Tab')
        cell(app, 'but not by what.z')
        wait('the next cell', lambda: cell(app, 'The fault, Not yet').get_state_set().contains(
            Atspi.StateType.FOCUSED))
        app.type('q')
        app.key('Escape')
        cell(app, 'Takes the chart at its word.')
        assert not app.find('table cell', 'word.q')


def levels_and_weights_are_named_and_counted():
    with App() as app:
        open_rubric(app)
        focus(app, 'Level Sound')
        app.key('Return')
        app.get('entry', 'Name of the level')
        app.key('ctrl+a')
        app.type('Good')
        app.key('Tab')
        app.key('ctrl+a')
        app.type('2.5')
        app.key('Return')
        cell(app, 'Level Good, 2.5 pts')
        app.key('alt+Right')
        wait('the level to move', lambda: app.find('table cell', 'Level Partly').get_index_in_parent() <
             app.find('table cell', 'Level Good').get_index_in_parent())
        focus(app, 'Criterion 1')
        app.key('F2', 'Tab')
        app.type('40')
        app.key('Return')
        app.get('label', 'Weights add up to 40 %')
        cell(app, '40 %')


def criteria_come_and_go_by_mouse():
    with App() as app:
        open_rubric(app)
        app.press('Change only here')
        wait('a rubric of its own', lambda: not app.find('button', 'Change only here'), 40)
        app.press('Add criterion')
        app.get('entry', 'Criterion', exact=True)
        app.type('Sources')
        app.key('Return')
        cell(app, 'Criterion 2: Sources')
        app.press('Delete criterion')
        wait('it to go', lambda: not app.find('table cell', ': Sources'), 40)
        app.key('ctrl+z')
        cell(app, 'Criterion 2: Sources')


def a_block_goes_over_the_clipboard():
    with App() as app:
        open_rubric(app)
        focus(app, 'Criterion 1: The fault')
        app.key('shift+End', 'shift+Down', 'ctrl+c')
        app.click(app.row('Outline', 'Redesign brief'))
        app.get('entry', 'Title')
        app.press('Rubric', role='button')
        cell(app, 'Level Convincing')
        app.press('Change only here')
        wait('a rubric of its own', lambda: not app.find('button', 'Change only here'), 40)
        app.press('Paste table')
        cell(app, 'Criterion 2: Colour and scale')
        wait('the rest to go', lambda: not app.find('table cell', 'Criterion 3'), 40)
        cell(app, 'Level Convincing, 4 pts')
        app.key('ctrl+z')
        cell(app, 'Criterion 4')


def a_table_of_another_program_becomes_the_rubric():
    fixture = pathlib.Path(__file__).resolve().parents[1] / 'fixtures' / 'paste' / 'rubric.html'
    other = pathlib.Path(__file__).with_name('other-program.py')
    with App() as app:
        open_item(app, 'Data Literacy Foundations', 'What counts as data', 'Introduce your dataset')
        app.click(app.get('row', 'Rubric: Says what good work looks like', timeout=20))
        app.get('label', 'No rubric yet')
        process = subprocess.Popen(['/usr/bin/python3', other, 'copy', 'text/html', fixture],
                                   stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout.readline().strip() == 'ready'
            app.press('Paste table')
            cell(app, 'Criterion 1: Sources')
            cell(app, 'Level Good, 2 pts')
            cell(app, 'Sources, Good, 2 pts: Names who made the data.\nSays when.')
            cell(app, 'Limits, Weak, 0 pts: Silent.')
        finally:
            process.kill()
            process.wait()
        app.key('ctrl+z')
        app.get('label', 'No rubric yet')


def a_rubric_begins_from_the_outcomes_or_blank():
    with App() as app:
        open_item(app, 'Data Literacy Foundations', 'What counts as data', 'Introduce your dataset')
        app.click(app.get('row', 'Rubric: Says what good work looks like', timeout=20))
        app.get('label', 'No rubric yet')
        app.press('Build from the outcomes’ verbs')
        cell(app, 'Criterion 1')
        cell(app, 'Level Excellent, 4 pts')
        app.get('label', 'Weights add up to 100 %')
        app.key('ctrl+z')
        app.get('label', 'No rubric yet')
        app.press('Start blank')
        cell(app, 'Name this criterion')


def an_assignment_is_briefed():
    with App() as app:
        open_item(app, LANE, 'Chart critique', 'Chart critique')
        app.click(app.get('entry', 'Title', timeout=20))
        tab_to(app, 'Role')
        app.type('You advise a board')
        app.key('Tab')
        wait('it to be stored', lambda: app.find('button', 'Undo').get_state_set().contains(
            Atspi.StateType.SENSITIVE))
        wait('the text', lambda: app.text(app.get('entry', 'Role')) == 'You advise a board')
        app.key('ctrl+z')
        wait('the undo', lambda: app.text(app.get('entry', 'Role')) == '')
        tab_to(app, 'File')
        app.key('Tab')
        app.type('many')
        app.key('Return')
        app.key('ctrl+a')
        app.type('12.5')
        app.key('Return')
        wait('the points', lambda: app.text(app.get('entry', 'Points', exact=True)) == '12.5')


run(a_rubric_is_edited_by_keyboard, levels_and_weights_are_named_and_counted,
    criteria_come_and_go_by_mouse, a_block_goes_over_the_clipboard,
    a_table_of_another_program_becomes_the_rubric,
    a_rubric_begins_from_the_outcomes_or_blank, an_assignment_is_briefed)
