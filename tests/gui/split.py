#!/usr/bin/python3
"""Pages of a real course are split, merged and moved in parts, once with a mouse alone and once with a
keyboard alone; each answer is read in the document."""
import re
import time

from gui import run, wait
from hands import Keys, Mouse
from walk import CANVAS, OUTLINE, professor

WEEK = 'Course Introduction'
LONG = 'How To Use Canvas'
NEXT = 'Technology Requirements'
OTHER = 'Academic Policies'
ITEMS = 'SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree'
PARTS = 'SELECT count(*) FROM item_origin WHERE "end" > "start"'


def titles(she):
    return [name.split(', ')[0] for name in she.app.rows(OUTLINE)]


def build(she):
    she.use_week(WEEK)
    she.view('Build')
    she.app.row(OUTLINE, LONG)


def count(she, sql=ITEMS):
    return she.ask(sql)[0][0]


def split_at_headings(she):
    """Each heading becomes a page after the page; undo makes it one again."""
    before, text = count(she), she.body(LONG)
    headings = text.lower().count('<h2') + text.lower().count('<h3')
    assert headings > 3, headings
    she.menu(OUTLINE, LONG, 'Split at headings')
    she.wait_window('Split page')
    button = she.app.get('button', 'Split into')
    n = int(button.get_name().split()[2])
    assert n > 3, n
    if isinstance(she, Mouse):
        she.click(button)
    else:
        she.tab_to('Split into', back=True)
        she.key('space')
    she.wait_one(before + n - 1, ITEMS)
    assert count(she, PARTS) == n, count(she, PARTS)
    at = wait('the pages in the outline', lambda: (
        lambda rows: rows if len(rows) == before + n - 1 else None)(titles(she)), 20).index(LONG)
    new = titles(she)[at + 1:at + n]
    for title in new:
        assert title.split('…')[0] in text.replace('&amp;', '&').replace('&nbsp;', ' '), title
    assert len(she.body(LONG)) < len(text)
    she.undo()
    she.wait_one(before, ITEMS)
    assert she.body(LONG) == text
    she.wait_one(0, PARTS)


def merge(she):
    """Two pages that are chosen become the first of them."""
    before, first, second = count(she), she.body(LONG), she.body(NEXT)
    she.choose(OUTLINE, LONG)
    she.choose_too(OUTLINE, NEXT)
    if isinstance(she, Mouse):
        she.click(she.app.row(OUTLINE, NEXT), button=3)
        she.click(she.app.get('menu item', 'Merge pages'))
    else:
        she.key('ctrl+j')
    she.wait_one(before - 1, ITEMS)
    assert NEXT not in titles(she)
    text = she.body(LONG)
    for body in (first, second):
        inside = body[body.index('<body>') + 6:body.index('</body>')].strip()
        assert inside[-200:] in text, inside[-200:]
    assert she.ask('SELECT count(*) FROM item_origin JOIN item ON item.id = item_origin.item '
                   'WHERE title = ?', LONG)[0][0] == 2
    she.undo()
    she.wait_one(before, ITEMS)
    assert she.body(LONG) == first and she.body(NEXT) == second


def into(she, page):
    she.choose(OUTLINE, page)
    she.app.get('label', ' words', timeout=40)
    time.sleep(1.5)  # until WebKit takes the pointer
    she.into_page(she.app.get('list', OUTLINE, exact=True))


def from_menu(she, item):
    she.key('shift+F10')
    she.app.get('menu item', item)
    if isinstance(she, Mouse):
        she.click(she.app.get('menu item', item))
    else:
        she.down_to(item)


def split_here(she):
    """Where the cursor is: at the end of the first paragraph, so before the second."""
    before, text = count(she), she.body(NEXT)
    into(she, NEXT)
    if isinstance(she, Mouse):
        from_menu(she, 'Split here')
    else:
        she.key('ctrl+shift+Return')
    she.wait_one(before + 1, ITEMS)
    first = she.body(NEXT)
    assert len(first) < len(text)
    she.key('ctrl+z')
    she.wait_one(before, ITEMS)
    assert she.body(NEXT) == text
    return words(first)


def split_around(she, page):
    """What is selected, the second paragraph, becomes a page of its own between the two others."""
    before, text = count(she), she.body(page)
    into(she, page)
    she.key('Down', 'Home', 'ctrl+shift+Down')
    if isinstance(she, Mouse):
        from_menu(she, 'Split around the selection')
    else:
        she.key('ctrl+shift+Return')
    she.wait_one(before + 2, ITEMS)
    first = words(she.body(page))
    assert words(text)[:len(first)] == first and len(first) < len(words(text)), first
    she.key('ctrl+z')
    she.wait_one(before, ITEMS)
    assert she.body(page) == text
    she.key('ctrl+shift+z')
    she.wait_one(before + 2, ITEMS)
    she.key('ctrl+z')
    she.wait_one(before, ITEMS)


def words(html):
    return re.sub('<[^>]*>', ' ', html).split()


def split_inside(she, whole):
    """In the middle of a paragraph: two words of it stay, the others are on the new page."""
    before, text = count(she), she.body(NEXT)
    into(she, NEXT)
    she.key('Down', 'Home', 'ctrl+Right', 'ctrl+Right')
    if isinstance(she, Mouse):
        from_menu(she, 'Split here')
    else:
        she.key('ctrl+shift+Return')
    she.wait_one(before + 1, ITEMS)
    first = words(she.body(NEXT))
    assert first == words(text)[:len(whole) + 2], (first, whole)
    she.key('ctrl+z')
    she.wait_one(before, ITEMS)
    assert words(she.body(NEXT)) == words(text)
    she.key('ctrl+z')
    wait('the very page', lambda: she.body(NEXT) == text, 20)


def move_part(she):
    """What is selected goes to the end of another page."""
    before, text, other = count(she), she.body(NEXT), she.body(OTHER)
    into(she, NEXT)
    she.key('shift+Down', 'shift+Down')
    if isinstance(she, Mouse):
        from_menu(she, 'Move selection to page')
    else:
        she.key('ctrl+alt+x')
    she.wait_window('Move selection to')
    she.app.get('entry', 'Page or module')
    she.write(OTHER[:8])
    time.sleep(.3)
    she.key('Return')
    wait('the other page with more', lambda: len(she.body(OTHER)) > len(other), 20)
    assert len(she.body(NEXT)) < len(text)
    assert count(she) == before
    she.key('ctrl+z')
    wait('both as before', lambda: she.body(OTHER) == other and she.body(NEXT) == text, 20)


def everything(hand):
    if not CANVAS.package.exists():
        return 'no corpus'
    with professor(hand, CANVAS) as she:
        build(she)
        split_at_headings(she)
        merge(she)
        split_inside(she, split_here(she))
        split_around(she, NEXT)
        move_part(she)
    return None


def by_mouse():
    return everything(Mouse)


def by_keyboard():
    return everything(Keys)


run(by_mouse, by_keyboard)
