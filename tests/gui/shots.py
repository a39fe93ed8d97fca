#!/usr/bin/python3
"""Pictures of every view in the states of the mockups: shots.py ASHLAR FOLDER [SCENE…], run by
`./dev shots`. A scene that cannot be made is told and does not keep the others from being made."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

from gui import CORPUS, App, is_shown, wait, xdo

OUT = pathlib.Path(sys.argv[2]).absolute()
HERE = pathlib.Path(__file__).resolve().parent
FIRST, LANE = 'Data Literacy Foundations', 'Visualising Data'
DARK = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}
CONTRAST = {'ADW_DEBUG_HIGH_CONTRAST': '1'}
RIGHT_TO_LEFT = {'LANG': 'C.UTF-8', 'LANGUAGE': 'ar'}
SCENES = []


def set_resources(resources):
    subprocess.check_call(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set',
                           'RESOURCE_MANAGER', resources])


def scene(function):
    SCENES.append(function)
    return function


class Stage(App):
    """The application in a window of an exact size at the corner of the screen."""

    def __init__(self, *args, size=(1280, 800), text=1, **how):
        # What a desktop says of the size of its text.
        set_resources('Xft.dpi:\t%d\n' % (96 * text))
        super().__init__(*args, **how)
        self.resize(*size)

    def resize(self, width, height=800):
        """The first window at the corner, the dialogs before it in its middle."""
        self.size = (width, height)
        windows = subprocess.check_output(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
            text=True).split()
        xdo('windowsize', windows[0], width, height)
        xdo('windowmove', windows[0], 0, 0)
        time.sleep(1)
        self.settle_dialogs()

    def settle_dialogs(self):
        shown = subprocess.check_output(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
            text=True).split()
        for window in shown[1:]:
            words = subprocess.check_output(
                ['xdotool', 'getwindowgeometry', '--shell', window], text=True).split()
            place = dict(word.split('=') for word in words)
            xdo('windowmove', window, (self.size[0] - int(place['WIDTH'])) // 2,
                (self.size[1] - int(place['HEIGHT'])) // 2)
            time.sleep(.4)

    def snap(self, name, settle=1.0):
        xdo('mousemove', 1919, 1079)
        time.sleep(settle)
        self.picture(name)

    def picture(self, name):
        path = OUT / (name + '.png')
        self.shot(path)
        subprocess.check_call(['convert', str(path), '-crop', '%dx%d+0+0' % self.size, '+repage',
                               str(path)])
        print(name, flush=True)

    def named(self, name, start=False, timeout=15):
        def look():
            for node in self.nodes():
                text = node.get_name() or ''
                if (text == name or (start and text.startswith(name))) and is_shown(node) and \
                        node.get_role_name() not in ('label', 'frame', 'filler', 'panel'):
                    return node
            return None
        return wait('“%s”' % name, look, timeout)

    def choose_credential(self, item='Broken axes', lane=LANE):
        self.click(self.row(lane, item))

    def build(self, item, lane=LANE, first=None, settle=1.5):
        """Opens an item in Build."""
        self.open_sample()
        self.click(self.row(lane, first or item))
        self.key('ctrl+3')
        self.get('list', 'Outline', timeout=30)
        self.click(self.row('Outline', item))
        time.sleep(settle)

    def go(self, number, settle=2.5):
        self.key('ctrl+%d' % number)
        time.sleep(settle)


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
        app.go(3, 4)
        app.snap('04-build-' + suffix)
        app.go(4)
        app.snap('07-badge-' + suffix)
        app.go(5, 4)
        app.snap('08-package-' + suffix)
        app.key('ctrl+3', 'F5')
        app.snap('06-preview-' + suffix, 5)


def editors(suffix, **how):
    """What Build shows for each kind of item, beside the page."""
    size = how.pop('size', (1280, 800))
    with Stage(**how) as app:
        app.build('Chart choice quiz', settle=2)
        app.resize(*size)
        app.snap('05b-quiz-' + suffix, 2)
        for item, name in (('Chart critique', '05a-brief-'), ('Redesign brief', '04-brief-'),
                           ('Choosing a chart', '04-module-')):
            app.resize(1280)
            app.click(app.row('Outline', item))
            app.resize(*size)
            app.snap(name + suffix, 2)
            if item == 'Chart critique':
                app.press('Rubric')
                app.snap('05a-rubric-' + suffix, 2)


@scene
def start():
    with Stage() as app:
        app.snap('01-start')
        app.key('ctrl+n')
        app.get('label', 'No course here yet')
        app.snap('02c-empty-document')
        app.key('ctrl+k')
        app.snap('palette')
        app.type('exp')
        app.snap('palette-typed')
    home = tempfile.mkdtemp(prefix='ashlar-shots-')
    keep = {'GSETTINGS_BACKEND': 'keyfile', 'XDG_DATA_HOME': home, 'XDG_CACHE_HOME': home}
    file = pathlib.Path(home) / 'Nursing wound care.ashlar'
    for words in ((), (file,)):
        with Stage(home=home, env=keep) as app:
            if words:
                app.get('row', 'Explore the sample')
                app.snap('01-start-recent')
                break
            app.open_sample()
            app.key('ctrl+shift+s')
            app.get('label', 'Name:', timeout=20)
            time.sleep(.5)
            app.key('ctrl+a')
            app.type(str(file))
            app.key('Return')
            app.get('label', 'Saved', timeout=20)


@scene
def review():
    package = CORPUS / 'cc2olx-canvas_large_1.3.imscc'
    if package.exists():
        with Stage(package) as app:
            app.get('button', 'Bring it in', timeout=60)
            app.snap('09-import-review')
            app.bring_in()
            wait('rows', lambda: app.rows('Your course'))
            app.snap('02c-first-use')
            app.go(2)
            app.snap('03b-design-first-use')


@scene
def source():
    with Stage() as app:
        app.open_sample()
        for week in ('Week 12 · Looking back', 'Week 4 · Averages and spread'):
            app.click(app.row('Your course', week))
            app.key('Right')
        app.snap('02-source')
        unused = wait('unused', lambda: [n for n in app.rows('Your course')
                                         if n.endswith('not yet used')])
        app.drag(app.row('Your course', unused[0].split(',')[0]), app.row(LANE, 'Broken axes'),
                 to_fy=.75, hold=lambda: app.picture('02-source-drag'))
        app.snap('10c-toast', .4)
        app.key('ctrl+m')
        app.snap('02-use-in')
        app.key('Escape')
        app.click(app.row(LANE, 'Maps'))
        app.key('F2')
        app.snap('02-rename')
        app.key('Escape')
        app.click(app.named('Needs a look', start=True))
        app.snap('02-needs-a-look')
        app.key('ctrl+question')
        app.snap('shortcuts', 2)
        app.key('Escape')
        app.key('ctrl+comma')
        app.snap('preferences', 2)
        app.key('Escape')
        app.key('ctrl+f')
        time.sleep(.5)
        app.type('mean')
        app.snap('search', 2)


@scene
def design():
    with Stage() as app:
        app.open_sample()
        app.choose_credential()
        app.go(2)
        app.snap('03-design')
        app.key('F8')
        app.snap('03-design-jump', .1)
        app.snap('03-design-jumped')
        app.press('List')
        app.snap('03-design-list')
        app.press('Matrix')
        app.click(app.get('button', 'Why?', exact=True))
        app.snap('10a-coach-why')
        app.key('Escape')
        app.click(app.named('Checks:', start=True))
        app.snap('10b-checks')
        app.key('Escape')


@scene
def build():
    with Stage() as app:
        app.build('Bar, line or dot?', settle=4)
        app.snap('04-build')
        app.press('Compare')
        app.snap('04-compare', 2)
        app.key('Escape')
        app.click(app.get('button', 'HTML', exact=True))
        app.snap('04-build-html', 2)
    editors('light')


@scene
def previews():
    with Stage() as app:
        app.open_sample()
        app.choose_credential('Chart choice quiz')
        app.key('F5')
        wait('the page', lambda: app.find('label', LANE + ' / ', exact=False), 30)
        app.snap('06-preview-desktop', 4)
        for name, words in (('phone', 'As on a phone'), ('tablet', 'As on a tablet'),
                            ('both', 'Computer and phone side by side')):
            app.press(words)
            app.snap('06-preview-' + name, 3)
        app.press('Show the rule')
        app.snap('06-preview-rule')
        app.key('Escape')


@scene
def badges():
    with Stage() as app:
        app.open_sample()
        app.choose_credential()
        app.go(4)
        app.snap('07-badge')
        app.click(app.get('button', 'Style…'))
        app.snap('07-badge-style')
        app.key('Escape')


@scene
def packages():
    with tempfile.TemporaryDirectory() as folder, Stage() as app:
        app.open_sample()
        app.choose_credential()
        app.key('ctrl+e')
        app.get('label', 'What Canvas will do with it', timeout=30)
        app.snap('08-package-canvas')
        app.click(app.get('row', 'Moodle,'))
        app.get('label', 'What Moodle will do with it')
        app.snap('08-package')
        app.press('Export anyway…')
        app.get('label', 'Name:', timeout=20)
        time.sleep(.5)
        app.key('ctrl+a')
        app.type(os.path.join(folder, 'visualising-data.imscc'))
        app.key('Return')
        app.get('label', 'is ready', timeout=60)
        app.snap('08-export-done')


@scene
def errors():
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / 'photos-2024.zip'
        bad.write_bytes(b'PK\x05\x06' + bytes(18))
        with Stage(bad) as app:
            app.get('label', 'could not be brought in', timeout=30)
            app.snap('10d-errors')


@scene
def large():
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder) / 'large.imscc'
        subprocess.check_call([sys.executable, HERE.parent / 'bench' / 'make_cartridge.py', package,
                               '50', '100', '20', '20', '20', '10'])
        with Stage(package) as app:
            app.get('button', 'Bring it in', timeout=120)
            app.snap('09-import-review-large')
            app.press('Bring it in')
            wait('rows', lambda: app.rows('Your course'), 120)
            app.snap('02-source-large', 3)
            app.click(app.row('Your course', 'Module 3'))
            app.key('ctrl+m')
            app.snap('02-use-in-large', 2)
            app.key('Return')
            time.sleep(4)
            for number, name in ((2, '03-design'), (3, '04-build'), (5, '08-package')):
                app.go(number, 5)
                app.snap(name + '-large')


@scene
def dark():
    tour('dark', env=DARK)
    editors('dark', env=DARK)


@scene
def narrow():
    tour('narrow', narrow=True, size=(360, 800))
    editors('narrow', size=(360, 800))


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


OUT.mkdir(parents=True, exist_ok=True)
failed = []
for make in SCENES:
    if len(sys.argv) < 4 or make.__name__ in sys.argv[3:]:
        try:
            make()
        except Exception as error:
            traceback.print_exc()
            failed.append(make.__name__)
            print('%s ended early: %s' % (make.__name__, error), flush=True)
sys.exit(1 if failed else 0)
