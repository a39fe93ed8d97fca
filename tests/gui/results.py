#!/usr/bin/python3
"""What leaves the window: a saved document."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from gui import App, run, wait

LANE = 'Visualising Data'
CLI = sys.argv[2]


def choose_file(app, path):
    """Types a whole path into the system's file chooser."""
    app.get('label', 'Name:', timeout=15)
    time.sleep(.4)
    app.key('ctrl+a')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')


def info(path):
    return json.loads(subprocess.check_output([CLI, 'info', str(path), '--json']))


def a_credential_is_described():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        document = pathlib.Path(folder) / 'mine.ashlar'
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.click(app.get('button', 'More for Visualising Data'))
        app.press('Describe', role='menu item')
        app.get('entry', 'Purpose', exact=True)
        title = app.get('entry', 'Title', exact=True)
        app.click(title)
        app.key('ctrl+a')
        app.type('Seeing data')
        app.key('Return')
        app.get('button', 'Undo: Change “Title”')
        app.key('ctrl+1')
        app.get('list', 'Seeing data', exact=True)
        app.key('ctrl+s')
        choose_file(app, document)
        app.get('label', 'Saved', exact=True, timeout=20)
        assert 'Seeing data' in [c['title'] for c in info(document)['credentials']]


def a_document_is_saved_and_opened_again():
    with tempfile.TemporaryDirectory() as folder:
        document = pathlib.Path(folder) / 'course.ashlar'
        with App() as app:
            app.open_sample()
            app.get('label', 'Kept on this computer', exact=True)
            app.key('ctrl+s')
            choose_file(app, document)
            app.get('label', 'Saved', exact=True, timeout=20)
            app.click(app.row(LANE, 'Broken axes'))
            app.key('Delete')
            app.get('label', 'Edited', exact=True)
            app.key('ctrl+s')
            app.get('label', 'Saved', exact=True, timeout=20)
        titles = [item['title'] for module in info(document)['credentials'][1]['items']
                  for item in module['items']]
        assert 'Broken axes' not in titles and 'The missing baseline' in titles, titles
        with App(document) as app:
            wait('the lane', lambda: app.find('list', LANE, exact=True), 20)
            assert 'Broken axes' not in app.titles(LANE)
            app.get('label', 'Saved', exact=True)


def a_file_changed_by_somebody_else_is_said():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        document = pathlib.Path(folder) / 'shared.ashlar'
        app.open_sample()
        app.key('ctrl+s')
        choose_file(app, document)
        app.get('label', 'Saved', exact=True, timeout=20)
        time.sleep(1.1)
        document.write_bytes(document.read_bytes() + b' ')
        app.click(app.row(LANE, 'Broken axes'))
        app.key('Delete')
        wait('the deletion', lambda: 'Broken axes' not in app.titles(LANE))
        app.key('ctrl+s')
        app.get('label', '“shared” could not be saved', timeout=20)
        app.get('label', 'Everything is safe on this computer.')
        app.press('Replace it')
        app.get('label', 'Saved', exact=True, timeout=20)


run(a_credential_is_described, a_document_is_saved_and_opened_again,
    a_file_changed_by_somebody_else_is_said)
