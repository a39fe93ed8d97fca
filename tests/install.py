#!/usr/bin/env python3
"""usage: install.py BUILD_DIR CLI   installs into a scratch folder and looks at what is there, as TAP."""
import json
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

from tap import report

EXPECTED = """
bin/ashlar
bin/ashlar-cli
lib/*/ashlar/ash-web.so
libexec/ashlar-length
share/applications/org.ashlar.Ashlar.desktop
share/glib-2.0/schemas/org.ashlar.Ashlar.gschema.xml
share/icons/hicolor/scalable/apps/org.ashlar.Ashlar.svg
share/icons/hicolor/symbolic/apps/org.ashlar.Ashlar-symbolic.svg
share/icons/hicolor/scalable/mimetypes/application-x-ashlar.svg
share/icons/hicolor/scalable/mimetypes/application-x-imscc.svg
share/metainfo/org.ashlar.Ashlar.metainfo.xml
share/mime/packages/org.ashlar.Ashlar.xml
""".split()


def run(*command, **how):
    return subprocess.run(command, capture_output=True, text=True, **how)


def missing(root):
    """What should be there and is not, and what is there that nobody expects."""
    found = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    faults = []
    for pattern in EXPECTED:
        hits = {name for name in found if pathlib.PurePath(name).match(pattern)}
        faults += [] if hits else [f"{pattern} was not installed"]
        found -= hits
    translations = {name for name in found if name.endswith("/LC_MESSAGES/ashlar.mo")}
    return faults + [f"{name} is installed, and nobody expects it"
                     for name in sorted(found - translations)]


def translations_missing(root, source):
    lines = (source / "po/LINGUAS").read_text(encoding="utf-8").splitlines()
    languages = [line for line in lines if line and not line.startswith("#")]
    return [f"no translation for {language}" for language in languages
            if not (root / f"share/locale/{language}/LC_MESSAGES/ashlar.mo").exists()]


def desktop_names_what_is_there(root):
    text = (root / "share/applications/org.ashlar.Ashlar.desktop").read_text(encoding="utf-8")
    entry = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    faults = []
    if not (root / "bin" / entry["Exec"].split()[0]).exists():
        faults.append("Exec names a program that is not installed")
    if not list(root.glob(f"share/icons/**/{entry['Icon']}.svg")):
        faults.append("Icon names a picture that is not installed")
    return faults


def picture_faults(image, url, folder):
    """What is wrong with a picture that a metainfo file names."""
    name = image.text.rsplit("/", 1)[1]
    if image.text != f"{url}/{name}":
        return [f"{image.text} is not below {url}"]
    if not (folder / name).exists():
        return [f"{name} is not in data/screenshots"]
    head = (folder / name).read_bytes()[:24]
    if head[:8] != b"\x89PNG\r\n\x1a\n":
        return [f"{name} is no PNG"]
    size = struct.unpack(">II", head[16:24])
    said = int(image.get("width")), int(image.get("height"))
    return [] if size == said else [f"{name} is {size}, not {said}"]


def metainfo_faults(path, url, folder):
    """url: where the pictures were published, empty for nowhere."""
    shots = ElementTree.parse(path).findall("screenshots/screenshot")
    faults = [f for shot in shots for f in picture_faults(shot.find("image"), url, folder)]
    if bool(shots) != bool(url):
        faults.append(f"{len(shots)} pictures are named for “{url}”")
    if url and [shot.get("type") for shot in shots].count("default") != 1:
        faults.append("one picture is to be the first")
    if not all(shot.findtext("caption") for shot in shots):
        faults.append("a picture has no caption")
    if shutil.which("appstreamcli"):
        result = run("appstreamcli", "validate", "--no-net", "--explain", str(path))
        faults += [] if result.returncode == 0 else [result.stdout]
    return faults


