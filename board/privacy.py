"""What may be shown of votes. Every number that leaves a vase passes here. Pure.

Rules: 10-FAKTOR shows nothing below three answers; Datatilsynet asks for anonymous data where it serves.

One count of one wall (for one goal, in one week) is either told by itself, as shares in tenths, or not at all. All
that is told of several – of goals, weeks, units, a whole country – is made from what is told of each, and from
nothing else. So a sum can give away no more than its parts have told already: there is nothing to subtract it from,
nothing hidden is in it, and this week's sum less last week's is what this week's parts told.

    told = tell(8, 1, 0, threshold=3)      # Told(laid=9, green ≥ 90 %, pink ≤ 10 %, red ≤ 10 %)
    tell(2, 0, 0, threshold=3)             # None: it may only be said that there was a vote
    together([told, other])                # of both
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

THRESHOLD: Final = 3
"""Fewer balls than this are never shown or sent as colours. A unit may raise it; nobody may lower it."""


def visible(laid: int, *thresholds: int) -> bool:
    """Whether the colours of so many balls may be known at all: under the highest of all thresholds that have a say,
    those of the unit and the organisation now, and the one the vote was opened under."""
    return laid >= max(THRESHOLD, *thresholds)


@dataclass(frozen=True, slots=True)
class Share:
    """A share as it may be told: `low` to `high` percent, of which `tenth` is said. At the ends more is left open.

    >>> str(Share(60, 55, 65)), str(Share(90, 85, 100)), str(Share(10, 0, 15))
    ('60 %', '≥ 90 %', '≤ 10 %')
    """

    tenth: int
    low: int
    high: int

    @property
    def middle(self) -> float:
        """The share, 0–1, that a drawing or a mean goes by."""
        return (self.tenth + (100 if self.high == 100 else 0 if self.low == 0 else self.tenth)) / 200

    def __str__(self) -> str:
        sign = "≥ " if self.high == 100 else "≤ " if self.low == 0 else ""
        return f"{sign}{self.tenth} %"


def share(part: int, whole: int) -> Share:
    """A share in tenths, coded at both ends so that a unanimous vote cannot be told from a nearly unanimous one. Of
    few balls one is much, and the ends reach further in. `whole` must be at least THRESHOLD.

    >>> [str(share(part, 9)) for part in (9, 8, 5, 0)], [str(share(part, 3)) for part in (3, 2, 1, 0)]
    (['≥ 90 %', '≥ 90 %', '60 %', '≤ 10 %'], ['≥ 70 %', '≥ 70 %', '≤ 30 %', '≤ 30 %'])
    """
    if not visible(whole, THRESHOLD):
        raise ValueError("a share of so few may not be told")
    top = min(90, _tenth(whole - 1, whole))
    tenth = _tenth(part, whole)
    if part >= whole - 1 or tenth >= 90:
        return Share(top, top - 5, 100)
    return Share(100 - top, 0, 105 - top) if part <= 1 or tenth <= 10 else _exact(tenth)


def _tenth(part: int, whole: int) -> int:
    """To the nearest ten percent, in whole numbers."""
    return 10 * ((20 * part + whole) // (2 * whole))


def _exact(tenth: int) -> Share:
    return Share(tenth, tenth - 5, tenth + 5)


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of a vote, or of several together: how many balls, and which share was of each colour."""

    laid: int
    green: Share
    pink: Share
    red: Share

    @property
    def parts(self) -> tuple[float, float, float]:
        """(green, pink, red) as shares that add up to one."""
        middles = (self.green.middle, self.pink.middle, self.red.middle)
        whole = sum(middles)
        return middles[0] / whole, middles[1] / whole, middles[2] / whole


def tell(green: int, pink: int, red: int, *, threshold: int, hidden: bool = False) -> Told | None:
    """What may be told of one count; None where it is too few, or the wall has told nothing itself."""
    laid = green + pink + red
    if hidden or not visible(laid, threshold):
        return None
    return Told(laid, share(green, laid), share(pink, laid), share(red, laid))


def untold(today: date) -> str:
    """The first ISO week of which nothing may be told on this day. Only whole weeks are told, so that nobody can
    watch a vote come in, and each when a whole day has passed since: what was opened late on Sunday, or over
    midnight, would else be told minutes after.

    >>> [untold(date(2026, 11, day)) for day in (22, 23, 24)]  # Sunday, Monday, Tuesday
    ['2026-W47', '2026-W47', '2026-W48']
    """
    year, week, _ = (today - timedelta(days=1)).isocalendar()
    return f"{year}-W{week:02d}"


def together(told: Iterable[Told]) -> Told | None:
    """What may be told of several, each weighing as many balls as were laid; None of none.

    Made from what was told of each, so it gives away nothing that they do not.

    >>> str(together([tell(9, 0, 0, threshold=3), tell(3, 3, 3, threshold=3)]).green)
    '60 %'
    """
    return weighted((one, 1) for one in told)


def weighted(told: Iterable[tuple[Told, int]]) -> Told | None:
    """The same of many that were told alike: (what was told, how often)."""
    some = [(one, times) for one, times in told if times]
    if len(some) == 1 and some[0][1] == 1:
        return some[0][0]
    laid = sum(one.laid * times for one, times in some)
    if not laid:
        return None
    means = [0.0, 0.0, 0.0]
    for one, times in some:
        for colour, part in enumerate(one.parts):
            means[colour] += part * one.laid * times / laid
    green, pink, red = (_nearest(mean) for mean in means)
    return Told(laid, green, pink, red)


def _nearest(mean: float) -> Share:
    tenth = 10 * int(10 * mean + 0.5 + 1e-9)
    if tenth >= 90:
        return Share(90, 85, 100)
    return Share(10, 0, 15) if tenth <= 10 else _exact(tenth)
