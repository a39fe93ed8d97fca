#!/usr/bin/env python3
"""usage: cli.py CLI   every verb of ashlar-cli, every exit code, from another folder with an empty environment.

Speaks TAP. What a refusal leaves behind is compared byte by byte: nothing written, nothing changed.
"""
import copy
import csv
import hashlib
import json
import os
import pty
import re
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CLI = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else None
DONE, FINDINGS, USAGE, REFUSED, NOT_WRITTEN = range(5)
COUNTED = ["page", "link", "topic", "quiz", "bank", "question", "assignment", "lti", "file"]
FATES = ["resources", "converted", "file", "verbatim", "missing", "refused"]

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" identifier="m%(mark)s">
<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>
<lomimscc:lom xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"><lomimscc:general>
<lomimscc:title><lomimscc:string>%(title)s</lomimscc:string></lomimscc:title>
<lomimscc:description><lomimscc:string>About “stones”</lomimscc:string></lomimscc:description>
</lomimscc:general></lomimscc:lom></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">
<item identifier="w1"><title>Week 1/2</title>
 <item identifier="a" identifierref="ra"><title>Façade</title></item>
 <item identifier="b" identifierref="rb"><title>In/Out</title></item>
 <item identifier="deep"><title>Deeper</title>
  <item identifier="c" identifierref="rc"><title>Arch</title></item></item></item>
<item identifier="w3"><title>Week 3</title>
 <item identifier="d" identifierref="rd"><title>Arch</title></item>
 <item identifier="q" identifierref="rq"><title>Stone quiz</title></item></item>