def metainfo_names_what_is_published(root, source, build):
    """Nothing while no address is set; with one, every picture that is there, in every language."""
    options = json.loads(run("meson", "introspect", "--buildoptions", build).stdout)
    url = next(option["value"] for option in options if option["name"] == "screenshots_url")
    folder = source / "data/screenshots"
    name = "share/metainfo/org.ashlar.Ashlar.metainfo.xml"
    faults = metainfo_faults(root / name, url.rstrip("/"), folder)
    template = source / "data/desktop/org.ashlar.Ashlar.metainfo.xml.in"
    for address in ("", "https://example.org/ashlar", "https://example.org/ashlar/"):
        result = run(sys.executable, str(source / "data/desktop/screenshots.py"), str(template), address)
        path = root / "try.metainfo.xml"
        path.write_text(result.stdout, encoding="utf-8")
        faults += metainfo_faults(path, address.rstrip("/"), folder)
    named = {image.text.rsplit("/", 1)[1] for image in ElementTree.parse(path).iter("image")}
    faults += [f"{picture.name} is named nowhere" for picture in folder.glob("*.png")
               if picture.name not in named]
    translated = root / "translated.metainfo.xml"
    run("msgfmt", "--xml", "-d", str(source / "po"), "--template", str(path), "-o", str(translated))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for shot in ElementTree.parse(translated).findall("screenshots/screenshot"):
        if not any(caption.get(lang) == "de" for caption in shot.findall("caption")):
            faults.append(f"“{shot.findtext('caption')}” is not in German")
    return faults


def types_are_told_by_content(root, cli):
    """A document is known whatever its name, a package by its name; each has a picture."""
    share = root / "share"
    result = run("update-mime-database", "-V", str(share / "mime"))
    if result.returncode != 0:
        return [result.stderr]
    document, package = root / "no-extension", root / "course.imscc"
    run(str(cli), "sample", "-o", str(root / "sample.ashlar"), check=True)
    shutil.copy(root / "sample.ashlar", document)
    package.write_bytes(b"PK\x05\x06" + bytes(18))
    faults = []
    for path, expected in ((document, "application/x-ashlar"), (package, "application/x-imscc")):
        result = run("gio", "info", "-a", "standard::content-type", str(path),
                     env={**os.environ, "XDG_DATA_DIRS": f"{share}:/usr/share", "LC_ALL": "C"})
        if f"standard::content-type: {expected}\n" not in result.stdout + "\n":
            faults.append(f"{path.name} is taken for {result.stdout.split()[-1:]}")
        if not (share / f"icons/hicolor/scalable/mimetypes/{expected.replace('/', '-')}.svg").exists():
            faults.append(f"{expected} has no picture")
    return faults


def starts_from_there(root, cli):
    result = run(str(root / "bin/ashlar-cli"), "--version")
    here = run(str(cli), "--version")
    return [] if result.returncode == 0 and result.stdout == here.stdout else [result.stderr]


def main(build, cli):
    source = pathlib.Path(__file__).resolve().parents[1]
    with tempfile.TemporaryDirectory(prefix="ashlar-install-") as scratch:
        result = run("meson", "install", "-C", build, "--no-rebuild", "--destdir", scratch)
        if result.returncode != 0:
            print(f"1..1\nnot ok 1 it installs\n# {result.stdout[-500:]}{result.stderr[-500:]}")
            return 1
        program = next(pathlib.Path(scratch).rglob("bin/ashlar"))
        root = program.parents[1]
        checks = [
            ("everything is in its place", lambda: missing(root)),
            ("every language is there", lambda: translations_missing(root, source)),
            ("the desktop file names what is there", lambda: desktop_names_what_is_there(root)),
            ("the metainfo names what is published",
             lambda: metainfo_names_what_is_published(root, source, build)),
            ("it runs from there", lambda: starts_from_there(root, cli)),
            ("documents and packages are known", lambda: types_are_told_by_content(root, cli)),
        ]
        return report(checks)


if __name__ == "__main__":
    sys.exit(main(*(os.path.abspath(arg) for arg in sys.argv[1:3])))
