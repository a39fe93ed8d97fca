/* Third part of the page editor's script: tables. A cell may cover several columns and rows, so rows
 * and columns are those of the grid that the cells cover, as a reader sees them. */

const cell = tag => {
  const made = document.createElement(tag);
  if (tag === 'th') made.setAttribute('scope', 'col');
  made.append(document.createElement('br'));
  return made;
};

const insertTable = ({ rows, columns }) => {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  const body = table.createTBody();
  for (let c = 0; c < columns; c++) head.append(cell('th'));
  for (let r = 1; r < rows; r++) {
    const row = body.insertRow();
    for (let c = 0; c < columns; c++) row.append(cell('td'));
  }
  insertBlock(table);
  getSelection().collapse(head.cells[0], 0);
};

const setSpan = (place, name, span) => {
  if (span > 1) place.setAttribute(name, span);
  else place.removeAttribute(name);
};
const widen = (place, by) => setSpan(place, 'colspan', place.colSpan + by);
const heighten = (place, by) => setSpan(place, 'rowspan', place.rowSpan + by);

const likeCell = model => {
  const made = cell(model.tagName.toLowerCase());
  if (made.tagName !== 'TH') return made;
  if (model.hasAttribute('scope')) made.setAttribute('scope', model.getAttribute('scope'));
  else made.removeAttribute('scope');
  return made;
};

// For each row the cells that cover its columns. A span ends with the head, body or foot it is in.
const gridOf = table => {
  const rows = [...table.rows];
  const grid = rows.map(() => []);
  rows.forEach((row, r) => {
    const beyond = rows.findIndex((each, n) => n > r && each.parentNode !== row.parentNode);
    const most = (beyond < 0 ? rows.length : beyond) - r;
    let column = 0;
    for (const place of row.cells) {
      while (grid[r][column]) column++;
      if (place.rowSpan > most || !place.rowSpan) setSpan(place, 'rowspan', most);
      for (let y = r; y < r + place.rowSpan; y++)
        for (let x = column; x < column + place.colSpan; x++) grid[y][x] ??= place;
      column += place.colSpan;
    }
  });
  return grid;
};

const whereIs = (grid, place) => {
  const row = grid.findIndex(cells => cells.includes(place));
  return { row, column: grid[row].indexOf(place) };
};

const isLastOfHead = row => row.parentNode.tagName === 'THEAD' && !row.nextElementSibling;
const namesColumns = row => [...row.cells].every(each => each.tagName === 'TH' && each.scope !== 'row');

const addRow = (place, isAfter) => {
  const table = place.closest('table');
  const grid = gridOf(table);
  const at = whereIs(grid, place).row + (isAfter ? place.rowSpan : 0);
  const [above = [], below = []] = [grid[at - 1], grid[at]];
  const beside = isAfter ? above : below;
  const model = table.rows[isAfter ? at - 1 : at];
  // Below a row of headings stands what they are about.
  const isBelowHead = isAfter && (isLastOfHead(model) || (model.parentNode.tagName !== 'THEAD' && namesColumns(model)));
  const fresh = document.createElement('tr');
  for (let x = 0, width; x < beside.length; x += width) {
    const like = beside[x];
    width = 1;
    while (like && beside[x + width] === like) width++;
    if (like && above[x] === below[x]) {
      heighten(like, 1);
      continue;
    }
    const made = isBelowHead || !like ? cell('td') : likeCell(like);
    setSpan(made, 'colspan', width);
    fresh.append(made);
  }
  if (isAfter && isLastOfHead(model)) (table.tBodies[0] ?? table.createTBody()).prepend(fresh);
  else if (isAfter) model.after(fresh);
  else model.before(fresh);
  if (fresh.cells.length) getSelection().collapse(fresh.cells[0], 0);
};

// What says how wide columns are: each may be about several.
const columnRule = (table, column) => {
  for (const rule of table.querySelectorAll(':scope > colgroup > col, :scope > colgroup:not(:has(col)), :scope > col'))
    if ((column -= rule.span) < 0) return rule;
  return null;
};