</item></organization></organizations>
<resources>
<resource identifier="ra" type="webcontent" href="a.html"><file href="a.html"/></resource>
<resource identifier="rb" type="webcontent" href="b.html"><file href="b.html"/></resource>
<resource identifier="rc" type="webcontent" href="c.html"><file href="c.html"/></resource>
<resource identifier="rd" type="webcontent" href="d.html"><file href="d.html"/></resource>
<resource identifier="re" type="webcontent" href="e.html"><file href="e.html"/></resource>
<resource identifier="rp" type="webcontent" href="img/p.png"><file href="img/p.png"/></resource>
<resource identifier="rq" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="q.xml"/></resource>
%(more)s</resources></manifest>"""

QUIZ = """<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="q" title="Stone quiz">
<section ident="s"><item ident="i1"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel>
<fieldentry>cc.true_false.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext texttype="text/plain">Stone is hard.</mattext></material>
<response_lid ident="r" rcardinality="Single"><render_choice>
<response_label ident="true"><material><mattext>True</mattext></material></response_label>
<response_label ident="false"><material><mattext>False</mattext></material></response_label>
</render_choice></response_lid></presentation>
<resprocessing><outcomes><decvar varname="SCORE" vartype="Decimal" minvalue="0" maxvalue="100"/></outcomes>
<respcondition continue="No"><conditionvar><varequal respident="r">true</varequal></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item></section></assessment>
</questestinterop>"""


def write_package(path, title="Stones", mark="", more="", members=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("imsmanifest.xml", MANIFEST % {"title": title, "mark": mark, "more": more})
        for name in "abcde":
            package.writestr(name + ".html", "<p>Page %s <img src='img/p.png' alt='A wall'> "
                             "<a href='a.html'>a</a></p>" % name)
        package.writestr("img/p.png", b"\x89PNG\r\n\x1a\n" + b"0" * 60)
        package.writestr("q.xml", QUIZ)
        for name, data in members:
            package.writestr(name, data)
    return path


def snapshot(folder):
    """Every file below, with its bytes."""
    seen = {}
    for place, folders, files in os.walk(folder):
        for name in files:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                seen[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
        for name in folders:
            seen[os.path.relpath(os.path.join(place, name), folder) + "/"] = ""
    return seen


class Case(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.addCleanup(self.kept.cleanup)
        self.folder = self.kept.name
        self.stones = write_package(self.at("stones.imscc"))

    def at(self, *names):
        return os.path.join(self.folder, *names)

    def run_cli(self, *args, expect=DONE):
        """From another folder, with no environment at all."""
        done = subprocess.run([CLI, *args], cwd="/", env={}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
        out, said = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, expect, "%s\n%s%s" % (args, out, said))
        if expect in (USAGE, REFUSED, NOT_WRITTEN):
            self.assertNotEqual(said.strip(), "", "a refusal says why")
            self.assertEqual(out, "", "a refusal prints nothing on standard output")
        for word in ("CRITICAL", "WARNING **", "runtime error", "AddressSanitizer"):
            self.assertNotIn(word, said)
        return out, said

    def refuse(self, *args, expect=REFUSED, says=None):
        before = snapshot(self.folder)
        _, said = self.run_cli(*args, expect=expect)
        self.assertEqual(snapshot(self.folder), before, "%s changed something" % (args,))
        for word in [says] if isinstance(says, str) else says or []:
            self.assertIn(word, said)
        return said

    def json(self, *args, expect=DONE):
        out, _ = self.run_cli(*args, "--json", expect=expect)
        return json.loads(out)

    def document(self, name="p.ashlar"):
        path = self.at(name)
        self.run_cli("import", self.stones, "--into", path)
        return path

    def plan(self, plan, name="plan.json"):
        path = self.at(name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(plan if isinstance(plan, str) else json.dumps(plan, indent=1))
        return path

    def one_credential(self):
        path = self.at("one.ashlar")
        self.run_cli("import", self.stones, "--into", path, "--as-credential", "Stones")
        return path

    def sample(self):
        path = self.at("sample.ashlar")
        self.run_cli("sample", "-o", path)
        return path


class Help(Case):
    def test_overall(self):
        out, _ = self.run_cli("--help")
        for verb in ("import", "info", "apply", "propose", "framework", "check", "export", "badge", "preview", "spec",
                     "matrix", "convert", "sample"):
            self.assertIn("  %s" % verb, out)
            each, _ = self.run_cli(verb, "--help")
            self.assertIn("Usage: ashlar-cli %s" % verb, each)
            for option in re.findall(r"--[a-z-]+", each.split("\n\n", 1)[0]):
                self.assertIn(option, each)
        self.assertEqual(self.run_cli("help")[0], out)
        self.assertRegex(self.run_cli("--version")[0], r"ashlar-cli \d")

    def test_usage(self):
        self.refuse(expect=USAGE)
        self.refuse("improt", expect=USAGE, says="improt")
        for args in (["import"], ["import", self.stones], ["import", "--into", "/x"], ["info"],
                     ["info", "a", "b"], ["apply", "a"], ["propose", "a"], ["check"],
                     ["propose", "a", "--by", "moon", "--credential", "N"],
                     ["propose", "a", "--by", "weeks"],
                     ["propose", "a", "--by", "weeks", "--modules", "2", "--credential", "N"], ["export", "a"],
                     ["export", "a", "-o", "b"], ["badge", "a"], ["preview", "a"], ["convert", "a"],
                     ["convert", "a", "b"], ["convert", "a", "b", "--format", "cc2"], ["sample"],
                     ["info", "--jsn", "a"], ["info", "--json=yes", "a"], ["import", "--into"],
                     ["import", "", "--into", "a"], ["sample", "-o", "a", "-o", "b"],
                     ["import", "a", "b", "--into", "c", "--as-credential", "N"]):
            self.refuse(*args, expect=USAGE, says="Usage: ashlar-cli")


class Language(Case):
    """The languages stand in the build folder as they are installed: po/de/LC_MESSAGES."""

    def say(self, language, *args):
        return subprocess.run([CLI, *args], env={"LANG": "C.UTF-8", "LANGUAGE": language}, cwd=self.folder,
                              capture_output=True, text=True)

    def test_german(self):
        if not os.path.exists(os.path.join(os.path.dirname(CLI), "../../po/de/LC_MESSAGES/ashlar.mo")):
            self.skipTest("the languages were not built")
        said = self.say("de", "--help")
        self.assertEqual(said.returncode, DONE)
        self.assertIn("Aufruf: ashlar-cli", said.stdout)
        self.assertNotIn("Usage", said.stdout)
        self.assertIn("Aufruf: ashlar-cli export", self.say("de", "export", "--help").stdout)
        self.assertEqual(self.say("de").returncode, USAGE)

    def test_others(self):
        english = self.say("en", "--help").stdout
        self.assertIn("Usage: ashlar-cli", english)
        self.assertEqual(self.say("tlh", "--help").stdout, english)

    def test_data_is_the_same(self):
        path = self.one_credential()
        self.assertEqual(json.loads(self.say("de", "info", path, "--json").stdout),
                         json.loads(self.say("en", "info", path, "--json").stdout))


class Import(Case):
    def test_fresh(self):
        into = self.at("p.ashlar")
        said = self.json("import", self.stones, "--into", into)
        source, = said["sources"]
        self.assertEqual(source["title"], "Stones")
        report = source["report"]
        self.assertEqual(report["resources"], sum(report[fate] for fate in FATES[1:]))
        self.assertEqual(os.listdir(self.folder).count("p.ashlar"), 1)
        self.assertEqual(sorted(os.listdir(self.folder)), ["p.ashlar", "stones.imscc"])

    def test_again(self):
        into = self.document()
        self.refuse("import", self.stones, "--into", into, says="--again")
        self.run_cli("import", self.stones, "--into", into, "--again")
        info = self.json("info", into)
        self.assertEqual(len(info["sources"]), 2)
        self.assertNotEqual(info["sources"][0]["ref"], info["sources"][1]["ref"])

    def test_all_or_none(self):
        other = write_package(self.at("other.imscc"), "Other", "2")
        bad = self.at("bad.imscc")
        with open(bad, "wb") as file:
            file.write(b"no package")
        into = self.at("p.ashlar")
        self.refuse("import", self.stones, bad, other, "--into", into, says="bad.imscc")
        self.assertFalse(os.path.exists(into))
        self.refuse("import", self.stones, self.stones, "--into", into)
        self.run_cli("import", self.stones, other, "--into", into)
        self.assertEqual([s["title"] for s in self.json("info", into)["sources"]], ["Stones", "Other"])
        third = write_package(self.at("third.imscc"), "Third", "3")
        self.refuse("import", third, bad, "--into", into)

    def test_tired(self):
        into = self.at("p.ashlar")
        self.refuse("import", self.at("none.imscc"), "--into", into, says="none.imscc")
        self.refuse("import", self.folder, "--into", into, says="folder")
        self.refuse("import", self.stones, "--into", self.at("no", "p.ashlar"), expect=NOT_WRITTEN, says="no")
        self.refuse("import", self.stones, "--into", self.folder, expect=NOT_WRITTEN, says="folder")
        self.refuse("import", self.stones, "--into", self.stones, expect=USAGE)
        os.symlink(self.stones, self.at("same"))
        self.refuse("import", self.at("same"), "--into", self.stones, expect=USAGE)
        text = self.plan("not a document", "text.ashlar")
        self.refuse("import", self.stones, "--into", text)
        self.refuse("import", self.document("d.ashlar"), "--into", into)

    def test_hostile_names(self):
        evil = write_package(self.at("evil.imscc"), members=[
            ("../up.txt", "x"), ("/root.txt", "x"), ("C:\\drive.txt", "x"), ("ok.txt", "x")])
        into = self.at("p.ashlar")
        report = self.json("import", evil, "--into", into)["sources"][0]["report"]
        self.assertGreaterEqual(report["refused"], 2)
        self.assertEqual(report["resources"], sum(report[fate] for fate in FATES[1:]))
        self.assertFalse(os.path.exists(os.path.join(os.path.dirname(self.folder), "up.txt")))
        self.run_cli("import", evil, "--into", self.at("q.ashlar"), "--strict", expect=FINDINGS)
        self.assertFalse(os.path.exists(self.at("q.ashlar")))

    def test_cut_off(self):
        with open(self.stones, "rb") as file:
            whole = file.read()
        for length in (0, 1, 20, len(whole) // 2, len(whole) - 30):
            cut = self.at("cut.imscc")
            with open(cut, "wb") as file:
                file.write(whole[:length])
            done = subprocess.run([CLI, "import", cut, "--into", self.at("c.ashlar")], env={}, cwd="/",
                                  capture_output=True, timeout=60)
            self.assertIn(done.returncode, (DONE, REFUSED))
            if done.returncode == REFUSED:
                self.assertFalse(os.path.exists(self.at("c.ashlar")))
            else:
                os.unlink(self.at("c.ashlar"))

    def test_unwritable(self):
        if os.geteuid() == 0:
            self.skipTest("root may write anywhere")
        locked = self.at("locked")
        os.mkdir(locked)
        os.chmod(locked, 0o555)
        self.refuse("import", self.stones, "--into", os.path.join(locked, "p.ashlar"), expect=NOT_WRITTEN)

    def test_full_disk(self):
        """/dev/full stands for one: the output cannot be written."""
        into = self.document()
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([CLI, "info", into, "--json"], env={}, cwd="/", stdout=full,
                                  stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, NOT_WRITTEN)


    def test_stopped(self):
        """Ctrl+C, wherever it comes: the work stops, and nothing is left."""
        large = write_package(self.at("large.imscc"), members=[
            ("m/%d.bin" % n, os.urandom(1 << 20)) for n in range(40)])
        before = snapshot(self.folder)
        n_stopped = 0
        for after in range(0, 40):
            into = self.at("p.ashlar")
            running = subprocess.Popen([CLI, "import", large, "--into", into], env={}, cwd="/",
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            try:
                running.wait(0.02 + after * 0.02)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGINT)
            _, said = running.communicate(timeout=60)
            if running.returncode == DONE:
                os.unlink(into)
            elif running.returncode != -signal.SIGINT:
                self.assertEqual(running.returncode, NOT_WRITTEN)
                self.assertIn("Stopped", said.decode())
                n_stopped += 1
            self.assertEqual(snapshot(self.folder), before)
            if n_stopped > 5:
                break
        self.assertGreater(n_stopped, 0)

    def test_progress_on_a_terminal(self):
        """Only there; and the line is gone in the end."""
        large = write_package(self.at("large.imscc"), members=[
            ("m/%d.bin" % n, os.urandom(1 << 20)) for n in range(60)])
        ours, theirs = pty.openpty()
        with open(theirs, "wb", buffering=0) as terminal:
            running = subprocess.Popen([CLI, "import", large, "--into", self.at("p.ashlar")], env={}, cwd="/",
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=terminal)
            code = running.wait(60)
        shown = os.read(ours, 65536).decode()
        os.close(ours)
        self.assertEqual(code, DONE)
        self.assertTrue(shown.endswith("\r\x1b[K"))


class Info(Case):
    def test_shape(self):
        info = self.json("info", self.one_credential())
        self.assertEqual(list(info), ["sources", "credentials"])
        source, = info["sources"]
        for member in ("ref", "title", "producer", "format", "report", "counts", "items"):
            self.assertIn(member, source)
        self.assertEqual(list(source["report"]), FATES)
        self.assertEqual(list(source["counts"]), COUNTED)
        self.assertEqual(source["counts"], {"page": 5, "link": 0, "topic": 0, "quiz": 1, "bank": 0,
                                            "question": 1, "assignment": 0, "lti": 0, "file": 1})
        self.assertEqual([i["title"] for i in source["items"]], ["Week 1/2", "Week 3"])
        self.assertEqual([i["kind"] for i in source["items"][0]["items"]], ["page", "page", "folder"])
        self.assertEqual(len(source["unlinked"]), 1)
        credential, = info["credentials"]
        for member in ("ref", "title", "status", "counts", "items", "outcomes", "assessments"):
            self.assertIn(member, credential)
        self.assertEqual(credential["counts"], source["counts"], "the whole course counts the same")
        refs = re.findall(r'"ref": "([^"]*)"', self.run_cli("info", self.one_credential_path, "--json")[0])
        self.assertTrue(all(re.fullmatch("[0-9a-f]{32}", ref) for ref in refs))
        self.assertEqual(len(refs), len(set(refs)))

    @property
    def one_credential_path(self):
        return self.at("one.ashlar")

    def test_words(self):
        out, _ = self.run_cli("info", self.one_credential())
        self.assertIn("Stones", out)

    def test_refused(self):
        self.refuse("info", self.at("no.ashlar"), says="no.ashlar")
        self.refuse("info", self.stones)
        self.refuse("info", self.folder, says="folder")
        with open(self.document(), "rb") as file:
            whole = bytearray(file.read())
        for at in (40, 4096, 9000):
            broken = self.at("broken.ashlar")
            with open(broken, "wb") as file:
                file.write(whole[:at])
            self.refuse("info", broken, "--json")


FULL = {
    "issuer": {"name": "Guild", "url": "https://guild.example/b", "email": "us@guild.example"},
    "credentials": [{
        "title": "Masonry", "code": "M-1", "lang": "en-GB", "purpose": "To build", "audience": "All",
        "minutes": 90,
        "outcomes": [{"key": "O1", "text": "Lay a course", "uri": "https://skills.example/1"},
                     {"key": "O2", "text": "Dress a stone"}],
        "modules": [{"title": "One", "purpose": "First", "items": ["Week 1/2/Façade", "Week 3"]},
                    {"title": "Two", "items": [{"source": "Stones", "item": "Week 1/2/In/Out"}]}],
        "rubrics": [{"key": "R", "title": "Wall", "criteria": [
            {"title": "Plumb", "text": "By eye", "weight": 100, "outcome": "O1", "ratings": [{"title": "Yes", "text": "It is", "points": 2.5},
                                                            {"title": "No", "points": 0}]}]}],
        "assessments": [{"key": "A", "title": "Test", "item": "Week 3/Stone quiz", "rubric": "R",
                         "weight": 60, "pass": 50.5, "attempts": 3, "minutes": 25,
                         "integrity": "In the yard", "outcomes": ["O1", "O1"]},
                        {"key": "B", "title": "Viva", "kind": "viva", "item": None, "weight": 40,
                         "attempts": 1, "minutes": 15, "brief": {"role": "You build", "product": "A wall"},
                         "outcomes": ["O2"]}],
        "alignments": [{"item": "Façade", "outcome": "O1", "depth": "introduced"},
                       {"item": "Week 3 / Arch", "outcome": "O2", "depth": "practised"},
                       {"item": "In/Out", "outcome": "O2", "depth": "practised"}],
        "completion": {"op": "need", "n": 1, "of": ["A", "B"]},
        "badge": {"name": "Mason", "text": "Builds walls."},
    }],
}

TALK = "Introduce your dataset"  # in the sample


class Apply(Case):
    def test_full(self):
        path = self.document()
        made, = self.json("apply", path, self.plan(FULL))["credentials"]
        self.assertEqual((made["title"], made["code"]), ("Masonry", "M-1"))
        credential, = self.json("info", path)["credentials"]
        self.assertEqual(credential["status"], "draft")
        self.assertEqual([m["title"] for m in credential["items"]], ["One", "Two"])
        first = credential["items"][0]["items"]
        self.assertEqual([i["title"] for i in first], ["Façade", "Week 3"])
        self.assertEqual([i["title"] for i in first[1]["items"]], ["Arch", "Stone quiz"])
        self.assertEqual([o["key"] for o in credential["outcomes"]], ["O1", "O2"])
        one, two = credential["assessments"]
        self.assertEqual((one["key"], one["weight"], one["pass"], one["outcomes"]), ("A", 60, 50.5, ["O1"]))
        self.assertEqual(one["item"], first[1]["items"][1]["ref"])
        self.assertEqual((two["item"], two["pass"], two["outcomes"]), (None, None, ["O2"]))
        self.assertEqual((one["integrity"], two["integrity"]), ("In the yard", None))
        self.assertEqual([(a["kind"], a["attempts"], a["minutes"]) for a in (one, two)],
                         [(None, 3, 25), ("viva", 1, 15)])
        # Once more would be a second credential under the same code.
        self.refuse("apply", path, self.plan(FULL), says=["M-1", "line"])

    def stored(self, path, sql, *values):
        store = sqlite3.connect(path)
        try:
            return store.execute(sql, values).fetchall()
        finally:
            store.close()

    def test_evidence(self):
        """What a plan says of evidence, and where it is kept: of a quiz in the quiz."""
        plan = copy.deepcopy(FULL)
        credential = plan["credentials"][0]
        credential["assessments"][0]["kind"] = "quiz"
        credential["assessments"].append({"title": "Portfolio", "kind": "portfolio", "item": "Façade",
                                          "attempts": 0, "minutes": 0})
        path = self.document()
        self.run_cli("apply", path, self.plan(plan))
        of = lambda columns: self.stored(path, "SELECT %s FROM assessment ORDER BY pos" % columns)
        self.assertEqual(of("kind, attempts, minutes"),
                         [(None, None, None), ("viva", 1, 15), ("portfolio", 0, None)])
        self.assertEqual(self.stored(path, "SELECT item.attempts, limit_minutes FROM item JOIN assessment ON "
                                           "item.id = item ORDER BY assessment.pos"), [(3, 25), (None, None)])
        self.assertEqual(self.stored(path, "SELECT key, value FROM field JOIN assessment ON owner = "
                                           "assessment.id WHERE title = 'Viva' ORDER BY key"),
                         [("brief.product", "A wall"), ("brief.role", "You build")])

    def test_rubric(self):
        path = self.document()
        credential = {"title": "Rubrics", "rubrics": [
            {"title": "Ranges", "criteria": [{"title": "Plumb", "text": "By eye", "weight": 60, "ratings": [
                {"title": "Yes", "from": 2, "points": 4}, {"title": "No", "points": 1}]}]},
            {"title": "Bare", "scoring": "none", "criteria": [{"title": "Level", "ratings": [{"title": "Yes"}]}]},
            {"title": "Alone", "criteria": [{"title": "Sound", "points": 7.5}]}]}
        self.run_cli("apply", path, self.plan({"credentials": [credential]}))
        self.assertEqual(self.stored(path, "SELECT scoring FROM rubric ORDER BY pos"),
                         [("range",), ("none",), ("points",)])
        self.assertEqual(self.stored(path, "SELECT title, text, points_c, weight_bp FROM criterion ORDER BY title"),
                         [("Level", None, None, None), ("Plumb", "By eye", 400, 6000), ("Sound", None, 750, None)])
        self.assertEqual(self.stored(path, "SELECT points_c, min_c FROM rating ORDER BY points_c"),
                         [(None, None), (100, None), (400, 200)])

    def test_bad_evidence(self):
        """What contradicts itself is refused where it does."""
        path = self.document()
        one = lambda change: lambda p, c: change(c["assessments"][0])
        two = lambda change: lambda p, c: change(c["assessments"][1])
        rubric = lambda change: lambda p, c: change(c["rubrics"][0], c["rubrics"][0]["criteria"][0])
        for change, says, line in (
                (one(lambda a: a.update(kind="exam")), ["kind", "viva"], "exam"),
                (one(lambda a: a.update(kind="assignment")), ["assignment", "Stone quiz", "quiz"], '"kind"'),
                (one(lambda a: a.update(kind="viva")), "Stone quiz", '"kind"'),
                (two(lambda a: a.update(kind="tool")), ["tool", "item"], '"kind"'),
                (one(lambda a: a.update(attempts=1.5)), "attempts", "attempts"),
                (one(lambda a: a.update(attempts=1000)), "attempts", "attempts"),
                (two(lambda a: a.update(minutes="long")), "minutes", "minutes"),
                (two(lambda a: a.update(brief="Build")), "brief", "Build"),
                (two(lambda a: a["brief"].update(task="Build")), "task", "task"),
                (two(lambda a: a["brief"].update(role=7)), "role", "role"),
                (rubric(lambda r, c: r.update(scoring="stars")), "scoring", "stars"),
                (rubric(lambda r, c: r.update(scoring="none")), "points", '"points"'),
                (rubric(lambda r, c: (r.update(scoring="points"), c["ratings"][0].update({"from": 1}))),
                 "from", '"from"'),
                (rubric(lambda r, c: c["ratings"][0].update({"from": 3})), "from", '"from"'),
                (rubric(lambda r, c: c["ratings"][0].update({"from": 3, "points": None})), "from", '"from"'),
                (rubric(lambda r, c: c.update(points=9)), "2.5", '"points": 9'),
                (rubric(lambda r, c: c.update(weight=101)), "weight", "weight")):
            with self.subTest(says=says, line=line):
                self.bad(path, change, says=says, line=line)

    def test_bad_discussion(self):
        """There is nothing to try or to time where people talk."""
        path = self.sample()
        talk = {"title": "Talk", "kind": "discussion", "item": TALK, "weight": 10}
        plan = lambda **more: self.plan({"credentials": [
            {"title": "Talking", "modules": [{"title": "M", "items": [TALK]}],
             "assessments": [dict(talk, **more)]}]})
        self.refuse("apply", path, plan(attempts=2), says="attempts")
        self.refuse("apply", path, plan(minutes=20), says="minutes")
        self.run_cli("apply", path, plan())

    def test_least(self):
        path = self.document()
        for plan in ({}, {"credentials": []}, {"credentials": [{"title": "Bare"}]}, {"issuer": {"name": "N"}}):
            self.run_cli("apply", path, self.plan(plan))
        self.assertEqual(len(self.json("info", path)["credentials"]), 1)

    def test_nothing(self):
        out, _ = self.run_cli("apply", self.document(), self.plan({"credentials": []}))
        self.assertEqual(out, "The plan makes no credential.\n")
        out, _ = self.run_cli("apply", self.document("q.ashlar"), self.plan({"credentials": [{"title": "A"}]}))
        self.assertEqual(out, "Credential 1: A (nothing in it yet)\n")

    def test_every_member_may_be_absent(self):
        """All but titles, and what something else in the plan refers to."""
        needed = {"title", "key", "outcomes", "modules", "rubrics", "assessments", "items"}
        paths = []

        def walk(value, at):
            if isinstance(value, dict):
                for name, below in value.items():
                    paths.append(at + [name])
                    walk(below, at + [name])
            elif isinstance(value, list):
                for index, below in enumerate(value):
                    walk(below, at + [index])

        walk(FULL, [])
        for number, at in enumerate(paths):
            if at[-1] in needed or (at[-1] == "item" and "items" in at):
                continue
            plan = copy.deepcopy(FULL)
            value = plan
            for step in at[:-1]:
                value = value[step]
            del value[at[-1]]
            with self.subTest(at=at):
                into = self.document("m%d.ashlar" % number)
                self.run_cli("apply", into, self.plan(plan))
                os.unlink(into)

    def bad(self, path, change, says=None, line=None):
        plan = copy.deepcopy(FULL)
        change(plan, plan["credentials"][0])
        said = self.refuse("apply", path, self.plan(plan), says=says)
        self.assertRegex(said, r"plan\.json, line \d+")
        if line is not None:
            text = json.dumps(plan, indent=1).split("\n")
            number = int(re.search(r"line (\d+)", said).group(1))
            self.assertIn(line, text[number - 1])

    def test_bad(self):
        path = self.document()
        bad = lambda *args, **names: self.bad(path, *args, **names)
        bad(lambda p, c: c.pop("title"), says="title")
        bad(lambda p, c: c.update(title="  "), says="title")
        bad(lambda p, c: c["modules"][0].pop("title"), says="title")
        bad(lambda p, c: c["rubrics"][0]["criteria"][0]["ratings"][0].pop("title"), says="title")
        bad(lambda p, c: c.update(colour="red"), says="colour", line="colour")
        bad(lambda p, c: p.update(extra=1), says="extra", line="extra")
        bad(lambda p, c: c["outcomes"][0].update(verb="lay"), says="verb", line="verb")
        bad(lambda p, c: c.update(minutes="long"), says="minutes", line="minutes")
        bad(lambda p, c: c.update(minutes=-1), line="minutes")
        bad(lambda p, c: c.update(minutes=1.5), line="minutes")
        bad(lambda p, c: c.update(lang="English, please"), line="lang")
        bad(lambda p, c: c.update(modules={}), says="modules")
        bad(lambda p, c: c["modules"].append("Three"))
        bad(lambda p, c: c["modules"][0]["items"].append("Nowhere"), says="Nowhere", line="Nowhere")
        bad(lambda p, c: c["modules"][0]["items"].append(7), line="7")
        bad(lambda p, c: c["modules"][0]["items"].append({"source": "Bricks", "item": "Façade"}), says="Bricks")
        bad(lambda p, c: c["modules"][0]["items"].append("f" * 32))
        bad(lambda p, c: c["modules"][0]["items"].append("Arch"),
            says=["Week 1/2 / Deeper / Arch", "Week 3 / Arch"], line="Arch")
        bad(lambda p, c: c["outcomes"].append({"key": "O1", "text": "Twice"}), says="O1")
        bad(lambda p, c: c["outcomes"][0].update(uri="not an address"), line="not an address")
        bad(lambda p, c: c["outcomes"].append({"key": "P", "part-of": "nobody"}), line="nobody")
        bad(lambda p, c: c["outcomes"].extend([
            {"key": "P", "part-of": c["outcomes"][0]["key"]}, {"key": "Q", "part-of": "P"}]),
            line='"part-of": "P"')
        bad(lambda p, c: c["assessments"][0].update(rubric="Q"), says="Q", line='"Q"')
        bad(lambda p, c: c["assessments"][0].update(weight=101), line="101")
        bad(lambda p, c: c["assessments"][0]["outcomes"].append("O9"), says="O9", line="O9")
        bad(lambda p, c: c["assessments"][0].update(item="Deeper/Arch"), says="module")
        bad(lambda p, c: c["alignments"][0].update(depth="assessed"), line="assessed")
        bad(lambda p, c: c["alignments"][0].update(item="Deeper/Arch"), says="module")
        bad(lambda p, c: c["completion"].update(n=3), says="need")
        bad(lambda p, c: c["completion"].update(op="most"), line="most")
        bad(lambda p, c: c["completion"].update(of=["Z"]), says="Z")
        bad(lambda p, c: c["completion"].update(of=[]), says="that count", line='"of"')
        bad(lambda p, c: (c.update(assessments=[]), c["completion"].pop("of")), says="has none")
        bad(lambda p, c: c["outcomes"][0].update(text=" "), says="text", line='"text"')
        bad(lambda p, c: c["outcomes"][0].update(text=""), says="text", line='"text"')
        bad(lambda p, c: p["credentials"].append({"title": " Masonry"}), says="Masonry", line=" Masonry")
        bad(lambda p, c: p["issuer"].update(url="guild"), line="guild")
        bad(lambda p, c: p["issuer"].update(url="javascript:alert(1)"))
        bad(lambda p, c: p["issuer"].update(email="guild"))
        bad(lambda p, c: p["credentials"].append(copy.deepcopy(c)), says="M-1")
        bad(lambda p, c: c.update(badge="Mason"), says="badge")

    def test_not_json(self):
        path = self.document()
        for text in ("", "{", "[]", '{"credentials": [}', "\x00", '{"issuer": {}, "issuer": {}}',
                     "[" * 100000, '{"credentials": [{"title": "A"}', '"text"', "null"):
            self.refuse("apply", path, self.plan(text))

    def test_title_paths(self):
        path = self.document()
        refs = {}
        for ways, title in (
                (("Week 1/2/Façade", "Façade", "Week 1/2 / Façade"), "Façade"),
                (("In/Out", "Week 1/2/In/Out"), "In/Out"),
                (("Week 1/2/Deeper/Arch", "Deeper/Arch", "Week 1/2/Arch"), "Arch"),
                (("Week 3/Arch",), "Arch"), (("Week 1/2",), "Week 1/2")):
            for way in ways:
                plan = {"credentials": [{"title": way, "modules": [{"title": "M", "items": [way]}]}]}
                self.run_cli("apply", path, self.plan(plan))
        credentials = self.json("info", path)["credentials"]
        for credential in credentials:
            item, = credential["items"][0]["items"]
            refs[credential["title"]] = item["title"]
        self.assertEqual(refs["Week 1/2/Arch"], "Arch")
        self.assertEqual(refs["In/Out"], "In/Out")
        self.assertEqual(refs["Week 1/2"], "Week 1/2")
        # By ref, also what stands outside the outline.
        source, = self.json("info", path)["sources"]
        ref = source["unlinked"][0]["ref"]
        self.run_cli("apply", path, self.plan({"credentials": [
            {"title": "By ref", "modules": [{"title": "M", "items": [ref]}]}]}))

    def test_two_sources(self):
        path = self.document()
        self.run_cli("import", write_package(self.at("other.imscc"), "Other", "2"), "--into", path)
        plan = lambda item: self.plan({"credentials": [
            {"title": "T", "modules": [{"title": "M", "items": [item]}]}]})
        self.refuse("apply", path, plan("Week 3/Arch"), says=["Stones", "Other"])
        self.run_cli("apply", path, plan({"source": "Other", "item": "Week 3/Arch"}))
        self.run_cli("apply", path, plan({"source": "other.imscc", "item": "Week 3/Arch"}))
        ref = self.json("info", path)["sources"][0]["ref"]
        self.run_cli("apply", path, plan({"source": ref, "item": "Week 3/Arch"}))

    def test_tired(self):
        path = self.document()
        plan = self.plan(FULL)
        self.refuse("apply", path, self.at("no.json"), says="no.json")
        self.refuse("apply", self.at("no.ashlar"), plan, says="no.ashlar")
        self.refuse("apply", path, self.folder)
        self.refuse("apply", plan, path)
        self.refuse("apply", path, path)

    def test_strict(self):
        path = self.document()
        bare = copy.deepcopy(FULL)
        del bare["credentials"][0]["assessments"][1]
        bare["credentials"][0]["completion"] = {"op": "all"}
        before = snapshot(self.folder)
        plan = self.plan(bare)
        self.run_cli("apply", path, plan, "--strict", expect=FINDINGS)
        os.unlink(plan)
        self.assertEqual(snapshot(self.folder), before)

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")
        with open(os.path.join(ROOT, "data", "plan.schema.json"), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for name in ("plan.example.json", "sample/plan.json"):
            with open(os.path.join(ROOT, "data", name), encoding="utf-8") as file:
                validator.validate(json.load(file))
        validator.validate(FULL)
        for change in (lambda c: c.pop("title"), lambda c: c.update(colour=1), lambda c: c.update(minutes=-1),
                       lambda c: c["modules"][0]["items"].append(7), lambda c: c["assessments"][0].update(weight=101),
                       lambda c: c["completion"].update(op="most"), lambda c: c.update(badge="Mason"),
                       lambda c: c["completion"].update(of=[]), lambda c: c["outcomes"][0].update(text=" "),
                       lambda c: c["assessments"][0].update(kind="exam"),
                       lambda c: c["assessments"][1].update(kind="tool"),
                       lambda c: c["assessments"][1]["brief"].update(task="Build"),
                       lambda c: c["rubrics"][0].update(scoring="stars")):
            plan = copy.deepcopy(FULL)
            change(plan["credentials"][0])
            self.assertFalse(validator.is_valid(plan))

    def test_example(self):
        """A plan for the sample course; for another it is refused."""
        example = os.path.join(ROOT, "data", "plan.example.json")
        self.run_cli("apply", self.sample(), example, "--strict")
        self.assertEqual(len(self.json("info", self.at("sample.ashlar"))["credentials"]), 4)
        self.refuse("apply", self.document(), example, says=["Week 5", "line"])


class Parts(Case):
    def test_what_learners_read(self):
        """Parts stand below their outcome, and a module says its own outcomes."""
        path = self.sample()
        self.run_cli("apply", path, os.path.join(ROOT, "data", "plan.example.json"))
        self.run_cli("preview", path, "--credential", "Reading Charts", "-o", self.at("site"))
        pages = {}
        for folder, _, names in os.walk(self.at("site")):
            for name in names:
                if name.endswith(".html"):
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        pages[name] = file.read()
        self.assertRegex(pages["index.html"], r"Say what a misleading chart hides<ul class=\"outcomes\">\s*"
                                              r"<li>Find the axis that is cut off</li>\s*</ul>")
        module = [text for text in pages.values() if "See a chart as an answer to a question." in text and
                  '<ul class="outcomes">\n<li>Choose a chart that fits a question</li>\n</ul>' in text]
        self.assertEqual(len(module), 1)
        # In a learning system a module has no page: the start page says which are its own.
        self.run_cli("export", path, "--credential", "Reading Charts", "--format", "cc1.3", "-o", self.at("o.imscc"))
        with zipfile.ZipFile(self.at("o.imscc")) as package:
            texts = [package.read(name).decode() for name in package.namelist() if name.endswith(".html")]
        start, = [text for text in texts if "data-ashlar-start-here" in text]
        self.assertIn("<li>Choose a chart that fits a question <small>(", start)


class Licence(Case):
    def test_in_the_package(self):
        """What the sheet says of the licence is what the package says of its rights."""
        path, plan, out = self.sample(), self.at("plan.json"), self.at("out.imscc")
        with open(plan, "w", encoding="utf-8") as file:
            json.dump({"credentials": [{
                "title": "Licensed", "sheet": {"licence": "CC BY 4.0", "attribution": "Maps: Survey & Co"},
                "modules": [{"title": "One", "items": ["Broken axes"]}]}]}, file)
        self.run_cli("apply", path, plan)
        self.run_cli("export", path, "--credential", "Licensed", "--format", "cc1.3", "-o", out)
        with zipfile.ZipFile(out) as package:
            manifest = package.read("imsmanifest.xml").decode()
        self.assertIn("CC BY 4.0\nMaps: Survey &amp; Co", manifest)


class Sheet(Case):
    def say(self, key, text):
        return self.plan({"credentials": [{"title": "Said", "sheet": {"code": "S 1", key: text}}]})

    def test_refused(self):
        """A plan that says what no form would take is refused with its line and its key."""
        path = self.document()
        for key, text in (("credit", "two"), ("review", "in May"), ("rate-words-per-minute", "fast")):
            self.refuse("apply", path, self.say(key, text), says=["plan.json, line 7: “%s”: " % key])

    def test_choices(self):
        """Choices are known however they are written."""
        path = self.document()
        for key, text, value in (("credit_scheme", "ECTS", "ects"), ("mode", "On-site", "onsite")):
            self.run_cli("apply", path, self.say(key, text))
            store = sqlite3.connect(path)
            self.assertIn((value,), store.execute("SELECT %s FROM credential" % key).fetchall())
            store.close()


class Propose(Case):
    def propose(self, path, *args):
        return self.json("propose", path, "--credential", "Broken", "--by", *args)["modules"]

    def test_by(self):
        path = self.sample()
        for args in (["structure"], ["weeks"], ["workload"], ["workload", "--modules", "3"]):
            before = self.json("info", path)["credentials"]
            modules = self.propose(path, *args)
            *rest, made = self.json("info", path)["credentials"]
            self.assertEqual(rest, before)
            self.assertEqual(made["title"], "Broken")
            self.assertGreaterEqual(len(modules), 2)
            for module in modules:
                self.assertTrue(module["items"])
        out, _ = self.run_cli("propose", path, "--by", "weeks", "--credential", "In words")
        self.assertEqual(len(out.splitlines()), len(self.propose(path, "weeks")))

    def test_headings(self):
        words = "Words of a long page. " * 60
        page = "".join("<h2>Part %d</h2><p>%s</p>" % (n, words) for n in range(1, 4))
        path = self.at("long.ashlar")
        package = write_package(self.at("long.imscc"), "Long", "1")
        with zipfile.ZipFile(package) as before:
            members = {name: before.read(name) for name in before.namelist()}
        name = next(name for name in members if name.endswith(".html"))
        members[name] = ("<html><body>%s</body></html>" % page).encode()
        with zipfile.ZipFile(package, "w") as after:
            for member, data in members.items():
                after.writestr(member, data)
        self.run_cli("import", package, "--into", path)
        modules = self.propose(path, "headings")
        titles = [title for module in modules for title in module["items"]]
        self.assertIn("Part 2", titles)
        self.assertIn("Part 3", titles)
        out = self.at("long-out.imscc")
        self.run_cli("export", path, "--format", "cc1.1", "--credential", "Broken", "-o", out)
        with zipfile.ZipFile(out) as written:
            pages = [written.read(n).decode() for n in written.namelist() if n.endswith(".html")]
        for n in range(1, 4):
            self.assertEqual(sum("<h2>Part %d</h2>" % n in text for text in pages), 1)

    def test_refused(self):
        path = self.document()
        args = ("propose", path, "--credential", "N", "--by")
        self.refuse(*args, "workload", "--modules", "99", says="too few")
        self.refuse(*args, "workload", "--modules", "0", expect=USAGE)
        self.refuse(*args, "headings", says="No page")
        self.refuse(*args, "structure", "--source", "Nothing", expect=USAGE, says="Nothing")
        self.run_cli("import", write_package(self.at("other.imscc"), "Other", "2"), "--into", path)
        self.refuse(*args, "structure", expect=USAGE, says="--source")
        self.run_cli(*args, "structure", "--source", "Other")
        self.refuse("propose", self.at("no.ashlar"), "--by", "weeks", "--credential", "N")


class Films(Case):
    def rewrite(self, package, name, data):
        with zipfile.ZipFile(package) as before:
            members = {each: before.read(each) for each in before.namelist()}
        members[name] = data.encode()
        with zipfile.ZipFile(package, "w") as after:
            for member, content in members.items():
                after.writestr(member, content)

    def setUp(self):
        super().setUp()
        reader = os.path.join(os.path.dirname(CLI), os.pardir, "markup", "ashlar-length")
        if subprocess.run([reader], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          check=False).returncode == 2:
            self.skipTest("GStreamer's plugins are not installed")

    def test_length_counts(self):
        """Ten minutes of silence, and what only calls itself a film."""
        count = 600 * 8000
        sound = (b"RIFF" + struct.pack("<I", 36 + count) + b"WAVEfmt " +
                 struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8) + b"data" +
                 struct.pack("<I", count) + bytes([128]) * count)
        package = write_package(
            self.at("films.imscc"), "Films", "f", members=[("talk.wav", sound), ("film.mp4", b"none")],
            more="".join('<resource identifier="r%d" type="webcontent" href="%s"><file href="%s"/></resource>'
                         % (number, name, name) for number, name in enumerate(("talk.wav", "film.mp4"))))
        self.rewrite(package, "a.html", "<p>Listen, and look.</p><audio src='talk.wav'></audio>"
                     "<video src='film.mp4'></video>")
        path, out = self.at("films.ashlar"), self.at("films.html")
        self.run_cli("import", package, "--into", path, "--as-credential", "Films")
        self.run_cli("spec", path, "-o", out)
        with open(out, encoding="utf-8") as file:
            text = file.read()
        self.assertRegex(text, r"Façade</bdi></td><td[^>]*>page</td><td[^>]*>about 10 min<")
        self.assertIn("the length of films and sounds", text)
        modules = self.json("propose", path, "--by", "weeks", "--credential", "N")["modules"]
        self.assertGreaterEqual(max(module["minutes"] for module in modules), 10)


class Check(Case):
    def test_sample(self):
        path = self.sample()
        findings = self.json("check", path, expect=FINDINGS)["findings"]
        for finding in findings:
            self.assertEqual(list(finding), ["rule", "severity", "ref", "where", "what", "fix"])
            self.assertIn(finding["severity"], ("error", "warning", "advice"))
        out, _ = self.run_cli("check", path, expect=FINDINGS)
        for finding in findings:
            self.assertIn(finding["what"], out)
        self.run_cli("check", path, "--credential", "DLF-101", expect=DONE)
        self.run_cli("check", path, "--strict", expect=FINDINGS)
        self.refuse("check", path, "--credential", "Nobody", expect=USAGE, says="DLF-101")

    def test_clean(self):
        path = self.document()
        sound = copy.deepcopy(FULL)
        sound["credentials"][0]["completion"]["n"] = 2
        sound["credentials"][0]["alignments"].append({"item": "In/Out", "outcome": "O1", "depth": "practised"})
        self.run_cli("apply", path, self.plan(sound))
        self.assertEqual(self.json("check", path)["findings"], [])
        self.assertIn("Nothing", self.run_cli("check", path)[0])
        self.assertEqual(self.json("check", self.document("q.ashlar"))["findings"], [])
        self.refuse("check", self.at("no.ashlar"))


class Export(Case):
    def test_targets_and_formats(self):
        path = self.one_credential()
        before = open(path, "rb").read()
        for args, version in ((("--target", "moodle"), "1.1.0"), (("--target", "canvas"), "1.3.0"),
                              (("--format", "cc1.1"), "1.1.0"), (("--format", "cc1.3"), "1.3.0")):
            out = self.at("out.imscc")
            said = self.json("export", path, *args, "-o", out)
            self.assertEqual(said["file"], out)
            self.assertIn("report", said)
            if args[0] == "--target":
                self.assertTrue(said["steps"])
            with zipfile.ZipFile(out) as package:
                self.assertIn("<schemaversion>%s" % version, package.read("imsmanifest.xml").decode())
        self.assertEqual(open(path, "rb").read(), before)
        self.assertFalse([name for name in os.listdir(self.folder) if name.endswith(".part")])
        out, _ = self.run_cli("export", path, "--target", "moodle", "-o", self.at("again.imscc"))
        self.assertIn("again.imscc", out)
        self.assertIn("1. ", out)

    def test_dry_run(self):
        path = self.sample()
        before = snapshot(self.folder)
        for target in ("canvas", "moodle", "brightspace", "blackboard", "sakai", "openedx", "not-sure"):
            said = self.json("export", path, "--target", target, "--credential", "Visualising Data",
                             "--dry-run")
            parts = said["parts"]
            self.assertEqual(parts["all"], sum(n for name, n in parts.items() if name != "all"))
            told = [ref for line in said["lines"] for ref in line["parts"]]
            self.assertEqual(len(told), parts["all"] - parts["arrives"], target)
            for line in said["lines"]:
                self.assertIn(line["sure"], ("standard", "tried", "read", "documented", "unknown"))
        self.assertEqual(snapshot(self.folder), before)
        self.refuse("export", path, "--dry-run", "--format", "cc1.1", expect=USAGE, says="--target")

    def test_same_bytes(self):
        path = self.one_credential()
        for name in ("a", "b"):
            self.run_cli("export", path, "--format", "cc1.3", "-o", self.at(name))
        self.assertEqual(open(self.at("a"), "rb").read(), open(self.at("b"), "rb").read())

    def test_ours_comes_back(self):
        """As a credential again, our own package has its identities and its start page."""
        first, second = self.at("first.imscc"), self.at("second.imscc")
        credential = self.json("info", self.sample())["credentials"][0]
        self.run_cli("export", self.at("sample.ashlar"), "--format", "cc1.3",
                     "--credential", credential["ref"], "-o", first)
        self.run_cli("import", first, "--into", self.at("back.ashlar"), "--as-credential",
                     credential["title"])
        self.run_cli("export", self.at("back.ashlar"), "--format", "cc1.3", "-o", second)
        with open(first, "rb") as one, open(second, "rb") as two:
            self.assertEqual(one.read(), two.read())

    def test_choice(self):
        path = self.sample()
        for verb, args in (("export", ["--format", "cc1.3"]), ("badge", []), ("preview", [])):
            self.refuse(verb, path, *args, "-o", self.at("x"), expect=USAGE,
                        says=["DLF-101", "VD-102", "DID-103", "--credential"])
            self.refuse(verb, path, *args, "-o", self.at("x"), "--credential", "X", expect=USAGE, says="DLF-101")
        info = self.json("info", path)["credentials"]
        for name in (info[0]["ref"], "DLF-101", info[0]["title"]):
            out = self.at("by.imscc")
            said = self.json("export", path, "--format", "cc1.3", "--credential", name, "-o", out)
            self.assertEqual(said["credential"], info[0]["ref"])

    def test_tired(self):
        path = self.one_credential()
        out = self.at("out.imscc")
        self.refuse("export", path, "-o", out, expect=USAGE, says="moodle")
        self.refuse("export", path, "-o", out, "--target", "webct", expect=USAGE, says="moodle")
        self.refuse("export", path, "-o", out, "--format", "cc9", expect=USAGE)
        self.refuse("export", path, "-o", out, "--format", "cc1.1", "--target", "moodle", expect=USAGE)
        self.refuse("export", path, "-o", path, "--format", "cc1.1", expect=USAGE)
        self.refuse("export", path, "-o", self.folder, "--format", "cc1.1", expect=NOT_WRITTEN)
        self.refuse("export", path, "-o", self.at("no", "x"), "--format", "cc1.1", expect=NOT_WRITTEN)
        self.refuse("export", self.at("no.ashlar"), "-o", out, "--format", "cc1.1")
        self.refuse("export", self.document("e.ashlar"), "-o", out, "--format", "cc1.1", says="credential")

    def test_strict(self):
        path = self.sample()
        self.run_cli("export", path, "--credential", "VD-102", "--format", "cc1.3", "-o", self.at("x"), "--strict",
                     expect=FINDINGS)
        self.assertFalse(os.path.exists(self.at("x")))
        self.run_cli("export", path, "--credential", "DLF-101", "--format", "cc1.3", "-o", self.at("x"), "--strict")


FRAMEWORK = {
    "CFDocument": {"title": "Trades", "uri": "https://f.example/CFDocuments/d", "creator": "Guild"},
    "CFItems": [{"identifier": "a", "uri": "https://f.example/CFItems/a", "humanCodingScheme": "M.1",
                 "fullStatement": "Lays stone", "notes": "In walls."},
                {"identifier": "b", "uri": "https://f.example/CFItems/b", "humanCodingScheme": "M.1.1",
                 "fullStatement": "Reads a façade"}],
    "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "b"},
                        "destinationNodeURI": {"identifier": "a"}}],
}


class Framework(Case):
    def test_bring_in(self):
        path, file = self.document(), self.plan(FRAMEWORK, "f.txt")
        self.assertEqual(self.json("framework", path)["frameworks"], [])
        said = self.json("framework", path, file, "--search", "facade")["frameworks"]
        self.assertEqual([f["title"] for f in said], ["Trades"])
        self.assertEqual(said[0]["format"], "case")
        self.assertEqual(said[0]["statements"], 2)
        self.assertEqual([(f["text"], f["below"]) for f in said[0]["found"]], [("Reads a façade", "Lays stone")])
        _, again = self.run_cli("framework", path, file)
        self.assertIn("already", again)
        FRAMEWORK["CFItems"][0]["fullStatement"] = "Lays stones"
        _, renewed = self.run_cli("framework", path, self.plan(FRAMEWORK, "g.txt"))
        self.assertIn("another version", renewed)
        out, _ = self.run_cli("framework", path, "--list")
        self.assertEqual(out, "Trades (2 statements)\n"
                              "  M.1  Lays stones  https://f.example/CFItems/a\n"
                              "    M.1.1  Reads a façade  https://f.example/CFItems/b\n")
        out, _ = self.run_cli("framework", path, self.plan("Acts with care", "h.txt"), "--attributes",
                              "--title", "Attributes")
        self.assertEqual(out, "Attributes (1 statement)\n")
        out, _ = self.run_cli("framework", path, "--framework", "Attributes", "--list")
        self.assertEqual(out, "Attributes (1 statement)\n  Acts with care\n")
        self.refuse("framework", path, "--framework", "Atributes", "--list", says="“Atributes”")

    def test_use(self):
        path = self.one_credential()
        file = self.plan(FRAMEWORK, "f.json")
        self.run_cli("framework", path, file, "--use", "M.1.1")
        self.run_cli("framework", path, "--use", "https://f.example/CFItems/a", "--as", "attribute")
        out = self.at("badge")
        self.run_cli("badge", path, "-o", out)
        with open(os.path.join(out, "ob3", "achievement.json"), encoding="utf-8") as opened:
            badge = json.load(opened)
        self.assertEqual(badge["alignment"][0], {
            "type": ["Alignment"], "targetName": "Reads a façade", "targetUrl": "https://f.example/CFItems/b",
            "targetCode": "M.1.1", "targetFramework": "Trades", "targetType": "CFItem"})
        self.assertEqual(badge["alignment"][1]["targetDescription"], "In walls.")
        self.assertEqual(badge["tag"], ["Reads a façade"])

    def test_refused(self):
        path = self.one_credential()
        self.refuse("framework", path, self.stones, says="CSV")
        self.refuse("framework", path, self.plan("{\"CFItems\": 1}", "odd.json"), says="line 1")
        self.refuse("framework", path, "--use", "nothing", says="nothing")
        self.refuse("framework", path, self.plan(FRAMEWORK, "f.json"), "--use", "Z.9", says="Z.9")
        self.refuse("framework", path, "--use", "x", "--as", "thing", expect=USAGE)
        twice = self.plan("code,text\nA,One\nA,Two\nB,Three\n", "twice.csv")
        self.refuse("framework", path, twice, "--use", "A", says="Several")
        self.run_cli("framework", path, twice, "--use", "B")
        for without in (["--title", "T"], ["--attributes"], ["--as", "skill"], ["--credential", "C"],
                        ["--list", "--search", "x"], [twice, "--framework", "T"]):
            self.refuse("framework", path, *without, expect=USAGE)
        self.refuse("framework", expect=USAGE)
        self.refuse("framework", self.at("none.ashlar"))


class Badge(Case):
    FILES = {"ob3/achievement.json", "ob3/profile.json", "badge.png", "badge.svg", ".ashlar-badge"}
    OB2 = {"ob2/badgeclass.json", "ob2/issuer.json"}

    def files(self, folder):
        return {name for name in snapshot(folder) if not name.endswith("/")}

    def test_with_address(self):
        path = self.document()
        self.run_cli("apply", path, self.plan(FULL))
        out = self.at("badge")
        said = self.json("badge", path, "-o", out)
        self.assertTrue(said["ob2"])
        self.assertEqual(self.files(out), self.FILES | self.OB2)
        with open(os.path.join(out, "ob3", "achievement.json"), encoding="utf-8") as file:
            self.assertIn("https://guild.example/b/M-1", file.read())

    def test_without_address(self):
        out = self.at("badge")
        _, said = self.run_cli("badge", self.one_credential(), "-o", out)
        self.assertIn("2.0", said)
        self.assertEqual(self.files(out), self.FILES)

    def test_tired(self):
        path = self.one_credential()
        self.refuse("badge", path, "-o", self.stones, expect=NOT_WRITTEN)
        self.refuse("badge", path, "-o", self.at("no", "where"), expect=NOT_WRITTEN)
        taken = self.at("taken")
        os.mkdir(taken)
        with open(os.path.join(taken, "badge.png"), "w", encoding="utf-8") as file:
            file.write("mine")
        self.refuse("badge", path, "-o", taken, expect=NOT_WRITTEN, says="badge.png")
        self.assertEqual(snapshot(taken).keys(), {"badge.png"})


class Preview(Case):
    def test_site(self):
        path = self.one_credential()
        out = self.at("site")
        said = self.json("preview", path, "-o", out)
        self.assertTrue(os.path.isfile(said["start"]))
        self.run_cli("preview", path, "-o", out)
        os.mkdir(self.at("full"))
        with open(self.at("full", "mine.txt"), "w", encoding="utf-8") as file:
            file.write("mine")
        self.refuse("preview", path, "-o", self.at("full"), expect=NOT_WRITTEN)
        self.refuse("preview", path, "-o", self.stones, expect=NOT_WRITTEN)
        self.refuse("preview", path, "-o", self.at("no", "where"), expect=NOT_WRITTEN)

    def test_endless_module(self):
        """Each page of it shows the part of the menu that it stands in, so that the site stays small."""
        path, out = self.document(), self.at("site")
        page = self.json("info", path)["sources"][0]["items"][0]["items"][0]["ref"]
        self.run_cli("apply", path, self.plan({"credentials": [
            {"title": "Much", "modules": [{"title": "All", "items": [page] * 500}]}]}))
        self.run_cli("preview", path, "-o", out)
        pages = os.listdir(os.path.join(out, "pages"))
        self.assertEqual(len(pages), 501)
        for name in pages:
            with open(os.path.join(out, "pages", name), encoding="utf-8") as file:
                menu = re.search("<nav class=\"as-side\".*?</nav>", file.read(), re.S).group(0)
            self.assertLess(menu.count("<a"), 210)
            self.assertIn('aria-current="page"', menu)


class Specification(Case):
    def test_writes_one_file_of_one_credential(self):
        path = self.sample()
        out = self.at("spec.html")
        self.refuse("spec", path, "-o", out, expect=USAGE)
        self.run_cli("spec", path, "--credential", "VD-102", "-o", out, "--comments", "--checks")
        with open(out, encoding="utf-8") as file:
            page = file.read()
        self.assertIn("<title>Visualising Data</title>", page)
        self.assertNotIn("<script", page)
        self.assertIn('id="comments"', page)
        self.refuse("spec", path, "--credential", "VD-102", "-o", path, expect=USAGE)
        self.refuse("spec", path, "--credential", "VD-102", "-o", self.at("no", "where"), expect=NOT_WRITTEN)

    def test_matrix_is_read_by_spreadsheets(self):
        path = self.sample()
        out = self.at("matrix.csv")
        self.run_cli("matrix", path, "--credential", "VD-102", "-o", out)
        with open(out, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        self.assertEqual(rows[0][:3], ["Code", "Outcome", "Chart choice quiz"])
        self.assertEqual(rows[1][0], "O1")
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        self.assertIn("A", rows[1])


class Convert(Case):
    def test_round(self):
        for version in ("cc1.1", "cc1.3"):
            once, twice = self.at("once"), self.at("twice")
            said = self.json("convert", self.stones, once, "--format", version)
            self.assertEqual(list(said), ["file", "format", "import", "export"])
            self.run_cli("convert", once, twice, "--format", version)
            self.assertEqual(open(once, "rb").read(), open(twice, "rb").read())
            with zipfile.ZipFile(once) as package:
                manifest = package.read("imsmanifest.xml").decode()
            self.assertIn("<title>Façade</title>", manifest)
            self.assertIn("About “stones”", manifest)
        self.assertEqual(sorted(os.listdir(self.folder)), ["once", "stones.imscc", "twice"])

    def test_replaces_only_with_the_proven(self):
        out = self.plan("older", "out.imscc")
        bad = self.plan("no package", "bad.imscc")
        self.refuse("convert", bad, out, "--format", "cc1.1")
        self.run_cli("convert", self.stones, out, "--format", "cc1.1")
        self.assertTrue(zipfile.is_zipfile(out))

    def test_tired(self):
        self.refuse("convert", self.stones, self.stones, "--format", "cc1.1", expect=USAGE)
        self.refuse("convert", self.at("no"), self.at("x"), "--format", "cc1.1")
        self.refuse("convert", self.folder, self.at("x"), "--format", "cc1.1")
        self.refuse("convert", self.stones, self.folder, "--format", "cc1.1", expect=NOT_WRITTEN)
        self.refuse("convert", self.stones, self.at("no", "x"), "--format", "cc1.1", expect=NOT_WRITTEN)


class Sample(Case):
    def test_sample(self):
        path = self.sample()
        info = self.json("info", path)
        self.assertEqual(len(info["sources"]), 1)
        self.assertEqual(len(info["credentials"]), 3)
        self.refuse("sample", "-o", path, expect=NOT_WRITTEN, says="already")
        self.refuse("sample", "-o", self.at("no", "x.ashlar"), expect=NOT_WRITTEN)
        self.refuse("sample", "-o", self.folder, expect=NOT_WRITTEN)


class Tap(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def say(self, test, is_good, more="", trace=None):
        self.number += 1
        print("%sok %d %s%s" % ("" if is_good else "not ", self.number, test.id().split(".", 1)[1], more), flush=True)
        for line in (trace or "").splitlines():
            print("# " + line, flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        if not any(each is test for each, _ in self.failures + self.errors):
            self.say(test, True)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say(test, False, trace=self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.say(test, False, trace=self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            print("# %s: %s" % (subtest, err[1]), flush=True)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say(test, True, " # SKIP " + reason)


def main():
    if CLI is None:
        sys.exit(__doc__)
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print("1..%d" % suite.countTestCases())
    result = Tap()
    suite.run(result)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
