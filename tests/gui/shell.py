#!/usr/bin/python3
"""The frame around the views: keys for views, checks, the next step, search, the palette, the start
page, and what is remembered."""
import pathlib
import shutil
import subprocess
import tempfile
import time
from xml.etree import ElementTree

from gui import ROLES, App, Atspi, extents, is_shown, run, wait, xdo
from hands import Mouse

LANE = 'Visualising Data'
CHECKS = 'Checks:'
OUTCOME = 'Judge whether a map is the right picture'


class Home:
    """A home that outlives one run of the application, with settings, cache and recent files."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix='ashlar-home-'))
        self.env = {'GSETTINGS_BACKEND': 'keyfile'}
        for name in ('data', 'cache'):
            (self.path / name).mkdir()
            self.env['XDG_%s_HOME' % name.upper()] = str(self.path / name)
        return self

    def app(self):
        return App(home=self.path, env=self.env)

    def __exit__(self, *error):
        shutil.rmtree(self.path, ignore_errors=True)


def choose_file(app, path):
    """Types a whole path into the system's file chooser."""
    app.get('label', 'Name:', timeout=15)
    time.sleep(.4)
    app.key('ctrl+a')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')


def windows(app):
    return subprocess.check_output(
        ['xdotool', 'search', '--onlyvisible', '--pid', str(app.process.pid)], text=True).split()


def resize(app, width, height):
    for window in windows(app):
        xdo('windowsize', window, width, height)


def ended(app):
    wait('the end', lambda: app.process.poll() is not None, 20)


def in_view(app, name):
    """The view chosen in the switcher; what is out of sight keeps its place in the tree."""
    def look():
        tab = app.find('page tab', name, exact=True)
        return tab and tab.get_state_set().contains(Atspi.StateType.SELECTED)
    wait('the view “%s”' % name, look, 20)


def open_menu(app, name, root):
    """A popover is a window of its own, where the pointer is not sent by name."""
    button = app.get('button', name, root=root)
    button.get_child_at_index(0).act()


def checks(app, text):
    return app.get('button', '%s %s' % (CHECKS, text), timeout=20)


def tab_to(app, name):
    for _ in range(20):
        app.key('Tab')
        time.sleep(.3)
        if any(node.get_state_set().contains(Atspi.StateType.FOCUSED)
               for node in app.nodes() if node.get_name() == name):
            return
    raise AssertionError('Tab does not come to “%s”' % name)


def name_credential(app):
    """A new one asks for its name at once."""
    app.get('entry', 'Title')
    app.key('Return')
    app.get('list', 'New credential')


def add_credential(app):
    app.key('ctrl+shift+n')
    name_credential(app)


def views_by_keys():
    with App() as app:
        app.open_sample()
        app.key('ctrl+3')
        in_view(app, 'Build')
        app.key('ctrl+1')
        in_view(app, 'Source')


def findings_one_by_one():
    with App() as app:
        app.open_sample()
        checks(app, '3 to fix, 2 suggestions')
        app.key('F8')
        # It leads into a credential, and from its last finding into the next.
        app.get('label', '1 of 3: The link to')
        checks(app, '2 to fix, 1 suggestion')
        for number, what in ((2, 'The picture'), (3, 'This assessment')):
            app.key('F8')
            app.get('label', '%d of 3: %s' % (number, what))
        app.key('F8')
        app.get('label', '1 of 1: ', timeout=20)
        checks(app, '1 to fix')
        app.key('shift+F8')
        app.get('label', '3 of 3: This assessment', timeout=20)
        app.key('shift+F8')
        app.get('label', '2 of 3: The picture')


def a_finding_is_mended_where_it_is_listed():
    with App() as app:
        app.open_sample()
        app.click(app.row('Visualising Data', 'Broken axes'))
        app.key('ctrl+2')
        in_view(app, 'Design')
        app.click(checks(app, '1 to fix'))
        app.press('Add to Redesign brief')
        # Its rubric does not judge it yet.
        checks(app, '1 suggestion')
        app.key('Escape')
        app.key('ctrl+z')
        checks(app, '1 to fix')


