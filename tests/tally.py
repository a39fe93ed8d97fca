#!/usr/bin/env python3
"""usage: tally.py [LOG]...   counts what `meson test` logged and ends with one plain line.

LOG is a .json log of meson. A program that speaks TAP counts by its points, any other test as
one. A program that died, hung or said less than it planned has failed, whatever it said before.
Nothing to count means that the build failed: that is one failure.
"""
import json
import os
import re
import sys

POINT = re.compile(r"^(not )?ok\b\s*(.*)$")


def points_of(text):
    """(passed, failed, skipped) names of the TAP points, and how many were planned."""
    passed, failed, skipped, planned = [], [], [], None
    for line in text.splitlines():
        plan = re.match(r"^1\.\.(\d+)\s*(#.*)?$", line)
        point = POINT.match(line)
        if plan:
            planned = int(plan.group(1))
        elif point and re.search(r"#\s*skip", point.group(2), re.I):
            skipped.append(point.group(2))
        elif point:
            (failed if point.group(1) else passed).append(point.group(2))
    return passed, failed, skipped, planned


def count(run, entry, counts, notable):
    name, result = f"{run}, {entry['name']}", entry["result"]
    passed, failed, skipped, planned = points_of(entry.get("stdout") or "")
    said = len(passed) + len(failed) + len(skipped)
    is_tap = planned is not None and said > 0
    if not is_tap:
        kind = {"OK": "passed", "SKIP": "skipped"}.get(result, "failed")
        counts[kind] += 1
        if kind != "passed":
            notable.append(f"{kind}: {name} ({result})")
        return
    counts["passed"] += len(passed)
    counts["failed"] += len(failed)
    counts["skipped"] += len(skipped)
    notable += [f"failed: {name} {point}" for point in failed]
    notable += [f"skipped: {name} {point}" for point in skipped]
    if not failed and (result not in ("OK", "SKIP") or said < planned):
        counts["failed"] += 1
        notable.append(f"failed: {name} ended early ({result}, {said} of {planned})")


def main(logs):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    notable = []
    for log in logs:
        with open(log, encoding="utf-8") as file:
            for line in file:
                count(os.path.basename(log)[:-5], json.loads(line), counts, notable)
    if not logs:
        counts["failed"] = 1
        notable.append("failed: the build")
    for line in notable:
        print(line)
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
