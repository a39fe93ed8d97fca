#!/usr/bin/python3
"""The preview of a credential made of a real course: the page has the width, the ground and the size of text
that were asked for, follows what is chosen and what is edited, opens in a browser, and a learner is tried to
“earned” and to “not yet”; with a mouse alone and with a keyboard alone."""
import pathlib
import tempfile
import time
import urllib.parse

from gui import App, Atspi, extents, run, wait, wait_seen, xdo
from hands import Keys, Mouse
from picture import settled
from walk import CANVAS, NAMED, OUTLINE, WITH, designed, env_of, kept_home, reader, write_design

LANE = 'Reading rocks'
PAGE, QUIZ, TASK = CANVAS.first, CANVAS.quiz, CANVAS.task
WEEK = CANVAS.week + '/'
PLAN = {'credentials': [{
    'title': LANE, 'lang': 'en', 'purpose': 'For those who walk on them',
    'outcomes': [{'key': 'O1', 'text': 'Compare the layers of Earth'}],
    'modules': [{'title': 'Rocks', 'items': [WEEK + each for each in (PAGE, QUIZ, TASK)]}],
    'assessments': [{'key': 'Q', 'title': QUIZ, 'item': WEEK + QUIZ, 'outcomes': ['O1'], 'pass': 60},
                    {'key': 'T', 'title': TASK, 'item': WEEK + TASK, 'outcomes': ['O1']}],
    'completion': {'op': 'all', 'of': ['Q', 'T']}}]}
DEVICES = {'As on a phone': 390, 'As on a tablet': 768}
COMPUTER = 'As on a computer'
TEXT, LEARNER = 'Size of the text', 'Try as a learner who'
RENAMED = 'Write about rocks'


class Pointing(Mouse):
    def look(self):
        self.button('Preview', exact=True)

    def beside(self):
        self.look()
        self.button('Beside the work', exact=True)

    def width(self, name):
        self.button(name)

    def top(self, title):
        """Where it begins."""

    def dark(self):
        self.button('Dark')

    def scroll(self, title):
        xdo('mousemove', *self.app.at(page(self, title)), *['click', 5] * 6)

    def rename_chosen(self, of, title, new):
        self.rename(of, title, new)


class Typing(Keys):
    """Tab leads through a page too, and down in it: what is painted is looked at from its top."""

    def look(self):
        self.key('F5')

    def beside(self):
        self.key('ctrl+F5')

    def width(self, name):
        for _ in range(4):
            if self.app.get('button', name).get_state_set().contains(Atspi.StateType.PRESSED):
                return
            self.key('shift+F5')
            time.sleep(.4)

    def top(self, title):
        self.tab_to(title + ' · ')
        self.key('ctrl+Home')
        self.tab_to('Dark', back=True)

    def dark(self):
        self.tab_to('Dark', back=True)
        self.key('space')

    def scroll(self, title):
        self.tab_to(title + ' · ')
        self.key('Page_Down')
        self.go_to_list(LANE)

    def rename_chosen(self, of, title, new):
        """Without passing over others, which the preview would follow."""
        self.go_to_list(of)
        self.wait_on(title + ',')
        self.key('F2')
        self.app.get('entry', 'Title')
        self.write(new, instead=True)
        self.key('Return')


def page(she, title):
    """The page on show: its name is what it says of itself."""
    return she.app.get('filler', '%s · %s' % (title, LANE), exact=True, timeout=30)


def painted(she, title, what='the page', is_right=lambda picture: True):
    return settled(she.app, lambda: page(she, title), is_right, what)


def walk(hand, *steps):
    if not CANVAS.package.exists():
        return 'no corpus'
    with designed(hand, CANVAS, PLAN) as she:
        she.view('Source')
        for step in steps:
            step(she)
    return None


# The looks of a page

def letters(picture):
    """How high the first line is that a page begins with."""
    return picture.lines(0, .5)[0][1]


def wait_width(she, title, width):
    wait_seen('a page of %d' % width, lambda: extents(page(she, title)).width, lambda has: has == width)


