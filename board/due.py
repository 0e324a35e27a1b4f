"""The årshjul knows one kind of value: a `Due`, the day something comes again or is to be asked about.

A kind of record that has such days says so itself, in the file `due.py` of its own folder in `board.kinds`, and
nowhere else. board/kinds/area/due.py is all of it:

    READS = (Area, Round)

    def due(board: Board, first: date, last: date) -> Iterable[Due]:
        for area in board.of(Areas).hung:
            walked = board.of(Rounds).last(area.id)                       # the day, None before the first round
            for day in days(area.start, area.every, first, last):         # board.recurrence
                yield Due(day, _("5S-runde på {area}").format(area=area.name), "round", area.id,
                          settled=walked is not None and day <= walked)

`READS` are the kinds it rests on: the centre reads no others of a unit. It is asked for any span, past or coming,
`first` and `last` among it, and gives every day in it, settled or not; it knows no today, so that all walls and the
centre say the same. What is settled follows from the records: settled once, all earlier days of the same thing are
too. What was taken down or ended has no days from then on. It says nothing of when people are reminded, how often, or
what it looks like: that is the årshjul's (`board.year`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from board.told import told_in

if TYPE_CHECKING:
    from board.board import Board
    from board.record import Record


@dataclass(frozen=True, slots=True)
class Due:
    """One day of one thing. `what` is what it is called, in words («5S-runde på medisinrommet»), `more` a line below
    it or nothing. `tool` is the name of the tool that opens it and `id` what that tool is given; a thing is known by
    both. `by_tap`: a touch may say that it is done, or not this time (`board.kinds.settlement`), without anything
    being opened; what the kind says of `settled` need not tell of that. `asked`: the meeting asks about it at a point
    of its own, and does not tell of it."""

    day: date
    what: str
    tool: str
    id: str
    settled: bool = False
    more: str = ""
    by_tap: bool = False
    asked: bool = False


def due(board: Board, first: date, last: date) -> tuple[Due, ...]:
    """Everything that falls on these days, both among them, in the order of the days."""
    found = (
        one
        for module in told_in("board.kinds", "due")
        for one in module.due(board, first, last)
        if first <= one.day <= last
    )
    said = (replace(one, settled=True) if _said(board, one) else one for one in found)
    return tuple(sorted(said, key=lambda one: (one.day, one.tool, one.what, one.id)))


def _said(board: Board, one: Due) -> bool:
    """Whether a touch has said that it is done, or not for this time."""
    from board.kinds.settlement import Settlements  # the kinds know what is due

    return one.by_tap and not one.settled and board.of(Settlements).settled(one.id, one.day)


def read() -> frozenset[type[Record]]:
    """The kinds that all of it rests on."""
    from board.kinds.settlement import Settlement  # as above

    return frozenset({Settlement, *(record for module in told_in("board.kinds", "due") for record in module.READS)})
