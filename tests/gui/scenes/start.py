"""The start page, what comes in, and what the window says when it cannot."""
import pathlib
import shutil
import tempfile
import time
import zipfile

from gui import CORPUS, wait

from .stage import DARK, LANE, SAMPLE, Stage, scene


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
            app.save_to(file)
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
            app.snap('03-design-no-credential')


@scene
def review_with_faults():
    """The sample with pictures and a page missing, and a program in it."""
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder) / 'working-with-data.imscc'
        gone = {'media/spread.png', 'media/margins.png', 'pages/rates.html'}
        with zipfile.ZipFile(SAMPLE) as whole, zipfile.ZipFile(package, 'w') as part:
            for name in whole.namelist():
                if name not in gone:
                    part.writestr(name, whole.read(name))
            part.writestr('files/setup.exe', b'MZ')
        with Stage(package) as app:
            app.get('button', 'Bring it in', timeout=60)
            app.snap('09-import-review-faults')
            app.click(app.get('label', 'Missing'))
            app.snap('09-import-review-missing')
        with Stage(size=(360, 800)) as app:
            app.key('ctrl+o')
            app.get('button', 'Cancel', timeout=20)
            time.sleep(3)  # the chooser takes its own time
            app.key('ctrl+l')
            time.sleep(2)
            app.type(str(package))
            app.key('Return')
            app.get('button', 'Bring it in', timeout=60)
            app.settle_dialogs()
            app.snap('09-import-review-narrow')


def first_credential(suffix='', size=(1280, 800), **how):
    """From a week to the outcomes that the course already has."""
    package = CORPUS / 'du-spcs302.imscc'
    if not package.exists():
        return
    with Stage(package, **how) as app:
        app.bring_in()
        week = wait('rows', lambda: app.rows('Your course'))[0].split(',')[0]
        app.resize(*size)
        app.click(app.row('Your course', week))
        app.key('ctrl+m')
        app.get('entry', 'Credential, module, or item')
        app.settle_dialogs()
        app.snap('02-use-in-first' + suffix)
        app.key('Return')
        time.sleep(3)
        app.go(2, 4)
        app.snap('03b-design-first-use' + suffix)


@scene
def a_first_credential():
    first_credential()


@scene
def a_first_credential_dark():
    first_credential('-dark', env=DARK)


@scene
def a_first_credential_narrow():
    first_credential('-narrow', size=(360, 800))


@scene
def a_first_credential_doubled():
    first_credential('-200', size=(1280, 900), text=2)


def menus_of_the_header(suffix='', **how):
    with Stage(**how) as app:
        app.open_sample()
        app.click(app.get('button', 'Main menu'))
        app.snap('menu-main' + suffix)
        app.key('Escape')
        app.click(app.get('button', 'Working with Data, '))
        app.snap('menu-document' + suffix)
        app.key('Escape')
        app.resize(360)
        app.key('F10')
        app.snap('menu-narrow' + suffix)
        app.key(*['Down'] * 6, 'Return')
        app.snap('menu-narrow-document' + suffix)


@scene
def menus():
    menus_of_the_header()


@scene
def menus_dark():
    menus_of_the_header('-dark', env=DARK)


@scene
def saving():
    """The bar for what goes on, with the file's folder gone."""
    with tempfile.TemporaryDirectory() as folder, Stage() as app:
        drive = pathlib.Path(folder) / 'Department drive'
        drive.mkdir()
        app.open_sample()
        app.key('ctrl+s')
        app.save_to(drive / 'Working with Data.ashlar')
        app.get('label', 'Saved', exact=True, timeout=20)
        shutil.rmtree(drive)
        app.click(app.row(LANE, 'Maps'))
        app.key('Delete')
        wait('the edit', lambda: 'Maps' not in app.titles(LANE))
        app.key('ctrl+s')
        app.get('label', 'could not be saved to “Department drive”', timeout=20)
        app.snap('10d-save-error', 6)
        app.resize(360)
        app.snap('10d-save-error-narrow')


@scene
def errors():
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / 'photos-2024.zip'
        bad.write_bytes(b'PK\x05\x06' + bytes(18))
        with Stage(bad) as app:
            app.get('label', 'could not be brought in', timeout=30)
            app.snap('10d-errors')


def places_while_typing(suffix='', size=(1280, 800), **how):
    """Modules first, then the places between items, then what can be made."""
    with Stage(**how) as app:
        app.open_sample()
        app.resize(*size)
        app.click(app.row('Your course', 'Start here'))
        app.key('ctrl+m')
        app.get('entry', 'Credential, module, or item')
        app.settle_dialogs()
        app.snap('02-use-in' + suffix)
        app.type('maps')
        app.settle_dialogs()
        app.snap('02-use-in-typing' + suffix)


@scene
def places_to_go_to():
    places_while_typing()


@scene
def places_to_go_to_dark():
    places_while_typing('-dark', env=DARK)


@scene
def places_to_go_to_narrow():
    places_while_typing('-narrow', size=(360, 800))