def findings_of_every_credential_are_mended_at_once():
    """From the view of all: neither of them is of the credential that is worked on."""
    with App() as app:
        app.open_sample()
        app.click(checks(app, '3 to fix, 2 suggestions'))
        app.press('Take the link out')
        checks(app, '2 to fix, 2 suggestions')
        app.press('Add to Redesign brief')
        checks(app, '1 to fix, 3 suggestions')
        open_menu(app, 'More', app.get('row', 'The picture “spread.png” has no description.'))
        app.press('Mark as decoration', 'menu item')
        checks(app, '3 suggestions')
        app.key('Escape', 'ctrl+z', 'ctrl+z', 'ctrl+z')
        checks(app, '3 to fix, 2 suggestions')


def a_finding_leads_to_its_place():
    with App() as app:
        app.open_sample()
        app.click(checks(app, '3 to fix, 2 suggestions'))
        app.press('Describe')
        in_view(app, 'Build')
        app.get('label', 'Spread in plain words', exact=True)
        # Here the figures are those of the credential.
        checks(app, '2 to fix, 1 suggestion')


def dismissed_until_its_text_changes():
    with App() as app:
        app.open_sample()
        app.click(checks(app, '3 to fix, 2 suggestions'))
        row = app.get('row', 'Nothing shows that learners reach this outcome.')
        open_menu(app, 'More', row)
        app.press('Dismiss…', 'menu item')
        app.click(app.get('entry', 'Reason'))
        app.type('Shown in the studio')
        app.key('Return')
        app.click(checks(app, '2 to fix, 2 suggestions'))
        app.get('label', '1 dismissed', exact=True)
        app.get('button', 'Show', exact=True).act()
        app.get('row', 'Reason: Shown in the studio')
        app.press('Bring back')
        checks(app, '3 to fix, 2 suggestions')
        app.key('Escape', 'ctrl+z')
        checks(app, '2 to fix, 2 suggestions')
        # The outcome is written anew: what was said of the old one does not hold of it.
        app.click(app.row(LANE, 'Broken axes'))
        app.key('ctrl+2')
        in_view(app, 'Design')
        checks(app, 'Nothing to fix')
        app.get('button', OUTCOME, exact=True, timeout=20).act()
        time.sleep(.5)
        app.key('ctrl+a')
        app.type(OUTCOME.replace('right', 'best'))
        app.key('Return')
        checks(app, '1 to fix')


def the_next_step_of_an_empty_document():
    with App() as app:
        app.key('ctrl+n')
        app.get('label', 'Next step: bring in a course', timeout=20)
        add_credential(app)
        app.get('label', 'Next step: use what you already teach')
        app.click(app.get('button', 'Why?'))
        app.get('label', 'Begin with what you teach', exact=True)
        app.press('Not needed here…')
        app.click(app.get('entry', 'Reason'))
        app.type('All of it is new')
        app.key('Return')
        app.get('label', 'Next step: say in a sentence what')
        app.key('ctrl+z')
        app.get('label', 'Next step: use what you already teach')
        app.press('Close the next step')
        wait('no step', lambda: not app.find('label', 'Next step:'))


def a_command_is_found():
    with App() as app:
        app.open_sample()
        before = len(windows(app))
        app.key('ctrl+k')
        app.get('entry', 'Command or place')
        app.type('adcred')
        app.get('row', 'Add credential')
        app.key('Return')
        name_credential(app)
        app.key('ctrl+k')
        app.get('entry', 'Command or place')
        app.key('Down', 'Down', 'Escape')
        wait('it closed', lambda: len(windows(app)) == before)


def in_palette(app, words):
    """Writes them into the palette, and returns what it finds."""
    app.set_text(app.get('entry', 'Command or place'), words)
    return lambda: [row for row in app.rows('Found') if row != 'Commands']  # the head of a group


