"""Badges and packages."""
import os
import tempfile
import time

from .stage import DARK, LANE, Stage, scene


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


def package_lists(suffix, size=(1280, 800), **how):
    """The two lists of Package: what becomes of it in every system, and what goes along."""
    with Stage(**how) as app:
        app.open_sample()
        app.choose_credential()
        app.key('ctrl+e')
        app.get('label', 'What Canvas will do with it', timeout=30)
        app.resize(*size)
        app.press('Compare all systems')
        app.get('button', 'Choose Moodle', timeout=20)
        app.settle_dialogs()
        app.snap('08-compare-' + suffix)
        # The last is the dialog's.
        app.click([node for node in app.nodes() if node.get_role_name() == 'label' and
                   node.get_name() == 'Canvas'][-1])
        app.snap('08-compare-open-' + suffix)
        app.key('Escape')
        time.sleep(.5)
        app.click(app.get('row', 'Items'))
        app.get('label', 'What goes along', exact=True)
        app.settle_dialogs()
        app.snap('08-items-' + suffix)


@scene
def package_lists_light():
    package_lists('light')


@scene
def package_lists_dark():
    package_lists('dark', env=DARK)


@scene
def package_lists_narrow():
    package_lists('narrow', size=(360, 800))
