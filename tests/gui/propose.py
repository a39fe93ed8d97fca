#!/usr/bin/python3
"""A course is broken into modules: looked at, adjusted, made, taken back."""
from gui import CORPUS, App, run, wait


def a_course_is_broken_by_weeks_by_mouse():
    package = CORPUS / 'courseforge-intro_python.imscc'
    if not package.exists():
        return 'no corpus'
    with App(package) as app:
        app.bring_in()
        app.click(app.get('button', 'Break the course into modules…'))
        app.get('label', '12 modules · 120 items')
        app.click(app.get('button', 'By weeks'))
        app.get('label', '12 modules · 120 items')
        app.click(app.get('button', 'Join with the next module'))
        app.get('label', '11 modules · 120 items')
        app.click(app.get('button', 'Leave the module out'))
        app.get('label', '10 modules · 100 items')
        app.click(app.get('button', 'Start over'))
        app.get('label', '12 modules · 120 items')
        app.click(app.get('button', 'Even workload'))
        app.get('label', '4 modules · 120 items')
        app.click(app.get('button', 'Make credential'))
        titles = wait('the modules', lambda: app.titles('Introduction to Python Programming'))
        assert titles[0] == 'Part 1', titles
        app.get('label', '120 of 120 items used')
        app.click(app.get('button', 'Undo: Break into modules'))
        app.get('button', 'Break the course into modules…')


def the_sample_is_broken_by_keyboard():
    with App() as app:
        app.open_sample()
        app.key('ctrl+shift+m')
        app.get('list', 'Proposed modules')
        app.key('ctrl+a')
        app.type('Broken')
        app.key('Escape')
        app.gone('button', 'Make credential')
        assert app.find('list', 'Broken', exact=True) is None, 'made all the same'
        app.key('ctrl+shift+m')
        app.get('list', 'Proposed modules')
        app.key('ctrl+a')
        app.type('Broken')
        app.key('Return')
        wait('the modules', lambda: app.titles('Broken'))
        app.key('ctrl+z')
        app.gone('list', 'Broken')


run(a_course_is_broken_by_weeks_by_mouse, the_sample_is_broken_by_keyboard)
