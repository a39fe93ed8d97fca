#!/usr/bin/python3
"""Build: the outline, the inspector and the comparison with the course, by mouse and keyboard."""
import os
import pathlib
import tempfile
import zipfile

from gui import CORPUS, App, Atspi, run, wait

OUTLINE = 'Outline'
FIRST = ['Choosing a chart, module', 'Bar, line or dot?, page', 'Showing change over time, page',
         'Colour that everyone can read, page', 'Chart choice quiz, quiz']
INTRO_CHEM = CORPUS / 'cosyl-intro_chem.imscc'


def kinds(app):
    """Titles and kinds, without time and signs."""
    return [', '.join(name.split(', ')[:2]) if not name.startswith('Bar, line')
            else ', '.join(name.split(', ')[:3]) for name in app.rows(OUTLINE)]


def build(app, item='Bar, line or dot?'):
    app.open_sample()
    app.click(app.row('Visualising Data', item))
    app.click(app.get('page tab', 'Build'))
    wait('the outline', lambda: kinds(app)[:5] == FIRST)


def undo(app):
    app.key('ctrl+z')


def wait_rows(app, expected):
    wait('the rows %s' % expected, lambda: kinds(app)[:len(expected)] == expected)


def selected(app):
    found = app.get('list', OUTLINE, exact=True)
    return [child.get_name().split(',')[0] for child in app.nodes(found)
            if child.get_state_set().contains(Atspi.StateType.SELECTED)]


def a_page_is_added_named_copied_and_deleted_by_keyboard():
    with App() as app:
        build(app)
        app.click(app.row(OUTLINE, 'Showing change over time'))
        app.key('ctrl+Return')
        app.get('button', 'Rename')
        app.type('Dot plots')
        app.key('Return')
        named = FIRST[:3] + ['Dot plots, page'] + FIRST[3:]
        wait_rows(app, named)
        app.key('ctrl+d')
        wait_rows(app, named[:4] + ['Dot plots (copy), page'] + named[4:])
        app.key('Delete')
        app.get('button', 'Undo')
        wait_rows(app, named)
        app.press('Undo')
        wait_rows(app, named[:4] + ['Dot plots (copy), page'] + named[4:])
        undo(app)
        wait_rows(app, named)
        app.click(app.row(OUTLINE, 'Dot plots'))
        app.key('F2')
        app.get('button', 'Rename')
        app.key('ctrl+a')
        app.type('Strip plots')
        app.key('Return')
        wait_rows(app, named[:3] + ['Strip plots, page'] + named[4:])


def items_are_put_in_order_by_keys_and_by_dragging():
    with App() as app:
        build(app)
        app.click(app.row(OUTLINE, 'Showing change over time'))
        app.key('alt+Down')
        wait_rows(app, [FIRST[0], FIRST[1], FIRST[3], FIRST[2], FIRST[4]])
        app.key('alt+Up')
        wait_rows(app, FIRST)
        app.key('alt+Left')
        wait('the item at the top', lambda: kinds(app)[:5] == FIRST[:2] + FIRST[3:] + [FIRST[2]])
        app.key('alt+Right')
        wait('the item in the module again',
             lambda: kinds(app)[:5] == FIRST[:2] + FIRST[3:] + [FIRST[2]])
        app.drag(app.row(OUTLINE, 'Showing change over time'), app.row(OUTLINE, 'Maps'), to_fy=.8)
        wait('the item below Maps', lambda: 'Maps, module' in kinds(app) and kinds(app)[
            kinds(app).index('Maps, module') + 1] == FIRST[2])


def a_closed_module_opens_under_a_drag():
    with App() as app:
        build(app)
        app.click(app.row(OUTLINE, 'Charts that mislead'))
        app.key('Left')
        wait('the module to close', lambda: 'Broken axes, page' not in kinds(app))
        app.drag(app.row(OUTLINE, 'Bar, line or dot?'), app.row(OUTLINE, 'Charts that mislead'),
                 hold=lambda: wait('the module to open',
                                   lambda: 'Broken axes, page' in kinds(app), 5))
        wait('the page in it', lambda: FIRST[1] not in kinds(app)[:2])


def delete_in_an_entry_deletes_text():
    with App() as app:
        build(app)
        spin = app.get('spin button', 'Time in minutes')
        app.click(spin, .2)
        app.key('ctrl+a', '4', '5', 'Home', 'Delete', 'Return')
        wait('five minutes', lambda: 'Bar, line or dot?, page, 5 min' in app.rows(OUTLINE))
        assert kinds(app)[:5] == FIRST


