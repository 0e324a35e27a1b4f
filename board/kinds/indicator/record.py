"""An indicator is a goal of the unit for its service: what is measured, which number is aimed at, and which way."""

from typing import Annotated, ClassVar, Literal, get_args

from board import limits
from board.bounds import Bounds
from board.catalogue import N_
from board.export import Export
from board.kinds.meeting.record import Week
from board.record import Id, Line, Name, Number, Position, Record
from board.use import InUse

Direction = Literal["at_least", "at_most"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
Counted = Annotated[Number, Bounds(ge=0)]
"""How many, how long, how large a share: never less than nothing."""


class Indicator(Record):
    """A goal of the unit for its service."""

    word: ClassVar[str] = N_("mål for tjenesten")
    conflicts: ClassVar[tuple[str, ...]] = ("title", "measured", "suffix", "target", "direction")
    exported: ClassVar[Export] = Export(
        "indicators",
        "Mål for tjenesten",
        "Det enheten vil få til i tjenesten, hva den måler det i, og tallet den vil nå.",
        {
            "title": ("Mål", "Det enheten vil få til"),
            "measured": ("Måles i", "Hva som telles eller måles, uke for uke"),
            "suffix": ("Benevning", "Tegnet eller ordet bak tallet, for eksempel %"),
            "target": ("Måltall", "Tallet enheten vil nå"),
            "direction": ("Retning", "at_least minst, at_most høyst"),
            "replaces": ("Erstatter", "Id-en til målet det kom i stedet for; målingene begynte på nytt"),
        },
        refers={"replaces": "indicators.id"},
    )
    used: ClassVar[InUse] = InUse(
        N_("Mål for tjenesten"), 50, N_("Når dere vil vite om det ble bedre for dem tjenesten er til for.")
    )

    title: Line = ""
    """what the unit wants"""
    measured: Line = ""
    """what is counted or measured each week"""
    suffix: Name = ""
    """the sign or word behind the number"""
    target: Counted | None = None
    """the number aimed at"""
    direction: Direction = "at_least"
    """whether that is the least or the most there should be"""
    position: Position = ""
    """goals hang by (position, id)"""
    replaces: Id = ""
    """the indicator it came instead of: another thing is measured, and the run chart begins anew"""


class Reading(Record):
    """What was measured in one week. Its id is that of the indicator, a hyphen and the week in small letters: a
    second value of the same week is the same record, and the later one holds on every wall. Of an id that leaves no
    room for them the first 16 hex digits of its SHA-256 are said instead."""

    word: ClassVar[str] = N_("måling")
    indexed = ("indicator",)
    conflicts: ClassVar[tuple[str, ...]] = ("value",)
    exported: ClassVar[Export] = Export(
        "readings",
        "Målinger av tjenesten",
        "Én verdi i uka for hvert mål for tjenesten.",
        {
            "indicator": ("Mål", "Id i tabellen Mål for tjenesten"),
            "week": ("Uke", "ISO-uka, for eksempel 2026-W47"),
            "value": ("Verdi", "I det som målet måles i; tom når målingen er tatt bort"),
        },
        refers={"indicator": "indicators.id"},
    )

    indicator: Id = ""
    week: Week = ""
    value: Counted | None = None
    """none: it was taken away again"""


class Phase(Record):
    """Something new the unit began with in a week, by which its later readings may differ from those before. Its id
    is made as a reading's is."""

    word: ClassVar[str] = N_("fase")
    indexed = ("indicator",)
    conflicts: ClassVar[tuple[str, ...]] = ("name",)
    exported: ClassVar[Export] = Export(
        "phases",
        "Faser",
        "Når enheten begynte med noe nytt som målingene kan vise om virket.",
        {
            "indicator": ("Mål", "Id i tabellen Mål for tjenesten"),
            "week": ("Uke", "ISO-uka det begynte"),
            "name": ("Fase", "Hva det var"),
        },
        refers={"indicator": "indicators.id"},
    )

    indicator: Id = ""
    week: Week = ""
    name: Name = ""


def of_week(indicator: str, week: str) -> str:
    """The id of what an indicator has one of in a week.

    >>> of_week("a1", "2026-W47")
    'a1-2026-w47'
    """
    return limits.joined(indicator, week.lower())
