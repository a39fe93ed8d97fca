#!/usr/bin/python3
"""A skill of a credential made of a real course, with its level and what an employer says of it, with a
keyboard alone: organisation, person, role, day, statement and letter, of the skill and of the credential
as a whole. Each step is undone once and done again."""
import time

from framework_hands import SkillKeys
from gui import run
from walk import SHORT, walked

WEEK = SHORT.week + '/'
OUTCOME = 'Compare two sources'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page]}]}]}
SKILL = 'Judging sources'
LETTER = 'letter.txt'
SKILLS = ("SELECT count(*) FROM credential_statement AS use JOIN statement ON statement.id = "
          "use.statement WHERE kind = 'skill'")
LEVEL = ("SELECT max(level) FROM credential_statement AS use JOIN statement ON statement.id = "
         "use.statement WHERE kind = 'skill'")
SHOWN = "SELECT count(*) FROM alignment WHERE subject_kind = 'statement'"
SAID = 'SELECT count(*) FROM validation'
OF_SKILL = 'SELECT max(%s) FROM validation WHERE statement IS NOT NULL'
OF_WHOLE = 'SELECT max(%s) FROM validation WHERE statement IS NULL'
WORDS = (('Organisation', 'organisation', 'Northfield Library'), ('Person', 'person', 'Ada Moreau'),
         ('Role', 'role', 'Head of reference'),
         ('What they say', 'text', 'New staff need this in their first week.'))


class Typing(SkillKeys):
    has_pages = False

    def open_row(self, text):
        self.tab_to(text, role='list item')
        self.key('Return')

    def set_level(self, level):
        """Written, where it could be chosen too."""
        self.tab_to('Levels to choose from')
        self.key('shift+Tab')
        time.sleep(.3)
        self.write(level)
        self.key('Tab')

    def show_by(self, outcome):
        self.button(outcome)

    def say(self, title, text):
        """Where the one before it has been left."""
        self.write(text, instead=True)
        self.key('Tab')

    def set_day(self, day):
        self.say(None, day)
        self.key('Tab')  # over the calendar's button

    def press(self, name):
        self.button(name)


def skill(she):
    she.group('Skills and employers')
    she.add_skill(SKILL)
    she.undone(SKILLS, 0, 1)


def level(she):
    """Of it, and the outcome that shows it; its window is closed, and each is undone."""
    she.open_row(SKILL)
    she.wait_window(SKILL)
    she.set_level('Advanced')
    she.wait_one('Advanced', LEVEL)
    she.show_by(OUTCOME)
    she.wait_one(1, SHOWN)
    she.close_window()
    she.wait_window()
    she.app.get('label', 'Advanced · shown by O1')
    she.all_undone([(LEVEL, None, 'Advanced'), (SHOWN, 0, 1)])


def confirm(she, of):
    """All that an employer says, in the order in which it is asked."""
    day = time.strftime('%Y-%m-') + ('11' if time.strftime('%d') != '11' else '12')
    steps = [(SAID, she.ask(SAID)[0][0], she.ask(SAID)[0][0] + 1)]
    she.press('Add confirmation')
    she.wait_one(steps[0][2], SAID)
    time.sleep(.5)  # the first field has the keyboard
    today = she.ask(of % 'date')[0][0]
    for title, column, text in WORDS:
        if column == 'text':
            she.set_day(day)
            she.wait_one(day, of % 'date')
            steps.append((of % 'date', today, day))
        she.say(title, text)
        she.wait_one(text, of % column)
        steps.append((of % column, None, text))
    return steps


def employer(she):
    letter = she.folder / LETTER
    letter.write_text('To whom it may concern')
    she.open_row(SKILL)
    she.wait_window(SKILL)
    steps = confirm(she, OF_SKILL)
    she.press('Attach…')
    she.open_file(letter)
    she.wait_one(LETTER, OF_SKILL % 'file_name')
    she.wait_window(SKILL)
    she.app.get('label', LETTER, exact=True)
    steps.append((OF_SKILL % 'file_name', None, LETTER))
    she.close_window()
    she.wait_window()
    she.app.get('label', 'Confirmed by Northfield Library')
    she.all_undone(steps)


def whole(she):
    she.group('Skills and employers')
    she.open_row('Who confirms the credential')
    she.wait_window('Confirmed by')
    steps = confirm(she, OF_WHOLE)
    she.close_window()
    she.wait_window()
    she.all_undone(steps)


def walk(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps)


def skill_by_keyboard():
    return walk(Typing, skill, level, employer)


def whole_by_keyboard():
    return walk(Typing, whole)


run(skill_by_keyboard, whole_by_keyboard)
