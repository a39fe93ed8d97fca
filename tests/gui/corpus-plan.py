#!/usr/bin/python3
"""The next step, from a real course alone to a design, and from there to an exported credential, once with
a mouse alone and once with a keyboard alone: each line leads by its own button to where it is done, is
another when it is done, and the former one again when that is taken back."""
import time

from gui import run, wait
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, designed, professor, walked

TITLE = 'Reading sources'
NAME = '“%s”' % TITLE
OUTCOME = 'Compare two sources'
PURPOSE = 'Lets readers say which of two sources to trust.'
AUDIENCE = 'Readers of news, without any course before.'
WEEK = SHORT.week + '/'
PLANNED = {'credentials': [{
    'title': TITLE, 'lang': 'en', 'purpose': PURPOSE, 'audience': AUDIENCE,
    'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.quiz]}],
    'assessments': [{'key': 'A', 'title': SHORT.quiz, 'item': WEEK + SHORT.quiz,
                     'outcomes': ['O1']}],
    'alignments': [{'item': WEEK + SHORT.page, 'outcome': 'O1', 'depth': 'practised'}]}]}
# Two pieces of evidence that people judge, one of them without an item
TALK = 'Talk about a source'
JUDGED = {'credentials': [{
    **PLANNED['credentials'][0],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]}],
    'assessments': [{'key': 'A', 'title': SHORT.task, 'item': WEEK + SHORT.task, 'outcomes': ['O1']},
                    {'key': 'B', 'title': TALK, 'outcomes': ['O1']}]}]}
ISSUER = 'Northfield College'
CREDENTIALS = 'SELECT count(*) FROM credential'
ITEMS = 'SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree'
FIELD = "SELECT max(value) FROM field WHERE key = '%s'"
OUTCOMES = 'SELECT count(*) FROM credential_statement'
MARKS = ("SELECT count(*) FROM alignment JOIN credential_statement AS u ON u.statement = "
         "alignment.statement WHERE subject_kind = '%s'")
CRITERIA = ('SELECT count(*) FROM criterion JOIN assessment ON assessment.rubric = criterion.rubric '
            'WHERE assessment.title = ?')
TIME = 'SELECT minutes FROM credential'
PAGE = 'SELECT item.minutes FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?'
NAMED = 'SELECT count(*) FROM party WHERE name = ?'
DISMISSED = 'SELECT count(*) FROM dismissal'
EXPORTS = 'SELECT target FROM export'
BREAK = 'drag one or two weeks that belong together'
USE = 'use what you already teach in ' + NAME
WHAT_FOR = 'say in a sentence what %s is for' % NAME
WHO = 'say who %s is for, and what they know already' % NAME
ABLE = 'say what learners will be able to do after ' + NAME
SHOW = 'decide how learners will show “%s”' % OUTCOME
PREPARE = 'choose the items that prepare learners for “%s”' % OUTCOME
HOW_WELL = 'say how well “%s” has to be done'
HOW_LONG = 'say how much time %s takes a learner' % NAME
COMPARE = 'compare the 25 min that are planned with the 2 h that are stated'
WHO_ISSUES = 'say who issues the badge of ' + NAME
SEE = 'see what your learning system will do with ' + NAME


class Pointing(Mouse):
    def go(self, action):
        """The button beside the line."""
        line = self.app.get('label', 'Next step: ')
        self.button(action, exact=True, root=line.get_parent())

    def why(self):
        self.button('Why?', exact=True)

    def accept_reason(self):
        self.button('Not needed', exact=True)

    def leave(self):
        """A click beside a popover closes it."""
        self.click(self.app.get('label', 'Next step: '))


class Typing(Keys):
    def go(self, action):
        """Beside the reason, which is the first of the line."""
        self.tab_to('Why?', back=True)
        self.key('Tab')
        self.wait_on(action)
        self.key('space')

    def why(self):
        self.tab_to('Why?', back=True)
        self.key('space')

    def accept_reason(self):
        self.key('Return')

    def leave(self):
        self.key('Escape')


def says(she, line):
    she.app.get('label', 'Next step: ' + line, timeout=20, exact=True)


