#!/usr/bin/python3
"""Pictures in the pages of a real course, once with a mouse alone and once with a keyboard alone: what is said
of one that is there already becomes something else. Each change is undone and redone."""
import time

from gui import extents, run
from hands import Keys, Mouse
from walk import CANVAS, OUTLINE, walked

HOME = 'Course Home'
PAGES = {'credentials': [{
    'title': 'Reading rocks', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': 'Name three rocks'}],
    'modules': [{'title': 'Rocks', 'items': ['Course Introduction/' + HOME]}]}]}
HALF = 290  # of the width of the text, in pixels
WITH = ('SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree JOIN object ON '
        'digest = body JOIN object_chunk ON object = object.n WHERE title = ? AND '
        'instr(CAST(data AS TEXT), ?)')


class Pointing(Mouse):
    def page_at(self, dy):
        """A place in the middle of the page, pixels below its tools."""
        tool, outline = (extents(self.app.get('button', 'HTML', exact=True)),
                         extents(self.app.get('list', OUTLINE, exact=True)))
        x, y = self.app.origin(self.app.get('button', 'HTML', exact=True))
        left = outline.x + outline.width
        return int(x + (left + tool.x + tool.width) / 2), int(y + tool.y + tool.height + dy)

    def first_description(self):
        """The picture stands below two lines; a second press asks for its description."""
        x, y = self.page_at(200)
        self.point(x, y)
        time.sleep(.5)
        self.point(x, y, 3)
        self.click(self.app.get('menu item', 'Describe picture…'))

    def next_description(self):
        """The button in the upper corner of the picture that is chosen."""
        x, y = self.page_at(200)
        self.point(x, y)
        time.sleep(.5)
        self.point(x + HALF - 55, y - 200 + 143)


class Typing(Keys):
    def first_description(self):
        """Down to the line before the picture, and on."""
        self.into_page(None)
        self.key('ctrl+Home', 'Down', 'End', 'Right')
        time.sleep(.5)
        self.key('Return')

    def next_description(self):
        """As a command, about the picture that the next step to the right would choose."""
        self.into_page(None)
        self.key('ctrl+Home', 'Down', 'End')
        time.sleep(.5)
        self.key('ctrl+k')
        self.app.get('entry', 'Command or place')
        self.write('describe the picture')
        time.sleep(.5)
        self.key('Return')


def picture(she):
    """What is said of one that is there already becomes something else."""
    she.view('Build')
    she.choose(OUTLINE, HOME)
    she.app.get('label', ' words', timeout=40)
    time.sleep(2)  # until WebKit takes keys and the pointer
    for ask, before, text in ((she.first_description, 'masthead-course-welcome.jpeg', 'A canyon'),
                              (she.next_description, 'A canyon', 'The Grand Canyon at noon')):
        ask()
        she.wait_window('Describe the picture')
        she.wait_on('Description')
        she.write(text, instead=True)
        she.accept('Done')
        she.wait_window()
        she.undone(WITH, 0, 1, HOME, 'alt="%s"' % text)
        assert 'alt="%s"' % before not in she.body(HOME)


def pictures(hand):
    return walked(hand, 'Build', CANVAS, PAGES, picture)


def a_picture_by_mouse():
    return pictures(Pointing)


def a_picture_by_keyboard():
    return pictures(Typing)


run(a_picture_by_mouse, a_picture_by_keyboard)
