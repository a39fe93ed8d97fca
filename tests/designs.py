#!/usr/bin/env python3
"""usage: designs.py CLI   designs of many fields: the sound ones are silent, one flaw gives one finding.

Speaks TAP.
"""
import copy
import json
import os
import subprocess
import sys
import tempfile

import shaped_designs
import unseen_designs
import workload_designs
from sound_designs import DESIGNS, write_course

CLI = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else None


def check(design, folder):
    """What `check --json` finds in it: a list of (rule, where)."""
    course, document = os.path.join(folder, "course.imscc"), os.path.join(folder, "design.ashlar")
    plan = os.path.join(folder, "plan.json")
    for path in (course, document):
        if os.path.exists(path):
            os.remove(path)
    write_course(design, course)
    with open(plan, "w", encoding="utf-8") as file:
        json.dump(design["plan"], file)
    for words in (["import", course, "--into", document], ["apply", document, plan]):
        done = subprocess.run([CLI] + words, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise AssertionError("%s: %s%s" % (words[0], done.stdout, done.stderr))
    done = subprocess.run([CLI, "check", document, "--json"], capture_output=True, text=True, timeout=120)
    report = json.loads(done.stdout)
    return [(finding["rule"], finding["where"]) for finding in report["findings"]]


def flawed(name, change):
    design = copy.deepcopy(DESIGNS[name])
    credential = design["plan"]["credentials"][0]
    change(design, credential)
    return design


def drop(things, **wanted):
    things[:] = [t for t in things if any(t.get(k) != v for k, v in wanted.items())]


def recall(design, credential):
    design["course"][0][1][2] = ("quiz", "Dose check", [
        ("What is the name of the device that counts drops?", ["Pump", "Clamp"], 0),
        ("Which term stands for what runs in an hour?", ["Rate", "Dose"], 0)])


def by_choice(design, credential):
    design["course"][2][1][1] = ("quiz", "A handover sheet", [
        ("A sheet has no field for allergies. Is that safe?", ["No", "Yes"], 0),
        ("Which of two sheets is better for this ward?", ["The first", "The second"], 0)])
    credential["assessments"][2].pop("rubric")
    credential["rubrics"] = []


def too_much(design, credential):
    credential["minutes"] = 600
    credential["sheet"].pop("credit")


def too_little(design, credential):
    credential["minutes"] = 6000
    credential["sheet"].pop("credit")


def out_of_balance(design, credential):
    credential["minutes"] = None
    credential["sheet"].pop("credit")
    credential["modules"][1]["items"][0]["minutes"] = 2400


FLAWS = [
    ("outcome-without-assessment", "law", lambda d, c: c["outcomes"].append({"key": "L3", "text": "Eine Panne melden"})),
    ("assessment-without-outcome", "teaching", lambda d, c: c["assessments"].append(
        {"key": "A9", "title": "Minutes of a meeting", "item": None})),
    ("activity-without-outcome", "nursing", lambda d, c: drop(c["alignments"], item="Two pairs of eyes")),
    ("recall-only-evidence", "nursing", recall),
    ("assessed-below-level", "nursing", by_choice),
    ("rubric-misses-outcome", "welding", lambda d, c: c["rubrics"][0]["criteria"].pop(1)),
    ("missing-purpose", "law", lambda d, c: c.pop("purpose")),
    ("missing-audience", "statistics", lambda d, c: c.pop("audience")),
    ("workload", "nursing", too_much),
    ("workload", "nursing", too_little),
    ("credit", "nursing", lambda d, c: c["sheet"].update(credit="4")),
    ("module-balance", "nursing", out_of_balance),
]


def main():
    if CLI is None:
        sys.exit(__doc__)
    number = failures = 0
    cases = [(name, [], design) for name, design in sorted(DESIGNS.items())]
    cases += [("%s in %s" % (rule, name), [rule], flawed(name, change)) for rule, name, change in FLAWS]
    cases += [(name, [], design) for name, design in workload_designs.SOUND.items()]
    cases += [("%s in %s" % (rules, name), rules.split(), design)
              for name, (rules, design) in workload_designs.FLAWED.items()]
    cases += shaped_designs.SHAPES
    cases += [(name, [], design) for name, design in unseen_designs.SOUND.items()]
    cases += [("three faults in " + name, rules, design)
              for name, (design, rules) in unseen_designs.FLAWED.items()]
    print("1..%d" % len(cases))
    for name, wanted, design in cases:
        with tempfile.TemporaryDirectory() as folder:
            found = check(design, folder)
        number += 1
        good = sorted(rule for rule, _where in found) == sorted(wanted)
        failures += not good
        for finding in found:
            print("# %s: %s" % finding)
        print("%s %d - %s" % ("ok" if good else "not ok", number, name), flush=True)
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
