#!/usr/bin/env python3
"""usage: demo.py CLI SAMPLE OUT [PACKAGE]   the main job without a screen.

Takes the sample course (or PACKAGE as one credential) through import, plan, checks, cartridges,
badges and learner site into OUT. Each result is validated, by the independent checkers of
../shared when they are there, else by reading it back, and named on a line of its own.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOLS = os.path.join(ROOT, "..", "shared", "tools")
# Where there is no package registry, npm says so at once instead of after ten minutes.
NPM = {"npm_config_fetch_retries": "0", "npm_config_fetch_timeout": "20000"}


class Failed(Exception):
    pass


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def say(path, what):
    print(f"{os.path.relpath(path):<48} {what}")


def clear(path):
    """Only what an earlier demo left: OUT may hold other things."""
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.remove(path)
    return path


def slug(title):
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def tool(name):
    path = os.path.join(TOOLS, name)
    return path if os.access(path, os.X_OK) else None


def validate_cartridge(cli, path, source):
    """Proves PATH, and says in words by what. Links that were dead in SOURCE are forgiven."""
    checker = tool("cc-check")
    if checker:
        run(checker, "--importers", "--quiet", "--source", source, path)
        return "conforms (cc-check)"
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                ET.fromstring(package.read(name))
    again = path + ".again.ashlar"
    run(cli, "import", path, "--into", again)
    os.remove(again)
    return "well-formed, read back"


def validate_badge(folder):
    checker = tool("badge-check")
    if checker and shutil.which("npm"):
        # Without an issuer's address the profile lacks what the checker recommends.
        is_whole = os.path.exists(os.path.join(folder, "ob2"))
        done = subprocess.run(
            ["timeout", "180", checker,
             folder if is_whole else os.path.join(folder, "ob3", "achievement.json")],
            capture_output=True, text=True, env=dict(os.environ, **NPM), check=False)
        if done.returncode == 0:
            return "conforms (badge-check)"
        # 2, or out of time: its validators could not be fetched, which says nothing of the badge.
        if done.returncode == 1:
            raise Failed(done.stdout + done.stderr)
    for base, _, files in os.walk(folder):
        for name in files:
            if name.endswith(".json"):
                with open(os.path.join(base, name), encoding="utf-8") as file:
                    json.load(file)
    return "well-formed"


def validate_site(folder):
    """Every link of every page that points into the site finds its file."""
    pages = links = 0
    for base, _, files in os.walk(folder):
        for name in files:
            if not name.endswith(".html"):
                continue
            pages += 1
            with open(os.path.join(base, name), encoding="utf-8") as file:
                html = file.read()
            for href in re.findall(r'\b(?:href|src)="([^"#?]+)', html):
                if re.match(r"[a-z][a-z0-9+.-]*:|//", href, re.I):
                    continue
                links += 1
                target = os.path.join(base, urllib.parse.unquote(href.replace("&amp;", "&")))
                if not os.path.exists(target):
                    raise Failed(f"{name} leads to {href}, which is not there")
    if not pages:
        raise Failed(f"{folder} has no page")
    return f"{pages} pages, {links} links followed, none of them dead"


def make_document(cli, sample, document, package):
    run(cli, "import", package or os.path.join(sample, "sample.imscc"), "--into", document,
        *(["--as-credential", "The whole course"] if package else []))
    info = json.loads(run(cli, "info", document, "--json"))
    for source in info["sources"]:
        kinds = ", ".join(f"{n} {kind}" for kind, n in source["counts"].items() if n)
        say(document, f"{source['title']}: {kinds}")
    if not package:
        run(cli, "apply", document, os.path.join(ROOT, "data", "sample", "plan.json"))
        say(document, "plan applied")
    return json.loads(run(cli, "info", document, "--json"))["credentials"]


def report_checks(cli, document):
    done = subprocess.run([cli, "check", document, "--json"], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise Failed(done.stderr)
    findings = json.loads(done.stdout)["findings"]
    say(document, f"checked: {len(findings)} findings")
    for finding in findings:
        print(f"    {finding['rule']}: {finding['where']}")


def write_results(cli, sample, document, out, credential, package):
    name = slug(credential["title"]) or credential["ref"]
    which = ["--credential", credential["ref"]]
    source = package or os.path.join(sample, "sample.imscc")
    for version in ("1.1", "1.3"):
        path = os.path.join(out, f"{name}-cc{version}.imscc")
        run(cli, "export", document, "--format", f"cc{version}", *which, "-o", path)
        say(path, f"Common Cartridge {version}, {validate_cartridge(cli, path, source)}")
    folder = clear(os.path.join(out, f"{name}-badge"))
    run(cli, "badge", document, *which, "-o", folder)
    say(folder, f"Open Badges, {validate_badge(folder)}")
    folder = clear(os.path.join(out, f"{name}-site"))
    run(cli, "preview", document, *which, "-o", folder)
    say(folder, f"learner site, {validate_site(folder)}")


def main(cli, sample, out, package=None):
    os.makedirs(out, exist_ok=True)
    document = os.path.join(out, "working-with-data.ashlar" if not package else "course.ashlar")
    try:
        clear(document)
        credentials = make_document(cli, sample, document, package)
        report_checks(cli, document)
        for credential in credentials:
            write_results(cli, sample, document, out, credential, package)
    except Failed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Everything is in {os.path.relpath(out)}, and everything was validated.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
