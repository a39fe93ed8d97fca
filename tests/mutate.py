#!/usr/bin/python3
"""Damaged packages: every mutant is imported or refused in a sentence; none crashes or hangs.

usage: mutate.py ASHLAR-CLI [ROUNDS [SEED [PACKAGE…]]]

Damage is done to the archive's bytes and to the files inside: bytes flipped, cut out, doubled,
tags swapped, attributes emptied, whole members dropped or exchanged.
Without packages it takes a few of the corpus beside the project, and one it makes itself.
Speaks TAP: one line a package.
"""
import glob, io, os, random, re, subprocess, sys, tempfile, zipfile

TIMEOUT = 20  # seconds; a sanitizer build on a busy machine is slow
HERE = os.path.dirname(os.path.abspath(__file__))

MANIFEST = b"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1">
<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="r">
<item identifier="w1"><title>Week 1</title>
<item identifier="a" identifierref="p"><title>A page</title></item>
<item identifier="b" identifierref="q"><title>A quiz</title></item></item></item></organization></organizations>
<resources><resource identifier="p" type="webcontent" href="page.html"><file href="page.html"/></resource>
<resource identifier="q" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="quiz.xml"/></resource></resources></manifest>"""
PAGE = b"<!DOCTYPE html><html><body><h1>One</h1><p>Text <a href='page.html#x'>here</a><img src='gone.png'></body></html>"
QUIZ = b"""<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="q" title="Quiz"><section ident="s">
<item ident="i1"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.multiple_choice.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext texttype="text/html">&lt;p&gt;Which?&lt;/p&gt;</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice>
<response_label ident="a"><material><mattext>One</mattext></material></response_label><response_label ident="b"><material><mattext>Two</mattext></material></response_label></render_choice></response_lid></presentation>
<resprocessing><outcomes><decvar varname="SCORE"/></outcomes><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar><setvar varname="SCORE">100</setvar></respcondition></resprocessing></item>
</section></assessment></questestinterop>"""


def own_package():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in (("imsmanifest.xml", MANIFEST), ("page.html", PAGE), ("quiz.xml", QUIZ)):
            z.writestr(name, data)
    return out.getvalue()


def damage_bytes(rng, data):
    data = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 40))):
        if not data:
            break
        at = rng.randrange(len(data))
        what = rng.randrange(5)
        if what == 0:
            data[at] = rng.randrange(256)
        elif what == 1:
            del data[at : at + rng.randrange(1, 50)]
        elif what == 2:
            data[at:at] = data[at : at + rng.randrange(1, 200)]
        elif what == 3:
            data[at:at] = rng.choice((b"<", b">", b"&", b"\0", b"]]>", b"<!--", b"\xff\xfe", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"$IMS-CC-FILEBASE$", b"../"))
        else:
            data = data[:at] if rng.random() < 0.1 else data
    return bytes(data)


def damage_markup(rng, data):
    parts = re.split(rb"(<[^>]*>)", data)
    tags = [i for i, p in enumerate(parts) if p.startswith(b"<")]
    for _ in range(rng.choice((1, 2, 5))):
        if len(tags) < 2:
            break
        a, b = rng.sample(tags, 2)
        what = rng.randrange(4)
        if what == 0:
            parts[a], parts[b] = parts[b], parts[a]
        elif what == 1:
            parts[a] = b""
        elif what == 2:
            parts[a] = parts[a] * rng.choice((2, 30, 300))
        else:
            parts[a] = re.sub(rb'"[^"]*"', lambda m: rng.choice((b'""', b'"x"', b'"' + b"y" * 5000 + b'"', m.group(0) * 2)), parts[a])
    return b"".join(parts)


def damage_members(rng, package):
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as z:
            members = [(n, z.read(n)) for n in z.namelist() if not n.endswith("/")]
    except Exception:
        return damage_bytes(rng, package)
    texts = [i for i, (n, _) in enumerate(members) if n.endswith((".xml", ".html", ".qti", ".htm"))]
    for _ in range(rng.choice((1, 1, 3))):
        i = rng.choice(texts) if texts and rng.random() < 0.9 else rng.randrange(len(members))
        name, data = members[i]
        members[i] = (name, rng.choice((damage_bytes, damage_markup))(rng, data))
    if rng.random() < 0.2 and len(members) > 1:
        del members[rng.randrange(len(members))]
    if rng.random() < 0.2 and len(members) > 1:
        a, b = rng.sample(range(len(members)), 2)
        members[a], members[b] = (members[a][0], members[b][1]), (members[b][0], members[a][1])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            z.writestr(name, data)
    return out.getvalue()


def packages(named):
    if named:
        return named
    corpus = os.path.join(HERE, "..", "..", "shared", "corpus", "imscc")
    found = sorted(glob.glob(os.path.join(corpus, "*.imscc")))
    return [p for p in found if os.path.getsize(p) < 100_000][::4]


def verdict(cli, mutant, folder):
    """None when all is well, else what went wrong."""
    source, target = os.path.join(folder, "mutant.imscc"), os.path.join(folder, "out.imscc")
    with open(source, "wb") as f:
        f.write(mutant)
    if os.path.exists(target):
        os.remove(target)
    try:
        p = subprocess.run([cli, "convert", source, target, "--format", "cc1.3"], capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return "took over %d s" % TIMEOUT
    if p.returncode not in (0, 3):
        return "exit %d: %s" % (p.returncode, p.stderr.decode(errors="replace")[-1500:])
    if p.returncode == 3 and not p.stderr.strip():
        return "refused without a sentence"
    if p.returncode == 3 and os.path.exists(target):
        return "refused, but something was written"
    return None


def main():
    cli = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 25
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    subjects = [("a package of our own", own_package())] + [(os.path.basename(p), open(p, "rb").read()) for p in packages(sys.argv[4:])]
    failed = 0
    print("1..%d" % len(subjects), flush=True)
    with tempfile.TemporaryDirectory(prefix="ashlar-mutate-") as folder:
        for number, (name, original) in enumerate(subjects, 1):
            faults = []
            for i in range(rounds):
                rng = random.Random("%s %d %d" % (name, seed, i))
                mutant = damage_bytes(rng, original) if rng.random() < 0.2 else damage_members(rng, original)
                fault = verdict(cli, mutant, folder)
                if fault:
                    faults.append("round %d: %s" % (i, fault))
                    keep = os.environ.get("ASHLAR_KEEP_MUTANTS")
                    if keep:
                        with open(os.path.join(keep, "%s-%d.imscc" % (name, i)), "wb") as f:
                            f.write(mutant)
            failed += bool(faults)
            print("%sok %d %s" % ("not " if faults else "", number, name), flush=True)
            for fault in faults[:5]:
                print("\n".join("# " + line for line in fault.splitlines()), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
