"""The popover of the evidence in Design, for the two hands."""
import re
import time

from gui import Atspi, extents, wait, xdo
from hands import Keys, Mouse

DOES, KIND = 'What learners do', 'Kind of evidence'
# The entries of a row, in the order of the keyboard, after its last button
FIELDS = (r'Weight of (.+), in percent', r'Pass mark of (.+), in percent', r'Attempts of (.+)',
          r'Time(?: limit)? of (.+), in minutes', r'How (.+) is kept honest')


class PanelMouse(Mouse):
    def panel(self):
        self.button('Evidence', exact=True)
        self.app.get('entry', DOES)

    def leave(self):
        """One click beside it."""
        self.app.click(self.app.get('label', 'Outcomes and evidence', exact=True))
        wait('the panel to close', lambda: not self.app.find('entry', DOES), 5)

    def rolled(self, role, name):
        """The wheel, until it stands inside the popover."""
        node = self.app.get(role, name, exact=True)
        x, y, width, height = max(self.popovers(), key=lambda place: place[3])
        for _ in range(40):
            place = extents(node)
            if 8 < place.y and place.y + place.height < height - 8:
                break
            xdo('mousemove', x + width // 2, y + height // 2, 'click', 4 if place.y <= 8 else 5)
            time.sleep(.1)
        return node

    def press(self, name):
        self.click(self.rolled('button', name))

    def unfold(self, name):
        self.press(name)

    def fill(self, name, text, role='entry'):
        self.click(self.rolled(role, name), .3)
        self.write(text, instead=True)
        self.key(*['Tab'] if text else ['BackSpace', 'Tab'])


class PanelKeys(Keys):
    def panel(self):
        self.tab_to('Evidence', role='push button')
        self.key('space')
        self.app.get('entry', DOES)

    def leave(self):
        self.key('Escape')
        self.app.gone('entry', DOES)

    def press(self, name):
        self.tab_to(name, role='push button')
        self.key('space')

    def unfold(self, name):
        self.tab_to(name)
        self.key('space')

    def fill(self, name, text, role='entry'):
        """Nobody is told of the keyboard in an entry: Tab goes on from what stands before it."""
        if role == 'entry':
            before, tabs = before_entry(name)
            self.tab_to(before)
            self.key(*['Tab'] * tabs)
            time.sleep(.3)
        else:
            self.tab_to(name, role=role)
        self.write(text, instead=True)
        self.key(*['Tab'] if text else ['BackSpace', 'Tab'])


def before_entry(name):
    """What can be told before it, and how many steps it is from there."""
    if name == DOES:
        return KIND, 1
    return next(('Delete evidence ' + said[1], number) for number, field in enumerate(FIELDS, 1)
                if (said := re.fullmatch(field, name)))


def is_refused(app, name):
    marks = (Atspi.StateType.INVALID, Atspi.StateType.INVALID_ENTRY)  # as the toolkit's version has it
    return any(node.get_name() == name and node.get_state_set().contains(mark)
               for node in app.nodes() for mark in marks)


def closed(she, deed, *undone):
    """A change in the popover that is open, undone and redone when it is closed."""
    deed()
    she.leave()
    she.undone(*undone)


def changed(she, deed, *undone):
    she.panel()
    closed(she, deed, *undone)
