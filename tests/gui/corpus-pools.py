#!/usr/bin/python3
"""Many questions of a real course's quiz at once, by mouse alone and by keyboard alone: typed as Aiken, GIFT
and rows of a spreadsheet, with what is wrong told while they are; moved into pools, drawn from them, and
advised about. Each step is undone once and done again."""
import contextlib
import html
import pathlib
import subprocess
import tempfile
import zipfile

from gui import extents, run, wait, xdo
from asking import (FOUND, N_LINES, TEXT_WINDOW, TYPED, Pointing, Typing, add_new, fact,
                    n_lines, numbered, parts, type_lines, walk)
from walk import SHORT, Course

AIKEN = ('Which rock floats?\nA) Granite\nB) Pumice\nANSWER: B\n\n'
         'Which rock is soft?\nA) Quartz\nB) Chalk')
GIFT = 'What is hard? {=Quartz ~Chalk}\n\nWhat burns? {~Slate ~Basalt}'
ROWS = 'Lightest rock?\tPumice\tGranite\nDarkest rock?\t\tChalk\tMarble'
KEYS = 'Ctrl+Enter adds the questions, Ctrl+Tab leaves the text.'
NO_KEY = 'No choice is marked as the right answer.'
POOL = 'Hard rocks'
POOLED = "SELECT count(*) FROM question JOIN bank ON bank.id = bank WHERE bank.title = '%s'" % POOL
POOLS = "SELECT count(*) FROM bank WHERE title = '%s'" % POOL
DRAWN = 'SELECT max(draw) FROM quiz_entry WHERE question IS NULL'
OWN = 'answer is'  # in the question that the course has; its words, and its key
STEM = 'The correct answer is D'
EM = STEM.replace('correct', '<em>correct</em>')
EM_STEM = '<div><p>%s</p></div>' % EM
KEY = '<varequal respident="response1">%d</varequal>'
RIGHT, WRONG = KEY % 4935, KEY % 5383


def wait_found(she, stems, told):
    """What the preview says: the questions, and what is wrong with their text."""
    seen = []

    def look():
        seen[:] = she.app.rows(FOUND)
        return [name for name in seen if name.startswith('Line ')] == told and \
            [name.split(', ')[0] for name in seen if not name.startswith('Line ')] == stems
    try:
        wait('the preview', look)
    except AssertionError as error:
        raise AssertionError('%s, but %s of “%s”' % (error, seen, she.app.text(
            she.app.get('entry', TYPED, exact=True)))) from None


def type_many(she, text, stems, told):
    """What the text becomes stands beside it at once."""
    she.question(1)
    she.many()
    she.wait_window(TEXT_WINDOW)
    she.app.get('label', KEYS, exact=True)
    she.wait_on(TYPED)
    type_lines(she, text)
    wait_found(she, [*stems], [told])


def take(she, n, *stems):
    """All of them are one step, and the first is chosen."""
    before = n_lines(she)
    she.accept('Add %d questions' % n)
    she.wait_window()
    she.lands_on('2, ' + stems[0])
    she.undone(N_LINES, before, before + n)
    wait('their rows', lambda: [row.split(', ')[1] for row in numbered(she)][1:n + 1] == [*stems])


def aiken(she):
    stems = 'Which rock floats?', 'Which rock is soft?'
    type_many(she, AIKEN, stems, 'Line 6: This question has no right answer. Add a line such as '
              '“ANSWER: B”, or a star before the right choice.')
    type_lines(she, 'ANSWER: B')
    wait_found(she, [*stems], [])
    take(she, 2, *stems)
    for stem in stems:
        she.wait_one('0|1', parts('is_correct'), stem)


def gift(she):
    stems = 'What is hard?', 'What burns?'
    told = 'Line 3: This question has no right answer. Put “=” before it.'
    type_many(she, GIFT, stems, told)
    she.to_fault(told)
    she.wait_on(TYPED)
    she.key('BackSpace')
    she.write(' =Coal}')
    wait_found(she, [*stems], [])
    take(she, 2, *stems)
    she.wait_one('Slate|Basalt|Coal', parts('html'), stems[1])
    she.wait_one('0|0|1', parts('is_correct'), stems[1])


def rows(she):
    """The one without a right answer is taken too, and its question says what it lacks."""
    stems = 'Lightest rock?', 'Darkest rock?'
    type_many(she, ROWS, stems, 'Line 2: This row has no right answer in its second column.')
    take(she, 2, *stems)
    she.question(3)
    she.app.get('label', NO_KEY, exact=True, timeout=20)
    she.into_question()
    she.mark(1)
    she.undone(parts('is_correct'), '0|0', '1|0', stems[1])
    she.app.gone('label', NO_KEY, 20)


def pooled(she):
    """The quiz goes on asking what is in a pool now, and the keyboard stays at its line."""
    for stem in ('Hard?', 'Harder?', 'Hardest?'):
        add_new(she, 'Open answer', stem)
    she.question(2)
    she.order('Move to pool', 'New pool…')
    she.name_pool(POOL)
    she.lands_on('2, Hard?')
    she.undone(POOLS, 0, 1)
    she.app.get('label', 'In the pool “%s”' % POOL)
    she.question(3)
    she.order('Move to pool', POOL)
    she.lands_on('3, Harder?')
    she.undone(POOLED, 1, 2)
    assert len(numbered(she)) == 4, numbered(she)
    she.delete()
    she.lands_on('3, Hardest?')
    she.undone(N_LINES, 4, 3)
    she.wait_one(2, POOLED)  # the pool still has it


