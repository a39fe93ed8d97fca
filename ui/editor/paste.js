/* Fourth part of the page editor's script, pasting: the blocks that come in stand as blocks, their
 * first and last words join those beside. */

const BLOCKS = /^(P|H[1-6]|UL|OL|DL|TABLE|FIGURE|BLOCKQUOTE|PRE|HR|DIV|SECTION|ARTICLE|ASIDE|HEADER|FOOTER|MAIN|NAV|DETAILS|ADDRESS|MENU)$/;
const isBlockIn = node => node.nodeType === 1 && BLOCKS.test(node.tagName);
const isVoid = element => !element.textContent.trim() && !element.querySelector('img, hr, table, li, .ash-locked');
const dropHolder = element => {
  for (const br of element.querySelectorAll(':scope > br')) if (isVoid(element)) br.remove();
};

// Takes what stands behind the caret in an element out of it.
const cutTail = (element, place) => {
  const tail = document.createRange();
  tail.setStart(place.startContainer, place.startOffset);
  tail.setEnd(element, element.childNodes.length);
  return tail.extractContents();
};

const caretAtEnd = node => {
  const last = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT, each =>
    /^(P|H[1-6]|LI|TD|TH|DT|DD|PRE|FIGCAPTION)$/.test(each.tagName) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  let target = node, next;
  while ((next = last.nextNode())) target = next;
  getSelection().selectAllChildren(target);
  getSelection().collapseToEnd();
};

const putInline = (place, part) => {
  const last = part.lastChild;
  if (!last) return;
  const holder = closest(place.startContainer, node => BLOCK.test(node.tagName));
  if (holder) dropHolder(holder);
  place.insertNode(part);
  place.setStartAfter(last);
  place.collapse(true);
  getSelection().removeAllRanges();
  getSelection().addRange(place);
};

// Each block becomes an item of the list with the caret.
const putItems = (item, place, blocks) => {
  const items = blocks.flatMap(block => {
    if (/^(UL|OL)$/.test(block.tagName)) return [...block.children];
    const made = document.createElement('li');
    if (/^(P|H[1-6]|DIV)$/.test(block.tagName)) made.append(...block.childNodes);
    else made.append(block);
    return [made];
  });
  const tail = cutTail(item, place);
  dropHolder(item);
  if (isVoid(item)) item.replaceWith(...items);
  else {
    item.append(...items[0].childNodes);
    item.after(...items.slice(1));
    if (items.length === 1) items[0] = item;
  }
  const last = items[items.length - 1];
  caretAtEnd(last);
  const end = getSelection().getRangeAt(0).cloneRange();
  last.append(tail);
  getSelection().removeAllRanges();
  getSelection().addRange(end);
};

const putBlocks = (top, place, blocks) => {
  const tail = document.createElement(top.tagName);
  tail.append(cutTail(top, place));
  dropHolder(top);
  let last = top;
  let rest = blocks;
  if (!isVoid(top) && blocks[0].tagName === 'P') {
    top.append(...blocks[0].childNodes);
    rest = blocks.slice(1);
  }
  for (const block of rest) last.after(block), (last = block);
  if (isVoid(top)) top.remove();
  caretAtEnd(last);
  if (isVoid(tail)) {
    if (/^(TABLE|HR|FIGURE)$/.test(last.tagName) && !last.nextElementSibling) newParagraph(last);
    return;
  }
  if (last === top || last.tagName === 'P') {
    const end = getSelection().getRangeAt(0).cloneRange();
    last.append(...tail.childNodes);
    getSelection().removeAllRanges();
    getSelection().addRange(end);
  } else last.after(tail);
};

const paste = html => {
  const template = document.createElement('template');
  template.innerHTML = html;
  const part = template.content;
  const only = part.childNodes.length === 1 ? part.firstChild : null;
  const selection = getSelection();
  if (only?.tagName === 'A' && only.textContent === only.getAttribute('href') && !selection.isCollapsed && caretNode())
    return setLink({ href: only.getAttribute('href') });
  if (!caretNode()) caretAtEnd(page.lastElementChild ?? page);
  if (!selection.isCollapsed) exec('delete');
  ensureParagraph();
  for (const node of [...part.childNodes]) if (node.nodeType === 3 && !node.data.trim() && [...part.childNodes].some(isBlockIn)) node.remove();
  serve(part);
  const place = selection.getRangeAt(0);
  const node = place.startContainer;
  const blocks = [...part.children];
  const item = closest(node, named('LI'));
  const cellAround = closest(node, named('TD', 'TH', 'FIGCAPTION', 'CAPTION', 'DT', 'DD', 'SUMMARY'));
  const pre = closest(node, named('PRE'));
  const text = closest(node, each => /^(P|H[1-6])$/.test(each.tagName));
  if (pre) exec('insertText', [...part.childNodes].map(each => each.textContent).join('\n'));
  else if (!blocks.some(isBlockIn)) putInline(place, part);
  else if (blocks.length === 1 && only?.tagName === 'P' && text) putInline(place, inside(only));
  else if (cellAround && !(item && cellAround.contains(item))) {
    if (blocks.every(block => block.tagName === 'P'))
      putInline(place, joined(blocks));
    else putInline(place, part);
  } else if (item) putItems(item, place, blocks);
  else if (text) putBlocks(text, place, blocks);
  else {
    const top = topOf(node);
    const last = blocks[blocks.length - 1];
    if (top && !isLocked(top)) top.after(...blocks);
    else if (node === page) page.insertBefore(part, page.childNodes[place.startOffset] ?? null);
    else page.append(...blocks);
    if (top && top.tagName !== 'TABLE' && !isLocked(top) && isVoid(top)) top.remove();
    caretAtEnd(last);
  }
  caretNode()?.parentElement?.scrollIntoView({ block: 'nearest' });
};

const inside = element => {
  const part = document.createDocumentFragment();
  part.append(...element.childNodes);
  return part;
};

const joined = blocks => {
  const part = document.createDocumentFragment();
  blocks.forEach((block, index) => part.append(...(index ? [document.createElement('br')] : []), ...block.childNodes));
  return part;
};
