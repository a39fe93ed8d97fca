#!/usr/bin/python3
"""Real courses are broken into modules, once with a mouse alone and once with a keyboard alone: by
headings, units and weeks, and into so many of even workload; what is proposed is renamed, joined, split
and thinned, made in one step, undone and redone."""
import time

from gui import run, wait
from hands import Keys, Mouse
from walk import CANVAS, Course, professor

BY = 'Break into modules by'
LIST = 'Proposed modules'
MADE = 'item JOIN credential ON credential.tree = item.tree'
IN_ORDER = ("SELECT group_concat(title, ' | ') FROM (SELECT item.title FROM " + MADE +
            ' WHERE parent IS %s ORDER BY item.pos)')
MODULES = IN_ORDER % 'NULL'
HOLDS = IN_ORDER % ('(SELECT item.id FROM ' + MADE + ' WHERE title = ?)')
INSIDE = 'SELECT count(*) FROM ' + MADE + ' WHERE parent IS NOT NULL'
NAME = 'Before you begin'
REFUSED = 'The titles of the course name no weeks or dates.'

# Its titles name no weeks, and few of its pages are long.
EARTH = CANVAS, dict(
    units=9, parts=81, inside=76, unit='Course Introduction', starts='How To Use Canvas',
    left_out='Introductions', joined='Unit 1: Earth Systems - Rocks and Minerals',
    unused='Unit 3: Earth', held='Course Home',
    quarters='Course Introduction – Unit 1 | Unit 2 – Unit 4 | Unit 5 – Unit 6 | Unit 7 – Unit 8')
PYTHON = Course('courseforge-intro_python.imscc'), dict(
    units=12, parts=716, inside=120, weeks=12,
    unit='Week 1: Introduction to Python and Programming Basics',
    starts='Module 3: Setting Up Your Python Environment',
    left_out='Module 2: What is Programming?', joined='Week 2: Variables and Data Types',
    unused='Week 4: Conditional Statements',
    held='Module 1: Welcome to Introduction to Python Programming',
    quarters='Week 1 – Week 3 | Week 4 – Week 6 | Week 7 – Week 9 | Week 10 – Week 12')


class Pointing(Mouse):
    def propose(self):
        self.button('Break into modules…')

    def into(self, n):
        """So many modules."""
        self.click(self.app.get('spin button', 'Number of modules'), .3)
        self.write(str(n), instead=True)
        self.key('Tab')

    def part(self, role, name, of):
        """Something in the row of a module, turned into sight."""
        row = self.app.get('list item', of, root=self.app.get('list', LIST))
        return self.reach(role, name, root=row)

    def unfold(self, title):
        self.click(self.reach('list item', title, root=self.app.get('list', LIST)), .3)

    def name_module(self, title, new):
        self.unfold(title)
        self.click(self.reach('entry', 'Name of the module'), .3)
        self.write(new, instead=True)

    def join(self, title):
        self.click(self.part('button', 'Join with the next module', title))

    def use(self, name, back=False):
        self.button(name)

    def of_item(self, item, words):
        self.click(self.part('button', words, item))

    def leave_out(self, title):
        self.click(self.reach('check box', 'Use “' + title))


class Typing(Keys):
    def propose(self):
        self.key('ctrl+shift+m')

    def into(self, n):
        self.tab_to(BY, back=True)
        self.tab_to('Number of modules')
        self.write(str(n), instead=True)
        self.key('Tab')

    def unfold(self, title):
        self.tab_to(title)
        self.key('space')

    def name_module(self, title, new):
        """Nobody is told when the keyboard is in the entry, which comes after what it stands below."""
        self.unfold(title)
        self.tab_to('Join with the next module')
        self.key('Tab')
        time.sleep(.4)
        self.write(new, instead=True)

    def join(self, title):
        self.tab_to('Use “' + title)
        self.tab_to('Join with the next module')
        self.key('space')

    def use(self, name, back=False):
        self.tab_to(name, back)
        self.key('space')

    def of_item(self, item, words):
        self.tab_to(item)
        self.tab_to(words)
        self.key('space')

    def leave_out(self, title):
        self.tab_to('Use “' + title)
        self.key('space')


def proposed(she, n):
    she.app.get('label', '%d modules proposed' % n, timeout=30)


def use(she, n, **how):
    she.use('Use %d modules' % n, **how)
    wait('the modules', lambda: she.ask(MODULES)[0][0], 60)


def ways(she, units, parts, inside, weeks=None, **rest):
    """What each way would make, and nothing of it is made."""
    app = she.app
    she.propose()
    proposed(she, units)
    app.get('label', '%d items' % inside)
    she.pick(BY, 'Headings', back=True)
    app.get('label', '%d items' % parts, timeout=30)
    proposed(she, units)
    she.pick(BY, 'Weeks')
    if weeks:
        app.get('label', '%d items' % inside, timeout=30)
        proposed(she, weeks)
    else:
        app.get('label', REFUSED, timeout=30)
    she.wait_one(None, MODULES)


def even(she, inside, quarters, **rest):
    """Three, then four modules; they are one step."""
    she.pick(BY, 'Even workload')
    she.into(3)
    proposed(she, 3)
    she.into(4)
    proposed(she, 4)
    use(she, 4)
    she.undone(MODULES, None, quarters)
    she.wait_one(inside, INSIDE)
    she.undo()
    she.wait_one(None, MODULES)
    she.wait_free('Redo: ')


def adjusted(she, units, inside, unit, starts, left_out, joined, unused, held, **rest):
    """Two modules are one, one is two, one is called otherwise, and one and an item stay out."""
    app = she.app
    she.propose()
    she.pick(BY, 'Units', back=True)
    proposed(she, units)
    she.name_module(unit, NAME)
    app.get('check box', 'Use “%s”' % NAME)
    she.of_item(starts, 'Begin a module here')
    proposed(she, units + 1)
    she.of_item(left_out, 'Leave out')
    app.get('label', '%d items' % (inside - 1))
    she.join(joined)
    proposed(she, units)
    she.leave_out(unused)
    use(she, units - 1, back=True)
    modules = she.ask(MODULES)[0][0]
    assert modules.startswith('%s | %s | %s | ' % (NAME, starts, joined)), modules
    assert unused not in modules and modules.count(' | ') == units - 2, modules
    she.undone(MODULES, None, modules)
    she.wait_one(held, HOLDS, NAME)


def everything(hand, course, **how):
    if not course.package.exists():
        return 'no corpus'
    with professor(hand, course) as she:
        ways(she, **how)
        even(she, **how)
        adjusted(she, **how)
    return None


def earth_by_mouse():
    return everything(Pointing, EARTH[0], **EARTH[1])


def earth_by_keyboard():
    return everything(Typing, EARTH[0], **EARTH[1])


def python_by_mouse():
    return everything(Pointing, PYTHON[0], **PYTHON[1])


def python_by_keyboard():
    return everything(Typing, PYTHON[0], **PYTHON[1])


run(earth_by_mouse, earth_by_keyboard, python_by_mouse, python_by_keyboard)
