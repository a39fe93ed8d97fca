#!/usr/bin/env python3
"""usage: words.py SOURCE_ROOT   the translations of po/LINGUAS, as TAP.

A translation is whole, keeps what the program fills in, and does not shout.
"""
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from tap import report

TOOLS = ("msgfmt", "msgmerge", "msgcat", "xgettext")
SHARE = 1.0
# As meson's preset for GLib has them.
XGETTEXT = ["--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
            "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3",
            "--keyword=g_dpgettext2:2c,3"]
STRING = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])? )?"(.*)"$')
PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?([-+ 0#']*[\d.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z%])|(\{\w+\})")
# Data files whose words are shown to people, and the members that hold them. gettext does not read
# JSON, so C files that nothing compiles repeat them.
DATA = {
    "data/sheet.json": ("title", "about", "prompt", "example"),
    "data/targets.json": ("title", "basis", "steps", "notes", "one", "many", "why", "why_many",
                          "button", "button_many", "back", "done"),
    "data/verbs/*.json": ("why",),
    "data/badge-limits.json": ("reason",),
}

Entry = collections.namedtuple("Entry", "originals translations is_fuzzy")


def run(*command):
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def read(path):
    """The messages of a .po file, without its header."""
    text = run("msgcat", "--no-wrap", "--no-location", path).stdout
    for block in text.split("\n\n"):
        parts = []
        for line in block.split("\n"):
            found = STRING.match(line)
            if found and found[1]:
                parts.append([found[1], found[2]])
            elif found and parts:
                parts[-1][1] += found[2]
        originals = [text for name, text in parts if name in ("msgid", "msgid_plural")]
        if originals and originals[0]:
            yield Entry(originals, [text for name, text in parts if name == "msgstr"],
                        re.search(r"^#,.*\bfuzzy\b", block, re.M) is not None)


def is_done(entry):
    return all(entry.translations) and not entry.is_fuzzy


def pairs(entries):
    """Each translation beside what it translates: the first form beside the singular."""
    for entry in filter(is_done, entries):
        for number, translation in enumerate(entry.translations):
            yield entry.originals[min(number, len(entry.originals) - 1)], translation


def compiles(path):
    done = run("msgfmt", "--check", "-o", os.devnull, path)
    return done.stderr.splitlines() if done.returncode else []


def share(path, template):
    with tempfile.TemporaryDirectory() as folder:
        merged = os.path.join(folder, "merged.po")
        done = run("msgmerge", "-q", "--no-fuzzy-matching", "-o", merged, path, template)
        entries = list(read(merged)) if done.returncode == 0 else []
    missing = [entry.originals[0] for entry in entries if not is_done(entry)]
    if entries and len(missing) <= (1 - SHARE) * len(entries):
        return []
    return ([f"{len(missing)} of {len(entries)} messages have no translation"] +
            [f"without: {text[:70]}" for text in missing[:10]])


def placeholders(path):
    """A form that stands for one thing may name it instead of counting it."""
    for entry in filter(is_done, read(path)):
        wanted = [sorted(PLACEHOLDER.findall(text)) for text in entry.originals]
        for translation in entry.translations:
            if sorted(PLACEHOLDER.findall(translation)) not in wanted:
                yield f"other placeholders: {translation[:70]}"


def shouts(path):
    return [f"shouts: {translation[:70]}" for original, translation in pairs(read(path))
            if "!" in translation and "!" not in original]


def edges(path):
    def edge(text):
        return re.match(r"(?: |\\n)*", text)[0], re.search(r"(?: |\\n)*$", text)[0]
    return [f"other blanks at its ends: {translation[:70]!r}"
            for original, translation in pairs(read(path)) if edge(original) != edge(translation)]


def german_quotes(path):
    for _, translation in pairs(read(path)):
        plain = re.sub(r"<[^>]*>", "", translation)
        marks = "".join(re.findall(r"„|“|”|\\\"", plain))
        if marks != "„“" * (len(marks) // 2):
            yield f"not in „“: {plain[:70]}"


def texts_of(value, members, is_shown=False):
    if isinstance(value, str) and is_shown:
        yield value
    for item in value if isinstance(value, list) else []:
        yield from texts_of(item, members, is_shown)
    for name, item in value.items() if isinstance(value, dict) else []:
        yield from texts_of(item, members, name in members)


def words_of_data(template):
    """The words of data files that translators do not see; codes and addresses are no words."""
    seen = {entry.originals[0].replace('\\"', '"') for entry in read(template)}
    for pattern, members in DATA.items():
        for path in sorted(glob.glob(pattern)):
            with open(path, encoding="utf-8") as file:
                texts = set(texts_of(json.load(file), members))
            for text in sorted(texts - seen):
                if re.search(r"[a-z]{3}", text) and "://" not in text:
                    yield f"{path}: not in the template: {text[:70]}"


def counted(template):
    """One part is no “1 parts”."""
    for entry in read(template):
        if len(entry.originals) == 1 and re.search(r"%[ud] (parts|items)\b", entry.originals[0]):
            yield f"no form for one: {entry.originals[0][:70]}"


def make_template(path):
    return run("xgettext", *XGETTEXT, "--files-from=po/POTFILES", "-o", path)


def main(root):
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"1..0 # SKIP without {', '.join(missing)}")
        return 0
    os.chdir(root)
    with open("po/LINGUAS", encoding="utf-8") as file:
        languages = [line.strip() for line in file if line.strip() and line[0] != "#"]
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "ashlar.pot")
        made = make_template(template)
        points = [("a template can be made", made.stderr.splitlines() if made.returncode else []),
                  ("it has the words of the data files", list(words_of_data(template))),
                  ("it counts parts and items in both forms", list(counted(template)))]
        for language in languages:
            path = f"po/{language}.po"
            points += [(f"{language} compiles", compiles(path)),
                       (f"{language} is whole", share(path, template)),
                       (f"{language} keeps its placeholders", list(placeholders(path))),
                       (f"{language} keeps blanks at the ends", edges(path)),
                       (f"{language} does not shout", shouts(path))]
            if language.split("_")[0] == "de":
                points.append((f"{language} quotes as German does", list(german_quotes(path))))
    return report(points)


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
