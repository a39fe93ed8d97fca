#!/usr/bin/python3
"""A framework of more than 13,000 skills, in the columns in which ESCO gives them away and with some of
its own, and a credential made of a real course, once with a mouse alone and once with a keyboard alone:
searched while it is typed, aligned by drag out of the window and by type-ahead in the sheet. Each step is
undone once and done again."""
import csv
import re
import time

from framework_hands import BADGES, FRAMEWORKS, SHOWN, SKILLS, Pointing, Typing, bring_in
from gui import extents, run, wait, wait_seen, xdo
from walk import SHORT, walked

ESCO = BADGES / 'esco' / 'ictSkillsCollection_en.csv'
N = 13000
WEEK = SHORT.week + '/'
OUTCOME = 'Compare two sources'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page]}]}]}
OWN = 'solve technical problems'
VERBS, THINGS = ('manage', 'analyse', 'design', 'present', 'repair'), ('data', 'gardens', 'records', 'timber')
TEXT_OF = 'SELECT text FROM statement JOIN alignment ON alignment.statement = statement.id WHERE subject_kind = ?'


class Dragging(Pointing):
    def beside(self):
        """The window is taken by its title to the left, so that the outcome is in sight."""
        window, outcome = self.dialog(), self.app.get('button', OUTCOME)
        place = extents(window)
        x, y = self.app.origin(window)
        away = x + place.width + 20 - self.app.at(outcome, 0)[0]
        xdo('mousemove', x + 130, y + 22, 'mousedown', 1)
        for step in range(1, 11):
            xdo('mousemove', x + 130 - away * step // 10, y + 22)
            time.sleep(.04)
        xdo('mouseup', 1)
        wait('the window beside it', lambda: self.app.origin(window)[0] < x - 20)

    def onto_outcome(self, text):
        self.app.drag(self.app.get('label', text, exact=True), self.app.get('button', OUTCOME))


def write_many(path):
    """As many rows as ESCO has skills, and after them some that are its own."""
    with open(ESCO, encoding='utf-8-sig', newline='') as file:
        rows = csv.DictReader(file)
        heads, own = rows.fieldnames, list(rows)
    with open(path, 'w', encoding='utf-8', newline='') as file:
        table = csv.DictWriter(file, heads)
        table.writeheader()
        for n in range(N):
            table.writerow({
                'conceptType': own[0]['conceptType'], 'skillType': own[0]['skillType'],
                'conceptUri': 'https://skills.example/%d' % n,
                'preferredLabel': '%s %s in field %d' % (
                    VERBS[n % len(VERBS)], THINGS[n // len(VERBS) % len(THINGS)], n),
                'description': 'What a person of field %d does, and why.' % n})
        table.writerows(own)
    return N + len(own)


def counts(she):
    """What the window says of how many statements there are."""
    said = (re.fullmatch(r'(\d+) statements?', node.get_name() or '') for node in she.app.nodes())
    return [int(each[1]) for each in said if each]


def many(she):
    """Brought in as one step, in sight, and still there after undo and redo."""
    path = she.folder / 'skills.csv'
    n = write_many(path)
    she.frameworks()
    bring_in(she, path, n, button='Bring in a framework…')
    she.wait_one(1, FRAMEWORKS)
    she.search('solve technical')
    wait_seen('a few of them', lambda: counts(she), lambda seen: 0 < min(seen, default=0) < 99, 20)
    she.app.get('label', OWN, exact=True)


def dragged(she):
    """Onto the outcome, that shows it then."""
    she.beside()
    she.onto_outcome(OWN)
    she.wait_one(1, SHOWN)
    she.wait_for([(OWN,)], TEXT_OF, 'statement')
    she.close_window()
    she.wait_window()
    she.undone(SHOWN, 0, 1)
    she.app.get('button', 'Delete skill ' + OWN)


def aligned(she):
    she.choose_statement(OWN)
    she.align('O1  ' + OUTCOME)
    she.wait_one(1, SHOWN)
    she.close_window()
    she.wait_window()
    she.undone(SHOWN, 0, 1)


def typed_ahead(she):
    """In the sheet, of all of them."""
    last = '%s %s in field %d' % (VERBS[-1], THINGS[-1], N - 1)
    she.type_skill('field %d' % (N - 1), last)
    she.undone(SKILLS, 1, 2)
    she.delete_skill(last)
    she.undone(SKILLS, 2, 1)


def everything(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps) if ESCO.exists() else 'no corpus'


def by_mouse():
    return everything(Dragging, many, dragged, typed_ahead)


def by_keyboard():
    return everything(Typing, many, aligned, typed_ahead)


run(by_mouse, by_keyboard)
