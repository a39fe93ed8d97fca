"""The course and the credentials that use it."""
import time

from gui import wait

from .stage import DARK, GERMAN, LANE, RIGHT_TO_LEFT, SAMPLE, Stage, scene


@scene
def source():
    with Stage() as app:
        app.open_sample()
        for week in ('Week 12 · Looking back', 'Week 4 · Averages and spread'):
            app.click(app.row('Your course', week))
            app.key('Right')
        app.snap('02-source')
        unused = wait('unused', lambda: [n for n in app.rows('Your course')
                                         if n.endswith('not yet used')])
        app.drag(app.row('Your course', unused[0].split(',')[0]), app.row(LANE, 'Broken axes'),
                 to_fy=.75, hold=lambda: app.picture('02-source-drag'))
        app.snap('10c-toast', .4)
        app.key('ctrl+m')
        app.snap('02-use-in')
        app.key('Escape')
        app.click(app.row(LANE, 'Maps'))
        app.key('F2')
        app.snap('02-rename')
        app.key('Escape')
        app.click(app.figure('Needs a look %u'))
        app.snap('02-needs-a-look')
        app.key('ctrl+question')
        app.snap('shortcuts', 2)
        app.key('Escape')
        app.key('ctrl+comma')
        app.snap('preferences', 2)
        app.key('Escape')
        app.key('ctrl+f')
        time.sleep(.5)
        app.type('mean')
        app.snap('search', 2)


def proposals(suffix, size=(1280, 800), **how):
    """Modules proposed from a course that nobody used yet, and from what is left of one."""
    with Stage(SAMPLE, **how) as app:
        app.bring_in()
        wait('rows', lambda: app.rows('Your course'))
        app.resize(*size)
        app.key('ctrl+shift+m')
        wait('modules', lambda: app.rows('Proposed modules'), 30)
        app.snap('02b-propose-' + suffix)
        app.click([node for node in app.nodes() if node.get_role_name() == 'label' and
                   (node.get_name() or '').startswith('Week 3')][-1])
        app.snap('02b-propose-open-' + suffix)
    with Stage(**how) as app:
        app.open_sample()
        app.resize(*size)
        app.key('ctrl+shift+m')
        wait('modules', lambda: app.rows('Proposed modules'), 30)
        app.snap('02b-propose-rest-' + suffix)


@scene
def proposals_light():
    proposals('light')


@scene
def proposals_dark():
    proposals('dark', env=DARK)


@scene
def proposals_narrow():
    proposals('narrow', size=(360, 800))


@scene
def proposals_german():
    proposals('german-narrow', size=(360, 800), env=GERMAN)


@scene
def proposals_mirrored():
    proposals('rtl', env=RIGHT_TO_LEFT)


@scene
def proposals_doubled():
    proposals('200', size=(1280, 900), text=2)


@scene
def checks_of_all():
    """What the checks found in every credential, and what a row's menu offers."""
    with Stage() as app:
        app.open_sample()
        app.click(app.named('Checks:', start=True))
        app.get('row', 'The picture')
        app.snap('10b-checks-all')
        app.key('Escape')
        app.resize(360)
        app.click(app.named('Checks:', start=True))
        app.snap('10b-checks-narrow')
