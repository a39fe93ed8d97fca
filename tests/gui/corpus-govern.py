#!/usr/bin/python3
"""What is said and decided of a credential made of a real course, once with a mouse alone and once
with a keyboard alone: comments on an item, a passage, an outcome, a cell and a criterion, a reply,
the list with its way back; versions, one difference taken back, a decision, a status, the day of the
next review, the specification. Each step is undone once."""
import time

from gui import Atspi, extents, run, wait, xdo
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, designed

OUTCOME = 'Compare two sources'
CRITERION = 'Names both'
RENAMED = 'What a page says'
WEEK = SHORT.week + '/'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en',
    'outcomes': [{'key': 'O1', 'text': OUTCOME}],
    'modules': [{'title': 'Sources', 'items': [WEEK + SHORT.page, WEEK + SHORT.task]}],
    'rubrics': [{'key': 'R', 'title': 'Comparison', 'criteria': [{
        'title': CRITERION, 'outcome': 'O1',
        'ratings': [{'title': 'Good', 'points': 2}, {'title': 'Poor', 'points': 1}]}]}],
    'assessments': [{'key': 'A', 'title': 'Comparison', 'item': WEEK + SHORT.task, 'rubric': 'R',
                     'weight': 100, 'integrity': 'Asked about it', 'outcomes': ['O1']}],
    'alignments': [{'item': WEEK + SHORT.page, 'outcome': 'O1', 'depth': 'introduced'}]}]}
COMMENTS = 'SELECT count(*) FROM comment'
REVIEW = 'SELECT review_date FROM credential'
TITLE = ('SELECT count(*) FROM item JOIN credential ON credential.tree = item.tree WHERE title = ?')


class Pointing(Mouse):
    """How a mouse says something of what is in front of it."""

    def comment_on_item(self, title):
        self.menu(OUTLINE, title, 'Comment…')

    def comment_on_passage(self):
        """A double click chooses a word."""
        app = self.app
        outline = extents(app.get('list', OUTLINE, exact=True))
        tool = extents(app.get('button', 'HTML', exact=True))
        x, y = app.origin(app.get('list', OUTLINE, exact=True))
        place = x + outline.x + outline.width + 140, y + tool.y + tool.height + 42
        xdo('mousemove', *place, 'click', '--repeat', 2, '--delay', 60, 1)
        time.sleep(.5)
        xdo('click', 3)
        self.click(app.get('menu item', 'Comment on this passage…'))

    def leave_page(self):
        """A click elsewhere does."""

    def comment_on_outcome(self):
        self.press_menu(self.app.get('label', 'O1', exact=True), 'Comment…')

    def comment_on_cell(self):
        self.press_menu(self.app.get('button', 'O1, Comparison, assessed'), 'Comment…')

    def show_comments_of_cell(self):
        """The corner of the cell leads to them."""
        self.click(self.app.get('button', 'O1, Comparison, assessed'), .95, .1)

    def show_rubric(self):
        self.button('Rubric', exact=True)

    def comment_on_criterion(self):
        self.press_menu(self.app.get('table cell', 'Criterion 1: '), 'Comment…', fy=.1)

    def list_comments(self):
        self.menu_command('Comments')

    def list_versions(self):
        self.menu_command('Versions and decisions…')

    def set_status(self, name):
        self.button('Status: ')
        self.click(self.app.get('menu item', name, exact=True))

    def decide(self):
        """What is approved offers to say who approved it."""
        self.button('Record the decision…')

    def choose_review(self):
        """A day of the month that the calendar shows first."""
        self.button('Choose a day', root=self.dialog())
        self.click(self.app.get('label', '15', exact=True, root=self.dialog()))
        return time.strftime('%Y-%m-15')

    def specification(self):
        self.menu_command('Specification…')

    def close_comments(self):
        self.button('Close the comments')
        self.app.gone('button', 'Close the comments')


