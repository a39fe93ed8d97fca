#!/usr/bin/python3
"""A package of a real course that would take the place of the professor's own course, by the ending that was
not typed: she is asked, once with a mouse alone and once with a keyboard alone."""
import shutil
import time
import zipfile

from gui import run
from hands import Keys, Mouse
from walk import SHORT, walked

OWN = {'credentials': [{
    'title': 'Reading sources', 'lang': 'en', 'outcomes': [{'key': 'O1', 'text': 'Compare two sources'}],
    'modules': [{'title': 'Sources', 'items': [SHORT.week + '/' + SHORT.page]}]}]}
EXPORTS = 'SELECT count(*) FROM export'


class Clicking(Mouse):
    def cancel(self):
        self.button('Cancel', exact=True)

    def replace(self):
        self.button('Replace', exact=True)


class Writing(Keys):
    def cancel(self):
        self.key('Escape')

    def replace(self):
        self.key('Tab', 'space')  # from “Another name…”


def package(she):
    she.export()
    she.app.get('label', 'What Canvas will do with it', timeout=60)


def over_her_course(she):
    """Nothing is lost by an ending that she has not typed."""
    app, own = she.app, she.folder / 'sources.imscc'
    shutil.copy(SHORT.package, own)
    before = own.read_bytes()
    for answer in (she.cancel, she.replace):
        if answer == she.cancel:
            package(she)
        she.button('Export for ' if app.find('button', 'Export for ') else 'Export anyway')
        she.name_file(own.with_suffix(''))
        app.get('label', 'Replace “sources.imscc”?', timeout=20)
        assert own.read_bytes() == before
        answer()
        app.gone('label', 'Replace “sources.imscc”?')
        if answer == she.cancel:
            time.sleep(1)
            assert own.read_bytes() == before and she.ask(EXPORTS) == [(0,)]
    app.get('label', 'is ready', timeout=120)
    she.wait_one(1, EXPORTS)
    with zipfile.ZipFile(own) as made:
        assert 'Reading sources' in made.read('imsmanifest.xml').decode()
    assert not own.with_suffix('').exists()


def over_her_course_by_mouse():
    return walked(Clicking, 'Build', SHORT, OWN, over_her_course)


def over_her_course_by_keyboard():
    return walked(Writing, 'Build', SHORT, OWN, over_her_course)


run(over_her_course_by_mouse, over_her_course_by_keyboard)
