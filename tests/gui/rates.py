#!/usr/bin/python3
"""How minutes are estimated: shown, said otherwise for one credential, and undone."""
import re

from gui import App, run, wait

TITLE = 'How minutes are estimated'
READING = 'Reading, words a minute'


def estimate(app):
    def look():
        found = app.find('button', 'Estimate: ')
        return found and int(re.search(r'\d+', found.get_name())[0])
    return wait('an estimate', look)


def build(app):
    app.open_sample()
    app.click(app.row('Visualising Data', 'Bar, line or dot?'))
    app.click(app.get('page tab', 'Build'))
    app.get('label', 'From reading')
    return estimate(app)


def speed(app):
    return app.get('spin button', READING).property('CurrentValue', 'org.a11y.atspi.Value')


def changed_by_keyboard():
    with App() as app:
        before = build(app)
        app.key('ctrl+k')
        app.type('minutes are est')
        wait('the command', lambda: app.find('label', TITLE))
        app.key('Return')
        wait('the usual figure', lambda: speed(app) == 180)
        app.key('ctrl+a')
        app.type('60')
        app.key('Return')
        app.get('button', 'Back to 180 words a minute')
        # Undone and done again where it is.
        app.key('ctrl+z')
        wait('the usual figure', lambda: speed(app) == 180)
        app.key('ctrl+shift+z')
        wait('its own figure', lambda: speed(app) == 60)
        app.key('Escape')
        app.gone('spin button', READING)
        wait('a longer estimate', lambda: estimate(app) > before)
        app.key('ctrl+z')
        wait('the estimate of before', lambda: estimate(app) == before)


def changed_by_mouse():
    with App() as app:
        before = build(app)
        app.press('How minutes are estimated…')
        wait('the usual figure', lambda: speed(app) == 180)
        app.key('Up', 'Up')
        app.get('button', 'Back to 180 words a minute')
        wait('its own figure', lambda: speed(app) == 200)
        app.press('Back to 180 words a minute')
        wait('the usual figure', lambda: speed(app) == 180)
        app.gone('button', 'Back to 180 words a minute')
        app.key('Escape')
        assert estimate(app) == before


def found_where_the_hours_are():
    with App() as app:
        app.open_sample()
        app.click(app.get('page tab', 'Design'))
        app.click(app.get('label', 'Delivery and time'))
        app.click(app.get('label', 'How minutes are estimated…'))
        wait('the usual figure', lambda: speed(app) == 180)


run(changed_by_keyboard, changed_by_mouse, found_where_the_hours_are)
