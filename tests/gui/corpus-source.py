#!/usr/bin/python3
"""Real courses in Source: found, chosen, used, moved and compared, once with a mouse alone and once
with a keyboard alone; each answer is read in the document."""
from gui import run, wait
from hands import Keys, Mouse
from walk import CANVAS, SOURCE, professor

IN_LANE = ('SELECT item.title FROM item JOIN credential ON credential.tree = item.tree '
           'WHERE credential.pos = (SELECT pos FROM credential ORDER BY pos LIMIT 1 OFFSET %d) '
           'ORDER BY item.pos')
FIRST, SECOND = IN_LANE % 0, IN_LANE % 1


def filters(she, course):
    app = she.app
    looked_at = int(app.get('button', 'Needs a look ').get_name().split()[-1])
    she.filter('Needs a look ')
    wait('what needs a look', lambda: all(
        ', section, ' in name or 'tied to the old course' in name for name in app.rows(SOURCE)))
    assert 0 < looked_at < course.items
    she.filter('All ')
    app.row(SOURCE, course.week)
    assert int(app.get('button', 'All ').get_name().split()[-1]) == course.items


def source(hand, course):
    if not course.package.exists():
        return 'no corpus'
    with professor(hand, course) as she:
        app = she.app
        app.get('label', '%d items, none used yet' % course.items)
        filters(she, course)
        she.open(SOURCE, course.week)
        app.row(SOURCE, course.page)
        she.choose(SOURCE, course.page)
        she.choose_too(SOURCE, course.quiz)
        app.get('label', '2 selected')
        she.use_in_new()
        she.wait_for([(course.page,), (course.quiz,)], FIRST)
        app.get('label', '2 of %d items used' % course.items)
        # A second one beside it, with an item of its own and one that was the first's.
        she.add_credential('Rocks')
        she.use_in(course.third, 'Rocks')
        she.wait_for([(course.third,)], SECOND)
        she.move(course.page, course.quiz, 'Rocks')
        she.wait_for([(course.page,)], FIRST)
        she.wait_for([(course.third,), (course.quiz,)], SECOND)
        assert set(app.titles('Rocks')) == {course.third, course.quiz}
        she.undo()
        she.wait_for([(course.page,), (course.quiz,)], FIRST)
        she.redo()
        she.wait_for([(course.page,)], FIRST)
        # Each is still bound to its original, which is as it was.
        she.wait_one(3, 'SELECT count(*) FROM item_origin JOIN item ON item.id = item_origin.item '
                     'JOIN item AS old ON old.id = source_item '
                     'WHERE item.title = old.title AND item.tree != old.tree')
        jumps(she, course)
    return None


def jumps(she, course):
    app = she.app
    she.menu('Rocks', course.quiz, 'Show in the course')
    wait('the original', lambda: she.is_chosen(SOURCE, course.quiz))
    she.menu('Rocks', course.third, 'Compare with the course…')
    app.get('label', 'The words are the same', timeout=20)
    app.key('Escape')
    she.wait_window()


def canvas_by_mouse():
    return source(Mouse, CANVAS)


def canvas_by_keyboard():
    return source(Keys, CANVAS)


run(canvas_by_mouse, canvas_by_keyboard)