def widths(she):
    she.choose(LANE, TASK)
    she.look()
    page(she, TASK)
    she.top(TASK)
    she.width(COMPUTER)
    wide = extents(page(she, TASK)).width
    assert wide > 1100, wide
    for device, width in DEVICES.items():
        she.width(device)
        wait_width(she, TASK, width)
        # It is not cut: to its right is as much room as to its left.
        lines = painted(she, TASK).lines(.97)
        assert not lines, lines
    she.width(COMPUTER)
    wait_width(she, TASK, wide)


def colours(she):
    she.dark()
    dark = painted(she, TASK, 'a dark page', lambda picture: picture.ground() < 60)
    she.dark()
    light = painted(she, TASK, 'a light page', lambda picture: picture.ground() > 230)
    assert len(light.lines()) > 3 and len(dark.lines()) == len(light.lines()), (dark.lines(), light.lines())
    she.dark()
    painted(she, TASK, 'the dark page again', lambda picture: picture == dark)
    she.dark()
    painted(she, TASK, 'the light page again', lambda picture: picture == light)


def sizes(she):
    she.width('As on a phone')
    wait_width(she, TASK, 390)
    once = letters(painted(she, TASK))
    for word, times in (('Text 150 %', 1.5), ('Text 200 %', 2)):
        she.pick(TEXT, word)
        painted(she, TASK, '%s: letters that were %d high' % (word, once),
                lambda picture: abs(letters(picture) / once - times) < .2)
        # It is as wide as before, and nothing is cut.
        wait_width(she, TASK, 390)


def kept(she):
    """All that was chosen stays where the preview is left, and for the next page."""
    she.dark()
    before = painted(she, TASK, 'a dark page', lambda picture: picture.ground() < 60)
    she.look()
    she.app.gone('filler', '%s · %s' % (TASK, LANE))
    she.choose(LANE, PAGE)
    she.look()
    wait_width(she, PAGE, 390)
    painted(she, PAGE, 'another page, dark and large', lambda picture: picture.ground() < 60 and
            letters(picture) == letters(before))
    she.look()
    she.choose(LANE, TASK)
    she.look()
    painted(she, TASK, 'the page as before', lambda picture: picture == before)


# What it follows

def follow(she):
    she.choose(LANE, PAGE)
    she.beside()
    page(she, PAGE)
    # All of its bar is in sight.
    last, window = extents(she.app.get('button', 'Open in browser', exact=True)), extents(she.top_nodes()[0])
    assert last.x + last.width <= window.width, (last.x, last.width)
    # There is less room than a tablet is wide: all of that is shown, smaller.
    large = letters(painted(she, PAGE))
    she.width('As on a tablet')
    painted(she, PAGE, 'a tablet', lambda picture: letters(picture) < large * .7)
    she.width(COMPUTER)
    painted(she, PAGE, 'as wide as there is room', lambda picture: letters(picture) == large)
    for title in (QUIZ, TASK):
        she.choose(LANE, title)
        page(she, title)


def is_at(picture, place):
    """Whether the lines that are wholly in sight stand where they stood."""
    now = [top for top, _ in picture.lines(0, .9)]
    return all(any(abs(top - each) < 3 for each in now) for top, height in place.lines(0, .9) if
               top > 6 and top + height < place.height - 6)


def wait_at(she, title, place):
    painted(she, title, 'the lines at %s' % place.lines(0, .9), lambda picture: is_at(picture, place))


def edit(she):
    """Shows in the page that is being read, which stays where it is."""
    top = painted(she, TASK)
    she.scroll(TASK)
    place = painted(she, TASK, 'another part of it', lambda picture: not is_at(picture, top))
    she.rename_chosen(LANE, TASK, RENAMED)
    wait_at(she, RENAMED, place)
    she.wait_one(1, NAMED, RENAMED)
    she.wait_free('Undo: ')
    she.undo()
    wait_at(she, TASK, place)
    she.wait_one(0, NAMED, RENAMED)
    she.wait_free('Redo: ')
    she.redo()
    wait_at(she, RENAMED, place)


