#!/usr/bin/python3
"""The rubric of a task of a real course, once with a mouse alone and once with a keyboard alone: a first
grid from the outcome's verb, criteria and levels, points, ranges and weights, what a criterion shows,
advice about its wording, tables of a spreadsheet, and rubrics of other tasks. Each step is undone and
redone, and asked of the document."""
import csv
import pathlib
import subprocess
import time

from gui import Atspi, come_to, extents, run, share, wait, xdo
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, walked

WEEK = SHORT.week + '/'
TASK, QUIZ, OTHER = SHORT.task, SHORT.quiz, 'Assignment with internal links'
FIRST, AUTHOR = 'Compares two sources', 'Names its author'
BEST = 'Compares it and weighs what speaks for and against the finding'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': 'Compare two sources'},
                 {'key': 'O2', 'text': 'Judge a source'}],
    'modules': [{'title': 'Sources', 'items': [WEEK + TASK, WEEK + QUIZ, WEEK + OTHER]}],
    'rubrics': [{'key': 'R', 'title': 'Short answers', 'criteria': [
        {'title': 'Is right', 'outcome': 'O2', 'ratings': [
            {'title': 'Good', 'text': 'Nothing is wrong.', 'points': 2},
            {'title': 'Weak', 'text': 'Much is wrong.', 'points': 0}]}]}],
    'assessments': [
        {'key': 'A', 'title': TASK, 'item': WEEK + TASK, 'outcomes': ['O1']},
        {'key': 'Q', 'title': QUIZ, 'item': WEEK + QUIZ, 'rubric': 'R', 'outcomes': ['O2']},
        {'key': 'B', 'title': OTHER, 'item': WEEK + OTHER, 'rubric': 'R', 'outcomes': ['O2']}]}]}

# Asked of the rubric that judges a task, criterion by criterion
BY_CRITERION = ("SELECT group_concat(said, '|') FROM (SELECT %s AS said FROM criterion "
                'JOIN assessment ON assessment.rubric = criterion.rubric '
                'WHERE assessment.title = ? ORDER BY criterion.pos)')
CRITERIA = BY_CRITERION % "coalesce(criterion.title, '')"
WEIGHTS = BY_CRITERION % "coalesce(criterion.weight_bp / 100, '')"
ABOUT = BY_CRITERION % "coalesce(criterion.text, '')"
LEVEL = ("(SELECT group_concat(level, '|') FROM (SELECT %s AS level FROM rating "
         'WHERE rating.criterion = criterion.id ORDER BY rating.pos))')
SHOWN = BY_CRITERION % (
    "coalesce((SELECT group_concat(code) FROM (SELECT code FROM alignment JOIN statement "
    'ON statement.id = alignment.statement WHERE subject = criterion.id ORDER BY code)), \'\')')
GRID = BY_CRITERION % (
    "coalesce(criterion.title, '') || ':' || coalesce(criterion.weight_bp, '') || ':' || " +
    LEVEL % ("coalesce(rating.title, '') || '=' || coalesce(rating.points_c, '') || '=' || "
             "coalesce(rating.text, '')"))
# … and of its first criterion level by level
OF_FIRST = BY_CRITERION.replace('criterion.pos)', 'criterion.pos LIMIT 1)')
LEVELS = OF_FIRST % (LEVEL % "coalesce(rating.title, '')")
WORTH = OF_FIRST % (LEVEL % "coalesce(rating.min_c || '-', '') || coalesce(rating.points_c, '')")
TEXTS = OF_FIRST % (LEVEL % "coalesce(rating.text, '')")
# Of what the rubric of a task is
SCORING = 'SELECT scoring FROM rubric JOIN assessment ON rubric.id = rubric WHERE assessment.title = ?'
ALIKE = ('SELECT count(*) FROM assessment AS one JOIN assessment AS other USING (rubric) '
         'WHERE one.n < other.n')
IN_BANK = 'SELECT count(*) FROM rubric WHERE is_shared'
HAS = 'SELECT count(rubric) FROM assessment WHERE title = ?'
ASIDE = 'SELECT count(*) FROM dismissal'

