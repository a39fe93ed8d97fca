#!/usr/bin/python3
"""The Package view: where it will be taught, what becomes of it there, fixes, export, history."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

from gui import SHARED, App, Atspi, extents, run, wait

LANE = 'Visualising Data'
CLI = sys.argv[2]
SYSTEMS = 'Where will it be taught?'


def choose_file(app, path):
    """Types a whole path into the system's file chooser."""
    app.get('label', 'Name:', timeout=15)
    time.sleep(.4)
    app.key('ctrl+a')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')


def open_package(app):
    app.open_sample()
    app.click(app.row(LANE, 'Broken axes'))
    app.key('ctrl+shift+e')
    app.get('label', SYSTEMS, timeout=30)
    app.get('label', 'What Canvas will do with it', timeout=30)


def choose(app, system):
    app.click(app.get('row', system + ','))
    app.get('label', 'What %s will do with it' % system)


def legend(app):
    """The figures, and the whole that they are of."""
    figures = {}
    for node in app.nodes():
        if node.get_role_name() != 'label':
            continue
        for words in ('arrive as they are', 'look different', 'are changed', 'are lost',
                      'not known', 'looks different', 'is changed', 'is lost'):
            name = node.get_name() or ''
            head = name.split(' ')[0]
            if name == '%s %s' % (head, words) and head.isdigit():
                figures[words] = int(head)
    total = app.get('label', ' parts:').get_name()
    return sum(figures.values()), int(total.split(' ')[0])


def switch(app, name):
    """Wherever it has been scrolled to."""
    app.press(name, 'check')


def info(path):
    return json.loads(subprocess.check_output([CLI, 'info', str(path), '--json']))


def arrows_change_the_verdict_at_once():
    with App() as app:
        open_package(app)
        assert legend(app)[0] == legend(app)[1]
        app.key('Down')
        app.get('label', 'What Moodle will do with it')
        app.get('label', 'Visualising Data for Moodle', exact=True)
        app.get('label', '“Chart critique” becomes a page')
        assert legend(app)[0] == legend(app)[1]
        app.key('Up')
        app.get('label', 'What Canvas will do with it')
        app.gone('label', '“Chart critique” becomes a page')
        app.key('End')
        app.get('label', 'What your system will do with it')
        app.get('label', 'Written to the common standard: what your system does')
        assert legend(app)[0] == legend(app)[1]


def what_nobody_has_seen_is_not_known():
    with App() as app:
        open_package(app)
        app.get('button', 'Read in the importer’s source.')
        choose(app, 'Brightspace')
        app.get('row', 'Brightspace, 3 changed, 3 not known')
        app.get('label', '“Chart critique”: whether its notes for instructors arrive')
        app.key('End')
        app.get('label', 'What your system will do with it')
        app.get('row', 'Another system, Written to the common standard: 5 changed, 12 not known')
        app.get('button', '5 pages: whether they arrive as they are. Look at them after the import. '
                          'Not tried yet.')
        assert legend(app) == (17, 17)


def a_fix_is_made_and_taken_back():
    with App() as app:
        open_package(app)
        app.get('label', 'Rubric of “Chart critique” arrives as a table in the brief')
        app.click(app.get('button', 'Leave out: Rubric of “Chart critique”'))
        app.get('label', 'Rubric of “Chart critique” does not arrive')
        app.get('label', '2 parts will be lost')
        app.get('button', 'Export anyway…')
        assert legend(app)[0] == legend(app)[1]
        # The keyboard stayed among the fixes.
        wait('the focus', lambda: [n for n in app.nodes() if n.get_role_name() == 'push button' and
                                   (n.get_name() or '').startswith('Put it in the brief') and
                                   n.get_state_set().contains(Atspi.StateType.FOCUSED)])
        app.key('space')
        app.get('label', 'Rubric of “Chart critique” arrives as a table in the brief')
        app.gone('label', '2 parts will be lost')
        app.get('label', 'In the brief')


