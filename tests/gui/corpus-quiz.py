#!/usr/bin/python3
"""The quiz of a real course with a keyboard alone, and where questions are answered and changed once with
a mouse alone too: each of the six kinds of question is added and filled; what a question counts, shows and
says to learners is changed; questions and choices are moved, doubled and deleted. Each step is undone once
and done again."""
from gui import run, wait
from asking import (LINES, N_LINES, OUTCOME, Pointing, Typing, add_new, fact, numbered, parts, walk)

OWN = 'answer is'  # in the question that the course has
OWN_STEM = '<div><p>The correct answer is D</p></div>'
SHOWN = "SELECT count(*) FROM alignment WHERE subject_kind = 'question'"
AFTER = 'Hint, feedback, solution'


def write_new(she, kind, stem):
    add_new(she, kind, stem)
    she.undone(fact('count(*)'), 0, 1, stem)


def one_right(she):
    stem, html = 'Which rock floats?', parts('html')
    write_new(she, 'One right answer', stem)
    she.enter('Choice 1', 'Granite', role='text')
    she.undone(html, '|', 'Granite|', stem)
    she.enter('Choice 2', 'Pumice', role='text')
    she.wait_one('Granite|Pumice', html, stem)
    she.one_more('Add choice')
    she.undone(html, 'Granite|Pumice', 'Granite|Pumice|', stem)
    she.enter('Choice 3', 'Slate', role='text')
    she.wait_one('Granite|Pumice|Slate', html, stem)
    she.mark(2)
    she.undone(parts('is_correct'), '0|0|0', '0|1|0', stem)
    she.mark(3)  # and so no longer the second
    she.wait_one('0|0|1', parts('is_correct'), stem)
    she.choice_up(3)
    she.undone(html, 'Granite|Pumice|Slate', 'Granite|Slate|Pumice', stem)
    she.wait_one('0|1|0', parts('is_correct'), stem)
    she.press('Delete choice 2')
    she.undone(html, 'Granite|Slate|Pumice', 'Granite|Pumice', stem)


def several_right(she):
    stem = 'Which are rocks?'
    add_new(she, 'Several right answers', stem)
    she.enter('Choice 1', 'Basalt', role='text')
    she.enter('Choice 2', 'Gneiss', role='text')
    she.wait_one('Basalt|Gneiss', parts('html'), stem)
    she.mark(1)
    she.wait_one('1|0', parts('is_correct'), stem)
    she.mark(2)
    she.undone(parts('is_correct'), '1|0', '1|1', stem)
    # Where learners choose one, two right answers cannot stay.
    she.kind(1, 'One right answer')
    she.undone(fact('question.kind'), 'multiple_response', 'multiple_choice', stem)
    she.wait_one('1|0', parts('is_correct'), stem)
    she.undo()
    she.wait_one('1|1', parts('is_correct'), stem)


def true_or_false(she):
    stem = 'Rocks are made of minerals.'
    add_new(she, 'True or false', stem)
    she.mark(2)
    she.undone(parts('is_correct'), '1|0', '0|1', stem)


def short_answer(she):
    stem, texts = 'The stone that floats?', parts('text', 'accepted')
    add_new(she, 'Short answer', stem)
    she.answer('Pumice')
    she.undone(texts, None, 'Pumice', stem)
    she.press('Match case in answer 1')
    she.undone(parts('is_case_sensitive', 'accepted'), '0', '1', stem)
    she.press('Add feedback to answer 1', back=True)
    she.enter('Feedback to answer 1', 'It is full of holes', role='text')
    she.undone(parts('feedback', 'accepted'), '', 'It is full of holes', stem)
    she.press('Add answer', back=True)
    she.undone(texts, 'Pumice', 'Pumice|', stem)
    she.press('Delete answer 2')
    she.undone(texts, 'Pumice|', 'Pumice', stem)


