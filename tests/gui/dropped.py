#!/usr/bin/python3
"""Files of a file manager are dropped on a real course: on an outline they become items at the very
place that a line shows, a table becomes the rubric that it is dropped on and anywhere else a framework, and
what has no place is said."""
from gui import run, wait
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
TASK = CANVAS.task
JUDGED = {'credentials': [{
    'title': LANE, 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': 'Explain how rocks are made'}],
    'modules': [{'title': 'Rocks', 'items': [UNIT + '/' + TASK]}],
    'rubrics': [{'key': 'R', 'title': 'Rocks', 'criteria': [{'title': 'Explains', 'outcome': 'O1', 'ratings': [
        {'title': 'Good', 'text': 'Says why.', 'points': 2}, {'title': 'Weak', 'points': 0}]}]}],
    'assessments': [{'key': 'T', 'title': TASK, 'item': UNIT + '/' + TASK, 'outcomes': ['O1'], 'rubric': 'R'}]}]}
GRID = ("SELECT group_concat(said, '|') FROM (SELECT criterion.title || ': ' || (SELECT group_concat(level) "
        "FROM (SELECT rating.title || '=' || rating.points_c || coalesce(' ' || rating.text, '') AS level "
        'FROM rating WHERE rating.criterion = criterion.id ORDER BY rating.pos)) AS said FROM criterion '
        'JOIN assessment ON assessment.rubric = criterion.rubric ORDER BY criterion.pos)')
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


def fill(she, name, text, before, after):
    """A table file on a cell of the rubric: one step."""
    (she.folder / name).write_text(text)
    cell = wait('a cell', lambda: next(
        (node for node in she.app.nodes(she.app.get('table', 'Rubric', exact=True)) if
         node.get_role_name() == 'table cell' and node.get_name().startswith('Criterion 1')), None))
    with dragger(she.folder / name) as window:
        drop(she.app, window, *she.app.at(cell))
        she.app.get('label', 'from the table', timeout=20)
    she.undone(GRID, before, after)


def tables_on_a_rubric(she):
    she.choose(OUTLINE, TASK)
    she.button('Rubric', exact=True)
    before, = she.ask(GRID)[0]
    assert before == 'Explains: Good=200 Says why.,Weak=0', before
    listed = she.ask(FRAMEWORKS)
    once = 'Names rocks: Full=300 All,Some=100 Two|Draws them: Full=300 To scale,Some=100 Freely'
    fill(she, 'rocks.csv', 'Criterion,Full (3),Some (1)\nNames rocks,All,Two\nDraws them,To scale,Freely\n',
         before, once)
    fill(she, 'maps.TSV', 'Criterion\tRead (1)\tUnread (0)\nReads a map\tIn the field\tNo\n',
         once, 'Reads a map: Read=100 In the field,Unread=0 No')
    # What holds no table says so, and the rubric stays.
    (she.folder / 'empty.csv').write_text('')
    with dragger(she.folder / 'empty.csv') as window:
        drop(she.app, window, *she.app.at(she.app.get('table', 'Rubric', exact=True)))
        she.app.get('label', 'There is no table in the file', timeout=20)
    she.wait_one('Reads a map: Read=100 In the field,Unread=0 No', GRID)
    assert she.ask(FRAMEWORKS) == listed and not [
        top for top in she.top_nodes() if top.get_name() == 'Frameworks']


def tables_are_dropped_on_a_rubric():
    return walked(Mouse, 'Build', CANVAS, JUDGED, tables_on_a_rubric)


run(files_are_dropped, tables_are_dropped_on_a_rubric)