def the_list_is_saved():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        out = pathlib.Path(folder) / 'list.txt'
        open_package(app)
        choose(app, 'Moodle')
        app.press('Save this list…')
        choose_file(app, out)
        wait('the list', lambda: out.exists() and out.stat().st_size > 500, 20)
        text = out.read_text()
        assert '- “Chart critique” becomes a page' in text, text
        assert 'What Moodle will do with it' in text and 'Looks different (4)' in text, text


def it_goes_to_the_item():
    with App() as app:
        open_package(app)
        choose(app, 'Moodle')
        app.press('“Chart critique” becomes a page')
        app.get('label', 'Outline', exact=True)


def export_and_repeat(app, folder, document):
    open_package(app)
    for system, name in (('Canvas', 'canvas.imscc'), ('Moodle', 'moodle')):
        choose(app, system)
        app.press('Export anyway…')
        choose_file(app, folder / name)
        app.get('label', '“Visualising Data” is ready', timeout=60)
        app.get('label', 'What to do in ' + system)
        app.get('label', 'Read back, no differences.')
        app.press('Done')
        app.gone('label', '“Visualising Data” is ready')
        app.get('label', 'Last: for ' + system)
    # The ending by which systems know a package was added.
    package = folder / 'moodle.imscc'
    assert package.stat().st_size > 10000
    for name in ('ob3/achievement.json', 'ob2/badgeclass.json', 'badge.png', 'badge.svg'):
        assert (folder / 'canvas-badge' / name).exists(), name
    checker = SHARED / 'tools' / 'cc-check'
    for name in ('canvas.imscc', 'moodle.imscc') if checker.exists() else ():
        subprocess.check_call([sys.executable, str(checker), '--importers', '--quiet',
                               str(folder / name)], stdout=sys.stderr)
    app.press('History')
    app.get('label', 'For Canvas')
    app.get('label', 'moodle.imscc')
    app.get('button', 'Show moodle.imscc in its folder')
    app.key('Escape')
    app.gone('label', 'moodle.imscc')

    # Again, as last time: the older one is replaced by the new.
    package.write_bytes(b'older')
    app.key('ctrl+e')
    app.get('label', '“moodle.imscc” was replaced. Read back, no differences.', timeout=60)
    assert package.stat().st_size > 10000

    app.key('ctrl+s')
    choose_file(app, document)
    app.get('label', 'Saved', exact=True, timeout=20)


def packages_are_exported_and_remembered():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        home = folder / 'home'
        document = folder / 'mine.ashlar'
        with App(home=home) as app:
            export_and_repeat(app, folder, document)
        # It opens where she left it, and what was chosen on this computer is chosen again.
        with App(document, home=home) as app:
            app.get('label', 'What Moodle will do with it', timeout=30)
            app.get('label', 'Last: for Moodle')


def a_place_that_cannot_be_written_is_said():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        place = pathlib.Path(folder) / 'taken.imscc'
        place.mkdir()
        (place / 'inside').write_text('kept')
        open_package(app)
        app.press('Export anyway…')
        choose_file(app, '/proc/nowhere.imscc')
        app.get('label', '“Visualising Data” could not be exported', timeout=60)
        app.key('Escape')
        app.gone('label', '“Visualising Data” could not be exported')
        assert app.find('label', 'Last: for') is None
        app.get('button', 'Export anyway…')


def choose_folder(app, path):
    """The same for a folder."""
    app.get('button', 'Write here', timeout=15)
    time.sleep(.4)
    app.key('ctrl+l')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')


def a_badge_that_does_not_fit_beside_goes_elsewhere():
    with tempfile.TemporaryDirectory() as name, App() as app:
        folder = pathlib.Path(name)
        (folder / 'elsewhere').mkdir()
        (folder / 'charts-badge').write_text('taken')
        open_package(app)
        app.press('Export anyway…')
        choose_file(app, folder / 'charts.imscc')
        app.get('label', '“Visualising Data” is ready', timeout=60)
        app.press('Choose a folder for charts-badge')
        choose_folder(app, folder / 'elsewhere')
        app.get('label', 'In %s' % (folder / 'elsewhere'), timeout=30)
        app.gone('button', 'Choose a folder for charts-badge')
        assert (folder / 'elsewhere' / 'charts-badge' / 'ob3' / 'achievement.json').exists()
        assert (folder / 'charts-badge').read_text() == 'taken'


