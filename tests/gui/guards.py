#!/usr/bin/python3
"""What a key must not do: reach what does not have the keyboard, undo another step than is offered,
leave a rubric that is being written; and a disk that is full loses nothing that is typed."""
import subprocess
import time

from disks import OnOwnDisk, is_own_disk_possible
from gui import App, run, wait
from hands import Keys

LANE = 'Visualising Data'
PAGE = 'Broken axes'
NEXT = 'The missing baseline'


def keys_beside_a_list():
    """Delete, Ctrl+D and Alt+arrows on a button are not about the rows beside it."""
    with App() as app:
        app.open_sample()
        she = Keys(app)
        she.choose(LANE, PAGE)
        before = app.titles(LANE)
        she.tab_to('Add module')
        for key in ('Delete', 'ctrl+d', 'alt+Down', 'alt+Left'):
            app.key(key)
            time.sleep(.3)
        assert app.titles(LANE) == before, app.titles(LANE)
        she.choose(LANE, PAGE)
        app.key('Delete')
        wait('the page to go', lambda: PAGE not in app.titles(LANE))
        app.key('ctrl+z')
        wait('the page', lambda: app.titles(LANE) == before)

        she.view('Design')
        outcome = 'Choose a chart that fits the question'
        wait('the outcomes', lambda: any(outcome in (n.get_name() or '') for n in app.nodes()), 20)
        she.tab_to('Only gaps')
        for key in ('Delete', 'ctrl+d', 'alt+Down'):
            app.key(key)
            time.sleep(.3)
        undo = app.get('button', 'Undo')
        assert 'outcome' not in undo.get_name().lower(), undo.get_name()
        assert any(outcome in (n.get_name() or '') for n in app.nodes())


def an_offer_to_undo_is_of_what_it_names():
    """When something else was done since, the toast goes; it would take back the wrong step."""
    with App() as app:
        app.open_sample()
        she = Keys(app)
        she.choose(LANE, PAGE)
        app.key('Delete')
        app.get('label', 'Deleted “%s”' % PAGE)
        wait('the keyboard in the lane', lambda: she.is_on(NEXT))
        app.key('alt+Down')
        wait('the toast to go', lambda: not app.find('label', 'Deleted “%s”' % PAGE), 3)
        assert PAGE not in app.titles(LANE)


def several_go_out_and_in_together():
    with App() as app:
        app.open_sample()
        she = Keys(app)
        she.choose(LANE, PAGE)
        before = app.titles(LANE)
        app.key('shift+Down')
        wait('both', lambda: she.is_chosen(LANE, PAGE) and she.is_chosen(LANE, NEXT))
        app.key('alt+Left')
        module = 'Maps'
        wait('both beside the modules', lambda: app.titles(LANE) != before)
        after = app.titles(LANE)
        assert after[after.index(module) - 2:after.index(module)] == [PAGE, NEXT], after
        assert after.index('Chart critique') < after.index(PAGE), after
        wait('both chosen', lambda: she.is_chosen(LANE, PAGE) and she.is_chosen(LANE, NEXT))
        app.key('alt+Right')
        wait('both at the end of their module', lambda: app.titles(LANE) == after)
        app.key('ctrl+z', 'ctrl+z')
        wait('all as before', lambda: app.titles(LANE) == before)


def a_rubric_keeps_its_keyboard():
    """Ctrl+Enter ends what is typed in a cell, and adds a criterion; it adds no page."""
    with App() as app:
        app.open_sample()
        app.click(app.row(LANE, 'Chart critique'))
        app.click(app.get('page tab', 'Build'))
        app.get('list', 'Outline', timeout=20)
        app.click(app.row('Outline', 'Chart critique'))
        app.get('entry', 'Title', timeout=20)
        app.press('Rubric', role='button')
        app.get('table cell', 'Level Convincing', timeout=40)
        app.press('Change only here')
        wait('a rubric of its own', lambda: not app.find('button', 'Change only here'), 40)
        before = app.titles('Outline')
        app.click(app.get('table cell', 'The fault, Partly'), fy=.2)
        app.key('F2')
        app.get('entry', 'What this level looks like')
        app.type(' Indeed.')
        app.key('ctrl+Return')
        app.get('table cell', 'Indeed.')
        wait('the field to go', lambda: not app.find('entry', 'What this level looks like'))
        app.key('ctrl+Return')
        app.get('entry', 'Criterion', exact=True)
        app.type('Sources')
        app.key('Return')
        app.get('table cell', 'Sources')
        assert app.titles('Outline') == before, app.titles('Outline')


SIZE_MB = 48


class OnDiskToFill(OnOwnDisk):
    """What the application keeps is on it, and it can be filled from here."""

    def __init__(self):
        super().__init__('mount -t tmpfs -o size=%dm none "$0"' % SIZE_MB, '$XDG_STATE_HOME')

    def inside(self, *words):
        return subprocess.run(['nsenter', '-t', str(self.process.pid), '-U', '-m',
                               '--preserve-credentials', *map(str, words)], capture_output=True)

    def fill(self):
        self.inside('dd', 'if=/dev/zero', 'of=%s' % (self.home / 'state' / 'fill'), 'bs=4096')

    def make_room(self):
        assert self.inside('rm', self.home / 'state' / 'fill').returncode == 0

    def has(self, words):
        """Whether it is written anywhere in what is kept: the journal counts."""
        return self.inside('grep', '-rqF', words, self.home / 'state' / 'ashlar').returncode == 0


def what_is_typed_on_a_full_disk():
    if not is_own_disk_possible():
        return 'no disks of its own here'
    with OnDiskToFill() as app:
        app.open_sample()
        app.click(app.row(LANE, PAGE))
        app.click(app.get('page tab', 'Build'))
        app.get('button', 'HTML', timeout=40)
        app.press('HTML', role='button')
        source = app.get('entry', 'HTML of the page', timeout=20)
        app.click(source)
        app.key('ctrl+End')
        app.fill()
        # What is stored first still finds room in the journal; a megabyte more does not.
        for _ in range(10):
            app.key('ctrl+a', 'ctrl+c', 'ctrl+End', 'ctrl+v')
            time.sleep(.2)
        app.type('<p>Kept through it all</p>')
        app.get('label', 'The text could not be stored', timeout=30)
        app.get('label', 'What you typed still stands in the page')
        app.key('Escape')
        app.make_room()
        wait('it to be stored', lambda: app.has('Kept through it all'), 40)
    return None


run(keys_beside_a_list, an_offer_to_undo_is_of_what_it_names, several_go_out_and_in_together,
    a_rubric_keeps_its_keyboard, what_is_typed_on_a_full_disk)
