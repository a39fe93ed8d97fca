#!/usr/bin/python3
"""What the matrix of a real course shows of one module, once with a mouse alone and once with a keyboard
alone, and in a narrow window, which has a list in its place: its outcomes and columns, while the figures
stay those of the whole; what is written there is the module's; what is shown is remembered. Each step is
undone once and done again."""
import re

from gui import run, wait, wait_seen
from hands import Keys, Mouse
from walk import SHORT, kept_home, walked

WEEK = SHORT.week + '/'
LINKS = 'Assignment with internal links'
COMPARE, JUDGE, CITE, NAME = 'Compare two sources', 'Judge a source', 'Cite a source', 'Name its author'
NEW = 'Date a source'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O%d' % n, 'text': text}
                 for n, text in enumerate((COMPARE, JUDGE, CITE, NAME), 1)],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.quiz]},
                {'title': 'Writing', 'items': [WEEK + SHORT.task, LINKS]}],
    'assessments': [{'key': 'A', 'title': SHORT.quiz, 'item': WEEK + SHORT.quiz, 'outcomes': ['O1']},
                    {'key': 'B', 'title': SHORT.task, 'item': WEEK + SHORT.task, 'outcomes': ['O2']}],
    'alignments': [{'item': WEEK + SHORT.page, 'outcome': 'O1', 'depth': 'practised'},
                   {'item': LINKS, 'outcome': 'O3', 'depth': 'practised'}]}]}
MODULE_OF = ('SELECT max(title) FROM statement LEFT JOIN credential_statement AS u ON statement.id = '
             'u.statement LEFT JOIN item ON item.id = module WHERE text = ?')
MARKS = "SELECT count(*) FROM alignment WHERE subject_kind = 'item'"
WHOLE = 'Whole credential'


class Pointing(Mouse):
    holds = 'AshMatrix'

    def show(self, what):
        self.button('Shown: ')
        self.click(self.app.get('menu item', what, exact=True))
        self.app.gone('menu item', what)

    def toggle(self, name):
        self.button(name, exact=True)

    def leave(self):
        self.close_window()


class Typing(Keys):
    holds = 'AshMatrix'

    def show(self, what):
        self.tab_to('Shown: ', back=True)
        self.key('space')
        self.down_to(what)
        self.app.gone('menu item', what)
        self.wait_on('Shown: ')

    def toggle(self, name):
        self.tab_to(name)
        self.key('space')

    def leave(self):
        self.key('ctrl+w')


def write_outcome(she, text):
    she.button('Add outcome')
    she.app.get('entry', 'New outcome')
    she.write(text)
    she.key('Return', 'Escape')


def codes(she):
    """Of the outcomes in sight: those of the matrix, or of the list that a narrow window has instead."""
    app = she.app
    return sorted(node.get_name() for node in app.nodes(app.get('filler', she.holds)) if node.get_role_name() == 'label' and
                  re.fullmatch(r'O\d+', node.get_name()) and node.extents().height > 0)


def shows(she, scope, *outcomes):
    """The scope by its name, and its rows."""
    she.app.get('button', 'Shown: ' + scope, exact=True, timeout=20)
    wait_seen(' '.join(outcomes), lambda: codes(she), lambda seen: seen == list(outcomes), 20)


def columns(she, there, away):
    heads = [node.get_name() for node in she.app.nodes()
             if node.get_role_name() == 'push button' and node.extents().width > 0]

    def has(title):
        return any(head == title or head.startswith(title + ', ') for head in heads)
    assert all(map(has, there)) and not any(map(has, away)), heads


def of(number, title, n, total=4):
    return 'Module %d of 2, %s, %d of %d outcomes' % (number, title, n, total)


def one_module(she):
    app = she.app
    shows(she, WHOLE, 'O1', 'O2', 'O3', 'O4')
    she.show('Sources')
    shows(she, of(1, 'Sources', 1), 'O1')
    app.get('label', 'Module 1 of 2 · 1 of 4 outcomes', exact=True)
    app.get('label', '2 of 4 assessed', exact=True)
    columns(she, (SHORT.quiz, SHORT.page), (SHORT.task, LINKS))
    she.show('Writing')
    shows(she, of(2, 'Writing', 2), 'O2', 'O3')
    columns(she, (SHORT.task, LINKS), (SHORT.quiz, SHORT.page))


