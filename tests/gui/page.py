#!/usr/bin/python3
"""The page editor: typing, undo, HTML, links, pictures and tables, by pointer and by keyboard."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from gui import App, extents, run, wait, xdo

CLI = sys.argv[2]
LANE = 'Visualising Data'
PAGE = 'Bar, line or dot?'


def build(app, lane=LANE, page=PAGE):
    """Opens a page in Build, and waits until it is shown."""
    app.open_sample()
    app.click(app.row(lane, page))
    button = wait('Build', lambda: next((n for n in app.nodes() if n.get_name() == 'Build' and
                                         extents(n).width > 0 and
                                         n.get_role_name() != 'label'), None), 20)
    app.click(button)
    words(app)


def words(app):
    label = wait('the count of words', lambda: next(
        (n for n in app.nodes() if re.match(r'\d+ words?', n.get_name() or '') and
         extents(n).width > 0), None), 40)
    return int(label.get_name().split()[0])


def page_at(app, fx, dy):
    """A place in the page: a share of its width, pixels below its toolbar."""
    tool = extents(app.get('button', 'HTML', exact=True))
    outline = extents(app.get('list', 'Outline', exact=False)) if app.find('list', 'Outline') else None
    left = outline.x + outline.width if outline else 258
    x, y = app.origin(app.get('button', 'HTML', exact=True))
    return int(x + left + (tool.x + tool.width - left) * fx), int(y + tool.y + tool.height + dy)


def click_page(app, fx, dy):
    """Clicks until the page has the keyboard: it takes a moment until it is shown."""
    time.sleep(1.5)
    xdo('mousemove', *page_at(app, fx, dy), 'click', 1)
    time.sleep(.4)


def undo_name(app, name):
    wait('“Undo: %s”' % name, lambda: [n for n in app.nodes() if name in (n.get_name() or '') or
                                       name in (n.get_description() or '')], 20)


def html(app):
    """The page as it is written; leads there and back."""
    app.click(app.get('button', 'HTML', exact=True))
    node = app.get('entry', 'HTML of the page')
    text = wait('the HTML', lambda: app.text(node), 20)
    app.click(app.get('button', 'Page', exact=True))
    time.sleep(.5)
    return text


def html_with(app, what, timeout=30):
    """Waits for what the HTML is to hold: a web view tells what it did a moment later."""
    return wait('“%s” in the HTML' % what, lambda: (lambda t: t if what in t else None)(html(app)),
                timeout, 1)


def what_is_typed_is_one_step_and_leaves_the_rest_alone():
    with App() as app:
        build(app)
        before = html(app)
        click_page(app, .5, 40)
        app.key('End')
        app.type(' Really')
        undo_name(app, 'Edit page')
        after = html(app)
        changed = [(a, b) for a, b in zip(before.split('\n'), after.split('\n')) if a != b]
        assert len(before.split('\n')) == len(after.split('\n'))
        assert len(changed) == 1 and 'Really' in changed[0][1], changed
        app.key('ctrl+z')
        wait('the page as it was', lambda: html(app) == before, 20, 1)
        app.key('ctrl+shift+z')
        wait('the words again', lambda: html(app) == after, 20, 1)


def emphasis_lists_and_links_are_made_by_keyboard():
    with App() as app:
        build(app)
        click_page(app, .5, 40)
        app.key('End', 'Return')
        app.type('plain ')
        app.key('ctrl+b')
        app.type('strong')
        app.key('ctrl+b')
        app.type(' and ')
        app.key('ctrl+i')
        app.type('slanted')
        app.key('ctrl+i', 'Return')
        app.press('List')
        time.sleep(.5)
        app.type('one')
        app.key('Return')
        app.type('two')
        app.key('Tab', 'Return')
        app.type('three ')
        app.key('shift+Tab', 'ctrl+l')
        entry = app.get('entry', 'Page, quiz, … or a web address')
        app.type('change')
        wait('one page', lambda: app.find('label', 'Showing change over time'))
        time.sleep(.5)
        app.key('Return')
        app.gone('entry', entry.get_name())
        text = html_with(app, 'Showing change over time</a>')
        assert '<p>plain <strong>strong</strong> and <em>slanted</em></p>' in text
        assert re.search(r'<li>one<ul>\s*<li>two</li>\s*</ul></li>\s*<li>three '
                         r'<a href="ash:item/\w+">Showing change over time</a></li>', text), text
        undo_name(app, 'Insert link')


def a_table_is_put_in_and_filled():
    with App() as app:
        build(app)
        click_page(app, .5, 40)
        app.key('End', 'Return')
        app.click(app.get('button', 'Table', exact=True))
        app.press('Insert table')
        time.sleep(1)
        app.type('Name')
        app.key('Tab')
        app.type('Age')
        app.key('Tab', 'Tab')
        app.type('Ada')
        text = html_with(app, 'Ada')
        assert '<th scope="col">Name</th><th scope="col">Age</th>' in text, text
        assert re.search(r'<tr><td>Ada</td><td></td><td></td></tr>', text), text


def html_is_edited_and_kept():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        document = pathlib.Path(folder) / 'mine.ashlar'
        build(app)
        app.click(app.get('button', 'HTML', exact=True))
        node = app.get('entry', 'HTML of the page')
        wait('the HTML', lambda: app.text(node), 20)
        app.click(node, .5, .3)
        app.key('ctrl+Home', 'ctrl+End')
        app.type('<!-- kept -->')
        app.click(app.get('button', 'Page', exact=True))
        undo_name(app, 'Edit page')
        assert html(app).rstrip().endswith('<!-- kept -->')
        app.key('ctrl+s')
        app.get('label', 'Name:', timeout=15)
        time.sleep(.4)
        app.key('ctrl+a')
        app.type(str(document))
        time.sleep(.3)
        app.key('Return')
        app.get('label', 'Saved', exact=True, timeout=20)
        info = json.loads(subprocess.check_output([CLI, 'info', str(document), '--json']))
        assert info['credentials'], info


def a_picture_gets_a_description():
    with App() as app:
        build(app, 'Visualising Data', 'Broken axes')
        text = html(app)
        images = re.findall(r'<img[^>]*>', text)
        assert images, text
        click_page(app, .5, 40)
        app.key('End', 'Return')
        app.press('Picture')
        search = app.get('entry', 'Search pictures of the course')
        row = wait('a picture', lambda: next(
            (n for n in app.nodes(app.get('list', 'Pictures of the course')) if
             n.get_role_name() == 'list item' and extents(n).width > 0), None), 20)
        app.click(row)
        app.click(app.get('entry', 'Description'))
        app.type('Three bars, the first is longest')
        app.press('Insert')
        app.gone('entry', search.get_name())
        text = html_with(app, 'alt="Three bars, the first is longest"')
        assert re.search(r'<img src="ash:(asset|item)/\w+" alt="Three bars', text), text
        undo_name(app, 'Insert picture')


if __name__ == '__main__':
    run(what_is_typed_is_one_step_and_leaves_the_rest_alone,
        emphasis_lists_and_links_are_made_by_keyboard, a_table_is_put_in_and_filled,
        html_is_edited_and_kept, a_picture_gets_a_description)
