"""The windows that open over the views, each light, dark, narrow, mirrored, in German, with large text
and in high contrast; with something in them and with nothing."""
import time

from gui import extents, is_shown, xdo

from .stage import CONTRAST, DARK, GERMAN, LANE, RIGHT_TO_LEFT, Stage, scene

SKILLS = ('code,skill,description,uri,parent,level\n'
          'D,Working with data,,https://f.example/D,,\n'
          'D1,present data clearly,Shows data to people so that they see what is true of them.,'
          'https://f.example/D1,D,advanced\nD2,clean data,,https://f.example/D2,D,\n')
DOING = ('analyse', 'collect', 'explain', 'judge', 'present', 'record', 'summarise', 'verify')
WHAT = ('measurements of patients in primary care', 'the flow of goods between two warehouses',
        'statistical findings for people who decide', 'energy use in public buildings',
        'the results of a survey with open questions')
# A page of the course that no credential uses yet.
TIED = 'Welcome to Working with Data'
ASIDE = 'Is a map of one town enough to judge whether a map is the right picture?'


def large_framework():
    """So many statements that nobody reads them without a search, some too long for a row."""
    rows = ['code,skill,description,uri,parent,level']
    for area in range(1, 31):
        rows.append('E%d,Area of work %d,,,,' % (area, area))
        for number, what in enumerate(WHAT):
            for verb in DOING:
                code = 'E%d.%d.%s' % (area, number + 1, verb[:2])
                rows.append('%s,%s %s,So that colleagues can rely on it.,,E%d,' %
                            (code, verb, what, area))
    return '\n'.join(rows) + '\n'


def open_on(app, key, name, suffix, settle=1.5):
    app.key(*key.split())
    time.sleep(settle)
    app.settle_dialogs()
    app.snap('%s-%s' % (name, suffix))


def shut(app, times=1):
    app.key(*['Escape'] * times)
    time.sleep(.8)


def choose(app, table):
    app.get('label', 'Frameworks (CASE, CSV)', timeout=20)
    time.sleep(.8)
    app.type(str(table))
    time.sleep(.3)
    app.key('Return')
    time.sleep(2.5)


def frameworks(app, suffix):
    """None yet, a small one, a large one that is searched; a skill of it, and who confirms it."""
    small, large = app.home / 'skills.csv', app.home / 'european-energy-skills.csv'
    small.write_text(SKILLS, encoding='utf-8')
    large.write_text(large_framework(), encoding='utf-8')
    app.go(2)
    open_on(app, 'ctrl+shift+k', '11-frameworks-empty', suffix)
    app.press('Bring in…')
    choose(app, large)
    app.get('entry', 'Search statements', timeout=20)
    time.sleep(2)
    app.type('judge find')
    time.sleep(1)
    app.snap('11-frameworks-large-' + suffix)
    app.press('Bring in…')
    choose(app, small)
    app.snap('11-frameworks-' + suffix)
    app.type('D1')
    time.sleep(1)
    app.key('Return')
    shut(app)
    sheet = app.find('button', 'Credential sheet')
    if sheet:
        app.click(sheet)
        time.sleep(.5)
    app.click(app.get('label', 'Skills and employers'))
    app.get('label', 'present data clearly', timeout=20)
    if suffix == '200':  # below what is in sight
        xdo('mousemove', 640, 600, *['click', 5] * 12)
        time.sleep(1)
    app.click(app.get('label', 'present data clearly'))
    time.sleep(1)
    app.settle_dialogs()
    app.snap('11-skill-empty-' + suffix)
    app.press('Add confirmation')
    time.sleep(1)
    app.type('Northfield Regional Health')
    app.key('Tab')
    time.sleep(1)
    app.snap('11-skill-' + suffix)
    shut(app)


def say(app, words):
    app.get('button', 'Comment', exact=True)
    app.type(words)


def comments(app, suffix):
    """None yet; of an item, and of a passage; beside the place to which they lead."""
    open_on(app, 'ctrl+alt+c', '12-comments-none', suffix)
    shut(app)
    app.key('ctrl+alt+m')
    say(app, ASIDE)
    app.settle_dialogs()
    app.snap('12-comment-write-' + suffix)
    app.key('ctrl+Return')
    app.gone('button', 'Comment')
    time.sleep(1)
    into_page(app)
    app.key('ctrl+Home', 'shift+End', 'ctrl+alt+m')
    say(app, 'Could the title say what is broken?')
    app.key('ctrl+Return')
    app.gone('button', 'Comment')
    open_on(app, 'ctrl+alt+c', '12-comments', suffix, 2)
    heads = [node for node in app.nodes() if node.get_role_name() == 'push button' and
             node.get_name() == app.words.gettext('Go to %s') % 'Broken axes']
    if heads:
        heads[0].act()
        app.snap('12-comments-jumped-' + suffix, 2)
    if app.find('button', 'Close the comments'):
        app.press('Close the comments')


