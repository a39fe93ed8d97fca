#!/usr/bin/python3
"""Items of a real course go to a very place in a credential: chosen by typing, once with a mouse alone
and once with a keyboard alone, and dropped where a line was shown. Each place is read in the document."""
import time

from gui import Atspi, extents, is_shown, run, wait, wait_seen, xdo
from hands import Keys, Mouse, move, take
from walk import CANVAS, OUTLINE, SOURCE, walked

LANE = 'Earth'
HOME, LOUNGE = 'Course Home', 'STUDENT LOUNGE'
CHAPTER, QUIZ, TALK = ('Read: Chapter 1 - Earth Systems', 'Quiz (U1): Earth Systems',
                       'Discuss (U1): Earth Systems')
OBJECTIVES = 'Unit 1 Objectives'
PLAN = {'credentials': [{'title': LANE, 'lang': 'en', 'modules': [
    {'title': 'Rocks', 'items': [OBJECTIVES, CHAPTER, QUIZ]},
    {'title': 'Time', 'items': ['Unit 2 Objectives', TALK]}]}]}
TREES = '(SELECT tree FROM credential)'
IN_MODULE = ("SELECT group_concat(title, '|') FROM (SELECT item.title FROM item JOIN item AS above ON "
             "above.id = item.parent WHERE above.title = '%s' AND above.tree IN " + TREES +
             ' ORDER BY item.pos)')
MODULES = ("SELECT group_concat(title, '|') FROM (SELECT title FROM item WHERE parent IS NULL AND "
           'tree IN ' + TREES + ' ORDER BY tree, pos)')
CREDENTIALS = ("SELECT group_concat(title, '|') FROM (SELECT tree.title FROM credential JOIN tree ON "
               'tree.id = credential.tree ORDER BY credential.pos)')
AT_FIRST = '|'.join([OBJECTIVES, CHAPTER, QUIZ])


def places(she):
    """The rows of the chooser, also those that what is typed keeps back."""
    return she.app.children(she.app.get('list', 'Places', exact=True))


def offers(she, words):
    return any(row.get_name().startswith(words) for row in places(she))


def taken(she):
    """The row that Enter takes."""
    return ''.join(row.get_name() for row in places(she)
                   if row.get_state_set().contains(Atspi.StateType.SELECTED))


class Chooser:
    """“Use in…” and “Move to…” as each hand opens it and takes a place."""

    def __init__(self, she):
        self.she = she
        self.has_keys = isinstance(she, Keys)

    def ask(self, of, title, command):
        she = self.she
        if self.has_keys:
            she.choose(of, title)
            she.key('ctrl+shift+d' if command.startswith('Use again') else 'ctrl+m')
        else:
            she.menu(of, title, command)
        she.wait_window(command.rstrip('…'))
        she.wait_on('Credential, module, or item')

    def take(self, words, place, above=()):
        """Types, and takes a place; what stands above it in the list is told."""
        she = self.she
        she.write(words)
        for name in [*above, place]:
            wait_seen('“%s” to be next' % name, lambda: taken(she),
                      lambda row: row.startswith(name))
            if not self.has_keys:
                break
            she.key('Return' if name == place else 'Down')
        if not self.has_keys:
            she.click(she.app.get('row', place, root=she.app.get('list', 'Places', exact=True)))
        she.wait_window()


def below(she, title):
    """What stands below the title of a row."""
    row = next(row for row in places(she) if row.get_name().startswith(title))
    return [node.get_name() for node in she.app.nodes(row) if node.get_role_name() == 'label' and
            is_shown(node) and node.get_name() not in ('', title)]


def a_module_says_whose_it_is(she):
    """Where it is found without the row of its credential above it."""
    Chooser(she).ask(LANE, TALK, 'Move to…')
    assert below(she, 'Rocks') == [], below(she, 'Rocks')
    she.write('rocks')
    wait_seen('its credential', lambda: below(she, 'Rocks'), lambda said: said == [LANE])
    she.close_window()
    she.wait_window()


