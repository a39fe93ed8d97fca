#!/usr/bin/python3
"""A newcomer's walk: from the start page to a course package and from there to one credential with two
modules, three outcomes, a quiz, a rubric and a badge, and its package for Canvas. Each click, drag, key and
text typed is one action. The outcomes, the quiz and the rubric are her course's own: it has them already,
so that she need not write them; tests of their own make new ones."""
import pathlib
import tempfile
import time
import zipfile

from gui import CORPUS, App, run, wait
from walk import Walk

PACKAGE = CORPUS / 'du-spcs302.imscc'
LANE = 'Unit 1: Earth Systems - Rocks and Minerals'
SECOND = 'Unit 2: Geologic Time and Resources'
QUIZ = 'Quiz (U1): Earth Systems'
TASK = 'Write (U1): How the Earth Was Made'
MOST = 14  # more is a step backward
# What she ends with: (what is asked of the document, the answer)
IN_TREE = 'FROM item JOIN credential ON credential.tree = item.tree WHERE '
RESULT = [
    ('SELECT count(*) FROM credential', 1),
    ("SELECT count(*) %s item.parent IS NULL AND item.kind = 'folder'" % IN_TREE, 2),
    ('SELECT count(*) FROM credential_statement', 3),
    ("SELECT count(DISTINCT statement) FROM alignment WHERE depth = 'assessed'", 3),
    ("SELECT count(*) FROM assessment JOIN item ON item.id = item WHERE item.kind = 'quiz'", 1),
    # As long as nobody changes it, it is the one that came with the course.
    ('SELECT count(*) FROM assessment JOIN item_origin ON item_origin.item = assessment.item '
     'JOIN rubric ON rubric.item = source_item', 1),
    ('SELECT count(*) FROM assessment', 2),
]


class Newcomer:
    """Counts what she does."""

    def __init__(self, app):
        self.app = app
        self.done = []

    def act(self, what, do, *args, **how):
        self.done.append(what)
        return do(*args, **how)

    def press(self, name, **how):
        self.app.get('button', name, timeout=40)
        self.act('press ' + name, self.app.press, name, **how)

    def key(self, key):
        self.act('key ' + key, self.app.key, key)

    def type(self, text):
        self.act('type', self.app.type, text)

    def drag(self, a, b, **how):
        self.act('drag', self.app.drag, a, b, **how)

    def click(self, node):
        self.act('click', self.app.click, node)


def open_package(she):
    """Under this desktop the chooser is the toolkit's own, which takes a path from its first stroke."""
    app = she.app
    she.click(app.get('row', 'Open a course package…', timeout=20))
    app.get('button', 'Cancel', timeout=20)
    time.sleep(1)  # the chooser takes its own time until it has the keyboard
    she.type(str(PACKAGE.resolve()))
    time.sleep(.5)
    she.key('Return')


def bring_in_and_break(she):
    app = she.app
    she.press('Bring it in')
    app.get('list', 'Your course', timeout=60)
    she.drag(app.row('Your course', LANE), app.get('label', 'Drag a week here'), fx=.4)
    app.get('list', LANE, timeout=20)
    she.drag(app.row('Your course', SECOND), app.row(LANE, TASK), to_fy=.95)
    app.get('label', '2 modules')


def say_outcomes_and_evidence(she):
    """Three of her own sentences, each shown by something that her learners hand in already."""
    app = she.app
    she.key('ctrl+2')
    she.press('Use these 3')
    for number, carrier in enumerate((QUIZ, TASK, TASK), 1):
        app.get('label', '%d of 3 assessed' % (number - 1), timeout=20)
        she.press('Add to ' + carrier[:26])  # below the first outcome that nothing shows
    app.get('label', '3 of 3 assessed', timeout=20)


def export(she):
    """Where and as what the program proposes."""
    app = she.app
    she.key('ctrl+5')
    app.get('label', 'What Canvas will do with it', timeout=40)
    she.press('Export ')
    app.get('label', 'Name:', timeout=20)
    time.sleep(1)
    she.key('Return')
    app.get('label', 'is ready', timeout=90)


def from_package_to_package():
    if not PACKAGE.exists():
        return 'no corpus'
    with tempfile.TemporaryDirectory(prefix='ashlar-newcomer-') as name:
        home = pathlib.Path(name)
        with App(env={'HOME': name}) as app:
            she = Newcomer(app)
            open_package(she)
            bring_in_and_break(she)
            say_outcomes_and_evidence(she)
            export(she)
            document = Walk(app)
            for sql, answer in RESULT:
                document.wait_one(answer, sql)
        made = [path for path in home.rglob('*') if path.is_file()]
        packages = [path for path in made if path.suffix == '.imscc']
        assert len(packages) == 1, made
        with zipfile.ZipFile(packages[0]) as package:
            names = package.namelist()
            texts = b''.join(package.read(name) for name in names)
        assert 'imsmanifest.xml' in names, names
        for said in (QUIZ, TASK, 'Grammar and Spelling'):  # the last is of the rubric
            assert said.encode() in texts, said
        beside = [path for path in packages[0].parent.rglob('*.png') if path.is_file()]
        assert beside, ('no badge beside it', made)
    print('# %d actions: %s' % (len(she.done), '; '.join(she.done)), flush=True)
    assert len(she.done) <= MOST, len(she.done)
    return None


run(from_package_to_package)
