"""A course from its package to a package for another system, through every view and the preview: the
same steps for each course and each hand, and what the document and the new package say of each. Each
edit is undone once and done again."""
import zipfile

from gui import Atspi, wait
from walk import ASKED, NAMED, OUTLINE, WITH, professor

OUTCOME = 'Compare two sources'
PURPOSE = 'For those who teach it'
RENAMED = 'What is quarried'
ITEM = 'SELECT %s FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?'
KIND = ITEM % 'item.kind'
STEM = ('SELECT stem FROM quiz_entry JOIN item ON item.id = quiz '
        'JOIN credential ON credential.tree = item.tree '
        'JOIN question ON question.id = quiz_entry.question ORDER BY quiz_entry.pos LIMIT 1')
MARKS = "SELECT count(*) FROM alignment WHERE depth = 'assessed' AND subject_kind = 'assessment'"
CIRCLES = "SELECT count(*) FROM badge WHERE design LIKE '%circle%'"


def design(she, course):
    """A purpose, an outcome, evidence, and the mark that says which shows which."""
    app = she.app
    she.view('Design')
    she.group('Purpose')
    she.enter('Purpose', PURPOSE, role='text')
    she.undone("SELECT count(*) FROM field WHERE key = 'purpose' AND value = ?", 0, 1, PURPOSE)
    she.new_outcome()
    she.wait_on('New outcome')
    she.write(OUTCOME)
    she.key('Return')
    she.wait_for([(OUTCOME,)], 'SELECT text FROM credential_statement '
                 'JOIN statement ON statement.id = statement')
    she.key('Escape')
    she.undone('SELECT count(*) FROM credential_statement', 0, 1)
    she.button('Add evidence…')
    she.button('Make %s evidence' % course.quiz)
    she.wait_for([(course.quiz,)], 'SELECT title FROM assessment')
    she.key('Escape')
    app.gone('button', 'Make %s evidence' % course.task)
    she.undone('SELECT count(*) FROM assessment', 0, 1)
    she.button('O1, %s, not marked' % course.quiz)
    app.get('label', '1 of 1 assessed')
    she.undone(MARKS, 0, 1)
    she.wait_for([('assessed',)], 'SELECT depth FROM alignment')
    app.get('label', '1 of 1 assessed')


def build(she, course):
    """A page with another name, a time and a word more, and a question that asks more."""
    app = she.app
    she.view('Build')
    she.rename(OUTLINE, course.page, RENAMED)
    she.undone(NAMED, 0, 1, RENAMED)
    she.choose(OUTLINE, RENAMED)
    she.enter('Time in minutes', '25', role='spin button')
    she.undone(ITEM % 'item.minutes', None, 25, RENAMED)
    app.get('label', ' words', timeout=40)
    she.into_page(app.get('list', OUTLINE, exact=True))
    she.write(' quarried')
    wait('the word in the document', lambda: 'quarried' in she.body(RENAMED), 30)
    she.undone(WITH, 0, 1, 'quarried')
    she.choose(OUTLINE, course.quiz)
    wait('its questions', lambda: app.rows('Questions'), 20)
    she.enter('Question', ' Really?', role='text', instead=False)
    she.undone(ASKED, 0, 1, 'Really?')
    assert 'Really?' in she.ask(STEM)[0][0]
    # The course is as it was.
    she.wait_one(0, 'SELECT count(*) FROM item JOIN source ON source.tree = item.tree '
                 'WHERE title = ?', RENAMED)
    she.wait_one(0, "SELECT count(*) FROM question JOIN bank ON bank.id = bank "
                 "JOIN source ON source.tree = bank.tree WHERE stem LIKE '%Really?%'")


def preview(she, course):
    app = she.app
    she.choose(OUTLINE, RENAMED)
    she.preview()
    app.get('label', ' / ' + RENAMED, timeout=60)
    app.get('filler', RENAMED + ' · ', timeout=60)  # the title of the page that learners see
    she.phone()
    wait('the width of a phone', lambda: app.get('button', 'As on a phone').get_state_set()
         .contains(Atspi.StateType.PRESSED))
    app.get('filler', RENAMED + ' · ', timeout=60)
    she.preview()
    app.gone('label', 'It cannot reach the network')


def badges(she, course):
    app = she.app
    she.view('Badges')
    app.get('label', 'What an employer reads', timeout=20)
    app.get('label', OUTCOME, exact=True)
    she.button('Style…')
    she.button('Circle')
    she.wait_one(1, CIRCLES)
    she.key('Escape')
    app.gone('button', 'Circle')
    she.undone(CIRCLES, 0, 1)


def package(she, course):
    app, out = she.app, she.folder / 'other.imscc'
    she.export()
    app.get('label', 'What Canvas will do with it', timeout=60)
    she.system('Moodle')
    app.get('label', 'What Moodle will do with it', timeout=20)
    she.button('Export for ' if app.find('button', 'Export for ') else 'Export anyway')
    she.name_file(out)
    app.get('label', 'is ready', timeout=120)
    app.get('label', 'Read back, no differences.')
    with zipfile.ZipFile(out) as written:
        manifest = written.read('imsmanifest.xml').decode()
        rest = b''.join(written.read(name) for name in written.namelist())
    assert RENAMED in manifest
    # Where a line begins a blank is one that does not break.
    assert (b' quarried' in rest or '\u00a0quarried'.encode() in rest) and b'Really?' in rest
    assert 'circle' in str(she.ask('SELECT design FROM badge'))
    assert list(she.folder.glob('*-badge/badge.svg')), list(she.folder.iterdir())
    she.wait_for([('moodle',)], 'SELECT target FROM export')


def add(she, course):
    """What a course of pages alone has not: something to be graded."""
    she.view('Build')
    she.choose(OUTLINE, course.page)
    for kind, title in (('Assignment', course.task), ('Quiz', course.quiz)):
        she.add_item(kind, title)
        she.undone(NAMED, 0, 1, title)
        she.choose(OUTLINE, title)
    she.choose(OUTLINE, course.quiz)
    she.button('First question')
    she.wait_on('Question')
    she.write('What is a source?')
    she.undone(ASKED, 0, 1, 'What is a source?')
    assert 'What is a source?' in str(she.ask(STEM))
    assert she.ask(KIND, course.quiz) == [('quiz',)] and she.ask(KIND, course.task) == [('assignment',)]
    she.choose(OUTLINE, course.quiz)  # in a question Ctrl with a number marks an answer


def tour(hand, course):
    if not course.package.exists():
        return 'no corpus'
    with professor(hand, course) as she:
        she.use_week(course.week)
        if course.is_added:
            add(she, course)
        design(she, course)
        build(she, course)
        preview(she, course)
        badges(she, course)
        package(she, course)
    return None
