"""A value stream as it hangs: the stream, its lanes, its parts, its steps, and how each step shall be or has become.

Each is a record of its own, so that two walls which work at one stream lose neither's: of one field of one step the
later word holds, two new steps both hang, and what is changed on a step that another wall takes away comes back with
it. Sums are reckoned, never stored (`board.kinds.stream.figures`).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from board.bounds import Bounds
from board.catalogue import N_
from board.export import Export
from board.kinds.gain.record import Waste
from board.kinds.stream.export import LANES, PARTS, STEPS, STREAMS, TURNS
from board.record import Day, Id, Line, Number, Position, Record, Truth, Whole
from board.use import InUse

MINUTES, WAIT, TIMES, PEOPLE, WEEK = 10_000, 3_650 * 24 * 60, 5_000, 100, 168
"""The most of each: minutes of work in one step, minutes of waiting, times a week, people at once, hours a week."""

Beside = Literal["", "parallel", "aside"]
Worth = Literal["", "value", "necessary", "waste"]
State = Literal["ideal", "after"]
WaitUnit = Literal["minute", "hour", "day"]
Per = Literal["week", "month"]

Minutes = Annotated[Number, Bounds(gt=0, le=MINUTES)]
Wait = Annotated[Number, Bounds(ge=0, le=WAIT)]
Times = Annotated[Number, Bounds(gt=0, le=TIMES)]
People = Annotated[Whole, Bounds(ge=1, le=PEOPLE)]
Percent = Annotated[Number, Bounds(gt=0, le=100)]


class Stream(Record):
    """One way from start to end, with what its figures rest on."""

    word: ClassVar[str] = N_("verdistrøm")
    conflicts: ClassVar[tuple[str, ...]] = ("title", "receiver")
    exported: ClassVar[Export] = STREAMS
    used: ClassVar[InUse] = InUse(
        N_("Verdistrøm"),
        40,
        N_("Når noe går gjennom mange hender. Fire av fem timer som blir fri, blir gjerne funnet slik."),
    )

    title: Line = ""
    """from what to what"""
    receiver: Line = ""
    """for whom a step is of value"""
    times: Times | None = None
    """how often the whole way is gone in a week"""
    day_hours: Annotated[Number, Bounds(ge=1, le=24)] = 24.0
    """hours of a day of waiting: 24 where things wait around the clock"""
    open_hours: Annotated[Number, Bounds(gt=0, le=WEEK)] | None = None
    """hours a week in which it can be done: what its takt is reckoned of"""
    drawn: Truth = False
    """whether the ideal has been begun"""


class Streamlane(Record):
    """Who does the steps of a lane."""

    word: ClassVar[str] = N_("bane")
    indexed = ("stream",)
    conflicts: ClassVar[tuple[str, ...]] = ("title",)
    exported: ClassVar[Export] = LANES

    stream: Id = ""
    title: Line = ""
    """a role, never a person"""
    position: Position = ""


class Streampart(Record):
    """A stretch of a long stream."""

    word: ClassVar[str] = N_("del av en verdistrøm")
    indexed = ("stream",)
    conflicts: ClassVar[tuple[str, ...]] = ("title",)
    exported: ClassVar[Export] = PARTS

    stream: Id = ""
    title: Line = ""
    position: Position = ""


class Streamstep(Record):
    """One step. Without `minutes` it is in no sum."""

    word: ClassVar[str] = N_("steg")
    indexed = ("stream",)
    conflicts: ClassVar[tuple[str, ...]] = ("title", "minutes", "wait", "times", "people", "accurate")
    exported: ClassVar[Export] = STEPS

    stream: Id = ""
    lane: Id = ""
    part: Id = ""
    position: Position = ""
    """steps come after each other by (position, id)"""
    beside: Beside = ""
    """`parallel`: at the same time as the one before; `aside`: the same, and nothing waits for it. As it hangs on the
    one before, no loop can be said"""
    planned: Truth = False
    """not done today: it comes with the ideal"""
    title: Line = ""
    minutes: Minutes | None = None
    """of work, for one of those who do it, each time"""
    wait: Wait = 0.0
    """minutes before it begins"""
    wait_unit: WaitUnit = "hour"
    """in which waiting is told"""
    times: Times | None = None
    """a week; None: as often as the stream, or its `share`"""
    per: Per = "week"
    """in which `times` is told"""
    share: Annotated[Number, Bounds(gt=0, le=1)] | None = None
    """of the stream's times, where only some come this way; `times` goes before it"""
    people: People = 1
    """so many do it together"""
    accurate: Percent | None = None
    """percent that comes right the first time, say those who get it"""
    worth: Worth = ""
    """to who gets it: value, or necessary all the same, or neither"""
    waste: Waste = ""
    """which kind of tidstyv"""


class Streamturn(Record):
    """How a step turns out: in the ideal, or as it was measured after. What is not said is as it is now, so that a
    figure put right today makes no difference of its own. Its id is the step's, a hyphen and the state, as that of a
    reading: two walls which draw the same step draw one."""

    word: ClassVar[str] = N_("endring i en verdistrøm")
    indexed = ("stream",)
    conflicts: ClassVar[tuple[str, ...]] = ("idea", "title", "minutes", "wait", "times", "people", "accurate")
    exported: ClassVar[Export] = TURNS

    stream: Id = ""
    step: Id = ""
    state: State = "ideal"
    gone: Truth = False
    """it falls away"""
    idea: Line = ""
    """what is done to get there; the name of its card"""
    title: Line = ""
    """then; nothing: as now"""
    minutes: Minutes | None = None
    """then; nothing: as now"""
    wait: Wait | None = None
    """the same"""
    times: Times | None = None
    """the same"""
    people: People | None = None
    """the same"""
    accurate: Percent | None = None
    """the same"""
    worth: Worth = ""
    """the same"""
    day: Day | None = None
    """when it was measured"""
