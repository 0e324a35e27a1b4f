"""A unit's own settings say what it is called, when it meets, and how its board is worded. One per board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal, get_args

from board.bounds import Bounds
from board.catalogue import N_
from board.context import Context
from board.errors import Kind, Refused
from board.index import Index
from board.limits import seen
from board.log.change import Json
from board.privacy import THRESHOLD
from board.record import Name, Number, Record, Truth, Whole

Step = Literal["present", "wellbeing", "goals", "running", "suggestions", "done", "keeper"]
STEPS: tuple[Step, ...] = get_args(Step)
"""The agenda of a tavlemøte in its usual order."""


@dataclass(frozen=True)
class Item:
    """One point of the agenda with the minutes set aside for it."""

    step: Step
    minutes: Annotated[Whole, Bounds(ge=1, le=60)] = 1
    on: Truth = True


AGENDA = tuple(Item(step=s, minutes=m) for s, m in zip(STEPS, (1, 4, 2, 4, 2, 1, 1), strict=True))
STAGE_LABELS = (
    N_("Forslag"),
    N_("Planlegge"),
    N_("Utføre"),
    N_("Kontrollere"),
    N_("Korrigere"),
    N_("Ferdig"),
)
"""Until a unit has chosen words of its own."""

UNIT_ID = "unit"
AGENDA_LIMIT = 20
STAFF_LIMIT = 2_000


class Unit(Record):
    """The unit's settings. The record is `unit`; others of this kind are ignored."""

    word: ClassVar[str] = N_("oppsett")
    single: ClassVar[bool] = True
    guarded: ClassVar[frozenset[str]] = frozenset({"name", "threshold", "visible_throw"})

    name: Name = ""
    sector: Name = ""
    """which pack suits it (`board.packs`); empty: not said"""
    labels: tuple[Name, Name, Name, Name, Name, Name] = STAGE_LABELS
    """what the six stages are called on this board; data holds the words of `stage`"""
    meeting_weekday: Annotated[Whole, Bounds(ge=0, le=6)] = 1
    """0 is Monday"""
    meeting_time: Annotated[str, Bounds(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "13:30"
    meeting_minutes: Annotated[Whole, Bounds(ge=5, le=60)] = 15
    agenda: Annotated[tuple[Item, ...], Bounds(max_length=AGENDA_LIMIT)] = AGENDA
    """the points of the meeting in their order, each `{"step", "minutes", "on"}`"""
    threshold: Annotated[Whole, Bounds(ge=3, le=50)] = 3
    """raised by the unit, never below 3"""
    full_time_hours: Annotated[Number, Bounds(ge=20, le=45)] = 37.5
    """of a full-time week"""
    staff_fte: Annotated[Number, Bounds(ge=0, le=STAFF_LIMIT)] = 0.0
    """årsverk of the unit, which gains are held against; 0 not said"""
    balls_per: Literal["goal", "week"] = "goal"
    vase_balls: Annotated[Whole, Bounds(ge=0, le=200)] = 0
    """for so many people a vase stands open between meetings; 0: none does"""
    vase_from: Annotated[Whole, Bounds(ge=0, le=6)] = 0
    """the day in whose morning it is put out; 0 is Monday"""
    vase_until: Annotated[Whole, Bounds(ge=0, le=7)] = 7
    """the day on which, at the meeting's hour, balls can be laid alone no longer; 7: the meeting's"""
    visible_throw: Truth = False


@dataclass(frozen=True)
class OwnUnit(Index[Unit], of=Unit):
    """The settings of the unit whose board it is; those under another id are nobody's."""

    unit: Unit = field(default_factory=Unit)

    def after(self, records: Iterable[Unit]) -> OwnUnit:
        return OwnUnit(next((unit for unit in records if unit.id == UNIT_ID), self.unit))

    def get(self, id_: str) -> Unit | None:
        return self.unit if self.unit.id == id_ else None

    def __iter__(self) -> Iterator[Unit]:
        return iter((self.unit,) if self.unit.id else ())


@dataclass(frozen=True)
class ChangeUnit:
    fields: Mapping[str, Json]

    def run(self, context: Context) -> None:
        if self.fields.get("threshold", THRESHOLD) < THRESHOLD:
            raise Refused(Kind.THRESHOLD_TOO_LOW)
        named = {"name": seen(self.fields["name"])} if "name" in self.fields else {}
        context.put(Unit, UNIT_ID, **{**self.fields, **named})