FIXTURE = pathlib.Path(__file__).resolve().parents[1] / 'fixtures' / 'paste' / 'rubric.html'
PROGRAM = pathlib.Path(__file__).with_name('other-program.py')
FILES = 'Other rubrics, and table files'
POINTS = 'Points and weights'
SPLIT = 'Change only here'


class Rubric:
    """What both hands see of a rubric."""

    def table(self):
        return self.app.get('table', 'Rubric', exact=True, timeout=20)

    def find_cell(self, name):
        return next((node for node in self.app.nodes(self.table()) if node.get_role_name() ==
                     'table cell' and node.get_name().startswith(name)), None)

    def cell(self, name):
        try:
            return wait('the cell “%s”' % name, lambda: self.find_cell(name))
        except AssertionError as error:
            raise AssertionError('%s, but %s' % (error, self.names())) from None

    def names(self):
        return [node.get_name() for node in self.app.nodes(self.table())
                if node.get_role_name() == 'table cell']

    def says(self, text):
        self.app.get('label', text)

    def says_no_more(self, text):
        wait('“%s” to go' % text, lambda: not self.app.find('label', text))

    def rubric_of(self, title):
        self.choose(OUTLINE, title)
        self.app.get('button', 'Rubric', exact=True)
        self.show_rubric()
        wait('the rubric of “%s”' % title, lambda: self.app.find('label', 'No rubric yet') or
             self.app.find('label', 'Rubric of “%s”' % title))


class Pointing(Rubric, Mouse):
    """A cell is clicked at its upper edge: below stands what it shows."""

    def spot(self, name):
        self.reach('table cell', name)
        node = self.cell(name)
        wait('it to stand still', lambda: extents(node).y == (time.sleep(.06), extents(node).y)[1])
        x, y = self.app.at(node, .5, 0)
        return x, y + 10

    def to_cell(self, name):
        self.point(*self.spot(name))
        wait('the keyboard in “%s”' % name, lambda: self.find_cell(name).get_state_set().contains(
            Atspi.StateType.FOCUSED))

    def write_cell(self, name, field, text):
        x, y = self.spot(name)
        come_to(x, y)
        time.sleep(.5 + .15 * share())  # not the second click of what came before
        xdo('click', '--repeat', 2, '--delay', 60, 1)
        self.click(self.app.get('entry', field, exact=True, root=self.table()))
        self.write(text, instead=True)
        self.leave(name)

    def leave(self, name):
        self.point(*self.spot('Level' if name.startswith('Criterion 1') else 'Criterion 1'))
        wait('the field to close', lambda: not self.app.find('entry', root=self.table()))

    def tool(self, name):
        self.button(name, exact=True)

    def show_rubric(self):
        self.button('Rubric', exact=True)

    def offer(self, menu, item):
        self.button(menu, exact=True)
        self.click(self.app.get('menu item', item))

    def move_on(self, name, by):
        self.to_cell(name)
        self.tool(by)

    def duplicate(self, name):
        self.to_cell(name)
        self.tool('Duplicate criterion')

    def tick(self, criterion, outcome):
        self.click(self.app.get('button', '“%s”' % criterion, root=self.table()))
        self.click(self.app.get('check', outcome))
        self.click(self.app.get('label', 'Rubric of'))  # a click beside a choice closes it
        wait('the choice to close', lambda: not self.app.find('check', outcome))

    def press(self, name):
        self.click(self.reach('button', name, exact=True))


