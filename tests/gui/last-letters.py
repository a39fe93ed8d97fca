#!/usr/bin/python3
"""What was typed last into a page, and a command right after it: the letters are on their way to the process
that shows the page, which may be busy; here it sleeps until the command was given."""
import contextlib
import os
import pathlib
import re
import signal
import sqlite3
import time

from gui import App, extents, run, wait, wait_seen
from hands import Keys, Mouse
from walk import CANVAS, OUTLINE, walked

WORDS = ' written at the very last moment'
PAGE, NEXT = CANVAS.page, CANVAS.first
PLAN = {'credentials': [{'title': 'Reading rocks', 'lang': 'en', 'modules': [
    {'title': 'Rocks', 'items': [CANVAS.week + '/' + PAGE, CANVAS.week + '/' + NEXT]}]}]}


def below(process):
    """The processes that one has begun, and those that they have."""
    found = []
    for stat in pathlib.Path('/proc').glob('[0-9]*/stat'):
        try:
            fields = stat.read_text().rsplit(')', 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found += [int(stat.parent.name), *below(int(stat.parent.name))]
    return found


def name_of(process):
    try:
        return pathlib.Path('/proc/%d/comm' % process).read_text().strip()
    except OSError:
        return ''


@contextlib.contextmanager
def asleep(app):
    """The processes that show pages do nothing for a while."""
    pages = [each for each in below(app.process.pid) if name_of(each).startswith('WebKitWebProc')]
    assert pages, 'no process shows a page'
    for each in pages:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
        time.sleep(.5)
    finally:
        for each in pages:
            os.kill(each, signal.SIGCONT)


def in_page(she):
    """A page of the course is open, with the keyboard in its text."""
    she.choose(OUTLINE, PAGE)
    wait('the count of words', lambda: any(re.match(r'\d+ words?', node.get_name() or '') and
                                           extents(node).width > 0 for node in she.app.nodes()), 40)
    time.sleep(1)
    she.into_page(she.app.row(OUTLINE, PAGE))
    she.write(' Begun')
    wait('the first word', lambda: 'Begun' in she.body(PAGE), 30, .2)


def walk(hand, *steps):
    return walked(hand, 'Build', CANVAS, PLAN, in_page, *steps)


def again(she, file):
    """What a document has when it is opened anew."""
    with App(file) as app:
        app.get('button', 'Undo', timeout=60)
        return type(she)(app).body(PAGE)


def ended(app):
    wait('the window to go', lambda: app.process.poll() is not None, 30)


def closing(hand, close):
    def close_at_once(she):
        with asleep(she.app):
            she.write(WORDS)
            close(she)
        ended(she.app)
        assert 'Begun' + WORDS in again(she, she.folder / 'course.ashlar')
    return walk(hand, close_at_once)


def closing_with_the_keyboard_keeps_the_last_letters():
    return closing(Keys, lambda she: she.key('ctrl+w'))


def quitting_keeps_the_last_letters():
    return closing(Keys, lambda she: she.key('ctrl+q'))


def closing_with_the_mouse_keeps_the_last_letters():
    return closing(Mouse, lambda she: she.app.click(she.app.get('button', 'Close', exact=True)))


def written(file):
    """What a file has of the page, without the program."""
    with contextlib.closing(sqlite3.connect('file:%s?mode=ro' % file, uri=True)) as store:
        rows = store.execute('SELECT data FROM item JOIN credential ON credential.tree = item.tree '
                             'JOIN object ON digest = body JOIN object_chunk ON object = object.n '
                             'WHERE title = ? ORDER BY seq', [PAGE])
        return b''.join(row[0] for row in rows).decode()


def saving_writes_the_last_letters():
    def steps(she):
        with asleep(she.app):
            she.write(WORDS)
            she.key('ctrl+s')
        she.app.get('label', 'Saved', timeout=30)
        text = written(she.folder / 'course.ashlar')
        assert 'Begun' + WORDS in text, text
    return walk(Keys, steps)


def another_view_keeps_the_last_letters_and_they_are_a_step():
    def steps(she):
        with asleep(she.app):
            she.write(WORDS)
            she.key('ctrl+1')
        she.wait_view('Source')
        wait('the words', lambda: WORDS in she.body(PAGE), 10, .1)
        she.key('ctrl+z')
        wait('the page without them', lambda: WORDS not in she.body(PAGE), 10, .1)
        she.key('ctrl+shift+z')
        wait('the words again', lambda: WORDS in she.body(PAGE), 10, .1)
    return walk(Keys, steps)


def undo_takes_the_last_letters():
    def steps(she):
        with asleep(she.app):
            she.write(WORDS)
            she.key('ctrl+z')
        she.app.get('button', 'Redo: ', timeout=20)
        time.sleep(3)
        text = she.body(PAGE)
        assert WORDS.split()[0] not in text and WORDS.split()[-1] not in text, text
        she.key('ctrl+shift+z')
        wait('the words again', lambda: 'Begun' + WORDS in she.body(PAGE), 10, .1)
    return walk(Keys, steps)


def another_page_does_not_get_the_last_letters():
    def steps(she):
        other = she.body(NEXT)
        with asleep(she.app):
            she.write(WORDS)
            she.app.click(she.app.row(OUTLINE, NEXT))
        wait_seen('the words', lambda: she.body(PAGE)[:600], lambda text: 'Begun' + WORDS in text, 10, .1)
        assert she.body(NEXT) == other
        she.into_page(she.app.row(OUTLINE, NEXT))
        she.write(' Next')
        wait('the other page', lambda: ' Next' in she.body(NEXT), 30, .2)
        assert 'Next' not in she.body(PAGE)
        she.undo()
        wait('the other page as it was', lambda: she.body(NEXT) == other, 10, .1)
        she.undo()
        wait('the page without the words', lambda: WORDS not in she.body(PAGE), 10, .1)
        she.redo()
        wait('the words again', lambda: WORDS in she.body(PAGE), 10, .1)
    return walk(Mouse, steps)


run(closing_with_the_keyboard_keeps_the_last_letters, quitting_keeps_the_last_letters,
    closing_with_the_mouse_keeps_the_last_letters, saving_writes_the_last_letters,
    another_view_keeps_the_last_letters_and_they_are_a_step, undo_takes_the_last_letters,
    another_page_does_not_get_the_last_letters)
