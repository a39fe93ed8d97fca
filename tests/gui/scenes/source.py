"""The course and the credentials that use it."""
import time

from gui import wait

from .stage import LANE, Stage, scene


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
        app.click(app.named('Needs a look', start=True))
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
