#!/usr/bin/python3
"""What a system would do to the quizzes and the rule of a real course, and what is pressed against it, once
with a mouse alone and once with a keyboard alone: the figures follow, and what is an edit is undone and done
again. And a package that would take the place of the professor's own course, by the ending that was not
typed: she is asked."""
import re

from asking import Pointing, Typing
from gui import run, wait, wait_seen
from walk import OUTLINE, Course, walked

FIRST, THIRD = 'Section 1: Welcome to the ADOBE Creative Cloud', \
    'Section 3: Vector Graphics and File Types in ADOBE Illustrator'
QUIZ = FIRST.replace(': ', ' Quiz - Knowledge Check: ')
OTHER = THIRD.replace(': ', ' Quiz - Knowledge Check: ')
COURSE = Course('canvas-illustrator.imscc')
PLAN = {'credentials': [{
    'title': 'Drawing shapes', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': 'Choose a file type'}],
    'modules': [{'title': 'Start', 'items': [FIRST + '/' + QUIZ, THIRD + '/' + OTHER]}],
    'assessments': [{'key': 'A', 'title': 'Start', 'item': FIRST + '/' + QUIZ, 'outcomes': ['O1']},
                    {'key': 'B', 'title': 'Types', 'item': THIRD + '/' + OTHER, 'outcomes': ['O1']}],
    'completion': {'op': 'need', 'n': 1, 'of': ['A', 'B']}}]}
DRAWS = ('SELECT count(draw) FROM quiz_entry JOIN item ON item.id = quiz '
         'JOIN credential ON credential.tree = item.tree')
DRAW = 'Random draw in “%s” becomes 3 fixed questions' % QUIZ
RULE, IN_WORDS = 'The rule for completing it does not arrive', 'The rule for completing it arrives in words'
START = 'Start page'
FIGURES = ('arrive as they are', 'arrives as it is', 'look different', 'looks different', 'are changed',
           'is changed', 'are lost', 'is lost', 'not known')


class Clicking(Pointing):
    def choose_quiz(self):
        self.choose(OUTLINE, QUIZ)


class Writing(Typing):
    def choose_quiz(self):
        self.choose(OUTLINE, QUIZ)


def figures(she):
    """(how many parts are lost, all of them)"""
    found = {}
    for node in she.app.nodes():
        said = re.fullmatch(r'(\d+) (.+)', node.get_name() or '')
        if said and said[2] in FIGURES and node.get_role_name() == 'label':
            found[said[2]] = int(said[1])
    return found.get('is lost', found.get('are lost', 0)), sum(found.values())


def wait_lost(she, n):
    return wait_seen('%d lost' % n, lambda: figures(she), lambda seen: seen[0] == n, 20)


def package(she):
    she.export()
    she.app.get('label', 'What Canvas will do with it', timeout=60)


def draw(she):
    """One of the questions of the other quiz, at random: no course package can say so."""
    she.choose_quiz()
    wait('its questions', lambda: len(she.app.rows('Questions')) == 4, 20)
    she.add('Take or draw from a pool…')
    she.wait_window('Take questions')
    course, = she.ask('SELECT title FROM tree JOIN source ON source.tree = tree.id')[0]
    she.pick('Pool or quiz', 'Quiz: %s, 3 questions, in “%s”' % (OTHER, course))
    she.button('Add draw', exact=True)
    she.wait_window()
    she.undone(DRAWS, 0, 1)


def chosen_now(she):
    """The line stays with what was done, and goes back with the edit."""
    app = she.app
    package(she)
    app.get('label', DRAW, exact=True)
    lost, total = figures(she)
    assert lost == 1 and total > lost, (lost, total)
    she.press('Choose 1 now: ' + DRAW)
    she.wait_one(0, DRAWS)
    app.get('label', 'Chosen', exact=True)
    wait_lost(she, lost - 1)
    app.gone('button', 'Choose 1 now: ' + DRAW)
    she.undo()
    she.wait_one(1, DRAWS)
    wait_lost(she, lost)
    app.get('button', 'Choose 1 now: ' + DRAW, exact=True)
    she.redo()
    she.wait_one(0, DRAWS)
    wait_lost(she, lost - 1)


def said_in_words(she):
    """A choice of the package: without a start page the rule would be lost."""
    app, (lost, _) = she.app, figures(she)
    app.get('label', IN_WORDS, exact=True)
    she.switch(START)
    app.get('label', RULE, exact=True)
    wait_lost(she, lost + 1)
    she.press('Say it on the start page: ' + RULE)
    app.get('label', IN_WORDS, exact=True)
    app.gone('label', RULE)
    wait_lost(she, lost)
    app.get('label', 'On the start page', exact=True)


def fixes(hand):
    return walked(hand, 'Build', COURSE, PLAN, draw, chosen_now, said_in_words)


def fixes_by_mouse():
    return fixes(Clicking)


def fixes_by_keyboard():
    return fixes(Writing)


run(fixes_by_mouse, fixes_by_keyboard)