def gaps_of_it(she):
    she.toggle('Only gaps')
    shows(she, of(2, 'Writing', 2), 'O3')
    she.show('Sources')
    she.app.get('label', 'Something shows every outcome of this module', exact=True)
    she.show('Writing')
    she.toggle('Only gaps')
    shows(she, of(2, 'Writing', 2), 'O2', 'O3')


def a_mark_goes(she):
    """The row that had no other stays under the hand."""
    she.mark('O3, ' + LINKS, 'practised', 'not marked')
    she.undone(MARKS, 2, 1)
    shows(she, of(2, 'Writing', 2), 'O2', 'O3')
    she.undo()
    she.wait_one(2, MARKS)


def an_outcome_of_it(she):
    """What is written is the module's; of the whole it is another's."""
    write_outcome(she, NEW)
    she.undone(MODULE_OF, None, 'Writing', NEW)
    shows(she, of(2, 'Writing', 3, 5), 'O2', 'O3', 'O5')
    she.undo()
    shows(she, of(2, 'Writing', 2), 'O2', 'O3')


def whole_again(she):
    she.show(WHOLE)
    shows(she, WHOLE, 'O1', 'O2', 'O3', 'O4')
    columns(she, (SHORT.quiz, SHORT.page, SHORT.task, LINKS), ())


def in_a_list(she):
    """Fewer words stand there; the figures are the same, and what is written is the module's."""
    app = she.app
    she.make_narrow()
    she.holds = 'AshOutcomeList'
    she.show('Writing')
    shows(she, of(2, 'Writing', 2), 'O2', 'O3')
    app.get('label', 'Module 2', exact=True)
    app.get('label', '2 of 4 assessed', exact=True)
    she.toggle('Only gaps')
    shows(she, of(2, 'Writing', 2), 'O3')
    she.toggle('Only gaps')
    an_outcome_of_it(she)
    she.show(WHOLE)
    # There is not room for all of them at once.
    wait_seen('the first of all', lambda: codes(she)[:2], lambda seen: seen == ['O1', 'O2'], 20)
    app.get('button', 'Shown: ' + WHOLE, exact=True)
    app.get('label', 'Whole', exact=True)


def remembered(hand):
    """Until the whole is asked for again."""
    if not SHORT.package.exists():
        return 'no corpus'
    with kept_home(SHORT, PLAN) as start:
        for before, then, seen in ((WHOLE, 'Writing', (of(2, 'Writing', 2), 'O2', 'O3')),
                                   (of(2, 'Writing', 2), WHOLE, (WHOLE, 'O1', 'O2', 'O3', 'O4'))):
            with start() as app:
                she = hand(app)
                app.get('button', 'Undo', timeout=60)
                she.view('Design')
                app.get('button', 'Shown: ' + before, exact=True, timeout=20)
                she.show(then)
                shows(she, *seen)
                she.leave()
                she.left()
        with start() as app:
            app.get('button', 'Undo', timeout=60)
            wait('Design', lambda: app.find('button', 'Shown: ' + WHOLE, exact=True), 20)
    return None


def walk(hand, *steps):
    return walked(hand, 'Design', SHORT, PLAN, *steps)


def a_module_alone_by_mouse():
    return walk(Pointing, one_module, gaps_of_it, a_mark_goes, an_outcome_of_it, whole_again)


def a_module_alone_by_keyboard():
    return walk(Typing, one_module, gaps_of_it, a_mark_goes, an_outcome_of_it, whole_again)


def a_narrow_window_by_mouse():
    return walk(Pointing, in_a_list)


def a_narrow_window_by_keyboard():
    return walk(Typing, in_a_list)


def remembered_by_mouse():
    return remembered(Pointing)


def remembered_by_keyboard():
    return remembered(Typing)


run(a_module_alone_by_mouse, a_module_alone_by_keyboard, a_narrow_window_by_mouse,
    a_narrow_window_by_keyboard, remembered_by_mouse, remembered_by_keyboard)
