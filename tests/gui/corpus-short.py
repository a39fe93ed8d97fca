#!/usr/bin/python3
"""A short course of pages, files and a quiz through every view, once with a mouse alone and once
with a keyboard alone."""
from gui import run
from tour import tour
from hands import Keys, Mouse
from walk import SHORT


def short_course_by_mouse():
    return tour(Mouse, SHORT)


def short_course_by_keyboard():
    return tour(Keys, SHORT)


run(short_course_by_mouse, short_course_by_keyboard)
