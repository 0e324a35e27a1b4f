"""An area is a part of the unit that rounds go through by turn: kjøkkenet, lageret, medisinrommet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar

from board.bounds import Bounds
from board.catalogue import N_
from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.export import Export
from board.index import Records
from board.limits import made_of, one_line
from board.log.change import Json
from board.order import last
from board.record import Day, Name, Position, Record, Whole

AREAS_LIMIT = 24
MONTHS = 3
"""Between two rounds of an area, unless the unit says otherwise."""


class Area(Record):
    """A part of the unit that 5S rounds go through. Its id is `area`, a hyphen and 8 hex digits of the SHA-256 of the
    title it was made with in small letters: two walls that name the same name one."""

    word: ClassVar[str] = N_("område")
    conflicts: ClassVar[tuple[str, ...]] = ("title", "who")
    exported: ClassVar[Export] = Export(
        "areas",
        "Områder",
        "Områdene i enheten som 5S-rundene går gjennom på omgang.",
        {
            "title": ("Område", "Hva det heter"),
            "who": ("Hvem går", "Fornavn eller initialer"),
            "months": ("Måneder", "Så mange måneder er det mellom to runder"),
            "since": ("Fra", "Dagen det ble satt opp; den første runden er ventet fra da"),
            "position": ("Plass", "Rekkefølgen fra først"),
        },
        names=frozenset({"who"}),
        kept="a_year",
    )

    title: Name = ""
    """what people call it"""
    who: Name = ""
    """who goes there next: first names or initials"""
    months: Annotated[Whole, Bounds(ge=1, le=24)] = MONTHS
    """between two rounds"""
    since: Day | None = None
    """its first round is due from this day on"""
    position: Position = ""
    """areas stand by (position, id)"""


class Areas(Records[Area], of=Area):
    @cached_property
    def in_order(self) -> tuple[Area, ...]:
        """Those that are not taken down."""
        return tuple(sorted((a for a in self if not a.archived), key=lambda a: (a.position, a.id)))


def area_id(title: str) -> str:
    """Of an area that is made with this title."""
    return made_of("area", title.casefold())


@dataclass(frozen=True)
class AddArea:
    """A new area stands last. One that was called so and was taken down stands there again, with its rounds."""

    title: str

    def run(self, context: Context) -> None:
        title = wanted_line(self.title, Kind.AREA_MISSING)
        known = context.board.of(Areas)
        if any(area.title.casefold() == title.casefold() for area in known.in_order):
            return  # the second of two taps
        if len(known.in_order) >= AREAS_LIMIT:
            raise Refused(Kind.AREAS_FULL, limit=AREAS_LIMIT)
        called_so = (area for area in known if area.archived and area.title.casefold() == title.casefold())
        taken = min(called_so, key=lambda area: area.id, default=None)
        new = taken.id if taken else made_of("area", title.casefold(), known.items)
        since = taken.since if taken and taken.since else context.today
        told = {"title": title, "position": last(known.in_order), "since": str(since), "archived": False}
        context.put(Area, new, **told)


@dataclass(frozen=True)
class EditArea:
    """What an area is called, who goes there, and how many months there are between two rounds."""

    id: str
    title: str | None = None
    who: str | None = None
    months: int | None = None

    def run(self, context: Context) -> None:
        area = context.wanted(Area, self.id)
        said: dict[str, Json] = {}
        if self.title is not None:
            said["title"] = wanted_line(self.title, Kind.AREA_MISSING)
        if self.who is not None:
            said["who"] = one_line(self.who)
        if self.months is not None:
            said["months"] = self.months
        if said:
            context.put(Area, area.id, **said)
