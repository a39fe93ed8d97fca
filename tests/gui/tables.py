#!/usr/bin/python3
"""Tables whose cells cover several rows or columns: every change of thousands of made-up ones leaves a
whole table, and what the menu and the tools offer is stored and can be undone."""
import json
import pathlib
import re
import time

from gui import App, run, wait
from hands import Keys, Mouse
from page import build, click_page, flat, PAGE

EDITOR = pathlib.Path(__file__).resolve().parents[2] / 'ui' / 'editor' / 'tables.js'
# What tables.js has from the parts of the script before it
AROUND = '''
const page = document.getElementById('page');
const closest = (node, test) => {
  for (; node && node !== page; node = node.parentNode)
    if (node.nodeType === 1 && test(node)) return node;
  return null;
};
const named = (...tags) => node => tags.includes(node.tagName);
const caretNode = () => getSelection().anchorNode;
const topOf = () => page.firstChild;
const newParagraph = () => {};
const keepSelection = change => change();
'''
CHANGES = '''
let seed = 7;
const any = most => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 2147483648 * most);
};

// A table of at most five rows and columns, filled with cells of any size that fits.
const makeTable = () => {
  const [rows, columns] = [1 + any(5), 1 + any(5)];
  const head = rows > 1 ? any(2) : 0;
  const filled = [...Array(rows)].map(() => []);
  const written = filled.map((row, r) => {
    let html = '';
    for (let c = 0; c < columns; c++) {
      if (row[c]) continue;
      const [wide, high] = [1 + any(3), Math.min(1 + any(3), (r < head ? head : rows) - r)];
      let width = 1;
      while (width < wide && c + width < columns && !row[c + width]) width++;
      for (let y = r; y < r + high; y++) for (let x = c; x < c + width; x++) filled[y][x] = true;
      html += `<td colspan="${width}" rowspan="${high}">${r}.${c}</td>`;
    }
    return `<tr>${html}</tr>`;
  });
  page.innerHTML = `<table><colgroup><col span="${columns}"></colgroup>` +
    `<thead>${written.slice(0, head).join('')}</thead><tbody>${written.slice(head).join('')}</tbody></table>`;
  return page.firstChild;
};

// What is wrong with a table, if anything: every place has one cell, and every cell its places.
const faultOf = table => {
  const grid = gridOf(table);
  const columns = grid[0].length;
  for (const row of grid)
    if (row.length !== columns || row.includes(undefined)) return 'a place without a cell';
  for (const place of table.querySelectorAll('td, th')) {
    const inRows = grid.map(row => row.filter(each => each === place).length).filter(n => n);
    if (inRows.length !== place.rowSpan || inRows.some(n => n !== place.colSpan)) return 'a torn cell';
  }
  const rules = [...table.querySelectorAll('col')].reduce((sum, rule) => sum + rule.span, 0);
  return rules === columns ? '' : `rules for ${rules} of ${columns} columns`;
};

const WORDS = { 'row-before': [1, 0], 'row-after': [1, 0], 'column-before': [0, 1], 'column-after': [0, 1],
  'row-delete': [-1, 0], 'column-delete': [0, -1], 'name-columns': [0, 0] };
const faults = [];
let changes = 0;
for (let n = 0; n < 2000; n++) {
  const table = makeTable();
  for (let k = 0; k < 6 && table.isConnected; k++) {
    const [rows, columns, before] = [table.rows.length, gridOf(table)[0].length, page.innerHTML];
    const cells = [...table.querySelectorAll('td, th')];
    const words = table.textContent.split('').sort().join('');
    const what = Object.keys(WORDS)[any(7)];
    const [more, wider] = WORDS[what];
    getSelection().collapse(cells[any(cells.length)], 0);
    changeTable(what);
    changes++;
    const isGone = rows + more === 0 || columns + wider === 0;
    let fault = '';
    if (isGone !== !table.isConnected) fault = 'a table that stays, or one that does not';
    else if (!isGone) {
      fault = faultOf(table);
      if (wider >= 0 && table.rows.length !== rows + more) fault ||= 'other rows';
      if (gridOf(table)[0].length !== columns + wider) fault ||= 'other columns';
      if (more + wider >= 0 && table.textContent.split('').sort().join('') !== words) fault ||= 'other words';
      if (!closest(caretNode(), named('TD', 'TH'))) fault ||= 'no caret';
    }
    if (fault) faults.push([fault, what, before, page.innerHTML]);
    if (fault) break;
  }
}
return JSON.stringify({ changes, faults: faults.slice(0, 3) });
'''


