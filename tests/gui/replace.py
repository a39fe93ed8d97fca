#!/usr/bin/python3
"""Words are found in everything and replaced in one step, by keyboard and by mouse."""
from gui import App, run
from walk import Walk


NAMED = 'SELECT count(*) FROM tree WHERE title LIKE ?'


def everything_is_searched_and_replaced_by_keyboard():
    with App() as app:
        app.open_sample()
        app.key('ctrl+h')
        app.get('label', 'In titles, pages, questions and feedback')
        app.type('visualising')
        app.get('button', 'Delete in')
        app.key('Tab')
        app.type('Picturing')
        app.click(app.get('button', 'Replace in'))
        app.get('button', 'Undo: Replace “visualising”')
        walk = Walk(app)
        walk.wait_one(1, NAMED, '%Picturing%')
        app.key('ctrl+z')
        walk.wait_one(0, NAMED, '%Picturing%')


def a_place_is_left_out_and_another_shown_by_mouse():
    with App() as app:
        app.open_sample()
        Walk(app)  # rows that come later are to be seen
        app.key('ctrl+h')
        app.get('label', 'In titles, pages, questions and feedback')
        app.type('baseline')
        # Nothing is put in: they would be gone.
        app.get('button', 'Delete in')
        app.key('Tab')
        app.type('start')
        button = app.get('button', 'Replace in')
        n = int(button.get_name().split()[2])
        first = app.get('check box', 'baseline')
        app.click(first)
        app.get('button', 'Replace in %d place' % (n - 1))
        # “Three baselines” is no whole word of it.
        app.click(app.get('check box', 'Whole words'))
        app.get('button', 'Replace in %d place' % (n - 1))
        app.click(app.get('check box', 'Whole words'))
        app.get('button', 'Replace in %d place' % n)
        app.key('Escape')
        app.gone('button', 'Replace in')


run(everything_is_searched_and_replaced_by_keyboard, a_place_is_left_out_and_another_shown_by_mouse)
