#!/usr/bin/python3
"""The words of a credential made of a real course, once with a mouse alone and once with a keyboard alone:
found everywhere and replaced in one step with a place left out, what is tied to the old course rewritten,
changed and kept, a comment deleted, a whole version restored. Each is undone and redone."""
from gui import Atspi, run, wait, wait_seen
from hands import Keys, Mouse
from walk import CANVAS, NAMED, OUTLINE, WITH, designed

WEEK = 'Course Introduction/'
PAGE, OTHER = 'How To Use Canvas', 'Technology Requirements'
PLAN = {'credentials': [{
    'title': 'Earth', 'lang': 'en', 'modules': [{'title': 'Before you begin', 'items': [
        WEEK + PAGE, WEEK + OTHER, WEEK + 'Academic Policies', WEEK + 'Course Home']}]}]}
KEPT = 'SELECT count(*) FROM dismissal'
COMMENTS = 'SELECT count(*) FROM comment'
BODIES = ("SELECT group_concat(body, ' ') FROM (SELECT body FROM item JOIN credential ON "
          'credential.tree = item.tree ORDER BY item.pos)')
DUG = 'As it is dug'
FIND, TIED = 'Find and replace', 'Tied to the old course'
NEW = 'Quarryware'


class Pointing(Mouse):
    def find(self):
        self.menu_command(FIND + '…')

    def put_in(self, text):
        self.click(self.app.get('entry', 'Replace with'))
        self.write(text)

    def leave_out(self, place):
        self.click(self.app.get('check box', place))

    def press(self, name, back=False):
        self.click(self.app.get('button', name))

    def tied(self):
        self.menu_command(TIED + '…')

    def instead(self, phrase, text):
        self.click(self.app.get('entry', 'Instead of “%s”' % phrase))
        self.write(text, instead=True)
        self.press('Replace: ' + phrase)

    def all(self):
        self.press('Replace all ')

    def say(self, title):
        self.menu(OUTLINE, title, 'Comment…')

    def comments(self):
        self.menu_command('Comments')

    def versions(self):
        self.menu_command('Versions and decisions…')


class Typing(Keys):
    def find(self):
        self.key('ctrl+h')

    def put_in(self, text):
        self.key('Tab')
        self.write(text)

    def leave_out(self, place):
        self.go_to_list('Places')
        self.key('Home')
        while place not in self.focused().get_name():
            before = self.focused()
            self.key('Down')
            wait('another place', lambda: self.focused() != before, 3)
        assert self.focused().get_state_set().contains(Atspi.StateType.CHECKED)
        self.key('space')

    def press(self, name, back=False):
        self.tab_to(name, back)
        self.key('space')

    def tied(self):
        self.key('ctrl+alt+o')

    def instead(self, phrase, text):
        self.wait_on('Instead of “%s”' % phrase)
        self.write(text, instead=True)
        self.key('Return')

    def all(self):
        self.tab_to('Replace all ', back=True)
        self.key('space')

    def say(self, title):
        self.choose(OUTLINE, title)
        self.key('ctrl+alt+m')

    def comments(self):
        self.key('ctrl+alt+c')

    def versions(self):
        self.key('ctrl+alt+v')


def replaced(she):
    """A word everywhere but in a title."""
    she.find()
    she.wait_window(FIND)
    she.write('Canvas')
    n = int(she.app.get('button', 'Delete in ', timeout=20).get_name().split()[2])
    she.put_in(NEW)
    she.app.get('button', 'Replace in %d places' % n)
    she.leave_out(PAGE)
    she.app.get('button', 'Replace in %d places' % (n - 1))
    she.press('Replace in ', back=True)
    she.wait_window()
    wait('the word in pages', lambda: she.ask(WITH, NEW)[0][0], 20)
    she.undone(WITH, 0, she.ask(WITH, NEW)[0][0], NEW)
    she.wait_one(1, NAMED, PAGE)


def offered(she, field):
    return sum(node.get_name() == field for node in she.app.nodes())


def tied(she, do):
    """What is done in the window of what is tied to the old course."""
    she.tied()
    she.wait_window(TIED)
    she.app.get('button', 'Replace all ', timeout=30)
    field = she.app.get('entry', 'Instead of “').get_name()
    n = offered(she, field)
    do(field.split('“', 1)[1][:-1])
    # What stands around it may be found now that it is gone.
    wait_seen('the phrase to go', lambda: offered(she, field), lambda now: now < n, 20)
    she.close_window()
    she.wait_window()


def rewritten(she):
    """One phrase in other words, one kept, the others as they are proposed."""
    tied(she, lambda phrase: she.instead(phrase, DUG))
    she.undone(WITH, 0, 1, DUG)
    tied(she, lambda phrase: she.press('Keep: '))
    she.undone(KEPT, 0, 1)
    before, = she.ask(BODIES)[0]
    tied(she, lambda phrase: she.all())
    wait('other texts', lambda: she.ask(BODIES) != [(before,)], 20)
    she.undone(BODIES, before, she.ask(BODIES)[0][0])


def comment(she):
    she.view('Build')
    she.say(PAGE)
    she.wait_window('Comment')
    she.write('Is that so?')
    she.accept('Comment')
    she.wait_window()
    she.wait_one(1, COMMENTS)
    she.comments()
    she.button('Delete: ' + PAGE)
    she.undone(COMMENTS, 1, 0)


def version(she):
    """What was renamed after it was kept is as it was."""
    she.versions()
    she.wait_window('Versions and decisions')
    she.button('Keep a version…')
    she.wait_window('Keep a version')
    she.write('For the board')
    she.accept('Keep')
    she.wait_window('Versions and decisions')
    she.close_window()
    she.wait_window()
    for old, new in ((PAGE, 'What you need'), (OTHER, 'What it runs on')):
        she.rename(OUTLINE, old, new)
        she.wait_one(1, NAMED, new)
    she.versions()
    she.wait_window('Versions and decisions')
    she.button('Go back to this version: For the board')
    she.wait_one(1, NAMED, PAGE)
    she.close_window()
    she.wait_window()
    she.undone(NAMED, 0, 1, OTHER)
    she.wait_one(1, NAMED, PAGE)


def everything(hand):
    if not CANVAS.package.exists():
        return 'no corpus'
    with designed(hand, CANVAS, PLAN) as she:
        for walk in (replaced, rewritten, comment, version):
            walk(she)
    return None


def by_mouse():
    return everything(Pointing)


def by_keyboard():
    return everything(Typing)


run(by_mouse, by_keyboard)
