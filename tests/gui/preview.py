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
    a_learner_is_tried,
    gaps_lead_to_where_they_are_filled, its_text_opens_as_large_as_preferred)