def time_is_set_and_the_estimate_taken():
    with App() as app:
        build(app)
        estimate = app.get('button', 'Estimate:')
        minutes = estimate.get_name().split()[1]
        app.press(estimate.get_name())
        wait('the estimate', lambda: 'Bar, line or dot?, page, %s min' % minutes
             in app.rows(OUTLINE))
        undo(app)
        wait('the time before', lambda: 'Bar, line or dot?, page, 25 min' in app.rows(OUTLINE))


def outcomes_are_marked_and_taken_away():
    with App() as app:
        build(app)
        app.get('label', 'Introduced here')
        app.click(app.get('button', 'Choose outcomes'))
        mark = 'Redesign a misleading chart so that it is honest: Practised here'
        app.press(mark)
        app.get('label', 'Practised here', exact=True)
        app.key('Escape')
        app.press('Take away: Redesign a misleading chart')
        app.gone('label', 'Practised here')
        undo(app)
        app.get('label', 'Practised here', exact=True)
        # Evidence assesses; an item that is none cannot.
        assert not app.find('button', 'Assessed here')
        app.click(app.row(OUTLINE, 'Chart critique'))
        app.click(app.get('button', 'Choose outcomes'))
        app.get('button', 'Assessed here')


def a_page_is_compared_and_taken_back():
    with App() as app:
        build(app)
        app.get('label', 'Adapted', exact=True)
        app.get('label', 'Week 5')
        app.get('label', '1 paragraph differs')
        app.click(app.get('button', 'Compare', exact=True))
        app.click(app.get('button', 'Take the course’s version back'))
        app.get('label', 'As in the course', exact=True)
        app.press('Undo')
        app.get('label', 'Adapted', exact=True)
        app.click(app.get('button', 'Show in the course', exact=True))
        wait('the course', lambda: 'Bar, line or dot?' in str(app.rows('Your course')))
        # And back, from the course to where it is used.
        app.click(app.row('Your course', 'Bar, line or dot?'), button=3)
        app.click(app.get('menu item', '2 · Visualising Data: Bar, line or dot?'))
        wait('the outline', lambda: kinds(app)[:5] == FIRST)
        wait('the page chosen', lambda: selected(app) == ['Bar'])


def a_quiz_is_compared_and_taken_back():
    with App() as app:
        build(app)
        app.click(app.row(OUTLINE, 'Chart choice quiz'))
        app.get('label', 'As in the course', exact=True, timeout=20)
        wait('its questions', lambda: len(app.rows('Questions')) > 2)
        before = app.rows('Questions')
        app.click(wait('a question', lambda: next(
            node for node in app.nodes(app.get('list', 'Questions', exact=True))
            if (node.get_name() or '').startswith('1, '))))
        app.key('Delete')
        wait('one question less', lambda: len(app.rows('Questions')) == len(before) - 1)
        app.get('label', 'Adapted', exact=True)
        app.get('label', ' lines differ')
        app.click(app.get('button', 'Compare', exact=True))
        back = app.get('button', 'Take the course’s version back')
        wait('it to be offered', lambda: back.get_state_set().contains(Atspi.StateType.SENSITIVE))
        app.click(back)
        app.get('label', 'As in the course', exact=True)
        wait('its questions again', lambda: app.rows('Questions') == before)
        app.press('Undo')
        app.get('label', 'Adapted', exact=True)
        wait('one question less', lambda: len(app.rows('Questions')) == len(before) - 1)


def is_showing(app, role, name):
    """A pane that is put away keeps its size, but is not shown."""
    return app.get(role, name).get_state_set().contains(Atspi.StateType.SHOWING)


def every_kind_is_added_from_the_menu():
    with App() as app:
        build(app)
        app.click(app.row(OUTLINE, 'Colour that everyone can read'))
        for kind, title, said in (('Quiz', 'New quiz', 'quiz'), ('Link', 'New link', 'link'),
                                  ('Discussion', 'New discussion', 'discussion'),
                                  ('Assignment', 'New assignment', 'assignment')):
            app.click(app.get('button', 'Add an item'))
            app.get('menu item', kind, exact=True)
            app.press(kind, 'menu item')
            app.get('button', 'Rename')
            app.key('Escape')
            app.gone('button', 'Rename')
            app.row(OUTLINE, title)
            assert '%s, %s' % (title, said) in kinds(app)


MANIFEST = """<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1">
<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">
<item identifier="w"><title>Week one</title>
<item identifier="i1" identifierref="r1"><title>The reading</title></item>
<item identifier="i2" identifierref="r2"><title>The launcher</title></item>
</item></item></organization></organizations><resources>
<resource identifier="r1" type="webcontent" href="a b/the reading.pdf"><file href="a b/the reading.pdf"/></resource>
<resource identifier="r2" type="webcontent" href="run.desktop"><file href="run.desktop"/></resource>
</resources></manifest>"""
READER = '[Desktop Entry]\nType=Application\nName=Reader\nExec=%s %%f\nMimeType=application/pdf;\n'


