/* Last part of the page editor's script: commands of the program, keys, pointer and clipboard. */

// The caret where something was dropped.
const point = ({ x, y }) => {
  const place = document.caretRangeFromPoint(x, y);
  if (!place || !page.contains(place.startContainer)) return;
  getSelection().removeAllRanges();
  getSelection().addRange(place);
  range = place.cloneRange();
};

const commands = {
  style: setStyle,
  bold: () => exec('bold'),
  italic: () => exec('italic'),
  strike: () => exec('strikeThrough'),
  code: toggleCode,
  ul: () => exec('insertUnorderedList'),
  ol: () => exec('insertOrderedList'),
  indent, outdent, unlink,
  link: setLink,
  picture: insertPicture,
  describe: ({ alt }) => described && described.setAttribute('alt', alt),
  remove: () => described && (topOf(described), described.remove()),
  table: insertTable,
  'change-table': changeTable,
  paste: ({ html }) => paste(html),
};

// Lists that the browser put into paragraphs or right into each other.
const STRAY = 'p > ul, p > ol, h1 > ul, h2 > ul, h3 > ul, h4 > ul, h1 > ol, h2 > ol, h3 > ol, h4 > ol';
const NESTED = 'ul > ul, ul > ol, ol > ul, ol > ol';
const tidyLists = () => {
  // Setting the selection takes back what was chosen for the next letters.
  if (!page.querySelector(`${STRAY}, ${NESTED}`)) return;
  keepSelection(() => {
    for (const list of page.querySelectorAll(STRAY)) {
      const around = list.parentNode;
      around.after(list);
      if (!around.textContent.trim() && !around.querySelector('img')) around.remove();
    }
    for (const list of page.querySelectorAll(NESTED))
      if (list.previousElementSibling) list.previousElementSibling.append(list);
  });
};

