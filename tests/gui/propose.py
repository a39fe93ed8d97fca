#!/usr/bin/python3
"""A course is broken into modules: looked at, adjusted, made, taken back; and so is what is left of
one that is used."""
from gui import CORPUS, App, is_shown, run, wait
from hands import Keys

LANE = 'Visualising Data'


def by(app, way):
    app.click(app.get('combo box', 'Break into modules by'))
    app.click(wait(way, lambda: next(
        (node for node in app.nodes() if node.get_role_name() == 'label' and
         node.get_name() == way and is_shown(node)), None)))


def a_course_is_broken_by_weeks_by_mouse():
    package = CORPUS / 'courseforge-intro_python.imscc'
    if not package.exists():
        return 'no corpus'
    with App(package) as app:
        app.bring_in()
        app.click(app.get('button', 'Break into modules…'))
        app.get('label', '12 modules proposed')
        by(app, 'Weeks')
        app.get('label', '12 modules proposed')
        app.click(app.get('button', 'Join with the next module'))
        app.get('label', '11 modules proposed')
        app.click(app.get('check box', 'Use “'))
        app.get('button', 'Use 10 modules')
        app.click(app.get('button', 'Start over'))
        app.get('button', 'Use 12 modules')
        by(app, 'Even workload')
        app.click(app.get('button', 'Use 4 modules'))
        titles = wait('the modules', lambda: app.titles('Introduction to Python Programming'))
        assert titles[0] == 'Week 1 – Week 3', titles
        app.get('label', '120 of 120 items used')
        app.click(app.get('button', 'Undo: Break into modules'))
        app.get('button', 'Break into modules…')


def what_is_left_of_the_sample_goes_beside_what_is_used():
    """By keyboard; one part goes where she says, one is left out, Escape keeps what was adjusted."""
    with App() as app:
        app.open_sample()
        before = app.titles(LANE)
        app.key('ctrl+shift+m')
        app.get('button', 'Use 5 modules')
        app.get('label', 'From what is not used yet')
        app.get('label', 'Becomes part of “Maps”')
        app.get('label', 'Written for a class')
        she = Keys(app)
        app.key('Tab')
        she.wait_on('Start here')
        she.tab_to('Use “Start here”')
        app.key('space')
        app.get('button', 'Use 4 modules')
        she.tab_to('“Week 7 · Reading week” goes into New credential')
        app.key('Return')
        app.get('list', 'Credentials and modules')
        app.type('Visualising')
        app.key('Return')
        app.get('button', '“Week 7 · Reading week” goes into Visualising Data')
        app.gone('entry', 'Name of the new credential')
        app.key('Escape')
        app.gone('list', 'Proposed modules')
        app.get('list', LANE, exact=True)
        app.key('ctrl+shift+m')
        app.get('button', 'Use 4 modules')
        she.tab_to('Use 4 modules', back=True)
        app.key('Return')
        wait('what is new', lambda: 'Week 7 · Reading week' in app.titles(LANE))
        assert not app.find('list', 'Working with Data', exact=True), 'a new credential'
        app.key('ctrl+z')
        wait('it is gone', lambda: app.titles(LANE) == before)


def a_new_credential_is_made_by_keyboard():
    with App() as app:
        app.open_sample()
        app.key('ctrl+shift+m')
        app.get('button', 'Use 5 modules')
        she = Keys(app)
        app.key('Tab')
        she.wait_on('Start here')
        she.tab_to('Propose them too')
        app.key('Return')
        app.get('label', 'From the whole course')
        app.get('button', 'Use 13 modules')
        she.tab_to('Use 13 modules')
        app.key('Tab', 'ctrl+a')
        app.type('Broken')
        app.key('Return')
        wait('the modules', lambda: app.titles('Broken'))
        app.key('ctrl+z')
        app.gone('list', 'Broken')
        app.key('ctrl+shift+m')
        app.click(app.get('button', 'Discard'))
        app.gone('list', 'Proposed modules')


run(a_course_is_broken_by_weeks_by_mouse, what_is_left_of_the_sample_goes_beside_what_is_used,
    a_new_credential_is_made_by_keyboard)