def a_file_is_opened_with_its_program():
    """By keyboard; the program gets a copy of the right name that is read-only, and no program."""
    home = pathlib.Path(tempfile.mkdtemp(prefix='ashlar-gui-'))
    package, reader, told = home / 'files.imscc', home / 'reader', home / 'told'
    with zipfile.ZipFile(package, 'w') as archive:
        archive.writestr('imsmanifest.xml', MANIFEST)
        archive.writestr('a b/the reading.pdf', b'%PDF-1.4\n%%EOF\n')
        archive.writestr('run.desktop', '[Desktop Entry]\nType=Application\nName=Run\n'
                         'Exec=touch %s\n' % (home / 'ran'))
    reader.write_text('#!/bin/sh\nprintf %%s "$1" > %s.new && mv %s.new %s\n' % (told, told, told))
    reader.chmod(0o700)
    programs = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'applications'
    programs.mkdir(parents=True, exist_ok=True)
    (programs / 'reader.desktop').write_text(READER % reader)
    (home / 'config').mkdir()
    (home / 'config' / 'mimeapps.list').write_text(
        '[Default Applications]\napplication/pdf=reader.desktop\n')
    with App(package, home=home) as app:
        app.bring_in()
        app.press('Use the whole course')
        app.click(app.get('page tab', 'Build', timeout=30))
        wait('the outline', lambda: app.rows(OUTLINE), 30)
        app.click(app.row(OUTLINE, 'The reading'))
        app.get('list item', 'Open a copy')
        app.key('Tab', 'Tab')
        for _ in range(12):
            node = app.find('list item', 'Open a copy')
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                break
            app.key('Tab')
        app.key('Return')
        copy = pathlib.Path(wait('the program', lambda: told.exists() and told.read_text(), 20))
        assert copy.name == 'the reading.pdf' and copy.read_bytes() == b'%PDF-1.4\n%%EOF\n'
        assert copy.stat().st_mode & 0o777 == 0o400, oct(copy.stat().st_mode)
        assert copy.is_relative_to(os.environ['XDG_CACHE_HOME'])
        app.click(app.row(OUTLINE, 'The launcher'))
        app.get('label', 'run.desktop')
        app.click(app.get('list item', 'Open a copy'))
        app.get('label', '“run.desktop” is a program.')
        assert not (home / 'ran').exists()
        assert not list(pathlib.Path(os.environ['XDG_CACHE_HOME']).glob('ashlar/opened/*/run*'))


def panes_are_put_away_by_keys():
    with App() as app:
        build(app)
        app.key('F9')
        wait('the outline to go', lambda: not is_showing(app, 'list', OUTLINE))
        app.key('ctrl+alt+i')
        wait('the inspector to go',
             lambda: not is_showing(app, 'spin button', 'Time in minutes'))


def a_large_course_is_built():
    if not INTRO_CHEM.exists():
        return 'the corpus is not here'
    with App(INTRO_CHEM) as app:
        app.bring_in()
        wait('the course', lambda: app.rows('Your course'))
        app.press('Use the whole course')
        app.click(app.get('page tab', 'Build', timeout=30))
        wait('the outline', lambda: app.rows(OUTLINE), 30)
        first = app.rows(OUTLINE)
        app.click(app.get('list item', first[1].split(',')[0], root=app.get('list', OUTLINE)))
        for _ in range(5):
            app.key('Down')
        app.key('ctrl+Return')
        app.get('button', 'Rename')
        app.type('Orientation')
        app.key('Return')
        app.row(OUTLINE, 'Orientation')
        app.key('Delete')
        wait('it to go', lambda: not any(name.startswith('Orientation,')
                                         for name in app.rows(OUTLINE)))
        undo(app)
        app.row(OUTLINE, 'Orientation')
        undo(app)
    return None


run(a_page_is_added_named_copied_and_deleted_by_keyboard,
    items_are_put_in_order_by_keys_and_by_dragging,
    a_closed_module_opens_under_a_drag,
    delete_in_an_entry_deletes_text,
    time_is_set_and_the_estimate_taken,
    outcomes_are_marked_and_taken_away,
    a_page_is_compared_and_taken_back,
    a_quiz_is_compared_and_taken_back,
    every_kind_is_added_from_the_menu,
    a_file_is_opened_with_its_program,
    panes_are_put_away_by_keys,
    a_large_course_is_built)