class Typing(Rubric, Keys):
    KEYS = {'Move criterion up': 'alt+Up', 'Move criterion down': 'alt+Down',
            'Move level before': 'alt+Left', 'Move level after': 'alt+Right'}
    FIELDS = ('Criterion', 'Weight in %', 'What it is about', 'Name of the level', 'Points',
              'Points, 3–4', 'What this level looks like')

    def key(self, *keys):
        if keys:
            super().key(*keys)

    def place(self, name):
        """(row, column) of a cell; 0 are the names."""
        self.cell(name)
        places = {node.get_name(): extents(node) for node in self.app.nodes(self.table())
                  if node.get_role_name() == 'table cell'}
        rows = sorted({int(place.y) for place in places.values()})
        columns = sorted({int(place.x) for place in places.values()})
        at = next(place for said, place in places.items() if said.startswith(name))
        return rows.index(int(at.y)), columns.index(int(at.x))

    def to_cell(self, name):
        for _ in range(60):
            node = self.focused()
            if node is not None and node.get_role_name() == 'table cell':
                break
            self.key('Tab')
            time.sleep(.1)
        row, column = self.place(name)
        self.key('ctrl+Home', *['Right'] * column, *(['Up'] if row == 0 else ['Down'] * (row - 1)))
        self.wait_on(name)

    def write_cell(self, name, field, text):
        self.to_cell(name)
        self.key('Return')
        self.app.get('entry', field, exact=True, root=self.table())
        shown = [node.get_name() for node in self.app.nodes(self.table())
                 if node.get_name() in self.FIELDS and node.get_role_name() in ('text', 'entry') and
                 extents(node).width > 0]
        self.key(*['Tab'] * shown.index(field))
        self.write(text, instead=True)
        self.key('Return')
        self.closed()

    def closed(self):
        wait('the field to close', lambda: not self.app.find('entry', root=self.table()))

    def leave(self, name):
        self.key('Escape')
        self.closed()

    def tool(self, name):
        self.tab_to(name, back=True)
        self.key('space')

    def show_rubric(self):
        self.tab_to('Rubric', role='push button')
        self.key('space')

    def offer(self, menu, item):
        self.tab_to(menu, back=True)
        self.key('space')
        self.down_to(item)

    def move_on(self, name, by):
        self.to_cell(name)
        self.key(self.KEYS[by])

    def duplicate(self, name):
        self.to_cell(name)
        self.key('ctrl+d')

    def tick(self, criterion, outcome):
        self.key('Tab')
        wait('what it shows', lambda: '“%s”' % criterion in self.focused().get_name())
        self.key('space')
        self.app.get('check', outcome)
        self.tab_to(outcome, role='check box')
        self.key('space', 'Escape')
        wait('the choice to close', lambda: not self.app.find('check', outcome))

    def press(self, name):
        self.tab_to(name)
        self.key('space')


def first_grid(she):
    """The verb of the outcome says how levels differ."""
    she.rubric_of(TASK)
    she.says('No rubric yet')
    she.press('Build from the outcomes’ verbs')
    she.undone(CRITERIA, None, FIRST, TASK)
    she.wait_one('Excellent|Good|Fair|Not yet', LEVELS, TASK)
    she.wait_one('400|300|200|0', WORTH, TASK)
    she.wait_one('O1', SHOWN, TASK)
    texts, = she.ask(TEXTS, TASK)[0]
    assert texts.startswith(BEST + '|') and texts.endswith('|Does not compare it yet'), texts
    she.cell('Criterion 1: %s. O1 100 %%' % FIRST)
    she.cell('%s, Excellent, 4 pts: %s' % (FIRST, BEST))
    she.says('Covers O1')


def add_author(she):
    """One more criterion, which is named where it stands."""
    she.to_cell('Criterion 1')
    she.tool('Add criterion')
    she.cell('Criterion 2')
    she.leave('Criterion 2')
    she.undone(CRITERIA, FIRST, FIRST + '|', TASK)
    she.write_cell('Criterion 2', 'Criterion', AUTHOR)
    she.undone(CRITERIA, FIRST + '|', '%s|%s' % (FIRST, AUTHOR), TASK)


def criteria(she):
    add_author(she)
    both, turned = '%s|%s' % (FIRST, AUTHOR), '%s|%s' % (AUTHOR, FIRST)
    she.write_cell('Criterion 2', 'What it is about', 'Of both')
    she.undone(ABOUT, '|', '|Of both', TASK)
    she.move_on('Criterion 2', 'Move criterion up')
    she.undone(CRITERIA, both, turned, TASK)
    she.cell('Criterion 1: ' + AUTHOR)
    she.move_on('Criterion 1', 'Move criterion down')
    she.undone(CRITERIA, turned, both, TASK)
    she.duplicate('Criterion 1')
    she.undone(CRITERIA, both, '%s|%s' % (FIRST, both), TASK)
    she.wait_one('O1|O1|', SHOWN, TASK)
    she.wait_one('100||', WEIGHTS, TASK)
    she.to_cell('Criterion 2')
    she.tool('Delete criterion')
    she.undone(CRITERIA, '%s|%s' % (FIRST, both), both, TASK)
    she.cell('Criterion 2: ' + AUTHOR)