def after_an_item(she):
    """From the course, between two items that are there."""
    chooser = Chooser(she)
    chooser.ask(SOURCE, HOME, 'Use in…')
    assert not offers(she, 'After')
    chooser.take('after read: chapter 1', 'After “%s”' % CHAPTER)
    she.undone(IN_MODULE % 'Rocks', AT_FIRST, '|'.join([OBJECTIVES, CHAPTER, HOME, QUIZ]))
    she.undo()
    she.wait_one(AT_FIRST, IN_MODULE % 'Rocks')


def at_a_beginning(she):
    """Of a module, which itself comes first in the list: that is its end."""
    chooser = Chooser(she)
    chooser.ask(LANE, TALK, 'Move to…')
    chooser.take('rocks', 'At the beginning of “Rocks”', ['Rocks'])
    she.undone(IN_MODULE % 'Rocks', AT_FIRST, TALK + '|' + AT_FIRST)
    she.wait_one('Unit 2 Objectives', IN_MODULE % 'Time')
    chooser.ask(LANE, TALK, 'Move to…')
    chooser.take('rocks', 'Rocks')
    she.undone(IN_MODULE % 'Rocks', TALK + '|' + AT_FIRST, AT_FIRST + '|' + TALK)


def in_a_new_module(she):
    """Named by what is typed; it and the move are one step."""
    chooser = Chooser(she)
    chooser.ask(LANE, TALK, 'Move to…')
    chooser.take('Field trip', 'New module “Field trip”')
    she.undone(MODULES, 'Rocks|Time', 'Rocks|Time|Field trip')
    she.wait_one(TALK, IN_MODULE % 'Field trip')
    she.undo()
    she.wait_one(AT_FIRST + '|' + TALK, IN_MODULE % 'Rocks')


def in_a_new_credential(she):
    chooser = Chooser(she)
    chooser.ask(LANE, TALK, 'Move to…')
    chooser.take('new cred', 'New credential')
    she.undone(CREDENTIALS, LANE, LANE + '|' + TALK)
    she.wait_one(AT_FIRST, IN_MODULE % 'Rocks')
    she.undo()
    she.wait_one(LANE, CREDENTIALS)


def used_again(she):
    chooser = Chooser(she)
    chooser.ask(LANE, CHAPTER, 'Use again in…')
    chooser.take('unit 2', 'After “Unit 2 Objectives”')
    she.undone(IN_MODULE % 'Time', 'Unit 2 Objectives', 'Unit 2 Objectives|' + CHAPTER)


def a_module_after_a_module(she):
    """It is offered neither itself nor what is in it."""
    chooser = Chooser(she)
    chooser.ask(LANE, 'Time', 'Move to…')
    assert offers(she, 'Rocks') and not offers(she, 'Time')
    chooser.take('earth', 'At the beginning of “Earth”', ['Earth', 'Rocks', 'New module'])
    she.undone(MODULES, 'Rocks|Time', 'Time|Rocks')


def see_rows(she):
    she.open(SOURCE, 'Course Introduction')
    she.app.row(SOURCE, HOME)


STEPS = (see_rows, a_module_says_whose_it_is, after_an_item, at_a_beginning, in_a_new_module,
         in_a_new_credential, used_again, a_module_after_a_module)


class Line:
    """What is dragged, and the line that says where it would land."""

    INDENT = 20

    def __init__(self, she, of, title, into):
        self.she, self.into = she, into
        self.here = take(she.app, she.app.row(of, title), she.app.at(
            she.app.get('list', into, exact=True), .4, .02))

    def over(self, title, part):
        self.here = move(self.she.app.at(self.she.app.row(self.into, title), .4, part), self.here)

    def below_all(self):
        self.here = move(self.she.app.at(self.she.app.get('list', self.into, exact=True), .4, .97),
                         self.here)

    def says(self, words, depth, beside, is_below):
        """By name, where it stands, and how far it is indented."""
        app = self.she.app

        def look():
            line = app.find('separator', words, exact=True)
            if line is None:
                return [node.get_name() for node in app.nodes()
                        if node.get_role_name() == 'separator' and node.get_name()]
            row, rows = extents(app.row(self.into, beside)), extents(
                app.get('list', self.into, exact=True))
            place = extents(line)
            return [(place.x - rows.x) // self.INDENT, abs(
                place.y + place.height / 2 - row.y - (row.height if is_below else 0)) < 8]
        wait_seen('the line “%s”, %d deep, at “%s”' % (words, depth, beside), look,
                  lambda seen: seen == [depth, True])

    def is_away(self):
        wait('no line', lambda: not any(node.get_role_name() == 'separator' and 'place' in
                                        (node.get_name() or '') for node in self.she.app.nodes()))

    def nowhere(self):
        """Out of the list: what is let go of there stays where it was."""
        self.here = move(self.she.app.at(self.she.app.get('button', 'Undo'), 4), self.here)
        self.is_away()

    def drop(self):
        time.sleep(.3)
        xdo('mouseup', 1)
        self.is_away()


