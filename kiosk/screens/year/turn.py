"""Where a day is on the wheel, in degrees clockwise from the top, and what lies together on one place. Pure.

A month has the same place every year, so that a leap year moves nothing.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from math import pi
from typing import NamedTuple

from board.due import Due

ROUND = 365
STARTS = tuple(accumulate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), initial=0))
"""Days of the wheel before each month."""
RADIUS, NEAR = 258, 70
"""Where the tokens lie, and how near in px two of them may lie: nearer ones are stacked."""
_DEGREES = 360 / (2 * pi)


def turn(day: date, part: float = 0.5) -> float:
    """Where a day is: its middle, or as much of it as `part` says."""
    start, end = STARTS[day.month - 1], STARTS[day.month]
    whole = monthrange(day.year, day.month)[1]
    return 360 * (start + (day.day - 1 + part) / whole * (end - start)) / ROUND


class Stack(NamedTuple):
    """Days that lie on one place; `shown` is the one that is next, or was last."""

    turn: float
    shown: Due
    height: int


def stacked(found: Sequence[Due], today: date) -> tuple[Stack, ...]:
    """Tokens in their places; those that would lie on each other are one stack. None lies over the turn of the
    year."""
    edge = NEAR / 2 / RADIUS * _DEGREES
    groups: list[tuple[float, list[Due]]] = []
    for one in found:
        place = min(max(turn(one.day), edge), 360 - edge)
        if groups and (place - groups[-1][0]) / _DEGREES * RADIUS < NEAR:
            groups[-1][1].append(one)
        else:
            groups.append((place, [one]))
    return tuple(Stack(place, _next(some, today), len(some)) for place, some in groups)


def _next(some: Sequence[Due], today: date) -> Due:
    coming = (one for one in some if one.day >= today and not one.settled)
    return next(coming, some[-1])


class Word(NamedTuple):
    """A word on the rim: where its middle is, and how many degrees it takes."""

    turn: float
    text: str
    wide: float


def apart(words: Iterable[Word], pointer: float, clear: float) -> tuple[Word, ...]:
    """Words that would lie on each other become one; one that would lie under the pointer, which hides `clear`
    degrees on either side, moves off it."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before and before.turn + before.wide / 2 > word.turn - word.wide / 2:
            first = before.turn - before.wide / 2
            wide = before.wide + word.wide
            found[-1] = Word(first + wide / 2, f"{before.text} · {word.text}", wide)
        else:
            found.append(word)
    return tuple(_off(word, pointer, clear + word.wide / 2) for word in found)


def _off(word: Word, pointer: float, least: float) -> Word:
    away = (word.turn - pointer + 180) % 360 - 180
    if abs(away) >= least:
        return word
    return word._replace(turn=(pointer + (least if away >= 0 else -least)) % 360)
