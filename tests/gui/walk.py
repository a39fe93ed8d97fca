"""What the walks through real courses share: the courses, and what is asked of the document while it is
open."""
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile

from gui import CORPUS, App, Atspi, extents, share, wait, xdo

# The widgets of the views, each of which stays in the tree while another is in sight
VIEWS = {'Source': 'AshBench', 'Design': 'AshDesignView', 'Build': 'AshBuildView',
         'Badges': 'AshBadgesView', 'Package': 'AshPackageView'}
SOURCE = 'Your course'
OUTLINE = 'Outline'
# Asked of the credentials: items of a title, texts and questions that say something
NAMED = 'SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?'
WITH = ('SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree JOIN object ON '
        'digest = body JOIN object_chunk ON object = object.n WHERE instr(CAST(data AS TEXT), ?)')
ASKED = ('SELECT count(*) FROM quiz_entry JOIN item ON item.id = quiz '
         'JOIN credential ON credential.tree = item.tree '
         'JOIN question ON question.id = quiz_entry.question WHERE instr(stem, ?)')


class Course:
    """A package of the corpus, and the places in it that a walk goes by."""

    is_added = False  # whether the quiz and the task are not of the course

    def __init__(self, package, **places):
        self.package = CORPUS / package
        self.__dict__.update(places)


CANVAS = Course(
    'du-spcs302.imscc', items=78, title='[parent] SPCS 302 Earth and Its Processes',
    week='Unit 1: Earth Systems - Rocks and Minerals', first='Unit 1 Objectives', next='Unit 2: Geologic Time and Resources',
    page='Read: Chapter 1 - Earth Systems', quiz='Quiz (U1): Earth Systems',
    third='Read: Chapter 3 - Rocks', task='Write (U1): How the Earth Was Made')
SHORT = Course(
    'ccviewer-course-1.imscc', items=11, week='First Module', page='First Module Wiki Page 1',
    quiz='First Module Quiz 1', task='First Module Assignment 1')
# Of pages alone, in folders in folders, most of them of one name; what is to be graded is added.
SAKAI = Course(
    'brock-sakai-export-fundamentals.imscc', items=90, title='Brock Content',
    week='Library Research Workshop', page='Instructions', quiz='Check your search',
    task='Find two sources', is_added=True)


@contextlib.contextmanager
def professor(hand, course):
    """A course in front of a professor, with her hand."""
    with tempfile.TemporaryDirectory(prefix='ashlar-walk-') as folder, App(course.package) as app:
        app.get('button', 'Bring it in', timeout=60)
        she = hand(app, pathlib.Path(folder))
        she.bring_in()
        yield she


def write_design(folder, course, plan):
    """A document in a folder: a course, and a design of it."""
    path, written = folder / 'course.ashlar', folder / 'plan.json'
    written.write_text(json.dumps(plan))
    for words in (['import', course.package, '--into', path], ['apply', path, written]):
        subprocess.run([sys.argv[2], *map(str, words)], check=True, stdout=subprocess.DEVNULL)
    return path


@contextlib.contextmanager
def designed(hand, course, plan):
    """The same, and a design of it made already."""
    with tempfile.TemporaryDirectory(prefix='ashlar-walk-') as name:
        folder = pathlib.Path(name)
        with App(write_design(folder, course, plan)) as app:
            app.get('button', 'Undo', timeout=60)
            yield hand(app, folder)


@contextlib.contextmanager
def altered(course, *changes):
    """The same course, in the files of which something else is written."""
    with tempfile.TemporaryDirectory(prefix='ashlar-course-') as folder:
        path = pathlib.Path(folder) / course.package.name
        with zipfile.ZipFile(course.package) as old, zipfile.ZipFile(path, 'w') as new:
            for name in old.namelist():
                data = old.read(name)
                for before, after in changes:
                    data = data.replace(before.encode(), after.encode())
                new.writestr(name, data)
        yield Course(path, **{name: value for name, value in vars(course).items() if name != 'package'})


