#!/usr/bin/env python3
"""usage: cli-in.py CLI   ashlar-cli: what comes in, and what is said of it."""
import json
import os
import pty
import re
import signal
import subprocess
import sys

from cli_case import (CLI, COUNTED, DONE, FATES, FINDINGS, NOT_WRITTEN, REFUSED, USAGE,
                      Case, main, snapshot, write_package)


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


if __name__ == "__main__":
    sys.exit(main())
