#!/usr/bin/python3
"""A real course in Build, once with a mouse alone and once with a keyboard alone: the outline, a page,
a quiz and a task; most steps are undone and redone, and each answer is read in the document."""
import difflib
import time

from gui import run, wait
from hands import Keys, Mouse
from walk import ASKED, CANVAS, NAMED, OUTLINE, WITH, professor

ITEM = ('SELECT %s FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?')
ROLE = 'SELECT count(*) FROM field WHERE value = ?'
QUESTION = ('SELECT %s FROM quiz_entry JOIN item ON item.id = quiz '
            'JOIN credential ON credential.tree = item.tree '
            'JOIN question ON question.id = quiz_entry.question ORDER BY quiz_entry.pos')


def build(she, course):
    she.use_week(course.week)
    she.view('Build')
    she.app.row(OUTLINE, course.quiz)


def outline(she, course):
    app = she.app
    she.rename(OUTLINE, course.first, 'What you will learn')
    she.undone(NAMED, 0, 1, 'What you will learn')
    titles = [name.split(', ')[0] for name in app.rows(OUTLINE)]
    at = titles.index(course.quiz)
    she.new_order(OUTLINE, course.quiz, titles[at - 1])
    wait('the quiz one up', lambda: app.rows(OUTLINE)[at - 1].startswith(course.quiz))
    she.undo()
    wait('the quiz where it was', lambda: app.rows(OUTLINE)[at].startswith(course.quiz))
    she.redo()
    wait('the quiz one up again', lambda: app.rows(OUTLINE)[at - 1].startswith(course.quiz))
    she.choose(OUTLINE, 'What you will learn')
    she.enter('Time in minutes', '25', role='spin button')
    she.undone(ITEM % 'item.minutes', None, 25, 'What you will learn')
    wait('the time in the outline', lambda: 'What you will learn, page, 25 min' in app.rows(OUTLINE))


def page(she, course):
    """One word more: nothing else of the page's bytes differs, and its HTML says the same."""
    app = she.app
    before = she.body('What you will learn')
    app.get('label', ' words', timeout=40)
    time.sleep(1)  # until WebKit takes the pointer
    she.into_page(app.get('list', OUTLINE, exact=True))
    she.write(' quarried')
    after = wait('the word in the document', lambda: (
        lambda text: 'quarried' in text and text)(she.body('What you will learn')), 30)
    changes = [line for line in difflib.ndiff(before.split('\n'), after.split('\n'))
               if line[0] in '+-']
    assert len(changes) == 2 and 'quarried' in changes[1], changes
    assert changes[1][2:].replace(' quarried', '') == changes[0][2:], changes
    she.undone(WITH, 0, 1, 'quarried')
    app.get('label', 'Adapted', exact=True, timeout=20)
    she.html()
    text = wait('the HTML', lambda: app.text(app.get('entry', 'HTML of the page')), 20)
    assert ' quarried' in text, text
    assert text.strip() in after, (text, after)


def quiz(she, course):
    app = she.app
    she.choose(OUTLINE, course.quiz)
    before = wait('its questions', lambda: app.rows('Questions'), 20)
    she.question(1)
    she.enter('Question', ' Really?', role='text', instead=False)
    she.undone(ASKED, 0, 1, 'Really?')
    she.enter('Points', '3', role='spin button')
    points, worth = QUESTION % 'coalesce(quiz_entry.points_c, question.points_c)' + ' LIMIT 1', 300
    wait('three points', lambda: she.ask(points) == [(worth,)])
    she.undo()
    wait('other points', lambda: she.ask(points) != [(worth,)])
    she.redo()
    wait('three points again', lambda: she.ask(points) == [(worth,)])
    she.add_question()
    wait('one more', lambda: len(app.rows('Questions')) == len(before) + 1)
    she.wait_on('Question')
    she.write('What is quarried?')
    she.undone(ASKED, 0, 1, 'What is quarried?')
    # What the course asks is as it was.
    she.wait_one(0, 'SELECT count(*) FROM question JOIN bank ON bank.id = bank '
                 'JOIN source ON source.tree = bank.tree WHERE stem LIKE \'%Really?%\'')


def task(she, course):
    she.choose(OUTLINE, course.task)
    she.enter('Role', 'You lead an excursion', role='text')
    she.wait_one(1, ROLE, 'You lead an excursion')


def everything(hand, course):
    if not course.package.exists():
        return 'no corpus'
    with professor(hand, course) as she:
        build(she, course)
        outline(she, course)
        page(she, course)
        quiz(she, course)
        task(she, course)
    return None


def canvas_by_mouse():
    return everything(Mouse, CANVAS)


def canvas_by_keyboard():
    return everything(Keys, CANVAS)


run(canvas_by_mouse, canvas_by_keyboard)
