"""What a screen reader is told of a running application, read over the accessibility bus.

A walk over the tree asks once for all of it (GetItems of the toolkit's cache, a tenth of a second
for two thousand nodes), where a question for each node takes seconds. The toolkit knows only what
somebody has asked for: where children are missing they are asked for first. While a walk stands at
a node, its name, role, states and description are those of that one answer; afterwards each is
asked anew.
"""
from gi.repository import Atspi, Gio, GLib

ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
PATIENCE_MS = 30000
WINDOW = 1  # coordinates from the window's corner
HOLDERS = {Atspi.Role.PANEL, Atspi.Role.FILLER}  # that may have a page that is not in sight


def bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                 None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None).unpack()
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
        Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


class States:
    def __init__(self, low, high):
        self.bits = low | high << 32

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Entry:
    """A node as one reading found it."""
    __slots__ = ('path', 'parent', 'index', 'count', 'name', 'role', 'description', 'states')

    def __init__(self, item):
        part = item.get_child_value
        self.path = part(0).get_child_value(1).get_string()
        self.parent = part(2).get_child_value(1).get_string()
        self.index = part(3).get_int32()
        self.count = part(4).get_int32()
        self.name = part(6).get_string()
        self.role = part(7).get_uint32()
        self.description = part(8).get_string()
        self.states = States(*part(9).unpack())


class Extents:
    def __init__(self, x, y, width, height):
        self.x, self.y, self.width, self.height = x, y, width, height


class Node:
    """One accessible object; asks raise GLib.Error when it has gone."""

    def __init__(self, tree, path, entry=None):
        self.tree, self.path, self.entry = tree, path, entry

    def __eq__(self, other):
        return isinstance(other, Node) and other.path == self.path

    def __hash__(self):
        return hash(self.path)

    def ask(self, interface, method, *arguments):
        return self.tree.call(self.path, interface, method, arguments)

    def property(self, name, interface=ACCESSIBLE):
        return self.ask('org.freedesktop.DBus.Properties', 'Get', ('s', interface), ('s', name))[0]

    def other(self, reference):
        _, path = reference
        return None if path.endswith('/null') else Node(self.tree, path)

    def get_name(self):
        return self.entry.name if self.entry else self.property('Name')

    def get_description(self):
        return self.entry.description if self.entry else self.property('Description')

    def get_role_name(self):
        role = self.entry.role if self.entry else self.ask(ACCESSIBLE, 'GetRole')[0]
        return Atspi.role_get_name(Atspi.Role(role))

    def get_state_set(self):
        return self.entry.states if self.entry else States(*self.ask(ACCESSIBLE, 'GetState')[0])

    def get_parent(self):
        return self.other(self.property('Parent'))

    def get_index_in_parent(self):
        return self.entry.index if self.entry else self.ask(ACCESSIBLE, 'GetIndexInParent')[0]

    def get_child_count(self):
        return self.property('ChildCount')

    def get_child_at_index(self, index):
        return self.other(self.ask(ACCESSIBLE, 'GetChildAtIndex', ('i', index))[0])

    def extents(self):
        return Extents(*self.ask('org.a11y.atspi.Component', 'GetExtents', ('u', WINDOW))[0])

    def act(self):
        """Its first action: what a screen reader's user presses."""
        self.ask('org.a11y.atspi.Action', 'DoAction', ('i', 0))

    def text(self, start=0, end=None):
        if end is None:
            end = self.property('CharacterCount', 'org.a11y.atspi.Text')
        return self.ask('org.a11y.atspi.Text', 'GetText', ('i', start), ('i', end))[0]

    def selected_text(self):
        ranges = [self.ask('org.a11y.atspi.Text', 'GetSelection', ('i', number)) for number in
                  range(self.ask('org.a11y.atspi.Text', 'GetNSelections')[0])]
        return ''.join(self.text(start, end) for start, end in ranges)

    def set_text(self, text):
        self.ask('org.a11y.atspi.EditableText', 'SetTextContents', ('s', text))