def first(found, start):
    try:
        wait('“%s” first' % start, lambda: found() and found()[0].startswith(start))
    except AssertionError as error:
        raise AssertionError('%s: %s' % (error, found()[:5])) from error


def every_command_of_the_menus_is_found():
    """The menus at the end of the header, wide and narrow, and at the name of the document, and the
    status."""
    ui = ElementTree.parse(pathlib.Path(__file__).resolve().parents[2] / 'ui/ash-window.ui')
    labels = {item.find('attribute[@name="label"]').text.rstrip('…')
              for name in ('main_menu', 'narrow_menu', 'document_menu', 'export_menu')
              for item in ui.findall('menu[@id="%s"]/section/item' % name)
              if item.find('attribute[@name="action"]').text != 'win.palette'}
    assert len(labels) > 20 and 'About Ashlar' in labels, labels
    renamed = {'Course package': 'Export'}
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        app.key('Delete', 'ctrl+z')  # something to redo
        app.get('button', 'Redo: ')
        app.key('ctrl+k')
        for label in sorted(labels):
            label = renamed.get(label, label)
            found = in_palette(app, label)
            wait('“%s” among what is found' % label,
                 lambda: any(row.startswith(label) for row in found()))
        found = in_palette(app, 'New quiz')
        first(found, 'New quiz')
        app.key('Return')
        app.get('entry', 'Title')
        app.key('ctrl+a')
        app.type('Quick check')
        app.key('Return')
        app.row(LANE, 'Quick check')
        app.key('ctrl+2', 'ctrl+k')
        first(in_palette(app, 'in review'), 'Status: In review')
        app.key('Return')
        app.get('button', 'Status: In review')
        app.key('ctrl+z')
        app.get('button', 'Status: Draft')
        app.key('ctrl+k')
        found = in_palette(app, 'Quit')
        first(found, 'Quit')
        app.key('Return')
        ended(app)


def every_key_stands_on_the_page_of_keys():
    with App() as app:
        app.key('F1')
        wait('the page', lambda: len(windows(app)) == 2)
        for section, lines in (
                ('General', ('New document', 'Quit', 'Export again, as last time', 'Main menu')),
                ('Items and outcomes', ('First and last mark of an outcome',)),
                ('Rubrics and lists', ('Cut cells', 'Choose all cells', 'Choose a row too, or no longer'))):
            for line in lines:
                wait('“%s” under “%s”' % (line, section), lambda: next(
                    (node for node in app.nodes() if node.get_name() == line), None))


def an_item_is_found():
    with App() as app:
        app.open_sample()
        app.key('ctrl+f')
        app.get('entry', 'Search in this document')
        app.type('UNCERTAINTY qu')
        app.get('row', 'Uncertainty quiz')
        app.key('Return')
        in_view(app, 'Build')
        app.get('label', 'Uncertainty quiz', exact=True)
        app.get('button', 'Credential 3, Data-Informed Decisions')
        app.key('ctrl+f')
        app.type('zebra')
        app.get('label', 'Nothing found', exact=True)
        app.key('Escape')


