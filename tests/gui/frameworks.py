#!/usr/bin/python3
"""Frameworks: brought in, searched, and used by mouse and by keyboard; a skill's reference, level, outcomes
and who confirms it."""
import os
import time

from gui import App, is_shown, run, wait

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
        app.key('Escape')
        app.get('label', 'Confirmed by Northfield Health', timeout=15)
        shot(app, 'frames-sheet-confirmed')


run(used_by_keyboard, typed_ahead, confirmed)
