"""Between which values a curve runs, and from when until when: told beside and below each of them in the same way.

scale.beside(self, x, [Rung(top, 8), Rung(ground, 0), Rung(y, 4, "ink", True)], letters)
scale.below(self, left, right, y, "uke 25", "uke 29", letters)
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log10
from typing import NamedTuple

from board.formats import number
from kiosk.theme import Colour
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

APART = 1.1
"""Numbers stand at least so many letters apart."""


class Rung(NamedTuple):
    """A value and how high it stands, in px."""

    y: float
    value: float
    ink: str | Colour = "ink2"
    bold: bool = False


def round_numbers(most: float) -> list[float]:
    """0, and one or two round numbers up to `most`: what is read off beside a curve that says itself what it came
    to."""
    whole = 10.0 ** floor(log10(most))
    step = next(part * whole for part in (5, 2, 1, 0.5) if part * whole <= most)
    return [n * step for n in range(int(most / step) + 1)]


def room(values: Iterable[float], letters: float) -> float:
    """Px that the widest of these numbers takes."""
    return max((text_layout.width(number(value), Letters(round(letters), True)) for value in values), default=0)


def beside(drawing: Drawing, right: float, marks: Iterable[Rung], letters: float) -> None:
    """Numbers that end at `right`; one that would meet an earlier one is left out."""
    told: list[float] = []
    for mark in marks:
        if all(abs(mark.y - y) >= APART * letters for y in told):
            told.append(mark.y)
            drawing.write(number(mark.value), letters, right, mark.y, mark.ink, bold=mark.bold, anchor=(1, 0.5))


def below(drawing: Drawing, left: float, right: float, y: float, first: str, last: str, letters: float) -> None:
    """When it begins, and when it ends."""
    drawing.write(first, letters, left, y, "ink2")
    drawing.write(last, letters, right, y, bold=True, anchor=(1, 0))
