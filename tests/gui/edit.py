#!/usr/bin/python3
"""The Source view: a course used in credentials by keyboard and by mouse, and undone."""
import time

from gui import CORPUS, App, run, wait, xdo

LANE = 'Visualising Data'


def rename_to(app, title):
    app.get('entry', 'Title')
    app.key('ctrl+a')
    app.type(title)
    app.key('Return')


def open_section(app, title):
    app.click(app.row('Your course', title))
    app.key('Right')


def select(app, of, title):
    app.click(app.row(of, title))
    time.sleep(.2)


def used_by_keyboard():
    with App() as app:
        app.open_sample()
        before = app.rows(LANE)
        open_section(app, 'Week 7 · Reading week')
        app.key('Down')
        time.sleep(.2)
        app.key('Return')
        app.get('label', 'Use in', exact=True)
        app.type('maps')
        time.sleep(.6)
        app.key('Return')
        app.get('label', 'Used “', timeout=5)
        after = wait('one more row', lambda: len(app.rows(LANE)) == len(before) + 1 and
                     app.rows(LANE))
        added = [name for name in after if name not in before]
        place = after.index(added[0])
        maps = [name.startswith('Maps,') for name in after].index(True)
        assert place == maps + 2, after  # Maps has one item already
        app.get('label', '35 of 43 items used')
        app.key('ctrl+z')
        wait('undone', lambda: app.rows(LANE) == before)
        app.key('ctrl+shift+z')
        wait('done again', lambda: app.rows(LANE) == after)


def used_by_mouse():
    with App() as app:
        app.open_sample()
        before = app.rows(LANE)
        open_section(app, 'Week 12 · Looking back')
        source = wait('an unused item', lambda: [
            name for name in app.rows('Your course') if name.endswith('not yet used')])[0]
        app.drag(app.row('Your course', source.split(',')[0]), app.row(LANE, 'Broken axes'),
                 to_fy=.75)
        after = wait('one more row', lambda: len(app.rows(LANE)) == len(before) + 1 and
                     app.rows(LANE))
        assert [name.startswith('Broken axes,') for name in after].index(True) + 1 == \
            [name not in before for name in after].index(True), after
        app.get('button', 'Undo')
        app.press('Undo', 'button')
        wait('undone', lambda: app.rows(LANE) == before)


def a_whole_week_is_dragged():
    with App() as app:
        app.open_sample()
        before = app.titles(LANE)
        app.drag(app.row('Your course', 'Week 7 · Reading week'), app.row(LANE, 'Charts that mislead'),
                 to_fy=.2)
        wait('a module', lambda: 'Week 7 · Reading week' in app.titles(LANE))
        after = app.titles(LANE)
        assert after.index('Week 7 · Reading week') < after.index('Charts that mislead'), after
        assert len(after) == len(before) + 3, after  # the module and its two items


def moved_between_lanes():
    with App() as app:
        app.open_sample()
        app.drag(app.row(LANE, 'Redesign brief'), app.row('Data-Informed Decisions', 'Uncertainty quiz'),
                 to_fy=.8)
        wait('it arrived', lambda: 'Redesign brief' in app.titles('Data-Informed Decisions'))
        assert 'Redesign brief' not in app.titles(LANE)
        there = app.titles('Data-Informed Decisions')
        assert there.index('Redesign brief') == there.index('Uncertainty quiz') + 1, there


def edited_by_keyboard():
    with App() as app:
        app.open_sample()
        select(app, LANE, 'When a map helps')
        app.key('F2')
        rename_to(app, 'When maps help')
        wait('the new title', lambda: 'When maps help' in app.titles(LANE))
        app.get('button', 'Undo: ')

        select(app, LANE, 'The missing baseline')
        app.key('alt+Up')
        wait('moved up', lambda: app.titles(LANE).index('The missing baseline') + 1 ==
             app.titles(LANE).index('Broken axes'))
        app.key('alt+Down')
        wait('moved down', lambda: app.titles(LANE).index('Broken axes') + 1 ==
             app.titles(LANE).index('The missing baseline'))

        before = app.rows(LANE)
        select(app, LANE, 'Maps')
        app.key('alt+Right')
        wait('under the module before', lambda: app.find('button', 'Undo: ') and
             app.find('label', '3 modules · 9 items'))
        app.key('alt+Left')
        wait('out again', lambda: app.find('label', '4 modules · 9 items'))
        assert app.rows(LANE) == before, app.rows(LANE)

        select(app, LANE, 'Chart critique')
        app.key('Delete')
        wait('gone', lambda: 'Chart critique' not in app.titles(LANE))
        app.get('label', 'Deleted “Chart critique”')
        app.press('Undo')
        wait('back', lambda: app.rows(LANE) == before)


def moved_by_the_dialog():
    with App() as app:
        app.open_sample()
        select(app, LANE, 'When a map helps')
        app.key('ctrl+m')
        app.get('label', 'Move to', exact=True)
        app.type('fair use')
        time.sleep(.6)
        app.key('Return')
        wait('moved', lambda: 'When a map helps' in app.titles('Data-Informed Decisions'))
        assert 'When a map helps' not in app.titles(LANE)


def credential_and_module_are_added():
    package = CORPUS / 'cosyl-intro_chem.imscc'
    if not package.exists():
        return 'no corpus'
    with App(package) as app:
        app.bring_in()
        app.press('New empty credential')
        app.get('entry', 'Title of the credential')
        app.key('ctrl+a')
        app.type('Chemistry for cooks')
        app.key('Return')
        app.get('list', 'Chemistry for cooks', exact=True)
        app.press('Add module')
        rename_to(app, 'Heat')
        wait('the module', lambda: app.titles('Chemistry for cooks') == ['Heat'])
        app.drag(app.row('Your course', '3: Matter and Energy'), app.row('Chemistry for cooks', 'Heat'),
                 to_fy=.9)
        wait('the section', lambda: '3: Matter and Energy' in app.titles('Chemistry for cooks'))
        app.get('label', '13 of 163 items used')


def a_week_in_the_empty_zone_becomes_a_credential():
    package = CORPUS / 'cosyl-intro_chem.imscc'
    if not package.exists():
        return 'no corpus'
    with App(package) as app:
        app.bring_in()
        app.drag(app.row('Your course', '11: Gases'), app.get('label', 'Drag a week here'), fx=.4)
        wait('the credential', lambda: app.find('list', '11: Gases', exact=True))
        app.get('label', '11 of 163 items used')
        app.key('ctrl+z')
        app.get('label', 'Drag a week here')


def the_filter_shows_what_is_left():
    with App() as app:
        app.open_sample()
        app.press('Not yet used 9')

        def unused():
            return [name for name in app.rows('Your course') if name.endswith('not yet used')]
        wait('the nine that are left', lambda: len(unused()) == 9)
        left = unused()
        assert not [name for name in app.rows('Your course') if 'used in credential' in name]
        app.press('Search the course')
        app.click(app.get('entry', 'Find by title'))
        time.sleep(.3)
        app.type(left[0].split(',')[0])
        found = wait('found', lambda: len(app.rows('Your course')) == 2 and
                     app.rows('Your course'))
        assert found[1] == left[0], found


run(used_by_keyboard, used_by_mouse, a_whole_week_is_dragged, moved_between_lanes,
    edited_by_keyboard, moved_by_the_dialog, credential_and_module_are_added,
    a_week_in_the_empty_zone_becomes_a_credential, the_filter_shows_what_is_left)
