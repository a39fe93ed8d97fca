"""Two hands, of which one has only a mouse and the other only a keyboard."""
import contextlib
import os
import pathlib
import subprocess
import time

from gui import GLib, Atspi, come_to, extents, share, wait, xdo
from walk import OUTLINE, SOURCE, Walk

KEEP_TAB = ('', 'HTML of the page')  # a page, and its source
TURNED = 8  # pixels by which a list that drops up is higher than what is told of it


def place_of(node):
    place = extents(node)
    return place.x, place.y


def move(there, here):
    """Leads what is dragged to another place, and tells it."""
    for step in range(1, 17):
        xdo('mousemove', *(a + (b - a) * step // 16 for a, b in zip(here, there)))
        time.sleep(.03)
    return there


def take(app, row, to):
    """Begins to drag a row, and holds it."""
    here = app.at(row, .4)
    xdo('mousemove', *here, 'mousedown', 1)
    time.sleep(.15)
    return move(to, here)


@contextlib.contextmanager
def dragger(*paths):
    """A file manager that holds files, in the corner of the screen."""
    script = pathlib.Path(__file__).with_name('dragger.py')
    process = subprocess.Popen(['/usr/bin/python3', str(script), *map(str, paths)],
                               env={**os.environ, 'GTK_A11Y': 'none'})

    def find():
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Dragger$'], text=True,
                              capture_output=True).stdout.split()
    try:
        window = wait('the dragger', find, 30)[0]
        xdo('windowmove', window, 0, 0)
        time.sleep(.5)
        yield window
    finally:
        process.kill()
        process.wait()


def drop(app, window, x=700, y=500, hold=None):
    """Onto the application, or its middle."""
    xdo('windowraise', window)
    time.sleep(.3)
    xdo('mousemove', 30, 20, 'mousedown', 1)
    time.sleep(.2)
    for step in range(1, 25):
        xdo('mousemove', 30 + (x - 30) * step // 24, 20 + (y - 20) * step // 24)
        time.sleep(.03)
    time.sleep(.4)
    if hold:
        hold()
    xdo('mouseup', 1)


class Mouse(Walk):
    """Clicks and drags; only what is written comes from the keyboard."""

    def popovers(self):
        """(x, y, width, height) of the windows that have no frame: menus and popovers."""
        found = []
        framed = [extents(frame) for frame in self.top_nodes()]
        framed = [(place.width, place.height) for place in framed]
        for _, place in self.app.windows():
            size = int(place['WIDTH']), int(place['HEIGHT'])
            if size[0] > 1 and size not in framed:
                found.append((int(place['X']), int(place['Y'])) + size)
        return found

    def click(self, node, fx=.5, fy=.5, button=1, keys=()):
        """Also in a popover, which is a window of its own: it is known by its size."""
        wait('it to stand still', lambda: place_of(node) == (time.sleep(.06), place_of(node))[1])
        inside, above = extents(node), node
        windows = self.popovers()
        while above is not None and above.get_role_name() not in ('frame', 'application'):
            try:
                place = extents(above)
            except GLib.Error:  # a popover's inside has no place
                above = above.get_parent()
                continue
            for x, y, width, height in windows:
                turned = height - place.height  # of one that had no room below, at its top
                if place.width == width and 0 <= turned <= TURNED:
                    self.point(x + int(inside.x - place.x + inside.width * fx),
                               y + turned + int(inside.y - place.y + inside.height * fy), button)
                    return
            above = above.get_parent()
        if windows:
            self.uncover(*self.app.at(node, fx, fy))
        for key in keys:
            xdo('keydown', key)
        self.app.click(node, fx, fy, button)
        for key in keys:
            xdo('keyup', key)

    def uncover(self, x, y):
        """A tooltip goes when the pointer comes, on a busy machine not at once: it would take the click."""
        come_to(x, y)
        end = time.monotonic() + share()
        while time.monotonic() < end and any(
                left <= x < left + width and top <= y < top + height
                for left, top, width, height in self.popovers()):
            time.sleep(.1)

    def point(self, x, y, button=1):
        come_to(x, y)
        time.sleep(.15 * share())
        xdo('click', button)

    def button(self, name, timeout=20, **how):
        self.click(self.app.get('button', name, timeout=timeout, **how))

    def choose(self, of, title):
        self.click(self.app.row(of, title))
        wait('“%s” chosen' % title, lambda: self.is_chosen(of, title))

    def choose_too(self, of, title):
        self.click(self.app.row(of, title), keys=['ctrl'])
        wait('“%s” chosen too' % title, lambda: self.is_chosen(of, title))

    def open(self, of, title):
        self.button('Expand', root=self.app.row(of, title))

    def above(self, node):
        """What it stands in, up to its window: while another window comes up, neither need be the active one."""
        above = [node]
        while above[-1].get_role_name() != 'frame':
            above.append(above[-1].get_parent())
        return above

    def reach(self, role, name, **how):
        """Turns the wheel until something is in sight."""
        app = self.app
        node = app.get(role, name, timeout=20, **how)
        above = self.above(node)
        front, frame = above[-1], extents(above[-1])
        if 'scroll pane' not in [each.get_role_name() for each in above]:
            return node
        top = 160 if front == self.top_nodes()[0] else 50  # the bars above, of the main window more
        for _ in range(40):
            place = extents(node)
            middle = place.y + place.height / 2
            if top < middle < frame.height - 60:
                return node
            x, y = app.origin(node)
            xdo('mousemove', int(x + place.x + place.width / 2), int(y + frame.height / 2),
                'click', 5 if middle > top else 4)
            time.sleep(.1)
        raise AssertionError('“%s” does not come into sight' % name)

    def enter(self, name, text, role='entry', instead=True, after=None):
        """Writes into a field, which has another before it."""
        self.click(self.reach(role, name, exact=True), .3)
        time.sleep(.3)  # the entry of a form's row has no state that says it
        self.write(text, instead)
        self.key('Tab')

    def rename(self, of, title, new):
        self.menu(of, title, 'Rename…')
        self.app.get('entry', 'Title')
        self.write(new, instead=True)
        self.key('Return')

    def new_order(self, of, title, before):
        """Moves an item before the one above it."""
        self.app.drag(self.app.row(of, title), self.app.row(of, before), to_fy=.15)

    def add_item(self, kind, title):
        self.button('Add an item')
        self.click(self.app.get('menu item', kind, exact=True))
        self.name_item(title)

    def into_page(self, beside):
        """The caret at the end of the first line of the page that is open."""
        tool, outline = extents(self.app.get('button', 'HTML', exact=True)), extents(beside)
        x, y = self.app.origin(beside)
        self.point(int(x + (outline.x + outline.width + tool.x + tool.width) / 2), y + tool.y + 76)
        time.sleep(.4)
        self.key('ctrl+Home', 'End')

    def question(self, number):
        self.click(self.app.get('list item', '%d, ' % number, root=self.app.get('list', 'Questions')))

    def add_question(self):
        self.button('Add question', exact=True)
        self.click(self.app.get('menu item', 'Short answer'))

    def menu(self, of, title, item):
        """What the menu of a row offers."""
        self.press_menu(self.app.row(of, title), item)

    def press_menu(self, node, item, **where):
        self.click(node, button=3, **where)
        self.click(self.app.get('menu item', item))

    def menu_command(self, name):
        """What the menu at the name of the document offers."""
        self.button(self.app.get('frame').get_name() + ', ')
        self.click(self.app.get('menu item', name, exact=True))

    def pick(self, of, word, back=False):
        """One of what a list that drops down offers."""
        self.click(self.app.get('combo box', of, exact=True))
        self.click(self.app.get('label', word, exact=True, root=self.app.get('list', of)))

    def dialog(self):
        return wait('the dialog', lambda: next(
            (frame for frame in self.top_nodes()
             if frame.get_state_set().contains(Atspi.StateType.ACTIVE)), None))

    def accept(self, name):
        """The button that ends a dialog."""
        self.button(name, exact=True, root=self.dialog())

    def close_window(self):
        self.button('Close', exact=True, root=self.dialog())

    def view(self, name):
        self.click(self.app.get('page tab', name, exact=True))
        self.wait_view(name)

    def undo(self):
        self.button('Undo: ')

    def redo(self):
        if not self.is_narrow:
            self.button('Redo: ')
            return
        self.button('Main menu', exact=True)
        self.click(self.app.get('menu item', 'Redo', exact=True))

    # Source

    def bring_in(self):
        self.button('Bring it in')
        wait('the course', lambda: self.app.rows(SOURCE), 60)

    def filter(self, name):
        self.button(name)

    def use_in_new(self):
        """What is chosen in the course becomes a credential."""
        row = next(name for name in self.app.rows(SOURCE) if self.is_chosen(SOURCE, name.split(', ')[0]))
        self.app.drag(self.app.row(SOURCE, row.split(', ')[0]),
                      self.app.get('label', 'Drag a week here'), fx=.4)

    def use_week(self, title):
        self.app.drag(self.app.row(SOURCE, title), self.app.get('label', 'Drag a week here'), fx=.4)
        self.app.get('list', title, exact=True, timeout=20)

    def html(self):
        self.button('HTML', exact=True)

    # Design, preview and package

    def mark(self, cell, now, depth=None):
        """A click asks for the next depth."""
        self.button('%s, %s' % (cell, now), exact=True)

    def hide_checks(self):
        """A click beside them."""
        self.point(*self.app.at(self.app.get('page tab', 'Design', exact=True), 2.2))
        self.app.gone('list', 'Checks')

    def group(self, name):
        """Unfolds a group of the sheet."""
        self.click(self.app.get('row', name, exact=True))

    def new_outcome(self):
        app = self.app
        self.click(wait('a place to write', lambda: app.find('button', 'Write my own') or
                        app.find('button', 'Write the first one'), 60))

    def preview(self):
        self.button('Preview', exact=True)

    def phone(self):
        self.button('As on a phone')

    def system(self, name):
        self.click(self.app.get('row', name + ','))

    def export(self):
        self.button('Export', exact=True)
        self.wait_view('Package')

    def open_recent(self, title):
        self.click(self.app.get('row', title, timeout=30))
        wait('the document', lambda: self.app.find('button', 'Undo'), 60)

    def add_credential(self, title):
        self.button('Add credential')
        self.app.get('entry', 'Title')
        self.write(title, instead=True)
        self.app.key('Return')
        self.app.get('list', title, exact=True)

    def use_in(self, title, lane):
        self.app.drag(self.app.row(SOURCE, title), self.app.get('list', lane, exact=True), fy=.5,
                      to_fy=.5)

    def move(self, lane, title, to):
        self.app.drag(self.app.row(lane, title), self.app.get('list', to, exact=True), to_fy=.5)


class Keys(Walk):
    """Keys alone."""

    has_pages = True  # where the keyboard may be in a page; of a form two entries may follow each other

    def tab_to(self, name, back=False, most=100, role=None):
        node, passed = self.focused(), []
        for _ in range(most):
            try:
                if self.is_in(node, name, role):
                    return
                said = node and node.get_name()
            except GLib.Error:
                said = None  # it went while it was asked
            passed.append(said)
            # A page keeps Tab to itself; over it stands no dialog then. What has the keyboard in an
            # entry is not told, and sometimes not in a page: that moves on, this does not.
            is_kept = len(self.top_nodes()) == 1 and (
                said in KEEP_TAB or self.has_pages and passed[-2:] == [None, None])
            key = 'ctrl+Tab' if is_kept else 'Tab'
            self.app.key('shift+' + key if back else key)
            end, before = time.monotonic() + 1.5, node
            while (node is None or node == before) and time.monotonic() < end:
                time.sleep(.02)
                node = self.focused()
        raise AssertionError('the keyboard does not reach “%s”, but %s' % (name, passed))

    def go_to_list(self, of):
        self.tab_to(of, role='list')

    def button(self, name, **how):
        self.tab_to(name)
        self.app.key('space')

    def step_to(self, of, title, keys='Down'):
        """From row to row until the keyboard is on one."""
        self.go_to_list(of)
        self.app.key('Home')
        for _ in range(120):
            node = self.focused()
            if node is not None and (node.get_name() or '').startswith(title + ','):
                return
            self.app.key(keys)
            wait('another row', lambda: self.focused() != node, 3)
        raise AssertionError('no row “%s”' % title)

    def choose(self, of, title):
        self.step_to(of, title)
        wait('“%s” chosen' % title, lambda: self.is_chosen(of, title))

    def choose_too(self, of, title):
        before = self.focused()
        for _ in range(120):
            node = self.focused()
            if node is not None and (node.get_name() or '').startswith(title + ','):
                break
            self.app.key('ctrl+Down')
            wait('another row', lambda: self.focused() != node, 3)
        assert self.focused() != before
        self.app.key('ctrl+space')
        wait('“%s” chosen too' % title, lambda: self.is_chosen(of, title))

    def open(self, of, title):
        self.choose(of, title)
        self.app.key('Right')

    def menu(self, of, title, item):
        self.choose(of, title)
        self.app.key('shift+F10')
        self.down_to(item)

    def enter(self, name, text, role='entry', instead=True, after=None):
        self.tab_to(after or name, role=role if role == 'text' else None)
        if after is not None:
            self.key('Tab')
            time.sleep(.3)
        self.write(text, instead)
        self.key('Tab')

    def rename(self, of, title, new):
        self.choose(of, title)
        self.key('F2')
        self.app.get('entry', 'Title')
        self.write(new, instead=True)
        self.key('Return')

    def new_order(self, of, title, before):
        self.choose(of, title)
        self.key('alt+Up')

    def add_item(self, kind, title):
        self.tab_to('Add an item', back=True)
        self.key('space')
        self.down_to(kind)
        self.name_item(title)

    def into_page(self, beside):
        self.go_to_list(OUTLINE)
        self.tab_to('Text of the page')
        time.sleep(.4)
        self.key('ctrl+Home', 'End')

    def question(self, number):
        self.step_to('Questions', '%d' % number)

    def add_question(self):
        self.tab_to('Add question', back=True)
        self.key('space')
        self.down_to('Short answer')

    def down_to(self, item):
        """An item of a menu that is open."""
        self.app.get('menu item', item)
        for _ in range(30):
            if self.is_on(item):
                break
            self.key('Down')
            time.sleep(.05)
        self.wait_on(item)
        self.key('Return')

    def pick(self, of, word, back=False):
        self.tab_to(of, back)
        self.key('space')
        self.app.get('label', word, exact=True)
        self.key('Home')
        for _ in range(30):
            if self.is_on(word):
                break
            self.key('Down')
            time.sleep(.05)
        self.wait_on(word)
        self.key('Return')

    def accept(self, name):
        self.key('ctrl+Return')

    def do_at(self, of, what, deed):
        """A button of the row of a list that says something."""
        self.go_to_list(of)
        for _ in range(12):
            if self.is_on(what):
                break
            self.key('Down')
            time.sleep(.1)
        self.wait_on(what)
        self.tab_to(deed)
        self.key('space')

    def close_window(self):
        self.key('Escape')

    def view(self, name):
        self.app.key('ctrl+%d' % (['Source', 'Design', 'Build', 'Badges', 'Package'].index(name) + 1))
        self.wait_view(name)

    def undo(self):
        self.app.key('ctrl+z')

    def redo(self):
        self.app.key('ctrl+shift+z')

    # Source

    def bring_in(self):
        self.app.key('Return')
        wait('the course', lambda: self.app.rows(SOURCE), 60)

    def filter(self, name):
        self.tab_to(name, back=True)
        self.app.key('space')

    def use_in(self, title, lane):
        self.choose(SOURCE, title)
        self.send(lane)

    def use_in_new(self):
        self.send('New credential')

    def use_week(self, title):
        self.choose(SOURCE, title)
        self.use_in_new()
        self.app.get('list', title, exact=True, timeout=20)

    # Design, preview and package

    LETTERS = {'introduced': 'i', 'practised': 'p', 'assessed': 'a', 'not marked': '0'}

    def mark(self, cell, now, depth):
        self.tab_to('%s, %s' % (cell, now))
        self.key(self.LETTERS[depth])

    def hide_checks(self):
        self.key('Escape')
        self.app.gone('list', 'Checks')

    def group(self, name):
        self.tab_to(name, role='list item')
        self.key('Return')

    def new_outcome(self):
        self.key('ctrl+Return')

    def preview(self):
        self.key('F5')

    def phone(self):
        self.key('shift+F5', 'shift+F5')

    def system(self, name):
        self.tab_to('Canvas, ')
        for _ in range(10):
            if self.is_on(name):
                return
            self.key('Down')
        self.wait_on(name)

    def export(self):
        self.key('ctrl+shift+e')
        self.wait_view('Package')

    def open_recent(self, title):
        self.tab_to(title)
        self.key('Return')
        wait('the document', lambda: self.app.find('button', 'Undo'), 60)

    def html(self):
        self.key('alt+F10')
        self.tab_to('HTML')
        self.key('space')

    def send(self, place, key='ctrl+m'):
        """What is chosen goes to a place that is found while it is typed."""
        self.app.key(key)
        self.wait_window('Use in', 'Move to', 'Use again in')
        self.wait_on('Credential, module, or item')
        self.app.type(place.lower())
        self.app.key('Return')
        self.wait_window()

    def add_credential(self, title):
        self.app.key('ctrl+shift+n')
        self.app.get('entry', 'Title')
        self.write(title, instead=True)
        self.app.key('Return')
        self.app.get('list', title, exact=True)

    def move(self, lane, title, to):
        self.choose(lane, title)
        self.send(to)
