#!/usr/bin/python3
"""What cannot be edited in a page of a real course, once with a mouse alone and once with a keyboard alone:
a script, a form, an element that nobody knows and what is embedded are not typed into and keep their bytes,
whatever is written beside them; one goes whole when it is chosen, and comes back. Each step is undone and
done again."""
import time

from gui import extents, run, wait_seen
from hands import Keys, Mouse
from walk import OUTLINE, SHORT, WITH, altered, walked

PAGE = SHORT.page
FIRST = 'This is RCE content for a Wiki Page'
BLOCKS = (
    '<script>var kept = "as it is"; if (1 < 2) { kept += "&"; }</script>',
    '<form action="https://forms.example/"  METHOD=post><p>Your name <input name=who></p></form>',
    '<x-poll data-question="7">Which one floats?</x-poll>',
    '<iframe title="A film" src="https://films.example/7"></iframe>')
KEPT = ''.join('\n' + source for source in BLOCKS)
LAST = '<p>And the last line</p>'
PLAN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': 'Compare two sources'}],
    'modules': [{'title': 'Sources', 'items': [SHORT.week + '/' + PAGE]}]}]}


class Pointing(Mouse):
    def choose_last(self):
        """The last of them, which stands so far below the tools."""
        tool = self.app.get('button', 'HTML', exact=True)
        outline = extents(self.app.get('list', OUTLINE, exact=True))
        x, y = self.app.at(tool, 0, 1)
        self.point(x - (extents(tool).x - outline.x - outline.width) // 2, y + 248)


class Typing(Keys):
    def choose_last(self):
        """Back from the last line, before which it stands."""
        self.into_page(None)
        self.key('ctrl+End', 'Home', 'BackSpace')


def shown(she):
    she.choose(OUTLINE, PAGE)
    she.app.get('label', ' words', timeout=40)
    time.sleep(2)  # until WebKit takes keys and the pointer


def kept(she):
    body = she.body(PAGE)
    assert KEPT in body, body
    return body


def beside(she):
    """Words in the line before them are the page's, and all else stays as it was."""
    before = kept(she)
    she.into_page(she.app.get('list', OUTLINE, exact=True))
    she.write(' indeed')
    she.undone(WITH, 0, 1, FIRST + ' indeed')
    assert kept(she) == before.replace(FIRST, FIRST + ' indeed')


def letters_ahead(she):
    """Delete is a page's own, where the window has it for rows as well."""
    before = kept(she)
    she.into_page(she.app.get('list', OUTLINE, exact=True))
    she.key('ctrl+Home', 'Delete', 'Delete')
    she.undone(WITH, 0, 1, '<strong>is is RCE')
    assert kept(she) == before.replace('This is', 'is is'), she.body(PAGE)
    she.undo()
    wait_seen('all as it was', lambda: she.body(PAGE), lambda body: body == before, 20)


def not_typed_into(she):
    """What is typed where one is chosen goes nowhere."""
    before = kept(she)
    she.choose_last()
    time.sleep(.5)
    she.write('zz')
    time.sleep(3)  # longer than what is typed rests before it is stored
    assert she.body(PAGE) == before, she.body(PAGE)


def deleted_whole(she):
    """And comes back as it was."""
    before = kept(she)
    she.choose_last()
    time.sleep(.5)
    she.key('Delete')
    she.undone(WITH, 1, 0, BLOCKS[-1])
    body = she.body(PAGE)
    assert KEPT.replace('\n' + BLOCKS[-1], '') in body and LAST in body and FIRST in body, body
    she.undo()
    wait_seen('all as it was', lambda: she.body(PAGE), lambda body: body == before, 20)


def locked(hand):
    if not SHORT.package.exists():
        return 'no corpus'
    with altered(SHORT, ('<p><strong>%s</strong></p>' % FIRST,
                         '<p><strong>%s</strong></p>%s\n%s' % (FIRST, KEPT, LAST))) as course:
        return walked(hand, 'Build', course, PLAN, shown, beside, letters_ahead, not_typed_into,
                      deleted_whole)


def locked_by_mouse():
    return locked(Pointing)


def locked_by_keyboard():
    return locked(Typing)


run(locked_by_mouse, locked_by_keyboard)
