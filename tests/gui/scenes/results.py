"""Badges and packages."""
import os
import tempfile
import time

from .stage import Stage, scene


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
        app.get('label', 'Name:', timeout=20)
        time.sleep(.5)
        app.key('ctrl+a')
        app.type(os.path.join(folder, 'visualising-data.imscc'))
        app.key('Return')
        app.get('label', 'is ready', timeout=60)
        app.snap('08-export-done')