class Tree:
    """Of the application that runs as process @pid; GLib.Error while there is none."""

    def __init__(self, connection, pid):
        self.connection = connection
        self.name = self.name_of(pid)
        self.root = Node(self, ROOT)

    def name_of(self, pid):
        self.name = 'org.a11y.atspi.Registry'
        for name, _ in self.call(ROOT, ACCESSIBLE, 'GetChildren')[0]:
            self.name = 'org.freedesktop.DBus'
            owner, = self.call('/org/freedesktop/DBus', self.name, 'GetConnectionUnixProcessID',
                               [('s', name)])
            if owner == pid:
                return name
        raise GLib.Error('process %d is not on the accessibility bus' % pid)

    def call(self, path, interface, method, arguments=()):
        return self.answer(path, interface, method, arguments).unpack()

    def answer(self, path, interface, method, arguments=()):
        packed = GLib.Variant.new_tuple(*(GLib.Variant(*each) for each in arguments))
        return self.connection.call_sync(self.name, path, interface, method, packed, None,
                                         Gio.DBusCallFlags.NONE, PATIENCE_MS, None)

    def read(self):
        """{path: Entry} and {path: [Entry, …] of its children in order}, of all that is presented."""
        for _ in range(5):
            entries, children = self.read_known()
            held = self.children_of([ROOT] + [path for path, entry in entries.items() if
                                              entry.count > 0 and entry.role in HOLDERS or
                                              entry.count != len(children.get(path, ()))])
            for path, below in held.items():
                children[path] = [entries[child] for child in below if child in entries]
            unknown = {child for below in held.values() for child in below} - entries.keys()
            if not unknown:
                break
            while unknown:
                below = self.children_of(unknown).values()
                unknown = {child for each in below for child in each} - entries.keys()
        return entries, children

    def children_of(self, paths):
        """{path: paths of its children} of those that are still there; one question after the other,
        without waiting for the answers in between."""
        found, context = {}, GLib.MainContext.default()
        waiting = set(paths)

        def answered(connection, result, path):
            waiting.discard(path)
            try:
                answer = connection.call_finish(result)
                found[path] = [child for _, child in answer.unpack()[0]]
            except GLib.Error:
                pass  # it has gone

        for path in list(waiting):
            self.connection.call(self.name, path, ACCESSIBLE, 'GetChildren', None, None,
                                 Gio.DBusCallFlags.NONE, PATIENCE_MS, None, answered, path)
        while waiting:
            context.iteration(True)
        return found

    def read_known(self):
        """The same of what the toolkit knows, and with what has been hidden or taken out."""
        items = self.answer('/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
        items = items.get_child_value(0)
        entries, children = {}, {}
        for number in range(items.n_children()):
            entry = Entry(items.get_child_value(number))
            entries[entry.path] = entry
            if entry.states.contains(Atspi.StateType.VISIBLE):
                children.setdefault(entry.parent, []).append(entry)
        for each in children.values():
            each.sort(key=lambda entry: entry.index)
        return entries, children

    def focused(self):
        """What has the keyboard: each window remembers its own, the one in front counts. The text
        inside an entry is a child of nobody, and said to be focused all the same."""
        entries, _ = self.read_known()
        for entry in entries.values():
            if entry.states.contains(Atspi.StateType.FOCUSED):
                window = entry
                while window.parent != ROOT and window.parent in entries:
                    window = entries[window.parent]
                if window.states.contains(Atspi.StateType.ACTIVE):
                    return Node(self, entry.path)
        return None

    def visit(self, entry):
        node = Node(self, entry.path, entry)
        try:
            yield node
        finally:
            node.entry = None

    def children(self, of):
        for entry in self.read()[1].get(of.path, ()):
            yield from self.visit(entry)

    def walk(self, root, is_passed_over=lambda entry: False):
        """Every node at and below @root, parents before their children."""
        entries, children = self.read()
        stack = [entries[root.path]] if root.path in entries else []
        while stack:
            entry = stack.pop()
            if not is_passed_over(entry):
                yield from self.visit(entry)
                stack.extend(reversed(children.get(entry.path, ())))
