#!/usr/bin/python3
"""The quiz editor in Build: a quiz made and changed by keyboard and by mouse, and read back."""
import json
import subprocess
import sys
import time

from gui import App, Atspi, extents, is_shown, run, wait, xdo
from walk import Walk

QUIZ = 'Sampling check'
LIST = 'Questions'
AIKEN = 'Pasted one?|A) no|B) yes|ANSWER: B||Pasted two?|A) so|B) not so|C) so so|ANSWER: C|'

GIFT = """// Of rivers
::One:: Where does a river end? {=In the sea ~On a hill ~Nowhere}


What lies below? {~stone ~clay}

The Amazon is long. {T}

A sentence without answers.
"""
ROWS = """Question\tRight\tWrong
Capital of Albania?\tTirana\tSkopje\tSofia
Highest hill?\t\tThe low one\tThe flat one
Lima lies in Chile.\tFalse
"""


def named(app, name, *roles):
    for node in app.nodes():
        if node.get_name() == name and (not roles or node.get_role_name() in roles) and \
                is_shown(node):
            return node
    return None


def lines(app):
    """The questions as the list says them, without what they count."""
    return [name.rsplit(', ', 2)[0] for name in app.rows(LIST)]


def line(app, number):
    def look():
        for node in app.nodes():
            if node.get_role_name() in ('list item', 'table row') and is_shown(node) and \
                    (node.get_name() or '').startswith('%s, ' % number):
                return node
        return None
    return wait('question %s' % number, look)


def texts(app, label):
    """The words in the text that has this name."""
    node = wait('text “%s”' % label, lambda: named(app, label, 'text'))
    return app.text(node)


def open_quiz(app, title=QUIZ):
    app.open_sample()
    app.click(wait('Build', lambda: named(app, 'Build')))

    def look():
        for node in app.nodes():
            if node.get_role_name() == 'list item' and is_shown(node) and \
                    (node.get_name() or '').startswith(title) and extents(node).x < 250:
                return node
        return None
    app.click(wait('the quiz in the outline', look, 20))
    found = app.get('list', LIST, timeout=20, exact=True)
    # Room for the list beside the question.
    app.key('ctrl+alt+i')
    wait('room', lambda: extents(found).width > 300)


def choose(app, number):
    """Opens a question from the list, which keeps the keyboard."""
    app.click(line(app, number))
    wait('question %s open' % number, lambda: named(app, 'Question %s' % number, 'label'))


def writing_in(app, label):
    def look():
        node = named(app, label, 'text', 'entry')
        return node and node.get_state_set().contains(Atspi.StateType.FOCUSED)
    wait('the keyboard in “%s”' % label, look)


MENU = ['One right answer', 'Several right answers', 'True or false', 'Short answer',
        'Answer contains words', 'Open answer', 'Take or draw from a pool…']


def add_from_menu(app, what):
    """By keys: where a popover stands is not told rightly."""
    app.click(wait('the menu', lambda: named(app, 'Add question', 'push button',
                                             'toggle button')))
    app.get('menu item', what)
    app.key(*['Down'] * MENU.index(what), 'Return')


def answers(app):
    """(words, whether right) of each choice, from top to bottom."""
    words, keys = {}, {}
    for node in app.nodes():
        parts, role = (node.get_name() or '').split(), node.get_role_name()
        if parts[:1] != ['Choice'] or len(parts) < 2 or not is_shown(node):
            continue
        if role == 'text' and len(parts) == 2:
            words[parts[1]] = app.text(node)
        elif role in ('check box', 'radio button'):
            keys[parts[1]] = node.get_state_set().contains(Atspi.StateType.CHECKED)
    return [(words.get(number), is_right) for number, is_right in keys.items()]


def choose_file(app, path):
    """Types a whole path into the system's file chooser."""
    app.get('label', 'Name:', timeout=15)
    time.sleep(.4)
    app.key('ctrl+a')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')


def count_questions(path):
    answer = subprocess.check_output([sys.argv[2], 'info', str(path), '--json'])
    return json.loads(answer)['credentials'][0]['counts']['question']