def documents_open_where_they_were_left():
    with Home() as home:
        document = home.path / 'charts.ashlar'
        with home.app() as app:
            app.open_sample()
            app.key('ctrl+s')
            choose_file(app, document)
            app.get('label', 'Saved', exact=True, timeout=20)
            app.click(app.row(LANE, 'The missing baseline'))
            app.key('ctrl+3')
            in_view(app, 'Build')
            resize(app, 1100, 700)
            wait('its size', lambda: extents(app.get('frame')).width <= 1110)
            app.key('ctrl+w')
            ended(app)
        picture = list((home.path / 'cache/ashlar/recent').glob('*.png'))
        assert len(picture) == 1 and picture[0].stat().st_size > 500
        with home.app() as app:
            app.get('label', '3 credentials · today')
            app.press('Keep on top')
            app.get('button', 'Do not keep on top')
            app.click(app.get('row', 'charts'))
            in_view(app, 'Build')
            app.get('label', 'The missing baseline', exact=True)
            app.get('button', 'Credential 2, ' + LANE)
            width = extents(app.get('frame')).width
            assert width <= 1110, width
            app.key('ctrl+w')
            ended(app)
        document.unlink()
        with home.app() as app:
            app.get('label', 'Not found', exact=True)
            assert not app.find('button', 'keep on top')
            app.click(app.get('button', 'Forget'))
            app.get('label', '“charts” is no longer listed')
            wait('an empty list', lambda: not app.find('label', 'Not found'))
            app.key('ctrl+z')
            app.get('label', 'Not found', exact=True)
            app.press('Forget')
            wait('an empty list', lambda: not app.find('label', 'Not found'))
            app.key('ctrl+w')
            ended(app)
        with home.app() as app:
            app.get('row', 'Explore the sample')
            assert not app.find('row', 'charts')
            assert not list((home.path / 'cache/ashlar/recent').glob('*'))


def unnamed_work_is_kept():
    with Home() as home:
        with home.app() as app:
            app.key('ctrl+n')
            app.get('label', 'Next step', timeout=20)
            add_credential(app)
            app.key('ctrl+w')
            ended(app)
        with home.app() as app:
            app.click(app.get('label', 'Not saved to a file yet'))
            app.get('list', 'New credential', timeout=20)


def discarded_work_comes_back():
    def is_listed():
        return app.find('label', 'Not saved to a file yet · 1 credential · ')

    with Home() as home:
        with home.app() as app:
            app.key('ctrl+n')
            app.get('label', 'Next step', timeout=20)
            add_credential(app)
            app.key('ctrl+w')
            ended(app)
        kept = list((home.path / 'state/ashlar/documents').iterdir())
        assert len(kept) == 1, kept
        with home.app() as app:
            wait('the work', is_listed)
            app.click(app.get('button', 'Discard', exact=True))
            app.get('label', 'Discarded “New credential”', exact=True)
            wait('an empty list', lambda: not is_listed())
            app.click(app.get('button', 'Undo', exact=True))
            wait('the work again', is_listed)
            assert kept[0].exists()
            # By keys.
            tab_to(app, 'Discard')
            app.key('space')
            app.get('label', 'Discarded “New credential”', exact=True)
            wait('an empty list', lambda: not is_listed())
            app.key('ctrl+z')
            wait('the work again', is_listed)
            app.gone('label', 'Discarded “New credential”')
            # Sure when the program ends, not before.
            app.click(app.get('button', 'Discard', exact=True))
            app.get('label', 'Discarded “New credential”', exact=True)
            assert kept[0].exists()
            app.key('ctrl+w')
            ended(app)
        assert not kept[0].exists()
        with home.app() as app:
            app.get('row', 'Explore the sample')
            assert not is_listed()


def saving_that_fails_loses_nothing():
    with Home() as home:
        folder = home.path / 'drive'
        folder.mkdir()
        with home.app() as app:
            app.open_sample()
            app.key('ctrl+s')
            choose_file(app, folder / 'charts.ashlar')
            app.get('label', 'Saved', exact=True, timeout=20)
            shutil.rmtree(folder)
            add_credential(app)
            app.key('ctrl+s')
            app.get('label', 'could not be saved to “drive”', timeout=20)
            app.get('label', 'Not saved since')
            app.key('ctrl+w')
            app.get('label', 'Closing again leaves it there', timeout=20)
            app.key('ctrl+w')
            ended(app)
        with home.app() as app:
            app.click(app.get('row', 'charts'))
            app.get('list', 'New credential', timeout=20)


