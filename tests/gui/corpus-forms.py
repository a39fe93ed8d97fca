#!/usr/bin/python3
"""Small editors and the items of a real course, once with a mouse alone and once with a keyboard alone: a
link, a file, a discussion and a module, each in all that is asked of it. Each step is undone once and done
again."""
import time

from evidence import is_refused
from gui import run, wait
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, walked

WEEK = SHORT.week + '/'
LINK, FILE, TOPIC = 'First Module External URL 1', 'Sample Document', 'First Module Discussion 1'
PHOTO, MODULE = 'photo.jpg', 'Sources'
OUTCOME, OTHER = 'Compare two sources', 'Name who made a source'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': OUTCOME}, {'key': 'O2', 'text': OTHER}],
    'modules': [{'title': 'Reading', 'items': [WEEK + SHORT.page]},
                {'title': MODULE, 'items': [WEEK + LINK, FILE, PHOTO, WEEK + TOPIC]}]}]}
ITEM = ('SELECT max(item.%s) FROM item JOIN credential ON credential.tree = item.tree '
        "WHERE title = '%s'")
SAID = "SELECT max(value) FROM field WHERE key = '%s'"
SAYS = ('SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree JOIN object ON '
        'digest = body JOIN object_chunk ON object = object.n WHERE title = ? AND '
        'instr(CAST(data AS TEXT), ?)')
SIZE = ('SELECT max(object.size) FROM item JOIN credential ON credential.tree = item.tree '
        'JOIN object ON digest = body WHERE title = ?')
EVIDENCE = 'SELECT count(*) FROM assessment'
WHY, DESCRIPTION = 'What it is, and why to follow it', 'Description, for those who cannot see it'
MINUTES, HONEST = 'Learners’ time in minutes', 'How it is kept honest'
COUNTS, ASKED = 'Counts for the credential', 'What to discuss'
PURPOSE, WEEKS, MODE = 'Purpose, in one line', 'Weeks', 'How it is taught'
OF_MODULE = ("SELECT count(*) FROM credential_statement JOIN item ON item.id = module WHERE title = '%s'"
             % MODULE)


class Pointing(Mouse):
    def fill(self, name, text, after=None, stops=1, back=False):
        self.enter(name, text)

    def fill_text(self, name, text):
        self.enter(name, text, role='text')

    def press(self, name, back=False):
        self.click(self.reach('button', name, exact=True))

    def switch(self, name):
        self.click(self.reach('row', name))

    def select(self, name, word, steps):
        self.click(self.reach('combo box', name, exact=True))
        self.click(self.app.get('label', word, exact=True))

    def open_row(self, name):
        self.click(self.reach('row', name))


class Typing(Keys):
    has_pages = False

    def go_to_list(self, of):
        self.tab_to(of, back=True, role='list')

    def fill(self, name, text, after=None, stops=1, back=False):
        """Nobody is told when the entry of a form's row has the keyboard: it is counted from what
        stands before it, or after it; or it is where the one before has been left."""
        if after is not None:
            self.tab_to(after, back)
            self.key(*(['Tab'] * stops or ['shift+Tab'] * -stops))
            time.sleep(.3)
        self.write(text, instead=True)
        self.key('Tab')

    def fill_text(self, name, text):
        self.tab_to(name, role='text')
        self.write(text, instead=True)
        self.key('Tab')

    def press(self, name, back=False):
        self.tab_to(name, back)
        self.key('space')

    def switch(self, name):
        self.tab_to(name)
        self.key('space')

    def select(self, name, word, steps):
        self.tab_to(name)
        self.key('space')
        self.app.get('label', word, exact=True)
        time.sleep(.4)
        self.key(*['Down'] * steps, 'Return')

    def open_row(self, name):
        self.tab_to(name, role='list item')
        self.key('Return')


def link(she):
    """An address as people type it is completed; without one it leads nowhere, which is said."""
    app, address = she.app, ITEM % ('link_url', LINK)
    she.choose(OUTLINE, LINK)
    app.get('row', 'Open in the browser', timeout=20)
    she.fill('Address', 'www.example.org/sources', WHY, -1)
    she.undone(address, 'http://google.com', 'www.example.org/sources')
    assert not app.find('row', 'Open in the browser')
    she.press('Add https://', back=True)
    she.undone(address, 'www.example.org/sources', 'https://www.example.org/sources')
    app.get('row', 'Open in the browser')
    app.gone('button', 'Add https://')
    she.fill_text(WHY, 'A list to begin with')
    she.undone(SAID % 'description', None, 'A list to begin with')
    she.fill(MINUTES, 'an hour')
    wait('it to be refused', lambda: is_refused(app, MINUTES))
    assert she.ask(ITEM % ('minutes', LINK)) == [(None,)]
    she.fill(MINUTES, '10', WHY, back=True)
    she.undone(ITEM % ('minutes', LINK), None, 10)


