/* Second part of the page editor's script: what its tools show and do. */

// What the tools show.

const styleOf = node => {
  const block = closest(node, n => /^(H[1-6]|PRE|BLOCKQUOTE)$/.test(n.tagName));
  return block ? block.tagName.toLowerCase() : 'p';
};

const tellState = () => {
  const node = caretNode();
  const link = node && closest(node, named('A'));
  const list = node && closest(node, named('UL', 'OL'));
  post('state', {
    style: node ? styleOf(node) : '',
    bold: !!(node && closest(node, named('B', 'STRONG'))),
    italic: !!(node && closest(node, named('I', 'EM'))),
    strike: !!(node && closest(node, named('S', 'STRIKE', 'DEL'))),
    code: !!(node && closest(node, named('CODE'))),
    list: list ? list.tagName.toLowerCase() : '',
    table: !!caretTable(),
    unnamed: canNameColumns(caretTable()),
    link: link ? link.getAttribute('href') ?? '' : '',
    isLink: !!link,
    picture: chosen && chosen.tagName === 'IMG',
    text: getSelection().isCollapsed ? '' : getSelection().toString().slice(0, 200),
  });
};

const isFileName = alt => /^\S+\.(png|jpe?g|gif|svg|webp|bmp|tiff?|avif|heic)$/i.test(alt);
const lacksAlt = image => !image.hasAttribute('alt') || isFileName(image.getAttribute('alt'));

const describe = image => {
  described = image;
  post('describe', {
    alt: image.getAttribute('alt') ?? '',
    has: image.hasAttribute('alt'),
    src: image.dataset.ashSrc ?? '',
  });
};

// A picture and the caret: the arrows lead onto it and off again, and what is asked of a picture is about the
// one that is chosen, selected, or beside the caret.
const choosePicture = image => {
  const around = document.createRange();
  around.selectNode(image);
  getSelection().removeAllRanges();
  getSelection().addRange(around);
  choose(image);
  image.scrollIntoView({ block: 'nearest' });
};
const HOLDS_CARET = 'br, hr, li, td, th, dt, dd, .ash-locked';
const pictureBeside = isBack => {
  const caret = caretNode() && getSelection().isCollapsed ? getSelection().getRangeAt(0) : null;
  const { startContainer: node, startOffset: offset } = caret ?? {};
  if (!caret || (node.nodeType === 3 && (isBack ? node.data.slice(0, offset) : node.data.slice(offset)).trim())) return null;
  const between = document.createRange();
  const images = [...page.querySelectorAll('img')].filter(image => !closest(image, isLocked));
  for (const image of isBack ? images.reverse() : images) {
    between.selectNode(image);
    if (isBack ? caret.comparePoint(between.endContainer, between.endOffset) > 0
      : caret.comparePoint(between.startContainer, between.startOffset) < 0) continue;
    if (isBack) between.setStart(between.endContainer, between.endOffset), between.setEnd(node, offset);
    else between.setEnd(between.startContainer, between.startOffset), between.setStart(node, offset);
    const part = between.cloneContents();
    return part.textContent.trim() || part.querySelector(HOLDS_CARET) ? null : image;
  }
  return null;
};
const leavePicture = isBack => {
  const around = document.createRange();
  around.selectNode(chosen);
  around.collapse(isBack);
  getSelection().removeAllRanges();
  getSelection().addRange(around);
  choose(null);
};
const pictureHere = () => {
  if (chosen) return chosen.tagName === 'IMG' ? chosen : null;
  const own = caretNode() ? getSelection().getRangeAt(0) : null;
  if (own && !own.collapsed) return [...page.querySelectorAll('img')].find(image => own.intersectsNode(image)) ?? null;
  return pictureBeside(false) ?? pictureBeside(true);
};
const describeHere = () => {
  const image = pictureHere();
  if (image) describe(image);
  else post('no-picture', {});
};

const placeButtons = () => {
  const images = [...page.querySelectorAll('img')].filter(image => lacksAlt(image) || image === chosen);
  over.replaceChildren(...images.map(image => {
    const button = document.createElement('button');
    const box = image.getBoundingClientRect();
    const isRtl = getComputedStyle(image).direction === 'rtl';
    button.classList.toggle('rtl', isRtl);
    button.textContent = lacksAlt(image) ? '⚠ ' + words.none : words.edit;
    button.style.top = `${box.top + scrollY + 9}px`;
    button.style.left = `${(isRtl ? box.left + 9 : box.left + Math.max(box.width, 60) - 9)}px`;
    button.addEventListener('mousedown', event => event.preventDefault());
    button.addEventListener('click', () => describe(image));
    return button;
  }));
};

const choose = element => {
  if (chosen) chosen.classList.remove('ash-chosen');
  if (chosen && chosen.tagName === 'IMG' && !chosen.classList.length) chosen.removeAttribute('class');
  chosen = element;
  if (chosen) chosen.classList.add('ash-chosen');
  placeButtons();
};

