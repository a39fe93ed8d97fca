#!/usr/bin/python3
"""Frameworks: brought in, searched, and used by mouse and by keyboard; a skill's reference, level, outcomes
and who confirms it."""
import os
import subprocess
import time

from gui import App, Atspi, is_shown, run, wait, xdo

TABLE = """code,skill,description,uri,parent,level
D,Working with data,,https://f.example/D,,
D1,present data clearly,Shows data to people so that they see what is true.,https://f.example/D1,D,advanced
D2,clean data,,https://f.example/D2,D,
"""


def named(app, name, start=False):
    """What is in sight and called so, labels left out."""
    for node in app.nodes():
        text = node.get_name() or ''
        if (text == name or (start and text.startswith(name))) and is_shown(node) and \
                node.get_role_name() not in ('label', 'frame', 'filler', 'panel', 'group', 'grouping', 'list'):
            return node
    return None


def get(app, name, start=False, timeout=10):
    return wait('“%s”' % name, lambda: named(app, name, start), timeout)


def shot(app, name):
    if 'ASH_SHOTS' in os.environ:
        time.sleep(1.5)
        app.shot(os.path.join(os.environ['ASH_SHOTS'], name + '.png'))


def choose_file(app, path):
    """Types a whole path into the system's file chooser."""
    app.get('label', 'Frameworks (CASE, CSV)', timeout=15)
    time.sleep(.8)
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')


def show_skills(app):
    app.open_sample()
    app.key('ctrl+2')
    get(app, 'Add outcome')
    app.click(app.get('label', 'Skills and employers', exact=True))
    get(app, 'Browse frameworks')


def bring_in(app, text=TABLE, name='skills.csv'):
    path = app.home / name
    path.write_text(text, encoding='utf-8')
    app.key('ctrl+shift+k')
    get(app, 'Bring in a framework…')
    shot(app, 'frames-empty')
    app.press('Bring in…')
    choose_file(app, path)
    app.get('label', '3 statements', timeout=20)


def used_by_keyboard():
    with App() as app:
        show_skills(app)
        bring_in(app)
        shot(app, 'frames-tree')
        app.type('pres dat')
        app.get('label', '1 statement')
        app.get('label', 'present data clearly')
        shot(app, 'frames-found')
        app.key('Return')
        time.sleep(1)
        shot(app, 'frames-added')
        app.key('Escape')
        get(app, 'Delete skill present data clearly')
        app.get('label', 'skills · D1 · advanced', timeout=15)
        shot(app, 'frames-sheet')
        app.key('ctrl+z')
        wait('the skill to go', lambda: not named(app, 'Delete skill present data clearly'))
        app.key('ctrl+shift+z')
        get(app, 'Delete skill present data clearly')


def typed_ahead():
    with App() as app:
        show_skills(app)
        bring_in(app)
        app.key('Escape')
        wait('the window to go', lambda: not app.find('label', '3 statements'))
        app.click(app.get('label', 'Add a skill', exact=True))
        app.type('clean')
        get(app, 'clean data')
        shot(app, 'frames-offer')
        app.key('Down', 'Return')
        app.get('label', 'skills · D2', timeout=15)


def confirmed():
    with App() as app:
        show_skills(app)
        bring_in(app)
        app.type('D1')
        app.get('label', '1 statement')
        app.key('Return')
        app.key('Escape')
        app.click(app.get('label', 'present data clearly', exact=True, timeout=15))
        app.get('label', 'https://f.example/D1')
        shot(app, 'frames-skill')
        app.press('Add confirmation')
        app.get('label', 'Organisation', exact=True)
        time.sleep(.3)
        app.type('Northfield Health')
        app.key('Tab')
        app.get('label', 'Northfield Health', exact=True)
        shot(app, 'frames-confirmed')
        day = 'Write the date as year, month and day: 2027-03-01.'
        app.key('Tab', 'Tab')  # over the role to the date, which is below what is in sight
        app.type('in May')
        app.key('Return')
        wait('the words', lambda: any(n.get_name() == day for n in app.nodes()))
        app.key('ctrl+a')
        app.type('2026-05-01')
        app.key('Return')
        wait('them to go', lambda: not any(n.get_name() == day for n in app.nodes()))
        app.press('Delete confirmation')
        app.get('label', 'Deleted a confirmation', exact=True)
        wait('it to go', lambda: not app.find('label', 'Northfield Health'))
        app.click(app.get('button', 'Undo', exact=True))
        app.get('label', 'Northfield Health', exact=True)
        app.key('Escape')
        app.get('label', 'Confirmed by Northfield Health', timeout=15)
        shot(app, 'frames-sheet-confirmed')


def beside(app):
    """The window of frameworks at the left, so that the outcomes are in sight."""
    window = subprocess.check_output(['xdotool', 'search', '--onlyvisible', '--name', '^Frameworks$'],
                                     text=True).split()[-1]
    xdo('windowsize', window, 400, 600)
    xdo('windowmove', window, 0, 100)
    time.sleep(1)


def dragged():
    """Onto an outcome, which shows the skill then; and onto the skills of the sheet."""
    with App() as app:
        show_skills(app)
        bring_in(app)
        app.type('D1')
        skill = app.get('label', 'present data clearly', exact=True)
        beside(app)
        outcome = wait('an outcome', lambda: next(
            (node for node in app.nodes() if 'the spread of values' in (node.get_name() or '') and
             node.get_role_name() not in ('frame', 'window') and is_shown(node)), None))
        app.drag(skill, outcome, hold=lambda: shot(app, 'frames-drag'))
        app.get('label', 'The outcome shows “present data clearly”', timeout=15)
        app.key('Escape')
        get(app, 'Delete skill present data clearly')
        app.click(app.get('label', 'present data clearly', exact=True))
        shown = app.get('check box', 'the spread of values', timeout=15)
        assert shown.get_state_set().contains(Atspi.StateType.CHECKED), 'not shown by the outcome'
        assert not app.get('check box', 'Clean a table').get_state_set().contains(
            Atspi.StateType.CHECKED), 'shown by others too'


run(used_by_keyboard, typed_ahead, confirmed, dragged)
