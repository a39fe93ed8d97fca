#!/usr/bin/python3
"""A newcomer's walk: from a course package to a credential with two modules, outcomes, a quiz, a
rubric and a badge, and its package for Canvas. Each click, drag, key and text typed is one action.
The outcomes, the quiz and the rubric are her course's own: it has them already, so that she need not
write them; tests of their own make new ones."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

from gui import CORPUS, App, run, wait

PACKAGE = CORPUS / 'du-spcs302.imscc'
LANE = 'Unit 1: Earth Systems - Rocks and Minerals'
QUIZ = 'Quiz (U1): Earth Systems'
TASK = 'Write (U1): How the Earth Was Made'
MOST = 19  # more is a step backward


class Newcomer:
    """Counts what she does."""

    def __init__(self, app):
        self.app = app
        self.done = []

    def act(self, what, do, *args, **how):
        self.done.append(what)
        return do(*args, **how)

    def press(self, name, **how):
        self.app.get('button', name, timeout=40)
        self.act('press ' + name, self.app.press, name, **how)

    def key(self, key):
        self.act('key ' + key, self.app.key, key)

    def type(self, text):
        self.act('type', self.app.type, text)

    def drag(self, a, b, **how):
        self.act('drag', self.app.drag, a, b, **how)

    def click(self, node):
        self.act('click', self.app.click, node)


def bring_in_and_break(she):
    app = she.app
    she.press('Bring it in')
    app.get('list', 'Your course', timeout=60)
    she.drag(app.row('Your course', LANE), app.get('label', 'Drag a week here'), fx=.4)
    app.get('list', LANE, timeout=20)
    she.drag(app.row('Your course', 'Unit 2: Geologic Time and Resources'), app.row(LANE, TASK),
             to_fy=.95)
    app.get('label', '2 modules')


def say_outcomes_and_evidence(she):
    app = she.app
    she.key('ctrl+2')
    she.press('Use these 8')
    app.get('button', 'O8, ', timeout=20)
    she.press('Add evidence…')
    she.press(TASK)
    app.get('button', 'O1, %s, not marked' % TASK, timeout=20)
    she.press(QUIZ)
    app.get('button', 'O1, %s, not marked' % QUIZ, timeout=20)
    she.key('Escape')
    she.press('Add to ')
    wait('what shows it', lambda: app.find('button', 'O1, %s, assessed' % TASK) or
         app.find('button', 'O1, %s, assessed' % QUIZ), 20)


def see_rubric(she):
    app = she.app
    she.key('ctrl+3')
    she.click(app.row('Outline', TASK))
    she.press('Rubric')
    # It came with the course.
    app.get('label', 'Rubric of “%s”' % TASK, timeout=20)
    app.get('label', 'Grammar and Spelling')


def see_badge_and_export(she, out):
    app = she.app
    she.key('ctrl+4')
    app.get('label', 'What an employer reads', timeout=20)
    she.key('ctrl+5')
    app.get('label', 'What Canvas will do with it', timeout=40)
    she.press('Export ')
    app.get('label', 'Name:', timeout=20)
    she.key('ctrl+a')
    she.type(str(out))
    she.key('Return')
    app.get('label', 'is ready', timeout=90)


def from_package_to_package():
    if not PACKAGE.exists():
        return 'no corpus'
    with tempfile.TemporaryDirectory() as folder, App(PACKAGE) as app:
        she = Newcomer(app)
        out = pathlib.Path(folder) / 'earth.imscc'
        bring_in_and_break(she)
        say_outcomes_and_evidence(she)
        see_rubric(she)
        see_badge_and_export(she, out)
        with zipfile.ZipFile(out) as package:
            names = package.namelist()
        assert 'imsmanifest.xml' in names, names
        assert [path for path in pathlib.Path(folder).iterdir() if path != out], 'no badge beside it'
        print('# %d actions: %s' % (len(she.done), '; '.join(she.done)), flush=True)
        assert len(she.done) <= MOST, len(she.done)


run(from_package_to_package)