def write(she):
    """What is written into a page is painted beside it, and goes with it."""
    she.view('Build')
    she.choose(OUTLINE, PAGE)
    before = painted(she, PAGE).page()
    she.into_page(she.app.get('list', OUTLINE, exact=True))
    she.write(' quarried')
    she.wait_one(1, WITH, 'quarried')
    written = painted(she, PAGE, 'one word more', lambda picture: picture.page() != before).page()
    she.wait_free('Undo: ')
    she.undo()
    she.wait_one(0, WITH, 'quarried')
    painted(she, PAGE, 'the page without it', lambda picture: picture.page() == before)
    she.wait_free('Redo: ')
    she.redo()
    she.wait_one(1, WITH, 'quarried')
    painted(she, PAGE, 'the word again', lambda picture: picture.page() == written)


# A learner

def verdict(she, word, *reasons):
    she.app.get('label', word, exact=True)
    for reason in reasons:
        she.app.get('label', reason)


def learner(she):
    she.choose(LANE, QUIZ)
    she.look()
    page(she, QUIZ)
    verdict(she, 'Not earned yet', '“%s” needs a mark from a person. All other rules are met.' % TASK)
    she.pick(LEARNER, 'answers everything right, and a person passes the rest')
    verdict(she, 'Earned', 'once a person has passed “%s”' % TASK)
    she.pick(LEARNER, 'answers nothing')
    verdict(she, 'Not earned yet', '“%s” comes to 0 %% and needs 60 %%.' % QUIZ)
    she.pick(LEARNER, 'passes all but “%s”' % QUIZ)
    verdict(she, 'Not earned yet', '“%s” is not passed.' % QUIZ)
    she.button('Show the rule')
    she.app.get('label', 'How it is earned', exact=True)
    she.key('Escape')
    she.app.gone('label', 'How it is earned')
    assert not she.ask('SELECT 1 FROM validation'), 'a trial is no confirmation'


# Out of the window, and the next day

def opens(hand):
    if not CANVAS.package.exists():
        return 'no corpus'
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        note = home / 'address'
        reader(home, note)
        with App(write_design(home, CANVAS, PLAN), home=home, env=env_of(home)) as app:
            app.get('button', 'Undo', timeout=60)
            she = hand(app)
            she.view('Source')
            she.choose(LANE, TASK)
            she.look()
            page(she, TASK)
            she.button('Open in browser')
            wait('the browser', lambda: note.exists() and note.read_text().endswith('.html'), 30)
        written = pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(note.read_text()).path))
        assert written.is_relative_to(home / 'cache' / 'ashlar' / 'sites'), written
        text = written.read_text()
        assert TASK in text and 'Hartman' in text, text
        assert (written.parent.parent / 'index.html').exists()
    return None


def again(hand):
    """The next day the page is as wide as it was, beside the work or instead of it as it was."""
    if not CANVAS.package.exists():
        return 'no corpus'
    with kept_home(CANVAS, PLAN) as start:
        with start() as app:
            app.get('button', 'Undo', timeout=60)
            she = hand(app)
            she.view('Source')
            she.choose(LANE, TASK)
            she.beside()
            page(she, TASK)
            she.width('As on a phone')
            wait_width(she, TASK, 390)
        with start() as app:
            app.get('button', 'Undo', timeout=60)
            she = hand(app)
            she.view('Source')
            she.choose(LANE, TASK)
            if not app.find('filler', '%s · %s' % (TASK, LANE)):
                she.look()
            wait_width(she, TASK, 390)
            assert app.find('list', LANE, exact=True), 'the work is not beside it'
    return None


def looks_by_mouse():
    return walk(Pointing, widths, colours, sizes, kept)


def looks_by_keyboard():
    return walk(Typing, widths, colours, sizes, kept)


def edits_by_mouse():
    return walk(Pointing, follow, edit, write)


def edits_by_keyboard():
    return walk(Typing, follow, edit, write)


def learner_by_mouse():
    return walk(Pointing, learner)


def learner_by_keyboard():
    return walk(Typing, learner)


def browser_by_mouse():
    return opens(Pointing)


def browser_by_keyboard():
    return opens(Typing)


def next_day_by_mouse():
    return again(Pointing)


def next_day_by_keyboard():
    return again(Typing)


run(looks_by_mouse, looks_by_keyboard, edits_by_mouse, edits_by_keyboard, learner_by_mouse, learner_by_keyboard,
    browser_by_mouse, browser_by_keyboard, next_day_by_mouse, next_day_by_keyboard)
