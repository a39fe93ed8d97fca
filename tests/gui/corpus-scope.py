#!/usr/bin/python3
"""What the matrix of a real course shows of one module, with a mouse alone: its outcomes and columns, while
the figures stay those of the whole; what is written there is the module's. Each step is undone once."""
import re

from gui import run, wait_seen
from hands import Mouse
from walk import SHORT, walked

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
    def show(self, what):
        self.button('Shown: ')
        self.click(self.app.get('menu item', what, exact=True))
        self.app.gone('menu item', what)

    def toggle(self, name):
        self.button(name, exact=True)

    def write_outcome(self, text):
        self.button('Add outcome', exact=True)
        self.app.get('entry', 'New outcome')
        self.write(text)
        self.key('Return', 'Escape')


def codes(app):
    """Of the outcomes in sight."""
    return sorted(node.get_name() for node in app.nodes() if node.get_role_name() == 'label' and
                  re.fullmatch(r'O\d+', node.get_name()) and node.extents().height > 0)


def shows(she, scope, *outcomes):
    """The scope by its name, and its rows."""
    she.app.get('button', 'Shown: ' + scope, exact=True, timeout=20)
    wait_seen(' '.join(outcomes), lambda: codes(she.app), lambda seen: seen == list(outcomes), 20)


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
    she.view('Design')
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
    she.mark('O3, ' + LINKS, 'practised')
    she.undone(MARKS, 2, 1)
    shows(she, of(2, 'Writing', 2), 'O2', 'O3')
    she.undo()
    she.wait_one(2, MARKS)


def an_outcome_of_it(she):
    """What is written is the module's; of the whole it is another's."""
    she.write_outcome(NEW)
    she.undone(MODULE_OF, None, 'Writing', NEW)
    shows(she, of(2, 'Writing', 3, 5), 'O2', 'O3', 'O5')
    she.undo()
    shows(she, of(2, 'Writing', 2), 'O2', 'O3')


def a_module_alone_by_mouse():
    return walked(Pointing, 'Design', SHORT, PLAN, one_module, gaps_of_it, a_mark_goes,
                  an_outcome_of_it)


run(a_module_alone_by_mouse)
