#!/usr/bin/python3
"""What a committee reads of a credential made of a real course, once with a mouse alone and once with a
keyboard alone: the course map, the matrix and the specification, by keyboard also with what people said
of it. Each is opened, saved as a web page, whose words are read, and printed by the system's own dialog
to a file. None of it is a step to undo."""
import contextlib
import html.parser
import os
import pathlib
import re
import sys
import tempfile
import time

from gui import Atspi, run, wait
from hands import Keys, Mouse
from walk import SHORT, designed

TITLE = 'Reading sources'
WEEK = SHORT.week + '/'
FIRST, SECOND = 'Compare two sources', 'Name who made a source'
TOPIC = 'First Module Discussion 1'
PURPOSE = 'Lets readers say which of two sources to trust.'
CRITERION = 'Names both'
SAID = 'A strong verb'
PLAN = {'credentials': [{
    'title': TITLE, 'lang': 'en', 'purpose': PURPOSE,
    'outcomes': [{'key': 'O1', 'text': FIRST}, {'key': 'O2', 'text': SECOND}],
    'modules': [
        {'title': 'Sources', 'minutes': 90, 'items': [WEEK + SHORT.page, WEEK + SHORT.task]},
        {'title': 'Talk', 'minutes': 20, 'items': [WEEK + TOPIC]}],
    'rubrics': [{'key': 'R', 'title': 'Comparison', 'criteria': [{
        'title': CRITERION, 'outcome': 'O1',
        'ratings': [{'title': 'Good', 'points': 2}, {'title': 'Poor', 'points': 1}]}]}],
    'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task, 'rubric': 'R',
                     'weight': 100, 'outcomes': ['O1']}],
    'alignments': [{'item': WEEK + TOPIC, 'outcome': 'O2', 'depth': 'practised'}]}]}
CARDS = [
    ('Sources', '1 h 30'),
    ('Outcomes', 'O1 %s assessed' % FIRST),
    ('Evidence', 'A Comparison 100 %'),
    ('Activities', SHORT.page + ' 1 min'),
    ('Talk', '20 min'),
    ('Outcomes', 'O2 %s practised' % SECOND),
    ('Activities', TOPIC + ' 20 min')]
TITLE_BAR = 20
DEPTHS = "SELECT group_concat(depth) FROM (SELECT depth FROM alignment ORDER BY n)"


class Cards(html.parser.HTMLParser):
    """(heading, what stands below it) in order: how a reader of the page hears it."""

    def __init__(self, text):
        super().__init__()
        self.found, self.parts, self.is_heading = [], [], False
        self.feed(text[text.index('<main>'):])
        self.keep()

    def keep(self):
        if self.found and self.parts and not self.is_heading:
            self.found[-1] = self.found[-1][0], ' '.join(' '.join(self.parts).split())
        self.parts = []

    def handle_starttag(self, tag, attrs):
        if tag in ('h2', 'h3', 'h4'):
            self.keep()
            self.is_heading = True

    def handle_endtag(self, tag):
        if tag in ('h2', 'h3', 'h4'):
            self.found.append((' '.join(' '.join(self.parts).split()), ''))
            self.parts, self.is_heading = [], False

    def handle_data(self, data):
        self.parts.append(data)


class Pointing(Mouse):
    def map(self):
        self.menu_command('Course map…')

    def matrix(self):
        self.press_menu(self.app.get('label', 'O1', exact=True), 'Print the matrix…')

    def specification(self):
        self.menu_command('Specification…')

    def save(self):
        self.accept('Save…')

    def print(self):
        """The system's dialog has a title by the window manager, which shifts what is below."""
        app = self.app
        self.accept('Print…')
        x, y = app.at(app.get('label', 'Print to File', timeout=20))
        self.point(x, y - TITLE_BAR)
        app.get('label', 'File:')
        x, y = app.at(app.get('label', 'Print', exact=True))
        self.point(x, y - TITLE_BAR)

    def comment(self):
        self.press_menu(self.app.get('label', 'O1', exact=True), 'Comment…')