def switches_say_what_goes_along():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        out = pathlib.Path(folder) / 'all.imscc'
        open_package(app)
        app.get('label', 'and a badge')
        switch(app, 'Badge definition')
        app.gone('label', 'and a badge')
        switch(app, 'Learner website')
        app.get('label', 'and a website')
        app.press('Export anyway…')
        choose_file(app, out)
        app.get('label', '“Visualising Data” is ready', timeout=60)
        app.get('label', 'all-website')
        assert (out.parent / 'all-website' / 'index.html').exists()
        assert not (out.parent / 'all-badge').exists()


def all_systems_are_compared():
    with App() as app:
        open_package(app)
        app.press('Compare all systems')
        app.get('label', 'What becomes of this package in each')
        # What nobody knows is not better than what is known to arrive.
        heights = [extents(app.get('label', name, exact=True)).y
                   for name in ('Canvas', 'Brightspace', 'Open edX', 'Another system')]
        assert heights == sorted(heights), heights
        app.press('Choose Moodle')
        app.get('label', 'What Moodle will do with it')
        app.get('label', 'Visualising Data for Moodle', exact=True)
        # Escape closes it, and nothing was chosen.
        app.press('Compare all systems')
        app.get('label', 'What becomes of this package in each')
        app.key('Escape')
        app.gone('label', 'What becomes of this package in each. Where most is known to arrive comes first.')
        app.get('label', 'What Moodle will do with it')


def manifest(path):
    with zipfile.ZipFile(path) as package:
        return package.read('imsmanifest.xml').decode()


def an_item_is_left_out_and_put_back():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        out = pathlib.Path(folder) / 'less.imscc'
        open_package(app)
        app.get('label', 'All ', exact=False)
        choose(app, 'Moodle')
        parts = legend(app)[1]
        app.press('Leave out: “Chart critique” becomes a page')
        app.get('label', 'Left out, as you chose', exact=True)
        app.get('button', 'Undo: Leave out “Chart critique”')
        wait('fewer parts', lambda: legend(app)[1] < parts)
        app.press('Put back “Chart critique”')
        app.gone('label', 'Left out, as you chose')
        wait('all parts', lambda: legend(app)[1] == parts)
        # In the list of all, by pointer and by keyboard.
        app.click(app.get('label', 'Items', exact=True))
        app.click(app.get('check', 'Broken axes'))
        app.get('button', 'Undo: Leave out “Broken axes”')
        app.key('space')
        app.get('button', 'Undo: Put back “Broken axes”')
        app.key('space')
        app.get('button', 'Undo: Leave out “Broken axes”')
        app.key('Escape')
        app.gone('check', 'Broken axes')
        app.get('label', '1 of ')
        app.get('label', 'Left out, as you chose', exact=True)
        app.press('Export anyway…')
        choose_file(app, out)
        app.get('label', '“Visualising Data” is ready', timeout=60)
        app.get('label', 'It is left out, as you chose.')
        assert 'Broken axes' not in manifest(out)
        assert 'The missing baseline' in manifest(out)
        app.key('Escape')
        app.press('History')
        app.get('label', '1 item left out.')


def an_empty_credential_says_what_is_needed():
    with App() as app:
        app.key('ctrl+n')
        app.get('label', 'No course here yet')
        app.key('ctrl+shift+n')
        app.get('list', 'New credential', timeout=10)
        app.key('Return')
        app.key('ctrl+e')  # there is no last time: it asks
        app.get('label', 'Nothing to export yet')
        app.get('button', 'Use items of your course')


run(arrows_change_the_verdict_at_once, what_nobody_has_seen_is_not_known,
    a_fix_is_made_and_taken_back, the_list_is_saved, it_goes_to_the_item,
    packages_are_exported_and_remembered, a_place_that_cannot_be_written_is_said,
    a_badge_that_does_not_fit_beside_goes_elsewhere, switches_say_what_goes_along,
    all_systems_are_compared, an_item_is_left_out_and_put_back,
    an_empty_credential_says_what_is_needed)
