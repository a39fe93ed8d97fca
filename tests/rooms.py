#!/usr/bin/env python3
"""usage: rooms.py SOURCE_ROOT CLI   proves the rules of the house (CONTRIBUTING.md), as TAP."""
import glob
import os
import re
import subprocess
import sys

from tap import report

MAX_LINES = 600
PARSERS = r"(libxml/|gumbo\.h|json-glib/|archive(_entry)?\.h|gst/)"
TOOLKIT = r"(gtk/|adwaita\.h|webkit/|gtksourceview/)"
# Every room may use the public headers of these, and its own.
KNOWS = {
    "base": [],
    "markup": ["base"],
    "model": ["base"],
    "page": ["base", "markup", "model"],
    "store": ["base", "model"],
    "check": ["base", "model", "page", "markup"],
    "learner": ["base", "markup", "model", "page"],
    "formats": ["base", "markup", "model", "page", "learner", "store"],
    "desk": ["base", "markup", "model", "page", "store", "check", "learner", "formats"],
    "cli": ["base", "markup", "model", "page", "store", "check", "learner", "formats", "desk"],
    "app": ["base", "markup", "model", "page", "store", "check", "learner", "formats", "desk"],
}


def sources(*patterns):
    for pattern in patterns:
        yield from sorted(glob.glob(pattern, recursive=True))


def room_of(path):
    return path.split(os.sep)[1]


def includes(path):
    with open(path, encoding="utf-8") as file:
        return re.findall(r'^#include\s+[<"]([^>"]+)[>"]', file.read(), re.M)


def code():
    return list(sources("src/**/*.c", "src/**/*.h"))


def outside(pattern, rooms):
    return [f"{path} includes {name}" for path in code() if room_of(path) not in rooms
            for name in includes(path) if re.match(pattern, name)]


def links_no_toolkit(cli):
    listing = subprocess.run(["ldd", cli], capture_output=True, text=True, check=True).stdout
    return [line.strip() for line in listing.splitlines()
            if re.search(r"lib(gtk|adwaita|webkit|javascriptcore)", line)]


def arrows_upwards():
    owner = {os.path.basename(path): room_of(path) for path in code() if path.endswith(".h")}
    found = []
    for path in code():
        room = room_of(path)
        for name in includes(path):
            other = owner.get(os.path.basename(name))
            if other is None or other == room:
                continue
            if other not in KNOWS[room]:
                found.append(f"{path} knows {other}/")
            elif name.endswith("-private.h"):
                found.append(f"{path} includes the private {name}")
    return found


def too_long():
    found = []
    for path in code():
        with open(path, encoding="utf-8") as file:
            count = sum(1 for _ in file)
        if count > MAX_LINES:
            found.append(f"{path} has {count} lines: is it still one thing?")
    return found


def left_behind():
    found = []
    for path in code():
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if re.search(r"\b(TODO|FIXME|XXX)\b", line):
                    found.append(f"{path}:{number}: {line.strip()}")
    return found


def words_for_translators():
    """po/POTFILES against the files that have words, and words that gettext cannot read whole."""
    with open("po/POTFILES", encoding="utf-8") as file:
        listed = {line.strip() for line in file if line.strip() and not line.startswith("#")}
    found = []
    # The files of the desktop say themselves which of their words are translated.
    for path in sources("data/desktop/*.in"):
        if path not in listed:
            found.append(f"{path} has words and is not in po/POTFILES")
        listed.discard(path)
    for path in code() + list(sources("ui/*.ui")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if bool(re.search(r'\b(_|C_|N_|Q_|g_dngettext|ngettext) ?\(|translatable="yes"', text)) and not path.endswith(".h"):
            if path not in listed:
                found.append(f"{path} has words and is not in po/POTFILES")
            listed.discard(path)
        for macro in re.findall(r'_ ?\("(?:[^"\\]|\\.)*"\s*(G_G[A-Z0-9_]+)', text):
            found.append(f"{path}: {macro} inside a translated text; cast to int instead")
    return found + [f"po/POTFILES lists {path}, which has no words" for path in sorted(listed)]


def keys_said_twice():
    """Keys of two commands in the table of actions; those without a command are of one view."""
    with open("src/app/shell/ash-actions.c", encoding="utf-8") as file:
        text = file.read()
    known, found = {}, []
    for name, target, keys in re.findall(r'\{ "([a-z-]+)",\s*(NULL|"[^"]*"),\s*"([^"]+)"', text):
        if keys in known:
            found.append(f"{keys} is of {known[keys]} and of {name}")
        known[keys] = name
    return found if known else ["no keys were found: the table reads otherwise than this test"]


def main(root, cli):
    os.chdir(root)
    rules = [
        ("the core links no toolkit", lambda: links_no_toolkit(cli)),
        ("SQLite only in store/", lambda: outside(r"sqlite3\.h", ["store"])),
        ("parsers only in markup/", lambda: outside(PARSERS, ["markup"])),
        ("the toolkit only in app/", lambda: outside(TOOLKIT, ["app"])),
        ("no room knows one above it", arrows_upwards),
        (f"no file is longer than {MAX_LINES} lines", too_long),
        ("nothing is left for later", left_behind),
        ("translators see every word", words_for_translators),
        ("no key is of two commands", keys_said_twice),
    ]
    return report(rules)


if __name__ == "__main__":
    sys.exit(main(*(os.path.abspath(arg) for arg in sys.argv[1:3])))