const run = (name, value, called) => {
  const isThere = document.activeElement === page && caretNode();
  page.focus({ preventScroll: true });
  if (!isThere && range && range.startContainer.isConnected && range.endContainer.isConnected) {
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  step = called ?? null;
  commands[name](value);
  tidyLists();
  refresh();
  // An edit is told before this runs; without one there is nothing that has the name.
  setTimeout(() => (step = null));
};

// Keys, pointer, clipboard.

const isRtlAt = node => !!node && getComputedStyle(node.nodeType === 1 ? node : node.parentElement).direction === 'rtl';
const SHORTCUTS = { b: 'bold', i: 'italic' };
const STYLES = { 0: 'p', 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' };

// Keys come one by one, down and up; how many came tells the program when none is on its way.
let keys = 0;
for (const name of ['keydown', 'keyup']) document.addEventListener(name, () => keys++, true);
const typed = () => post('typed', { keys, generation });

const removeChosen = () => {
  const gone = chosen;
  const top = topOf(gone);
  choose(null);
  if (gone === top || (top.tagName === 'P' && !top.textContent.trim() && top.querySelectorAll('img').length === 1)) {
    newParagraph(top);
    top.remove();
  } else gone.remove();
};

document.addEventListener('keydown', event => {
  const isControl = event.ctrlKey && !event.metaKey;
  const node = caretNode();
  const key = event.key.toLowerCase();
  const isTab = event.code === 'Tab' || event.key === 'Tab';
  const isArrow = /^Arrow(Left|Right)$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.shiftKey;
  const isBack = (event.key === 'ArrowLeft') === !isRtlAt(chosen ?? node);
  let isDone = true;
  if (isControl && !event.altKey && !event.shiftKey && SHORTCUTS[key]) run(SHORTCUTS[key]);
  else if (isControl && !event.altKey && !event.shiftKey && key === 'l') post('link', {});
  else if (isControl && !event.altKey && event.shiftKey && key === 'v') post('paste', { plain: true, primary: false });
  else if (isControl && event.altKey && STYLES[key]) run('style', STYLES[key]);
  else if (isControl && event.shiftKey && !event.altKey && (event.code === 'Digit7' || event.code === 'Digit8')) run(event.code === 'Digit7' ? 'ol' : 'ul');
  else if (event.altKey && event.key === 'F10') post('tools', {});
  else if (isControl && key === 'u') isDone = true;
  else if (isTab && !isControl && node && closest(node, named('TD', 'TH')))
    isDone = nextCell(closest(node, named('TD', 'TH')), event.shiftKey ? -1 : 1);
  else if (isTab && !isControl && node && closest(node, named('LI')))
    isDone = event.shiftKey ? !!closest(closest(node, named('LI')).parentNode.parentNode, named('LI')) && outdent() : indent();
  else if (chosen && (event.key === 'Delete' || event.key === 'Backspace')) removeChosen();
  else if (chosen && event.key === 'Enter') {
    if (chosen.tagName === 'IMG') describe(chosen);
    else newParagraph(topOf(chosen)), choose(null);
  } else if (chosen && event.key === 'Escape') choose(null);
  else if (chosen && isLocked(chosen) && [...event.key].length === 1 && !isControl && !event.altKey && !event.metaKey)
    isDone = true; // nobody types into it
  else if (isArrow && chosen?.tagName === 'IMG') leavePicture(isBack);
  else if (isArrow && pictureBeside(isBack)) choosePicture(pictureBeside(isBack));
  else {
    // A command, or a menu, may be about what is chosen.
    if (chosen && !isControl && !event.altKey && !/^(Shift|Control|Alt|ContextMenu|F\d+)$/.test(event.key)) choose(null);
    isDone = false;
  }
  if (isDone) event.preventDefault();
});

// The locked block that a key would delete next.
const lockedBeside = isBack => {
  const node = caretNode();
  const top = node && getSelection().isCollapsed && topOf(node);
  const beside = top && (isBack ? top.previousElementSibling : top.nextElementSibling);
  if (!beside || !isLocked(beside)) return null;
  const offset = offsetIn(top, node, getSelection().anchorOffset);
  return (isBack ? offset === 0 : offset === top.textContent.length) ? beside : null;
};

// From the program, to which the key belongs first.
const deleteAhead = () => {
  const beside = lockedBeside(false);
  if (chosen) removeChosen();
  else if (beside) choose(beside);
  else exec('forwardDelete');
};

// A locked block is chosen before it can go.
page.addEventListener('beforeinput', event => {
  if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
    event.preventDefault();
    post(event.inputType === 'historyUndo' ? 'undo' : 'redo', {});
    return;
  }
  const beside = /^delete/.test(event.inputType) && lockedBeside(/Backward/.test(event.inputType));
  if (!beside) return;
  event.preventDefault();
  choose(beside);
});

page.addEventListener('click', event => {
  const locked = closest(event.target, isLocked);
  if (event.target.tagName === 'IMG') choosePicture(event.target);
  else if (locked) {
    choose(locked);
    if (caretNode() === page) getSelection().removeAllRanges(); // beside all blocks
  }
  else {
    choose(null);
    const last = page.lastElementChild;
    if (event.target === page && last && event.clientY > last.getBoundingClientRect().bottom &&
      !/^(P|H[1-6]|UL|OL|BLOCKQUOTE)$/.test(last.tagName)) newParagraph(last);
  }
  if (closest(event.target, named('A'))) event.preventDefault();
  refresh();
});
// The menu is about where the pointer is, or the caret when it is opened by keyboard.
const tellMenu = (x, y) => {
  const node = caretNode();
  post('menu', {
    x: Math.round(x), y: Math.round(y),
    chosen: !getSelection().isCollapsed,
    blocks: !!node && coversBlock(getSelection().getRangeAt(0)),
    link: !!(node && closest(node, named('A'))),
    picture: !!pictureHere(),
    table: !!caretTable(),
    unnamed: canNameColumns(caretTable()),
    comment: node ? commentAt(node, getSelection().anchorOffset) : '',
  });
};
page.addEventListener('contextmenu', event => {
  const place = document.caretRangeFromPoint(event.clientX, event.clientY);
  const selection = getSelection();
  const isIn = place && selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0).isPointInRange(place.startContainer, place.startOffset);
  event.preventDefault();
  if (event.target.tagName === 'IMG') choosePicture(event.target);
  else if (place && page.contains(place.startContainer) && !isIn) selection.collapse(place.startContainer, place.startOffset);
  tellMenu(event.clientX, event.clientY);
});
const menu = () => {
  const caret = caretNode() ? getSelection().getRangeAt(0) : null;
  const box = caret?.getClientRects()[0] ?? caret?.startContainer.getBoundingClientRect?.() ?? caret?.startContainer.parentElement?.getBoundingClientRect();
  tellMenu(box?.left ?? 0, box?.bottom ?? 0);
};
page.addEventListener('dblclick', event => event.target.tagName === 'IMG' && describe(event.target));

