#!/usr/bin/python3
"""The preview as on a system to teach in, on a real course: what that system does with the page on show stands
above it, follows the page and every edit, and is what Package says of it; with a mouse alone and with a keyboard
alone."""
import time

from gui import App, extents, run, wait, wait_seen
from hands import Keys, Mouse
from walk import CANVAS, SOURCE, designed

LANE = 'Reading rocks'
PAGE, TASK = CANVAS.first, CANVAS.task
CHOICE = 'As on the system that it will be taught in'
PLAN = {'credentials': [{'title': LANE, 'lang': 'en', 'modules': [
    {'title': 'Rocks', 'items': [CANVAS.week + '/' + each for each in (PAGE, TASK)]}]}]}


class Pointing(Mouse):
    def choose_system(self, name):
        self.click(self.app.get('combo box', CHOICE, exact=True))
        self.click(self.app.get('label', name, exact=True, root=self.app.get('list', CHOICE, exact=True)))


class Typing(Keys):
    def choose_system(self, name):
        self.tab_to(CHOICE)
        self.key('space')
        time.sleep(.5)
        self.key('Home')
        for _ in range(12):
            if self.is_on(name):
                break
            self.key('Down')
            time.sleep(.05)
        self.wait_on(name)
        self.key('Return')


def told(she):
    """What stands above the page."""
    strip = next((node for node in she.app.nodes() if node.get_name() == 'What the system does with it' and
                  extents(node).height > 0), None)
    return [node.get_name() for node in she.app.nodes(strip) if node.get_role_name() == 'label' and
            extents(node).height > 0] if strip else []


def says(lines, words):
    return any(words in each for each in lines)


def wait_told(she, what, is_right, timeout=30):
    return wait_seen(what, lambda: told(she), is_right, timeout, .2)


def preview_as_on(hand):
    if not CANVAS.package.exists():
        return 'no corpus'
    with designed(hand, CANVAS, PLAN) as she:
        she.view('Source')
        she.choose(LANE, TASK)
        she.preview()
        she.app.get('label', LANE + ' / ' + TASK, exact=True, timeout=30)
        assert not told(she), told(she)
        she.choose_system('As on Moodle')
        wait_told(she, 'the task and its rubric', lambda lines: says(lines, TASK + '” becomes a page') and
                  says(lines, 'Rubric of “' + TASK))
        she.choose_system('As on Sakai')
        wait_told(she, 'the rubric alone', lambda lines: says(lines, 'Rubric of “' + TASK) and
                  not says(lines, 'becomes a page'))
        # What is said of several pages together is said of this one alone, and what is not known too.
        she.preview()
        she.choose(LANE, PAGE)
        she.preview()
        she.app.get('label', LANE + ' / ' + PAGE, exact=True, timeout=30)
        wait_told(she, 'the page', lambda lines: says(lines, PAGE) and not says(lines, TASK))
        she.choose_system('As on Blackboard')
        wait_told(she, 'that it is not known', lambda lines: says(lines, PAGE + '”: whether it arrives'))
        she.choose_system('As on Moodle')
        wait_told(she, 'that it arrives', lambda lines: says(lines, 'Arrives as it is on Moodle'))
        she.choose_system('As it is here')
        wait_told(she, 'nothing', lambda lines: not lines)
    return None


def a_mouse_sees_a_page_as_on_a_system():
    return preview_as_on(Pointing)


def a_keyboard_sees_a_page_as_on_a_system():
    return preview_as_on(Typing)


def which_system_is_remembered_and_follows_edits():
    if not CANVAS.package.exists():
        return 'no corpus'
    with designed(Typing, CANVAS, PLAN) as she:
        she.view('Source')
        she.choose(LANE, TASK)
        she.preview()
        she.app.get('label', LANE + ' / ' + TASK, exact=True, timeout=30)
        she.choose_system('As on Moodle')
        wait_told(she, 'the task', lambda lines: says(lines, TASK))
        she.preview()
        she.rename(LANE, TASK, 'Rocks and minerals')
        she.preview()
        wait_told(she, 'its other title', lambda lines: says(lines, 'Rocks and minerals'))
        she.undo()
        wait_told(she, 'its title', lambda lines: says(lines, TASK))
        she.app.kill()
        with App(she.folder / 'course.ashlar', home=she.app.home) as app:
            app.get('button', 'Undo', timeout=60)
            again = Typing(app, she.folder)
            again.view('Source')
            again.choose(LANE, TASK)
            again.preview()
            wait_told(again, 'the task again', lambda lines: says(lines, TASK))
    return None


run(a_mouse_sees_a_page_as_on_a_system, a_keyboard_sees_a_page_as_on_a_system,
    which_system_is_remembered_and_follows_edits)
