#!/usr/bin/python3
"""The badge of a credential made of a real course, once with a mouse alone and once with a keyboard alone:
words of one's own from which the design departs, what changed, and both ways out; how long it is valid, and
skills added one after the other. Each step is undone once and done again."""
import time

from gui import extents, is_shown, run, wait, wait_seen, xdo
from hands import Keys, Mouse
from walk import SHORT, walked

WEEK = SHORT.week + '/'
SECOND, TASK = 'Name who made a source', 'Comparison'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': 'Compare two sources'}, {'key': 'O2', 'text': SECOND}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]}],
    'assessments': [{'key': 'A', 'title': TASK, 'item': WEEK + SHORT.task, 'outcomes': ['O1']}]}]}
CRITERIA = 'What was done to earn it'
OWN = ' She did it by hand.'
IS_OWN = 'SELECT count(*) FROM badge WHERE criteria_override IS NOT NULL'
SAYS_OWN = "SELECT coalesce(max(instr(criteria_override, '%s') > 0), 0) FROM badge" % OWN.strip()
WRITTEN_FROM = 'SELECT generated_digest FROM badge'
VALID, MONTHS = 'Valid for', 'SELECT max(valid_months) FROM badge'
SKILLS = ("SELECT count(*) FROM credential_statement AS use JOIN statement ON statement.id = "
          "use.statement WHERE kind = 'skill'")
SHOWN_BY = "SELECT count(*) FROM alignment WHERE subject_kind = 'assessment'"


class Pointing(Mouse):
    def open_criteria(self):
        self.click(self.reach('row', CRITERIA))

    def press(self, name):
        """At the end of a long window, which the wheel goes to at its edge."""
        window = self.dialog()
        place, (x, y) = extents(window), self.app.origin(window)
        xdo('mousemove', int(x + place.width - 9), int(y + place.height / 2),
            'click', '--repeat', 20, '--delay', 20, 5)
        self.button(name)

    def mark(self, cell):
        self.button(cell)

    def select(self, word):
        self.click(self.reach('combo box', VALID, exact=True))
        self.click(self.app.get('label', word, exact=True, root=self.app.get('list', VALID)))

    def open_skills(self):
        self.click(self.reach('row', 'Skills', exact=True))

    def add_skill(self, text):
        self.click(self.reach('entry', 'Add a skill', exact=True), .3)
        self.write(text)
        self.key('Return')


class Typing(Keys):
    has_pages = False

    def open_criteria(self):
        self.tab_to(CRITERIA)
        self.key('Return')

    def press(self, name):
        self.button(name)

    def mark(self, cell):
        self.tab_to(cell)
        self.key('space')

    def select(self, word):
        self.pick(VALID, word)

    def open_skills(self):
        self.tab_to('Skills', role='list item')
        self.key('Return')

    def add_skill(self, text):
        """Nobody is told when the entry of a form's row has the keyboard: it comes after the title."""
        self.tab_to('Skills', back=True, role='list item')
        self.key('Tab')
        time.sleep(.3)
        self.write(text)
        self.key('Return')


def chip(she, says):
    """In the form, which tells of it; the window above it stays shut."""
    def look():
        return next((node for node in she.app.nodes() if node.get_name() == says and
                     node.get_role_name() == 'label' and is_shown(node)), None)
    wait('the badge to say “%s”' % says, look, 20)


def lines(she, root):
    return [node.get_name() or '' for node in she.app.nodes(root)
            if node.get_role_name() == 'label' and is_shown(node)]


def in_criteria(she):
    she.open_criteria()
    she.wait_window(CRITERIA)


def leave_criteria(she):
    she.close_window()
    she.wait_window()


def words_of_her_own(she):
    app = she.app
    chip(she, 'Up to date')
    in_criteria(she)
    app.get('label', 'It follows every change of them.')
    she.press('Write your own words')
    she.wait_one(1, IS_OWN)
    she.wait_on('Your words')
    app.get('label', 'You are told when')
    she.key('ctrl+End')
    she.write(OWN)
    she.wait_one(1, SAYS_OWN)  # before that, Escape takes back what was typed
    leave_criteria(she)
    she.undone(SAYS_OWN, 0, 1)
    chip(she, 'In your own words')
    chip(she, 'Up to date')