const changeRule = (table, column, by) => {
  const rule = columnRule(table, column);
  if (rule && rule.span + by > 0) setSpan(rule, 'span', rule.span + by);
  else rule?.remove();
};

const addColumn = (place, isAfter) => {
  const table = place.closest('table');
  const grid = gridOf(table);
  const at = whereIs(grid, place).column + (isAfter ? place.colSpan : 0);
  for (const beside of new Set(grid.map(cells => cells[isAfter ? at - 1 : at]))) {
    if (!beside) continue;
    const cells = grid[whereIs(grid, beside).row];
    if (cells[at - 1] === cells[at]) widen(beside, 1);
    else {
      const made = likeCell(beside);
      setSpan(made, 'rowspan', beside.rowSpan);
      beside[isAfter ? 'after' : 'before'](made);
    }
  }
  changeRule(table, isAfter ? at - 1 : at, 1);
};

// Cells that reach further down stay, and stand in the row below where they begin here.
const dropRow = (table, index) => {
  const grid = gridOf(table);
  const row = table.rows[index];
  const below = table.rows[index + 1];
  for (const place of new Set(grid[index].filter(each => each?.rowSpan > 1))) {
    heighten(place, -1);
    if (place.parentNode !== row) continue;
    const behind = grid[index].lastIndexOf(place);
    below.insertBefore(place, grid[index + 1].find((each, x) => x > behind && each?.parentNode === below) ?? null);
  }
  const part = row.parentNode;
  row.remove();
  if (part !== table && !part.rows.length) part.remove();
};

const dropColumn = (table, column) => {
  const grid = gridOf(table);
  const rows = [...table.rows].filter(row => row.cells.length);
  for (const place of new Set(grid.map(cells => cells[column])))
    if (place?.colSpan > 1) widen(place, -1);
    else place?.remove();
  changeRule(table, column, -1);
  for (const row of rows) if (!row.cells.length) dropRow(table, row.rowIndex);
};

const caretTable = () => closest(caretNode(), named('TD', 'TH'))?.closest('table');
const canNameColumns = table => !!table && [...table.rows[0].cells].some(place => place.tagName === 'TD');

const nameColumns = table => {
  const row = table.rows[0];
  const isAlone = [...row.cells].every(place => place.rowSpan === 1);
  const part = row.parentNode;
  keepSelection(() => {
    for (const place of [...row.cells]) {
      const made = document.createElement('th');
      for (const { name, value } of place.attributes) made.setAttribute(name, value);
      made.setAttribute('scope', place.colSpan > 1 ? 'colgroup' : 'col');
      made.append(...place.childNodes);
      place.replaceWith(made);
    }
    if (isAlone && !table.tHead) table.createTHead().append(row);
    if (part !== table && !part.rows.length) part.remove();
  });
};

const changeTable = what => {
  const place = closest(caretNode(), named('TD', 'TH'));
  const table = place && place.closest('table');
  if (!table) return;
  const { row, column } = whereIs(gridOf(table), place);
  if (what === 'row-before' || what === 'row-after') addRow(place, what === 'row-after');
  else if (what === 'column-before' || what === 'column-after') addColumn(place, what === 'column-after');
  else if (what === 'name-columns') nameColumns(table);
  else if (what === 'row-delete') dropRow(table, row);
  else if (what === 'column-delete') dropColumn(table, column);
  if (what === 'table-delete' || !table.querySelector('td, th')) {
    newParagraph(topOf(table));
    table.remove();
  } else if (!closest(caretNode(), named('TD', 'TH'))) {
    const cells = gridOf(table)[Math.min(row, table.rows.length - 1)];
    getSelection().collapse(cells[Math.min(column, cells.length - 1)] ?? table.rows[0].cells[0], 0);
  }
};

const nextCell = (place, step) => {
  const cells = [...place.closest('table').querySelectorAll('td, th')];
  let next = cells[cells.indexOf(place) + step];
  if (!next && step > 0) {
    addRow(place, true);
    return true;
  }
  if (!next) return false;
  getSelection().selectAllChildren(next);
  if (!next.textContent) getSelection().collapse(next, 0);
  return true;
};
