"""The sheet, the outcomes and what shows them."""
from hands import Mouse

from .stage import DARK, FIRST, GERMAN, RIGHT_TO_LEFT, Stage, scene


@scene
def design():
    with Stage() as app:
        app.open_sample()
        app.choose_credential()
        app.go(2)
        app.snap('03-design')
        app.key('F8')
        app.snap('03-design-jump', .1)
        app.snap('03-design-jumped')
        app.press('List')
        app.snap('03-design-list')
        app.press('Matrix')
        app.click(app.get('button', 'Why?', exact=True))
        app.snap('10a-coach-why')
        app.key('Escape')
        app.click(app.named('Checks:', start=True))
        app.snap('10b-checks')
        app.key('Escape')
        app.press('Only gaps')
        app.snap('03-design-gaps')
        app.press('Only gaps')
        for group, name in (('Level and credit', 'level'), ('Skills and employers', 'skills')):
            app.click(app.get('label', group, exact=True))
            app.snap('03-sheet-' + name)
            app.click(app.get('label', group, exact=True))
            app.settle()


@scene
def modules():
    """A credential of more items than columns: a module is one, and one can be open."""
    with Stage() as app:
        app.open_sample()
        app.choose_credential('What counts as data', FIRST)
        app.go(2)
        app.snap('03-design-modules')
        app.click(app.get('button', 'Tidy tables, '))
        app.snap('03-design-module-open')


def one_module(suffix='', **how):
    """What is shown of a credential, by the menu of it, and as a list beside a phone's edge."""
    with Stage(**how) as app:
        app.open_sample()
        app.choose_credential('What counts as data', FIRST)
        app.go(2)
        app.click(app.get('button', app.words.gettext('Shown: %s') % app.words.gettext(
            'Whole credential')))
        app.snap('03-scope-menu' + suffix)
        app.click(app.get('menu item', 'Tidy tables'))
        app.snap('03-scope' + suffix)
        app.resize(360)
        app.snap('03-scope-narrow' + suffix)


@scene
def scope():
    one_module()


@scene
def scope_dark():
    one_module('-dark', env=DARK)


@scene
def scope_german():
    one_module('-de', env=GERMAN)


@scene
def empty():
    """A new credential in each view: what is still needed, and the way there."""
    with Stage() as app:
        app.open_sample()
        app.key('ctrl+shift+n')
        app.get('entry', 'Title')
        app.key('Return')
        app.get('list', 'New credential')
        app.snap('02-empty')
        for number, name in ((2, '03'), (3, '04'), (4, '07'), (5, '08')):
            app.go(number)
            app.snap(name + '-empty')
        app.key('F5')
        app.snap('06-empty', 4)
        app.key('F5')
        app.resize(360)
        for number, name in ((2, '03'), (3, '04'), (4, '07'), (5, '08')):
            app.go(number)
            app.snap(name + '-empty-narrow')


def parts_of_outcomes(suffix, width=1280, **how):
    """Two are parts of the first; the module of one, and that module's own page."""
    with Stage(**how) as app:
        app.open_sample()
        app.choose_credential('What counts as data', FIRST)
        app.resize(width)
        app.go(2)
        mouse = Mouse(app)
        for code in ('O1.1', 'O1.2'):
            mouse.press_menu(app.get('label', 'O2', exact=True, timeout=20),
                             app.words.gettext('Make it a part of %s') % 'O1')
            app.get('label', code, exact=True, timeout=20)
        app.snap('03-parts-' + suffix)
        app.click(app.get('label', 'O1.2', exact=True), button=3)
        app.snap('03-parts-menu-' + suffix)
        mouse.click(app.get('menu item', 'Belongs to'))
        mouse.click(app.get('menu item', 'Averages and spread'))
        app.snap('03-parts-module-' + suffix)
        app.click(app.named('Outcome of the module', start=True))
        app.snap('04-module-outcomes-' + suffix)


@scene
def parts():
    parts_of_outcomes('light')
    parts_of_outcomes('dark', env=DARK)
    parts_of_outcomes('narrow', 360)
    parts_of_outcomes('rtl', env=RIGHT_TO_LEFT)
    parts_of_outcomes('german', env=GERMAN)


def wording_of_outcomes(suffix, width=1280, **how):
    """What an outcome says besides its verb, and a standard being written."""
    with Stage(**how) as app:
        app.open_sample()
        app.choose_credential('What counts as data', FIRST)
        app.resize(width)
        app.go(2)
        mouse = Mouse(app)
        mouse.button('Wording of the outcome')
        mouse.enter(app.words.pgettext('outcome', 'Condition'), 'a table of raw figures')
        app.type('10 minutes')
        app.snap('03-wording-' + suffix, .3)
        app.key('Return', 'Escape')
        app.snap('03-worded-' + suffix)


@scene
def wording():
    wording_of_outcomes('light')
    wording_of_outcomes('dark', env=DARK)
    wording_of_outcomes('narrow', 360)
    wording_of_outcomes('german', env=GERMAN)


def evidence_of(suffix, width=1280, **how):
    """What counts, how often it may be tried and how long it may take: of a quiz, a task, a viva."""
    with Stage(**how) as app:
        app.open_sample()
        app.choose_credential()
        app.resize(width)
        app.go(2)
        app.click(app.named('Evidence' if width > 800 else 'Weights…'))
        app.snap('03-evidence-' + suffix)
        if how.get('env') == GERMAN:  # where two buttons are called as the one that adds
            return
        app.set_text(app.named('What learners do'), 'Defend a chart')
        app.get('button', 'Add', exact=True).act()
        app.set_text(app.named(app.words.gettext('Attempts of %s') % 'Defend a chart'), '2')
        app.get('button', app.words.gettext('Brief of %s') % 'Defend a chart').act()
        app.set_text(app.get('entry', app.words.gettext('Role in %s') % 'Defend a chart'),
                     'You check figures for a newspaper.')
        app.key('shift+Tab', 'shift+Tab')  # from the head of the list to its end
        app.snap('03-evidence-viva-' + suffix)


@scene
def evidence():
    evidence_of('light')
    evidence_of('dark', env=DARK)
    evidence_of('narrow', 360)
    evidence_of('german', env=GERMAN)
