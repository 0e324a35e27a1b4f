"""Where everything of a fish lies: pure numbers in px of the drawing, from the upper left.

Lying, the head is on the right and half of the bones stand above the spine; where the board is upright the head is
on top and half of the bones are on the left. Notes hang beside their bone, towards the tail.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""

BESIDE = 6
"""So many bones are seen at a time."""
FEWEST = 3
"""Rows a bone has room for, also where fewer causes hang."""
NOTE, SLANT, LEAN, TAG = 388, 150, 90, 56
"""Widest note; how far a bone leans lying and upright; height of a tag."""
HEAD, TAIL = (414, 446), (136, 236)
"""Of the paper parts, lying."""
HEAD_UP, TAIL_UP = (358, 332), (178, 103)
"""And upright, smaller, so that four causes find room on a bone."""
_SPINE_TOP, _SPINE_LOW, _STUB = 78, 96, 16


class Rib(NamedTuple):
    """One bone: where it begins at the spine, its tip, its tag, and a box for each row of notes. `right`: its notes
    hang on its right."""

    joint: Point
    tip: Point
    tag: Box
    rows: tuple[Box, ...]
    right: bool = False

    def at(self, y: float) -> float:
        """x of the bone at a height."""
        (x0, y0), (x1, y1) = self.joint, self.tip
        return x0 + (x1 - x0) * (y - y0) / (y1 - y0)


class Shape(NamedTuple):
    """The whole fish."""

    spine: tuple[Point, Point]
    ribs: tuple[Rib, ...]
    head: Box
    tail: Box
    loose: Box
    """Where the causes without a bone lie."""
    upright: bool


def gap(rows: int) -> float:
    """Between two notes of a bone."""
    return {3: 12, 4: 10}.get(rows, 6)


def room(height: float, bones: int, *, upright: bool) -> float:
    """px for the notes of one bone."""
    if upright:
        return _section(height, bones) - TAG - 32
    return (height - _SPINE_TOP - _SPINE_LOW) / 2 - 24


def shape(width: float, height: float, bones: int, rows: int, *, upright: bool) -> Shape:
    """A fish of so many bones (at most `BESIDE`), each with so many rows, in a room of this size."""
    return _upright(width, height, bones, rows) if upright else _lying(width, height, bones, rows)


def _lying(width: float, height: float, bones: int, rows: int) -> Shape:
    half = (height - _SPINE_TOP - _SPINE_LOW) / 2
    spine, first = _SPINE_TOP + half, ceil(bones / 2)
    head = (width - 30 - HEAD[0], spine - HEAD[1] / 2, *HEAD)
    last = head[0] - 8
    pitch = (last - 612 + 428) / first
    wide = pitch - 40
    space, high = gap(rows), (half - (34 if rows < 5 else 24) - (rows - 1) * gap(rows)) / rows
    ribs = []
    for n in range(bones):
        up, column = n < first, n % first
        x = last - (first - 1 - column) * pitch
        tip = (x - SLANT, _SPINE_TOP if up else spine + half)
        tag_w = min(wide - 82, 400)
        tag = (tip[0] - tag_w + 44, tip[1] - 60 if up else tip[1] + 4, tag_w, TAG)
        rib = Rib((x, spine), tip, tag, ())
        tops = [(_SPINE_TOP + 8 if up else spine + 18) + row * (high + space) for row in range(rows)]
        boxes = [(rib.at(top + high / 2) - wide - _STUB, top, wide, high) for top in tops]
        ribs.append(rib._replace(rows=tuple(boxes)))
    tail = (40, spine - TAIL[1] / 2, *TAIL)
    loose = (18, spine - 40, 166, 80)
    return Shape(((140, spine), (head[0] + 64, spine)), tuple(ribs), head, tail, loose, False)


def _section(height: float, bones: int) -> float:
    return (height - HEAD_UP[1] - 22 - TAIL_UP[1] - 24) / ceil(bones / 2)


def _upright(width: float, height: float, bones: int, rows: int) -> Shape:
    middle, levels = width / 2, ceil(bones / 2)
    pitch, top = _section(height, bones), HEAD_UP[1] + 22
    high = (room(height, bones, upright=True) - (rows - 1) * gap(rows)) / rows
    ribs = []
    for n in range(bones):
        right, level = n >= levels, n % levels
        y, way = top + level * pitch, 1 if right else -1
        tip = (middle + way * LEAN, y + pitch - TAG - 12)
        wide = min(400, middle - LEAN - _STUB - 30)
        tag_w = wide - 20
        tag = (tip[0] - 44 if right else tip[0] + 44 - tag_w, tip[1], tag_w, TAG)
        rib = Rib((middle, y), tip, tag, (), right)
        tops = [y + 12 + row * (high + gap(rows)) for row in range(rows)]
        boxes = []
        for one in tops:
            x = rib.at(one + high / 2)
            boxes.append((x + _STUB if right else x - _STUB - wide, one, wide, high))
        ribs.append(rib._replace(rows=tuple(boxes)))
    head = (middle - HEAD_UP[0] / 2, 12, *HEAD_UP)
    tail = (middle - TAIL_UP[0] / 2, height - TAIL_UP[1] - 10, *TAIL_UP)
    loose = (middle - 120, height - 84, 240, 76)
    return Shape(((middle, tail[1] + 12), (middle, HEAD_UP[1] - 24)), tuple(ribs), head, tail, loose, True)