// The program reads the clipboard: it knows what other programs mean by what they write there.
let isMiddle = false;
document.addEventListener('mousedown', event => (isMiddle = event.button === 1));
page.addEventListener('paste', event => {
  event.preventDefault();
  post('paste', { plain: false, primary: isMiddle });
  isMiddle = false;
});

// What is chosen as it is written here, with the list or table around it when that is cut off.
const chosenHtml = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return '';
  const around = selection.getRangeAt(0);
  let part = around.cloneContents();
  for (let up = around.commonAncestorContainer; up && up !== page; up = up.parentNode)
    if (up.nodeType === 1 && /^(UL|OL|DL|TABLE|TBODY|THEAD|TR|PRE)$/.test(up.tagName)) {
      const shell = up.cloneNode(false);
      shell.append(part);
      part = document.createDocumentFragment();
      part.append(shell);
    }
  return [...part.childNodes].map(node => (node.nodeType === 1 ? htmlOf(node) : node.nodeType === 3 ? escaped(node.data) : '')).join('');
};
const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
for (const name of ['copy', 'cut'])
  page.addEventListener(name, () => {
    const html = chosenHtml();
    if (html) post('copied', { html, text: getSelection().toString() });
  });

for (const name of ['drop', 'dragover', 'dragstart'])
  document.addEventListener(name, event => event.preventDefault());

document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  if (selection.rangeCount && page.contains(selection.anchorNode)) range = selection.getRangeAt(0).cloneRange();
  refresh();
});
addEventListener('blur', () => post('blur', {}));
addEventListener('resize', placeButtons);
page.addEventListener('load', placeButtons, true);
page.addEventListener('error', placeButtons, true);
new ResizeObserver(placeButtons).observe(page);

const look = data => {
  const root = document.documentElement;
  root.className = data.classes;
  root.lang = data.lang;
  page.dir = data.dir;
  root.style.setProperty('--size', data.size);
  root.style.setProperty('--font', data.font);
  root.style.setProperty('--hint', JSON.stringify(data.hint));
  page.setAttribute('aria-label', data.label);
  Object.assign(words, data.words);
  placeButtons();
  let language = '';
  try {
    language = data.lang ? new Intl.DisplayNames([data.locale, 'en'], { type: 'language', languageDisplay: 'standard' }).of(data.lang) : '';
  } catch {
    language = data.lang;
  }
  post('language', { name: language });
};

