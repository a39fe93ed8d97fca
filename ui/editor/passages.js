/* Fifth part of the page editor's script: passages that people comment on. They are found by their
 * letters, as the program finds them (ash-passage.c): white space and tags between may be others. */
let passages = []; // {id, letters}: those with an open comment
let marked = []; // {id, range}: where they stand now

const SPACE = /\s/u;
const lettersIn = text => text.replace(/\s+/gu, '');

// All letters of the page, and where the text nodes begin in them.
const readLetters = () => {
  const nodes = [];
  let letters = '';
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (closest(node.parentNode, isLocked)) continue;
    nodes.push({ node, start: letters.length });
    letters += lettersIn(node.data);
  }
  return { letters, nodes };
};

// Where a letter of the page stands, and the place behind it.
const placeOfLetter = ({ nodes }, index) => {
  let low = 0, high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (nodes[middle].start <= index) low = middle;
    else high = middle - 1;
  }
  // Nodes without a letter begin where the next one does.
  const { node, start } = nodes[low];
  let at = 0;
  for (let left = index - start; at < node.length; at++)
    if (!SPACE.test(node.data[at]) && left-- === 0) break;
  return { node, at };
};

const rangeOf = (read, letters) => {
  const start = letters ? read.letters.indexOf(letters) : -1;
  if (start < 0) return null;
  const first = placeOfLetter(read, start);
  const last = placeOfLetter(read, start + letters.length - 1);
  const found = document.createRange();
  found.setStart(first.node, first.at);
  found.setEnd(last.node, Math.min(last.at + 1, last.node.length));
  return found;
};

const wanted = quote => lettersIn(quote).replace(/…$/u, '');

// Marked where they stand, without touching the page.
const markPassages = () => {
  const read = passages.length ? readLetters() : null;
  marked = [];
  for (const { id, letters } of passages) {
    const found = rangeOf(read, letters);
    if (found) marked.push({ id, range: found });
  }
  globalThis.CSS?.highlights?.set('ash-passage', new Highlight(...marked.map(each => each.range)));
};

const comments = data => {
  passages = data.map(({ id, quote }) => ({ id, letters: wanted(quote) }));
  markPassages();
};

// The comment at a place: that of the shortest passage around it.
const commentAt = (node, offset) => {
  const around = marked.filter(({ range }) => node && range.isPointInRange(node, offset));
  around.sort((a, b) => a.range.toString().length - b.range.toString().length);
  return around[0]?.id ?? '';
};

// To be commented on.
const passage = () => {
  const own = caretNode() ? getSelection() : null;
  post('passage', { text: own && !own.isCollapsed ? own.toString().slice(0, 4000) : '' });
};

const showPassage = quote => {
  const found = rangeOf(readLetters(), wanted(quote));
  if (!found) {
    post('changed', {});
    return;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(found);
  found.startContainer.parentElement?.scrollIntoView({ block: 'center' });
};