def levels(she):
    four = 'Excellent|Good|Fair|Not yet'
    she.to_cell('Level Good')
    she.tool('Add level')
    she.cell('Level 3, 2.5 pts')
    she.leave('Level 3')
    she.undone(LEVELS, four, 'Excellent|Good||Fair|Not yet', TASK)
    she.wait_one('400|300|250|200|0', WORTH, TASK)
    she.write_cell('Level 3', 'Name of the level', 'Sound')
    five = 'Excellent|Good|Sound|Fair|Not yet'
    she.undone(LEVELS, 'Excellent|Good||Fair|Not yet', five, TASK)
    she.move_on('Level Sound', 'Move level after')
    she.undone(LEVELS, five, 'Excellent|Good|Fair|Sound|Not yet', TASK)
    she.says('The points of “%s” go up and down again' % FIRST)
    she.write_cell('Level Sound', 'Points', '1')
    she.undone(WORTH, '400|300|200|250|0', '400|300|200|100|0', TASK)
    she.says_no_more('go up and down again')
    she.to_cell('Level Sound')
    she.tool('Delete level')
    she.undone(LEVELS, 'Excellent|Good|Fair|Sound|Not yet', four, TASK)


def texts(she):
    before, = she.ask(TEXTS, TASK)[0]
    cells = before.split('|')
    cells[2] = 'Lists both, one after the other'
    she.write_cell(FIRST + ', Fair', 'What this level looks like', cells[2])
    she.undone(TEXTS, before, '|'.join(cells), TASK)
    she.cell('%s, Fair, 2 pts: %s' % (FIRST, cells[2]))


def points(she):
    she.cell('Level Excellent, 4 pts')
    she.offer(POINTS, 'A range of points for each level')
    she.undone(SCORING, 'points', 'range', TASK)
    she.wait_one('300-400|200-300|0-200|0-0', WORTH, TASK)
    she.cell('Level Excellent, 3–4 pts')
    she.write_cell('Level Excellent', 'Points, 3–4', '3.5-4')
    she.undone(WORTH, '300-400|200-300|0-200|0-0', '350-400|200-300|0-200|0-0', TASK)
    she.cell('%s, Excellent, 3.5–4 pts' % FIRST)
    she.offer(POINTS, 'No points')
    she.undone(SCORING, 'range', 'none', TASK)
    wait('no points', lambda: she.cell('Level Excellent').get_name() == 'Level Excellent')
    she.offer(POINTS, 'Points for each level')
    she.undone(SCORING, 'none', 'points', TASK)
    she.cell('Level Excellent, 4 pts')


def weights(she):
    """What does not add up to a whole is said beside the grid and below it, and goes."""
    she.says('Weights add up to 100 %')
    she.write_cell('Criterion 1', 'Weight in %', '60')
    she.undone(WEIGHTS, '100|', '60|', TASK)
    she.says('Weights add up to 60 %')
    she.says('The weights add up to 60 %, not to 100 %.')
    she.write_cell('Criterion 2', 'Weight in %', '55')
    she.undone(WEIGHTS, '60|', '60|55', TASK)
    she.says('The weights add up to 115 %, not to 100 %.')
    she.write_cell('Criterion 1', 'Weight in %', '45')
    she.undone(WEIGHTS, '60|55', '45|55', TASK)
    she.says('Weights add up to 100 %')
    she.says_no_more('not to 100 %')
    she.offer(POINTS, 'Weigh all criteria alike')
    she.undone(WEIGHTS, '45|55', '50|50', TASK)
    she.offer(POINTS, 'Weigh criteria by their points')
    she.undone(WEIGHTS, '50|50', '|', TASK)
    she.says_no_more('Weights add up to')
    she.cell('Criterion 1: %s. O1 50 %%' % FIRST)


