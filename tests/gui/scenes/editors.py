"""The editors of Build beside page, quiz and rubric, and those three when they are empty or at fault."""
import re
import time

from gui import CORPUS, wait

from .stage import DARK, FIRST, Stage, scene


def small_editors(suffix, size=(1280, 800), **how):
    """What Build shows for links, files, discussions and modules, and for what it only keeps."""
    lane = FIRST
    with Stage(**how) as app:
        app.build('What counts as data', lane=lane)
        app.click(app.get('button', 'Add an item'))
        app.press('Link', 'menu item')
        app.get('button', 'Rename')
        app.key('Escape')
        app.row('Outline', 'New link')
        rows = app.rows('Outline')
        for name, said in (('link', ', link'), ('file', ', file'), ('topic', ', discussion'),
                           ('module', ', module')):
            found = [row for row in rows if said in row]
            if not found:
                print('no%s in the sample' % said)
                continue
            app.click(app.row('Outline', found[0].split(',')[0]))
            app.resize(*size)
            app.snap('04-%s-%s' % (name, suffix), 2)
            app.resize(1280)
    package = CORPUS / 'wk-modules.imscc'
    if package.exists():
        with Stage(package, **how) as app:
            app.bring_in()
            app.press('Use the whole course')
            app.click(app.get('page tab', 'Build', timeout=30))
            wait('the outline', lambda: app.rows('Outline'), 30)
            for name, said in (('kept', ', outside tool'), ('label', ', heading')):
                found = [row for row in app.rows('Outline') if said in row]
                if found:
                    app.click(app.row('Outline', found[0].split(',')[0]))
                    app.resize(*size)
                    app.snap('04-%s-%s' % (name, suffix), 2)
                    app.resize(1280)


@scene
def small_editors_light():
    small_editors('light')


@scene
def small_editors_dark():
    small_editors('dark', env=DARK)


@scene
def small_editors_narrow():
    small_editors('narrow', size=(360, 800))


@scene
def editors_empty():
    """A quiz and a rubric with nothing in them, a cell in edit, faults among pasted questions."""
    with Stage() as app:
        app.build('Chart choice quiz', settle=2)
        app.press('Type or paste many…')
        app.get('entry', 'Questions as text', timeout=20)
        time.sleep(.5)
        for part in ('What grows?', 'A) bars', 'B) lines', 'ANSWER: B', '', 'What fades?',
                     'A) nothing', 'ANSWER: D', '', 'No answers here', ''):
            app.type(part)
            app.key('Return')
        app.settle_dialogs()
        app.snap('05b-quiz-many', 2)
        app.key('Escape')
        app.click(app.get('button', 'Add an item'))
        app.press('Quiz', 'menu item')
        app.get('button', 'Rename')
        app.key('Escape')
        app.snap('05b-quiz-empty', 2)
        app.click(app.row('Outline', 'Chart critique'))
        app.press('Rubric')
        app.get('table cell', 'Level Convincing', timeout=40)
        app.click(app.get('table cell', 'The fault, Sound'), fy=.2)
        app.key('F2')
        app.snap('05a-rubric-cell', 2)
        app.key('Escape')
        app.click(app.row('Outline', 'Broken axes'))
        time.sleep(3)
        app.click(app.get('button', 'HTML', exact=True))
        node = app.get('entry', 'HTML of the page')
        html = wait('the HTML', lambda: app.text(node), 20)
        app.click(node, .5, .3)
        app.key('ctrl+a')
        app.set_text(node, re.sub(r' alt="[^"]*"', '', html))
        app.click(app.get('button', 'Page', exact=True))
        app.snap('04-picture-undescribed', 3)
    with Stage() as app:
        app.build('Introduce your dataset', lane=FIRST, first='What counts as data')
        app.click(app.get('row', 'Rubric: Says what good work looks like', timeout=20))
        app.get('label', 'No rubric yet')
        app.snap('05a-rubric-empty', 2)
