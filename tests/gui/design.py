#!/usr/bin/python3
"""The Design view: sheet, outcomes, marks and evidence by mouse and by keyboard, each undone."""
import subprocess
import time

from gui import App, Atspi, extents, is_shown, run, wait, xdo

LANE = 'Visualising Data'


def named(app, name, start=False):
    """What is in sight and called so, labels left out."""
    for node in app.nodes():
        text = node.get_name() or ''
        if (text == name or (start and text.startswith(name))) and is_shown(node) and \
                node.get_role_name() not in ('label', 'frame', 'filler', 'panel', 'group',
                                             'grouping', 'list'):
            return node
    return None


def get(app, name, start=False, timeout=10):
    return wait('“%s”' % name, lambda: named(app, name, start), timeout)


def gone(app, name, start=False):
    wait('“%s” to go' % name, lambda: not named(app, name, start))


def label(app, text):
    return app.get('label', text)


def show_design(app):
    app.click(get(app, 'Design'))
    get(app, 'Add outcome')


def choose_second(app):
    app.click(get(app, 'Credential 1', start=True))
    time.sleep(.4)
    app.key('Down', 'Return')
    get(app, 'Credential 2', start=True)
    label(app, '4 of 5 assessed')


def focused(app):
    for node in app.nodes():
        if node.get_state_set().contains(Atspi.StateType.FOCUSED):
            return node.get_name() or ''
    return ''


def wait_focus(app, start):
    wait('the keyboard at “%s”' % start, lambda: focused(app).startswith(start))


def act(app, name):
    """What stands in a popover has no place on the screen that is known; it has its action."""
    get(app, name).act()


def filled(app):
    """How many fields of the sheet are said."""
    text = label(app, 'of 20 filled in').get_name()
    return int(text.split()[0])


def wait_filled(app, n):
    wait('%d fields' % n, lambda: filled(app) == n)


def undo(app):
    app.key('ctrl+z')


def marks_by_keys_and_by_mouse():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        # By mouse: none, introduced, practised, none.
        app.click(get(app, 'O2, Bar, line or dot?, not marked'))
        app.click(get(app, 'O2, Bar, line or dot?, introduced'))
        app.click(get(app, 'O2, Bar, line or dot?, practised'))
        get(app, 'O2, Bar, line or dot?, not marked')
        for state in ('practised', 'introduced', 'not marked'):
            undo(app)
            get(app, 'O2, Bar, line or dot?, ' + state)
        # By keys: letters, zero, space; arrows move.
        app.click(get(app, 'O2, Bar, line or dot?, not marked'))
        get(app, 'O2, Bar, line or dot?, introduced')
        app.key('p')
        get(app, 'O2, Bar, line or dot?, practised')
        app.key('0')
        get(app, 'O2, Bar, line or dot?, not marked')
        app.key('i')
        get(app, 'O2, Bar, line or dot?, introduced')
        app.key('Right')
        wait_focus(app, 'O2, Showing change over time')
        app.key('Down', 'space')
        get(app, 'O3, Showing change over time, introduced')
        # Evidence is shown or not; a rubric's word stays.
        app.key('Up', 'Left', 'Left', 'Left', 'Left')
        wait_focus(app, 'O2, Chart choice quiz')
        app.key('a')
        get(app, 'O2, Chart choice quiz, assessed')
        app.key('space')
        get(app, 'O2, Chart choice quiz, not marked')


def an_activity_is_made_evidence():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        app.click(get(app, 'O4, When a map helps, introduced'))
        get(app, 'O4, When a map helps, practised')
        app.key('a')
        app.press('Make it evidence')
        label(app, '5 of 5 assessed')
        get(app, 'O4, When a map helps, assessed')
        undo(app)
        label(app, '4 of 5 assessed')