def outcomes(she):
    she.to_cell('Criterion 2')
    she.tick(AUTHOR, 'O2')
    she.undone(SHOWN, 'O1|', 'O1|O2', TASK)
    she.cell('Criterion 2: %s. O2' % AUTHOR)
    she.says('Covers O1 and O2')


def wording(she):
    """Levels that do not differ, and two things in one criterion."""
    before, = she.ask(TEXTS, TASK)[0]
    cells = before.split('|')
    alike = '“Excellent” and “Good” of “%s” say the same' % FIRST
    second, cells[1] = cells[1], BEST
    she.write_cell(FIRST + ', Good', 'What this level looks like', BEST)
    she.undone(TEXTS, before, '|'.join(cells), TASK)
    she.says(alike)
    she.press('Show them')
    wait('the cell that is meant', lambda: she.find_cell(FIRST + ', Good').get_state_set().contains(
        Atspi.StateType.FOCUSED))
    she.write_cell(FIRST + ', Good', 'What this level looks like', second)
    she.undone(TEXTS, '|'.join(cells), before, TASK)
    she.says_no_more(alike)
    two = '“Names its author and year” asks for two things'
    she.write_cell('Criterion 2', 'Criterion', 'Names its author and year')
    she.undone(CRITERIA, '%s|%s' % (FIRST, AUTHOR), FIRST + '|Names its author and year', TASK)
    she.says(two)
    she.press('Set aside')
    she.undone(ASIDE, 0, 1)
    she.says_no_more(two)
    she.undo()
    she.wait_one(0, ASIDE)
    she.says(two)
    she.write_cell('Criterion 2', 'Criterion', AUTHOR)
    she.undone(CRITERIA, FIRST + '|Names its author and year', '%s|%s' % (FIRST, AUTHOR), TASK)
    she.says_no_more(two)


def written(path):
    """The cells of a table file that spreadsheets know the letters of."""
    raw = path.read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf') and raw.endswith(b'\r\n'), raw
    return list(csv.reader(raw.decode('utf-8-sig').splitlines()))


def save_table(she, name):
    path = she.folder / name
    she.offer(FILES, 'Save as a table file…')
    she.name_file(path)
    wait('the table', lambda: path.exists() and path.stat().st_size > 0, 20)
    she.says('Saved “%s”' % name)
    return path


def open_table(she, path):
    she.offer(FILES, 'Open a table file…')
    she.app.get('label', 'Tables (CSV, TSV)', timeout=20)
    time.sleep(.8)  # the chooser takes its own time until it has the keyboard
    she.write(str(path))
    time.sleep(.3)
    she.key('Return')
    she.says('criteria from the table')


def table_file(she):
    """What is saved is what the grid has, changes nothing when it is brought in as it is, and brings in
    what was changed in it."""
    path = save_table(she, 'rubric.csv')
    rows, before = written(path), she.ask(GRID, TASK)
    texts, = she.ask(TEXTS, TASK)[0]
    assert rows == [
        ['Criterion', 'Weight', 'Excellent (4)', 'Good (3)', 'Fair (2)', 'Not yet (0)'],
        [FIRST, '100 %', *texts.split('|')], [AUTHOR, '', '', '', '', '']], rows
    step = she.app.get('button', 'Undo: ').get_name()
    open_table(she, path)
    assert she.ask(GRID, TASK) == before and she.app.find('button', step, exact=True)
    rows[0][3] = 'Sound (2.5)'
    rows[1][1:3] = '60 %', 'Says what speaks for it, and "what" against'
    rows[2][1:] = '30 %', 'Author, date, place', 'Author, date', 'Author', ''
    rows.append(['Cites it', '10 %', 'Can be found', '', '', ''])
    changed = she.folder / 'changed.csv'
    with open(changed, 'w', encoding='utf-8-sig', newline='') as file:
        csv.writer(file).writerows(rows)
    open_table(she, changed)
    worth = list(zip(('Excellent', 'Sound', 'Fair', 'Not yet'), (400, 250, 200, 0)))
    after = '|'.join('%s:%d:%s' % (
        title, int(weight.split()[0]) * 100, '|'.join(
            '%s=%d=%s' % (*level, text) for level, text in zip(worth, texts)))
        for title, weight, *texts in rows[1:])
    she.undone(GRID, before[0][0], after, TASK)
    she.wait_one('O1||', SHOWN, TASK)
    she.says('Weights add up to 100 %')
    assert written(save_table(she, 'again.csv')) == rows