// Phrases that are tied to the old course: marked where they stand, without touching the page.
let phrases = [];
const markPhrases = () => {
  if (!globalThis.CSS?.highlights) return;
  const ranges = [];
  const walker = phrases.length ? document.createTreeWalker(page, NodeFilter.SHOW_TEXT) : null;
  for (let node = walker?.nextNode(); node; node = walker.nextNode()) {
    if (closest(node.parentNode, isLocked)) continue;
    for (const phrase of phrases)
      for (let at = node.data.indexOf(phrase); at >= 0; at = node.data.indexOf(phrase, at + phrase.length)) {
        const found = document.createRange();
        found.setStart(node, at);
        found.setEnd(node, at + phrase.length);
        ranges.push(found);
      }
  }
  CSS.highlights.set('ash-phrase', new Highlight(...ranges));
};

const mark = data => {
  phrases = data.filter(Boolean);
  markPhrases();
};

let isWaiting = false;
const refresh = () => {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    const isEmpty = page.children.length === 1 && !page.textContent.trim() &&
      !page.querySelector('img, hr, table, li, .ash-locked');
    page.dataset.empty = isEmpty ? 'yes' : 'no';
    placeButtons();
    markPhrases();
    markPassages();
    tellState();
  });
};

// What the tools do.

const exec = (name, value = null) => document.execCommand(name, false, value);

const newParagraph = after => {
  const paragraph = document.createElement('p');
  paragraph.append(document.createElement('br'));
  if (after) after.after(paragraph);
  else page.append(paragraph);
  getSelection().collapse(paragraph, 0);
  return paragraph;
};

const isBlank = element => element && element.tagName === 'P' && !element.textContent.trim() && !element.querySelector('img');

// Puts a block behind the one with the caret, or in its place when that is empty.
const insertBlock = element => {
  const node = caretNode();
  const top = (node && topOf(node)) ?? (chosen && topOf(chosen)) ?? page.lastElementChild;
  serve(element);
  if (isBlank(top)) top.replaceWith(element);
  else if (top) top.after(element);
  else page.append(element);
  if (!element.nextElementSibling) {
    const selection = getSelection();
    newParagraph(element);
    selection.removeAllRanges();
  }
  element.scrollIntoView({ block: 'nearest' });
};

const keepSelection = change => {
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  change();
  if (anchorNode && anchorNode.isConnected && focusNode.isConnected)
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
};

const indent = () => {
  const item = closest(caretNode(), named('LI'));
  const before = item && item.previousElementSibling;
  if (!before || before.tagName !== 'LI') return false;
  keepSelection(() => {
    let inner = before.lastElementChild;
    if (!inner || !/^(UL|OL)$/.test(inner.tagName))
      before.append((inner = document.createElement(item.parentNode.tagName)));
    inner.append(item);
  });
  return true;
};

const outdent = () => {
  const item = closest(caretNode(), named('LI'));
  const list = item && item.parentNode;
  const outer = list && closest(list.parentNode, named('LI'));
  if (!outer) {
    if (item) exec('outdent');
    return !!item;
  }
  keepSelection(() => {
    const rest = [];
    for (let next = item.nextElementSibling; next; next = next.nextElementSibling) rest.push(next);
    if (rest.length) {
      const inner = document.createElement(list.tagName);
      inner.append(...rest);
      item.append(inner);
    }
    outer.after(item);
    if (!list.children.length) list.remove();
  });
  return true;
};

const toggleCode = () => {
  const selection = getSelection();
  const code = closest(caretNode(), named('CODE'));
  if (code) {
    keepSelection(() => code.replaceWith(...code.childNodes));
  } else if (!selection.isCollapsed) {
    const inside = selection.getRangeAt(0);
    const element = document.createElement('code');
    element.append(inside.extractContents());
    inside.insertNode(element);
    selection.selectAllChildren(element);
  }
};

const setStyle = tag => {
  const node = caretNode();
  const quote = node && closest(node, named('BLOCKQUOTE'));
  if (quote && tag !== 'blockquote') {
    keepSelection(() => quote.replaceWith(...quote.childNodes));
    if (tag === 'p') return;
  }
  exec('formatBlock', tag);
};

const setLink = ({ href, text }) => {
  const link = closest(caretNode(), named('A'));
  if (link) {
    link.setAttribute('href', href);
  } else if (getSelection().isCollapsed) {
    const fresh = document.createElement('a');
    fresh.setAttribute('href', href);
    fresh.textContent = text;
    exec('insertHTML', fresh.outerHTML);
  } else {
    exec('createLink', href);
  }
};

const unlink = () => {
  const link = closest(caretNode(), named('A'));
  if (link) keepSelection(() => link.replaceWith(...link.childNodes));
};

const insertPicture = ({ src, alt }) => {
  const paragraph = document.createElement('p');
  const image = document.createElement('img');
  image.setAttribute('src', src);
  if (alt !== null) image.setAttribute('alt', alt);
  paragraph.append(image);
  insertBlock(paragraph);
  choose(image);
};
