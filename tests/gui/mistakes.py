#!/usr/bin/python3
"""What a tired professor does: half a download, a wrong file, one that is gone, a full disk, a folder that
may not be written, closing too early. Nothing is lost, and what is said says what to do."""
import pathlib
import re
import shutil
import tempfile
import time
import zipfile

from disks import OnOwnDisk, is_own_disk_possible
from gui import App, is_shown, run, wait
from hands import drop, dragger
from long_work import LECTURE, course, export_to, large_course
from walk import CANVAS

GONE = 'it was moved, renamed or deleted. Look for it in its folder and in the wastebasket'
SOURCES = 'Other courses in this document'
START = 'Bring a course you already teach'


def half_a_download_is_said_before_it_comes_in():
    if not CANVAS.package.exists():
        return 'no corpus'
    with tempfile.TemporaryDirectory() as folder:
        half = pathlib.Path(folder) / 'half.imscc'
        whole = CANVAS.package.read_bytes()
        half.write_bytes(whole[:len(whole) // 2])
        with App(half) as app:
            app.get('label', 'The package is cut off: what came further on is missing', timeout=60)
            app.get('label', 'download it again, or bring in what is here')
            app.press('Cancel')
            app.get('label', START, timeout=20)
    return None


def wrong_files(folder):
    """name: what is said of it"""
    (folder / 'photo.png').write_bytes(b'\x89PNG\r\n\x1a\n' + bytes(400))
    (folder / 'setup.exe').write_bytes(b'MZ' + bytes(400))
    with zipfile.ZipFile(folder / 'essay.docx', 'w') as archive:
        archive.writestr('[Content_Types].xml', '<Types/>')
        archive.writestr('word/document.xml', '<document/>')
    (folder / 'Week 1').mkdir()
    return {'photo.png': 'is a picture, not a course package.',
            'essay.docx': 'is a Word document, which Ashlar does not read yet.',
            'setup.exe': 'Drop it on a credential in Source, or on the outline in Build',
            'Week 1': 'is a folder. '}


def a_wrong_file_is_dropped_on_the_window():
    with tempfile.TemporaryDirectory() as name, App() as app:
        folder = pathlib.Path(name)
        for number, (wrong, said) in enumerate(wrong_files(folder).items()):
            if number == 2:  # also where there is work already
                app.open_sample()
            heading = '“%s” %s' % (wrong, 'has no place here' if wrong == 'setup.exe'
                                   else 'could not be brought in')
            with dragger(folder / wrong) as window:
                drop(app, window, *(200, 650) if number == 2 else ())
                app.get('label', heading, timeout=20)
                app.get('label', said if number == 2 else '“%s” %s' % (wrong, said))
                app.get('label', 'Nothing was changed.')
            app.key('Escape')
            app.gone('label', heading)
            app.get('label', START) if number < 2 else app.get('list', 'Your course')
        assert app.process.poll() is None


def review_and_cancel(app):
    app.get('button', 'Bring it in', timeout=40)
    app.press('Cancel')
    app.gone('button', 'Bring it in', 20)


def a_package_is_dropped_where_something_else_would_take_it():
    """Over an entry, the HTML of a page, and the web view of the preview."""
    with tempfile.TemporaryDirectory() as folder, App() as app:
        package = course(pathlib.Path(folder), 1 << 10)
        app.open_sample()
        app.click(app.row('Visualising Data', 'Bar, line or dot?'))
        with dragger(package) as window:
            app.click(app.get('page tab', 'Badges'))
            name = app.get('entry', 'Name on the badge', timeout=20)
            before = app.text(name)
            drop(app, window, *app.at(name))
            review_and_cancel(app)
            assert app.text(name) == before, app.text(name)
            app.click(app.get('page tab', 'Build'))
            app.click(app.get('button', 'HTML', exact=True, timeout=40))
            source = app.get('text', 'HTML of the page', timeout=20)
            before = app.text(source)
            assert before.strip()
            drop(app, window, *app.at(source, .5, .3))
            review_and_cancel(app)
            assert app.text(source) == before, app.text(source)
            app.click(app.get('button', 'Preview', exact=True))
            app.get('button', 'Open in browser', timeout=20)
            time.sleep(3)  # the page
            drop(app, window)
            review_and_cancel(app)
            app.get('button', 'Open in browser')


def a_file_that_is_gone_is_opened():
    with tempfile.TemporaryDirectory() as folder:
        for name in ('lost.ashlar', 'lost.imscc'):
            with App(pathlib.Path(folder) / name) as app:
                app.get('label', GONE, timeout=30)
                app.get('label', name)
                app.get('label', 'Nothing was changed.')
                app.key('Escape')
                app.get('label', START, timeout=20)


class OnSmallDisk(OnOwnDisk):
    """It is at a folder, and is full or may not be written."""

    def __init__(self, folder, options, **how):
        super().__init__('mount -t tmpfs -o size=16k none "$0" && mount -o remount,%s "$0"' % options,
                         folder, **how)


def save_as(app, path):
    app.key('ctrl+shift+s')
    app.get('label', 'Name:', timeout=15)
    time.sleep(.4)
    app.key('ctrl+a')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')


def nothing_is_lost_on(options, saved, exported):
    if not is_own_disk_possible():
        return 'no disks of its own here'
    with tempfile.TemporaryDirectory() as folder:
        with OnSmallDisk(folder, options) as app:
            app.open_sample()
            save_as(app, folder + '/charts.ashlar')
            app.get('label', '“charts.ashlar” was not saved: ' + saved, timeout=30)
            app.get('label', 'Everything is safe on this computer')
            export_to(app, folder + '/charts.imscc')
            app.get('label', 'could not be exported', timeout=40)
            app.get('label', 'could not be written: ' + exported)
            app.key('Escape')
            # Where there is room, it is saved.
            save_as(app, app.home / 'charts.ashlar')
            app.get('label', 'Saved', exact=True, timeout=20)
            assert (app.home / 'charts.ashlar').stat().st_size > 100000
    return None


def a_full_disk():
    return nothing_is_lost_on('rw', 'the disk is full. Make room, or save it elsewhere.',
                              'the disk is full. Make room, or choose another place.')


def a_folder_that_may_not_be_written():
    return nothing_is_lost_on('ro', 'it may not be changed. Save it elsewhere.',
                              'nothing may be changed in this folder. Choose another place.')


def ended(app):
    wait('the end', lambda: app.process.poll() is not None, 60)
    assert app.process.returncode == 0, app.process.returncode


def nothing_is_offered(app):
    """Nothing half brought in, next time."""
    with App(home=app.home) as again:
        again.get('label', START, timeout=20)
        again.get('row', 'Explore the sample')
        assert not again.find('label', 'Not saved to a file yet')


def the_window_is_closed_on_a_course_that_comes_in():
    with tempfile.TemporaryDirectory() as name:
        package = large_course(pathlib.Path(name))
        with App(package) as app:
            app.get('button', 'Cancel', timeout=30)
            app.key('Escape')
            app.gone('button', 'Cancel')
            app.key('ctrl+q')
            ended(app)
            nothing_is_offered(app)
        with App(package) as app:
            app.get('button', 'Cancel', timeout=30)
            app.key('ctrl+q')
            ended(app)
            nothing_is_offered(app)


def the_window_is_closed_on_a_review():
    with tempfile.TemporaryDirectory() as name:
        package = course(pathlib.Path(name), 1 << 10)
        for key in ('ctrl+q', 'ctrl+w'):
            with App(package) as app:
                app.get('button', 'Bring it in', timeout=30)
                app.key(key)
                ended(app)
                nothing_is_offered(app)
        # Work that is open already is kept, without the course.
        other = package.with_name('other.imscc')
        shutil.copy(package, other)
        with zipfile.ZipFile(other, 'a') as archive:
            archive.writestr('more.txt', 'more')
        with App(package) as app:
            app.bring_in()
            with dragger(other) as window:
                drop(app, window)
                app.get('button', 'Bring it in', timeout=30)
            app.key('ctrl+q')
            ended(app)
            with App(home=app.home) as again:
                again.click(again.get('label', 'Not saved to a file yet', timeout=30))
                again.get('list', 'Your course', timeout=30)
                again.click(again.get('button', SOURCES, timeout=30))
                again.get('menu item', 'Open another course package')
                courses = [node.get_name() for node in again.nodes()
                           if node.get_role_name() == 'menu item' and is_shown(node)]
                assert len(courses) == 2, courses


def close_during_export(app, path):
    app.bring_in()
    app.press('Use the whole course')
    app.get('button', 'More for ', timeout=30)
    export_to(app, path)
    app.get('button', 'Running work: 1')
    app.key('ctrl+w')


def the_window_is_closed_while_an_export_runs():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with App(large_course(folder)) as app:
            close_during_export(app, folder / 'out.imscc')
            app.get('label', 'The window closes when “Writing “out.imscc”” has ended.')
            ended(app)
            assert (folder / 'out.imscc').stat().st_size > LECTURE
            names = sorted(path.name for path in folder.iterdir())
            assert names == ['lecture.imscc', 'out-badge', 'out.imscc'], names
        # Closed twice, it is stopped, and nothing of it is left.
        (folder / 'out.imscc').unlink()
        shutil.rmtree(folder / 'out-badge')
        with App(folder / 'lecture.imscc') as app:
            close_during_export(app, folder / 'out.imscc')
            app.get('label', 'Closing again stops it.')
            app.key('ctrl+w')
            ended(app)
            names = [path.name for path in folder.iterdir()]
            assert names == ['lecture.imscc'], names


run(half_a_download_is_said_before_it_comes_in, a_wrong_file_is_dropped_on_the_window,
    a_package_is_dropped_where_something_else_would_take_it,
    a_file_that_is_gone_is_opened, a_full_disk, a_folder_that_may_not_be_written,
    the_window_is_closed_on_a_course_that_comes_in, the_window_is_closed_on_a_review,
    the_window_is_closed_while_an_export_runs)
