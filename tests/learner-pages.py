#!/usr/bin/env python3
"""Opens a written learner site in a headless browser, as a learner would.

    learner-pages.py MAKE-LEARNER-SITE [SHOTS-FOLDER]

Needs chromium and chromedriver (Debian: chromium, chromium-driver); without them it says so and
skips. With a folder it leaves screenshots there.
"""

import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
ENTER, SPACE, TAB = "\ue007", " ", "\ue004"

# What a page must be, asked in the page itself.
INSPECT = """
const bad = [];
const box = document.scrollingElement;
if (box.scrollWidth > innerWidth + 1) {
  const wide = [...document.querySelectorAll('body *')].filter(
    (e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.as-scroll, pre, .as-paper, .as-skip'));
  bad.push('wider than the window: ' + wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 80)).join(' | '));
}
if (document.querySelectorAll('h1').length !== 1) bad.push('needs one h1');
let level = 0;
for (const h of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
  const next = Number(h.tagName[1]);
  if (level && next > level + 1) bad.push('heading jumps to ' + h.outerHTML.slice(0, 80));
  level = next;
}
for (const img of document.images) {
  if (!img.complete || img.naturalWidth === 0) bad.push('picture does not show: ' + img.src);
  if (!img.hasAttribute('alt')) bad.push('picture without alt: ' + img.src);
}
for (const e of document.querySelectorAll('*'))
  for (const a of e.attributes)
    if (a.name.startsWith('on')) bad.push('handler: ' + a.name);
const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
if (new Set(ids).size !== ids.length) bad.push('an id twice');
for (const e of document.querySelectorAll('input, textarea'))
  if (!e.labels || e.labels.length === 0) bad.push('field without label');
return {bad, ids, links: [...document.querySelectorAll('[href], [src], object[data]')].map(
  (e) => e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('data'))};
"""

# Contrast of every text against the nearest painted background, by WCAG's formula.
CONTRAST = """
function channel(v) { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }
function numbers(c) { return c.match(/[\\d.]+/g).map(Number); }
function light(c) { return 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]); }
function ground(e) {
  for (; e; e = e.parentElement) {
    const c = numbers(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  }
  return [255, 255, 255];
}
const bad = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || e.closest('script, noscript, .as-skip')) continue;
  const style = getComputedStyle(e);
  if (!e.getClientRects().length || style.visibility === 'hidden') continue;
  const a = light(numbers(style.color)), b = light(ground(e));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const size = parseFloat(style.fontSize);
  const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  if (ratio < needed) bad.push(ratio.toFixed(2) + ' ' + walker.currentNode.data.trim().slice(0, 40));
}
return bad;
"""


