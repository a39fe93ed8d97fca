#!/usr/bin/python3
"""The learner's view, instead of the work and beside it: it follows what is chosen and every edit,
and says what a learner would have earned."""
import os
import pathlib
import subprocess
import tempfile
import time
import urllib.parse

from gui import Atspi, App, run, wait, xdo
from walk import env_of, reader

LANE = 'Visualising Data'
QUIZ = 'Chart choice quiz'


def address(app, page, timeout=25):
    return app.get('label', LANE + ' / ' + page, exact=True, timeout=timeout)


def rename(app, row, title):
    app.click(app.row(LANE, row))
    app.key('F2')
    app.get('entry', 'Title')
    app.key('ctrl+a')
    app.type(title)
    app.key('Return')


def choose_learner(app, *keys):
    app.click(app.get('combo box', 'Try as a learner who'))
    time.sleep(.5)  # the list opens
    app.key(*keys, 'Return')


def it_stands_instead_of_the_work():
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('F5')
        address(app, 'Broken axes')
        app.get('label', 'It cannot reach the network')
        assert app.find('list', LANE, exact=True) is None
        app.key('Delete')  # must not reach what is not in sight
        app.key('F5')
        app.get('list', LANE, exact=True)
        assert app.find('label', 'It cannot reach the network') is None
        assert 'Broken axes' in app.titles(LANE)
        app.click(app.row(LANE, 'The missing baseline'))
        app.key('F5')
        address(app, 'The missing baseline')


def it_follows_beside_the_work():
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('ctrl+F5')
        address(app, 'Broken axes')
        app.click(app.row(LANE, QUIZ))
        address(app, QUIZ)
        rename(app, QUIZ, 'Choosing well')
        address(app, 'Choosing well')
        app.key('ctrl+z')
        address(app, QUIZ)
        # What is deleted is no longer shown.
        app.click(app.row(LANE, 'Broken axes'))
        address(app, 'Broken axes')
        app.key('Delete')
        wait('another page', lambda: app.find('label', LANE + ' / Broken axes', exact=True) is None)


def widths_are_cycled_by_keyboard():
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('F5')
        address(app, 'Broken axes')

        def active(name):
            return wait(name, lambda: app.get('button', name).get_state_set()
                        .contains(Atspi.StateType.PRESSED))
        active('As on a computer')
        for name in ('Computer and phone side by side', 'As on a phone', 'As on a tablet',
                     'As on a computer'):
            app.key('shift+F5')
            active(name)


def active_width(app, *names):
    return [name for name in names if (found := app.find('button', name)) is not None and
            found.get_state_set().contains(Atspi.StateType.PRESSED)]


def widths_that_are_hidden_are_not_cycled_to():
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        for window in subprocess.check_output(['xdotool', 'search', '--onlyvisible', '--pid',
                                               str(app.process.pid)], text=True).split():
            xdo('windowsize', window, 400, 800)
        wait('a narrow window', lambda: not app.find('button', 'Search', exact=True))
        app.key('F5')
        app.get('label', 'Broken axes', timeout=25)
        wait('few widths', lambda: app.find('button', 'As on a tablet') is None)
        for name in ('As on a phone', 'As on a computer', 'As on a phone'):
            app.key('shift+F5')
            wait(name, lambda: active_width(app, 'As on a phone', 'As on a computer') == [name])


def the_page_in_sight_opens_in_the_browser():
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        note = home / 'address'
        reader(home, note)
        left = home / 'cache' / 'ashlar' / 'sites' / 'left'
        (left / 'pages').mkdir(parents=True)
        (left / 'pages' / 'old.html').write_text('old')
        os.utime(left, (time.time() - 8 * 86400,) * 2)
        with App(home=home, env=env_of(home)) as app:
            app.open_sample()
            app.click(app.row(LANE, 'Broken axes'))
            app.key('F5')
            address(app, 'Broken axes')
            app.press('Open in browser')
            wait('the browser', lambda: note.exists() and note.read_text().endswith('.html'), 30)
        page = pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(note.read_text()).path))
        assert page.parent.name == 'pages', page
        assert page.is_relative_to(home / 'cache' / 'ashlar' / 'sites'), page
        assert 'Broken axes' in page.read_text()
        assert (page.parent.parent / 'index.html').exists()
        assert not left.exists()


def share_without_programs(folder):
    for place in pathlib.Path('/usr/share').iterdir():
        if place.name != 'applications':
            (pathlib.Path(folder) / place.name).symlink_to(place)
    return folder


def a_browser_that_is_missing_is_said():
    with tempfile.TemporaryDirectory() as cache, tempfile.TemporaryDirectory() as share, \
            App(env={'XDG_CACHE_HOME': cache, 'XDG_DATA_DIRS': share_without_programs(share)}) as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('F5')
        address(app, 'Broken axes')
        app.press('Open in browser')
        app.get('label', 'could not be opened', timeout=30)
        app.get('label', 'Open it yourself from here: ' + cache)
        app.key('Escape')
        app.gone('label', 'could not be opened')


def a_learner_is_tried():
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, QUIZ))
        app.key('F5')
        address(app, QUIZ)
        app.get('label', 'Not earned yet', exact=True)
        app.get('label', 'need a mark from a person')
        choose_learner(app, 'Down')
        app.get('label', 'Earned', exact=True)
        app.get('label', 'once a person has passed')
        choose_learner(app, 'Down', 'Down')
        app.get('label', 'Not earned yet', exact=True)
        app.get('label', 'comes to 0 % and needs 60 %')
        app.click(app.get('button', 'Show the rule'))
        app.get('label', 'How it is earned', exact=True)
        app.get('label', 'Nothing handed in')


def gaps_lead_to_where_they_are_filled():
    with App() as app:
        app.key('ctrl+n')
        app.get('label', 'No course here yet')
        app.key('ctrl+shift+n')
        app.get('list', 'New credential')
        app.key('Return')
        app.key('F5')
        app.get('label', 'Learners see little yet', timeout=25)
        app.get('button', 'Say what learners will be able to do')
        app.press('Say what it is for')
        purpose = app.get('entry', 'Purpose', exact=True)
        wait('the keyboard in it',
             lambda: purpose.get_state_set().contains(Atspi.StateType.FOCUSED))
        app.type('For readers.')
        app.key('F5')
        app.get('button', 'Say how they show it', timeout=25)
        app.gone('button', 'Say what it is for')
        app.click(app.get('button', 'Use items of your course'))
        app.get('list', 'New credential')


def its_text_opens_as_large_as_preferred():
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('ctrl+comma')
        app.click(app.get('label', 'Preview opens with', exact=True))
        time.sleep(.5)
        app.key('Down', 'Return')
        app.key('Escape')
        app.key('F5')
        address(app, 'Broken axes')
        app.get('label', 'Text 150 %', exact=True)


run(it_stands_instead_of_the_work, it_follows_beside_the_work, widths_are_cycled_by_keyboard,
    widths_that_are_hidden_are_not_cycled_to, the_page_in_sight_opens_in_the_browser,
    a_browser_that_is_missing_is_said, a_learner_is_tried,
    gaps_lead_to_where_they_are_filled, its_text_opens_as_large_as_preferred)
