"""The two hands in the window of frameworks, and what the document is asked of them."""
import time

from gui import SHARED, wait
from hands import Keys, Mouse

BADGES = SHARED / 'schemas' / 'badges'
FRAMEWORKS = 'SELECT count(*) FROM framework WHERE listing IS NOT NULL'
USED = ("SELECT count(*) FROM credential_statement AS use JOIN statement ON statement.id = "
        "use.statement WHERE kind = '%s'")
SKILLS = USED % 'skill'
SHOWN = "SELECT count(*) FROM alignment WHERE subject_kind = 'statement'"


class Pointing(Mouse):
    def frameworks(self):
        self.group('Skills and employers')
        self.button('Browse frameworks', exact=True)
        self.wait_window('Frameworks')

    def unfold(self, text):
        """The arrow before it."""
        self.click(self.app.get('list item', text, exact=True), .03)

    def choose_statement(self, text):
        self.click(self.app.get('list item', text))

    def search(self, words):
        self.click(self.app.get('entry', 'Search statements'))
        self.write(words, instead=True)

    def align(self, outcome):
        self.button('Align with…', exact=True)
        self.click(self.app.get('menu item', outcome))

    def type_skill(self, words, text):
        self.click(self.reach('entry', 'Add a skill', exact=True), .3)
        self.write(words)
        self.click(self.app.get('list item', text, exact=True))

    def delete_skill(self, name):
        self.click(self.reach('button', 'Delete skill ' + name, exact=True))


class Typing(Keys):
    def frameworks(self):
        self.group('Skills and employers')
        self.key('ctrl+shift+k')
        self.wait_window('Frameworks')

    def close_message(self):
        self.key('Return')

    def choose_framework(self, title):
        self.pick('Framework', title)

    def unfold(self, text):
        self.to_statement(text)
        self.key('shift+Right')

    def to_statement(self, text):
        self.tab_to('Statements', role='list')
        for _ in range(20):
            if self.is_on(text):
                break
            self.key('Down')
            time.sleep(.1)
        self.wait_on(text)

    def choose_statement(self, text):
        self.to_statement(text)

    def search(self, words):
        self.tab_to('Search statements')
        self.write(words, instead=True)

    def align(self, outcome):
        self.tab_to('Align with…')
        self.key('space')
        self.down_to(outcome)

    def look_for(self, code):
        self.tab_to(code + ', ')
        self.key('Home', 'shift+F10')
        self.down_to('Align with a framework…')

    def take(self, name):
        """Enter does what the first button says."""
        assert self.app.get('button', name, exact=True)
        self.key('Return')

    def add_as(self, way):
        self.tab_to('Add in another way')
        self.key('space')
        self.down_to(way)

    def type_skill(self, words, text):
        """Nobody is told when the entry of a form's row has the keyboard: its button comes next."""
        self.tab_to('Browse frameworks')
        self.key('shift+Tab')
        time.sleep(.3)
        self.write(words)
        self.app.get('list item', text, exact=True)
        self.key('Down', 'Return')

    def delete_skill(self, name):
        self.button('Delete skill ' + name)


def bring_in(she, path, n, button='Bring in…'):
    """A file by the window's own button; it has so many statements."""
    she.button(button, exact=True)
    she.open_file(path)
    she.wait_window('Frameworks')
    she.app.get('label', '%d statement' % n, timeout=30)


def stands_alone(she, title):
    """What the search has left, in the words of the list."""
    she.app.get('label', '1 statement', exact=True)
    wait('“%s”' % title, lambda: she.app.find('label', title, exact=True))


class SkillKeys(Keys):
    """Where skills are written in a line of their own, beside the button that browses frameworks."""

    def add_skill(self, text):
        """Nobody is told when the entry of a form's row has the keyboard: its button comes next."""
        self.tab_to('Browse frameworks')
        self.key('shift+Tab')
        time.sleep(.3)
        self.write(text)
        self.key('Return')
