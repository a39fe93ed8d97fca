#!/usr/bin/python3
"""Where work goes: the file that was chosen, and no file that the professor has not agreed
to lose."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from gui import App, run, wait

LANE = 'Visualising Data'
CLI = sys.argv[2]
THEIRS = b'what somebody else has written'


def agree(app):
    """To what the file chooser asks."""
    def is_answered():
        button = app.find('button', '_Replace')  # with its mnemonic, as the chooser names it
        if button is not None:
            button.act()
        return app.find('label', 'Do you want to replace it?') is None
    wait('the file chooser to go', is_answered, 20, .3)


def choose_file(app, path, replace=False):
    """Types a whole path into the system's file chooser, which asks about a file that is there."""
    app.get('label', 'Name:', timeout=20)
    time.sleep(.4)
    app.key('ctrl+a')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')
    if replace:
        app.get('label', 'Do you want to replace it?', timeout=20)
        agree(app)


def titles_in(document):
    info = json.loads(subprocess.check_output([CLI, 'info', str(document), '--json']))
    return [credential['title'] for credential in info['credentials']]


def taken(folder, name):
    path = pathlib.Path(folder) / name
    path.write_bytes(THEIRS)
    return path


def closed_place(folder):
    """A folder in which nothing can be written, for now."""
    place = pathlib.Path(folder) / 'place'
    place.symlink_to('/proc')
    return place


def open_up(place):
    real = place.with_name('real')
    real.mkdir()
    place.unlink()
    place.symlink_to(real)


def saved(app, timeout=30):
    app.get('label', 'Saved', exact=True, timeout=timeout)


def delete_a_page(app):
    app.click(app.row(LANE, 'Broken axes'))
    app.key('Delete')
    app.get('button', 'Undo: ')


def it_is_saved_over_a_file_that_was_chosen_for_it():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        first, second = taken(folder, 'first.ashlar'), taken(folder, 'second.ashlar')
        app.open_sample()
        app.key('ctrl+s')
        choose_file(app, first, replace=True)
        saved(app)
        assert LANE in titles_in(first)
        before = first.read_bytes()
        app.key('ctrl+shift+s')
        choose_file(app, second, replace=True)
        app.get('button', 'second', timeout=20)
        saved(app)
        assert LANE in titles_in(second) and first.read_bytes() == before


def the_file_that_is_spoken_of_is_replaced():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        own, place = pathlib.Path(folder) / 'own.ashlar', closed_place(folder)
        other = place / 'other.ashlar'
        app.open_sample()
        app.key('ctrl+s')
        choose_file(app, own)
        saved(app)
        before = own.read_bytes()
        app.key('ctrl+shift+s')
        choose_file(app, other)
        app.get('label', '“other.ashlar” was not saved: ', timeout=30)
        app.get('label', 'Everything is safe on this computer, and Ashlar goes on saving to “own.ashlar”.')
        # Meanwhile somebody writes there.
        open_up(place)
        taken(place, 'other.ashlar')
        app.press('Try again')
        app.get('button', 'Replace it', timeout=30)
        app.get('label', 'There is already a file at ')
        assert other.read_bytes() == THEIRS
        # Saving goes on where it was; what is said of the other file stays.
        delete_a_page(app)
        app.key('ctrl+s')
        wait('the save', lambda: own.read_bytes() != before, 30)
        saved(app)
        before = own.read_bytes()
        app.press('Replace it')
        wait('the other file', lambda: other.read_bytes() != THEIRS, 30)
        saved(app)
        app.gone('button', 'Replace it')
        assert LANE in titles_in(other) and own.read_bytes() == before


def work_without_a_name_is_saved_where_it_was_to_be():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        place = closed_place(folder)
        app.open_sample()
        app.key('ctrl+s')
        choose_file(app, place / 'mine.ashlar')
        app.get('label', 'Ashlar tries again by itself.', timeout=30)
        app.get('label', 'Kept on this computer', exact=True)
        open_up(place)
        saved(app, 90)
        app.gone('button', 'Try again')
        assert LANE in titles_in(place / 'mine.ashlar')


def a_name_that_its_ending_makes_another_files_is_asked_about():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        document = taken(folder, 'mine.ashlar')
        app.open_sample()
        app.key('ctrl+s')
        choose_file(app, document.with_suffix(''))
        app.get('label', 'Replace “mine.ashlar”?', timeout=20)
        app.key('Escape')
        app.gone('label', 'Replace “mine.ashlar”?')
        time.sleep(1)
        assert document.read_bytes() == THEIRS
        app.get('label', 'Kept on this computer', exact=True)
        app.key('ctrl+s')
        choose_file(app, document.with_suffix(''))
        app.get('label', 'Replace “mine.ashlar”?', timeout=20)
        app.get('button', 'Replace', exact=True).act()
        saved(app)
        assert LANE in titles_in(document)


run(it_is_saved_over_a_file_that_was_chosen_for_it, the_file_that_is_spoken_of_is_replaced,
    work_without_a_name_is_saved_where_it_was_to_be,
    a_name_that_its_ending_makes_another_files_is_asked_about)
