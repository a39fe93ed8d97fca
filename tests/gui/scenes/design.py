"""The sheet, the outcomes and what shows them."""
from .stage import FIRST, Stage, scene


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
