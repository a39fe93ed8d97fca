#!/usr/bin/python3
"""Everything that can be acted on has a name of its own, in each view, editor, window, menu and popover,
as a screen reader is told it: none is empty, a type of the toolkit, an icon's, or said twice."""
import pathlib
import re
import sys
import tempfile
import time

from gui import App, Atspi, GLib, is_shown, run, wait
from hands import Mouse
from long_work import export_to, large_course
from walk import OUTLINE, SHORT, VIEWS

# What only holds others, and the page itself, which names itself as pages do
SILENT = {'panel', 'filler', 'scroll pane', 'viewport', 'document web', 'redundant object',
          'split pane', 'application', 'internal frame', 'label', 'icon', 'image', 'section',
          'paragraph', 'heading'}
# What is named whether or not the keyboard stands on it
NAMED = {'push button', 'button', 'toggle button', 'check box', 'radio button', 'switch', 'text',
         'entry', 'spin button', 'combo box', 'slider', 'list item', 'table cell', 'table row',
         'menu item', 'page tab', 'link', 'frame', 'dialog', 'alert'}
TYPE = re.compile('^(Gtk|Adw|Ash|WebKit)[A-Z]')
ICON = re.compile('^[a-z0-9]+(-[a-z0-9]+)*-symbolic$')
LANE = 'Visualising Data'


def is_named(name):
    half = len(name) // 2
    is_twice = half > 2 and name[:half] == name[half + 1:]
    return bool(name.strip()) and not TYPE.match(name) and not ICON.match(name) and not is_twice


def place(node):
    names = []
    while node is not None and node.get_role_name() != 'application' and len(names) < 6:
        names.append('%s “%s”' % (node.get_role_name(), node.get_name() or ''))
        node = node.get_parent()
    return ' in '.join(names)


def is_inner(node):
    """The button and the text inside something that is named itself: nobody is told of them."""
    parent = node.get_parent()
    return parent is not None and parent.get_role_name() in (
        'push button', 'combo box', 'spin button', 'text', 'entry') and \
        is_named(parent.get_name() or '')


def nameless(app):
    found = set()
    for node in app.nodes():
        try:
            role = node.get_role_name()
            if role in SILENT or is_named(node.get_name() or '') or not is_shown(node):
                continue
            is_reached = node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
            if is_reached or (role in NAMED and not is_inner(node)):
                found.add(place(node))
        except GLib.Error:
            pass  # it went while it was looked at
    return found


class Look:
    """Collects, so that one run names all."""

    def __init__(self, app):
        self.app, self.found, self.seen = app, {}, 0

    def at(self, where):
        time.sleep(.7)  # what opens has come
        for line in nameless(self.app):
            self.found.setdefault(line, where)
        self.seen += 1

    def opened(self, where, *keys):
        """What has been opened, and is closed again."""
        if keys:
            self.app.key(*keys)
        self.at(where)
        self.app.key('Escape')
        time.sleep(.4)

    def window(self, she, title, *keys):
        """A window of its own, which is in front by then."""
        if keys:
            self.app.key(*keys)
        she.wait_window(title)
        self.opened(title)
        she.wait_window()

    def done(self, least):
        assert self.seen >= least, self.seen
        for line, where in self.found.items():
            sys.stderr.write('nameless: %s: %s\n' % (where, line))
        assert not self.found, '%d without a name' % len(self.found)


def menu_buttons(app):
    """Of what is in sight, each once: in one stands the button that the keyboard gets."""
    found = {}
    for node in app.nodes():
        if node.get_role_name() in ('push button', 'toggle button') and is_shown(node) and \
                node.get_parent().get_role_name() in ('push button', 'combo box') and \
                node.get_state_set().contains(Atspi.StateType.SENSITIVE):
            found.setdefault(node.get_name(), node)
    return list(found.items())


def views_and_their_menus():
    with App() as app:
        look = Look(app)
        look.at('Start')
        app.open_sample()
        she = Mouse(app)
        for view in VIEWS:
            she.view(view)
            look.at(view)
            for name, button in menu_buttons(app):
                button.act()
                look.opened('%s, %s' % (view, name))
        look.done(40)


def add_question_of(she, kind):
    dict(menu_buttons(she.app))['Add question'].act()
    she.app.press(kind, 'menu item')


