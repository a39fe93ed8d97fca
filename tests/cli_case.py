"""What the tests of ashlar-cli share: every verb, every exit code, from another folder with an empty environment.

Speaks TAP. What a refusal leaves behind is compared byte by byte: nothing written, nothing changed.
"""
import hashlib
import json
import os
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
        sys.exit("usage: %s CLI" % os.path.basename(sys.argv[0]))
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print("1..%d" % suite.countTestCases())
    result = Tap()
    suite.run(result)
    return 0 if result.wasSuccessful() else 1

