#!/usr/bin/python3
"""A course that Sakai has written through every view, once with a mouse alone and once with a
keyboard alone."""
from gui import run
from tour import tour
from hands import Keys, Mouse
from walk import SAKAI


def sakai_by_mouse():
    return tour(Mouse, SAKAI)


def sakai_by_keyboard():
    return tour(Keys, SAKAI)


run(sakai_by_mouse, sakai_by_keyboard)