def editors_of_build():
    with App() as app:
        app.open_sample()
        she, look = Mouse(app), Look(app)
        app.click(app.row('Data Literacy Foundations', 'What data is'))
        she.view('Build')
        for title in ('What data is', 'Introduce your dataset', 'Sampling notes',
                      'Clean a messy table', 'Warm-up quiz'):
            she.choose(OUTLINE, title)
            look.at(title)
        for number in range(len(app.rows('Questions'))):
            she.question(number + 1)
            look.at('Question %d' % (number + 1))
        for kind in KINDS:
            add_question_of(she, kind)
            look.at(kind)
        for name in ('Settings', 'Type or paste many…'):
            she.button(name)
            look.opened(name)
        add_question_of(she, 'Take or draw from a pool…')
        look.opened('Pools')
        she.choose(OUTLINE, 'Clean a messy table')
        she.button('Rubric')
        look.at('Rubric')
        she.choose(OUTLINE, 'What counts as data')
        app.get('label', ' words', timeout=40)
        for name in ('Link', 'Picture'):
            she.into_page(app.get('list', OUTLINE, exact=True))
            app.press(name)
            look.opened(name)
        she.html()
        look.at('HTML')
        she.menu(OUTLINE, 'What counts as data', 'Compare with the course…')
        look.opened('Compare')
        she.wait_window()
        she.menu(OUTLINE, 'What counts as data', 'Split at headings…')
        look.opened('Split')
        she.wait_window()
        she.choose(OUTLINE, 'What counts as data')
        look.window(she, 'Move to', 'ctrl+m')
        she.add_item('Link', 'Further on')
        look.at('Link, an item')
        look.done(24)


RATES = 'How minutes are estimated'
# As the menu of a quiz calls them
KINDS = ('One right answer', 'Several right answers', 'True or false', 'Short answer',
         'Answer contains words', 'Open answer')


def windows():
    with App() as app:
        app.open_sample()
        she, look = Mouse(app), Look(app)
        for where, key in (('Commands', 'ctrl+k'), ('Search', 'ctrl+f'), ('Preferences', 'ctrl+comma'),
                           ('Keys', 'ctrl+question')):
            look.opened(where, key)
            she.wait_window()
        app.key('ctrl+h')
        app.get('label', 'In titles, pages, questions and feedback')
        app.type('baseline')
        app.get('button', 'Delete in')
        look.opened('Replace')
        she.wait_window()
        she.click(app.get('list', 'Your course', exact=True), fy=.9)
        look.window(she, 'Use in', 'Down', 'ctrl+m')
        look.opened('Break into modules', 'ctrl+shift+m')
        she.wait_window()
        app.key('ctrl+k')
        app.get('entry', 'Command or place')
        app.type('about')
        app.key('Return')
        look.opened('About')
        she.wait_window()
        app.key('ctrl+k')
        app.get('entry', 'Command or place')
        app.type('minutes are est')
        app.get('label', RATES)
        app.key('Return')
        app.get('spin button', 'Reading, words a minute')
        look.opened(RATES)
        she.wait_window()
        look.done(9)


def windows_of_a_credential():
    with App() as app:
        app.open_sample()
        she, look = Mouse(app), Look(app)
        app.click(app.row(LANE, 'Broken axes'))
        app.key('ctrl+alt+m')
        app.get('button', 'Comment', exact=True)
        app.type('Is this so?')
        app.key('ctrl+Return')
        app.gone('button', 'Comment')
        look.opened('Comments', 'ctrl+alt+c')
        she.wait_window()
        app.key('ctrl+alt+v')
        app.press('Keep a version…')
        app.get('button', 'Keep', exact=True)
        look.at('Keep a version')
        app.type('Draft')
        app.key('ctrl+Return')
        app.get('button', 'Compare: Draft')
        look.at('Versions')
        app.press('Record a decision…')
        app.get('button', 'Record', exact=True)
        look.opened('Decision')
        she.wait_window('Versions and decisions')
        app.press('Compare: Draft')
        app.get('label', 'Nothing differs', timeout=20)
        look.opened('Compare versions')
        she.wait_window('Versions and decisions')
        app.key('Escape')
        she.wait_window()
        for where, key in (('Specification', 'ctrl+p'), ('Map', 'ctrl+shift+p')):
            app.key(key)
            app.get('button', 'Print…', timeout=40)
            look.opened(where)
            she.wait_window()
        look.opened('Frameworks, none', 'ctrl+shift+k')
        she.wait_window()
        table = app.home / 'skills.csv'
        table.write_text('code,skill,uri\nD1,present data clearly,https://f.example/D1\n')
        app.key('ctrl+2')
        she.wait_view('Design')
        she.group('Skills and employers')
        app.key('ctrl+shift+k')
        app.press('Bring in…')
        app.get('label', 'Frameworks (CASE, CSV)', timeout=20)
        time.sleep(.8)
        app.type(str(table))
        time.sleep(.3)
        app.key('Return')
        app.get('label', '1 statement', timeout=20)
        look.at('Frameworks')
        app.type('D1')
        time.sleep(.5)
        app.key('Return')
        app.key('Escape')
        she.wait_window()
        app.click(app.get('label', 'present data clearly', exact=True, timeout=20))
        app.press('Add confirmation')
        app.get('label', 'Organisation', exact=True)
        look.opened('Skill')
        she.wait_window()
        look.done(9)