def done(she, line, then, sql, before, after, *values):
    """What the line asked for: taken back and done again, the line goes with it."""
    she.wait_one(after, sql, *values)
    says(she, then)
    she.wait_free('Undo: ')
    she.undo()
    she.wait_one(before, sql, *values)
    says(she, line)
    she.wait_free('Redo: ')
    she.redo()
    she.wait_one(after, sql, *values)
    says(she, then)
    she.wait_free('Undo: ')


def named(she):
    """It is there before it has its name: two steps."""
    says(she, USE)
    for line, n in (('use what you already teach in “New credential”', 1), (BREAK, 0)):
        she.wait_free('Undo: ')
        she.undo()
        she.wait_one(n, CREDENTIALS)
        says(she, line)
    for line in ('use what you already teach in “New credential”', USE):
        she.wait_free('Redo: ')
        she.redo()
        says(she, line)
    she.wait_one(1, CREDENTIALS)


def begin(she):
    """A credential, and what is taught in it."""
    app = she.app
    says(she, BREAK)
    she.go('Add credential')
    app.get('entry', 'Title')
    she.write(TITLE, instead=True)
    she.key('Return')
    named(she)
    she.view('Design')
    she.go('Show them')
    she.wait_view('Source')
    she.use_in(SHORT.page, TITLE)
    done(she, USE, WHAT_FOR, ITEMS, 0, 1)
    she.use_in(SHORT.quiz, TITLE)
    she.undone(ITEMS, 1, 2)


def set_aside(she):
    """Why it is the next, and that it is not needed here."""
    she.why()
    she.app.get('label', 'Purpose before content', exact=True)
    she.button('Not needed here…')
    she.app.get('entry', 'Reason')
    she.write('Everybody knows')
    she.accept_reason()
    she.wait_window()
    done(she, WHAT_FOR, WHO, DISMISSED, 0, 1)
    she.undo()
    says(she, WHAT_FOR)


def sheet(she):
    """The line leads into the field itself."""
    for line, then, key, text, field in ((WHAT_FOR, WHO, 'purpose', PURPOSE, 'Purpose'),
                                         (WHO, ABLE, 'audience', AUDIENCE, 'Audience')):
        she.go('Write it')
        she.wait_view('Design')
        she.wait_on(field)
        she.write(text)
        she.key('Tab')
        done(she, line, then, FIELD % key, None, text)


def outcome(she):
    she.go('Write outcomes')
    she.wait_on('New outcome')
    she.write(OUTCOME)
    she.key('Return')
    she.wait_one(1, OUTCOMES)
    she.key('Escape')
    done(she, ABLE, SHOW, OUTCOMES, 0, 1)


def evidence(she):
    """To the outcome, where what shows it is added, and what leads there is marked."""
    app = she.app
    she.go('Add evidence')
    she.wait_on(OUTCOME)
    she.button('Add evidence…')
    she.button('Make %s evidence' % SHORT.quiz)
    she.wait_one(1, 'SELECT count(*) FROM assessment')
    she.leave()
    app.gone('button', 'Make %s evidence' % SHORT.quiz)
    says(she, SHOW)
    she.mark('O1, ' + SHORT.quiz, 'not marked', 'assessed')
    done(she, SHOW, PREPARE, MARKS % 'assessment', 0, 1)
    she.go('Show it')
    she.wait_on(OUTCOME)
    she.mark('O1, ' + SHORT.page, 'not marked', 'introduced')
    done(she, PREPARE, HOW_LONG, MARKS % 'item', 0, 1)


def rubrics(she):
    """To the rubric of the evidence that has none, which begins there; then to that of the next."""
    app = she.app
    line = HOW_WELL % SHORT.task
    for title, then in ((SHORT.task, HOW_WELL % TALK), (TALK, HOW_LONG)):
        she.view('Design')
        says(she, line)
        she.go('Build its rubric')
        she.wait_view('Build')
        app.get('label', 'No rubric yet', exact=True, timeout=20)
        she.wait_on('Build from the outcomes’ verbs')
        she.button('Build from the outcomes’ verbs')
        app.get('label', 'Compares two sources', timeout=20)
        done(she, line, then, CRITERIA, 0, 1, title)
        line = then


