#!/usr/bin/python3
"""Figures that cannot be taken: evidence, the forms of Build and rubrics say why beside the field, in words
that are seen without the pointer and told to a screen reader, until what stands there is right."""
from gui import run, skip_all, wait, wait_seen
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, designed

WEEK = SHORT.week + '/'
TASK, QUIZ = SHORT.task, SHORT.quiz
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': 'Compare two sources'}],
    'modules': [{'title': 'Sources', 'items': [WEEK + TASK, WEEK + QUIZ]}],
    'rubrics': [{'key': 'R', 'title': 'Short answers', 'criteria': [
        {'title': 'Is right', 'ratings': [{'title': 'Good', 'points': 2},
                                          {'title': 'Weak', 'points': 0}]}]}],
    'assessments': [{'key': 'A', 'title': TASK, 'item': WEEK + TASK, 'rubric': 'R',
                     'outcomes': ['O1']}]}]}
WEIGHT = 'SELECT weight_bp FROM assessment WHERE title = ?'
PASS = 'SELECT pass_bp FROM assessment WHERE title = ?'
POINTS = 'SELECT max(points_c) FROM rating'
PERCENT = 'A number of percent up to 100 belongs here, like 30 or 12.5'
OF_POINTS = 'Points are a number, like 4 or 2.5, or a range, like 3–4'


def told(she, why, field):
    """Seen as words, and told of the field."""
    def near():
        return [(node.get_role_name(), node.get_name(), node.get_description())
                for node in she.app.nodes()
                if why in (node.get_name(), node.get_description()) or node.get_name() == field]

    def is_told(seen):
        return (any(why == name and role != 'list item' for role, name, _ in seen) and
                any(field == name and why == description for _, name, description in seen))
    wait_seen('“%s” of “%s”' % (why, field), near, is_told)


def gone(she, why):
    wait('nothing to be told any more', lambda: not any(
        why in (node.get_name(), node.get_description()) for node in she.app.nodes()))


def figure_of_a_form(she, write):
    she.view('Build')
    she.choose(OUTLINE, TASK)
    before, = she.ask(WEIGHT, TASK)[0]
    write('Weight in %', 'a lot')
    told(she, PERCENT, 'Weight in %')
    assert she.ask(WEIGHT, TASK) == [(before,)]
    write('Weight in %', '60')
    gone(she, PERCENT)
    she.undone(WEIGHT, before, 6000, TASK)


def a_form_by_mouse():
    with designed(Mouse, SHORT, PLAN) as she:
        figure_of_a_form(she, lambda name, text: she.enter(name, text, role='text'))


def evidence_by_mouse():
    with designed(Mouse, SHORT, PLAN) as she:
        she.view('Design')
        she.button('Evidence', exact=True)
        for figure, sql, value in (('Weight', WEIGHT, 3000), ('Pass mark', PASS, 5000)):
            name = '%s of %s, in percent' % (figure, TASK)
            before, = she.ask(sql, TASK)[0]
            for wrong in ('half', '130'):
                she.click(she.app.get('entry', name, exact=True))
                she.write(wrong, instead=True)
                she.key('Return')
                told(she, PERCENT, name)
                assert she.ask(sql, TASK) == [(before,)]
            she.write('%d %%' % (value // 100), instead=True)
            she.key('Return')
            she.wait_one(value, sql, TASK)
            gone(she, PERCENT)
            # What is refused is given up with Escape.
            she.write('half', instead=True)
            she.key('Return')
            told(she, PERCENT, name)
            she.key('Escape')
            gone(she, PERCENT)
            wait('the figure', lambda: she.app.text(she.app.get('entry', name, exact=True)) ==
                 str(value // 100))


def a_level_by_keyboard():
    with designed(Keys, SHORT, PLAN) as she:
        she.view('Build')
        she.choose(OUTLINE, TASK)
        she.tab_to('Rubric', role='push button')
        she.key('space')
        she.app.get('table cell', 'Level Good', timeout=20)
        she.tab_to('Is right, Good')
        she.key('Up')
        she.wait_on('Level Good')
        before, = she.ask(POINTS)[0]
        she.key('F2', 'Tab')
        she.write('many', instead=True)
        she.key('Return')
        told(she, OF_POINTS, 'Points')
        assert she.ask(POINTS) == [(before,)]
        she.write('3', instead=True)  # it still has the keyboard
        she.key('Return')
        gone(she, OF_POINTS)
        she.undone(POINTS, before, 300)
        she.wait_on('Level Good')
        she.key('F2', 'Tab')
        she.write('many', instead=True)
        she.key('Return')
        told(she, OF_POINTS, 'Points')
        she.key('Escape')
        gone(she, OF_POINTS)
        she.wait_on('Level Good')
        assert she.ask(POINTS) == [(300,)]


if not SHORT.package.exists():
    skip_all('no corpus')
run(a_form_by_mouse, evidence_by_mouse, a_level_by_keyboard)
