#!/usr/bin/python3
"""Undo and redo of what is done to rows: the keyboard is on the row that moved, in sight, in the lanes and
in the outline. And what was done outlives an application that is killed."""
import pathlib
import tempfile

from gui import App, Atspi, extents, run, wait
from hands import Keys
from walk import OUTLINE

LANE = 'Visualising Data'
OTHER = 'Data Literacy Foundations'
PAGE = 'Showing change over time'
TITLES = 'SELECT count(*) FROM item WHERE title = ?'


def is_in_sight(she, row):
    """Not only in its list: in the window too, beside which a lane can stand."""
    place, frame = extents(row), extents(she.top_nodes()[0])
    return place.height > 0 and 0 <= place.x and place.x + place.width <= frame.width and \
        0 <= place.y and place.y + place.height <= frame.height


def wait_row(she, title, of):
    """The keyboard is on a row, which stands in a list and can be seen."""
    def look():
        node = she.focused()
        return node is not None and node.get_role_name() == 'list item' and \
            node.get_name().startswith(title + ',') and she.is_in(node, of, 'list') and \
            she.is_chosen(of, title) and is_in_sight(she, node)
    try:
        wait('the keyboard on “%s”' % title, look)
    except AssertionError as error:
        node = she.focused()
        raise AssertionError('%s, but “%s”' % (error, node and node.get_name())) from None


def place_of(app, of, title):
    return [name.split(',')[0] for name in app.rows(of)].index(title.split(',')[0])


def there_and_back(she, of, title, do):
    """What is done to a row, undone, done again, and undone again."""
    app = she.app
    before = place_of(app, of, title)
    do()
    wait('“%s” elsewhere' % title, lambda: place_of(app, of, title) != before)
    after = place_of(app, of, title)
    wait_row(she, title, of)
    for key, place in (('ctrl+z', before), ('ctrl+shift+z', after), ('ctrl+z', before)):
        app.key(key)
        wait('“%s” at %d' % (title, place), lambda: place_of(app, of, title) == place)
        wait_row(she, title, of)


def rows_of_a_lane():
    with App() as app:
        app.open_sample()
        she = Keys(app)
        for key in ('alt+Down', 'alt+Left'):
            she.choose(LANE, PAGE)
            there_and_back(she, LANE, PAGE, lambda: app.key(key))
        # Into another credential, and back.
        she.move(LANE, PAGE, OTHER)
        wait_row(she, PAGE, OTHER)
        for key, of in (('ctrl+z', LANE), ('ctrl+shift+z', OTHER), ('ctrl+z', LANE)):
            app.key(key)
            wait_row(she, PAGE, of)
        # What had been deleted is back, with the keyboard; what goes leaves it to its neighbour.
        app.key('Delete')
        wait_row(she, 'Colour that everyone can read', LANE)
        app.key('ctrl+z')
        wait_row(she, PAGE, LANE)
        app.key('ctrl+shift+z')
        wait_row(she, 'Colour that everyone can read', LANE)
        app.key('ctrl+z')
        wait_row(she, PAGE, LANE)


def two_rows_of_a_lane():
    with App() as app:
        app.open_sample()
        she = Keys(app)
        she.choose(LANE, 'Broken axes')
        app.key('shift+Down')
        both = ['Broken axes', 'The missing baseline']
        wait('both', lambda: all(she.is_chosen(LANE, title) for title in both))
        before = place_of(app, LANE, both[0])
        # They keep their order at the end of their module, where they stay.
        app.key('alt+Up', 'alt+Down')
        wait('them below', lambda: place_of(app, LANE, both[0]) == before + 1)
        assert place_of(app, LANE, both[1]) == before + 2
        app.key('ctrl+z')
        wait('them back', lambda: place_of(app, LANE, both[0]) == before)
        wait('both chosen', lambda: all(she.is_chosen(LANE, title) for title in both))
        wait_row(she, both[0], LANE)


def rows_of_the_outline():
    with App() as app:
        app.open_sample()
        she = Keys(app)
        she.choose(LANE, PAGE)
        she.view('Build')
        for key in ('alt+Down', 'alt+Left'):
            she.choose(OUTLINE, PAGE)
            there_and_back(she, OUTLINE, PAGE, lambda: app.key(key))
        # The one before it takes its place while it is elsewhere.
        she.send(OTHER)
        wait_row(she, 'Colour that everyone can read', OUTLINE)
        app.key('ctrl+z')
        wait_row(she, PAGE, OUTLINE)
        app.key('ctrl+shift+z')
        wait_row(she, 'Colour that everyone can read', OUTLINE)
        app.key('ctrl+z')
        wait_row(she, PAGE, OUTLINE)


def chosen(app):
    found = app.get('list', OUTLINE, exact=True)
    return [child.get_name().split(',')[0] for child in app.nodes(found)
            if child.get_state_set().contains(Atspi.StateType.SELECTED)]


def all_is_there_after_the_application_was_killed():
    """The view, the credential, the item; and undo, by its names, down to the text that was there."""
    with tempfile.TemporaryDirectory(prefix='ashlar-killed-') as name:
        home = pathlib.Path(name)
        env = {'XDG_DATA_HOME': name + '/data', 'XDG_CACHE_HOME': name + '/cache',
               'GSETTINGS_BACKEND': 'keyfile'}
        with App(home=home, env=env) as app:
            app.open_sample()
            she = Keys(app)
            she.choose(LANE, PAGE)
            she.view('Build')
            she.choose(OUTLINE, PAGE)
            app.get('label', ' words', timeout=40)
            old = she.body(PAGE)
            she.into_page(None)
            she.write(' Kept in mind.')
            wait('the text', lambda: 'Kept in mind.' in she.body(PAGE), 20)
            she.rename(OUTLINE, PAGE, 'Lines over time')
            app.row(OUTLINE, 'Lines over time')
            app.get('button', 'Undo: Rename page')
            app.key('alt+Up')
            app.get('button', 'Undo: Move page')
            moved = place_of(app, OUTLINE, 'Lines over time')
            item = she.ask('SELECT id FROM item WHERE title = ?', 'Lines over time')[0][0]
            places = home / 'state' / 'ashlar' / 'places.ini'
            wait('the place to be noted', lambda: places.exists() and item in places.read_text())
            app.kill()
        with App(home=home, env=env) as app:
            she = Keys(app)
            app.click(app.get('label', 'Not saved to a file yet', timeout=40))
            she.wait_view('Build')
            app.get('button', 'Credential 2, ' + LANE, timeout=20)
            wait('the item', lambda: chosen(app) == ['Lines over time'], 20)
            assert place_of(app, OUTLINE, 'Lines over time') == moved
            app.get('button', 'Undo: Move page')
            app.key('ctrl+z')
            wait('its place', lambda: place_of(app, OUTLINE, 'Lines over time') == moved + 1)
            app.get('button', 'Undo: Rename page')
            app.key('ctrl+z')
            app.row(OUTLINE, PAGE)
            app.get('button', 'Undo: Edit page')
            assert 'Kept in mind.' in she.body(PAGE)
            for _ in range(3):  # typing is one step, or two where it rested
                if she.body(PAGE) != old:
                    app.key('ctrl+z')
                    wait('less', lambda: she.body(PAGE) == old, 3)
            assert she.body(PAGE) == old
            assert she.ask(TITLES, 'Lines over time') == [(0,)]
            app.key('ctrl+shift+z')
            wait('the text again', lambda: 'Kept in mind.' in she.body(PAGE))


run(rows_of_a_lane, two_rows_of_a_lane, rows_of_the_outline,
    all_is_there_after_the_application_was_killed)
