#!/usr/bin/python3
"""A week of a long course through every view, once with a mouse alone and once with a keyboard
alone."""
from gui import run
from tour import tour
from hands import Keys, Mouse
from walk import CANVAS


def week_by_mouse():
    return tour(Mouse, CANVAS)


def week_by_keyboard():
    return tour(Keys, CANVAS)


run(week_by_mouse, week_by_keyboard)