class Typing(Keys):
    """How a keyboard does."""

    def comment_on_item(self, title):
        self.choose(OUTLINE, title)
        self.key('ctrl+alt+m')

    def comment_on_passage(self):
        self.into_page(None)
        self.key('Home', 'shift+End', 'ctrl+alt+m')

    def leave_page(self):
        """A page keeps Tab to itself; its tools are left as others are."""
        self.key('alt+F10')
        time.sleep(.5)

    def comment_on_outcome(self):
        self.to_cell()
        self.key('Home', 'ctrl+alt+m')

    def to_cell(self):
        self.tab_to('O1, Comparison, assessed')

    def comment_on_cell(self):
        self.to_cell()
        self.key('ctrl+alt+m')

    def show_comments_of_cell(self):
        self.to_cell()
        self.key('c')

    def show_rubric(self):
        self.tab_to('Rubric')
        self.key('space')

    def comment_on_criterion(self):
        self.tab_to('Names both, ')  # where the next words belong
        self.key('ctrl+Home')
        self.wait_on('Criterion 1: ')
        self.key('ctrl+alt+m')

    def list_comments(self):
        self.key('ctrl+alt+c')

    def list_versions(self):
        self.key('ctrl+alt+v')

    def set_status(self, name):
        self.tab_to('Status: ', back=True)
        self.key('space')
        self.down_to(name)

    def decide(self):
        """The menu leaves the keyboard where it was opened, and has the offer too."""
        self.wait_on('Status: ')
        self.set_status('Record a decision…')

    def choose_review(self):
        """A wrong day is taken back alone."""
        self.enter('Next review (year-month-day)', 'soon', after='Approved')
        self.app.get('label', 'Write the day as year')
        self.key('ctrl+z')
        self.app.gone('label', 'Write the day as year')
        assert self.ask('SELECT status, review_date FROM credential') == [('approved', None)]
        self.enter('Next review (year-month-day)', '2027-03-01', after='Approved')
        return '2027-03-01'

    def specification(self):
        self.key('ctrl+p')

    def close_comments(self):
        if not self.is_below('Comments'):
            self.list_comments()  # which gives them the keyboard
        wait('the keyboard in the comments', lambda: self.is_below('Comments'))
        self.key('Escape')
        self.app.gone('button', 'Close the comments')

    def is_below(self, name):
        node = self.focused()
        while node is not None and node.get_role_name() != 'application':
            if node.get_name() in (name, 'AshCommentsPane'):
                return True
            node = node.get_parent()
        return False


def say(she, text, n):
    """The words of a comment that has been asked for; it is the Nth."""
    she.wait_window('Comment')
    she.write(text)
    she.accept('Comment')
    she.wait_window()
    she.undone(COMMENTS, n - 1, n)


def comments_in_build(she):
    app = she.app
    she.view('Build')
    she.comment_on_item(SHORT.task)
    say(she, 'For whom?', 1)
    wait('the comment in the outline',
         lambda: any(name.startswith(SHORT.task) and '1 comment' in name
                     for name in app.rows(OUTLINE)))
    before = she.body(SHORT.page)
    she.choose(OUTLINE, SHORT.page)
    app.get('label', ' words', timeout=40)
    time.sleep(1)  # until WebKit takes the pointer
    she.comment_on_passage()
    say(she, 'Is that so?', 2)
    quote = she.ask('SELECT quote FROM comment ORDER BY n DESC')[0][0]
    assert quote and quote in before, quote
    assert she.body(SHORT.page) == before
    she.leave_page()
    she.choose(OUTLINE, SHORT.task)
    she.show_rubric()
    app.get('table cell', 'Criterion 1: ')
    she.comment_on_criterion()
    say(she, 'Both of what?', 3)
    app.get('button', '1 comment: ' + CRITERION)


def comments_in_design(she):
    app = she.app
    she.view('Design')
    she.comment_on_outcome()
    say(she, 'A strong verb', 4)
    app.get('button', '1 comment: O1, ' + OUTCOME)
    she.comment_on_cell()
    say(she, 'Twice, please', 5)
    app.get('button', 'O1, Comparison, assessed, 1 comment')
    she.wait_for([('statement', 0, 0), ('assessment', 1, 0)],
                 'SELECT subject_kind, other IS NOT NULL, quote IS NOT NULL FROM comment '
                 'WHERE n > 3')