def made_by_keyboard():
    with App() as app:
        open_quiz(app)
        assert len(lines(app)) == 6
        choose(app, 6)
        app.key('Return')
        writing_in(app, 'Question')
        app.key('ctrl+Return')  # after the last comes a new one
        wait('a new question', lambda: len(lines(app)) == 7)
        writing_in(app, 'Question')
        app.type('Typed question?')
        app.key('Tab')
        writing_in(app, 'Choice 1')
        app.type('first')
        app.key('Return')
        writing_in(app, 'Choice 2')
        app.type('second')
        app.key('Return')  # after the last choice comes another
        writing_in(app, 'Choice 3')
        app.type('third')
        app.key('ctrl+2')
        wait('the second one right', lambda: answers(app) == [
            ('first', False), ('second', True), ('third', False)])
        app.key('alt+Up')
        wait('the third one moved', lambda: answers(app) == [
            ('first', False), ('third', False), ('second', True)])
        assert lines(app)[6].startswith('7, Typed question?'), lines(app)
        app.key('ctrl+Return')
        wait('another question', lambda: named(app, 'Question 8', 'label'))
        app.type('Another?')
        app.key('ctrl+d')
        wait('a copy', lambda: [text.split(', ')[1] for text in lines(app)[7:]] ==
             ['Another?', 'Another?'])


def moved_deleted_and_undone():
    with App() as app:
        open_quiz(app)
        choose(app, 2)
        app.key('alt+Up')
        wait('moved up', lambda: lines(app)[0].startswith('1, Which are weak'))
        app.key('alt+Down')
        wait('moved down', lambda: lines(app)[1].startswith('2, Which are weak'))
        # Delete in a text takes a letter, in the list a question.
        app.key('Return')
        writing_in(app, 'Question')
        app.key('ctrl+Home', 'Delete', 'Tab')
        wait('a letter gone', lambda: lines(app)[1].startswith('2, hich are weak'))
        choose(app, 3)
        app.key('Delete')
        wait('a question gone', lambda: len(lines(app)) == 5)
        app.key('ctrl+z')
        wait('the question again', lambda: len(lines(app)) == 6)
        app.key('ctrl+z')
        wait('the letter again', lambda: lines(app)[1].startswith('2, Which are weak'))


def pasted_with_preview():
    with App() as app:
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        app.press('Type or paste many…')
        wait('the text', lambda: named(app, 'Questions as text', 'text'))
        for part in AIKEN.split('|'):
            app.type(part)
            app.key('Return')
        wait('two questions', lambda: app.find('button', 'Add 2 questions'))
        found = app.rows('Questions found')
        assert [name.split(',')[0] for name in found] == ['Pasted one?', 'Pasted two?'], found
        app.type('A) lost\n')
        wait('a fault with its line', lambda: any(
            name.startswith('Line ') for name in app.rows('Questions found')))
        for _ in range(8):
            app.key('BackSpace')
        wait('no fault', lambda: app.find('button', 'Add 2 questions') and not any(
            name.startswith('Line ') for name in app.rows('Questions found')))
        app.press('Add 2 questions')
        after = wait('eight questions', lambda: len(lines(app)) == 8 and lines(app))
        # After the question that was open.
        assert [text.split(', ')[1] for text in after[1:3]] == ['Pasted one?', 'Pasted two?'], after
        app.key('ctrl+z')
        wait('undone at once', lambda: len(lines(app)) == 6)


def pasted(app, text):
    """Opens the window for many questions and puts a text into it, as from a clipboard."""
    if not named(app, 'Questions as text', 'text'):
        app.key('Escape')
        app.press('Type or paste many…')
    node = wait('the text', lambda: named(app, 'Questions as text', 'text'))
    wait('the keyboard in it', lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED))
    app.key('ctrl+a')
    app.set_text(node, text)
    return node


def faults(app):
    return [name for name in app.rows('Questions found') if name.startswith('Line ')]


def gift_with_faults_by_keyboard():
    with App() as app:
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        node = pasted(app, GIFT)
        wait('three questions', lambda: app.find('button', 'Add 3 questions'))
        wait('faults at their lines', lambda: faults(app) == [
            'Line 5: This question has no right answer. Put “=” before it.',
            'Line 9: This text has no answers in braces; it is left out.'])
        # The first fault leads to its line, at whose end a right answer is written.
        app.click(app.get('list item', faults(app)[0], exact=True))
        wait('the keyboard in the text', lambda: node.get_state_set().contains(
            Atspi.StateType.FOCUSED))
        app.key('BackSpace')
        app.type('=sand}')
        wait('one fault', lambda: [fault.split(':')[0] for fault in faults(app)] == ['Line 9'])
        app.press('Add 3 questions')
        after = wait('nine questions', lambda: len(lines(app)) == 9 and lines(app))
        assert [text.split(', ')[1] for text in after[1:4]] == \
            ['Where does a river end?', 'What lies below?', 'The Amazon is long.'], after
        choose(app, 3)
        wait('its answers', lambda: answers(app) == [
            ('stone', False), ('clay', False), ('sand', True)])
        app.key('ctrl+z')
        wait('undone at once', lambda: len(lines(app)) == 6)