def the_design_changes(she):
    """Another outcome is shown by the evidence: the badge tells, also of the way back."""
    app = she.app
    she.view('Design')
    she.mark('O2, %s, ' % TASK)
    she.undone(SHOWN_BY, 1, 2)
    she.view('Badges')
    chip(she, 'Design changed')
    assert not app.find('label', 'Up to date', exact=True)
    she.undo()
    chip(she, 'Up to date')
    she.redo()
    chip(she, 'Design changed')
    in_criteria(she)
    app.get('label', 'have changed since you wrote this.')
    app.get('label', 'What changed', exact=True)
    said = lines(she, she.top_nodes()[-1])
    assert 'New: ' + SECOND in said and not any(line.startswith('No longer') for line in said), said


def keep_or_take(she):
    """Kept, the words are of this design; taken anew, they follow it."""
    app = she.app
    written, = she.ask(WRITTEN_FROM)[0]
    she.press('Keep your words')
    app.gone('button', 'Keep your words')
    app.gone('label', 'What changed')
    she.wait_on('Your words')
    leave_criteria(she)
    chip(she, 'Up to date')
    kept, = she.ask(WRITTEN_FROM)[0]
    assert kept != written, kept
    she.undone(WRITTEN_FROM, written, kept)
    she.undo()
    chip(she, 'Design changed')
    in_criteria(she)
    she.press('Use the design’s words')
    she.wait_on('Write your own words')
    leave_criteria(she)
    she.undone(IS_OWN, 1, 0)
    chip(she, 'Up to date')
    app.get('label', 'Written from 2 outcomes')


def is_valid_for(she, words):
    """In the form, and in what an employer reads, who is told of an end alone."""
    combo = she.app.get('combo box', VALID, exact=True)
    wait_seen('the form to say ' + words, lambda: lines(she, combo), lambda said: words in said)
    end = [] if words == 'No end date' else ['valid for ' + words]
    wait_seen('the employer to be told', lambda: [
        fact for line in lines(she, she.top_nodes()[0]) for fact in line.split(' · ')
        if fact.startswith('valid for')], lambda said: said == end)


def validity(she):
    """Some years, other years, and no end again."""
    is_valid_for(she, 'No end date')
    she.select('2 years')
    she.undone(MONTHS, None, 24)
    is_valid_for(she, '2 years')
    she.select('5 years')
    she.undone(MONTHS, 24, 60)
    is_valid_for(she, '5 years')
    she.select('No end date')
    she.undone(MONTHS, 60, None)
    is_valid_for(she, 'No end date')
    she.undo()
    she.wait_one(60, MONTHS)
    is_valid_for(she, '5 years')
    said = (she.app.home / 'log').read_text()
    assert 'CRITICAL' not in said, said


def skills(she):
    """Nothing is left to apply between them."""
    she.open_skills()
    for number, skill in enumerate(('Judging sources', 'Quoting')):
        she.add_skill(skill)
        she.undone(SKILLS, number, number + 1)
        she.app.gone('button', 'Apply')
        she.app.get('button', 'Take away “%s”' % skill)


def walk(hand, *steps):
    return walked(hand, 'Badges', SHORT, PLAN, *steps)


def words_by_mouse():
    return walk(Pointing, words_of_her_own, the_design_changes, keep_or_take)


def words_by_keyboard():
    return walk(Typing, words_of_her_own, the_design_changes, keep_or_take)


def validity_and_skills_by_mouse():
    return walk(Pointing, validity, skills)


def validity_and_skills_by_keyboard():
    return walk(Typing, validity, skills)


run(words_by_mouse, words_by_keyboard, validity_and_skills_by_mouse, validity_and_skills_by_keyboard)
