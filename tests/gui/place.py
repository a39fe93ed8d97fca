#!/usr/bin/python3
"""Where a professor was in a real course when she closed the window: the rows that were open and the row
at the top are there again when she opens the document, once with a mouse alone and once with a keyboard
alone; and what she folded up does not unfold by a search or by undo."""
import contextlib
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from gui import App, extents, run, share, wait, wait_seen, xdo
from hands import Keys, Mouse
from walk import CANVAS, OUTLINE, SOURCE

LANE = 'Earth'
WEEK, NEXT = CANVAS.week, CANVAS.next
THIRD = 'Unit 3: Ocean and Atmosphere'
PLAN = {'credentials': [{
    'title': LANE, 'lang': 'en', 'modules': [
        {'title': 'Rocks', 'items': [WEEK]}, {'title': 'Time', 'items': [NEXT]}]}]}


@contextlib.contextmanager
def home_with_course():
    """(a home, what starts the program in it, a document of the course with a design)"""
    with tempfile.TemporaryDirectory(prefix='ashlar-place-') as name:
        home = pathlib.Path(name)
        path, plan = home / 'earth.ashlar', home / 'plan.json'
        plan.write_text(json.dumps(PLAN))
        for words in (['import', CANVAS.package, '--into', path], ['apply', path, plan]):
            subprocess.run([sys.argv[2], *map(str, words)], check=True, stdout=subprocess.DEVNULL)
        env = {'XDG_DATA_HOME': name + '/data', 'XDG_CACHE_HOME': name + '/cache',
               'GSETTINGS_BACKEND': 'keyfile'}

        def start(document=path):
            return App(document, home=home, env=env)
        start.home = home
        yield start


def opened(app, hand):
    app.get('button', 'Undo', timeout=60)
    wait('the course', lambda: app.rows(SOURCE), 60)
    return hand(app)


def rows(app, of):
    """(title, y, height) of each row, in order. One out of sight says where it stood once."""
    found = []
    for row in app.children(app.get('list', of, exact=True)):
        place = extents(row)
        found.append((row.get_name().split(', ')[0], place.y, place.height))
    return found


def in_sight(app, of):
    """The rows that can be seen, from the top: those that stand one below the other."""
    frame = extents(app.get('list', of, exact=True))
    best, run_of = [], []
    for row in rows(app, of):
        if run_of and row[1] != run_of[-1][1] + run_of[-1][2]:
            run_of = []
        run_of = run_of + [row]
        best = max(best, run_of, key=len)
    return [title for title, y, height in best if frame.y < y + height / 2 < frame.y + frame.height]


def stands(app, of):
    """(all its rows, the one at the top)"""
    return [title for title, _, _ in rows(app, of)], next(iter(in_sight(app, of)), None)


def settled(app, of):
    wait('the rows to stand still',
         lambda: stands(app, of) == (time.sleep(.5), stands(app, of))[1])
    return stands(app, of)


def stands_again(app, of, before):
    wait_seen('“%s” as it was: %s' % (of, before), lambda: stands(app, of),
              lambda seen: seen == before, 20)
    time.sleep(.5)
    assert stands(app, of) == before, (before, stands(app, of))


def wait_on(she, title):
    wait_seen('the keyboard at “%s”' % title,
              lambda: (she.focused() and she.focused().get_name()) or '',
              lambda seen: seen.startswith(title))


def left(app):
    wait('the window to go', lambda: app.process.poll() is not None, 20)


def turn_wheel(app, of, clicks):
    x, y = app.at(app.get('list', of, exact=True))
    xdo('mousemove', x, y)
    for _ in range(clicks):
        xdo('click', 5)
        time.sleep(.05)


