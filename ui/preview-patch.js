/* Brings a page in sight from what it was (before) to what it is (after), in place: only what
 * differs is touched, so that answers given, what is open, the focus and the place that is read
 * stay. Returns whether that was possible; otherwise the page has to be loaded again.
 * The body of an async function; runs in a world of its own. */
const parser = new DOMParser();
const was = parser.parseFromString(before, "text/html");
const now = parser.parseFromString(after, "text/html");

/* A script that comes or goes has to be run by a load. */
if (was.querySelectorAll("script").length !== now.querySelectorAll("script").length) return false;

const LARGEST_TABLE = 40000;

function likeness(a, b) {
  if (a.nodeType !== b.nodeType || a.nodeName !== b.nodeName) return 0;
  if (a.isEqualNode(b)) return 4;
  if (a.nodeType !== Node.ELEMENT_NODE) return 1;
  return (a.id || "") === (b.id || "") ? 2 : 0;
}

function patchAttributes(a, b, live) {
  for (const { name, value } of b.attributes)
    if (a.getAttribute(name) !== value) live.setAttribute(name, value);
  for (const { name } of a.attributes) if (!b.hasAttribute(name)) live.removeAttribute(name);
}

/* Pairs of places in two lists that belong together, in order, as alike as can be. */
function pairs(a, b) {
  const width = b.length + 1;
  const best = new Int32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const like = likeness(a[i], b[j]);
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j],
        best[i * width + j + 1],
        like > 0 ? like + best[(i + 1) * width + j + 1] : 0
      );
    }
  const found = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const like = likeness(a[i], b[j]);
    if (like > 0 && best[i * width + j] === like + best[(i + 1) * width + j + 1])
      found.push([i++, j++]);
    else if (best[i * width + j] === best[(i + 1) * width + j]) i++;
    else j++;
  }
  return found;
}

function adopt(node) {
  return document.importNode(node, true);
}

function patchChildren(a, b, live) {
  let from = Array.from(a.childNodes);
  let to = Array.from(b.childNodes);
  let there = Array.from(live.childNodes);

  if (there.length !== from.length) {
    live.replaceChildren(...to.map(adopt));
    return;
  }
  let start = 0;
  while (start < from.length && start < to.length && from[start].isEqualNode(to[start])) start++;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end].isEqualNode(to[to.length - 1 - end])
  )
    end++;
  const after = end > 0 ? there[there.length - end] : null;
  from = from.slice(start, from.length - end);
  to = to.slice(start, to.length - end);
  there = there.slice(start, there.length - end);

  const kept = from.length * to.length <= LARGEST_TABLE ? pairs(from, to) : [];
  let i = 0;
  let j = 0;
  for (const [x, y] of kept.concat([[from.length, to.length]])) {
    const next = x < there.length ? there[x] : after;
    while (i < x) there[i++].remove();
    while (j < y) live.insertBefore(adopt(to[j++]), next);
    if (x < from.length) patch(from[x], to[y], there[x]);
    i = x + 1;
    j = y + 1;
  }
}

function patch(a, b, live) {
  if (a.isEqualNode(b)) return;
  if (a.nodeType !== Node.ELEMENT_NODE) {
    live.nodeValue = b.nodeValue;
    return;
  }
  patchAttributes(a, b, live);
  patchChildren(a, b, live);
}

/* What is read stays where it is, whatever grows above it. */
const anchor = document.elementFromPoint(innerWidth / 2, Math.min(60, innerHeight / 4));
const place = anchor !== null ? anchor.getBoundingClientRect().top : 0;

document.title = now.title;
patchAttributes(was.documentElement, now.documentElement, document.documentElement);
patch(was.body, now.body, document.body);
if (anchor !== null && anchor.isConnected && scrollY > 0)
  scrollBy({ top: anchor.getBoundingClientRect().top - place, behavior: "instant" });
document.dispatchEvent(new Event("ashlar-changed"));
return true;
