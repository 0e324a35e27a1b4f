"""A value stream laid out for the eye: by lanes with its ladder, or by rows of the parts a unit has named. No widget.

Columns are steps at the same time. What a ladder tells adds up to the sums of the stream: of a column it is the step
the case waits for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from board.board import Board
from board.catalogue import _
from board.kinds.stream.figures import Step, columns, figures
from board.kinds.stream.index import Lanes, Parts, steps
from board.kinds.stream.record import Stream
from board.kinds.stream.words import duration, short
from kiosk.screens.stream.looks import NoteFace, face, worked

Column = tuple[Step, ...]
LONGEST = 3
"""So many of the longest waits are filled on the ladder."""
HANGS, FILLED = 30, 15
"""A wait that is at least such a part of the lead time hangs in its gap among many notes, or is filled."""


@dataclass(frozen=True)
class Rung:
    """One column of the ladder: the wait before it and the work in it, each as minutes and words."""

    wait: float = 0.0
    waits: str = ""
    works: str = ""
    long: bool = False


@dataclass(frozen=True)
class LaneSight:
    """A stretch of the stream by lanes. `lanes` (id, title) from the top; `cells` (column, lane, note)."""

    lanes: tuple[tuple[str, str], ...] = ()
    cells: tuple[tuple[int, int, NoteFace], ...] = ()
    aside: frozenset[str] = frozenset()
    """steps that nothing waits for"""
    rungs: tuple[Rung, ...] = ()
    waits: str = ""
    works: str = ""


@dataclass(frozen=True)
class RowSight:
    """A row of notes: what part it is of, and what hangs under its gaps (before note n, sign, words, filled)."""

    key: str
    label: str
    second: str
    faces: tuple[NoteFace, ...]
    chips: tuple[tuple[int, str, str, bool], ...]
    first: int
    """number of its first column"""
    columns: int


@dataclass(frozen=True)
class Way:
    """The columns of a stream, who does what, and which step a case waits for in each."""

    stream: Stream
    columns: tuple[Column, ...]
    lanes: Mapping[str, str]
    parts: Mapping[str, str]
    slowest: Mapping[str, Step]
    lead: float

    @property
    def steps(self) -> list[Step]:
        return [step for column in self.columns for step in column]

    def wait(self, column: Column) -> float:
        """Minutes a case waits before this column."""
        return next((step.wait for step in column if step.id in self.slowest), 0.0)


def way(board: Board, stream: Stream) -> Way:
    """The stream as it is now."""
    found = steps(board, stream)
    told = figures(found)
    return Way(
        stream,
        tuple(columns(found)),
        {lane.id: lane.title for lane in board.of(Lanes).of(stream.id)},
        {part.id: part.title for part in board.of(Parts).of(stream.id)},
        {step.id: step for step in told.path},
        told.lead,
    )


def by_lanes(whole: Way, first: int, count: int, taken_up: str = "", every: bool = False) -> LaneSight:
    """So many columns from the `first` on. A stretch shows the lanes that are used in it; the whole, and whoever asks
    for `every` lane, shows all."""
    some = whole.columns[first : first + count]
    here = [step for column in some for step in column]
    keys = [
        key for key in whole.lanes if every or len(some) == len(whole.columns) or any(s.lane == key for s in here)
    ]
    if not keys or any(step.lane not in whole.lanes for step in here):
        keys.insert(0, "")
    place = {key: n for n, key in enumerate(keys)}
    most = sorted((whole.wait(column) for column in whole.columns), reverse=True)[:LONGEST]
    cells = tuple(
        (n, place.get(step.lane, 0), _face(whole, step, first + n, taken_up, None))
        for n, column in enumerate(some)
        for step in column
    )
    day = whole.stream.day_hours
    path = [step for step in here if step.id in whole.slowest]
    return LaneSight(
        tuple((key, whole.lanes.get(key, "")) for key in keys),
        cells,
        frozenset(step.id for step in here if step.beside == "aside"),
        tuple(_rung(whole, column, most) for column in some),
        duration(sum(step.wait for step in path), day),
        worked(sum(step.minutes or 0 for step in path)),
    )


def depth(whole: Way, first: int, count: int) -> int:
    """How many notes stand below each other in so many columns, lane by lane."""
    sight = by_lanes(whole, first, count)
    return sum(depths(sight))


def depths(sight: LaneSight) -> list[int]:
    """How many notes each lane must hold below each other: steps at the same time may be one role's."""
    found = [1] * len(sight.lanes)
    for _key, some in groupby(sorted((column, lane) for column, lane, _face in sight.cells)):
        found[_key[1]] = max(found[_key[1]], len(list(some)))
    return found