def into_page(app):
    """A click below the tools of the page."""
    tool = app.get('button', 'HTML', exact=True)
    place = extents(tool)
    x, y = app.origin(tool)
    xdo('mousemove', x + place.x, y + place.y + place.height + 120, 'click', 1)
    time.sleep(.5)


def governed(app, suffix):
    """What was kept and decided, how it differs, and the pages to print."""
    open_on(app, 'ctrl+alt+v', '12-versions-none', suffix)
    app.press('Keep a version…')
    app.get('button', 'Keep', exact=True)
    app.type('For the faculty board')
    app.key('ctrl+Return')
    time.sleep(1.5)
    app.press('Record a decision…')
    app.get('button', 'Record', exact=True)
    time.sleep(1)
    app.settle_dialogs()
    app.snap('12-decision-' + suffix)
    app.type('Faculty board')
    app.key('ctrl+Return')
    time.sleep(1.5)
    app.snap('12-versions-' + suffix)
    compare = app.words.gettext('Compare') + ': '
    app.named(compare, start=True).act()
    time.sleep(2)
    app.settle_dialogs()
    app.snap('12-changes-none-' + suffix)
    shut(app, 2)
    app.key('F2')
    time.sleep(.5)
    app.key('ctrl+a')
    app.type('Broken axes and what they do')
    app.key('Return')
    time.sleep(1)
    app.key('ctrl+alt+v')
    time.sleep(1.5)
    app.named(compare, start=True).act()
    time.sleep(2)
    app.settle_dialogs()
    app.snap('12-changes-' + suffix)
    shut(app, 2)
    app.key('ctrl+z')
    open_on(app, 'ctrl+p', '12-specification', suffix, 5)
    shut(app)
    open_on(app, 'ctrl+shift+p', '12-map', suffix, 5)
    shut(app)


def of_course(app, suffix):
    """What is tied to the old course, where it stands and where it is used; rows used elsewhere."""
    app.click(app.figure('Needs a look %u'))
    app.snap('15-residue-' + suffix, 2)
    app.click(app.named('All', start=True))
    time.sleep(1)
    week = [node for node in app.children(app.get('list', 'Your course', exact=True))
            if is_shown(node)][2]
    app.click(week)
    open_on(app, 'ctrl+m', '13-use-in', suffix)
    shut(app)


def residue(app, suffix, size):
    """A page with words that are tied to the old course, in Build."""
    app.resize(*room_for(size))
    app.go(1)
    app.click(app.figure('Needs a look %u'))
    app.click(app.row('Your course', TIED))
    app.key('ctrl+m')
    time.sleep(1)
    app.type('Maps')
    time.sleep(.5)
    app.key('Return')
    app.row(LANE, TIED)
    app.go(3)
    app.click(app.row('Outline', TIED))
    app.resize(*size)
    app.snap('15-residue-page-' + suffix, 3)
    open_on(app, 'ctrl+alt+o', '15-leftovers', suffix)
    shut(app)


def beside(app, suffix):
    """The learner's view beside the work, or in its place where there is no room."""
    app.go(3)
    open_on(app, 'ctrl+F5', '06-beside', suffix, 4)
    app.key('F5')
    time.sleep(1)


def of_rows(app, suffix):
    """Words and rows: found and replaced, moved, split."""
    open_on(app, 'ctrl+h', '13-replace-empty', suffix)
    app.type('zzz')
    time.sleep(1)
    app.snap('13-replace-nothing-' + suffix)
    app.key('ctrl+a')
    app.type('baseline')
    time.sleep(1.5)
    app.snap('13-replace-' + suffix)
    app.key('Tab')
    app.type('starting line')
    app.snap('13-replace-with-' + suffix)
    shut(app)
    app.go(3)
    open_on(app, 'ctrl+m', '13-move-to', suffix)
    app.type('zzz')
    app.snap('13-move-to-nothing-' + suffix)
    shut(app, 2)
    open_on(app, 'ctrl+shift+h', '13-split', suffix)
    shut(app)