def by_mouse():
    if not CANVAS.package.exists():
        return 'no corpus'
    with home_with_course() as start:
        with start() as app:
            she = opened(app, Mouse)
            at_first = stands(app, SOURCE)
            for unit in (WEEK, NEXT):
                she.open(SOURCE, unit)
            app.row(SOURCE, CANVAS.page)
            turn_wheel(app, SOURCE, 3)
            source = settled(app, SOURCE)
            assert source != at_first and source[1] != at_first[1], source
            she.open(LANE, 'Rocks')  # which folds it up
            lane = settled(app, LANE)
            # What a search shows is another matter.
            she.filter('Needs a look ')
            wait('fewer rows', lambda: stands(app, SOURCE)[0] != source[0])
            she.filter('All ')
            stands_again(app, SOURCE, source)
            she.view('Build')
            turn_wheel(app, OUTLINE, 4)
            outline = settled(app, OUTLINE)
            she.view('Source')
            she.close_window()
            left(app)
        with start() as app:
            she = opened(app, Mouse)
            stands_again(app, SOURCE, source)
            stands_again(app, LANE, lane)
            she.view('Build')
            stands_again(app, OUTLINE, outline)
    return None


def by_keyboard():
    if not CANVAS.package.exists():
        return 'no corpus'
    with home_with_course() as start:
        with start() as app:
            she = opened(app, Keys)
            she.open(SOURCE, WEEK)
            app.row(SOURCE, CANVAS.page)
            she.choose(SOURCE, NEXT)
            she.key('Right', 'Page_Down', 'Page_Down')
            source = settled(app, SOURCE)
            she.choose(LANE, 'Time')
            she.key('Left')
            lane = settled(app, LANE)
            # Undo and redo of something else leave it folded up.
            she.key('F2')
            app.get('entry', 'Title')
            she.write('Time and resources', instead=True)
            she.key('Return')
            app.row(LANE, 'Time and resources')
            she.undo()
            stands_again(app, LANE, lane)
            stands_again(app, SOURCE, source)
            she.key('ctrl+w')
            left(app)
        with start() as app:
            she = opened(app, Keys)
            stands_again(app, SOURCE, source)
            stands_again(app, LANE, lane)
            # The keyboard is where the eye is.
            she.go_to_list(SOURCE)
            wait_on(she, source[1])
            she.key('Down')
            wait_on(she, in_sight(app, SOURCE)[1])
            assert in_sight(app, SOURCE)[0] == source[1]
    return None


# The size of the window

def window(app):
    """(its number, its width and height) of the main window"""
    return wait('the window', lambda: next(
        ((number, (int(place['WIDTH']), int(place['HEIGHT']))) for number, place in app.windows()
         if int(place['WIDTH']) > 300), None))


def has_size(app, size):
    wait_seen('a window of %d × %d' % size, lambda: window(app)[1], lambda seen: seen == size, 20)


def set_size(app, size):
    xdo('windowsize', window(app)[0], *size)
    has_size(app, size)
    time.sleep(.5)  # until the program knows it as well


def left_at(start, act=lambda app: None):
    """Opens, does something, and closes it; the size then."""
    with start() as app:
        she = opened(app, Mouse)
        act(app)
        size = window(app)[1]
        she.button('Close', exact=True, root=she.top_nodes()[0])
        left(app)
    return size


def each_document_has_its_size():
    """Also maximized; one that is new here has the size of the last one."""
    if not CANVAS.package.exists():
        return 'no corpus'
    tall, wide = (900, 760), (1210, 640)
    with home_with_course() as start:
        other = start.home / 'other.ashlar'
        subprocess.run([sys.argv[2], 'import', CANVAS.package, '--into', other], check=True,
                       stdout=subprocess.DEVNULL)

        def start_other():
            return start(other)
        left_at(start, lambda app: set_size(app, tall))
        assert left_at(start_other) == tall
        left_at(start_other, lambda app: set_size(app, wide))
        assert left_at(start) == tall
        # One is as large as the screen, the other is not for that.
        largest = left_at(start, maximize)
        assert largest > wide, largest
        assert left_at(start_other) == wide
        assert left_at(start, lambda app: has_size(app, largest)) == largest
    return None


def maximize(app):
    """By the menu that the desktop has for a window."""
    number, before = window(app)
    xdo('windowactivate', '--sync', number, 'key', 'alt+space')
    time.sleep(.5 * share())
    app.key('x')
    wait('another size', lambda: window(app)[1] != before)
    time.sleep(.5)


run(by_mouse, by_keyboard, each_document_has_its_size)
