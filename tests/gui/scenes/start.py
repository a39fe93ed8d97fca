"""The start page, what comes in, and what the window says when it cannot."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from gui import CORPUS, wait

from .stage import FIRST, HERE, LANE, Stage, scene


@scene
def start():
    with Stage() as app:
        app.snap('01-start')
        app.key('ctrl+n')
        app.get('label', 'No course here yet')
        app.snap('02c-empty-document')
        app.key('ctrl+k')
        app.snap('palette')
        app.type('exp')
        app.snap('palette-typed')
    home = tempfile.mkdtemp(prefix='ashlar-shots-')
    keep = {'GSETTINGS_BACKEND': 'keyfile', 'XDG_DATA_HOME': home, 'XDG_CACHE_HOME': home}
    file = pathlib.Path(home) / 'Nursing wound care.ashlar'
    for words in ((), (file,)):
        with Stage(home=home, env=keep) as app:
            if words:
                app.get('row', 'Explore the sample')
                app.snap('01-start-recent')
                break
            app.open_sample()
            app.key('ctrl+shift+s')
            app.get('label', 'Name:', timeout=20)
            time.sleep(.5)
            app.key('ctrl+a')
            app.type(str(file))
            app.key('Return')
            app.get('label', 'Saved', timeout=20)


@scene
def review():
    package = CORPUS / 'cc2olx-canvas_large_1.3.imscc'
    if package.exists():
        with Stage(package) as app:
            app.get('button', 'Bring it in', timeout=60)
            app.snap('09-import-review')
            app.bring_in()
            wait('rows', lambda: app.rows('Your course'))
            app.snap('02c-first-use')
            app.go(2)
            app.snap('03b-design-first-use')


@scene
def errors():
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / 'photos-2024.zip'
        bad.write_bytes(b'PK\x05\x06' + bytes(18))
        with Stage(bad) as app:
            app.get('label', 'could not be brought in', timeout=30)
            app.snap('10d-errors')
