"""The same views dark, narrow, wide, mirrored, in German, with large text, and with a large course."""
import pathlib
import subprocess
import sys
import tempfile
import time

from gui import wait

from .build import editors
from .stage import CONTRAST, DARK, GERMAN, HERE, RIGHT_TO_LEFT, Stage, scene


def tour(suffix, narrow=False, **how):
    """The five views and the learner's, one after the other, on the sample."""
    with Stage(**how) as app:
        app.snap('01-start-' + suffix)
        app.open_sample()
        size = app.size
        if narrow:
            app.resize(1900 if how.get('text', 1) > 1 else 1280)
        app.choose_credential()
        if narrow:
            app.resize(*size)
        app.snap('02-source-' + suffix)
        if narrow:
            app.press('Credentials')
            app.snap('02-credentials-' + suffix)
        app.go(2)
        app.snap('03-design-' + suffix)
        app.go(3, 8)
        app.snap('04-build-' + suffix)
        app.go(4)
        app.snap('07-badge-' + suffix)
        app.go(5, 4)
        app.snap('08-package-' + suffix)
        app.key('ctrl+3', 'F5')
        app.snap('06-preview-' + suffix, 5)



@scene
def large():
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder) / 'large.imscc'
        subprocess.check_call([sys.executable, HERE.parents[1] / 'bench' / 'make_cartridge.py', package,
                               '50', '100', '20', '20', '20', '10'])
        with Stage(package) as app:
            app.snap('09-import-reading', 0)
            app.get('button', 'Bring it in', timeout=120)
            app.snap('09-import-review-large')
            app.press('Bring it in')
            wait('rows', lambda: app.rows('Your course'), 120)
            app.snap('02-source-large', 3)
            app.press('Use the whole course')
            app.get('button', 'More for ', timeout=120)
            app.snap('02-lanes-large', 5)
            app.click(app.row('Your course', 'Module 3'))
            app.key('ctrl+m')
            app.snap('02-use-in-large', 2)
            app.key('Escape')
            app.go(2, 5)
            app.press('Write the first one')
            time.sleep(3)
            app.type('Compare two explanations of a change')
            app.key('Return')
            app.get('button', 'O1, ', timeout=60)
            app.snap('03-design-large', 4)
            for number, name in ((3, '04-build'), (4, '07-badge'), (5, '08-package')):
                app.go(number, 8)
                app.snap(name + '-large')
            app.key('F5')
            app.snap('06-preview-large', 6)
            app.key('F5')
            app.click(wait('the blue button', lambda: app.find('button', 'Export anyway…') or
                           app.find('button', 'Export for')))
            app.save_to(pathlib.Path(folder) / 'out.imscc')
            app.click(app.get('button', 'Running work', timeout=30))
            app.snap('10c-jobs', .4)
            app.get('button', 'Done', timeout=120)
            app.snap('08-export-done-large')
            app.press('Done')
            app.resize(360)
            app.go(1)
            app.snap('02-source-large-narrow')


@scene
def dark():
    tour('dark', env=DARK)
    editors('dark', env=DARK)


@scene
def narrow():
    tour('narrow', narrow=True, size=(360, 800))
    editors('narrow', size=(360, 800))


@scene
def german():
    tour('german', env=GERMAN)
    tour('german-narrow', env=GERMAN, narrow=True, size=(360, 800))


@scene
def wide():
    tour('wide', size=(1920, 1040))


@scene
def mirrored():
    tour('rtl', env=RIGHT_TO_LEFT)
    editors('rtl', env=RIGHT_TO_LEFT)


@scene
def doubled():
    tour('200', narrow=True, text=2)
    tour('200-wide', text=2, size=(1900, 1040))


@scene
def contrast():
    tour('contrast', env=CONTRAST)
    tour('contrast-dark', env={**CONTRAST, **DARK})