def of_time(app, suffix):
    """How minutes are estimated, and the settings of what is assessed."""
    app.key('ctrl+k')
    time.sleep(.5)
    app.type(app.words.gettext('How minutes are estimated'))
    time.sleep(1)
    app.key('Return')
    time.sleep(1.5)
    app.settle_dialogs()
    app.snap('14-rates-' + suffix)
    shut(app)


def room_for(size):
    """A window in which rows can be clicked on before one of @size is looked at."""
    return (1280, 800) if size[0] == 360 else (1900, 1000) if size[1] > 800 else size


def assessed(app, suffix, size):
    """What counts, how it is kept honest: of a brief, and of a quiz."""
    app.resize(*room_for(size))
    app.click(app.row('Outline', 'Chart critique'))
    app.resize(*size)
    time.sleep(2)
    app.scroll_to(app.get('label', 'Counts for the credential', exact=True))
    app.snap('14-assessed-' + suffix)
    xdo('mousemove', size[0] // 2, size[1] // 2, *['click', 5] * 40)
    app.snap('14-honest-' + suffix)
    app.resize(*room_for(size))
    app.click(app.row('Outline', 'Chart choice quiz'))
    app.resize(*size)
    time.sleep(2)
    app.press('Settings')
    time.sleep(1)
    app.settle_dialogs()
    app.snap('14-quiz-settings-' + suffix)
    shut(app)


def outcomes(app, suffix):
    """What was said of them and of a mark, and those that the course says already."""
    app.go(2)
    cell = app.find('button', 'O1, ')
    if cell:
        for _ in range(4):  # around to the mark that it has
            app.click(cell, .3, .7)
        app.key('ctrl+alt+m')
        say(app, 'Is one chart enough?')
        app.key('ctrl+Return')
        app.gone('button', 'Comment')
    app.click(app.get('button', 'Choose a chart that fits', timeout=20), button=3)
    app.press('Comment…', 'menu item')
    say(app, 'Which questions?')
    app.key('ctrl+Return')
    app.gone('button', 'Comment')
    app.snap('15-talked-of-' + suffix, 2)
    app.press('Find outcomes in the course')
    app.snap('15-harvest-none-' + suffix, 4)
    app.press('Back to the outcomes')
    time.sleep(1)


def first_outcomes(app, suffix):
    """Of a credential that has none yet."""
    app.key('ctrl+shift+n')
    app.get('entry', 'Title')
    app.key('Return')
    time.sleep(1)
    app.go(2)
    app.snap('15-first-outcomes-' + suffix, 4)


def attempt(app, part, suffix, *how):
    size = app.size
    try:
        part(app, suffix, *how)
    except AssertionError as error:
        print('%s %s: %s' % (part.__name__, suffix, error), flush=True)
        app.faults.append(part.__name__)
        app.snap('fault-%s-%s' % (part.__name__, suffix))
        shut(app, 3)
    # A part that ended early may have left it in another size.
    if app.size != size:
        app.resize(*size)


def all_windows(suffix, size=(1280, 800), **how):
    """Opened where there is room, and looked at in the size that is asked for."""
    large = how.get('text', 1) > 1
    with Stage(size=(1900, 1000) if large else (1280, 800), **how) as app:
        app.faults = []
        app.open_sample()
        app.click(app.row(LANE, 'Broken axes'))
        if size != app.size:
            app.resize(*size)
        for part in (of_course, of_rows, of_time, comments, governed, outcomes, frameworks):
            attempt(app, part, suffix)
        app.go(3)
        attempt(app, assessed, suffix, size)
        attempt(app, residue, suffix, size)
        attempt(app, beside, suffix)
        attempt(app, first_outcomes, suffix)
        assert not app.faults, app.faults


@scene
def windows_light():
    all_windows('light')


@scene
def windows_dark():
    all_windows('dark', env=DARK)


@scene
def windows_narrow():
    all_windows('narrow', size=(360, 800))


@scene
def windows_mirrored():
    all_windows('rtl', env=RIGHT_TO_LEFT)


@scene
def windows_german():
    all_windows('german', env=GERMAN)


@scene
def windows_german_narrow():
    all_windows('german-narrow', env=GERMAN, size=(360, 800))


@scene
def windows_doubled():
    all_windows('200', text=2, size=(1280, 900))


@scene
def windows_contrast():
    all_windows('contrast', env=CONTRAST)


@scene
def windows_contrast_dark():
    all_windows('contrast-dark', env={**CONTRAST, **DARK})