def file(she):
    """Another takes its place; whose work it is stands in the package."""
    app, before = she.app, she.ask(SIZE, FILE)[0][0]
    other = she.folder / 'other.pdf'
    other.write_bytes(b'%PDF-1.4\n% another one\n')
    she.choose(OUTLINE, FILE)
    app.get('row', 'sample-document.pdf', timeout=20)
    assert not app.find('text', DESCRIPTION)
    she.press('Replace…')
    she.open_file(other)
    she.undone(SIZE, before, other.stat().st_size, FILE)
    app.get('row', 'other.pdf', timeout=20)
    for name, key, text in (('Author and source', 'attribution', 'Ada Moreau'),
                            ('Licence', 'licence', 'CC BY 4.0')):
        she.fill_text(name, text)
        she.undone(SAID % key, None, text)
    she.choose(OUTLINE, PHOTO)
    app.get('text', DESCRIPTION, timeout=20)
    she.fill_text(DESCRIPTION, 'A desk with two books')
    she.undone(SAID % 'alt', None, 'A desk with two books')


def topic(she):
    app = she.app
    asked = 'Which of two sources would you trust?'
    she.choose(OUTLINE, TOPIC)
    app.get('text', ASKED, timeout=20)
    she.fill_text(ASKED, asked)
    she.undone(SAYS, 0, 1, TOPIC, asked)
    she.fill('Points', '5', COUNTS, -2)
    she.undone(ITEM % ('points_c', TOPIC), None, 500)
    she.fill(MINUTES, '40')
    she.undone(ITEM % ('minutes', TOPIC), None, 40)
    she.switch(COUNTS)
    she.undone(EVIDENCE, 0, 1)
    she.fill('To pass, in %', '60', HONEST, -1)
    she.undone('SELECT max(pass_bp) FROM assessment', None, 6000)
    she.fill_text(HONEST, 'Names are shown')
    she.undone('SELECT max(integrity) FROM assessment', None, 'Names are shown')


def module(she):
    """In the order in which it is asked; a row of what is in it leads there."""
    app = she.app
    she.choose(OUTLINE, MODULE)
    app.get('combo box', MODE, timeout=20)
    she.fill(PURPOSE, 'To trust the right one', MODE, -3)
    she.undone(ITEM % ('purpose', MODULE), None, 'To trust the right one')
    she.fill(WEEKS, 'six')
    wait('it to be refused', lambda: is_refused(app, WEEKS))
    assert she.ask(ITEM % ('weeks', MODULE)) == [(None,)]
    she.fill(WEEKS, '6', MODE, -2)
    she.undone(ITEM % ('weeks', MODULE), None, 6)
    she.fill(MINUTES, '600')
    she.undone(ITEM % ('minutes', MODULE), None, 600)
    she.select(MODE, 'Online and on site', 2)
    she.undone(ITEM % ('mode', MODULE), None, 'hybrid')
    she.open_row('Add an outcome…')
    she.wait_window('Outcome of the module')
    she.write(OTHER)
    she.open_row(OTHER) if isinstance(she, Mouse) else she.key('Return')
    she.wait_window()
    she.undone(OF_MODULE, 0, 1)
    she.press('Take away: ' + OTHER, back=True)
    she.undone(OF_MODULE, 1, 0)
    she.open_row(FILE)
    wait('“%s” chosen' % FILE, lambda: she.is_chosen(OUTLINE, FILE))
    app.get('row', 'sample-document.pdf', timeout=20)


def walk(hand, *steps):
    return walked(hand, 'Build', SHORT, PLAN, *steps)


def link_and_file_by_mouse():
    return walk(Pointing, link, file)


def discussion_by_mouse():
    return walk(Pointing, topic)


def module_by_mouse():
    return walk(Pointing, module)


def link_and_file_by_keyboard():
    return walk(Typing, link, file)


def discussion_by_keyboard():
    return walk(Typing, topic)


def module_by_keyboard():
    return walk(Typing, module)


run(link_and_file_by_mouse, discussion_by_mouse, module_by_mouse, link_and_file_by_keyboard,
    discussion_by_keyboard, module_by_keyboard)
