"""What every scene stands on: the window in an exact size, and the list of scenes."""
import gettext
import pathlib
import subprocess
import sys
import time

from gui import App, is_shown, wait, xdo

OUT = pathlib.Path(sys.argv[2]).absolute()
HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = pathlib.Path(sys.argv[1]).absolute().parents[2] / 'data' / 'sample.imscc'
FIRST, LANE = 'Data Literacy Foundations', 'Visualising Data'
DARK = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}
CONTRAST = {'ADW_DEBUG_HIGH_CONTRAST': '1'}
GERMAN = {'LANG': 'C.UTF-8', 'LANGUAGE': 'de'}
RIGHT_TO_LEFT = {'LANG': 'C.UTF-8', 'LANGUAGE': 'ar'}
SCENES = []


def set_resources(resources):
    subprocess.check_call(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set',
                           'RESOURCE_MANAGER', resources])


def scene(function):
    SCENES.append(function)
    return function


class Stage(App):
    """The application in a window of an exact size at the corner of the screen. What is named in
    English is found in the language that it runs in."""

    # Where windows have shadows, nobody mistakes a dialog for the window below it.
    css = App.css + ('window.solid-csd:not(.main-window) '
                     '{ border: 1px solid alpha(currentColor, .3); }\n')

    def __init__(self, *args, size=(1280, 800), text=1, **how):
        language = (how.get('env') or {}).get('LANGUAGE', 'en')
        self.words = gettext.translation('ashlar', SAMPLE.parents[1] / 'po', [language],
                                         fallback=True)
        # What a desktop says of the size of its text.
        set_resources('Xft.dpi:\t%d\n' % (96 * text))
        super().__init__(*args, **how)
        self.resize(*size)

    def said(self, name):
        """What a button says may be another word than a title."""
        of_button = self.words.pgettext('button', name)
        return of_button if of_button != name else self.words.gettext(name)

    def find(self, role, name=None, **how):
        say = self.said if role == 'button' else self.words.gettext
        return super().find(role, name and say(name), **how)

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

    def settle(self):
        """What opens or closes has done so."""
        time.sleep(.8)

    def scroll_to(self, node, fy=.25, fx=.5):
        """Turns the wheel in the middle of the window until @node stands as high as @fy of it."""
        for _ in range(60):
            before = self.at(node)[1]
            if before < self.size[1] * fy:
                break
            xdo('mousemove', int(self.size[0] * fx), self.size[1] // 2, 'click', 5)
            time.sleep(.15)
            if self.at(node)[1] == before:
                break

    def picture(self, name):
        path = OUT / (name + '.png')
        self.shot(path)
        subprocess.check_call(['convert', str(path), '-crop', '%dx%d+0+0' % self.size, '+repage',
                               str(path)])
        print(name, flush=True)

    def named(self, name, start=False, timeout=15):
        name = self.said(name)
        return self.whose(lambda text: text == name or (start and text.startswith(name)), name, timeout)

    def figure(self, name):
        """What a number stands before or behind, as the language wants it."""
        words = self.words.gettext(name).replace('%u', '').strip()
        return self.whose(lambda text: words in text, words)

    def whose(self, is_meant, what, timeout=15):
        def look():
            for node in self.nodes():
                if is_meant(node.get_name() or '') and is_shown(node) and \
                        node.get_role_name() not in ('label', 'frame', 'filler', 'panel'):
                    return node
            return None
        return wait('“%s”' % what, look, timeout)

    def save_to(self, path):
        """Types a whole path into the system's file chooser."""
        self.get('label', 'Name:', timeout=20)
        time.sleep(.5)
        self.key('ctrl+a')
        self.type(str(path))
        self.key('Return')

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
