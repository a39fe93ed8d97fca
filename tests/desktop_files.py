#!/usr/bin/env python3
"""usage: desktop_files.py DESKTOP_FILE SCHEMA_FOLDER METAINFO…   each read by its own tool, as TAP."""
import shutil
import subprocess
import sys


def main(desktop, schemas, *metainfos):
    checks = [("the desktop file", ["desktop-file-validate", desktop]),
              ("the settings", ["glib-compile-schemas", "--strict", "--dry-run", schemas])]
    checks += [(f"what is said of it in {path.rsplit('/', 1)[-1]}",
                ["appstreamcli", "validate", "--no-net", "--explain", path]) for path in metainfos]
    failed = False
    print(f"1..{len(checks)}")
    for number, (name, command) in enumerate(checks, 1):
        if shutil.which(command[0]) is None:
            print(f"ok {number} {name} # SKIP {command[0]} is not installed")
            continue
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        # What is only said is meant too: none of these tools has anything to say of a sound file.
        said = result.stderr.strip() if command[0] != "appstreamcli" else ""
        is_right = result.returncode == 0 and not said
        failed = failed or not is_right
        print(f"{'ok' if is_right else 'not ok'} {number} {name}")
        if not is_right:
            for line in (result.stdout + result.stderr).splitlines():
                print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
