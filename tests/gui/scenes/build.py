"""The outline, the page and its inspector, and what Build shows for other kinds."""
from .stage import Stage, scene


def editors(suffix, **how):
    """What Build shows for each kind of item, beside the page."""
    size = how.pop('size', (1280, 800))
    with Stage(**how) as app:
        app.build('Chart choice quiz', settle=2)
        app.resize(*size)
        app.snap('05b-quiz-' + suffix, 2)
        for item, name in (('Chart critique', '05a-brief-'), ('Redesign brief', '04-brief-'),
                           ('Choosing a chart', '04-module-')):
            app.resize(1280)
            app.click(app.row('Outline', item))
            app.resize(*size)
            app.snap(name + suffix, 2)
            if item == 'Chart critique':
                app.press('Rubric')
                app.snap('05a-rubric-' + suffix, 2)


@scene
def build():
    with Stage() as app:
        app.build('Bar, line or dot?', settle=4)
        app.snap('04-build')
        app.press('Compare')
        app.snap('04-compare', 2)
        app.key('Escape')
        app.click(app.get('button', 'HTML', exact=True))
        app.snap('04-build-html', 2)
    editors('light')
