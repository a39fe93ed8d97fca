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

from gui import App, Atspi, extents, run, wait, xdo

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
        name = app.get('entry', 'Page, quiz, … or a web address').get_name()
        app.type('change')
        wait('one page', lambda: app.find('label', 'Showing change over time'))
        time.sleep(.5)
        app.key('Return')
        app.gone('entry', name)
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


def from_menu(app, name):
    """Opens the menu at the caret by keyboard and chooses from it."""
    app.key('shift+F10')
    app.press(name, 'menu item')
    app.gone('menu item', name)
    time.sleep(.5)


def rows_columns_and_styles_change_by_keyboard():
    with App() as app:
        build(app)
        click_page(app, .5, 40)
        app.key('End', 'Return')
        app.key('ctrl+alt+2')
        app.type('Small table')
        app.key('Return', 'ctrl+shift+8')
        app.type('point')
        app.key('Return', 'Return', 'alt+F10')
        wait('the keyboard in the tools', lambda: any(
            n.get_state_set().contains(Atspi.StateType.FOCUSED) and n.get_role_name() in
            ('toggle button', 'push button', 'combo box', 'button') for n in app.nodes()))
        app.click(app.get('button', 'Table', exact=True))
        app.press('Insert table')
        time.sleep(1)
        app.type('a')
        app.key('Tab')
        app.type('b')
        from_menu(app, 'Add row below')
        app.type('new')
        from_menu(app, 'Delete row')
        from_menu(app, 'Delete column')
        text = flat(html_with(app, 'Small table'))
        assert '<h2>Small table</h2><ul><li>point</li></ul><table>' in text, text
        table = text[text.index('</ul><table>') + 5:]
        table = table[:table.index('</table>')]
        assert table.count('<tr>') == 3 and table.count('<th') - table.count('<thead') == 2, table
        undo_name(app, 'Change table')


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
        name = app.get('entry', 'Search pictures of the course').get_name()
        row = wait('a picture', lambda: next(
            (n for n in app.nodes(app.get('list', 'Pictures of the course')) if
             n.get_role_name() == 'list item' and extents(n).width > 0), None), 20)
        app.click(row)
        app.click(app.get('entry', 'Description'))
        app.type('Three bars, the first is longest')
        app.press('Insert')
        app.gone('entry', name)
        text = html_with(app, 'alt="Three bars, the first is longest"')
        assert re.search(r'<img src="ash:(asset|item)/\w+" alt="Three bars', text), text
        undo_name(app, 'Insert picture')


def a_picture_of_the_course_is_seen_before_it_is_described():
    """And a file that is too large to be kept is not read."""
    with tempfile.TemporaryDirectory() as folder, App() as app:
        build(app, 'Visualising Data', 'Broken axes')
        click_page(app, .5, 40)
        app.key('End', 'Return')
        app.press('Picture')
        pictures = app.get('list', 'Pictures of the course')
        rows = wait('pictures', lambda: [n for n in app.nodes(pictures) if
                                         n.get_role_name() == 'list item' and extents(n).height > 0])
        seen = []
        for row in rows[:2]:
            app.click(row)
            seen.append(app.get('image', row.get_name(), timeout=20))
            assert extents(seen[-1]).height >= 100, extents(seen[-1]).height
        assert len(rows) < 2 or rows[0].get_name() != rows[1].get_name()
        big = pathlib.Path(folder) / 'big.png'
        with open(big, 'wb') as file:
            file.truncate(65 << 20)
        app.press('Choose a file…')
        wait('the file chooser', lambda: window_called('Choose a picture'))
        time.sleep(1)
        app.type(str(big))
        time.sleep(.5)
        app.key('Return')
        app.get('label', 'The file is larger than 64 MB', timeout=20)


FIXTURES = pathlib.Path(__file__).resolve().parents[1] / 'fixtures' / 'paste'
OTHER = pathlib.Path(__file__).with_name('other-program.py')


class Other:
    """Another program that has something on the clipboard, or to drag."""

    def __init__(self, *words):
        self.process = subprocess.Popen(['/usr/bin/python3', OTHER, *map(str, words)],
                                        stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline().strip() == 'ready'

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def window_called(name):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', name],
                           capture_output=True, text=True).stdout.split()
    return found[0] if found else None


def picture(folder, name='plot.png', colour='teal'):
    path = pathlib.Path(folder) / name
    subprocess.check_call(['convert', '-size', '240x90', 'xc:' + colour, str(path)])
    return path


def flat(text):
    """HTML without the white space between its tags."""
    return re.sub(r'\s*(<[^>]*>)\s*', r'\1', re.sub(r'\s+', ' ', text))


def at_the_end(app):
    """A new paragraph below the title of the page."""
    click_page(app, .5, 40)
    app.key('End', 'Return')
    time.sleep(.4)


