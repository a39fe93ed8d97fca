#!/usr/bin/env python3
"""usage: cli-out.py CLI   ashlar-cli: checks and everything that is written."""
import copy
import csv
import json
import os
import re
import sys
import zipfile

from cli_case import FULL, DONE, FINDINGS, NOT_WRITTEN, USAGE, Case, main, snapshot


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


if __name__ == "__main__":
    sys.exit(main())
