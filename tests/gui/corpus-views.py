#!/usr/bin/python3
"""A week of a long course through every view with a mouse alone."""
from gui import run
from tour import tour
from walk import CANVAS, Mouse


def week_by_mouse():
    return tour(Mouse, CANVAS)


run(week_by_mouse)