def what_other_programs_write_is_pasted_clean():
    with App() as app:
        build(app)
        before = html(app)
        for name, expected in (
                ('word.html', '<ul><li>Begin at zero<ul><li>for bars</li></ul></li><li>Name the '
                 'axes</li></ul><p>In this order:</p><ol><li>Look</li><li>Ask</li></ol>'),
                ('docs.html', '<p>Plain,<strong>bold</strong><em>and slanted</em>'),
                ('browser.html', '<h3>On the web</h3><p>First button and'),
                ('sheet.html', '<th scope="col">Points</th>')):
            at_the_end(app)
            with Other('copy', 'text/html', FIXTURES / name, 'text/plain', FIXTURES / 'mail.txt'):
                app.key('ctrl+v')
                text = wait(name, lambda: (lambda t: t if expected in flat(t) else None)(html(app)),
                            30, 1)
            for word in ('mso', 'style=', 'class="Mso', '<script', '<font', 'onclick', 'javascript:',
                         'file:', '<iframe', 'second week'):
                assert word not in text, (name, word, text)
            undo_name(app, 'Paste')
            app.key('ctrl+z')
            wait('the page without it', lambda: expected not in flat(html(app)), 20, 1)
            app.key('ctrl+z')
            wait('the page as it was', lambda: html(app) == before, 20, 1)


def words_alone_and_addresses_are_pasted():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        build(app)
        at_the_end(app)
        with Other('copy', 'text/html', FIXTURES / 'docs.html',
                   'text/plain;charset=utf-8', FIXTURES / 'mail.txt'):
            app.key('ctrl+shift+v')
            text = flat(html_with(app, 'Dear all'))
        assert '<p>Dear all,</p><p>the second week<br/>begins on Monday.</p>' \
            '<p>Bring “your” &lt;data&gt;.</p>' in text, text
        address = pathlib.Path(folder) / 'address'
        address.write_text('https://example.org/chart?a=1&b=2')
        at_the_end(app)
        app.type('here')
        app.key('shift+Home')
        with Other('copy', 'text/plain;charset=utf-8', address):
            app.key('ctrl+v')
            html_with(app, '<p><a href="https://example.org/chart?a=1&amp;b=2">here</a></p>')


def what_is_copied_from_the_page_stays_what_it_is():
    with App() as app:
        build(app)
        before = flat(html(app))
        table = re.search(r'<tr>(<t[hd][^>]*>Which is bigger\?.*?)</tr>', before).group(0)
        click_page(app, .5, 40)
        app.key('ctrl+a', 'ctrl+c')
        time.sleep(.5)
        app.key('ctrl+End')
        app.key('Return')
        app.key('ctrl+v')
        wait('all of it twice', lambda: flat(html(app)).count(table) == 2, 30, 1)
        assert 'ashlar-page:' not in html(app)
        app.key('ctrl+z')
        wait('once', lambda: flat(html(app)).count(table) == 1, 20, 1)


def describe_and_insert(app, words, then=None):
    """@then: the file of the picture that is asked about next."""
    app.get('entry', 'Search pictures of the course')
    wait('the keyboard in the description', lambda: app.get('entry', 'Description', exact=True)
         .get_state_set().contains(Atspi.StateType.FOCUSED))
    app.type(words)
    app.key('Return')
    if then:
        app.get('button', then, timeout=20)
        return
    app.gone('entry', 'Search pictures of the course')
    text = html_with(app, 'alt="%s"' % words)
    assert re.search(r'<p><img src="ash:asset/\w+" alt="%s"/?></p>' % words, text), text
    undo_name(app, 'Insert picture')


def a_picture_is_pasted_dropped_and_taken_from_a_file():
    with tempfile.TemporaryDirectory() as folder, App() as app:
        build(app)
        teal, red, gold = (picture(folder, '%s.png' % c, c) for c in ('teal', 'red', 'gold'))
        at_the_end(app)
        with Other('copy', 'image/png', teal):
            app.key('ctrl+v')
            describe_and_insert(app, 'A teal field')
        click_page(app, .5, 40)
        app.press('Picture')
        app.press('Choose a file…')
        wait('the file chooser', lambda: window_called('Choose a picture'))
        time.sleep(1)
        app.type(str(red))  # the first letter, a slash, asks for a place
        time.sleep(.5)
        app.key('Return')
        describe_and_insert(app, 'A red field')
        x, y = page_at(app, .5, 40)
        with Other('drag', gold, teal):  # both come in, one after the other
            window = wait('the other window', lambda: window_called('Other program'))
            xdo('windowmove', window, 20, 700)
            time.sleep(.5)
            place = dict(line.split('=') for line in subprocess.check_output(
                ['xdotool', 'getwindowgeometry', '--shell', window], text=True).split())
            X, Y = int(place['X']) + 80, int(place['Y']) + 80
            xdo('mousemove', X, Y, 'mousedown', 1)
            for step in range(1, 21):
                xdo('mousemove', X + (x - X) * step // 20, Y + (y - Y) * step // 20)
                time.sleep(.05)
            time.sleep(.5)
            xdo('mouseup', 1)
            app.get('button', 'gold.png', timeout=20)
        describe_and_insert(app, 'A golden field', then='teal.png')
        describe_and_insert(app, 'Teal once more')
        app.key('ctrl+z')
        text = wait('the last picture gone', lambda: (
            lambda text: 'Teal once more' not in text and text)(html(app)), 20, 1)
        assert 'A golden field' in text, text


if __name__ == '__main__':
    run(what_is_typed_is_one_step_and_leaves_the_rest_alone,
        emphasis_lists_and_links_are_made_by_keyboard, a_table_is_put_in_and_filled,
        rows_columns_and_styles_change_by_keyboard,
        html_is_edited_and_kept, a_picture_gets_a_description,
        a_picture_of_the_course_is_seen_before_it_is_described,
        what_other_programs_write_is_pasted_clean, words_alone_and_addresses_are_pasted,
        what_is_copied_from_the_page_stays_what_it_is,
        a_picture_is_pasted_dropped_and_taken_from_a_file)
