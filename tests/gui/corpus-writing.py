#!/usr/bin/python3
"""The outcomes of a credential made of a real course, once with a mouse alone and once with a keyboard
alone: written, changed where they stand, given another level or verb, a condition and a standard, moved,
duplicated, deleted; and taken from the course, which says them already. Each step is undone once and done again."""
from gui import Atspi, extents, run, wait
from hands import Keys, Mouse
from walk import CANVAS, SHORT, designed, walked

WEEK = SHORT.week + '/'
FIRST, WEAK, NEW = 'Compare two sources', 'Understand what a source leaves out', 'Name who made it'


def plan(*texts):
    """Of outcomes, two of which something shows."""
    return {'credentials': [{
        'title': 'Reading sources', 'lang': 'en',
        'outcomes': [{'key': 'O%d' % n, 'text': text} for n, text in enumerate(texts, 1)],
        'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]}],
        'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task,
                         'outcomes': ['O1', 'O2']}]}]}


UNIT = {'credentials': [{'title': 'Reading rocks', 'lang': 'en', 'modules': [
    {'title': 'Rocks', 'items': [CANVAS.week]}]}]}
TEXTS = ("SELECT group_concat(code || ' ' || text, ' | ') FROM (SELECT code, text FROM "
         'credential_statement AS use JOIN statement ON statement.id = use.statement '
         'ORDER BY use.pos, use.n)')
COUNT = 'SELECT count(*) FROM credential_statement'
FIRST_TEXT = "SELECT text FROM statement WHERE code = 'O1'"
FOUND = 'Outcomes found in the course'


class Pointing(Mouse):
    def add(self):
        self.button('Add outcome')

    def edit(self, text):
        self.button(text, exact=True)

    def order(self, code, text, command):
        """What the menu of an outcome offers."""
        self.press_menu(self.app.get('label', code, exact=True), command)

    def duplicate(self, code, text):
        self.order(code, text, 'Duplicate')

    def up(self, code, text):
        self.order(code, text, 'Move up')

    def down(self, code, text):
        self.order(code, text, 'Move down')

    def delete(self, code, text):
        self.order(code, text, 'Delete')

    def choose_level(self, text, now, then):
        """The first with it is the first outcome's."""
        self.button('Level: ' + now, exact=True)
        self.click(self.app.get('menu item', then, exact=True))

    def take_verb(self, text, verb):
        self.button(verb, exact=True)

    def take_apart(self, text):
        """The first is the first outcome's."""
        self.button('Wording of the outcome')
        self.app.get('entry', 'Condition', exact=True)

    def say(self, part, words):
        self.click(self.app.get('entry', part, exact=True), .3)
        self.write(words, instead=True)

    def put_together(self):
        self.click(self.app.get('label', 'By the end, learners can', exact=True))
        self.app.gone('entry', 'Condition')

    def tick(self, text):
        self.click(self.app.get('row', text, root=self.app.get('list', FOUND, exact=True)))


class Typing(Keys):
    def add(self):
        self.key('ctrl+Return')

    def to(self, text):
        self.tab_to(text, role='push button')

    def edit(self, text):
        self.to(text)
        self.key('F2')

    def duplicate(self, code, text):
        self.to(text)
        self.key('ctrl+d')

    def up(self, code, text):
        self.to(text)
        self.key('alt+Up')
        self.wait_on(text)

    def down(self, code, text):
        self.to(text)
        self.key('alt+Down')
        self.wait_on(text)

    def delete(self, code, text):
        self.to(text)
        self.key('Delete')

    def choose_level(self, text, now, then):
        """It stands below its outcome."""
        self.to(text)
        self.tab_to('Level: ' + now)
        self.key('space')
        self.down_to(then)

    def take_verb(self, text, verb):
        self.to(text)
        self.tab_to(verb)
        self.key('space')

    def take_apart(self, text):
        self.to(text)
        self.tab_to('Wording of the outcome')
        self.key('space')
        self.wait_on('Condition')

    def say(self, part, words):
        self.tab_to(part, role='text')
        self.write(words, instead=True)

    def put_together(self):
        self.key('Tab', 'Escape')
        self.app.gone('entry', 'Condition')
        self.wait_on('Wording of the outcome')

    def tick(self, text):
        self.go_to_list(FOUND)
        self.key('Home')
        for _ in range(20):
            if self.is_on(text):
                break
            self.key('Down')
        self.wait_on(text)
        self.key('space')


def is_under(she, text, other):
    place, above = (extents(she.app.get('button', each, exact=True)) for each in (text, other))
    return place.y > above.y


def written(she):
    she.add()
    she.wait_on('New outcome')
    she.write(NEW)
    she.key('Return')
    she.undone(COUNT, 2, 3)
    she.wait_one('O1 %s | O2 %s | O3 %s' % (FIRST, WEAK, NEW), TEXTS)
    she.edit(FIRST)
    she.wait_on('Outcome')
    she.write(FIRST + ' of a claim', instead=True)
    she.key('Return')
    she.undone(FIRST_TEXT, FIRST, FIRST + ' of a claim')
    she.undo()
    she.wait_one(FIRST, FIRST_TEXT)


