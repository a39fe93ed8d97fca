#!/usr/bin/python3
"""convert-corpus.py ASHLAR_CLI [NAME...]: cartridges through `convert`, judged by checkers that know nothing of us.

For each cartridge of ../shared/corpus/imscc, and each odd one of odd_cartridges.py, and each
version: it converts, cc-check --importers --source finds no error, survives finds nothing lost,
and converting the result once more gives the same bytes. Speaks TAP; skips without ../shared or
python3-lxml.
"""
import filecmp
import os
import subprocess
import sys
import tempfile

import odd_cartridges

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "shared")
CORPUS = os.path.join(SHARED, "corpus", "imscc")
TOOLS = os.path.join(SHARED, "tools")
# A manifest and nothing else.
MAY_BE_REFUSED = {"canvasfx-ident-cc1-2.imscc", "canvasfx-ident-cc1-3.imscc"}
PYTHON = "/usr/bin/python3"


def run(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def errors_of(said):
    return "\n".join(line for line in said.splitlines() if line.startswith("  error"))


def judge(cli, original, version, folder):
    """What is wrong with the conversion of one cartridge, or None."""
    name = os.path.basename(original)
    once = os.path.join(folder, "once.imscc")
    twice = os.path.join(folder, "twice.imscc")

    code, said = run(cli, "convert", original, once, "--format", version)
    if code == 3 and name in MAY_BE_REFUSED:
        return None
    if code != 0:
        return "convert ended with %d:\n%s" % (code, said)
    source = ("--source", original) if name.endswith(".imscc") else ()
    code, said = run(PYTHON, os.path.join(TOOLS, "cc-check"), "--importers", *source, once)
    if code != 0:
        return "cc-check:\n" + (errors_of(said) or said)
    if name.endswith(".imscc"):
        code, said = run(PYTHON, os.path.join(TOOLS, "survives"), "--list", original, once)
        if code != 0:
            return "survives:\n" + said
    code, said = run(cli, "convert", once, twice, "--format", version)
    if code != 0:
        return "converting the result ended with %d:\n%s" % (code, said)
    if not filecmp.cmp(once, twice, shallow=False):
        return "converting the result gives other bytes"
    return None


def judge_all(cli, cases):
    print("1..%d" % len(cases))
    failed = 0
    for number, (path, version) in enumerate(cases, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                wrong = judge(cli, path, version, folder)
            except subprocess.TimeoutExpired:
                wrong = "it took more than four minutes"
        mark = "not ok" if wrong else "ok"
        print("%s %d %s %s" % (mark, number, os.path.basename(path), version), flush=True)
        if wrong:
            failed += 1
            print("\n".join("# " + line for line in wrong.splitlines()), flush=True)
    return failed


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    if not os.path.isdir(CORPUS):
        print("1..0 # SKIP ../shared/corpus/imscc is not there")
        return 0
    if run(PYTHON, "-c", "import lxml")[0] != 0:
        print("1..0 # SKIP python3-lxml is not installed")
        return 0
    with tempfile.TemporaryDirectory() as odd:
        paths = [os.path.join(CORPUS, name) for name in sorted(os.listdir(CORPUS))]
        paths += odd_cartridges.make(odd)
        paths = [p for p in paths if not argv[2:] or os.path.basename(p) in argv[2:]]
        failed = judge_all(argv[1], [(p, v) for p in paths for v in ("cc1.1", "cc1.3")])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
