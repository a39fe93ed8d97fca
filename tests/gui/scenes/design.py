"""The sheet, the outcomes and what shows them."""
from .stage import LANE, Stage, scene


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
