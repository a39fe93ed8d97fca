"""Badges and packages."""
import os
import tempfile

from .stage import LANE, Stage, scene


@scene
def badges():
    with Stage() as app:
        app.open_sample()
        app.choose_credential()
        app.go(4)
        app.snap('07-badge')
        app.click(app.get('button', 'Style…'))
        app.snap('07-badge-style')
        app.key('Escape')
        app.click(app.get('label', 'What was done to earn it'))
        app.snap('07-badge-criteria')
        app.key('Escape')
        app.press('Add a pathway')
        app.snap('07-badge-pathway')


@scene
def packages():
    with tempfile.TemporaryDirectory() as folder, Stage() as app:
        app.open_sample()
        app.choose_credential()
        app.key('ctrl+e')
        app.get('label', 'What Canvas will do with it', timeout=30)
        app.snap('08-package-canvas')
        app.click(app.get('row', 'Moodle,'))
        app.get('label', 'What Moodle will do with it')
        app.snap('08-package')
        app.press('Export anyway…')
        app.save_to(os.path.join(folder, 'visualising-data.imscc'))
        app.get('label', '“%s” is ready' % LANE, timeout=60)
        app.snap('08-export-done')
        app.press('Done')
        app.get('label', 'Last: for Moodle')
        app.press('History')
        app.snap('08-package-history')
