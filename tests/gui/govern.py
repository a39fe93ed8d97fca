#!/usr/bin/python3
"""What is said and decided of a credential: comments, versions, decisions, the specification."""
import os
import pathlib
import sys
import tempfile
import time

from gui import App, Atspi, run, wait
from page import PAGE, build, click_page, html, html_with, undo_name


def in_front(app, title):
    """Keys go to the window in front, and a window manager takes its time."""
    wait('“%s” in front' % title, lambda: [
        frame for frame in app.nodes() if frame.get_role_name() == 'frame' and
        title in frame.get_name() and frame.get_state_set().contains(Atspi.StateType.ACTIVE)])


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


def an_approval_asks_who_decided_and_holds_without():
    with App() as app:
        app.open_sample()
        app.key('ctrl+2')
        app.click(app.get('button', 'Status: Draft'))
        app.press('Approved', 'menu item')
        app.press('Record the decision…')
        app.get('button', 'Record', exact=True)
        app.key('Escape')
        app.gone('button', 'Record')
        app.get('button', 'Status: Approved')
        app.get('button', 'Undo: Change status')
        app.click(app.get('button', 'Undo: Change status'))
        app.click(app.get('button', 'Status: Draft'))
        app.press('Approved', 'menu item')
        app.press('Record the decision…')
        app.get('button', 'Record', exact=True)
        in_front(app, 'Record a decision')
        app.type('Faculty board')
        app.key('ctrl+Return')
        app.get('button', 'Undo: Record decision')
        app.get('button', 'Status: Approved')


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


def a_passage_is_commented_on_and_found_again():
    with App() as app:
        build(app)
        before = html(app)
        click_page(app, .5, 40)
        app.key('ctrl+Home', 'shift+End', 'ctrl+alt+m')
        app.get('button', 'Comment', exact=True)
        app.get('label', PAGE, exact=True)
        app.type('A better title?')
        app.key('ctrl+Return')
        app.gone('button', 'Comment')
        assert html(app) == before
        undo_name(app, 'Comment')
        # The menu at the passage knows of it.
        click_page(app, .5, 40)
        app.key('ctrl+Home', 'Menu')
        app.press('Show the comment', 'menu item')
        app.get('label', 'A better title?')
        app.press('Go to ' + PAGE)
        # What is shown is selected: another comment is about the same passage.
        app.key('ctrl+alt+m')
        app.get('button', 'Comment', exact=True)
        quotes = [n for n in app.nodes() if n.get_name() == PAGE and n.get_role_name() == 'label']
        assert len(quotes) >= 3, quotes
        app.key('Escape')
        app.gone('button', 'Comment')
        # The key leads to the comments, and from there closes them.
        app.key('ctrl+alt+c')
        wait('the keyboard among them', lambda: app.get('button', 'Go to ' + PAGE)
             .get_state_set().contains(Atspi.StateType.FOCUSED))
        app.key('ctrl+alt+c')
        app.gone('button', 'Go to ' + PAGE)
        click_page(app, .5, 40)
        app.key('ctrl+Home', 'Right', 'Right')
        app.type('k')
        html_with(app, 'Bakr, line')
        app.key('ctrl+alt+c')
        app.press('Go to ' + PAGE)
        app.get('label', 'The passage has changed since')


def the_specification_is_shown():
    with App() as app:
        app.open_sample()
        app.key('ctrl+p')
        button = app.get('button', 'Print…', timeout=30)
        wait('the page', lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE), 30)
        app.key('Escape')
        app.gone('button', 'Print…')


def the_specification_is_printed():
    """By keyboard, into a file, through the system's own dialog."""
    program, here = os.path.abspath(sys.argv[1]), os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # where GTK writes when there is no folder of documents
        App.program = program
        try:
            with App() as app:
                app.open_sample()
                app.key('ctrl+p')
                button = app.get('button', 'Print…', timeout=30)
                wait('the page', lambda: button.get_state_set().contains(
                    Atspi.StateType.SENSITIVE), 30)
                button.act()
                app.get('label', 'Print to File', timeout=20)
                for key in ('Tab', 'Down', 'space'):
                    app.key(key)
                    time.sleep(.4)
                app.get('label', 'File:')
                app.key('alt+p')
                file = pathlib.Path(folder, 'Data Literacy Foundations.pdf')
                wait('the file', lambda: file.exists() and
                     b'%%EOF' in file.read_bytes()[-32:], 30)
                assert file.read_bytes().count(b'/Type /Page\n') >= 4, 'it lacks pages'
        finally:
            App.program = None
            os.chdir(here)


run(a_version_is_kept_approved_and_differs_by_mouse,
    an_approval_asks_who_decided_and_holds_without,
    a_comment_is_written_answered_and_resolved_by_keyboard,
    a_passage_is_commented_on_and_found_again, the_specification_is_shown,
    the_specification_is_printed)