// Where the cursor or the selection is, for splitting the page: blocks, and how many letters of each
// stand before the place (-1: all of them).
const lettersOf = text => [...text.replace(/\s/gu, '')].length;
const lettersTo = (top, set) => {
  const before = document.createRange();
  before.selectNodeContents(top);
  set(before);
  return lettersOf(before.toString());
};
const UNIT = /^(P|H[1-6]|PRE|UL|OL|DL|TABLE|FIGURE|BLOCKQUOTE|DIV|SECTION|ARTICLE|ASIDE|HEADER|FOOTER)$/;
const unitOf = (top, node) => {
  let unit = top;
  for (; node && node !== top; node = node.parentNode)
    if (node.nodeType === 1 && /^(LI|TD|TH|DD|DT)$/.test(node.tagName)) unit = top;
    else if (node.nodeType === 1 && /^(UL|OL|DL|TABLE|FIGURE)$/.test(node.tagName)) unit = node;
    else if (node.nodeType === 1 && UNIT.test(node.tagName) && unit === top) unit = node;
  return unit;
};
const blockOf = top => known.get(top)?.block ?? -1;
const whole = top => ({ start: { block: blockOf(top), letters: 0 }, end: { block: blockOf(top), letters: -1 } });
const startOf = (node, offset, isCaret) => {
  const top = topOf(node);
  if (isLocked(top)) return whole(top).start;
  const unit = unitOf(top, node);
  const start = unit === top ? 0 : lettersTo(top, range => range.setEndBefore(unit));
  const end = unit === top ? lettersOf(top.textContent) : lettersTo(top, range => range.setEndAfter(unit));
  const here = lettersTo(top, range => range.setEnd(node, offset));
  // At the end of a paragraph the cursor is before the next.
  return { block: blockOf(top), letters: isCaret && here === end && end > start ? end : start };
};
const endOf = (node) => {
  const top = topOf(node);
  const unit = isLocked(top) ? top : unitOf(top, node);
  const end = unit === top ? -1 : lettersTo(top, range => range.setEndAfter(unit));
  return { block: blockOf(top), letters: end === lettersOf(top.textContent) ? -1 : end };
};
// Whether the cursor stands inside a paragraph that can be broken there.
const isInside = own => {
  const paragraph = own.collapsed && closest(own.startContainer, named('P'));
  if (!paragraph || isLocked(topOf(paragraph)) || closest(paragraph, named('LI', 'TD', 'TH', 'DD', 'FIGCAPTION'))) return false;
  const here = lettersTo(paragraph, range => range.setEnd(own.startContainer, own.startOffset));
  return here > 0 && here < lettersOf(paragraph.textContent);
};
const within = (node, offset) => (node === page ? page.children[Math.min(offset, page.children.length - 1)] : node);
// Whether more is selected than words of one paragraph.
const coversBlock = own => {
  if (own.collapsed) return false;
  const first = within(own.startContainer, own.startOffset);
  const last = within(own.endContainer, own.endOffset);
  const top = topOf(first);
  const unit = unitOf(top, first);
  return topOf(last) !== top || unitOf(top, last) !== unit || lettersOf(own.toString()) >= lettersOf(unit.textContent);
};
// @broken: what the step is called that breaks a paragraph, when the page is split inside it.
const place = (purpose, broken) => {
  const own = caretNode() ? getSelection().getRangeAt(0) : range;
  if (chosen) return post('place', { purpose, ...whole(topOf(chosen)) });
  if (!own || !own.startContainer.isConnected || !page.contains(own.startContainer)) return;
  if (broken && isInside(own)) {
    getSelection().removeAllRanges();
    getSelection().addRange(own);
    step = broken;
    asked = purpose; // when it is stored
    exec('insertParagraph');
    return;
  }
  const first = within(own.startContainer, own.startOffset);
  let last = within(own.endContainer, own.endOffset);
  // What ends before the first letter of a block is about the one before.
  const before = topOf(last).previousElementSibling;
  if (!own.collapsed && before && topOf(last) !== topOf(first) &&
    (own.endContainer === page || lettersTo(topOf(last), range => range.setEnd(own.endContainer, own.endOffset)) === 0))
    last = before;
  post('place', {
    purpose,
    selected: coversBlock(own),
    start: startOf(first, first === own.startContainer ? own.startOffset : 0, purpose === 'split' && own.collapsed),
    end: endOf(last),
  });
};

// Shows a picture, a link, a phrase, or a passage that is commented on.
const reveal = ({ picture, link, text, passage: quote }) => {
  if (quote !== undefined) showPassage(quote);
  else if (picture !== undefined) {
    const image = [...page.querySelectorAll('img')].find(i => i.dataset.ashSrc === picture) ??
      [...page.querySelectorAll('img')].find(lacksAlt);
    if (!image) return;
    choose(image);
    image.scrollIntoView({ block: 'center' });
  } else if (link !== undefined) {
    const found = [...page.querySelectorAll('a[href]')].find(a => a.getAttribute('href').trim() === link);
    if (!found) return;
    getSelection().selectAllChildren(found);
    found.scrollIntoView({ block: 'center' });
  } else if (text) {
    getSelection().removeAllRanges();
    if (find(text)) getSelection().anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
  }
};

exec('defaultParagraphSeparator', 'p');
exec('styleWithCSS', false);
observer.observe(page, { childList: true, subtree: true, characterData: true, attributes: true });
ensureParagraph();
window.ash = { load, settled, typed, run, mark, look, reveal, point, menu, describeHere, place, comments, passage, deleteAhead, focus: () => { page.focus(); if (!caretNode() && page.firstElementChild) placeAt(page.firstElementChild, 0); } };
post('ready', {});