def improved(she):
    """Another level, a verb that can be observed, and the level that the verb says again."""
    bloom = "SELECT bloom FROM statement WHERE code = 'O1'"
    she.choose_level(FIRST, 'Understand', 'Analyse')
    she.undone(bloom, None, 'analyse')
    she.app.get('button', 'Level: Analyse', exact=True)
    she.take_verb(WEAK, 'Explain')
    observed = WEAK.replace('Understand', 'Explain')
    she.undone("SELECT text FROM statement WHERE code = 'O2'", WEAK, observed)
    she.app.get('button', observed, exact=True)
    she.app.gone('button', 'Explain')
    she.choose_level(FIRST, 'Analyse', 'As its verb says')
    she.undone(bloom, 'analyse', None)
    she.app.gone('button', 'Level: Analyse')


def said(she, text, part, words, then):
    """What an outcome is done with, or how well: written beside its sentence, and kept in it."""
    she.take_apart(text)
    if words:
        she.say(part, words)
        she.app.get('label', 'Then it reads: ' + then, exact=True)
    else:
        she.say(part, '')
        she.key('BackSpace')
    she.put_together()
    she.undone(FIRST_TEXT, text, then)
    she.app.get('button', then, exact=True)


def worded(she):
    given = 'Given two unseen extracts, compare two sources'
    timed = given + ' within 15 minutes'
    said(she, FIRST, 'Condition', 'two unseen extracts', given)
    she.app.get('button', 'Wording of the outcome: Condition', exact=True)
    said(she, given, 'Standard', '15 minutes', timed)
    she.app.get('button', 'Wording of the outcome: Condition · Standard', exact=True)
    she.take_apart(timed)
    assert she.app.text(she.app.get('entry', 'Condition', exact=True)) == 'Given two unseen extracts'
    she.say('Standard', 'nicely')
    she.app.get('label', 'Not read as a standard yet.')
    she.put_together()
    she.wait_one(timed, FIRST_TEXT)
    untold = FIRST + ' within 15 minutes'
    said(she, timed, 'Condition', None, untold)
    she.app.get('button', 'Wording of the outcome: Standard', exact=True)


def followed(she):
    """The parts are seen while the sentence is typed, before it is kept."""
    she.edit(FIRST)
    she.wait_on('Outcome')
    she.write(FIRST + ' without notes', instead=True)
    she.app.get('button', 'Wording of the outcome: Condition', exact=True)
    she.key('Return')
    she.undone(FIRST_TEXT, FIRST, FIRST + ' without notes')
    she.undo()
    she.wait_one(FIRST, FIRST_TEXT)
    she.app.gone('button', 'Wording of the outcome: Condition')


def ordered(she):
    before = 'O1 %s | O2 %s | O3 %s' % (FIRST, WEAK, NEW)
    she.app.get('button', NEW, exact=True, timeout=20)
    she.up('O3', NEW)
    moved = 'O1 %s | O2 %s | O3 %s' % (FIRST, NEW, WEAK)
    she.undone(TEXTS, before, moved)
    she.app.get('label', 'O3', exact=True)
    wait('the order on the screen', lambda: is_under(she, WEAK, NEW))
    she.down('O1', FIRST)
    she.undone(TEXTS, moved, 'O1 %s | O2 %s | O3 %s' % (NEW, FIRST, WEAK))
    she.undo()
    she.wait_one(moved, TEXTS)
    wait('the order on the screen', lambda: is_under(she, NEW, FIRST))
    she.duplicate('O2', NEW)
    she.undone(COUNT, 3, 4)
    she.undo()
    she.wait_one(3, COUNT)
    she.app.gone('label', 'O4')
    she.delete('O2', NEW)
    she.app.gone('button', NEW)
    she.undone(TEXTS, moved, 'O1 %s | O2 %s' % (FIRST, WEAK))


def walk(hand, texts, *steps):
    return walked(hand, 'Design', SHORT, plan(*texts), *steps)


def harvested(hand):
    """What a real course says in its pages becomes outcomes; one of them is left out."""
    if not CANVAS.package.exists():
        return 'no corpus'
    with designed(hand, CANVAS, UNIT) as she:
        app = she.app
        she.view('Design')
        app.get('button', 'Use these ', timeout=120)
        ticked = [row.get_name() for row in app.children(app.get('list', FOUND, exact=True))
                  if row.get_state_set().contains(Atspi.StateType.CHECKED)]
        assert len(ticked) > 2, ticked
        she.tick(ticked[1])
        app.get('button', 'Use these %d' % (len(ticked) - 1), exact=True)
        she.button('Use these ')
        she.wait_one(len(ticked) - 1, COUNT)
        texts = [row[0] for row in she.ask('SELECT text FROM statement')]
        assert ticked[0] in texts and ticked[1] not in texts, (ticked, texts)
        she.undone(COUNT, 0, len(ticked) - 1)
    return None


def written_by_mouse():
    return walk(Pointing, [FIRST, WEAK], written, improved)


def written_by_keyboard():
    return walk(Typing, [FIRST, WEAK], written, improved)


def worded_by_mouse():
    return walk(Pointing, [FIRST, WEAK], followed, worded)


def worded_by_keyboard():
    return walk(Typing, [FIRST, WEAK], followed, worded)


def ordered_by_mouse():
    return walk(Pointing, [FIRST, WEAK, NEW], ordered)


def ordered_by_keyboard():
    return walk(Typing, [FIRST, WEAK, NEW], ordered)


def harvested_by_mouse():
    return harvested(Pointing)


def harvested_by_keyboard():
    return harvested(Typing)


run(written_by_mouse, written_by_keyboard, worded_by_mouse, worded_by_keyboard,
    ordered_by_mouse, ordered_by_keyboard, harvested_by_mouse, harvested_by_keyboard)
