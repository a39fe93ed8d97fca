#!/usr/bin/python3
"""A small window at the corner of the screen from which files are dragged, as from a file manager:
dragger.py FILE…"""
import sys

import gi

gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gio, GLib, GObject, Gtk  # noqa: E402


def prepare(source, x, y):
    files = Gdk.FileList.new_from_array([Gio.File.new_for_path(path) for path in sys.argv[1:]])
    return Gdk.ContentProvider.new_for_value(GObject.Value(Gdk.FileList, files))


window = Gtk.Window(title='Dragger', decorated=False, default_width=90, default_height=40,
                    child=Gtk.Label(label='Files'))
source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
source.connect('prepare', prepare)
window.add_controller(source)
window.present()
loop = GLib.MainLoop()
GLib.timeout_add_seconds(120, loop.quit)
loop.run()
