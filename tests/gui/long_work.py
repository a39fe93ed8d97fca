"""A course with a film so large that what is done with it takes a few seconds."""
import os
import re
import time
import zipfile

from gui import is_shown, wait

MANIFEST = """<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1">
<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">
<item identifier="w"><title>Week one</title>
<item identifier="i" identifierref="r"><title>The lecture</title></item>
</item></item></organization></organizations><resources>
<resource identifier="r" type="webcontent" href="lecture.bin"><file href="lecture.bin"/></resource>
</resources></manifest>"""
LECTURE = 160 << 20


def course(folder, size):
    """One whose film cannot be pressed together."""
    package = folder / 'lecture.imscc'
    with zipfile.ZipFile(package, 'w') as archive:
        archive.writestr('imsmanifest.xml', MANIFEST)
        archive.writestr('lecture.bin', os.urandom(size))
    return package


def large_course(folder):
    """What is done with it takes a few seconds."""
    return course(folder, LECTURE)


def export_to(app, path):
    app.key('ctrl+shift+e')
    app.get('label', 'What Canvas will do with it', timeout=40)
    wait('the button', lambda: next((node for node in app.nodes() if re.fullmatch(
        'Export.*…', node.get_name() or '') and node.get_role_name() == 'push button' and
        is_shown(node)), None), 20).act()
    app.get('label', 'Name:', timeout=15)
    time.sleep(.4)
    app.key('ctrl+a')
    app.type(str(path))
    time.sleep(.3)
    app.key('Return')
