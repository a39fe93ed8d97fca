#!/usr/bin/python3
"""What texts still say to the class of the old course is rewritten, changed or kept, by mouse and by
keyboard, on the sample and on a real course; each is undone."""
from gui import App, run, wait
from hands import Keys, Mouse

TITLE = 'Tied to the old course'
LANE = 'Visualising Data'
KEPT = 'SELECT count(*) FROM dismissal'


def use_start_here(app):
    app.open_sample()
    app.drag(app.row('Your course', 'Start here'), app.row(LANE, 'Broken axes'))
    wait('it is used', lambda: 'Welcome to Working with Data' in app.titles(LANE))


def phrases_are_rewritten_by_mouse():
    with App() as app:
        use_start_here(app)
        she = Mouse(app)
        she.menu_command(TITLE + '…')
        she.wait_window(TITLE)
        app.get('label', '19 phrases', timeout=20)
        app.get('button', 'Replace all 10')
        app.get('label', 'It names a room of one campus. It is not replaced together with the others.')
        she.button('Replace: in room B 204')
        app.get('label', '18 phrases')
        app.get('button', 'Replace all 10')
        assert 'B 204' not in she.body('Welcome to Working with Data')
        she.button('Keep: The seminar on Tuesday at 2 pm')
        app.get('button', 'Replace all 9')
        she.wait_one(1, KEPT)
        she.button('Replace all 9')
        app.get('label', '9 phrases rewritten')
        assert 'The seminar on Tuesday at 2 pm' in she.body('Welcome to Working with Data')
        assert 'Friday 6 March, 5 pm' in she.body('Dates and deadlines')
        she.button('Undo', exact=True)
        app.get('button', 'Replace all 9')
        app.key('ctrl+z')
        app.get('button', 'Replace all 10')
        she.wait_one(0, KEPT)
        app.key('ctrl+z')
        app.get('label', '19 phrases')
        assert 'B 204' in she.body('Welcome to Working with Data')
        app.key('Escape')
        she.wait_window()


def phrases_are_rewritten_by_keyboard():
    with App() as app:
        use_start_here(app)
        she = Keys(app)
        app.key('ctrl+alt+o')
        she.wait_window(TITLE)
        app.get('button', 'Replace all 10', timeout=20)
        she.wait_on('Instead of “In the next twelve weeks”')
        she.write('At your own pace', instead=True)
        app.key('Return')
        app.get('button', 'Replace all 9')
        wait('the words', lambda: 'At your own pace' in she.body('Welcome to Working with Data'))
        she.wait_on('Instead of “The seminar on Tuesday at 2 pm”')
        app.key('Tab', 'Tab')
        she.wait_on('Keep: The seminar on Tuesday at 2 pm')
        app.key('space')
        app.get('button', 'Replace all 8')
        she.wait_on('Keep: in room B 204')
        app.key('ctrl+z', 'ctrl+z')
        app.get('button', 'Replace all 10')
        app.key('Escape')
        she.wait_window()
        app.key('ctrl+alt+o')
        she.wait_window(TITLE)
        app.get('button', 'Replace all 10', timeout=20)


run(phrases_are_rewritten_by_mouse, phrases_are_rewritten_by_keyboard)