def spreadsheet_rows_with_faults():
    with App() as app:
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        pasted(app, ROWS)
        wait('three questions', lambda: app.find('button', 'Add 3 questions'))
        wait('a fault at its line', lambda: faults(app) == [
            'Line 3: This row has no right answer in its second column.'])
        app.press('Add 3 questions')
        wait('nine questions', lambda: len(lines(app)) == 9)
        choose(app, 2)
        wait('its answers', lambda: answers(app) == [
            ('Tirana', True), ('Skopje', False), ('Sofia', False)])
        choose(app, 4)
        wait('true or false', lambda: answers(app) == [('False', True), ('True', False)] or
             answers(app) == [('True', False), ('False', True)])


def drawn_from_a_pool():
    with App() as app:
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        add_from_menu(app, 'Take or draw from a pool…')
        app.get('button', 'Add draw')
        app.press('Add draw')
        wait('a draw', lambda: any(text.split(', ')[1].startswith('Draw 1 from')
                                   for text in lines(app)))
        app.key('ctrl+z')
        wait('undone', lambda: len(lines(app)) == 6)
        add_from_menu(app, 'Take or draw from a pool…')
        app.get('button', 'Choose all')
        app.press('Choose all')
        taken = wait('their number', lambda: app.find('button', ' questions') and [
            node.get_name() for node in app.nodes()
            if (node.get_name() or '').startswith('Take ') and
            node.get_role_name() == 'push button' and node.get_name()[5].isdigit()])[0]
        app.press(taken)
        wait('all of them', lambda: len(lines(app)) == 6 + int(taken.split()[1]))


def changed_by_mouse():
    with App() as app:
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        wait('its choices', lambda: len(answers(app)) == 3)
        before = answers(app)
        app.click(wait('a key', lambda: named(app, 'Choice 1 is right')))
        wait('another one right', lambda: [right for _, right in answers(app)] ==
             [True, False, False])
        app.press('Delete choice 2')
        wait('two choices', lambda: len(answers(app)) == 2)
        app.press('Undo')
        wait('three again', lambda: len(answers(app)) == 3)
        app.key('ctrl+z')
        wait('as it was', lambda: answers(app) == before)
        app.drag(line(app, 1), line(app, 3), to_fy=.8)
        wait('moved down', lambda: lines(app)[2].startswith('3, A city knows'))
        app.press('Undo')
        wait('moved back', lambda: lines(app)[0].startswith('1, A city knows'))


def has_line(app, node, is_below):
    """Whether a blue line shows at an edge of a row; what is dragged hangs to the right of there."""
    x, y = app.at(node, 0, 1 if is_below else 0)
    crop = '50x12+%d+%d' % (x, y if is_below else y - 12)
    said = subprocess.check_output(['import', '-window', 'root', '-crop', crop, '-format',
                                    '%[fx:mean.b - mean.r]', 'info:'], text=True)
    return float(said) > .1


def is_in(frame, node):
    place = extents(node)
    return place.y >= frame.y - 1 and place.y + place.height <= frame.y + frame.height + 1


