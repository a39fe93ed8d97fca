#!/usr/bin/python3
"""Pictures of every view in the states of the mockups: shots.py ASHLAR FOLDER [SCENE…], run by
`./dev shots`. A scene that cannot be made is told and does not keep the others from being made.
The scenes are in scenes/, a file for each view."""
import sys
import traceback

from scenes import build, design, editors, looks, preview, results  # noqa: F401, in this order
from scenes import small, source, start, windows  # noqa: F401
from scenes.stage import OUT, SCENES

OUT.mkdir(parents=True, exist_ok=True)
wanted = sys.argv[3:]
unknown = set(wanted) - {make.__name__ for make in SCENES}
if unknown:
    sys.exit('There is no scene called %s; there are: %s' % (
        ', '.join(sorted(unknown)), ', '.join(make.__name__ for make in SCENES)))
failed = []
for make in SCENES:
    if not wanted or make.__name__ in wanted:
        try:
            make()
        except Exception as error:
            traceback.print_exc()
            failed.append(make.__name__)
            print('%s ended early: %s' % (make.__name__, error), flush=True)
sys.exit(1 if failed else 0)
