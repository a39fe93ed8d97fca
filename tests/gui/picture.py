"""What is painted on the screen: pages of a web view tell a screen reader their title alone."""
import collections
import subprocess
import time

from gui import extents, wait, xdo

STANDS_OUT = 90  # of 255 shades: text does, lines and cards do not


class Picture:
    """Shades of grey of a part of the screen, row by row."""

    def __init__(self, width, height, shades):
        self.width, self.height, self.shades = width, height, shades

    def __eq__(self, other):
        return self.shades == other.shades

    def page(self):
        """Without its right edge, where a scrollbar comes and goes as it likes."""
        width = self.width - 40
        rows = (self.shades[y * self.width:y * self.width + width] for y in range(self.height))
        return Picture(width, self.height, b''.join(rows))

    def ground(self):
        """The shade that most of it has."""
        return collections.Counter(self.shades).most_common(1)[0][0]

    def lines(self, begin=0, end=1):
        """(top, height) of what is written between two shares of the width."""
        ground, found, top = self.ground(), [], None
        left, right = int(self.width * begin), int(self.width * end)
        for y in range(self.height):
            row = self.shades[y * self.width + left:y * self.width + right]
            is_written = max(abs(max(row) - ground), abs(min(row) - ground)) > STANDS_OUT
            if is_written and top is None:
                top = y
            elif not is_written and top is not None:
                found.append((top, y - top))
                top = None
        return found

    def said(self):
        return '%d × %d on %d, written at %s' % (self.width, self.height, self.ground(), self.lines(0, .9))


def take(app, node):
    place, (x, y) = extents(node), app.origin(node)
    crop = '%dx%d+%d+%d' % (place.width, place.height, x + place.x, y + place.y)
    data = subprocess.check_output(['import', '-window', 'root', '-crop', crop, '+repage', '-depth', '8',
                                    '-colorspace', 'gray', 'pgm:-'])
    width, height = (int(word) for word in data.split(None, 3)[1:3])
    return Picture(width, height, data[len(data) - width * height:])


def settled(app, find, is_right=lambda picture: True, what='a picture'):
    """A picture of what is found, once it is right and stands still; the pointer is out of the way."""
    xdo('mousemove', 2, 2)
    last = []

    def look():
        picture = take(app, find())
        is_still = bool(last) and last[-1] == picture
        last[:] = [picture]
        return is_still and is_right(picture)
    try:
        wait(what, look, 20, .3)
    except AssertionError as error:
        raise AssertionError('%s, but one of %s' % (error, last and last[0].said())) from None
    return last[0]
