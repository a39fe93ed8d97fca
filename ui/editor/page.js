/* The page editor's part in the web view is one script in six parts (ash-page-web.c joins them):
 * the page itself, its tools, tables, pasting, passages with comments, and keys and pointer. It shows the
 * blocks of a page, lets them be edited, and tells the program which of them were touched; what they become is decided
 * there. */
const SERVED = 'ashlar-page://picture/';
const BLOCK = /^(P|H[1-6]|PRE|LI|TD|TH|BLOCKQUOTE|DT|DD|FIGCAPTION|CAPTION|DIV|SUMMARY)$/;
const page = document.getElementById('page');
const over = document.getElementById('over');
const words = {};
const known = new WeakMap(); // child of the page -> {block, html}: what the program has of it
const versions = new WeakMap(); // child of the page -> how often it changed
const touched = new Set();
const posts = new Map(); // number -> the children and their versions as they were told then
let number = 0;
let step = null; // what the next edit is called
let generation = 0;
let isLoading = false;
let chosen = null; // a picture or a locked block
let described = null; // the picture whose description is being asked for
let asked = null; // what waits until an edit that was made for it is stored
let range = null; // where the caret was before a dialog took the keyboard

const post = (kind, data) =>
  window.webkit.messageHandlers.ash.postMessage(JSON.stringify({ kind, ...data }));
const topOf = node => {
  while (node && node.parentNode !== page) node = node.parentNode;
  return node;
};
const closest = (node, test) => {
  for (; node && node !== page; node = node.parentNode)
    if (node.nodeType === 1 && test(node)) return node;
  return null;
};
const named = (...tags) => node => tags.includes(node.tagName);
const caretNode = () => {
  const selection = getSelection();
  return selection.rangeCount && page.contains(selection.anchorNode) ? selection.anchorNode : null;
};
const isLocked = node => node.nodeType === 1 && node.classList.contains('ash-locked');

// Pictures: shown from the document, written as the author wrote them.

