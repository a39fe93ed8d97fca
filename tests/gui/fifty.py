#!/usr/bin/python3
"""Fifty questions of the six kinds in a row, with the keyboard alone and as fast as they come: each word
is where it was meant to go, with its key, its points and its feedback, the keyboard is never lost, and
undo takes one step."""
import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile

from gui import App, run, wait
from hands import Keys
from walk import OUTLINE

CLI = sys.argv[2]
LANE = 'Visualising Data'
QUIZ = 'Fifty in a row'
# Kinds as the document calls them, by the number of their key; how many of each
RUNS = (('multiple_choice', 9), ('multiple_response', 9), ('true_false', 8), ('fill_in', 8),
        ('pattern_match', 8), ('essay', 8))
EVERY = 7  # so many questions apart, one has points and feedback of its own
ASKED = "SELECT kind, id, stem FROM question WHERE stem GLOB '*Asked [0-9]*' ORDER BY n"


def plain(html):
    return re.sub('<[^>]*>', '', html or '').strip()


def write(she, kind, n):
    """One question, as a person types it who knows the keys."""
    she.write('Asked %d?' % n)
    if kind in ('multiple_choice', 'multiple_response'):
        she.key('Tab')
        for letter in 'abc':
            she.write('%s%d' % (letter, n))
            if letter != 'c':
                she.key('Return')
        she.key('ctrl+3')
        if kind == 'multiple_response':
            she.key('ctrl+1')
    elif kind == 'true_false':
        she.key('ctrl+2')
    elif kind in ('fill_in', 'pattern_match'):
        she.key('Tab')
        she.write('word%d' % n)
    if n % EVERY == 0:
        she.tab_to('Points')
        she.write(str(n), instead=True)
        she.tab_to('Hint, feedback, solution')
        she.key('space')
        she.tab_to('After any answer')
        she.write('Read on %d' % n)


def expected(kind, n):
    """(answers that are right, answers that are wrong)"""
    letters = ['%s%d' % (letter, n) for letter in 'abc']
    return {'multiple_choice': (letters[2:], letters[:2]),
            'multiple_response': ([letters[0], letters[2]], [letters[1]]),
            'true_false': (['False'], ['True']),
            'fill_in': (['word%d' % n], []), 'pattern_match': (['word%d' % n], []),
            'essay': ([], [])}[kind]


def found(she, kind, question):
    if kind in ('fill_in', 'pattern_match'):
        return [text for text, in she.ask(
            'SELECT text FROM accepted WHERE question = ? ORDER BY pos', question)], []
    choices = she.ask('SELECT is_correct, html FROM choice WHERE question = ? ORDER BY pos', question)
    return [plain(html) for right, html in choices if right], \
        [plain(html) for right, html in choices if not right]


def extras(she, question):
    """(points, feedback after any answer)"""
    (points, feedback), = she.ask(
        'SELECT coalesce(quiz_entry.points_c, question.points_c), fb_general FROM question '
        'JOIN quiz_entry ON quiz_entry.question = question.id WHERE question.id = ?', question)
    return points / 100, plain(feedback)


def wait_for_number(she, n):
    """The next question is open, and the keyboard is in it."""
    def look():
        node = she.focused()
        return node is not None and node.get_role_name() == 'text' and \
            node.get_name() == 'Question' and \
            she.app.find('label', 'Question %d' % n, exact=True)
    wait('the keyboard in question %d' % n, look)


def everything_is_there(she):
    kinds = [kind for kind, count in RUNS for _ in range(count)]
    asked = she.ask(ASKED)
    assert [plain(stem) for _, _, stem in asked] == ['Asked %d?' % n for n in range(1, 51)], asked
    for n, (kind, question, _) in enumerate(asked, 1):
        assert kind == kinds[n - 1], (n, kind)
        assert found(she, kind, question) == expected(kind, n), (n, found(she, kind, question))
        worth = extras(she, question)
        assert worth == ((n, 'Read on %d' % n) if n % EVERY == 0 else (1, '')), (n, worth)


def package_has_all(she, folder):
    """As another program reads them: the command line counts, and the exported package asks."""
    document, package = folder + '/fifty.ashlar', folder + '/fifty.imscc'
    she.key('ctrl+s')
    she.name_file(document)
    she.app.get('label', 'Saved', exact=True, timeout=30)
    told = json.loads(subprocess.check_output([CLI, 'info', document, '--json']))
    counts = [each['counts']['question'] for each in told['credentials']]
    assert any(count >= 50 for count in counts), counts
    subprocess.check_call([CLI, 'export', document, '--format', 'cc1.1', '--credential', LANE,
                           '-o', package], stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(package) as archive:
        text = ''.join(archive.read(name).decode() for name in archive.namelist()
                       if name.endswith('.xml'))
    for n in range(1, 51):
        assert len(re.findall(r'Asked %d\?' % n, text)) == 1, n


def fifty_questions_by_keyboard():
    with App() as app, tempfile.TemporaryDirectory() as folder:
        app.open_sample()
        she = Keys(app)
        she.choose(LANE, 'Chart choice quiz')
        she.view('Build')
        she.choose(OUTLINE, 'Chart choice quiz')
        she.add_item('Quiz', QUIZ)
        she.tab_to('First question')
        she.key('space')
        began, n = time.monotonic(), 0
        for number, (kind, count) in enumerate(RUNS, 1):
            for place in range(count):
                n += 1
                if n > 1:
                    she.key('ctrl+Return')
                wait_for_number(she, n)
                if place == 0:
                    she.key('ctrl+alt+%d' % number)
                write(she, kind, n)
        print('# fifty questions in %.0f s' % (time.monotonic() - began), flush=True)
        she.key('ctrl+s')  # stores what was typed last, and asks where
        she.app.get('label', 'Name:', timeout=20)
        she.key('Escape')
        wait('the fiftieth', lambda: len(she.ask(ASKED)) == 50)
        everything_is_there(she)
        package_has_all(she, folder)
        # One step: the words that were typed last, and nothing before them.
        she.key('ctrl+z')
        wait('one less', lambda: [plain(stem) for _, _, stem in she.ask(ASKED)] ==
             ['Asked %d?' % n for n in range(1, 50)])
        she.key('ctrl+shift+z')
        wait('all again', lambda: len(she.ask(ASKED)) == 50)
        everything_is_there(she)


run(fifty_questions_by_keyboard)
