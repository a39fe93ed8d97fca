#!/usr/bin/python3
"""What completes a credential made of a real course, with a keyboard alone, and its weights with a mouse
alone too: evidence of other kinds, found in the course or described, with its weights; and a rule that
nobody can meet, which is found and mended. What each changes is undone and redone."""
from evidence import DOES, KIND, PanelKeys, PanelMouse, changed, closed, is_refused
from gui import run, wait
from walk import SHORT, walked

WEEK = SHORT.week + '/'
TASK, QUIZ = SHORT.task, SHORT.quiz
TOPIC, TOOL = 'First Module Discussion 1', 'First Module AnalyTics Beta External Tool'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': 'Compare two sources'}],
    'modules': [{'title': 'Sources',
                 'items': [WEEK + TASK, WEEK + QUIZ, WEEK + TOPIC, WEEK + TOOL]}],
    'assessments': [{'key': 'A', 'title': TASK, 'item': WEEK + TASK, 'outcomes': ['O1']},
                    {'key': 'Q', 'title': QUIZ, 'item': WEEK + QUIZ, 'outcomes': ['O1']}]}]}
RULE = ("SELECT op || coalesce(' ' || need, '') || ' of ' || (SELECT count(*) FROM rule "
        "WHERE op = 'leaf') FROM rule WHERE parent IS NULL")
SAID = "SELECT coalesce((%s), '')" % RULE
ROW = "SELECT group_concat(said, '|') FROM (SELECT %s AS said FROM assessment ORDER BY pos)"
TITLES = ROW % 'title'
KINDS = ROW % "coalesce(kind, '')"
WEIGHTS = ROW % "coalesce(weight_bp / 100, '')"
OF = 'SELECT %s FROM assessment WHERE title = ?'
IMPOSSIBLE = 'The completion rule cannot be met'
NEEDED, HOW_MANY = 'Needed to complete', 'How many pieces of evidence'
CHECKS = 'Checks: '


class Pointing(PanelMouse):
    def look_into(self, of, word):
        """Opens a list and shuts it again."""
        combo = self.app.get('combo box', of, exact=True)
        self.click(combo)
        self.app.get('label', word, exact=True, root=self.app.get('list', of))
        self.click(combo)
        wait('the list to shut', lambda: not self.app.find('list', of, exact=True))


class Typing(PanelKeys):
    def adding(self):
        self.tab_to('Add evidence', role='push button')
        self.key('space')
        self.app.get('entry', DOES)

    def show_checks(self):
        self.tab_to(CHECKS, back=True)
        self.key('space')

    def mend(self, what, deed):
        self.do_at('Checks', what, deed)


def added(she, deed, *undone):
    """One change where something is added, undone and redone when that is closed."""
    she.adding()
    closed(she, deed, *undone)


def of_the_course(she):
    titles = '%s|%s' % (TASK, QUIZ)
    for item, kind in ((TOPIC, 'discussion'), (TOOL, 'outside tool')):
        added(she, lambda: she.press('Make %s evidence, %s' % (item, kind)),
              TITLES, titles, '%s|%s' % (titles, item))
        titles = '%s|%s' % (titles, item)
    # What is discussed is not handed in, and has no end.
    she.panel()
    she.app.get('entry', 'Attempts of ' + TOOL)
    assert not she.app.find('entry', 'Attempts of ' + TOPIC)
    assert she.app.find('entry', 'Weight of ' + TOPIC)
    she.leave()


def describe(she, kind, title):
    she.pick(KIND, kind)
    she.fill(DOES, title)
    she.press('Add')


def described(she):
    """What a person does before others has no item."""
    kinds = '|||'
    for word, kind, title in (('Practical', 'practical', 'Search a library'),
                              ('Conversation', 'viva', 'Defend a choice'),
                              ('Presentation', 'presentation', 'Show two sources'),
                              ('Portfolio', 'portfolio', 'Keep what was found')):
        added(she, lambda: describe(she, word, title), KINDS, kinds, '%s|%s' % (kinds, kind))
        kinds = '%s|%s' % (kinds, kind)
        she.wait_for([(kind, None)], OF % 'kind, item', title)
    changed(she, lambda: she.press('Delete evidence Show two sources'),
            KINDS, kinds, '||||practical|viva|portfolio')


