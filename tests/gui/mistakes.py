#!/usr/bin/python3
"""What a tired professor does: half a download. What is said says what to do."""
import pathlib
import tempfile

from gui import App, run
from walk import CANVAS


def half_a_download_is_said_before_it_comes_in():
    if not CANVAS.package.exists():
        return 'no corpus'
    with tempfile.TemporaryDirectory() as folder:
        half = pathlib.Path(folder) / 'half.imscc'
        whole = CANVAS.package.read_bytes()
        half.write_bytes(whole[:len(whole) // 2])
        with App(half) as app:
            app.get('label', 'The package is cut off: what came further on is missing', timeout=60)
            app.get('label', 'download it again, or bring in what is here')
            app.press('Cancel')
            app.get('label', 'Bring a course you already teach', timeout=20)
    return None


run(half_a_download_is_said_before_it_comes_in)