def gaps_lead_to_a_fix():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        app.click(get(app, 'O1, Chart choice quiz, assessed'))
        get(app, 'O1, Chart choice quiz, not marked')
        undo(app)
        get(app, 'O1, Chart choice quiz, assessed')
        app.key('ctrl+Down')
        wait_focus(app, 'O4, Chart choice quiz')
        app.click(get(app, 'Only gaps'))
        gone(app, 'O1, Chart choice quiz', start=True)
        get(app, 'O4, Chart choice quiz, not marked')
        app.press('Add to Redesign brief')
        label(app, 'Something shows every outcome')
        label(app, '5 of 5 assessed')
        undo(app)
        get(app, 'O4, Chart choice quiz, not marked')
        app.click(get(app, 'Only gaps'))
        get(app, 'O1, Chart choice quiz', start=True)
        # Dismissed with a reason, and back when undone.
        app.press('Dismiss…')
        app.click(app.get('entry', 'Reason'))
        app.type('Shown in the studio')
        app.key('Return')
        gone(app, 'Add to Redesign brief')
        undo(app)
        get(app, 'Add to Redesign brief')


def outcomes_are_written_by_keyboard():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        app.click(get(app, 'Choose a chart', start=True))
        app.key('Escape', 'ctrl+Return')
        wait_focus(app, 'New outcome')
        for text in ('Understand colour scales', 'Draw a small multiple', 'Plan a chart series'):
            app.type(text)
            app.key('Return')
            get(app, text)
        app.key('Escape')
        get(app, 'O8, Chart choice quiz, not marked')
        # A verb that cannot be observed has a gap before it; with evidence it is the verb's turn.
        app.click(get(app, 'O6, Redesign brief, not marked'))
        act(app, 'Explain')
        get(app, 'Explain colour scales')
        undo(app)
        get(app, 'Understand colour scales')
        # Edited in place; Esc takes back.
        app.click(get(app, 'O6, Redesign brief, assessed'))
        get(app, 'O6, Redesign brief, not marked')
        app.key('Down')
        wait_focus(app, 'O7, Redesign brief')
        app.key('F2')
        wait_focus(app, 'Outcome')
        app.type(' in ink')
        app.key('Return')
        get(app, 'Draw a small multiple in ink')
        undo(app)
        get(app, 'Draw a small multiple')
        # Reordered, with the number following; deleted with its undo.
        app.key('Down', 'Right')
        wait_focus(app, 'O8, Chart choice quiz')
        app.key('a')
        get(app, 'O8, Chart choice quiz, assessed')
        app.key('alt+Up')
        get(app, 'O7, Chart choice quiz, assessed')
        undo(app)
        get(app, 'O8, Chart choice quiz, assessed')
        app.key('Delete')
        gone(app, 'Plan a chart series')
        app.press('Undo')
        get(app, 'Plan a chart series')


def a_level_is_chosen():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        app.click(get(app, 'Level: Apply'))
        time.sleep(.4)
        app.key('Down', 'Down', 'Down', 'Down', 'Return')
        wait('another level', lambda: not named(app, 'Level: Apply'))
        undo(app)
        get(app, 'Level: Apply')


def the_sheet_is_filled():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        before = filled(app)
        app.click(label(app, 'Recognition and quality'))
        app.set_text(get(app, 'Approved by'), 'Faculty board')
        wait_filled(app, before + 1)
        app.set_text(get(app, 'Review date'), 'in March')
        # The toast that says it is gone soon; the field keeps it.
        wait('what is wrong with the date', lambda: any(
            (node.get_description() or '').startswith('Write the date as year, month and day')
            for node in app.nodes()))
        app.set_text(get(app, 'Review date'), '2027-03-01')
        wait_filled(app, before + 2)
        undo(app)
        wait_filled(app, before + 1)
        undo(app)
        wait_filled(app, before)


def the_language_is_chosen_by_name():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        app.click(label(app, 'Delivery and time'))
        app.click(app.get('label', 'Language', exact=True))
        time.sleep(.6)
        app.type('French (Can')
        time.sleep(.6)
        app.key('Down', 'Return')
        app.get('label', 'French (Canada)', exact=True)
        app.get('label', 'French (Canada) ·')  # the line of the group
        app.get('button', 'Undo: Change “Language”')
        undo(app)
        app.get('label', 'English', exact=True)