def hold(app, row, to):
    """Begins to drag a row, and holds it there."""
    x, y = app.at(row, .3)
    xdo('mousemove', x, y, 'mousedown', 1)
    time.sleep(.2)
    for step in range(1, 17):
        xdo('mousemove', x + (to[0] - x) * step // 16, y + (to[1] - y) * step // 16)
        time.sleep(.03)


def a_question_is_dragged_past_the_edge():
    with App() as app:
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        pasted(app, ''.join('Is %d more than it? {T}\n\n' % n for n in range(24)))
        wait('24 questions', lambda: app.find('button', 'Add 24 questions')).act()
        wait('all of them', lambda: len(lines(app)) == 30)
        app.click(wait('a row', lambda: next(
            node for node in map(lambda n: line(app, n), range(7, 30)) if is_in(
                extents(app.get('list', LIST, exact=True).get_parent()), node))))
        app.key('Home')
        frame = extents(app.get('list', LIST, exact=True).get_parent())
        wait('the first in sight', lambda: is_in(frame, line(app, 1)))
        assert not is_in(frame, line(app, 30))
        x, y = app.at(app.get('list', LIST, exact=True).get_parent(), .3, 1)
        hold(app, line(app, 1), (x, y - 8))
        wait('the last to scroll into sight', lambda: is_in(frame, line(app, 30)), 30)
        xdo('mousemove', *app.at(line(app, 30), .3, .8))
        wait('a line below it', lambda: has_line(app, line(app, 30), True))
        assert not has_line(app, line(app, 30), False)
        xdo('mousemove', *app.at(line(app, 30), .3, .2))
        wait('a line above it', lambda: has_line(app, line(app, 30), False))
        assert not has_line(app, line(app, 30), True)
        xdo('mouseup', 1)
        wait('it before the last', lambda: 'A city knows' in lines(app)[28])
        app.press('Undo')
        wait('it where it was', lambda: 'A city knows' in lines(app)[0])


def a_choice_is_dragged_between_two():
    with App() as app:
        open_quiz(app)
        wait('its choices', lambda: len(answers(app)) == 3)
        before = answers(app)
        rows = [wait('choice %d' % n, lambda: named(app, 'Choice %d' % n, 'panel', 'grouping'))
                for n in (1, 2, 3)]
        x, y = app.at(rows[0], 0)
        place = extents(rows[0])
        xdo('mousemove', x + 16, y, 'mousedown', 1)
        time.sleep(.2)
        X, Y = app.at(rows[2], .3, .2)
        for step in range(1, 17):
            xdo('mousemove', x + 16 + (X - x - 16) * step // 16, y + (Y - y) * step // 16)
            time.sleep(.03)
        wait('a line above the third', lambda: has_line(app, rows[2], False))
        assert not has_line(app, rows[2], True)
        xdo('mouseup', 1)
        wait('the first second', lambda: answers(app) == [before[1], before[0], before[2]])
        app.press('Undo')
        wait('as it was', lambda: answers(app) == before)


def kinds_change():
    with App() as app:
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        add_from_menu(app, 'True or false')
        wait('true and false', lambda: [text for text, _ in answers(app)] == ['True', 'False'])
        assert answers(app)[0][1]
        add_from_menu(app, 'Short answer')
        wait('no choices', lambda: not answers(app))
        app.press('Add answer')
        writing_in(app, 'Accepted answer 1')
        app.type('Lima')
        app.key('Return')
        wait('another answer', lambda: named(app, 'Accepted answer 2', 'text', 'entry'))
        assert texts(app, 'Accepted answer 1') == 'Lima'
        app.press('Add feedback to answer 1')
        writing_in(app, 'Feedback to answer 1')
        app.type('Its coast is dry')
        app.key('Tab')
        wait('the feedback', lambda: texts(app, 'Feedback to answer 1') == 'Its coast is dry')
        app.key('ctrl+z')
        wait('no feedback', lambda: app.find('button', 'Add feedback to answer 1'))
        app.press('Delete answer 2')  # of which nobody would want the nothing back
        wait('one answer', lambda: not named(app, 'Accepted answer 2', 'text', 'entry'))
        assert not app.find('label', 'Answer deleted')
        app.press('Delete answer 1')
        app.get('label', 'Answer deleted', exact=True)
        wait('no answer', lambda: texts(app, 'Accepted answer 1') == '')
        app.click(app.get('button', 'Undo', exact=True))
        wait('the answer', lambda: texts(app, 'Accepted answer 1') == 'Lima')
        add_from_menu(app, 'Open answer')
        wait('nine questions', lambda: len(lines(app)) == 9)
        assert not app.find('button', 'Add choice') and not app.find('button', 'Add answer')


def choose_type(app, number):
    """By keys: the list of a drop-down stands elsewhere than it says."""
    drop = wait('the types', lambda: named(app, 'Type of question', 'combo box', 'toggle button',
                                           'push button', 'panel'))
    app.click(drop)
    time.sleep(.6)
    app.key('Home', *['Down'] * number, 'Return')


def a_change_of_mind_brings_choices_back():
    with App() as app:
        open_quiz(app)
        wait('its choices', lambda: len(answers(app)) == 3)
        before = answers(app)
        choose_type(app, 5)
        wait('no choices', lambda: not answers(app))
        app.get('label', '3 answers are put aside.')
        choose_type(app, 0)
        wait('the choices again', lambda: answers(app) == before)
        choose_type(app, 5)
        wait('no choices', lambda: not answers(app))
        app.key('ctrl+z')
        wait('the choices by undo', lambda: answers(app) == before)


def pools_are_renamed_and_deleted():
    with App() as app:
        open_quiz(app)
        wait('its choices', lambda: len(answers(app)) == 3)
        app.click(wait('the menu', lambda: named(app, 'More for this question',
                                                 'toggle button', 'push button')))
        app.press('Move to pool', 'menu item')
        app.press('New pool…', 'menu item')
        app.get('entry', 'New pool')
        app.type('Spare ones')
        app.key('Return')
        app.get('label', 'In the pool “Spare ones”')
        add_from_menu(app, 'Take or draw from a pool…')
        app.get('label', 'Pool: Spare ones, 1 question')
        app.click(app.get('button', 'Rename pool'))
        app.get('entry', 'Name of the pool')
        app.key('ctrl+a')
        app.type('Reserve')
        app.key('Return')
        app.get('label', 'Pool: Reserve, 1 question')
        # By its whole name: undo and redo are called after it.
        app.click(app.get('button', 'Delete pool', exact=True))
        app.gone('label', 'Pool: Reserve, 1 question')
        app.key('Escape')
        app.gone('button', 'Delete pool')
        app.key('ctrl+z')
        app.get('label', 'In the pool “Reserve”')
        add_from_menu(app, 'Take or draw from a pool…')
        app.get('label', 'Pool: Reserve, 1 question')
        app.click(app.get('button', 'Delete pool', exact=True))
        app.gone('label', 'Pool: Reserve, 1 question')
        app.key('Escape')
        wait('its line stays', lambda: len(lines(app)) == 6)


def words_are_emphasised():
    """By keyboard and from the menu of the text; HTML is one step away."""
    with App() as app:
        open_quiz(app)
        choose(app, 1)
        walk = Walk(app)
        app.click(wait('the question', lambda: named(app, 'Question', 'text')))
        writing_in(app, 'Question')
        app.key('ctrl+a')
        app.type('Which sample is fair?')
        app.key('ctrl+Home', 'ctrl+shift+Right', 'ctrl+b')
        count = "SELECT count(*) FROM question WHERE stem LIKE ?"
        walk.wait_one(1, count, '%<strong>Which</strong> sample is fair?%')
        app.key('ctrl+i')
        walk.wait_one(1, count, '%<strong><em>Which</em></strong> sample is fair?%')
        app.key('ctrl+i')
        walk.wait_one(1, count, '%<strong>Which</strong> sample is fair?%')
        wait('the HTML', lambda: named(app, 'Edit “Question” as HTML'))
        # All that was done to the question within a minute is one step.
        app.key('ctrl+z')
        walk.wait_one(0, count, '%sample is fair?%')


def many_questions_by_keyboard():
    with App() as app:
        open_quiz(app)
        choose(app, 6)
        app.key('Return')
        writing_in(app, 'Question')
        for number in range(7, 17):
            app.key('ctrl+Return')
            wait('question %d' % number, lambda: named(app, 'Question %d' % number, 'label'))
            writing_in(app, 'Question')
            app.type('What is %d?' % number)
            app.key('Tab')
            app.type('less')
            app.key('Return')
            app.type('equal')
            app.key('Return')
            app.type('more')
            app.key('ctrl+2')
        wait('the last answers', lambda: answers(app) == [
            ('less', False), ('equal', True), ('more', False)])
        said = wait('all of them', lambda: (lambda l: l if len(l) == 16 else None)(lines(app)))
        assert [text.split(', ')[1] for text in said[6:]] == \
            ['What is %d?' % number for number in range(7, 17)], said


def kept_in_the_document():
    """What was typed is in the document that is saved, and what was undone is not."""
    with App() as app:
        path = app.home / 'quiz.ashlar'
        open_quiz(app)
        wait('questions', lambda: len(lines(app)) == 6)
        choose(app, 6)
        app.key('Return')
        writing_in(app, 'Question')
        app.key('ctrl+Return')
        wait('a new question', lambda: len(lines(app)) == 7)
        writing_in(app, 'Question')
        app.type('Kept & <true>?')
        app.key('ctrl+s')  # also what no pause has stored yet
        choose_file(app, path)
        app.get('label', 'Saved', exact=True, timeout=20)
        assert lines(app)[6].startswith('7, Kept & <true>?'), lines(app)
        with_new = count_questions(path)
        app.key('ctrl+z')
        app.key('ctrl+z')
        wait('undone', lambda: len(lines(app)) == 6)
        app.key('ctrl+s')
        wait('one question less', lambda: count_questions(path) == with_new - 1, 20)


run(made_by_keyboard, moved_deleted_and_undone, pasted_with_preview, gift_with_faults_by_keyboard,
    spreadsheet_rows_with_faults, drawn_from_a_pool, changed_by_mouse,
    a_question_is_dragged_past_the_edge, a_choice_is_dragged_between_two, kinds_change,
    a_change_of_mind_brings_choices_back, pools_are_renamed_and_deleted, words_are_emphasised,
    many_questions_by_keyboard, kept_in_the_document)