def contains_words(she):
    stem, texts = 'Why does it float?', parts('text', 'accepted')
    add_new(she, 'Answer contains words', stem)
    she.answer('holes')
    she.wait_one('holes', texts, stem)
    she.one_more('Add answer')
    she.write('bubbles')
    she.key('Tab')
    she.undone(texts, 'holes|', 'holes|bubbles', stem)


def open_answer(she):
    stem = 'Compare two rocks.'
    add_new(she, 'Open answer', stem)
    she.unfold(AFTER)
    she.enter('Solution', 'By age and by weight', role='text')
    she.undone(fact("coalesce(solution, '')"), '', 'By age and by weight', stem)


def words(she):
    """The markup around them stays. Where the mouse puts the caret is not said, so they are taken back."""
    she.question(1)
    she.enter('Question', ' Really?', role='text', instead=False)
    she.undone(fact('count(*)') + " AND stem LIKE '<div><p>%Really?%</p></div>'", 0, 1, 'he correct')
    she.undo()
    she.wait_one(OWN_STEM, fact('stem'), OWN)


def facts(she):
    """From the choices down."""
    points = fact('coalesce(quiz_entry.points_c, question.points_c)')
    worth, shuffled = she.ask(points, OWN)[0][0], she.ask(fact('shuffle'), OWN)[0][0]
    she.press('Add feedback to choice 4')
    she.enter('Feedback to choice 4', 'It says so', role='text')
    she.undone(parts('feedback'), '|||', '|||It says so', OWN)
    she.enter('Points', '2.5', role='spin button')
    she.undone(points, worth, 250, OWN)
    she.pick('Outcome', 'O1 ' + OUTCOME)
    she.undone(SHOWN, 0, 1)
    she.pick('Outcome', 'None')
    she.wait_one(0, SHOWN)
    she.switch('Shuffle choices')
    she.undone(fact('shuffle'), shuffled, 1 - shuffled, OWN)
    she.unfold(AFTER)
    she.enter('When the answer is wrong', 'Read on', role='text')
    she.undone(fact("coalesce(fb_incorrect, '')"), '', 'Read on', OWN)


def order(she):
    she.add('Open answer')
    she.wait_on('Question')
    she.undone(N_LINES, 1, 2)
    she.undo()
    for stem in ('First?', 'Second?'):
        add_new(she, 'Open answer', stem)
    she.up(3)
    she.undone(LINES, OWN_STEM + '|First?|Second?', OWN_STEM + '|Second?|First?')
    she.question(1)
    she.order('Move down')
    she.undone(LINES, OWN_STEM + '|Second?|First?', 'Second?|%s|First?' % OWN_STEM)
    she.question(1)
    she.duplicate()
    she.undone(LINES, 'Second?|%s|First?' % OWN_STEM, 'Second?|Second?|%s|First?' % OWN_STEM)
    she.question(2)
    she.delete()
    she.undone(LINES, 'Second?|Second?|%s|First?' % OWN_STEM, 'Second?|%s|First?' % OWN_STEM)
    wait('the rows to say so', lambda: [row.split(', ')[1] for row in numbered(she)] ==
         ['Second?', 'The correct answer is D', 'First?'])


def choices_by_keyboard():
    return walk(Typing, one_right, several_right, true_or_false)


def choices_by_mouse():
    return walk(Pointing, one_right, several_right, true_or_false)


def answers_by_mouse():
    return walk(Pointing, short_answer, contains_words, open_answer)


def answers_by_keyboard():
    return walk(Typing, short_answer, contains_words, open_answer)


def facts_by_mouse():
    return walk(Pointing, words, facts)


def facts_by_keyboard():
    return walk(Typing, words, facts)


def order_by_keyboard():
    return walk(Typing, order)


def order_by_mouse():
    return walk(Pointing, order)


run(choices_by_keyboard, choices_by_mouse, answers_by_mouse, answers_by_keyboard, facts_by_mouse, facts_by_keyboard,
    order_by_keyboard, order_by_mouse)
