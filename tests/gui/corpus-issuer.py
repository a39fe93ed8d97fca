#!/usr/bin/python3
"""Who issues the badge of a credential made of a real course, and what platforms keep of its words, once with
a mouse alone and once with a keyboard alone. Each step is undone once and done again."""
import re
import time

from evidence import is_refused
from gui import is_shown, run, wait, wait_seen
from hands import Keys, Mouse
from walk import SHORT, walked

WEEK = SHORT.week + '/'
TITLE = 'Reading sources'
PLAN = {'credentials': [{
    'title': TITLE, 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': 'Compare two sources'}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]}],
    'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task,
                     'outcomes': ['O1']}]}]}
ISSUER, DOES = 'Issued by', 'Description'
UNIVERSITY, ADDRESS, MAIL = 'Northfield University', 'https://northfield.example/badges', 'badges@northfield.example'
OF_ISSUER = 'SELECT max(%s) FROM party'
OF_BADGE = 'SELECT max(%s) FROM badge'
HAS_LOGO = 'SELECT count(logo) FROM party'
NAMED = 'Name on the badge'
ASKED = ('Name', 'Web address', 'E-mail')  # of the issuer, in the order of the keyboard
LOGO = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#246" '
        'd="M0 0h9v9H0z"/>%s</svg>')
LONG_NAME, LONG_TEXT = ' '.join(['Reader of sources'] * 15), ' '.join(['Long words.'] * 42)


class Pointing(Mouse):
    def open_issuer(self):
        self.click(self.reach('row', ISSUER, exact=True))
        self.app.get('entry', 'Web address')

    def fill(self, name, text):
        self.enter(name, text)

    def write_text(self, text):
        self.enter(DOES, text, role='text')

    def press(self, name):
        self.click(self.reach('button', name, exact=True))

    def press_logo(self):
        self.click(self.in_row('Choose a file…'))

    def in_row(self, name):
        """Of the two buttons of that name, that of the logo."""
        row = self.reach('row', 'Logo')
        return self.app.get('button', name, exact=True, root=row)


class Typing(Keys):
    has_pages = False

    def open_issuer(self):
        self.tab_to(ISSUER, role='list item')
        self.key('Return')
        self.app.get('entry', 'Web address')

    def fill(self, name, text):
        """Nobody is told when the entry of a form's row has the keyboard: it is counted from what
        stands before it, or after it."""
        if name == NAMED:
            self.tab_to(DOES, back=True, role='text')
            self.key('shift+Tab')
        else:
            self.tab_to(ISSUER, back=True, role='list item')
            self.key(*['Tab'] * (ASKED.index(name) + 1))
        time.sleep(.3)
        self.write(text, instead=True)
        self.key('Tab')

    def write_text(self, text):
        self.tab_to(DOES, back=True, role='text')
        self.write(text, instead=True)
        self.key('Tab')

    def press(self, name):
        self.button(name)

    def press_logo(self):
        """Of the two buttons of that name, the one below the issuer."""
        self.tab_to(ISSUER, back=True, role='list item')
        self.button('Choose a file…')


def form_says(she, words):
    """What stands beside the title of the form."""
    def look():
        return [node.get_name() for node in she.app.nodes() if node.get_role_name() == 'label' and
                re.match('Still needed|Everything a|The (name|description) has', node.get_name() or '')
                and is_shown(node)]
    wait_seen('the form to say ' + words, look, lambda seen: seen == [words], 20)


def issuer(she):
    """Each of what is asked; what it lacks is said until it is there."""
    app = she.app
    form_says(she, 'Still needed: who issues it, a description')
    she.open_issuer()
    she.fill('Name', UNIVERSITY)
    she.undone(OF_ISSUER % 'name', None, UNIVERSITY)
    form_says(she, 'Still needed: a description')
    read = [node for node in app.nodes() if node.get_name() == UNIVERSITY and is_shown(node) and
            node.get_role_name() == 'label']
    assert len(read) >= 2, len(read)  # below “Issued by”, and in what an employer reads
    # As people type it; what is no address is refused where it stands.
    she.fill('Web address', 'none')
    wait('it to be refused', lambda: is_refused(app, 'Web address'))
    assert she.ask(OF_ISSUER % 'url') == [(None,)]
    she.fill('Web address', ADDRESS.replace('https://', ''))
    she.undone(OF_ISSUER % 'url', None, ADDRESS)
    wait('the whole address', lambda: app.text(app.get('entry', 'Web address')) == ADDRESS)
    she.fill('E-mail', MAIL)
    she.undone(OF_ISSUER % 'email', None, MAIL)
    assert she.ask('SELECT name, url, email, country, logo FROM party') == [
        (UNIVERSITY, ADDRESS, MAIL, None, None)]


def logo(she):
    """One that could do something is refused, with the reason; another is taken, and taken away."""
    app = she.app
    good, bad = she.folder / 'good.svg', she.folder / 'bad.svg'
    good.write_text(LOGO % '')
    bad.write_text(LOGO % '<script>1</script>')
    for path in (bad, good):
        she.press_logo()
        she.chooser()
        app.type(str(path))
        time.sleep(.4)
        she.key('Return')
        if path == bad:
            app.get('label', 'This logo cannot be used', timeout=20)
            she.key('Return')
            app.gone('label', 'This logo cannot be used')
            she.wait_window()
    she.undone(HAS_LOGO, 0, 1)
    she.press('Take the logo away')
    she.undone(HAS_LOGO, 1, 0)
    she.undo()
    she.wait_one(1, HAS_LOGO)
    app.get('button', 'Take the logo away')


def platforms(she):
    """More than they keep is counted and said, and stored all the same."""
    app = she.app
    she.open_issuer()
    she.fill('Name', UNIVERSITY)
    she.wait_one(UNIVERSITY, OF_ISSUER % 'name')
    she.fill(NAMED, LONG_NAME)
    app.get('label', '%d of 255 (Moodle)' % len(LONG_NAME), exact=True)
    form_says(she, 'Still needed: a description\nThe name has %d characters; Moodle keeps 255.'
              % len(LONG_NAME))
    she.undone(OF_BADGE % 'name', None, LONG_NAME)
    she.undo()
    she.wait_one(None, OF_BADGE % 'name')
    she.write_text(LONG_TEXT)
    form_says(she, 'The description has %d characters; Credly is said to keep 500.'
              % len(LONG_TEXT))
    she.undone(OF_BADGE % 'text', None, LONG_TEXT)
    she.write_text('Compares what two sources say.')
    she.undone(OF_BADGE % 'text', LONG_TEXT, 'Compares what two sources say.')
    form_says(she, 'Everything a badge needs is here')


def walk(hand, *steps):
    return walked(hand, 'Badges', SHORT, PLAN, *steps)


def issuer_by_mouse():
    return walk(Pointing, issuer, logo)


def platforms_by_mouse():
    return walk(Pointing, platforms)


def issuer_by_keyboard():
    return walk(Typing, issuer, logo)


def platforms_by_keyboard():
    return walk(Typing, platforms)


run(issuer_by_mouse, platforms_by_mouse, issuer_by_keyboard, platforms_by_keyboard)
