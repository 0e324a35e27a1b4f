"""That a unit has begun its first ten weeks, and what people said was done in them that no board can see."""

from typing import ClassVar

from board.catalogue import N_
from board.export import Export
from board.record import Day, Record
from board.use import InUse

INTRODUCTION = "introduction"
"""The id of the only one there is: two walls that begin it begin the same."""


class Introduction(Record):
    """The first ten weeks of the unit. The record is `introduction`; others of this kind are ignored."""

    word: ClassVar[str] = N_("innføring")
    exported: ClassVar[Export] = Export(
        "introductions",
        "Innføring",
        "Når enheten begynte på de ti første ukene, og når den var gjennom dem.",
        {
            "began": ("Begynt", "Dagen"),
            "ended": ("Ferdig", "Dagen enheten sa at den er i gang; tom: er underveis"),
        },
    )
    used: ClassVar[InUse] = InUse(
        N_("De første ti ukene"),
        5,
        N_("Når en enhet er ny med tavle, eller vil begynne på nytt."),
        where=lambda c: c.id == INTRODUCTION,
    )

    began: Day | None = None
    """the day"""
    ended: Day | None = None
    """the day the unit said that it is under way by itself"""


class Introstep(Record):
    """What somebody said was done in the first ten weeks: a step by its key, a course day as `day-3`. Each is a
    record of its own, so that of two walls apart neither's word is lost."""

    word: ClassVar[str] = N_("steg i innføringen")
    exported: ClassVar[Export] = Export(
        "introduction_steps",
        "Steg i innføringen",
        "Det enheten selv har sagt at er gjort. Det tavla ser selv, som et holdt møte, står ikke her.",
        {"done": ("Gjort", "Dagen det ble sagt; kursdagene heter `day-1` til `day-6`")},
    )

    done: Day | None = None
    """the day it was said; none: not done after all"""