UNIT = CANVAS.week
NESTED = {'credentials': [{'title': LANE, 'lang': 'en', 'modules': [
    {'title': 'Rocks', 'items': [UNIT]}, {'title': 'Time', 'items': ['Unit 2 Objectives', HOME]}]}]}
IN_UNIT = ("SELECT item.pos < next.pos AND before.pos < item.pos FROM item, item AS next, item AS before "
           "WHERE item.title = '%s' AND item.parent = next.parent AND before.parent = next.parent AND "
           "before.title = '" + CHAPTER + "' AND next.title = '" + QUIZ + "' AND next.tree IN " + TREES)


def lines_in_source(she):
    """Of an item out of the course: in the module in a module, between two, below all."""
    line = Line(she, SOURCE, LOUNGE, LANE)
    line.over(OBJECTIVES, .25)
    line.says('Into “%s”, place 1' % UNIT, 2, OBJECTIVES, False)
    line.over(CHAPTER, .25)
    line.says('Into “%s”, place 2' % UNIT, 2, CHAPTER, False)
    line.over('Time', .8)
    line.says('Into “Time”, place 1', 1, 'Time', True)
    line.below_all()
    line.says('Into “Time”, place 3', 1, HOME, True)
    line.over(CHAPTER, .75)
    line.says('Into “%s”, place 3' % UNIT, 2, CHAPTER, True)
    line.drop()
    she.undone('SELECT count(*) FROM (%s) ' % (IN_UNIT % LOUNGE), 0, 1)
    she.wait_one(1, IN_UNIT % LOUNGE)


def a_line_of_sections(she):
    """Between modules, at no depth."""
    line = Line(she, SOURCE, 'Course Introduction', LANE)
    line.over('Time', .2)
    line.says('As module 2', 0, 'Time', False)
    line.drop()
    she.undone(MODULES, 'Rocks|Time', 'Rocks|Course Introduction|Time')
    she.undo()
    she.wait_one('Rocks|Time', MODULES)


def lines_in_build(she):
    """Of what stands there already."""
    she.view('Build')
    line = Line(she, OUTLINE, HOME, OUTLINE)
    line.over('Unit 2 Objectives', .25)
    line.says('Into “Time”, place 1', 1, 'Unit 2 Objectives', False)
    line.nowhere()
    line.drop()
    she.wait_one('Unit 2 Objectives|' + HOME, IN_MODULE % 'Time')
    line = Line(she, OUTLINE, HOME, OUTLINE)
    line.over(CHAPTER, .75)
    line.says('Into “%s”, place 3' % UNIT, 2, CHAPTER, True)
    line.drop()
    she.undone(IN_MODULE % 'Time', 'Unit 2 Objectives|' + HOME, 'Unit 2 Objectives')
    she.wait_one(1, IN_UNIT % HOME)


def a_line_says_where_it_lands():
    return walked(Mouse, 'Source', CANVAS, NESTED, see_rows, lines_in_source, a_line_of_sections,
                  lines_in_build)


def a_place_is_chosen_by_mouse():
    return walked(Mouse, 'Source', CANVAS, PLAN, *STEPS)


def a_place_is_chosen_by_keyboard():
    return walked(Keys, 'Source', CANVAS, PLAN, *STEPS)


run(a_place_is_chosen_by_mouse, a_place_is_chosen_by_keyboard, a_line_says_where_it_lands)
