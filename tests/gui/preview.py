#!/usr/bin/python3
"""The learner's view, instead of the work and beside it: it follows what is chosen and every edit,
and says what a learner would have earned."""
import time

from gui import Atspi, App, run, wait

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
        app.press('Show the rule')
        app.get('label', 'How it is earned', exact=True)
        app.get('label', 'Nothing handed in')


run(it_stands_instead_of_the_work, it_follows_beside_the_work, widths_are_cycled_by_keyboard,
    a_learner_is_tried)