def design_badges_package_and_preview():
    with App() as app:
        app.open_sample()
        she, look = Mouse(app), Look(app)
        app.click(app.row(LANE, 'Broken axes'))
        she.view('Design')
        for group in ('Purpose', 'Audience and entry', 'Level and credit', 'Delivery and time',
                      'Skills and employers', 'Recognition and quality'):
            she.group(group)
            look.at(group)
        she.button('Add evidence', exact=True)
        look.opened('Evidence')
        she.button('List', exact=True)
        look.at('Outcomes as a list')
        she.view('Badges')
        she.button('Add a pathway')
        look.at('Pathway')
        she.view('Package')
        she.button('Compare all systems', timeout=40)
        look.opened('All systems')
        she.wait_window()
        she.click(app.get('button', 'Checks:'))
        look.opened('Checks')
        app.key('F5')
        app.get('label', 'It cannot reach the network', timeout=40)
        look.at('Preview')
        look.done(12)


def adjustments_and_reasons():
    with App() as app:
        app.open_sample()
        she, look = Mouse(app), Look(app)
        app.key('ctrl+shift+m')
        app.get('button', 'Use 5 modules')
        look.at('Propose')
        app.press('“Start here” goes into')
        look.opened('Where a module goes')
        app.key('Escape')
        app.gone('list', 'Proposed modules')
        app.click(app.row(LANE, 'Broken axes'))
        app.key('F2')
        app.get('entry', 'Title')
        look.opened('Rename')
        app.click(app.row(LANE, 'Broken axes'))
        she.view('Design')
        she.button('Dismiss…', timeout=40)
        app.get('entry', 'Reason')
        look.opened('Reason')
        she.wait_window()
        she.view('Badges')
        app.click(app.get('label', 'What was done to earn it', exact=True, timeout=20))
        app.press('Write your own words')
        look.opened('Criteria')
        she.wait_window()
        look.done(5)


def what_was_exported():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        app.open_sample()
        she, look = Mouse(app), Look(app)
        app.click(app.row(LANE, 'Broken axes'))
        she.view('Package')
        she.button('Export anyway…', timeout=60)
        she.name_file(pathlib.Path(folder) / 'out.imscc')
        app.get('label', 'is ready', timeout=60)
        look.opened('Export, done')
        she.wait_window()
        app.press('History')
        look.opened('History')
        she.wait_window()
        look.done(2)


def what_a_package_holds():
    if not SHORT.package.exists():
        return 'no corpus'
    with App(SHORT.package) as app:
        look = Look(app)
        app.get('button', 'Bring it in', timeout=60)
        look.at('Review')
        she = Mouse(app)
        she.bring_in()
        she.use_week(SHORT.week)
        she.view('Design')
        app.get('label', 'What will learners be able to do?', timeout=60)
        look.at('No outcomes yet')
        look.done(2)
    return None


def phrases_and_running_work():
    with App() as app:
        app.open_sample()
        she, look = Mouse(app), Look(app)
        app.drag(app.row('Your course', 'Start here'), app.row(LANE, 'Broken axes'))
        wait('it is used', lambda: 'Welcome to Working with Data' in app.titles(LANE))
        look.window(she, 'Tied to the old course', 'ctrl+alt+o')
        look.done(1)
    with tempfile.TemporaryDirectory() as name, App(large_course(pathlib.Path(name))) as app:
        look = Look(app)
        app.bring_in()
        app.press('Use the whole course')
        app.get('button', 'More for ', timeout=30)
        export_to(app, pathlib.Path(name) / 'out.imscc')
        app.click(app.get('button', 'Running work: 1'))
        app.get('button', 'Stop')
        look.at('Running work')
        look.done(1)


run(views_and_their_menus, editors_of_build, windows, windows_of_a_credential,
    design_badges_package_and_preview, adjustments_and_reasons, what_was_exported,
    what_a_package_holds, phrases_and_running_work)