def the_list_is_its_equal():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        app.click(get(app, 'List'))
        app.click(get(app, 'O4, Nothing assesses it'))
        wait_focus(app, 'Chart choice quiz')
        app.key('Tab', 'space')
        app.key('Escape')
        get(app, 'O4, Assessed by Chart critique')
        label(app, '5 of 5 assessed')
        undo(app)
        get(app, 'O4, Nothing assesses it')
        app.key('F2')
        wait_focus(app, 'Outcome')
        app.key('Home', 'ctrl+shift+Right')
        app.type('Decide')
        app.key('Return')
        get(app, 'Decide whether a map is the right picture')


def resize(app, width):
    """A tip may be a window too."""
    for window in subprocess.check_output(['xdotool', 'search', '--onlyvisible', '--pid',
                                           str(app.process.pid)], text=True).split():
        xdo('windowsize', window, width, 800)


def a_window_made_wide_again_shows_the_matrix():
    """With what was changed meanwhile in the list, which a narrow window has in its place."""
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        get(app, 'O4, ', start=True)
        resize(app, 500)
        act(app, 'O4, Nothing assesses it')  # which is below what is in sight
        wait_focus(app, 'Chart choice quiz')
        app.key('Tab', 'space')
        app.key('Escape')
        get(app, 'O4, Assessed by Chart critique')
        resize(app, 1280)
        label(app, '5 of 5 assessed')
        get(app, 'O4, Chart critique, assessed', start=True)


def weights_add_up():
    with App() as app:
        app.open_sample()
        show_design(app)
        choose_second(app)
        app.click(get(app, 'Evidence'))
        label(app, 'Adds up to 100 %')
        app.set_text(get(app, 'Weight of Chart critique, in percent'), '40')
        label(app, 'Adds up to 110 of 100 %')
        app.press('Share equally')
        label(app, 'Adds up to 100 %')
        app.press('Move Chart critique up')
        wait('the order', lambda: extents(get(app, 'Title of Chart critique')).y <
             extents(get(app, 'Title of Chart choice quiz')).y)
        app.press('Delete evidence Chart critique')
        gone(app, 'Title of Chart critique')
        app.get('label', 'Deleted evidence', exact=True)
        app.key('Escape')
        app.click(app.get('button', 'Undo', exact=True))
        app.gone('label', 'Deleted evidence')
        for _ in range(3):
            undo(app)
        get(app, 'O2, Chart critique, assessed')
        app.click(get(app, 'Evidence'))
        label(app, 'Adds up to 100 %')


def an_empty_credential_begins_with_a_sentence():
    with App() as app:
        app.key('ctrl+n')
        app.get('label', 'No course here yet')
        app.key('ctrl+shift+n')
        app.type('Maps')
        app.key('Return')
        app.click(get(app, 'Design'))
        label(app, 'What will learners be able to do?')
        app.press('Show an example')
        wait_focus(app, 'New outcome')
        app.key('Return')
        get(app, 'Judge, with two sources', start=True)
        app.key('Escape')
        app.press('Add evidence…')
        app.set_text(get(app, 'What learners do'), 'Defend a map')
        act(app, 'Add')
        get(app, 'Title of Defend a map')
        app.key('Escape')
        app.press('Add to Defend a map')
        label(app, '1 of 1 assessed')


run(marks_by_keys_and_by_mouse, an_activity_is_made_evidence, gaps_lead_to_a_fix,
    outcomes_are_written_by_keyboard, a_level_is_chosen, the_sheet_is_filled,
    the_language_is_chosen_by_name, the_list_is_its_equal,
    a_window_made_wide_again_shows_the_matrix, weights_add_up,
    an_empty_credential_begins_with_a_sentence)
