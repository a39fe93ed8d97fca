/* The page editor's part in the web view. It shows the blocks of a page, lets them be edited, and
 * tells the program which of them were touched; what they become is decided there. */
'use strict';
(() => {
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

  const load = data => {
    const caret = rememberCaret();
    generation = data.generation;
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
      table: !!(node && closest(node, named('TD', 'TH'))),
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

  const likeCell = model => {
    const made = cell(model.tagName.toLowerCase());
    if (model.getAttribute('scope')) made.setAttribute('scope', model.getAttribute('scope'));
    return made;
  };

  const addRow = (row, isAfter) => {
    const fresh = document.createElement('tr');
    const inHead = row.parentNode.tagName === 'THEAD';
    const table = row.closest('table');
    for (const model of row.cells) {
      const made = inHead && isAfter ? cell('td') : likeCell(model);
      if (model.colSpan > 1) made.colSpan = model.colSpan;
      fresh.append(made);
    }
    if (inHead && isAfter) (table.tBodies[0] ?? table.createTBody()).prepend(fresh);
    else if (isAfter) row.after(fresh);
    else row.before(fresh);
    getSelection().collapse(fresh.cells[0], 0);
  };

  const changeTable = what => {
    const place = closest(caretNode(), named('TD', 'TH'));
    const row = place && place.parentNode;
    const table = place && place.closest('table');
    if (!table) return;
    const index = place.cellIndex;
    if (what === 'row-before') addRow(row, false);
    else if (what === 'row-after') addRow(row, true);
    else if (what === 'column-before' || what === 'column-after') {
      for (const each of table.rows) {
        const model = each.cells[Math.min(index, each.cells.length - 1)];
        if (model) model[what === 'column-before' ? 'before' : 'after'](likeCell(model));
      }
    } else if (what === 'row-delete' || what === 'column-delete') {
      if (what === 'row-delete') row.remove();
      else for (const each of [...table.rows]) each.cells[index]?.remove();
      for (const part of [...table.rows]) if (!part.cells.length) part.remove();
      if (!table.rows.length) newParagraph(topOf(table)), table.remove();
      else getSelection().collapse(table.rows[0].cells[0], 0);
    } else if (what === 'table-delete') {
      newParagraph(topOf(table));
      table.remove();
    }
  };

  const nextCell = (place, step) => {
    const cells = [...place.closest('table').querySelectorAll('td, th')];
    let next = cells[cells.indexOf(place) + step];
    if (!next && step > 0) {
      addRow(place.parentNode, true);
      return true;
    }
    if (!next) return false;
    getSelection().selectAllChildren(next);
    if (!next.textContent) getSelection().collapse(next, 0);
    return true;
  };

  // Pasting: the blocks that come in stand as blocks, their first and last words join those beside.

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

  const SHORTCUTS = { b: 'bold', i: 'italic' };
  const STYLES = { 0: 'p', 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' };

  document.addEventListener('keydown', event => {
    const isControl = event.ctrlKey && !event.metaKey;
    const node = caretNode();
    const key = event.key.toLowerCase();
    const isTab = event.code === 'Tab' || event.key === 'Tab';
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
    else if (chosen && (event.key === 'Delete' || event.key === 'Backspace')) {
      const gone = chosen;
      const top = topOf(gone);
      choose(null);
      if (gone === top || (top.tagName === 'P' && !top.textContent.trim() && top.querySelectorAll('img').length === 1)) {
        newParagraph(top);
        top.remove();
      } else gone.remove();
    } else if (chosen && event.key === 'Enter') {
      if (chosen.tagName === 'IMG') describe(chosen);
      else newParagraph(topOf(chosen)), choose(null);
    } else if (chosen && event.key === 'Escape') choose(null);
    else {
      if (chosen && !['Shift', 'Control', 'Alt'].includes(event.key)) choose(null);
      isDone = false;
    }
    if (isDone) event.preventDefault();
  });

  // A locked block is chosen before it can go.
  page.addEventListener('beforeinput', event => {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault();
      post(event.inputType === 'historyUndo' ? 'undo' : 'redo', {});
      return;
    }
    if (!/^delete/.test(event.inputType) || !getSelection().isCollapsed) return;
    const node = caretNode();
    const top = node && topOf(node);
    const isBack = /Backward/.test(event.inputType);
    const beside = top && (isBack ? top.previousElementSibling : top.nextElementSibling);
    if (!beside || !isLocked(beside)) return;
    const offset = offsetIn(top, node, getSelection().anchorOffset);
    if (isBack ? offset === 0 : offset === top.textContent.length) {
      event.preventDefault();
      choose(beside);
    }
  });

  page.addEventListener('click', event => {
    const locked = closest(event.target, isLocked);
    if (event.target.tagName === 'IMG') {
      const around = document.createRange();
      around.selectNode(event.target);
      getSelection().removeAllRanges();
      getSelection().addRange(around);
      choose(event.target);
    } else if (locked) choose(locked);
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
      link: !!(node && closest(node, named('A'))),
      table: !!(node && closest(node, named('TD', 'TH'))),
    });
  };
  page.addEventListener('contextmenu', event => {
    const place = document.caretRangeFromPoint(event.clientX, event.clientY);
    const selection = getSelection();
    const isIn = place && selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0).isPointInRange(place.startContainer, place.startOffset);
    event.preventDefault();
    if (place && page.contains(place.startContainer) && !isIn) selection.collapse(place.startContainer, place.startOffset);
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

  // Shows a picture, or a phrase.
  const reveal = ({ picture, text }) => {
    if (picture !== undefined) {
      const image = [...page.querySelectorAll('img')].find(i => i.dataset.ashSrc === picture) ??
        [...page.querySelectorAll('img')].find(lacksAlt);
      if (!image) return;
      choose(image);
      image.scrollIntoView({ block: 'center' });
    } else if (text) {
      getSelection().removeAllRanges();
      if (find(text)) getSelection().anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
    }
  };

  exec('defaultParagraphSeparator', 'p');
  exec('styleWithCSS', false);
  observer.observe(page, { childList: true, subtree: true, characterData: true, attributes: true });
  ensureParagraph();
  window.ash = { load, settled, run, mark, look, reveal, point, menu, focus: () => { page.focus(); if (!caretNode() && page.firstElementChild) placeAt(page.firstElementChild, 0); } };
  post('ready', {});
})();
