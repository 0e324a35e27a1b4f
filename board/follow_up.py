"""The follow-up asks of each gain, 3 and 12 months after it was realised, whether it still holds. Pure.

    for turn in due(board, today): turn.subject, turn.months

An answer is a new entry: as much as before, less, or nothing. A turn is answered by any entry that was made on its
day or later, so two walls that answered apart agree, several turns that passed without a meeting are one question,
and what is entered long after it was free is not asked about at once. A gain that rises begins anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from board import calendar
from board.kinds.gain.index import Subject
from board.kinds.gain.record import Gain
from board.kinds.quality.index import Better, Qualities
from board.kinds.quality.record import Quality

if TYPE_CHECKING:
    from board.board import Board

TURNS = (3, 12)
"""Months after it was realised."""
State = Literal["identified", "realised", "held", "lower", "gone", "asked", "missed", "ahead"]


@dataclass(frozen=True, slots=True)
class Turn:
    """That `subject` is to be asked about: so many months after it was realised, since `day`."""

    subject: str
    months: int
    day: date
    quality: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the line of a gain's life. `months` after it was realised, 0 before that; `day` when it was or will
    be, None where it will not; `level` its hours, or the number of a quality."""

    state: State
    months: int = 0
    day: date | None = None
    level: float | None = None


def due(board: Board, today: date) -> tuple[Turn, ...]:
    """The turns that have come and are not answered, the one that has waited longest first: one of each gain."""
    hours = (turn for one in board.gains.subjects.values() if one.realised_hours > 0 and (turn := of(one, today)))
    better = (turn for one in board.of(Qualities).subjects.values() if one.holds and (turn := of(one, today)))
    return tuple(sorted((*hours, *better), key=lambda turn: (turn.day, turn.subject)))


def of(one: Subject | Better, today: date) -> Turn | None:
    """The turn of one gain that has come last, if nobody has answered it."""
    if not one.since:
        return None
    passed = [(months, day) for months, day in _turns(one.since) if day <= today]
    if not passed or calendar.day(_told(one.since)[-1].made) >= passed[-1][1]:
        return None
    months, day = passed[-1]
    return Turn(one.id, months, day, isinstance(one, Better))


def days(one: Subject | Better, first: date, last: date) -> Iterator[tuple[date, bool]]:
    """The turns of one gain between these days, and whether each is answered. What has fallen away has none."""
    if one.since and not _gone(one.since[-1]):
        answered = calendar.day(_told(one.since)[-1].made)
        yield from ((day, day <= answered) for _, day in _turns(one.since) if first <= day <= last)


def life(one: Subject | Better, today: date) -> tuple[Point, ...]:
    """What became of one gain: found, realised, and each turn."""
    found, level, gone = one.identified, _level, _gone
    points = [Point("identified", day=calendar.day(found.made), level=level(found))] if found else []
    if not one.since:
        expected = found.expected if isinstance(found, Gain) else None
        return (*points, Point("ahead", day=expected), *(Point("ahead", months) for months in TURNS))
    turns, asked = _turns(one.since), of(one, today) if not gone(one.since[-1]) else None
    points.append(Point("realised", day=one.since[0].day, level=level(one.since[0])))
    before, over = one.since[0], False
    for n, (months, day) in enumerate(turns):
        until = turns[n + 1][1] if n + 1 < len(turns) else date.max
        later = [(calendar.day(e.made), e) for e in _told(one.since)[1:]]
        said = [e for made, e in later if (not n or made >= day) and made < until]
        if asked and asked.months == months:
            points.append(Point("asked", months, day, level(one.since[-1])))
        elif said:
            points.append(Point(_became(before, said[-1]), months, calendar.day(said[-1].made), level(said[-1])))
            before = said[-1]
        else:
            points.append(Point("missed" if day <= today and not over else "ahead", months, None if over else day))
        over = gone(before)
    return tuple(points)


def _turns(since: Sequence[Gain | Quality]) -> list[tuple[int, date]]:
    start = since[0].day or calendar.day(since[0].made)
    return [(months, calendar.months_after(start, months)) for months in TURNS]


def _told(since: Sequence[Gain | Quality]) -> list[Gain | Quality]:
    """Those that say how much it is: one of the same day with as much says only something else anew."""
    return [e for n, e in enumerate(since) if not n or not _same(e, since[n - 1])]


def _same(entry: Gain | Quality, before: Gain | Quality) -> bool:
    return entry.day == before.day and _level(entry) == _level(before) and _gone(entry) == _gone(before)


def _level(entry: Gain | Quality) -> float | None:
    return entry.hours_per_week if isinstance(entry, Gain) else entry.value


def _gone(entry: Gain | Quality) -> bool:
    return not entry.hours_per_week if isinstance(entry, Gain) else not entry.holds


def _became(before: Gain | Quality, entry: Gain | Quality) -> State:
    if _gone(entry):
        return "gone"
    fewer = isinstance(entry, Gain) and isinstance(before, Gain) and entry.hours_per_week < before.hours_per_week
    return "lower" if fewer else "held"
