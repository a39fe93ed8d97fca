"""What opens over a view and is seen for a moment: the chooser of places, lists that drop down, the menu of
the narrow window, and a word that was refused."""
import time

from gui import is_shown, wait

from .stage import DARK, LANE, Stage, scene


def choosers(app, suffix):
    """To where a row of the course is used, and an item moved."""
    app.key('ctrl+m')
    app.get('entry', 'Credential, module, or item', timeout=20)
    app.settle_dialogs()
    app.snap('16-use-in-' + suffix)
    app.type('cha')
    app.snap('16-use-in-typed-' + suffix)
    app.key('ctrl+a')
    app.type('Scales')
    app.snap('16-use-in-new-' + suffix)
    app.key('Escape')
    app.settle()


def week(app):
    return [row for row in app.children(app.get('list', 'Your course', exact=True)) if is_shown(row)][2]


def as_on(app, suffix):
    app.key('F5')
    wait('the page', lambda: app.find('button', 'Open in browser'), 30)
    time.sleep(2)
    app.click(app.get('combo box', 'As on the system', exact=False))
    app.snap('16-as-on-' + suffix)
    app.key('Escape', 'F5')
    app.settle()


def refused(app, suffix):
    app.go(4)
    app.scroll_to(app.get('label', 'Issued by', exact=True), .6, .3)
    app.click(app.get('label', 'Issued by', exact=True))
    app.click(app.get('entry', 'Web address'), .3)
    app.key('ctrl+a')
    app.type('none')
    app.key('Tab')
    app.snap('16-refused-' + suffix)


def wide(suffix, **how):
    with Stage(**how) as app:
        app.open_sample()
        app.click(week(app))
        choosers(app, suffix)
        app.choose_credential('Chart choice quiz')
        as_on(app, suffix)
        refused(app, suffix)


def narrow(suffix, **how):
    """On a screen that is no wider popovers have their true place: ASH_SCREEN=366x800x24."""
    with Stage(size=(360, 800), **how) as app:
        app.open_sample()
        app.click(week(app))
        choosers(app, suffix)
        app.key('ctrl+m')
        app.get('entry', 'Credential, module, or item', timeout=20)
        app.type(LANE)
        app.key('Return')
        app.settle()
        app.key('ctrl+z')
        app.settle()
        app.click(app.get('button', 'Main menu', exact=True))
        app.snap('16-menu-' + suffix)
        app.key('Escape')
        as_on(app, suffix)
        refused(app, suffix)


@scene
def small_light():
    wide('light')


@scene
def small_dark():
    wide('dark', env=DARK)


@scene
def small_narrow():
    narrow('narrow')


@scene
def small_narrow_dark():
    narrow('narrow-dark', env=DARK)