def a_narrow_window():
    with App() as app:
        app.open_sample()
        assert app.find('button', 'Search', exact=True)
        resize(app, 400, 800)
        wait('narrow', lambda: not app.find('button', 'Search', exact=True))
        app.click(checks(app, '3 to fix, 2 suggestions'))
        app.get('row', 'The picture “spread.png” has no description.')
        app.key('Escape')
        app.click(wait('the tabs at the foot', lambda: [
            node for node in app.nodes()
            if node.get_role_name() == 'page tab' and node.get_name() == 'Build'
            and node.get_state_set().contains(Atspi.StateType.VERTICAL)])[0])
        app.get('button', 'Credential 1,')


def menu_items(app):
    wait('a menu', lambda: app.find('menu item'))
    return [node.get_name() for node in app.nodes()
            if node.get_role_name() in ROLES['menu item'] and is_shown(node)]


def down_to(app, item):
    """The pointer would be told where a menu is before it is moved back onto the screen."""
    for _ in range(12):
        if app.tree.focused().get_name() == item:
            break
        app.key('Down')
        time.sleep(.1)
    app.key('Return')


def the_main_menu_is_short_and_holds_all_where_it_is_narrow():
    """What belongs to the document stands at its name; a narrow window has one menu for both."""
    with App() as app:
        app.open_sample()
        she = Mouse(app)
        she.button('Main menu')
        wide = menu_items(app)
        assert len(wide) == 7 and 'Find a command' in wide and 'Preferences' in wide, wide
        app.key('Escape')
        she.button(app.get('frame').get_name() + ', ')
        of_document = menu_items(app)
        assert len(of_document) == 11 and 'Versions and decisions…' in of_document, of_document
        assert not set(of_document) & set(wide), of_document
        app.key('Escape')
        resize(app, 360, 800)
        wait('narrow', lambda: not app.find('button', 'Search', exact=True))
        app.key('F10')
        narrow = menu_items(app)
        assert set(narrow) == set(wide) | {'Redo', 'Search', 'Preview', 'Document', 'Export'}, narrow
        down_to(app, 'Document')
        wait('the menu of the document', lambda: set(of_document) <= set(menu_items(app)))
        down_to(app, 'Versions and decisions…')
        app.get('frame', 'Versions and decisions')


def new_credentials_begin_as_preferred():
    with App() as app:
        app.key('ctrl+n')
        app.get('label', 'No course here yet')
        app.key('ctrl+comma')
        app.click(app.get('label', 'Language', exact=True))
        time.sleep(.6)
        app.type('German')
        time.sleep(.6)
        app.key('Down', 'Return')
        app.get('label', 'German', exact=True)
        app.set_text(app.get('entry', 'Awarded by'), 'Northfield')
        app.key('Escape')
        app.gone('entry', 'Awarded by')
        add_credential(app)
        app.key('ctrl+2')
        in_view(app, 'Design')
        app.click(app.get('label', 'Delivery and time'))
        app.get('label', 'German', exact=True)
        app.key('ctrl+z')
        app.key('ctrl+1')
        wait('no credential', lambda: app.find('list', 'New credential') is None)


def a_credential_is_added_from_another_view():
    with App() as app:
        app.open_sample()
        app.key('ctrl+2')
        in_view(app, 'Design')
        app.key('ctrl+shift+n')
        app.get('entry', 'Title')
        app.key('Return')
        app.get('list', 'New credential')


run(views_by_keys, findings_one_by_one, a_finding_is_mended_where_it_is_listed,
    findings_of_every_credential_are_mended_at_once,
    a_finding_leads_to_its_place,
    dismissed_until_its_text_changes, the_next_step_of_an_empty_document, a_command_is_found,
    every_command_of_the_menus_is_found, every_key_stands_on_the_page_of_keys,
    an_item_is_found, documents_open_where_they_were_left, unnamed_work_is_kept,
    discarded_work_comes_back, saving_that_fails_loses_nothing, a_narrow_window,
    the_main_menu_is_short_and_holds_all_where_it_is_narrow,
    new_credentials_begin_as_preferred, a_credential_is_added_from_another_view)