def weights(she):
    app = she.app
    changed(she, lambda: she.press('Share equally'), WEIGHTS, '|', '50|50')
    changed(she, lambda: she.fill('Weight of %s, in percent' % QUIZ, '30'),
            WEIGHTS, '50|50', '50|30')
    she.panel()
    app.get('label', 'Adds up to 80 of 100 %')
    she.leave()
    changed(she, lambda: she.press('Share equally'), WEIGHTS, '50|30', '50|50')
    she.panel()
    app.get('label', 'Adds up to 100 %')
    she.leave()
    changed(she, lambda: she.fill('Pass mark of %s, in percent' % QUIZ, '70 %'),
            OF % 'pass_bp', None, 7000, QUIZ)
    changed(she, lambda: she.fill('How %s is kept honest' % QUIZ, 'Supervised'),
            OF % 'integrity', None, 'Supervised', QUIZ)
    # More than all there is cannot be asked for.
    step = app.get('button', 'Undo: ').get_name()
    she.panel()
    she.fill('Pass mark of %s, in percent' % QUIZ, '130')
    wait('the mark', lambda: is_refused(app, 'Pass mark of %s, in percent' % QUIZ))
    she.leave()
    assert she.ask(OF % 'pass_bp', QUIZ) == [(7000,)] and app.find('button', step, exact=True)
    changed(she, lambda: she.press('Move %s up' % QUIZ), TITLES, '%s|%s' % (TASK, QUIZ),
            '%s|%s' % (QUIZ, TASK))


def rule(she):
    """Chosen from a list that drops down in the panel, which goes by one press beside it all the same;
    and so it does when nothing was chosen."""
    changed(she, lambda: she.pick(NEEDED, 'All evidence'), SAID, '', 'all of 2')
    she.panel()
    she.look_into(NEEDED, 'Any of it')
    she.leave()
    she.wait_one('all of 2', RULE)
    changed(she, lambda: she.pick(NEEDED, 'Any of it'), RULE, 'all of 2', 'any of 2')


def impossible(she):
    """Two of one: that is said, leads to the rule, and goes when it is mended."""
    app = she.app
    she.panel()
    she.pick(NEEDED, 'Some of it')
    she.wait_one('need 1 of 2', RULE)
    she.fill(HOW_MANY, '2', 'spin button')
    she.leave()
    she.wait_one('need 2 of 2', RULE)
    she.show_checks()
    app.get('list', 'Checks', exact=True)
    assert not app.find('row', IMPOSSIBLE)
    she.hide_checks()
    changed(she, lambda: she.press('Delete evidence ' + QUIZ), RULE, 'need 2 of 2', 'need 2 of 1')
    she.show_checks()
    app.get('row', IMPOSSIBLE, timeout=20)
    she.mend(IMPOSSIBLE, 'Change the rule')
    app.get('entry', DOES)
    wait('two', lambda: app.text(app.get('spin button', HOW_MANY)) == '2')
    she.fill(HOW_MANY, '1', 'spin button')
    she.leave()
    she.undone(RULE, 'need 2 of 1', 'need 1 of 1')
    she.show_checks()
    app.get('list', 'Checks', exact=True)
    wait('the finding to go', lambda: not app.find('row', IMPOSSIBLE), 20)
    she.hide_checks()


def walk(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps)


def kinds_by_keyboard():
    return walk(Typing, of_the_course, described)


def rule_by_mouse():
    return walk(Pointing, rule)


def weights_by_mouse():
    return walk(PanelMouse, weights)


def weights_by_keyboard():
    return walk(Typing, weights)


def impossible_by_keyboard():
    return walk(Typing, impossible)


run(kinds_by_keyboard, rule_by_mouse, weights_by_mouse, weights_by_keyboard, impossible_by_keyboard)