def pasted(she):
    """What another program has copied."""
    before, = she.ask(GRID, TASK)[0]
    process = subprocess.Popen(['/usr/bin/python3', PROGRAM, 'copy', 'text/html', FIXTURE],
                               stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline().strip() == 'ready'
        she.tool('Paste table')
        she.cell('Criterion 2: Limits')
    finally:
        process.kill()
        process.wait()
    she.undone(GRID, before, 'Sources::Good=200=Names who made the data.\nSays when.|'
               'Weak=0=Names nobody.|Limits::Good=200=Says who is missing.|Weak=0=Silent.', TASK)


def shared(she):
    """What judges two tasks is changed for both, until it is changed only here."""
    she.rubric_of(QUIZ)
    both = '“%s” is judged by the same rubric' % OTHER
    she.says(both)
    she.write_cell('Is right, Good', 'What this level looks like', 'Every answer is right.')
    she.undone(TEXTS, 'Nothing is wrong.|Much is wrong.', 'Every answer is right.|Much is wrong.', QUIZ)
    she.wait_one('Every answer is right.|Much is wrong.', TEXTS, OTHER)
    she.press(SPLIT)
    she.undone(ALIKE, 1, 0)
    she.says_no_more(both)
    she.write_cell('Is right, Weak', 'What this level looks like', 'Half is wrong.')
    she.undone(TEXTS, 'Every answer is right.|Much is wrong.', 'Every answer is right.|Half is wrong.',
               QUIZ)
    she.wait_one('Every answer is right.|Much is wrong.', TEXTS, OTHER)


def bank(she):
    """A copy of what judges another task, which stays as it is."""
    she.rubric_of(TASK)
    she.press('Build from the outcomes’ verbs')
    she.wait_one(FIRST, CRITERIA, TASK)
    she.offer(FILES, 'Keep a copy for other assignments')
    she.undone(IN_BANK, 0, 1)
    she.rubric_of(QUIZ)
    she.offer(FILES, TASK)
    she.undone(CRITERIA, 'Is right', FIRST, QUIZ)
    she.wait_one('Is right', CRITERIA, OTHER)
    she.write_cell('Criterion 1', 'Criterion', 'Another one')
    she.undone(CRITERIA, FIRST, 'Another one', QUIZ)
    she.wait_one(FIRST, CRITERIA, TASK)
    she.offer(FILES, 'Remove the rubric')
    she.undone(HAS, 1, 0, QUIZ)
    she.says('No rubric yet')


def begun(she):
    """A grid of two criteria."""
    she.rubric_of(TASK)
    she.press('Build from the outcomes’ verbs')
    she.wait_one(FIRST, CRITERIA, TASK)
    add_author(she)


def walk(hand, *steps):
    return walked(hand, 'Build', SHORT, PLAN, *steps)


def grid_by_mouse():
    return walk(Pointing, first_grid, criteria, levels, texts)


def grid_by_keyboard():
    return walk(Typing, first_grid, criteria, levels, texts)


def points_by_mouse():
    return walk(Pointing, begun, points, weights)


def points_by_keyboard():
    return walk(Typing, begun, points, weights)


def wording_by_mouse():
    return walk(Pointing, begun, outcomes, wording)


def wording_by_keyboard():
    return walk(Typing, begun, outcomes, wording)


def tables_by_mouse():
    return walk(Pointing, begun, table_file, pasted)


def tables_by_keyboard():
    return walk(Typing, begun, table_file, pasted)


def bank_by_mouse():
    return walk(Pointing, shared, bank)


def bank_by_keyboard():
    return walk(Typing, shared, bank)


run(grid_by_mouse, grid_by_keyboard, points_by_mouse, points_by_keyboard, wording_by_mouse,
    wording_by_keyboard, tables_by_mouse, tables_by_keyboard, bank_by_mouse, bank_by_keyboard)
