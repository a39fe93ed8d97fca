#!/usr/bin/python3
"""The badge of a credential: what it says and looks like, what an employer reads, and the pathway
that it is a step of; by pointer and by keyboard."""
import pathlib
import tempfile
import time

from gui import App, Atspi, extents, run, wait

LANE = 'Visualising Data'


def open_badges(app):
    app.open_sample()
    app.click(app.row(LANE, 'Broken axes'))
    app.click(app.get('page tab', 'Badges'))
    app.get('label', 'What an employer reads', exact=True)
    steady(app.get('label', 'What was done to earn it', exact=True))


def steady(node):
    """Waits until what comes a moment later, as the line of the coach, has taken its place."""
    places = []

    def stands():
        places.append(extents(node).y)
        return len(places) > 15 and len(set(places[-15:])) == 1
    wait('a steady window', stands)


def undo(app, what):
    wait('an undo named “%s”' % what, lambda: app.find('button', 'Undo: ' + what))
    app.key('ctrl+z')


def selected(node):
    """The text that is selected in it."""
    return node.selected_text()


def opening_it_selects_nothing():
    with App() as app:
        open_badges(app)
        for keys in ((), ('ctrl+1', 'ctrl+4'), ('ctrl+2', 'ctrl+4')):
            app.key(*keys) if keys else None
            name = app.get('entry', 'Name on the badge')
            assert not selected(name), selected(name)
            # Who comes by Tab gets what every field does.
        app.click(name)
        app.key('Tab', 'shift+Tab')
        wait('the name to be selected', lambda: selected(name) == app.text(name))


def the_form_changes_what_an_employer_reads():
    with App() as app:
        open_badges(app)
        app.get('label', 'This person can', exact=True)
        app.get('label', 'Left out:')
        name = app.get('entry', 'Name on the badge')
        app.click(name)
        app.key('ctrl+a')
        app.type('Chart maker')
        app.key('Return')
        app.get('label', 'Chart maker', exact=True)
        undo(app, 'Change name of the badge')
        app.gone('label', 'Chart maker')

        text = app.get('entry', 'Description', exact=True)
        app.click(text)
        app.key('ctrl+a')
        app.type('Makes honest charts.')
        app.get('label', '20 of 500 (Credly)', exact=True)
        app.key('shift+Tab')
        app.get('label', 'Makes honest charts.', exact=True)


def what_is_too_long_is_said():
    with App() as app:
        open_badges(app)
        app.get('label', ' of 255 (Moodle)')
        app.click(app.get('entry', 'Description', exact=True))
        app.key('ctrl+a')
        app.type('Long words. ' * 42)
        app.key('shift+Tab')
        app.get('label', 'The description has 503 characters; Credly is said to keep 500.')
        app.key('ctrl+z')
        app.gone('label', 'The description has 503 characters')


def own_words_drift_from_the_design():
    with App() as app:
        open_badges(app)
        app.get('label', 'Up to date', exact=True)
        app.click(app.get('label', 'What was done to earn it', exact=True))
        app.get('label', 'It follows every change of them.')
        app.press('Write your own words')
        app.get('label', 'You are told when')
        app.key('Escape')
        app.get('label', 'In your own words', exact=True)
        app.get('label', 'Up to date', exact=True)
        app.key('ctrl+1')
        app.click(app.row(LANE, 'Redesign brief'))
        app.key('F2')
        app.get('entry', 'Title')
        app.key('ctrl+a')
        app.type('Another brief')
        app.key('Return')
        app.row(LANE, 'Another brief')
        app.click(app.get('page tab', 'Badges'))
        app.get('label', 'In your own words', exact=True)


def a_skill_that_is_taken_away_comes_back():
    with App() as app:
        open_badges(app)
        app.click(app.get('label', 'Skills', exact=True))
        entry = app.get('entry', 'Add a skill')
        steady(entry)
        app.click(entry)
        app.type('Reading maps')
        app.key('Return')
        app.press('Take away “Reading maps”')
        app.get('label', 'Deleted a skill', exact=True)
        app.gone('button', 'Take away “Reading maps”')
        app.click(app.get('button', 'Undo', exact=True))
        app.get('button', 'Take away “Reading maps”')


def a_style_is_chosen():
    with App() as app:
        open_badges(app)
        app.get('label', 'Saved as SVG and PNG', exact=True)
        app.click(app.get('button', 'Style…'))
        app.press('Circle')
        app.press('Teal')
        app.set_text(app.get('entry', 'Letters'), 'VD')
        app.key('Escape')
        undo(app, 'Change badge image')


def a_pathway_is_made_by_keyboard():
    with App() as app:
        open_badges(app)
        if app.find('button', 'Add a pathway'):
            app.press('Add a pathway')
        app.get('label', 'All of them, in any order', exact=True)

        def order():
            found = []
            for node in app.nodes():
                if node.get_role_name() == 'push button' and node.get_name() in (
                        'Data Literacy Foundations', LANE, 'Data-Informed Decisions'):
                    found.append(node.get_name())
            return found
        first = wait('three cards', lambda: len(order()) == 3 and order())
        app.click(app.get('button', first[0], exact=True))
        app.key('alt+Right')
        wait('another order', lambda: order() == [first[1], first[0], first[2]])
        app.key('alt+Left')
        wait('the order of before', lambda: order() == first)
        app.key('Delete')
        wait('two cards', lambda: order() == first[1:])
        undo(app, 'Take from pathway')
        wait('three cards', lambda: order() == first)


def the_chosen_picture_is_written():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        picture = pathlib.Path(folder) / 'mine.svg'
        picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
                           '<path fill="#246" d="M0 0h9v9H0z"/></svg>')
        bad = pathlib.Path(folder) / 'bad.svg'
        bad.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
                       '<script>1</script></svg>')

        def choose(path):
            app.press('Choose a file…')
            app.get('label', 'Pictures', timeout=15)  # the filter of the chooser
            time.sleep(.6)
            app.type(str(path))
            time.sleep(.6)
            app.key('Return')
        open_badges(app)
        choose(bad)
        app.get('label', 'This picture cannot be used', timeout=15)
        app.key('Escape')
        app.gone('label', 'This picture cannot be used')
        choose(picture)
        app.get('label', 'Your own picture, saved as SVG and PNG', exact=True, timeout=15)
        app.press('Draw one instead')
        app.get('label', 'Saved as SVG and PNG', exact=True)


run(opening_it_selects_nothing, the_form_changes_what_an_employer_reads,
    what_is_too_long_is_said, own_words_drift_from_the_design,
    a_skill_that_is_taken_away_comes_back, a_style_is_chosen,
    a_pathway_is_made_by_keyboard, the_chosen_picture_is_written)
