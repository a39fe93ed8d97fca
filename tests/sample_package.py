#!/usr/bin/env python3
"""usage: sample_package.py PACK COURSE PACKAGE   the sample's package, as TAP.

It is packed to the same bytes each time, names exactly the files it has, and an independent
checker finds nothing in it but the one dead link that was put there.
"""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

from tap import report

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHECKER = os.path.join(ROOT, "..", "shared", "tools", "cc-check")
PYTHON = "/usr/bin/python3"  # the one that Debian's python3-lxml is for


def same_bytes(pack, course, package):
    with tempfile.TemporaryDirectory() as folder:
        again = os.path.join(folder, "again.imscc")
        subprocess.run([sys.executable, pack, course, again, os.path.join(folder, "again.d")],
                       check=True)
        with open(again, "rb") as one, open(package, "rb") as two:
            return [] if one.read() == two.read() else ["packing it again gives other bytes"]


def whole(package):
    with zipfile.ZipFile(package) as archive:
        members = set(archive.namelist())
        manifest = ET.fromstring(archive.read("imsmanifest.xml"))
    named = {element.get("href") for element in manifest.iter() if element.tag.endswith("}file")}
    return ([f"{name} is named and not there" for name in sorted(named - members)] +
            [f"{name} is there and not named"
             for name in sorted(members - named - {"imsmanifest.xml"})])


def conforms(package):
    listing = subprocess.run([PYTHON, CHECKER, "--importers", "--json", package],
                             capture_output=True, text=True, check=False)
    try:
        errors = [error for entry in json.loads(listing.stdout) for error in entry["errors"]]
    except (ValueError, KeyError, TypeError) as problem:
        return [f"{problem}: {listing.stdout[:200]}{listing.stderr[:200]}"]
    expected = [error for error in errors
                if error["where"] == "pages/sources.html" and "census-guide" in error["what"]]
    if len(errors) == 1 and expected:
        return []
    return [f"{error['where']}: {error['what']}" for error in errors] or ["no dead link"]


def main(pack, course, package):
    points = [("the same bytes each time", same_bytes(pack, course, package)),
              ("names exactly what it has", whole(package))]
    if os.access(CHECKER, os.X_OK) and subprocess.run(
            [PYTHON, "-c", "import lxml"], capture_output=True, check=False).returncode == 0:
        points.append(("conforms but for one dead link", conforms(package)))
    else:
        points.append(("conforms # SKIP cc-check of ../shared, or python3-lxml, is not here", []))
    return report(points)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
