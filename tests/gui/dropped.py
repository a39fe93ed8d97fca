#!/usr/bin/python3
"""Files of a file manager are dropped on a real course: on an outline they become items at the very
place that a line shows, a table anywhere else a framework, and what has no place is said."""
from gui import run
from hands import Mouse, drop, dragger
from walk import CANVAS, OUTLINE, SOURCE, walked

LANE = 'Earth'
UNIT, CHAPTER, QUIZ = CANVAS.week, CANVAS.page, CANVAS.quiz
PLAN = {'credentials': [{'title': LANE, 'lang': 'en', 'modules': [{'title': 'Rocks', 'items': [UNIT]}]}]}
PAGE = (b'<html><head><title>Notes from Iceland</title></head><body onload="alert(1)">'
        b'<script>alert(1)</script><p>Basalt, \xe9t\xe9 2019.</p></body></html>')
HERE = ("SELECT group_concat(title, '|') FROM (SELECT item.title FROM item JOIN item AS above ON above.id "
        "= item.parent WHERE above.title = '" + UNIT + "' AND above.tree IN (SELECT tree FROM credential) "
        'ORDER BY item.pos LIMIT %d)')
KIND = ('SELECT kind, body_type FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?')
FRAMEWORKS = 'SELECT count(*) FROM framework'
AT_FIRST = '|'.join(['Unit 1 Objectives', CHAPTER, QUIZ])


def files(she):
    (she.folder / 'iceland.html').write_bytes(PAGE)
    (she.folder / 'Interview.mp3').write_bytes(b'ID3' + bytes(2000))
    (she.folder / 'basalt.png').write_bytes(b'\x89PNG\r\n\x1a\n' + bytes(400))
    (she.folder / 'maps.csv').write_text('statement,code\nReads a map,M1\nDraws a map,M2\n')


def onto(she, of, title, names, line):
    """Below a row, after the line has said so."""
    app = she.app
    x, y = app.at(app.row(of, title), .4, .75)
    with dragger(*(she.folder / name for name in names)) as window:
        drop(app, window, x, y, lambda: app.get('separator', line, exact=True))
        app.gone('separator', line)


def where_the_line_is(she):
    """A page as it is, byte by byte, and a sound: one step."""
    onto(she, LANE, CHAPTER, ['iceland.html', 'Interview.mp3'], 'Into “%s”, place 3' % UNIT)
    she.app.get('label', 'Added 2 items', timeout=20)
    she.undone(HERE % 4, AT_FIRST + '|Discuss (U1): Earth Systems', '|'.join(
        ['Unit 1 Objectives', CHAPTER, 'Notes from Iceland', 'Interview.mp3']))
    she.wait_for([('page', 'text/html')], KIND, 'Notes from Iceland')
    she.wait_for([('file', 'audio/mpeg')], KIND, 'Interview.mp3')
    rows = she.ask('SELECT data FROM item JOIN object ON digest = body JOIN object_chunk ON object = '
                   'object.n WHERE title = ? ORDER BY seq', 'Notes from Iceland')
    assert b''.join(row[0] for row in rows) == PAGE, rows


def beside_an_outline(she):
    with dragger(she.folder / 'iceland.html') as window:
        drop(she.app, window, *she.app.at(she.app.get('list', SOURCE, exact=True)))
        she.app.get('label', '“iceland.html” has no place here', timeout=20)
        she.app.get('label', 'Drop it on a credential in Source, or on the outline in Build')
    she.button('Close', exact=True, root=next(
        top for top in she.app.children(she.app.root) if top.get_role_name() != 'frame'))
    she.app.gone('label', '“iceland.html” has no place here')


def a_table_of_outcomes(she):
    before, = she.ask(FRAMEWORKS)[0]
    with dragger(she.folder / 'maps.csv') as window:
        drop(she.app, window, *she.app.at(she.app.get('list', SOURCE, exact=True)))
        she.app.get('label', 'Reads a map', timeout=40)
    she.button('Close', exact=True, root=next(
        top for top in she.top_nodes() if top.get_name() == 'Frameworks'))
    she.undone(FRAMEWORKS, before, before + 1)


def a_picture_in_build(she):
    she.view('Build')
    onto(she, OUTLINE, 'Unit 1 Objectives', ['basalt.png'], 'Into “%s”, place 2' % UNIT)
    she.undone(HERE % 2, 'Unit 1 Objectives|' + CHAPTER, 'Unit 1 Objectives|basalt.png')
    she.wait_for([('file', 'image/png')], KIND, 'basalt.png')


def files_are_dropped():
    return walked(Mouse, 'Source', CANVAS, PLAN, files, beside_an_outline, where_the_line_is,
                  a_table_of_outcomes, a_picture_in_build)


run(files_are_dropped)
