#!/usr/bin/python3
"""The learner's view, instead of the work and beside it: it follows what is chosen and every edit,
and says what a learner would have earned."""
from gui import Atspi, App, run, wait

LANE = 'Visualising Data'
QUIZ = 'Chart choice quiz'


def address(app, page, timeout=25):
    return app.get('label', LANE + ' / ' + page, exact=True, timeout=timeout)


def heading(app, text, timeout=15):
    """In the page itself."""
    return wait('the heading “%s”' % text,
                lambda: next((n for n in app.nodes() if n.get_role_name() == 'heading' and
                              n.get_name() == text), None), timeout)


def radios(app):
    return [n for n in app.nodes() if n.get_role_name() == 'radio button' and
            n.get_parent().get_role_name() not in ('panel', 'filler', 'grouping') or
            n.get_role_name() == 'radio button' and 'chart' in (n.get_name() or '').lower()]


def is_checked(node):
    return node.get_state_set().contains(Atspi.StateType.CHECKED)


def rename(app, row, title):
    app.click(app.row(LANE, row))
    app.key('F2')
    app.get('entry', 'Title')
    app.key('ctrl+a')
    app.type(title)
    app.key('Return')


def it_stands_instead_of_the_work():
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('F5')
        address(app, 'Broken axes')
        heading(app, 'Broken axes')
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
        heading(app, QUIZ)
        # An answer that was given outlives an edit of the page.
        chosen = wait('an answer', lambda: next((n for n in radios(app) if not is_checked(n)), None))
        answer = chosen.get_name()
        Atspi.Action.do_action(chosen, 0)
        wait('the answer', lambda: any(is_checked(n) and n.get_name() == answer
                                       for n in radios(app)))
        rename(app, QUIZ, 'Choosing well')
        address(app, 'Choosing well')
        heading(app, 'Choosing well')
        assert any(is_checked(n) and n.get_name() == answer for n in radios(app))
        app.key('ctrl+z')
        heading(app, QUIZ)
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
        who = app.get('combo box', 'Try as a learner who')
        who.grab_focus()
        app.key('space', 'Down', 'Return')
        app.get('label', 'Earned', exact=True)
        app.get('label', 'once a person has passed')
        who.grab_focus()
        app.key('space', 'Down', 'Down', 'Return')
        app.get('label', 'Not earned yet', exact=True)
        app.get('label', 'comes to 0 % and needs 60 %')
        app.press('Show the rule')
        app.get('label', 'How it is earned', exact=True)
        app.get('label', 'Nothing handed in')


run(it_stands_instead_of_the_work, it_follows_beside_the_work, widths_are_cycled_by_keyboard,
    a_learner_is_tried)
