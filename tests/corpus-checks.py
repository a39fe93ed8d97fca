#!/usr/bin/env python3
"""usage: corpus-checks.py CLI   credentials made of real courses: sound ones are silent, and each rule finds
the one flaw that is put into at least three of them, so that it was not silent for want of something to see.

Speaks TAP; skips without ../shared/corpus.
"""
import concurrent.futures
import contextlib
import copy
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

from corpus_designs import DESIGNS, plan_of
from corpus_flaws import FLAWS, spoil_page

CLI = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else None
ROOT = pathlib.Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared/corpus"
FEWEST = 3
FEWEST_COURSES = 10
# Most of the time is spent waiting for the disk.
AT_ONCE = 4


def run(*words):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, timeout=120)
    # Finding something is no failure.
    if done.returncode > 1:
        raise AssertionError("%s: %s%s" % (words[0], done.stdout, done.stderr))
    return done.stdout


def findings(document, *words):
    report = json.loads(run("check", document, "--json", *words))
    return [(found["rule"], found["where"], found["what"]) for found in report["findings"]]


class Course:
    """A package in a document, without a credential yet."""

    def __init__(self, made, folder, page_flaw=None):
        self.folder, self.sound = folder, None
        package = CORPUS / made["package"]
        if page_flaw is not None:
            package = self.with_pages(package, page_flaw)
        self.document = folder / "course.ashlar"
        self.document.unlink(missing_ok=True)
        run("import", package, "--into", self.document)
        self.plan = plan_of(made, json.loads(run("info", "--json", self.document)), self.document)

    def with_pages(self, package, flaw):
        spoiled = self.folder / package.name
        changed = 0
        with zipfile.ZipFile(package) as old, zipfile.ZipFile(spoiled, "w") as new:
            for entry in old.infolist():
                data = old.read(entry)
                if entry.filename.endswith((".html", ".htm")):
                    before, data = data, spoil_page(data.decode("utf-8", "surrogateescape"), flaw).encode("utf-8", "surrogateescape")
                    changed += data != before
                new.writestr(entry.filename, data)
        assert changed, "no page of %s has what is to be spoiled" % package.name
        return spoiled

    def apply(self, *plans):
        """A document with a credential for each plan."""
        made, written = self.folder / "made.ashlar", self.folder / "plan.json"
        written.write_text(json.dumps({"credentials": plans}), encoding="utf-8")
        shutil.copy(self.document, made)
        run("apply", made, written)
        return made

    def flawed(self, rule):
        """The plan with the flaw of a rule, named after it."""
        plan = copy.deepcopy(self.plan)
        FLAWS[rule][2](plan)
        return dict(plan, title=rule)

    def changed(self, *changes):
        """What is found in the sound credential once its document is changed."""
        if self.sound is None:
            self.sound = self.folder / "sound.ashlar"
            shutil.copy(self.apply(self.plan), self.sound)
        made = self.folder / "changed.ashlar"
        shutil.copy(self.sound, made)
        for change in changes:
            with contextlib.closing(sqlite3.connect(made)) as db, db:
                db.execute("PRAGMA synchronous = OFF")
                change(db)
        return findings(made)


class Tally:
    def __init__(self):
        self.number = self.failures = 0

    def ok(self, is_good, name, *notes):
        self.number += 1
        self.failures += not is_good
        for note in notes:
            print("# " + note)
        print("%s %d - %s" % ("ok" if is_good else "not ok", self.number, name), flush=True)


def judged(is_good, name, found):
    return (is_good, name, *([] if is_good else [": ".join(each) for each in found]))


def judge_flaw(rule, name, found, silent=()):
    """@silent: what was found in what the flaw needed first"""
    is_good = rule in [each[0] for each in found] and not silent
    return judged(is_good, "%s finds its flaw in %s" % (rule, name), silent or found)


def judge_design(name):
    """What there is to say of it: lines for a tally."""
    with tempfile.TemporaryDirectory(prefix="ashlar-checks-") as made:
        folder = pathlib.Path(made)
        course = Course(DESIGNS[name], folder)
        found = course.changed()
        lines = [judged(not found, "%s is sound" % name, found)]
        rules = [rule for rule, (designs, *_flaw) in FLAWS.items() if name in designs]
        planned = [rule for rule in rules if FLAWS[rule][1] == "plan"]
        document = course.apply(*map(course.flawed, planned))
        for rule in planned:
            lines.append(judge_flaw(rule, name, findings(document, "--credential", rule)))
        for rule in rules:
            _designs, place, flaw, *first = FLAWS[rule]
            if place == "document":
                lines.append(judge_flaw(rule, name, course.changed(flaw), course.changed(*first) if first else ()))
            elif place == "pages":
                lines.append(judge_flaw(rule, name, Course(DESIGNS[name], folder, flaw).changed()))
        return lines


def check_whole(tally):
    """Every rule of the program is here, with enough that it is to be silent over."""
    table = (ROOT / "src/check/ash-check.c").read_text(encoding="utf-8")
    rules = re.findall(r'^  \{ "([a-z-]+)", ASH_SEVERITY_', table, re.M)
    missing = [rule for rule in rules if len(FLAWS.get(rule, [()])[0]) < FEWEST]
    tally.ok(len(rules) > 30 and not missing and set(FLAWS) <= set(rules), "every rule has its sound designs",
             *["%s has fewer than %d designs with something to look at" % (rule, FEWEST) for rule in missing])
    courses = {made["package"] for made in DESIGNS.values()}
    tally.ok(len(courses) >= FEWEST_COURSES, "they are made of %d courses" % len(courses))


def main():
    if CLI is None:
        sys.exit(__doc__)
    if not CORPUS.is_dir():
        print("1..0 # SKIP no corpus at %s" % CORPUS)
        return False
    tally = Tally()
    check_whole(tally)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for lines in pool.map(judge_design, DESIGNS):
            for line in lines:
                tally.ok(*line)
    print("1..%d" % tally.number)
    return tally.failures > 0


if __name__ == "__main__":
    sys.exit(main())