def rubric_set_aside(she):
    """Not needed here: the line goes, and comes back when that is taken back."""
    she.undo()
    says(she, HOW_WELL % TALK)
    she.why()
    she.app.get('label', 'How well, before who did', exact=True)
    she.app.get('label', '1 of 2', exact=True)
    she.button('Not needed here…')
    she.app.get('entry', 'Reason')
    she.write('Talks are noted')
    she.accept_reason()
    she.wait_window()
    done(she, HOW_WELL % TALK, HOW_LONG, DISMISSED, 0, 1)


def time_of_it(she):
    """What is stated is held against what is planned, as soon as something is."""
    hours(she, '2')
    done(she, HOW_LONG, WHO_ISSUES, TIME, None, 120)
    she.view('Build')
    she.choose(OUTLINE, SHORT.page)
    she.enter('Time in minutes', '25', role='spin button')
    done(she, WHO_ISSUES, COMPARE, PAGE, None, 25, SHORT.page)
    hours(she, '0.5')
    done(she, COMPARE, WHO_ISSUES, TIME, 120, 30)


def hours(she, text):
    she.go('Show it')
    she.wait_view('Design')
    she.app.get('entry', 'Hours of learning', timeout=20)
    time.sleep(.5)  # nobody is told when the entry of a form's row has the keyboard
    she.write(text, instead=True)
    she.key('Tab')


def badge(she):
    she.go('Write it')
    she.wait_view('Badges')
    she.app.get('entry', 'Name', exact=True, timeout=20)
    time.sleep(.5)
    she.write(ISSUER)
    she.key('Tab')
    done(she, WHO_ISSUES, SEE, NAMED, 0, 1, ISSUER)


def package(she):
    """The whole way is behind; then there is no line."""
    app = she.app
    she.go('Show it')
    she.wait_view('Package')
    she.why()
    for stage in ('Source used', 'Purpose and audience', 'Outcomes', 'Evidence', 'Rubrics',
                  'Activities', 'Time', 'Badge'):
        app.get('label', stage + ', done', exact=True)
    app.get('label', 'Package, next', exact=True)
    she.leave()
    app.gone('label', 'Package, next')
    app.get('label', 'What Canvas will do with it', timeout=60)
    she.button('Export for ' if app.find('button', 'Export for ') else 'Export anyway')
    she.name_file(she.folder / 'reading.imscc')
    app.get('label', 'is ready', timeout=120)
    she.wait_for([('canvas',)], EXPORTS)
    she.button('Done', exact=True)
    she.wait_window()
    wait('no line', lambda: not app.find('label', 'Next step: '), 20)
    she.undo()
    says(she, WHO_ISSUES)
    she.redo()
    wait('no line again', lambda: not app.find('label', 'Next step: '), 20)


def design(hand):
    if not SHORT.package.exists():
        return 'no corpus'
    with professor(hand, SHORT) as she:
        for walk in (begin, set_aside, sheet, outcome, evidence):
            walk(she)
    return None


def finish(hand):
    if not SHORT.package.exists():
        return 'no corpus'
    with designed(hand, SHORT, PLANNED) as she:
        she.view('Design')
        says(she, HOW_LONG)
        for walk in (time_of_it, badge, package):
            walk(she)
    return None


def judge(hand):
    return walked(hand, 'Design', SHORT, JUDGED, rubrics, rubric_set_aside)


def to_activities_by_mouse():
    return design(Pointing)


def to_activities_by_keyboard():
    return design(Typing)


def to_the_rubrics_by_mouse():
    return judge(Pointing)


def to_the_rubrics_by_keyboard():
    return judge(Typing)


def to_the_package_by_mouse():
    return finish(Pointing)


def to_the_package_by_keyboard():
    return finish(Typing)


run(to_activities_by_mouse, to_activities_by_keyboard, to_the_rubrics_by_mouse,
    to_the_rubrics_by_keyboard, to_the_package_by_mouse, to_the_package_by_keyboard)