def env_of(home):
    return {'XDG_DATA_HOME': str(home / 'data'), 'XDG_CACHE_HOME': str(home / 'cache')}


def reader(home, note):
    """What the user has for pages of the web: it notes down the address."""
    program = home / 'reader.sh'
    program.write_text('#!/bin/sh\nprintf %%s "$1" > "%s"\n' % note)
    program.chmod(0o755)
    (home / 'data' / 'applications').mkdir(parents=True)
    (home / 'data' / 'applications' / 'reader.desktop').write_text(
        '[Desktop Entry]\nType=Application\nName=Reader\nMimeType=text/html;\nExec=%s %%u\n'
        % program)
    (home / 'config').mkdir()
    (home / 'config' / 'mimeapps.list').write_text(
        '[Default Applications]\ntext/html=reader.desktop\n')


@contextlib.contextmanager
def kept_home(course, plan):
    """What starts the program with such a design, each time in the same home."""
    with tempfile.TemporaryDirectory(prefix='ashlar-home-') as name:
        home = pathlib.Path(name)
        path = write_design(home, course, plan)
        env = {**env_of(home), 'GSETTINGS_BACKEND': 'keyfile'}
        yield lambda: App(path, home=home, env=env)


def walked(hand, view, course, plan, *steps):
    """The steps of a walk through a design of it, which begins in a view."""
    if not course.package.exists():
        return 'no corpus'
    with designed(hand, course, plan) as she:
        she.view(view)
        for step in steps:
            step(she)
    return None