class Typing(Keys):
    def map(self):
        self.key('ctrl+shift+p')

    def matrix(self):
        self.tab_to('O1, ')
        self.key('Home', 'shift+F10')
        self.down_to('Print the matrix…')

    def specification(self):
        self.key('ctrl+p')

    def save(self):
        self.key('ctrl+s')

    def print(self):
        """The first choice of where to print is a file."""
        self.key('ctrl+p')
        self.app.get('label', 'Print to File', timeout=20)
        for key in ('Tab', 'Down', 'space'):
            self.key(key)
            time.sleep(.4)
        self.app.get('label', 'File:')
        self.key('alt+p')

    def with_comments(self):
        self.tab_to('What goes in')
        self.key('space')
        self.tab_to('With comments')
        self.key('space')
        wanted(self)
        self.key('Escape')

    def comment(self):
        self.tab_to('O1, ')
        self.key('Home', 'ctrl+alt+m')


def wanted(she):
    check = she.app.get('check', 'With comments', exact=True)
    wait('the comments wanted', lambda: check.get_state_set().contains(Atspi.StateType.CHECKED))


def ready(she):
    button = she.app.get('button', 'Print…', timeout=40)
    wait('the page', lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE), 40)


def saved(she, title, name):
    """The words of the page that is written."""
    path = she.folder / name
    she.save()
    she.name_file(path)
    text = wait(name, lambda: path.exists() and '</html>' in path.read_text('utf-8') and
                path.read_text('utf-8'), 20)
    she.wait_window(title)
    return text


def printed(she, title):
    """How many pages the file has."""
    path = pathlib.Path(os.getcwd(), TITLE + '.pdf')
    path.unlink(missing_ok=True)
    she.print()
    wait('the file', lambda: path.exists() and b'%%EOF' in path.read_bytes()[-32:], 40)
    she.wait_window(title)
    return len(re.findall(rb'/Type /Page\b', path.read_bytes()))


def close(she):
    she.close_window()
    she.wait_window()


def course_map(she):
    she.map()
    she.wait_window('Course map')
    ready(she)
    she.app.get('filler', 'Course map', exact=True)
    cards = Cards(saved(she, 'Course map', 'map.html')).found
    assert cards == [('Course map', '')] + CARDS, cards
    assert printed(she, 'Course map') == 1
    close(she)


def matrix(she):
    title = 'Outcomes and evidence'
    she.matrix()
    she.wait_window(title)
    ready(she)
    text = saved(she, title, 'matrix.html')
    for words in (FIRST, SECOND, 'Comparison', TOPIC, '1 item without a mark is not in the table.'):
        assert words in text, words
    assert not any(words in text for words in (CRITERION, PURPOSE, SHORT.page)), text
    assert printed(she, title) == 1
    close(she)


def specification(she, with_comments):
    """Without what was said first, then (where asked) with it."""
    title = 'Specification'
    she.comment()
    she.wait_window('Comment')
    she.write(SAID)
    she.accept('Comment')
    she.wait_window()
    she.undone('SELECT count(*) FROM comment', 0, 1)
    she.specification()
    she.wait_window(title)
    ready(she)
    text = saved(she, title, 'without.html')
    for words in (PURPOSE, FIRST, SECOND, 'Comparison', CRITERION, 'Good', 'Rubrics'):
        assert words in text, words
    assert SAID not in text
    pages = printed(she, title)
    assert pages >= 2, pages
    if with_comments:
        she.with_comments()
        she.app.gone('check', 'With comments')
        ready(she)
        text = saved(she, title, 'with.html')
        assert SAID in text and PURPOSE in text
        assert printed(she, title) >= pages
    close(she)


@contextlib.contextmanager
def elsewhere():
    """Where GTK prints to when there is no folder of documents."""
    here = os.getcwd()
    sys.argv[1:3] = map(os.path.abspath, sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix='ashlar-print-') as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)


def everything(hand, with_comments):
    if not SHORT.package.exists():
        return 'no corpus'
    with elsewhere(), designed(hand, SHORT, PLAN) as she:
        she.view('Design')
        she.app.get('label', '1 of 2 assessed', timeout=20)
        depths, = she.ask(DEPTHS)[0]
        course_map(she)
        matrix(she)
        specification(she, with_comments)
        she.app.get('button', 'Undo: Comment')
        she.wait_one(depths, DEPTHS)
    return None


def papers_by_mouse():
    return everything(Pointing, with_comments=False)


def papers_by_keyboard():
    return everything(Typing, with_comments=True)


run(papers_by_mouse, papers_by_keyboard)