def every_change_leaves_a_whole_table():
    import gi
    try:
        gi.require_version('Gtk', '4.0')
        gi.require_version('WebKit', '6.0')
    except ValueError:
        return 'no WebKit for Python'
    from gi.repository import GLib, Gtk, WebKit
    view, loop, found = WebKit.WebView(), GLib.MainLoop(), []

    def answered(source, result):
        found.append(json.loads(source.evaluate_javascript_finish(result).to_string()))
        loop.quit()

    def loaded(source, event):
        if event == WebKit.LoadEvent.FINISHED:
            script = '(() => {%s})()' % (AROUND + EDITOR.read_text() + CHANGES)
            source.evaluate_javascript(script, -1, None, None, None, answered)
    view.connect('load-changed', loaded)
    Gtk.Window(child=view).present()
    view.load_html('<div id="page" contenteditable></div>', None)
    GLib.timeout_add_seconds(150, loop.quit)
    loop.run()
    assert found and found[0]['changes'] > 5000, found
    assert not found[0]['faults'], found[0]['faults']
    return None


TABLE = ('<table><tr><td>A</td><td colspan="2">B</td></tr>'
         '<tr><td rowspan="2">C</td><td>D</td><td>E</td></tr><tr><td>F</td><td>G</td></tr></table>')


class Pointing(Mouse):
    def change(self, command):
        self.button('Table', exact=True)
        self.app.press(command)


class Typing(Keys):
    def change(self, command):
        self.key('shift+F10')
        self.down_to(command)


def table_of(she):
    text = re.sub(r'<br ?/?>|</?tbody>', '', flat(she.body(PAGE)))
    return text[text.index('<table'):text.index('</table>')] + '</table>'


def changed(she, command, expected):
    """One command, undone and done again."""
    before = table_of(she)
    she.change(command)

    def stands(table):
        try:
            wait('the table', lambda: table_of(she) == table, 20)
        except AssertionError:
            raise AssertionError('“%s” made %s, not %s' % (command, table_of(she), table)) from None
    stands(expected)
    she.wait_free('Undo: ')
    she.undo()
    stands(before)
    she.wait_free('Redo: ')
    she.redo()
    stands(expected)


def written(hand, *steps):
    """A table stands first in a page, and the caret in one of its cells: so many Tabs from the first."""
    with App() as app:
        build(app)
        app.click(app.get('button', 'HTML', exact=True))
        node = app.get('entry', 'HTML of the page')
        wait('the HTML', lambda: app.text(node), 20)
        app.click(node, .5, .3)
        app.key('ctrl+a')
        app.type(TABLE + '<p>Below it</p>')
        app.click(app.get('button', 'Page', exact=True))
        she = hand(app)
        wait('the table', lambda: '<table><tr><td>A' in she.body(PAGE), 20)
        for cell, command, expected in steps:
            click_page(app, .1, 40)
            app.key(*['Tab'] * cell, 'End')
            time.sleep(.4)
            changed(she, command, expected)


def merged_cells_grow_and_shrink_by_keyboard():
    written(Typing, (
        3, 'Add row below', TABLE.replace('rowspan="2"', 'rowspan="3"').replace(
            '</tr><tr><td>F', '</tr><tr><td></td><td></td></tr><tr><td>F')), (
        3, 'Delete row', TABLE.replace('<td>D</td><td>E</td>', '<td></td><td></td>')))


def merged_cells_grow_and_shrink_by_mouse():
    wide = ('<table><tr><td>A</td><td colspan="3">B</td></tr><tr><td rowspan="2">C</td><td>D</td>'
            '<td></td><td>E</td></tr><tr><td>F</td><td></td><td>G</td></tr></table>')
    written(Pointing, (3, 'Add column after', wide), (
        3, 'Delete column', wide.replace('"3"', '"2"').replace('<td>D</td>', '').replace('<td>F</td>', '')), (
        0, 'First row names the columns',
        '<table><thead><tr><th scope="col">A</th><th colspan="2" scope="colgroup">B</th></tr></thead>'
        '<tr><td rowspan="2">C</td><td></td><td>E</td></tr><tr><td></td><td>G</td></tr></table>'))


if __name__ == '__main__':
    run(every_change_leaves_a_whole_table, merged_cells_grow_and_shrink_by_keyboard,
        merged_cells_grow_and_shrink_by_mouse)
