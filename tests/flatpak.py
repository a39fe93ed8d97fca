#!/usr/bin/env python3
"""usage: flatpak.py MANIFEST   reads it with flatpak-builder and by our own rules, as TAP."""
import json
import re
import shutil
import subprocess
import sys

from tap import report

# What a desktop program needs to be seen. Files come through the portal; nothing goes to a network.
MAY = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
BUILDS = {"autotools", "cmake", "cmake-ninja", "meson", "simple", "qmake"}


def flatpak_builder_reads_it(manifest):
    """It exits with 0 whatever it read, and says only in its warnings what it did not understand."""
    result = subprocess.run(["flatpak-builder", "--show-manifest", manifest],
                            capture_output=True, text=True, check=False)
    said = [line for line in result.stderr.splitlines() if "WARNING" in line.upper()]
    if result.returncode != 0:
        said.append(result.stderr.strip())
    return said


def permissions(what):
    return [f"{arg} is more than it needs" for arg in what["finish-args"] if arg not in MAY]


def is_pinned(source):
    if source["type"] == "git":
        return bool(re.fullmatch(r"[0-9a-f]{40}", source.get("commit", "")))
    if source["type"] in ("archive", "file"):
        return "path" in source or bool(re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")))
    return source["type"] == "dir"


def modules(what):
    faults = []
    for module in what["modules"]:
        if module.get("buildsystem") not in BUILDS:
            faults.append(f"{module['name']}: no such build system")
        for source in module["sources"]:
            if not is_pinned(source):
                faults.append(f"{module['name']}: a source that may be another one tomorrow")
    if what["modules"][-1]["name"] != "ashlar":
        faults.append("Ashlar is not built last")
    return faults


def names(what):
    faults = []
    if what["id"] != "org.ashlar.Ashlar" or what["command"] != "ashlar":
        faults.append("not the name that the desktop file has")
    if what["runtime"] != "org.gnome.Platform" or what["sdk"] != "org.gnome.Sdk":
        faults.append("not GNOME's runtime")
    return faults


def main(manifest):
    with open(manifest, encoding="utf-8") as file:
        what = json.load(file)
    has_builder = shutil.which("flatpak-builder") is not None
    rules = [
        ("flatpak-builder reads every word", lambda: flatpak_builder_reads_it(manifest))
        if has_builder else
        ("flatpak-builder reads every word # SKIP flatpak-builder is not installed", []),
        ("it may do what it must", lambda: permissions(what)),
        ("every source is pinned", lambda: modules(what)),
        ("it is named as installed", lambda: names(what)),
    ]
    return report(rules)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
