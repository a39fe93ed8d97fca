"""Drives the real window through AT-SPI and the pointer, for the tests beside this file.

What it relies on, measured on GTK 4.8: an application is listed under its program name; text is
asked for with its length; rows, check buttons and switches have no action and are clicked; WINDOW
extents plus the origin of the X window give a place on the screen.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import warnings

SHARED = pathlib.Path(__file__).resolve().parents[2] / '..' / 'shared'
CORPUS = SHARED / 'corpus' / 'imscc'
ROLES = {
    'button': {'push button', 'button', 'toggle button'},
    'entry': {'text', 'entry'},
    'row': {'table row', 'list item'},
    'check': {'check box', 'radio button'},
    'menu item': {'menu item', 'radio menu item', 'check menu item'},
}


def skip_all(why):
    print('1..0 # SKIP ' + why)
    sys.exit(0)


for tool in ('xdotool', 'import'):
    if shutil.which(tool) is None:
        skip_all(tool + ' is not installed')
if 'DISPLAY' not in os.environ or os.environ.get('GTK_A11Y') != 'atspi':
    skip_all('run it by tests/display.sh')
warnings.simplefilter('ignore')
try:
    import gi

    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    skip_all('python3-gi with Atspi 2.0 is not installed')
import tree


def share():
    """How many others want each processor, at least one."""
    return min(max(os.getloadavg()[0] / (os.cpu_count() or 1), 1), 8)


def wait_seen(what, see, is_right, timeout=10.0, step=0.04):
    """Waits until what is seen is right, and tells what was seen instead."""
    seen = []

    def look():
        seen[:] = [see()]
        return is_right(seen[0])
    try:
        return wait(what, look, timeout, step)
    except AssertionError as error:
        raise AssertionError('%s, but %s' % (error, seen)) from None


def wait(what, ask, timeout=10.0, step=0.04):
    """Asks until the answer is true; what the user would see is polled, never a log. Where others
    work on the machine too, each has its share of the patience."""
    end = time.monotonic() + timeout * share()
    while True:
        try:
            answer = ask()
            if answer:
                return answer
        except GLib.Error:
            pass  # the tree changed while it was read
        if time.monotonic() > end:
            raise AssertionError('waited in vain for ' + what)
        time.sleep(step)


def extents(node):
    return node.extents()


def is_shown(node):
    place = extents(node)
    return place.width > 0 and place.height > 0


def xdo(*words):
    subprocess.check_call(['xdotool', *map(str, words)])


def come_to(x, y):
    """In steps, as a hand does. A tooltip that stands there goes when the pointer comes, not when it presses;
    and when GTK 4.8 hears that the pointer has left a popover, it forgets what of the window it is over until
    it moves again: a press is then given to nothing."""
    way = [word for step in (40, 20, 8, 3, 0) for word in ('mousemove', max(x - step, 0), y, 'sleep', .02)]
    xdo(*way)


class App:
    """One run of the application with a home of its own."""

    program = None  # what starts the application, where that is not it itself
    # No frame for a screen without shadows: it is no part of the window's own look.
    css = 'window.solid-csd { padding: 0; border: none; box-shadow: none; }\n'

    def __init__(self, *args, home=None, env=None):
        self.home = pathlib.Path(home or tempfile.mkdtemp(prefix='ashlar-gui-'))
        self.keeps_home = home is not None
        config = self.home / 'config' / 'gtk-4.0'
        config.mkdir(parents=True, exist_ok=True)
        (config / 'settings.ini').write_text(
            '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\n'
            'gtk-decoration-layout=:close\n')
        (config / 'gtk.css').write_text(self.css)
        (self.home / 'state').mkdir(exist_ok=True)
        self.log = open(self.home / 'log', 'a')
        self.process = subprocess.Popen(
            [self.program or sys.argv[1], *map(str, args)], stdout=self.log, stderr=self.log,
            env={**os.environ, 'XDG_CONFIG_HOME': str(self.home / 'config'),
                 'XDG_STATE_HOME': str(self.home / 'state'), **(env or {})})
        self.tree = wait('the application', self._find, 30)
        self.root = self.tree.root
        wait('a window', lambda: self.find('frame'), 30)

    def _find(self):
        assert self.process.poll() is None, 'the application ended by itself'
        App.bus = App.bus or tree.bus()
        return tree.Tree(App.bus, self.process.pid)

    # Looking

    bus = None
    away = frozenset()  # views that are known to be out of sight, and not looked into

    def nodes(self, root=None):
        return self.tree.walk(root or self.root, lambda entry: entry.name in self.away and
                              entry.role == Atspi.Role.FILLER)

    def children(self, of):
        return self.tree.children(of)

    def find(self, role, name=None, exact=False, root=None):
        roles = ROLES.get(role, {role})
        for node in self.nodes(root):
            if node.get_role_name() not in roles:
                continue
            text = node.get_name() or ''
            if name is None or text == name or (not exact and name in text):
                if role == 'frame' or is_shown(node):
                    return node
        return None

    def get(self, role, name=None, timeout=10, **how):
        return wait('%s “%s”' % (role, name), lambda: self.find(role, name, **how), timeout)

    def gone(self, role, name, timeout=10):
        wait('%s “%s” to go' % (role, name), lambda: not self.find(role, name, exact=True), timeout)

    def rows(self, of):
        """Names of the rows of a list, from top to bottom."""
        rows = [(extents(child), child.get_name())
                for child in self.children(self.get('list', of, exact=True))]
        return [name for place, name in sorted(rows, key=lambda row: row[0].y) if place.height > 0]

    def titles(self, of):
        return [name.rsplit(', ', 1)[0] for name in self.rows(of)]

    def row(self, of, title):
        found = self.get('list', of, exact=True)

        def look():
            return next((row for row in self.children(found)
                         if row.get_name().startswith(title + ',') and is_shown(row)), None)
        return wait('row “%s” in “%s”' % (title, of), look)

    def text(self, node):
        return node.text()

    # Doing

    def press(self, name, role='button'):
        self.get(role, name).act()

    def set_text(self, node, text):
        node.set_text(text)
        wait('text “%s”' % text, lambda: self.text(node) == text)

    def windows(self):
        """(X window, its place) of all that are on the screen. One that goes while they are asked, a
        tooltip or a popover, ends the search or has no place."""
        def search():
            return subprocess.run(
                ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], text=True,
                stdout=subprocess.PIPE).stdout.split()
        for window in wait('windows on the screen', search):
            shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window], text=True,
                                   capture_output=True).stdout
            place = dict(line.split('=') for line in shell.split())
            if 'WIDTH' in place:
                yield window, place

    def origin(self, node):
        """Where the window of a node stands on the screen."""
        while node.get_parent().get_role_name() != 'application':
            node = node.get_parent()
        name = node.get_name()
        best = None
        for window, place in self.windows():
            title = subprocess.run(['xdotool', 'getwindowname', window], text=True,
                                   capture_output=True).stdout.strip()
            if title == name:
                best = place
        assert best is not None, 'no X window is called “%s”' % name
        return int(best['X']), int(best['Y'])

    def at(self, node, fx=.5, fy=.5):
        place = extents(node)
        x, y = self.origin(node)
        return x + int(place.x + place.width * fx), y + int(place.y + place.height * fy)

    def click(self, node, fx=.5, fy=.5, button=1):
        come_to(*self.at(node, fx, fy))
        time.sleep(.15 * share())
        xdo('click', button)

    def drag(self, a, b, fx=.3, fy=.5, to_fy=.5, hold=None):
        x, y = self.at(a, fx)
        X, Y = self.at(b, fx, to_fy)
        xdo('mousemove', x, y, 'mousedown', 1)
        time.sleep(.15)
        for step in range(1, 17):
            xdo('mousemove', x + (X - x) * step // 16, y + (Y - y) * step // 16)
            time.sleep(.03)
        time.sleep(.3)
        if hold:
            hold()
        xdo('mouseup', 1)

    def key(self, *keys):
        xdo('key', '--delay', 20, *keys)

    def type(self, text):
        xdo('type', '--delay', 8, text)

    def shot(self, path):
        subprocess.check_call(['import', '-window', 'root', str(path)])

    def bring_in(self):
        self.get('button', 'Bring it in', timeout=40)
        self.press('Bring it in')
        self.get('list', 'Your course', timeout=20)

    def open_sample(self):
        self.click(self.get('row', 'Explore the sample'))
        self.get('list', 'Your course', timeout=40)
        wait('the course', lambda: self.rows('Your course'))

    # Ending

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        self.log.close()
        if not self.keeps_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None and 'ASH_SHOTS' in os.environ:
            self.shot(os.path.join(os.environ['ASH_SHOTS'], 'failed.png'))
        if error is not None:
            sys.stderr.write((self.home / 'log').read_text())
        self.close()


def attempt(test):
    """(error or None, why it was skipped or None) of one run with an application of its own."""
    try:
        return None, test()
    except Exception as error:
        traceback.print_exc()
        return error, None


def run(*tests):
    """Runs functions as TAP, each named by its words. Pointer, window manager and accessibility bus
    are programs of their own that can be late on a busy machine: what fails is tried once more, and
    the line says so."""
    print('1..%d' % len(tests), flush=True)
    failures = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace('_', ' ')
        error, reason = attempt(test)
        again = ''
        if error is not None:
            error, reason = attempt(test)
            again = ' (at the second try)'
        if error is not None:
            failures += 1
            print('not ok %d %s # %s' % (number, name, error), flush=True)
        else:
            print('ok %d %s%s%s' % (number, name, again, ' # SKIP ' + reason if reason else ''),
                  flush=True)
    sys.exit(1 if failures else 0)
