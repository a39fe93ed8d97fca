#!/usr/bin/env python3
"""usage: cli-plan.py CLI   ashlar-cli: plans and proposals, and what a course then is."""
import copy
import json
import os
import re
import sqlite3
import struct
import subprocess
import sys
import zipfile

from cli_case import FULL, TALK, CLI, FINDINGS, ROOT, USAGE, Case, main, snapshot, write_package


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

    def test_draws(self):
        """A quiz of the credential draws; that of the course stays as it is."""
        path = self.sample()
        refs = [bank["ref"] for bank in self.json("info", path)["sources"][0]["banks"]]
        self.assertEqual(len(refs), 2)
        quiz = "Week 5 · Choosing a chart/Chart choice quiz"
        by_words = "Question bank: For how many parts may a pie"

        def plan(*draws, **more):
            return self.plan({"credentials": [{
                "title": "Drawn", "modules": [{"title": "M", "items": [quiz, TALK]}],
                "assessments": [dict({"title": "Quiz", "item": quiz, "draws": list(draws)}, **more)]}]})

        for draw, says in (({"bank": "Question bank", "n": 2}, ["line", "2 question banks", refs[0], refs[1]]),
                           ({"bank": "Nowhere", "n": 2}, ["line", "Nowhere"]),
                           ({"bank": by_words, "source": "Other", "n": 2}, by_words),
                           ({"bank": by_words}, ["line", "“n”"]), ({"n": 2}, "“bank”"),
                           ({"bank": by_words, "n": 0}, "“n”"), ({"bank": by_words, "n": 1.5}, "“n”"),
                           ({"bank": by_words, "n": 2, "all": True}, "all"), ("Question bank", "draw")):
            self.refuse("apply", path, plan(draw), says=says)
        good = {"bank": by_words, "n": 3, "points": 2}
        self.refuse("apply", path, plan(good, item=None), says=["draws", "quiz"])
        self.refuse("apply", path, plan(good, item=TALK), says=["draws", TALK])
        drawn = "SELECT bank, draw, points_c FROM quiz_entry WHERE bank IS NOT NULL ORDER BY pos"
        self.assertEqual(self.stored(path, drawn), [])
        self.run_cli("apply", path, plan(good, {"bank": refs[1], "source": "Working with Data", "n": 9},
                                         {"bank": "Warm-up quiz", "n": 1}))
        warm_up, = self.stored(path, "SELECT id FROM bank WHERE title = 'Warm-up quiz'")[0]
        self.assertEqual([entry[1:] for entry in self.stored(path, drawn)], [(3, 200), (9, None), (1, None)])
        self.assertIn(self.stored(path, drawn)[0][0], refs)
        self.assertEqual([entry[0] for entry in self.stored(path, drawn)][1:], [refs[1], warm_up])
        # They stand after what everybody is asked, and a pool that is too small is named.
        found = self.json("check", path, "--credential", "Drawn")["findings"]
        self.assertEqual([f["where"] for f in found if f["rule"] == "small-pool"], ["M / Chart choice quiz"])
        tree, = self.stored(path, "SELECT DISTINCT item.tree FROM quiz_entry JOIN item ON item.id = quiz "
                                  "WHERE bank IS NOT NULL")[0]
        self.assertEqual(self.stored(path, "SELECT kind FROM tree WHERE id = ?", tree), [("credential",)])
        self.run_cli("export", path, "--credential", "Drawn", "--format", "cc1.3", "-o", self.at("drawn.imscc"))

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
                       lambda c: c["rubrics"][0].update(scoring="stars"),
                       lambda c: c["assessments"][0].update(draws=[{"bank": "B"}]),
                       lambda c: c["assessments"][0].update(draws=[{"bank": "B", "n": 0}])):
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


if __name__ == "__main__":
    sys.exit(main())