const serve = root => {
  for (const image of root.querySelectorAll('img')) {
    if (image.dataset.ashSrc !== undefined) continue;
    image.dataset.ashSrc = image.getAttribute('src') ?? '';
    if (image.hasAttribute('srcset')) {
      image.dataset.ashSrcset = image.getAttribute('srcset');
      image.removeAttribute('srcset');
    }
    if (!/^data:image\//i.test(image.dataset.ashSrc))
      image.setAttribute('src', SERVED + encodeURIComponent(image.dataset.ashSrc));
    image.draggable = false;
  }
  for (const source of root.querySelectorAll('picture > source')) {
    source.dataset.ashSrcset = source.getAttribute('srcset') ?? '';
    source.removeAttribute('srcset');
  }
};

const htmlOf = element => {
  const copy = element.cloneNode(true);
  for (const image of copy.querySelectorAll('img, source')) {
    if (image.dataset.ashSrc !== undefined) image.setAttribute('src', image.dataset.ashSrc);
    if (image.dataset.ashSrcset !== undefined) image.setAttribute('srcset', image.dataset.ashSrcset);
    delete image.dataset.ashSrc;
    delete image.dataset.ashSrcset;
    image.removeAttribute('draggable');
    image.classList.remove('ash-chosen');
    if (!image.classList.length) image.removeAttribute('class');
  }
  return copy.outerHTML ?? copy.textContent;
};

// From the program: what the page is.

const lockedElement = block => {
  const card = document.createElement('div');
  const title = document.createElement('b');
  const text = document.createElement('span');
  card.className = 'ash-locked';
  card.contentEditable = 'false';
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', `${block.label}. ${block.text}`);
  title.textContent = block.label;
  text.textContent = block.text;
  card.append(title, text);
  return card;
};

const elementOf = block => {
  if (block.label) return lockedElement(block);
  const template = document.createElement('template');
  template.innerHTML = block.html;
  serve(template.content);
  const only = template.content.firstElementChild;
  const isOne = only && template.content.childElementCount === 1 &&
    [...template.content.childNodes].every(n => n === only || n.nodeType === 8 || (n.nodeType === 3 && !n.data.trim()));
  if (isOne && /^(P|H[1-6]|UL|OL|DL|TABLE|FIGURE|BLOCKQUOTE|PRE|HR|DIV|SECTION|ARTICLE|ASIDE|MAIN|HEADER|FOOTER|NAV|DETAILS|CENTER|ADDRESS|MENU)$/.test(only.tagName))
    return only;
  const paragraph = document.createElement('p');
  paragraph.append(template.content);
  return paragraph;
};

const offsetIn = (top, node, offset) => {
  const before = document.createRange();
  before.selectNodeContents(top);
  before.setEnd(node, offset);
  return before.toString().length;
};

const placeAt = (top, offset) => {
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  let node, last = null;
  while ((node = walker.nextNode())) {
    last = node;
    if (offset <= node.length) {
      getSelection().collapse(node, offset);
      return;
    }
    offset -= node.length;
  }
  if (last) getSelection().collapse(last, last.length);
  else getSelection().collapse(top, 0);
};

const rememberCaret = () => {
  const node = caretNode();
  const top = node && topOf(node);
  if (!top) return null;
  return { top, index: [...page.children].indexOf(top), offset: offsetIn(top, node, getSelection().anchorOffset) };
};

const restoreCaret = caret => {
  if (!caret || (caret.top.isConnected && caretNode())) return;
  const top = page.children[Math.min(caret.index, page.children.length - 1)];
  if (top && !isLocked(top)) placeAt(top, caret.offset);
};

const quietly = change => {
  observer.takeRecords();
  isLoading = true;
  try {
    change();
  } finally {
    observer.takeRecords();
    isLoading = false;
  }
};

const isSame = (element, block) =>
  known.has(element) && !touched.has(element) && known.get(element).html === (block.html ?? block.text);

const ensureParagraph = () => {
  if (page.children.length) return;
  const paragraph = document.createElement('p');
  paragraph.append(document.createElement('br'));
  page.append(paragraph);
};

// What is on show and the program has as it is, block for block in their order.
const match = blocks => {
  const found = new Map();
  let at = 0;
  for (const element of page.children) {
    const html = known.get(element)?.html;
    const index = touched.has(element) ? -1 : blocks.findIndex((block, i) => i >= at && (block.html ?? block.text) === html);
    if (index < 0) continue;
    found.set(element, { block: index, html });
    at = index + 1;
  }
  return found;
};

// Whether something changed after the edit that the program stored.
const isAhead = stored => {
  const told = posts.get(stored);
  return told !== undefined && (told.length !== page.children.length || told.some(
    ({ element, version }, index) => element !== page.children[index] || (versions.get(element) ?? 0) !== version));
};

// The page was cut anew while it was typed into: what was typed stays, and is told of the new blocks.
// Not at the price of a block that only the program has.
const keepTyped = data => {
  const found = match(data.blocks);
  if ([...page.children].some(element => isLocked(element) && !found.has(element))) return false;
  posts.clear();
  for (const element of page.children)
    if (found.has(element)) known.set(element, found.get(element));
    else known.delete(element);
  tell();
  return true;
};

const load = data => {
  const caret = rememberCaret();
  generation = data.generation;
  asked = null;
  if (isAhead(data.stored) && keepTyped(data)) return;
  posts.clear();
  quietly(() => {
    const old = [...page.children];
    const blocks = data.blocks;
    let start = 0, end = 0;
    while (start < old.length && start < blocks.length && isSame(old[start], blocks[start])) start++;
    while (end < old.length - start && end < blocks.length - start &&
      isSame(old[old.length - 1 - end], blocks[blocks.length - 1 - end])) end++;
    const before = old[old.length - end] ?? null;
    for (const element of old.slice(start, old.length - end)) element.remove();
    for (const block of blocks.slice(start, blocks.length - end))
      page.insertBefore(elementOf(block), before);
    [...page.childNodes].forEach(node => node.nodeType !== 1 && node.remove());
    [...page.children].forEach((element, index) =>
      known.set(element, { block: index, html: blocks[index].html ?? blocks[index].text }));
    touched.clear();
    ensureParagraph();
    if (chosen && !chosen.isConnected) chosen = null;
  });
  if (data.isNew) {
    scrollTo(0, 0);
    getSelection().removeAllRanges();
  } else if (document.hasFocus()) restoreCaret(caret);
  refresh();
};

// What was told was stored: the children have these blocks now.
const settled = data => {
  const told = posts.get(data.number);
  if (!told || data.parts.length !== told.length) return;
  for (const older of posts.keys()) if (older <= data.number) posts.delete(older);
  generation = data.generation;
  told.forEach(({ element, version }, index) => {
    const part = data.parts[index];
    if (part.block < 0) known.delete(element);
    else known.set(element, { block: part.block, html: part.html ?? known.get(element)?.html });
    if ((versions.get(element) ?? 0) === version) touched.delete(element);
  });
  for (const element of touched) if (!element.isConnected) touched.delete(element);
  // What changed since then was told of blocks that are no more.
  const isTold = element => told.some(each => each.element === element);
  if (touched.size || told.some(each => !each.element.isConnected) || ![...page.children].every(isTold)) tell();
  else if (asked) {
    const purpose = asked;
    asked = null;
    place(purpose);
  }
};

// To the program: what was touched.

const tell = () => {
  const told = [];
  const parts = [...page.children].map(element => {
    const block = known.get(element)?.block ?? -1;
    told.push({ element, version: versions.get(element) ?? 0 });
    if (isLocked(element)) return { block };
    return block >= 0 && !touched.has(element) ? { block } : { block, html: htmlOf(element) };
  });
  posts.set(++number, told);
  post('edit', { generation, number, parts, step });
  step = null;
};

const observer = new MutationObserver(records => {
  if (isLoading) return;
  let isEdit = false;
  for (const record of records) {
    if (record.target === page && record.type === 'attributes') continue;
    if (record.type === 'attributes' && (record.attributeName === 'class' || record.attributeName === 'draggable') &&
      (record.target.tagName === 'IMG' || isLocked(record.target))) continue;
    isEdit = true;
    const top = record.target === page ? null : topOf(record.target);
    for (const element of top ? [top] : record.addedNodes)
      if (element.nodeType === 1 && element.parentNode === page) {
        touched.add(element);
        versions.set(element, (versions.get(element) ?? 0) + 1);
      }
  }
  if (!isEdit) return;
  quietly(() => {
    for (const node of [...page.childNodes]) {
      if (node.nodeType === 1 && BLOCK.test(node.tagName) === false && getComputedStyle(node).display.startsWith('inline')) {
        const paragraph = document.createElement('p');
        const caret = rememberCaret();
        node.replaceWith(paragraph);
        paragraph.append(node);
        touched.add(paragraph);
        restoreCaret(caret);
      } else if (node.nodeType === 3 && node.data.trim()) {
        const paragraph = document.createElement('p');
        const offset = getSelection().anchorNode === node ? getSelection().anchorOffset : -1;
        node.replaceWith(paragraph);
        paragraph.append(node);
        touched.add(paragraph);
        if (offset >= 0) getSelection().collapse(node, offset);
      }
    }
    serve(page);
    ensureParagraph();
  });
  tell();
  refresh();
});
