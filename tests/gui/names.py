#!/usr/bin/python3
"""Everything that the keyboard can stand on has a name of its own, in each view, menu and popover,
as a screen reader is told it: none is empty, a type of the toolkit, or said twice."""
import re
import time

from gui import App, Atspi, GLib, is_shown, run
from walk import VIEWS, Mouse

# What only holds others, and the page itself, which names itself as pages do
SILENT = {'panel', 'filler', 'scroll pane', 'viewport', 'document web', 'redundant object',
          'split pane', 'application', 'internal frame', 'label', 'icon', 'image', 'section',
          'paragraph', 'heading'}
TYPE = re.compile('^(Gtk|Adw|Ash|WebKit)[A-Z]')


def is_named(name):
    half = len(name) // 2
    is_twice = half > 2 and name[:half] == name[half + 1:]
    return bool(name.strip()) and not TYPE.match(name) and not is_twice


def place(node):
    names = []
    while node is not None and node.get_role_name() != 'application' and len(names) < 6:
        names.append('%s “%s”' % (node.get_role_name(), node.get_name() or ''))
        node = node.get_parent()
    return ' in '.join(names)


def nameless(app):
    found = set()
    for node in app.nodes():
        try:
            if node.get_role_name() in SILENT or is_named(node.get_name() or ''):
                continue
            states = node.get_state_set()
            if states.contains(Atspi.StateType.FOCUSABLE) and is_shown(node):
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

    def done(self, least):
        assert self.seen >= least, self.seen
        assert not self.found, '\n' + '\n'.join(
            '%s: %s' % (where, line) for line, where in self.found.items())


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


run(views_and_their_menus)
