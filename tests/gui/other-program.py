#!/usr/bin/python3
"""Another program beside the application: other-program.py copy TYPE FILE [TYPE FILE…] holds the
clipboard until it is ended; other-program.py drag FILE shows a window to drag a file from."""
import pathlib
import sys

import gi

gi.require_version('Gtk', '4.0')
gi.require_version('Gdk', '4.0')
from gi.repository import Gdk, Gio, GLib, GObject, Gtk


def copy(window, pairs):
    contents = [Gdk.ContentProvider.new_for_bytes(
        kind, GLib.Bytes.new(pathlib.Path(file).read_bytes()))
        for kind, file in zip(pairs[::2], pairs[1::2])]
    window.get_clipboard().set_content(Gdk.ContentProvider.new_union(contents))


def drag(window, files):
    label = Gtk.Label(label='Drag me')
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    address = ''.join(Gio.File.new_for_path(file).get_uri() + '\r\n' for file in files)
    source.set_content(Gdk.ContentProvider.new_for_bytes(
        'text/uri-list', GLib.Bytes.new(address.encode())))
    label.add_controller(source)
    window.set_child(label)


def activate(app, what, words):
    window = Gtk.ApplicationWindow(application=app, title='Other program', default_width=160,
                                   default_height=120)
    (copy if what == 'copy' else drag)(window, words)
    window.present()
    if what == 'copy':
        GLib.timeout_add(300, lambda: (window.set_visible(False), print('ready', flush=True))[0])
        app.hold()
    else:
        GLib.timeout_add(300, lambda: print('ready', flush=True))


app = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
app.connect('activate', activate, sys.argv[1], sys.argv[2:])
app.run([])
