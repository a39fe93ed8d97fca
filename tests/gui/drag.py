#!/usr/bin/python3
"""Long outlines under a drag: they scroll at their edges and closed modules open. By mouse, and as far
by what is typed."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from gui import App, extents, run, wait, xdo
from hands import Keys, Mouse, move, take

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'bench'))
import make_cartridge  # noqa: E402

COURSE = 'Your course'
LANE = 'Long'
LAST = 'Page 71'


class Long:
    """A credential of modules with pages in each, and the course it was made from."""

    def __init__(self, modules=4, pages=18):
        self.size = modules, pages

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='ashlar-drag-')
        package = self.folder.name + '/long.imscc'
        document = self.folder.name + '/long.ashlar'
        make_cartridge.main(package, *self.size, 0, 0, 0, 0)
        subprocess.check_call([sys.argv[2], 'import', package, '--into', document,
                               '--as-credential', LANE], stdout=subprocess.DEVNULL)
        self.app = App(document)
        wait('the lane', lambda: self.app.rows(LANE), 40)
        wait('the course', lambda: self.app.rows(COURSE), 40)
        return self.app

    def __exit__(self, *error):
        self.app.close()
        self.folder.cleanup()


def in_sight(app, title):
    """Whether the row stands wholly within what the list shows."""
    if title not in app.titles(LANE):
        return False
    frame = extents(app.get('list', LANE, exact=True))
    place = extents(app.row(LANE, title))
    return place.height > 0 and place.y >= frame.y - 1 and \
        place.y + place.height <= frame.y + frame.height + 1


def edge(app, is_foot):
    """A point of the lane so near its edge that it scrolls."""
    x, y = app.at(app.get('list', LANE, exact=True), .5, 1 if is_foot else 0)
    return x, y + (-8 if is_foot else 8)


def rests(app, title):
    """Whether the rows stand still by now."""
    before = extents(app.row(LANE, title)).y
    time.sleep(.3)
    return extents(app.row(LANE, title)).y == before


def drop_below(app, title, here):
    wait('the rows to rest', lambda: rests(app, title))
    move(app.at(app.row(LANE, title), .4, .75), here)
    time.sleep(.3)
    xdo('mouseup', 1)


def follows(app, title, before):
    titles = app.titles(LANE)
    return (before, title) in zip(titles, titles[1:])


def a_lane_scrolls_down_and_up():
    with Long() as app:
        assert not in_sight(app, LAST)
        here = take(app, app.row(LANE, 'Page 1'), edge(app, True))
        wait('the end to scroll into sight', lambda: in_sight(app, LAST), 40)
        x, y = here
        here = move((x, y - 90), here)
        drop_below(app, 'Page 69', here)
        wait('the page below', lambda: follows(app, 'Page 1', 'Page 69'))
        wait('the end to stay in sight',
             lambda: in_sight(app, 'Page 1') and not in_sight(app, 'Page 0'))

        here = take(app, app.row(LANE, 'Page 1'), edge(app, False))
        wait('the beginning to scroll into sight', lambda: in_sight(app, 'Page 0'), 40)
        x, y = here
        here = move((x, y + 90), here)
        drop_below(app, 'Page 0', here)
        wait('the page where it was', lambda: follows(app, 'Page 1', 'Page 0'))


def what_comes_from_the_course_scrolls_too():
    with Long() as app:
        app.click(app.row(COURSE, 'Module 1'))
        app.key('Right')
        here = take(app, app.row(COURSE, 'Page 20'), edge(app, True))
        wait('the end to scroll into sight', lambda: in_sight(app, LAST), 40)
        x, y = here
        here = move((x, y - 90), here)
        drop_below(app, 'Page 70', here)
        wait('the page below', lambda: follows(app, 'Page 20', 'Page 70'))


def four_lanes(folder):
    package, plan, document = (folder + name for name in ('/c.imscc', '/plan.json', '/four.ashlar'))
    make_cartridge.main(package, 4, 18, 0, 0, 0, 0)
    pathlib.Path(plan).write_text(json.dumps(
        {'credentials': [{'title': title} for title in ('One', 'Two', 'Three', 'Four')]}))
    for words in (['import', package, '--into', document], ['apply', document, plan]):
        subprocess.check_call([sys.argv[2], *words], stdout=subprocess.DEVNULL)
    return document


def lanes_scroll_sideways():
    """To a fourth credential, which does not fit beside three."""
    with tempfile.TemporaryDirectory() as folder, App(four_lanes(folder)) as app:
        wait('the course', lambda: app.rows(COURSE), 40)
        lane = app.get('list', 'Four', exact=True)
        assert not reaches(lane), extents(lane).x
        row = app.row(COURSE, 'Module 1')
        here = take(app, row, (1270, app.at(row, .4)[1]))
        wait('the fourth lane to scroll into sight', lambda: reaches(lane), 20)
        move((1150, here[1]), here)
        time.sleep(.3)
        xdo('mouseup', 1)
        wait('the module in it', lambda: 'Module 1' in app.titles('Four'))


def reaches(lane):
    place = extents(lane)
    return place.x + place.width <= 1280


def a_closed_module_opens():
    with Long() as app:
        app.click(app.row(LANE, 'Module 0'))
        app.key('Left')
        wait('the module to close', lambda: 'Page 0' not in app.titles(LANE))
        take(app, app.row(LANE, 'Page 19'), app.at(app.row(LANE, 'Module 0'), .4))
        wait('the module to open', lambda: 'Page 0' in app.titles(LANE))
        drop_below(app, 'Page 0', app.at(app.row(LANE, 'Module 0'), .4))
        wait('the page in it', lambda: follows(app, 'Page 19', 'Page 0'))


# A course of 13,800 pages, all of them in one lane

LARGE = 200, 69
FOLLOWS = ("SELECT count(*) FROM item JOIN item AS before ON before.parent = item.parent WHERE item.title = "
           "'Page 0' AND before.title = '%s' AND item.tree IN (SELECT tree FROM credential) AND item.pos = "
           '(SELECT min(pos) FROM item WHERE parent = before.parent AND pos > before.pos)')


def the_keyboard_goes_as_far_by_typing():
    with Long(*LARGE) as app:
        she = Keys(app)
        she.choose(LANE, 'Page 0')
        she.send('after page 13000')
        she.undone(FOLLOWS % 'Page 13000', 0, 1)
        she.choose(LANE, 'Page 1')
        she.send('at the beginning of module 150')
        she.wait_one(1, "SELECT count(*) FROM item JOIN item AS above ON above.id = item.parent WHERE "
                     "item.title = 'Page 1' AND above.title = 'Module 150' AND item.pos = (SELECT "
                     'min(pos) FROM item WHERE parent = above.id) AND item.tree IN (SELECT tree FROM '
                     'credential)')
        wait('it in sight', lambda: in_sight(app, 'Page 1'), 20)


def a_drag_goes_as_far():
    """Who stays at the edge gets there ever faster; near the place the pointer leaves it, and it rests."""
    with Long(*LARGE) as app:
        row = app.row(LANE, 'Page 1')
        here = take(app, row, edge(app, True))
        wait('the last page', lambda: in_sight(app, 'Page 13799'), 90, .2)
        x, y = here
        here = move((x, y - 90), here)
        drop_below(app, 'Page 13797', here)
        she = Mouse(app)
        she.wait_one(1, FOLLOWS.replace('Page 0', 'Page 1') % 'Page 13797')
        assert in_sight(app, 'Page 1')
        she.undo()
        she.wait_one(0, FOLLOWS.replace('Page 0', 'Page 1') % 'Page 13797')


run(a_lane_scrolls_down_and_up, what_comes_from_the_course_scrolls_too, lanes_scroll_sideways,
    a_closed_module_opens, the_keyboard_goes_as_far_by_typing, a_drag_goes_as_far)
