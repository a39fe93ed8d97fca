#!/usr/bin/python3
"""A course comes in by the window: reviewed, brought in, cancelled, refused, recovered."""
import pathlib
import tempfile

from gui import CORPUS, App, run, wait


def cartridge(name):
    path = CORPUS / name
    return path if path.exists() else None


def a_package_is_reviewed_before_it_lands():
    package = cartridge('wk-modules.imscc')
    if package is None:
        return 'no corpus'
    with App(package) as app:
        app.get('button', 'Bring it in', timeout=40)
        app.get('label', 'parts of the package are accounted for')
        for kind in ('Pages', 'Quizzes', 'Discussions'):
            app.get('label', kind, exact=True)
        app.get('label', 'that come in')
        assert app.find('list', 'Your course', exact=True) is None, 'it landed already'
        app.bring_in()
        wait('rows', lambda: app.rows('Your course'))
        app.get('label', 'none used yet')


def a_real_course_opens_in_its_sections():
    package = cartridge('cosyl-intro_chem.imscc')
    if package is None:
        return 'no corpus'
    with App(package) as app:
        app.bring_in()
        titles = wait('sections', lambda: app.titles('Your course'))
        assert titles[0].startswith('1: The Chemical World'), titles
        app.get('button', 'Undo: Bring in course')


def a_line_of_the_review_leads_to_its_place():
    package = cartridge('kc0-test-course-export.imscc')
    if package is None:
        return 'no corpus'
    with App(package) as app:
        app.get('button', 'Bring it in', timeout=40)
        app.click(app.get('label', 'Links that lead nowhere', exact=True))
        app.click(app.get('button', 'Bring it in and show “Module 1 / Assignment 2”'))
        app.row('Your course', 'Assignment 2')
        app.get('label', '1 selected')


def cancelling_leaves_nothing():
    package = cartridge('wk-modules.imscc')
    if package is None:
        return 'no corpus'
    with App(package) as app:
        app.get('button', 'Bring it in', timeout=40)
        app.key('Escape')
        app.gone('button', 'Bring it in')
        app.get('label', 'Bring a course you already teach')
        wait('nothing to be kept', lambda: not list(app.home.glob('state/ashlar/documents/*')))


def a_refusal_is_a_sentence():
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / 'holiday.imscc'
        bad.write_bytes(b'this is no package at all')
        with App(bad) as app:
            app.get('label', '“holiday.imscc” could not be brought in', timeout=20)
            app.get('label', 'Nothing was changed.')
            app.press('Close')
            app.get('label', 'Bring a course you already teach')


def the_sample_opens():
    with App() as app:
        app.get('label', 'Explore the sample')
        app.key('Delete', 'F2', 'ctrl+m', 'alt+Up', 'ctrl+Return', 'F5', 'ctrl+e', 'ctrl+s')
        app.open_sample()
        assert len(app.titles('Your course')) >= 10
        for title in ('Data Literacy Foundations', 'Visualising Data', 'Data-Informed Decisions'):
            app.get('list', title, exact=True)


def work_is_recovered_after_a_crash():
    with tempfile.TemporaryDirectory() as home:
        with App(home=home) as app:
            app.open_sample()
            app.click(app.row('Visualising Data', 'Broken axes'))
            app.key('Delete')
            app.get('label', 'Deleted “Broken axes”')
            app.kill()
        with App(home=home) as app:
            app.get('label', 'Recovered')
            app.click(app.get('row', 'Working with Data'))
            app.get('list', 'Visualising Data', exact=True)
            assert 'Broken axes' not in app.titles('Visualising Data')
            app.key('ctrl+z')
            wait('undone', lambda: 'Broken axes' in app.titles('Visualising Data'))


run(a_package_is_reviewed_before_it_lands, a_real_course_opens_in_its_sections,
    a_line_of_the_review_leads_to_its_place, cancelling_leaves_nothing, a_refusal_is_a_sentence,
    the_sample_opens,
    work_is_recovered_after_a_crash)
