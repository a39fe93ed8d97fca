#!/usr/bin/python3
"""A real course changed, exported and opened again, once with a mouse alone and once with a keyboard
alone: the change is in the package, the package is sound, and after a restart the work and the undo
are still there."""
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from gui import SHARED, App, run, wait
from hands import Keys, Mouse
from walk import CANVAS, OUTLINE

IN_ALL = ('SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?')
OUTCOMES = 'SELECT count(*) FROM credential_statement'


def design(she):
    she.view('Design')
    she.app.get('button', 'Use these ', timeout=120)
    she.button('Use these ')
    wait('the outcomes', lambda: she.ask(OUTCOMES)[0][0] > 3, 30)


def export(she, out):
    app = she.app
    she.export()
    app.get('label', 'What Canvas will do with it', timeout=60)
    she.button('Export for ' if app.find('button', 'Export for ') else 'Export anyway')
    she.name_file(out)
    app.get('label', 'is ready', timeout=120)
    app.get('label', 'Read back, no differences.')
    with zipfile.ZipFile(out) as package:
        assert 'Rocks and what they say' in package.read('imsmanifest.xml').decode()
    checker = SHARED / 'tools' / 'cc-check'
    if checker.exists():
        subprocess.check_call([sys.executable, str(checker), '--quiet', str(out)],
                              stdout=sys.stderr)


def walk(hand, course):
    if not course.package.exists():
        return 'no corpus'
    with tempfile.TemporaryDirectory(prefix='ashlar-walk-') as name:
        folder = pathlib.Path(name)
        home = folder / 'home'
        with App(course.package, home=home) as app:
            app.get('button', 'Bring it in', timeout=60)
            she = hand(app)
            she.bring_in()
            she.use_week(course.week)
            design(she)
            she.view('Build')
            she.rename(OUTLINE, course.first, 'Rocks and what they say')
            she.wait_one(1, IN_ALL, 'Rocks and what they say')
            export(she, folder / 'earth.imscc')
        with App(home=home) as app:
            she = hand(app)
            she.open_recent(course.title)
            she.wait_one(1, IN_ALL, 'Rocks and what they say')
            wait('the undo of before', lambda: app.find('button', 'Undo: '), 20)
            before = she.ask(OUTCOMES)
            she.undo()
            she.wait_one(1, IN_ALL, course.first)
            assert she.ask(OUTCOMES) == before
            she.redo()
            she.wait_one(1, IN_ALL, 'Rocks and what they say')
    return None


def canvas_by_mouse():
    return walk(Mouse, CANVAS)


def canvas_by_keyboard():
    return walk(Keys, CANVAS)


run(canvas_by_mouse, canvas_by_keyboard)
