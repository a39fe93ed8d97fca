#!/usr/bin/python3
"""What one credential of a real course has is used in another as well: dragged while Ctrl is held,
and by the keyboard alone, which is led to where it stands then."""
import time

from gui import run, xdo
from hands import Keys, Mouse
from walk import SHORT, walked

TITLE = SHORT.page
PLAN = {'credentials': [
    {'title': 'Reading', 'modules': [{'title': 'Begin', 'items': [SHORT.page, SHORT.quiz]}]},
    {'title': 'Writing', 'modules': [{'title': 'Go on', 'items': [SHORT.task]}]}]}
# How often it stands in the credentials; under which module of which credential
USED = 'SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree WHERE item.title = ?'
WHERE = ('SELECT tree.title, above.title FROM item JOIN credential ON credential.tree = item.tree '
         'JOIN tree ON tree.id = item.tree JOIN item AS above ON above.id = item.parent '
         'WHERE item.title = ? ORDER BY 1')
BOTH = [('Reading', 'Begin'), ('Writing', 'Go on')]


def stands_in_both(she):
    she.undone(USED, 1, 2, TITLE)
    assert she.ask(WHERE, TITLE) == BOTH, she.ask(WHERE, TITLE)
    origins = she.ask('SELECT count(DISTINCT source_item), count(*) FROM item_origin '
                      'JOIN item ON item.id = item_origin.item WHERE item.title = ?', TITLE)
    assert origins == [(1, 2)], origins


def hours_are_about(she):
    """Nobody says how long what comes from a real course takes; it is estimated and said so."""
    she.app.get('label', '1 module · 2 items · about ', timeout=20)
    assert she.ask('SELECT count(*) FROM item WHERE minutes > 0') == [(0,)]


def held_with_ctrl(she):
    app = she.app
    x, y = app.at(app.row('Reading', TITLE), .4)
    X, Y = app.at(app.row('Writing', SHORT.task), .4, .8)
    xdo('mousemove', x, y, 'mousedown', 1)
    time.sleep(.2)
    xdo('mousemove', x + 12, y + 4)
    xdo('keydown', 'ctrl')
    try:
        for step in range(1, 17):
            xdo('mousemove', x + (X - x) * step // 16, y + (Y - y) * step // 16)
            time.sleep(.03)
        time.sleep(.4)
        xdo('mouseup', 1)
    finally:
        xdo('keyup', 'ctrl')
    stands_in_both(she)
    titles = app.titles('Writing')
    assert titles.index(TITLE) == titles.index(SHORT.task) + 1, titles


def held_without(she):
    """Without Ctrl it goes there and is no longer where it was."""
    app = she.app
    she.undo()
    she.wait_one(1, USED, TITLE)
    app.drag(app.row('Reading', TITLE), app.row('Writing', SHORT.task), fx=.4, to_fy=.8)
    she.wait_for([BOTH[1]], WHERE, TITLE)


def chosen_by_typing(she):
    she.choose('Reading', TITLE)
    she.send('Go on', 'ctrl+shift+d')
    stands_in_both(she)


def reused_by_mouse():
    return walked(Mouse, 'Source', SHORT, PLAN, hours_are_about, held_with_ctrl, held_without)


def reused_by_keyboard():
    return walked(Keys, 'Source', SHORT, PLAN, chosen_by_typing)


run(reused_by_mouse, reused_by_keyboard)
