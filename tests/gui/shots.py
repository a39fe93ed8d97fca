#!/usr/bin/python3
"""Pictures of the main screens: shots.py ASHLAR FOLDER, run by `./dev shots`."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from gui import CORPUS, App, wait, xdo

OUT = pathlib.Path(sys.argv[2]).absolute()
LANE = 'Visualising Data'
DARK = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}


def snap(app, name, settle=.8):
    """The application's own windows, without the desk they stand on."""
    xdo('mousemove', 1279, 899)
    time.sleep(settle)
    app.shot(OUT / (name + '.png'))
    print(name, flush=True)


def resize(app, width, height):
    for window in subprocess.check_output(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(app.process.pid)],
            text=True).split():
        xdo('windowsize', window, width, height)
    time.sleep(1)


def preview(app, item):
    app.click(app.row(LANE, item))
    app.key('F5')
    wait('the page', lambda: app.find('label', LANE + ' / ' + item, exact=True), 30)
    time.sleep(3)


def start_and_empty():
    with App() as app:
        snap(app, '01-start')
        app.key('ctrl+n')
        app.get('label', 'No course here yet')
        snap(app, '02c-empty-document')


def review():
    package = CORPUS / 'cc2olx-canvas_large_1.3.imscc'
    if not package.exists():
        return
    with App(package) as app:
        app.get('button', 'Bring it in', timeout=60)
        snap(app, '09-import-review')
        app.bring_in()
        wait('rows', lambda: app.rows('Your course'))
        snap(app, '02c-first-use')


def source():
    with App() as app:
        app.open_sample()
        app.click(app.row('Your course', 'Week 12 · Looking back'))
        app.key('Right')
        app.click(app.row('Your course', 'Week 4 · Averages and spread'))
        app.key('Right')
        unused = wait('unused', lambda: [n for n in app.rows('Your course')
                                         if n.endswith('not yet used')])
        app.click(app.row('Your course', unused[0].split(',')[0]))
        snap(app, '02-source')
        app.drag(app.row('Your course', unused[0].split(',')[0]), app.row(LANE, 'Broken axes'),
                 to_fy=.75, hold=lambda: app.shot(OUT / '02-source-drag.png'))
        snap(app, '10c-toast', .3)
        app.key('ctrl+m')
        snap(app, '02-use-in')
        app.key('Escape')
        app.click(app.row(LANE, 'Maps'))
        app.key('F2')
        snap(app, '02-rename')
        app.key('Escape')
        app.key('ctrl+question')
        snap(app, 'shortcuts')


def narrow():
    with App() as app:
        app.open_sample()
        resize(app, 400, 800)
        snap(app, '02-source-narrow')
        app.press('Credentials')
        snap(app, '02-credentials-narrow')


def dark():
    with App(env=DARK) as app:
        app.open_sample()
        app.click(app.row('Your course', 'Week 12 · Looking back'))
        app.key('Right')
        snap(app, '02-source-dark')
        preview(app, 'Broken axes')
        snap(app, '06-preview-dark')


def previews():
    with App() as app:
        app.open_sample()
        preview(app, 'Chart choice quiz')
        app.press('As on a phone')
        snap(app, '06-preview-phone', 2)
        app.press('Computer and phone side by side')
        snap(app, '06-preview', 3)
        app.press('Show the rule')
        snap(app, '06-preview-rule')
        app.key('Escape')
        app.press('Beside the work')
        snap(app, '06-preview-beside', 2)
        resize(app, 400, 800)
        snap(app, '06-preview-narrow', 2)


def exports():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('ctrl+shift+d')
        snap(app, '03-describe')
        app.key('Escape')
        app.key('ctrl+e')
        app.get('label', 'Where will it be taught?')
        app.get('label', 'What Canvas will do with it', timeout=20)
        app.key('Down')
        app.get('label', 'What Moodle will do with it')
        snap(app, '08-package')
        app.press('Export anyway…')
        app.get('label', 'Name:', timeout=20)
        time.sleep(.5)
        app.key('ctrl+a')
        app.type(os.path.join(folder, 'visualising-data.imscc'))
        app.key('Return')
        app.get('label', 'is ready', timeout=60)
        snap(app, '08-export-done')


def errors():
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / 'photos-2024.zip'
        bad.write_bytes(b'PK\x05\x06' + bytes(18))
        with App(bad) as app:
            app.get('label', 'could not be brought in', timeout=30)
            snap(app, '10d-refused')


OUT.mkdir(parents=True, exist_ok=True)
for screen in (start_and_empty, review, source, narrow, dark, previews, exports, errors):
    if len(sys.argv) < 4 or screen.__name__ in sys.argv[3:]:
        screen()
