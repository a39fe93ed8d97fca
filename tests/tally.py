#!/usr/bin/env python3
"""usage: tally.py [JUNIT]...   counts the results of `meson test` and ends with one plain line.

A TAP program counts by its subtests, any other test as one. A test that died before it could
say so counts as failed. Nothing to count means that the build failed: that is one failure.
"""
import sys
import xml.etree.ElementTree as ET


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.find("skipped") is not None:
        return "skipped"
    return "passed"


def suites_of(path):
    root = ET.parse(path).getroot()
    return [root] if root.tag == "testsuite" else root.iter("testsuite")


def main(paths):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    notable = []
    for path in paths:
        run = path.rsplit("/", 1)[-1].split(".")[0]
        for suite in suites_of(path):
            cases = list(suite.iter("testcase"))
            results = [outcome(case) for case in cases]
            for case, result in zip(cases, results):
                counts[result] += 1
                if result != "passed":
                    notable.append(f"{result}: {run} {suite.get('name')} {case.get('name')}")
            claimed = int(suite.get("failures") or 0) + int(suite.get("errors") or 0)
            if claimed > results.count("failed"):
                counts["failed"] += claimed - results.count("failed")
                notable.append(f"failed: {run} {suite.get('name')} did not finish")
    if not paths:
        counts["failed"] = 1
        notable.append("failed: the build")
    for line in notable:
        print(line)
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
