#!/usr/bin/env python3
"""usage: pack.py FOLDER OUT.imscc DEPFILE   packs the sample course, the same bytes each time."""
import os
import sys
import zipfile


def members(folder):
    """Every file below FOLDER as (name in the package, path), the manifest first."""
    names = []
    for base, folders, files in os.walk(folder):
        folders.sort()
        for file in files:
            path = os.path.join(base, file)
            names.append((os.path.relpath(path, folder).replace(os.sep, "/"), path))
    return sorted(names, key=lambda member: (member[0] != "imsmanifest.xml", member[0]))


def main(folder, out, depfile):
    with zipfile.ZipFile(out, "w") as package:
        for name, path in members(folder):
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            info.create_system = 3
            info.compress_type = zipfile.ZIP_DEFLATED
            with open(path, "rb") as file:
                package.writestr(info, file.read())
    with open(depfile, "w", encoding="utf-8") as rule:
        # The folders too, so that a new file is noticed.
        paths = [base for base, _, _ in os.walk(folder)] + [path for _, path in members(folder)]
        rule.write(f"{out}: " + " ".join(path.replace(" ", "\\ ") for path in paths) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