class Browser:
    """A browser spoken to over WebDriver, without any library."""

    def __init__(self, chromium, driver, profile):
        self.process = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                self.base = f"http://127.0.0.1:{found.group(1)}"
                break
        else:
            raise RuntimeError("chromedriver did not start")
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                     "--disable-background-networking", "--hide-scrollbars",
                     "--disable-dev-shm-usage", f"--user-data-dir={profile}"]
        answer = self.post("/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"binary": chromium, "args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}})
        self.session = "/session/" + answer["sessionId"]

    def post(self, path, body):
        request = urllib.request.Request(
            self.base + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:500]) from error

    def ask(self, path, **body):
        return self.post(self.session + path, body)

    def open(self, url):
        self.ask("/url", url=url)

    def run(self, script, *args):
        return self.ask("/execute/sync", script=script, args=list(args))

    def find(self, selector):
        return self.ask("/element", using="css selector", value=selector)[ELEMENT]

    def keys(self, selector, text):
        self.ask(f"/element/{self.find(selector)}/value", text=text)

    def press(self, *keys):
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("/actions", actions=[{"type": "key", "id": "keys", "actions": steps}])

    def click(self, selector):
        self.ask(f"/element/{self.find(selector)}/click")

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0]).innerText.trim()", selector)

    def devtools(self, command, **params):
        return self.ask("/goog/cdp/execute", cmd=command, params=params)

    def look(self, width, scheme):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=900,
                      deviceScaleFactor=1, mobile=False)
        self.devtools("Emulation.setEmulatedMedia",
                      features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path):
        shot = self.devtools("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def complaints(self):
        """Errors of the console, and everything that was asked of a network."""
        lines = [entry["message"] for entry in self.ask("/se/log", type="browser")
                 if entry["level"] in ("SEVERE", "WARNING")]
        for entry in self.ask("/se/log", type="performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not re.match(r"(file|data|blob|about|chrome-extension|chrome):", url):
                    lines.append("network: " + url)
        return lines

    def quit(self):
        try:
            request = urllib.request.Request(self.base + self.session, method="DELETE")
            urllib.request.urlopen(request, timeout=20).close()
        finally:
            self.process.terminate()
            self.process.wait(20)


class Tests:
    def __init__(self, browser, site, right_to_left, shots):
        self.browser, self.site, self.right_to_left, self.shots = browser, site, right_to_left, shots
        self.failed = 0
        self.count = 0

    def expect(self, what, is_true, detail=""):
        self.count += 1
        if not is_true:
            self.failed += 1
        print(f"{'ok' if is_true else 'not ok'} {self.count} - {what}")
        if not is_true and detail:
            print(f"# {detail}")

    def equal(self, what, got, wanted):
        self.expect(what, got == wanted, f"got {got!r}, wanted {wanted!r}")

    def page_called(self, title, site=None):
        for path in sorted((site or self.site).glob("pages/*.html")):
            if f"<h1>{title}</h1>" in path.read_text():
                return path
        raise KeyError(title)

    def every_page(self):
        ids, links, order = {}, [], sorted(self.site.rglob("*.html"))
        for path in order:
            name = path.relative_to(self.site)
            self.browser.look(360, "light")
            self.browser.open(path.as_uri())
            found = self.browser.run(INSPECT)
            ids[path] = set(found["ids"])
            links += [(path, link) for link in found["links"]]
            self.equal(f"{name} at 360 px", found["bad"], [])
            # 200 % text in a window of 720 px is a column of 360 px.
            self.browser.look(720, "light")
            self.browser.run("document.documentElement.style.fontSize = '212.5%'")
            self.equal(f"{name} with text at 200 %", self.browser.run(INSPECT)["bad"], [])
            self.browser.run("document.documentElement.style.fontSize = ''")
            for scheme in ("light", "dark"):
                self.browser.look(1280, scheme)
                time.sleep(0.2)
                self.equal(f"{name} contrast, {scheme}", self.browser.run(CONTRAST), [])
            self.equal(f"{name} is quiet", self.browser.complaints(), [])
        self.links(ids, links)

    def links(self, ids, links):
        dead = []
        for page, link in links:
            url = urllib.parse.urlsplit(urllib.parse.urljoin(page.as_uri(), link))
            if url.scheme in ("https", "http", "data", "mailto", "tel"):
                continue
            target = pathlib.Path(urllib.parse.unquote(url.path))
            if url.scheme != "file" or not target.is_file():
                dead.append(f"{page.name}: {link}")
            elif url.fragment and target in ids and url.fragment not in ids[target]:
                dead.append(f"{page.name}: {link}")
        self.equal("no link of the site leads nowhere", dead, [])
        self.expect("there were links to follow", len(links) > 100)
        text = "".join(p.read_text(errors="replace") for p in self.site.rglob("*") if p.is_file())
        self.expect("instructor pages are not there", "Planted words" not in text)

    def visible(self, number):
        return self.browser.run(
            "return [...document.querySelectorAll('.as-question')[arguments[0]]"
            ".querySelectorAll('.as-verdict > *')].filter((e) => !e.hidden)"
            ".map((e) => e.innerText.trim())", number - 1)

    def quiz(self):
        browser = self.browser
        page = self.page_called("Chart choice quiz")
        browser.look(1280, "light")
        browser.open(page.as_uri())
        self.expect("says that answers can be found",
                    "whoever looks into this page can find the answers" in browser.text("main"))
        self.equal("nothing is shown before an answer",
                   [self.visible(n) for n in range(1, 8)], [[]] * 6 + [[]])

        self.take_by_keyboard()
        browser.click("fieldset:nth-of-type(3) label:nth-of-type(2) input")
        browser.click("fieldset:nth-of-type(3) [data-check]")
        self.equal("true or false, right", self.visible(3), ["Right"])
        browser.keys("fieldset:nth-of-type(4) input", "  MEDIAN " + ENTER)
        self.equal("fill in, right", self.visible(4),
                   ["Right", "The median, and half lies below it."])
        browser.keys("fieldset:nth-of-type(5) input", "the y axis" + ENTER)
        self.equal("pattern, wrong case", self.visible(5), ["Not right yet", "The answer"])
        browser.run("document.querySelector('fieldset:nth-of-type(5) input').select()")
        browser.keys("fieldset:nth-of-type(5) input", "the Y axis")
        self.equal("a changed answer has no verdict yet", self.visible(5), [])
        self.expect("a question of another kind is text with a note",
                    "can be taken only where the course is taught"
                    in browser.text("fieldset:nth-of-type(7)"))
        self.score()
        self.equal("the quiz is quiet", browser.complaints(), [])

    def take_by_keyboard(self):
        browser = self.browser
        browser.run("document.querySelector('fieldset input').focus()")
        browser.press("\ue015", SPACE)
        browser.press(TAB, SPACE)
        self.equal("single choice by keyboard, wrong", self.visible(1),
                   ["Not right yet", "Nobody can compare ten pies.",
                    "Look for what changes: it goes along the line.", "The answer"])
        browser.keys("fieldset:nth-of-type(1) input", SPACE + ENTER)
        self.equal("single choice by keyboard, right", self.visible(1),
                   ["Right", "Yes: one line, ten points, and the trend is the answer.",
                    "Look for what changes: it goes along the line."])
        self.expect("the right option says so without colour alone",
                    browser.run("return getComputedStyle(document.querySelector('.is-right'),"
                                "'::after').content.includes('\\u2713')"))
        browser.click("fieldset:nth-of-type(2) [data-check]")
        self.equal("nothing chosen", self.visible(2), ["Nothing is chosen or written yet."])
        browser.keys("fieldset:nth-of-type(2) label:nth-of-type(1) input", SPACE)
        browser.keys("fieldset:nth-of-type(2) label:nth-of-type(3) input", SPACE + ENTER)
        self.equal("several choices, wrong", self.visible(2),
                   ["Not right yet", "A line may start where the data do.",
                    "Think of ink that stands for an amount.", "The answers"])
        browser.keys("fieldset:nth-of-type(2) label:nth-of-type(3) input", SPACE)
        browser.keys("fieldset:nth-of-type(2) label:nth-of-type(2) input", SPACE + ENTER)
        self.equal("several choices, right", self.visible(2),
                   ["Right", "Both fill the space from nothing."])

    def score(self):
        browser = self.browser
        browser.click("[data-finish]")
        self.equal("score with one answer missing", browser.text("[data-result]"),
                   "You have 6.5 of 6.5 points. 1 question is not answered yet. "
                   "1 question is judged by a person and not counted here.")
        browser.keys("fieldset:nth-of-type(6) textarea", "Most springs were dry.")
        browser.click("fieldset:nth-of-type(6) [data-check]")
        self.equal("an essay shows what to compare with", self.visible(6),
                   ["A person judges this answer. Compare it with what is said below.",
                    "The answer explained\n\n“Most springs were dry, two were very wet, and there "
                    "is no trend.”"])
        browser.click("fieldset:nth-of-type(3) label:nth-of-type(1) input")
        browser.click("[data-finish]")
        self.equal("score with a wrong answer", browser.text("[data-result]"),
                   "You have 5.5 of 6.5 points. 1 question is judged by a person and not counted "
                   "here.")
        browser.click("[data-again]")
        self.equal("start again", [self.visible(n) for n in range(1, 7)] +
                   [browser.text("[data-result]")], [[]] * 6 + [""])
        self.equal("the keyboard is at the first question again",
                   browser.run("return document.activeElement === document.querySelector"
                               "('fieldset input')"), True)

    def followed(self):
        """What the preview does after an edit, in the page in sight."""
        browser = self.browser
        page = self.page_called("Chart choice quiz")
        before = page.read_text()
        patch = ("const before = arguments[0], after = arguments[1];" +
                 (pathlib.Path(__file__).parents[1] / "ui" / "preview-patch.js").read_text())
        browser.look(1280, "light")
        browser.open(page.as_uri())
        browser.keys("fieldset:nth-of-type(4) input", "median" + ENTER)
        browser.keys("fieldset:nth-of-type(1) label:nth-of-type(1) input", SPACE)
        browser.keys("fieldset:nth-of-type(6) textarea", "Most springs")
        kept = browser.find("fieldset:nth-of-type(6) textarea")
        top = "return document.activeElement.getBoundingClientRect().top"
        browser.run("document.activeElement.scrollIntoView()")
        where = browser.run(top)

        first, second = (part + "</fieldset>" for part in before.split("</fieldset>")[:2])
        first = first[first.index("<fieldset"):]
        second = second[second.index("<fieldset"):]
        new = second
        for old_id in re.findall(r'id="([0-9a-f]{32})"', second):
            new = new.replace(old_id, old_id[::-1] + "n")
        after = (before.replace("<h1>Chart choice quiz</h1>", "<h1>Choosing well</h1>")
                 .replace("<title>Chart choice quiz", "<title>Choosing well")
                 .replace(first, "<p>New before all.</p>" * 30 + first + new))
        self.equal("an edit is followed in place", browser.run(patch, before, after), True)
        self.equal("its title", [browser.text("h1"), browser.run("return document.title")],
                   ["Choosing well", "Choosing well · Visualising Data"])
        self.equal("what is new is there", browser.run(
            "return document.querySelectorAll('fieldset').length"), before.count("<fieldset") + 1)
        self.equal("answers stay", browser.run(
            "return [document.querySelector('fieldset input').checked,"
            "document.querySelectorAll('input[type=text]')[0].value,"
            "document.querySelector('textarea').value]"), [True, "median", "Most springs"])
        self.equal("verdicts stay", self.visible(5),
                   ["Right", "The median, and half lies below it."])
        self.equal("the keyboard stays", browser.run(
            "return document.activeElement === arguments[0]", {ELEMENT: kept}), True)
        self.expect("so does the place", abs(browser.run(top) - where) < 2)
        browser.click("fieldset:nth-of-type(2) [data-check]")
        self.equal("a new question can be answered", self.visible(2),
                   ["Nothing is chosen or written yet."])
        self.equal("and back again", browser.run(patch, after, before), True)
        self.equal("all is as it was", browser.run(
            "return [document.querySelectorAll('fieldset').length,"
            "document.querySelector('textarea').value]"),
            [before.count("<fieldset"), "Most springs"])
        without = re.sub(r"<script>.*</script>", "", before, flags=re.S)
        self.equal("a script that goes needs a load", browser.run(patch, before, without), False)
        self.equal("following is quiet", browser.complaints(), [])

    def content(self):
        browser = self.browser
        browser.open(self.page_called("Bars for amounts").as_uri())
        self.equal("no script of the author ran", browser.run("return document.title"),
                   "Bars for amounts · Visualising Data")
        text = browser.text("main")
        for part in ("last year's page (this link leads nowhere)",
                     "a trap (this link leads nowhere)",
                     "A chart that was lost (this link leads nowhere)",
                     "opens outside: video.example.org", "opens outside: example.org",
                     "opens outside: cdn.example.org"):
            self.expect(f"says “{part}”", part in text)
        self.equal("no frames", browser.run("return document.querySelectorAll('iframe').length"), 0)
        self.expect("the menu tells where one is", browser.run(
            "return document.querySelector('.as-side [aria-current]').innerText")
            == "Bars for amounts")
        browser.click(".as-next")
        self.equal("next", browser.text("h1"), "Lines for change")
        self.equal("a recording does not play by itself", browser.run(
            "return document.querySelector('audio').autoplay"), False)
        browser.press(TAB)
        self.equal("the first stop is the way past the menu",
                   browser.run("return document.activeElement.className"), "as-skip")
        browser.press(ENTER)
        self.equal("it leads to the content",
                   browser.run("return document.activeElement.id"), "as-main")
        browser.open((self.right_to_left / "index.html").as_uri())
        self.equal("right to left", browser.run("return getComputedStyle(document.body).direction"),
                   "rtl")

    def photograph(self):
        self.shots.mkdir(parents=True, exist_ok=True)
        pages = {"start": self.site / "index.html", "modules": self.site / "modules.html"}
        for name, title in (("page", "Bars for amounts"), ("coloured", "Lines for change"),
                            ("quiz", "Chart choice quiz"), ("assignment", "Redesign a chart"),
                            ("topic", "The worst chart of the week"), ("module", "Maps"),
                            ("tool", "Map workshop"), ("file", "Rain, drawn"),
                            ("link", "Gallery of maps"), ("pdf", "Handout on maps")):
            pages[name] = self.page_called(title)
        pages["rtl-start"] = self.right_to_left / "index.html"
        pages["rtl-quiz"] = self.page_called("Chart choice quiz", self.right_to_left)
        for name, path in pages.items():
            for width in (360, 768, 1280):
                for scheme in ("light", "dark"):
                    self.browser.look(width, scheme)
                    self.browser.open(path.as_uri())
                    if "quiz" in name:
                        self.browser.run(
                            "document.querySelectorAll('fieldset input')[1].click();"
                            "document.querySelectorAll('[data-check]')[0].click();"
                            "const t = document.querySelector('input[type=text]');"
                            "t.value = 'median'; t.closest('fieldset').querySelector("
                            "'[data-check]').click(); if (innerWidth > 1000)"
                            "document.querySelector('[data-finish]').click()")
                    self.browser.picture(self.shots / f"{name}-{width}-{scheme}.png")


def make(maker, folder, *args):
    subprocess.run([maker, str(folder), *args], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "LC_ALL": "C.UTF-8"})


def main():
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        print("1..0 # SKIP chromium or chromedriver is missing (Debian: chromium chromium-driver)")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        site, right_to_left = scratch / "site", scratch / "rtl"
        make(sys.argv[1], site)
        make(sys.argv[1], right_to_left, "ar")
        browser = Browser(chromium, driver, scratch / "profile")
        try:
            shots = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
            tests = Tests(browser, site, right_to_left, shots)
            tests.every_page()
            tests.quiz()
            tests.followed()
            tests.content()
            if shots:
                tests.photograph()
        finally:
            browser.quit()
    print(f"1..{tests.count}")
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main())