def drawn(she):
    """Of two that are in the pool one is asked already."""
    app = she.app
    she.question(3)
    she.add('Take or draw from a pool…')
    she.wait_window('Take questions')
    she.pick('Pool or quiz', 'Pool: %s, 2 questions' % POOL)
    she.press('Add draw')
    she.wait_window()
    she.lands_on('4, Draw 1 from “%s”' % POOL)
    she.undone(N_LINES, 3, 4)
    she.question(4)
    app.get('label', 'of 1 in “%s”' % POOL)
    she.enter('Questions to draw', '5', role='spin button')
    she.undone(DRAWN, 1, 5)
    app.get('label', 'The pool has only 1 question to draw.', timeout=20)
    what = 'It draws 5 questions from “%s”, which has 1 to draw.' % POOL
    she.mend(what, 'Draw 1')
    she.wait_one(1, DRAWN)
    she.hide_checks()
    she.undone(DRAWN, 5, 1)
    app.gone('label', 'The pool has only 1 question to draw.', 20)
    she.show_checks()
    wait('no such finding', lambda: app.find('list', 'Checks') and not app.find('row', what))
    she.hide_checks()


def same_twice(she):
    app = she.app
    before = n_lines(she)
    she.question(1)
    she.duplicate()
    she.undone(N_LINES, before, before + 1)
    she.question(2)
    app.get('label', 'Question 1 asks the same.', exact=True, timeout=20)
    she.enter('Question', 'Or not? ', role='text', instead=False)
    she.undone(fact('count(*)'), 0, 1, 'Or not?')
    app.gone('label', 'Question 1 asks the same.', 20)


def two_keys(she):
    """As the course has them; each can be unmarked, and the other one stays."""
    app = she.app
    said = 'Two choices are marked as right, where learners choose one.'
    she.question(1)
    app.get('label', said, exact=True, timeout=20)
    she.into_question()
    she.keep_one(4, other=3)
    she.undone(parts('is_correct'), '0|0|1|1', '0|0|0|1', OWN)
    app.gone('label', said, 20)
    she.mark(1)
    she.undone(parts('is_correct'), '0|0|0|1', '1|0|0|0', OWN)


def marked_up(she):
    """Words with markup are changed as words, which keeps it, or as what they are."""
    strong = EM_STEM.replace('em>', 'strong>')
    she.press('Edit “Question” as HTML')
    she.wait_on('Question')
    she.write(strong, instead=True)
    she.key('Tab')
    she.undone(fact('stem'), EM_STEM, strong, OWN)
    she.press('Edit “Question” as HTML', back=True)
    wait('words', lambda: she.app.text(she.app.get('text', 'Question', exact=True)) == STEM)
    she.wait_on('Question')
    she.write(' Really?')
    she.key('Tab')
    she.undone(fact('count(*)') + " AND instr(stem, '<strong>correct</strong>')", 0, 1, 'Really?')


@contextlib.contextmanager
def changed_course():
    """The same course, whose question takes another answer too, and has markup."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / SHORT.package.name
        with zipfile.ZipFile(SHORT.package) as course, zipfile.ZipFile(path, 'w') as changed:
            for name in course.namelist():
                data = course.read(name).replace(
                    RIGHT.encode(), ('<or>%s%s</or>' % (RIGHT, WRONG)).encode())
                changed.writestr(name, data.replace(STEM.encode(), html.escape(EM).encode()))
        yield Course(path, quiz=SHORT.quiz)


def in_a_small_window(she):
    """All of the window for many questions is seen at 360 pixels."""
    app = she.app
    window = she.top_nodes()[0]
    screen = subprocess.check_output(
        ['xdotool', 'search', '--onlyvisible', '--pid', str(app.process.pid)], text=True).split()
    xdo('windowsize', screen[0], 360, 800)
    wait('a narrow window', lambda: extents(window).width == 360)
    she.many()
    she.wait_window(TEXT_WINDOW)
    dialog = next(top for top in she.top_nodes() if top.get_name() == TEXT_WINDOW)
    room = extents(dialog).width
    assert room <= 360, room
    for role, name in (('label', KEYS), ('button', 'Cancel'), ('button', 'Add questions'),
                       ('entry', TYPED), ('list', FOUND)):
        place = extents(app.get(role, name, exact=True, root=dialog))
        assert 0 <= place.x and place.x + place.width <= room, (name, place.x, place.width, room)


def advised(hand):
    if not SHORT.package.exists():
        return 'no corpus'
    with changed_course() as course:
        return walk(hand, marked_up, two_keys, same_twice, course=course)


def typed_by_mouse():
    return walk(Pointing, aiken, gift, rows)


def typed_by_keyboard():
    return walk(Typing, aiken, gift, rows)


def pools_by_mouse():
    return walk(Pointing, pooled, drawn)


def pools_by_keyboard():
    return walk(Typing, pooled, drawn)


def advised_by_mouse():
    return advised(Pointing)


def advised_by_keyboard():
    return advised(Typing)


def small_by_keyboard():
    return walk(Typing, in_a_small_window)


run(typed_by_mouse, typed_by_keyboard, pools_by_mouse, pools_by_keyboard, advised_by_mouse,
    advised_by_keyboard, small_by_keyboard)