def stretches(whole: Way, most: int, deep: int, first: int = 0, count: int | None = None) -> list[tuple[int, int]]:
    """The columns cut into pages of lanes: at most `most` columns, as many lanes as find room; evenly filled."""
    end = len(whole.columns) if count is None else first + count
    found = []
    while first < end:
        left = end - first
        wide = min(ceil(left / ceil(left / most)), left)
        while wide > 1 and depth(whole, first, wide) > deep:
            wide -= 1
        found.append((first, wide))
        first += wide
    return found


def by_rows(whole: Way, most: int, taken_up: str = "", role: str | None = None) -> list[RowSight]:
    """Rows of at most `most` notes: by parts, and a part that is longer goes on in the next row."""
    found: list[RowSight] = []
    numbered = list(enumerate(whole.columns))
    for key, some in groupby(numbered, key=lambda one: _part(whole, one[1])):
        found += _rows_of(whole, key, list(some), most, taken_up, role)
    return found


def _rows_of(
    whole: Way, part: str, some: Sequence[tuple[int, Column]], most: int, taken_up: str, role: str | None
) -> list[RowSight]:
    notes = sum(len(column) for _n, column in some)
    most = ceil(notes / ceil(notes / most))  # evenly filled
    rows: list[list[tuple[int, Column]]] = [[]]
    for one in ((n, column[at : at + most]) for n, column in some for at in range(0, len(column), most)):
        if sum(len(column) for _n, column in rows[-1]) + len(one[1]) > most and rows[-1]:
            rows.append([])
        rows[-1].append(one)
    found = []
    for row in rows:
        faces: list[NoteFace] = []
        chips: list[tuple[int, str, str, bool]] = []
        for n, column in row:
            wait = whole.wait(column)
            if whole.lead and wait >= whole.lead / HANGS:
                long = wait >= whole.lead / FILLED
                chips.append((len(faces), "hourglass", short(wait, whole.stream.day_hours), long))
            leading = whole.columns[n][0]
            beside = [at for at, step in enumerate(column) if step is not leading]
            chips += [(len(faces) + at, "swap", _("samtidig"), False) for at in beside]
            faces += [
                replace(_face(whole, step, n, taken_up, role), together=at in beside)
                for at, step in enumerate(column)
            ]
        first, last = row[0][0] + 1, row[-1][0] + 1
        label = whole.parts.get(part) or _("Steg {first}–{last}").format(first=first, last=last)
        path = [step for _n, column in row for step in column if step.id in whole.slowest]
        time = _about(sum(step.lead for step in path), whole.stream.day_hours)
        found.append(RowSight(part, label, time, tuple(faces), tuple(chips), row[0][0], len(row)))
    return found


def _about(minutes: float, day_hours: float) -> str:
    """As short as it may be said: from two days on in whole days."""
    day = 60 * day_hours
    return short(round(minutes / day) * day if minutes >= 2 * day else minutes, day_hours)


def _part(whole: Way, column: Column) -> str:
    return column[0].part if column[0].part in whole.parts else ""


def _face(whole: Way, step: Step, n: int, taken_up: str, role: str | None) -> NoteFace:
    found = face(whole.stream, step, whole.lanes.get(step.lane, ""), trim=n)
    if role is not None and step.lane != role:
        found = replace(found, faded=True)
    return replace(found, picked=True) if step.id == taken_up else found


def _rung(whole: Way, column: Column, most: Sequence[float]) -> Rung:
    step = next((step for step in column if step.id in whole.slowest), None)
    if step is None:
        return Rung(works="–")
    day = whole.stream.day_hours
    waits = short(step.wait, day) if step.wait else ""
    long = bool(step.wait) and len(whole.columns) > LONGEST and step.wait >= most[-1]
    return Rung(step.wait, waits, worked(step.minutes or 0.0), long)
