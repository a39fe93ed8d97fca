#!/usr/bin/python3
"""What is said and decided of a credential: comments, versions, decisions, the specification."""
from gui import App, Atspi, run, wait


def a_version_is_kept_approved_and_differs_by_mouse():
    with App() as app:
        app.open_sample()
        app.key('ctrl+2')
        app.key('ctrl+alt+v')
        app.click(app.get('button', 'Keep a version…'))
        app.get('button', 'Keep')
        app.key('ctrl+Return')
        app.get('label', 'Give the version a name, such as “For the board”.')
        app.type('For the board')
        app.click(app.get('button', 'Keep', exact=True))
        app.get('button', 'Compare: For the board')
        app.click(app.get('button', 'Record a decision…'))
        app.get('button', 'Record', exact=True)
        app.type('Faculty board')
        app.click(app.get('button', 'Record', exact=True))
        app.get('label', 'and not changed since.')
        app.key('Escape')
        app.gone('button', 'Record a decision…')
        app.get('button', 'Status: Approved')
        app.click(app.get('button', 'Undo: Record decision'))
        app.get('button', 'Status: Draft')


def a_comment_is_written_answered_and_resolved_by_keyboard():
    with App() as app:
        app.open_sample()
        app.key('ctrl+alt+m')
        app.get('label', 'The whole credential')
        app.key('ctrl+Return')
        app.get('label', 'The comment has no words yet.')
        app.type('Is this too long?')
        app.key('ctrl+Return')
        app.gone('label', 'The comment has no words yet.')
        app.key('ctrl+alt+c')
        app.get('label', 'Is this too long?')
        app.press('Reply…: The whole credential')
        app.get('button', 'Reply', exact=True)
        app.type('No')
        app.key('ctrl+Return')
        app.get('label', 'No', exact=True)
        app.press('Resolve: The whole credential')
        app.get('label', 'No open comments')
        app.press('Show resolved comments too')
        app.get('label', 'Is this too long?')
        app.press('Open again: The whole credential')
        app.get('button', 'Resolve: The whole credential')


def the_specification_is_shown():
    with App() as app:
        app.open_sample()
        app.key('ctrl+p')
        button = app.get('button', 'Print…', timeout=30)
        wait('the page', lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE), 30)
        app.key('Escape')
        app.gone('button', 'Print…')


run(a_version_is_kept_approved_and_differs_by_mouse,
    a_comment_is_written_answered_and_resolved_by_keyboard, the_specification_is_shown)
