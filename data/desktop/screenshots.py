#!/usr/bin/env python3
"""usage: screenshots.py TEMPLATE URL > METAINFO   names the pictures where they were published.

A software centre downloads them, so that they are named by a whole address or not at all: without a
URL the element goes away.
"""
import re
import sys


def publish(text, url):
    if url:
        return text.replace("@SCREENSHOTS_URL@", url.rstrip("/"))
    return re.sub(r"^ *<screenshots>.*?</screenshots>\n", "", text, flags=re.S | re.M)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as template:
        sys.stdout.buffer.write(publish(template.read(), sys.argv[2]).encode("utf-8"))