def the_list(she):
    """A reply, a thread that is settled, and the way to a passage."""
    app = she.app
    she.show_comments_of_cell()
    she.wait_on('Go to %s · Comparison' % OUTCOME)
    she.button('Reply…: %s · Comparison' % OUTCOME)
    she.wait_window('Reply')
    she.write('Yes')
    she.accept('Reply')
    she.wait_window()
    she.close_comments()
    she.undone(COMMENTS, 5, 6)
    she.list_comments()
    she.button('Resolve: %s · Comparison' % OUTCOME)
    app.gone('button', 'Resolve: %s · Comparison' % OUTCOME)
    she.button('Go to ' + SHORT.page)
    she.wait_view('Build')
    wait('the page', lambda: she.is_chosen(OUTLINE, SHORT.page))
    app.get('label', ' words', timeout=40)
    assert not app.find('label', 'The passage has changed since')
    she.undone('SELECT count(*) FROM comment WHERE is_resolved', 0, 1)
    # They stand beside the page that they led to.
    app.get('button', 'Close the comments')
    she.close_comments()


def versions(she):
    """One is kept, a page gets another name, the difference is named and taken back."""
    app = she.app
    she.list_versions()
    she.wait_window('Versions and decisions')
    she.button('Keep a version…')
    she.wait_window('Keep a version')
    she.write('For the board')
    she.accept('Keep')
    she.wait_window('Versions and decisions')
    she.close_window()
    she.wait_window()
    she.wait_one(1, 'SELECT count(*) FROM revision')  # that is no change of the credential
    she.rename(OUTLINE, SHORT.page, RENAMED)
    she.undone(TITLE, 0, 1, RENAMED)
    she.list_versions()
    she.wait_window('Versions and decisions')
    she.button('Compare: For the board')
    she.wait_window('What differs')
    app.get('label', '“%s” → “%s”' % (SHORT.page, RENAMED), timeout=20)
    she.button('Take back. ')
    she.wait_one(0, TITLE, RENAMED)
    she.close_window()
    she.wait_window('Versions and decisions')
    decision(she)
    she.close_window()
    she.wait_window()
    she.undone('SELECT count(*) FROM decision', 0, 1)
    she.undo()
    she.undo()
    she.wait_one(1, TITLE, RENAMED)
    she.redo()
    she.wait_one(0, TITLE, RENAMED)


def decision(she):
    she.button('Record a decision…')
    she.wait_window('Record a decision')
    she.write('Faculty board')
    she.accept('Record')
    she.wait_window('Versions and decisions')
    she.app.get('label', 'and not changed since.', timeout=20)


def status(she):
    """An approval is somebody's."""
    now, decisions = 'SELECT status FROM credential', 'SELECT count(*) FROM decision'
    she.set_status('Approved')
    she.wait_one('approved', now)
    she.decide()
    she.wait_window('Record a decision')
    she.write('Faculty board')
    she.accept('Record')
    she.wait_window()
    she.undone(decisions, 0, 1)
    she.undo()
    she.undo()
    she.wait_one('draft', now)
    she.redo()
    she.wait_one('approved', now)
    she.app.get('button', 'Status: Approved')


def review(she):
    """When it is to be looked at again."""
    she.list_versions()
    she.wait_window('Versions and decisions')
    day = she.choose_review()
    she.wait_one(day, REVIEW)
    she.close_window()
    she.wait_window()
    she.undone(REVIEW, None, day)


def specification(she):
    she.specification()
    button = she.app.get('button', 'Print…', timeout=40)
    wait('the page', lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE), 40)
    she.close_window()
    she.wait_window()


def everything(hand):
    if not SHORT.package.exists():
        return 'no corpus'
    with designed(hand, SHORT, PLAN) as she:
        for walk in (comments_in_build, comments_in_design, the_list, versions, status, review,
                     specification):
            walk(she)
    return None


def by_mouse():
    return everything(Pointing)


def by_keyboard():
    return everything(Typing)


run(by_mouse, by_keyboard)