class Walk:
    """A document in the window, and what is in it: asked of its file, not of the window."""

    is_narrow = False

    def __init__(self, app, folder=None):
        self.app = app
        self.folder = folder

    # The document

    def ask(self, sql, *values):
        found = list((self.app.home / 'state' / 'ashlar' / 'documents').glob('*/document.db'))
        assert len(found) == 1, found
        store = sqlite3.connect('file:%s?mode=ro' % found[0], uri=True)
        try:
            return store.execute(sql, values).fetchall()
        finally:
            store.close()

    def wait_for(self, answer, sql, *values, timeout=20):
        """Waits until the document answers so."""
        last = []

        def look():
            last[:] = [self.ask(sql, *values)]
            return last[0] == answer
        try:
            wait(str(answer), look, timeout, .1)
        except AssertionError as error:
            raise AssertionError('%s, but %s; %s' % (error, last, self.say_steps())) from None

    def say_steps(self):
        """What the window says can be undone and redone."""
        found = (self.app.find('button', name) for name in ('Undo', 'Redo'))
        return ', '.join('no button' if node is None else '%s (%s)' % (
            node.get_name(), 'ready' if node.get_state_set().contains(Atspi.StateType.SENSITIVE)
            else 'not ready') for node in found)

    def wait_one(self, answer, sql, *values, **how):
        self.wait_for([(answer,)], sql, *values, **how)

    def undone(self, sql, before, after, *values):
        """What has been done is taken back and done again."""
        self.wait_one(after, sql, *values)
        self.wait_free('Undo: ')
        self.undo()
        self.wait_one(before, sql, *values)
        self.wait_free('Redo: ')
        self.redo()
        self.wait_one(after, sql, *values)
        self.wait_free('Undo: ')

    def all_undone(self, steps):
        """The same of several steps, each (what is asked, the answer before it, and after it)."""
        for sql, before, _ in reversed(steps):
            self.wait_free('Undo: ')
            self.undo()
            self.wait_one(before, sql)
        for sql, _, after in steps:
            self.wait_free('Redo: ')
            self.redo()
            self.wait_one(after, sql)
        self.wait_free('Undo: ')

    def wait_free(self, name):
        """A large edit is in the document before the window is free again."""
        if self.is_narrow and name.startswith('Redo'):  # has no button there
            time.sleep(share())
            return
        wait('the button “%s”' % name, lambda: self.app.get('button', name).get_state_set()
             .contains(Atspi.StateType.SENSITIVE), 20)

    def body(self, title):
        """What is written in an item of a credential."""
        rows = self.ask('SELECT data FROM item JOIN credential ON credential.tree = item.tree '
                        'JOIN object ON digest = body JOIN object_chunk ON object = object.n '
                        'WHERE title = ? ORDER BY seq', title)
        return b''.join(row[0] for row in rows).decode()

    # The window

    def focused(self):
        """What has the keyboard."""
        return self.app.tree.focused()

    def is_on(self, name):
        """Whether the keyboard is in something called so, or inside it."""
        return self.is_in(self.focused(), name)

    def is_in(self, node, name, role=None):
        for _ in range(4):
            if node is None:
                return False
            if (node.get_name() or '').startswith(name) and role in (None, node.get_role_name()):
                return True
            node = node.get_parent()
        return False

    def wait_view(self, name):
        wait('the view ' + name, lambda: self.app.get('page tab', name, exact=True).get_state_set()
             .contains(Atspi.StateType.SELECTED), 20)
        self.app.away = {widget for view, widget in VIEWS.items() if view != name} | {'AshStartView'}

    def wait_on(self, name):
        wait('the keyboard at “%s”' % name, lambda: self.is_on(name))

    def left(self):
        """The window has been closed."""
        wait('the window to go', lambda: self.app.process.poll() is not None, 20)

    def make_narrow(self, width=360):
        """As small as the window gets; a tip may be a window too."""
        frame = self.top_nodes()[0]
        for window, _ in self.app.windows():
            xdo('windowsize', window, width, 800)
        wait('a narrow window', lambda: extents(frame).width == width)
        self.is_narrow = True

    def is_chosen(self, of, title):
        return self.app.row(of, title).get_state_set().contains(Atspi.StateType.SELECTED)

    def top_nodes(self):
        return [top for top in self.app.children(self.app.root) if top.get_role_name() == 'frame']

    def wait_window(self, *titles):
        """Waits for a dialog, or for the main window alone: keys go to what is in front."""
        seen = {}

        def look():
            seen.clear()
            for frame in self.app.children(self.app.root):
                if frame.get_role_name() == 'frame':
                    seen[frame.get_name()] = frame.get_state_set().contains(Atspi.StateType.ACTIVE)
            return any(seen.get(title) for title in titles) if titles else [*seen.values()] == [True]
        try:
            wait('the window ' + ' or '.join(titles), look, 20)
        except AssertionError as error:
            raise AssertionError('%s, but %s' % (error, seen)) from None

    def key(self, *keys):
        self.app.key(*keys)

    def write(self, text, instead=False):
        """Types where the keyboard is."""
        if instead:
            self.app.key('ctrl+a')
        self.app.type(text)

    def name_item(self, title):
        """What has just been added asks for its name."""
        self.app.get('entry', 'Title')
        self.write(title, instead=True)
        self.key('Return')
        self.app.row(OUTLINE, title)

    def chooser(self):
        """The system's file chooser, which is no frame, once it has the keyboard."""
        found = wait('the file chooser', lambda: next(
            (top for top in self.app.children(self.app.root)
             if top.get_role_name() != 'frame'), None), 20)
        time.sleep(.8)  # nothing tells when
        return found

    def open_file(self, path):
        """A whole path is typed into the system's file chooser."""
        self.chooser()
        self.app.type(str(path))
        time.sleep(.3)
        self.key('Return')

    def name_file(self, path):
        """A whole path into the system's file chooser."""
        self.app.get('label', 'Name:', timeout=20)
        time.sleep(.4)  # the chooser takes its own time until it has the keyboard
        self.app.key('ctrl+a')
        self.app.type(str(path))
        time.sleep(.3)
        self.app.key('Return')
