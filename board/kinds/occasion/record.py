"""An occasion is a date of the unit's own in the årshjul: what, when, and how often it comes again."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import ClassVar

from board.catalogue import N_
from board.export import Export
from board.formats import alphabet
from board.index import Records
from board.record import Day, Line, Record
from board.recurrence import Every
from board.use import InUse


class Occasion(Record):
    """A date of the unit's own. It is ended and not deleted: what it was, stays to be seen."""

    word: ClassVar[str] = N_("dato i årshjulet")
    conflicts: ClassVar[tuple[str, ...]] = ("name",)
    told_together: ClassVar[frozenset[str]] = frozenset({"day", "every", "until"})
    exported: ClassVar[Export] = Export(
        "occasions",
        "Årshjul",
        "Datoene enheten selv har lagt i årshjulet. De er en plan for arbeidet, og sier ingenting om noen.",
        {
            "name": ("Hva", "Det de ansatte skrev"),
            "day": ("Dag", "Den første gangen"),
            "every": (
                "Hvor ofte",
                "week hver uke, month hver måned, quarter hvert kvartal, year hvert år; tomt: én gang",
            ),
            "until": ("Til og med", "Siste dag enheten er borte, som i en ferie; tomt: ingen er borte"),
            "ended": ("Avsluttet", "Fra denne dagen kommer den ikke igjen"),
        },
        kept="a_year",
    )
    used: ClassVar[InUse] = InUse(N_("Årshjul"), 65, N_("Når noe kommer igjen, og ingen skal trenge å huske det."))

    name: Line = ""
    """what happens"""
    day: Day | None = None
    """the first time"""
    every: Every = ""
    """how often it comes again; nothing: once"""
    until: Day | None = None
    """the last day the unit is away from `day` on, as in a holiday: then no meeting is held and nothing is to be
    done; none: nobody is away"""
    ended: Day | None = None
    """from this day on it comes no more"""


class Occasions(Records[Occasion], of=Occasion):
    """The dates of a unit's own."""

    @cached_property
    def hung(self) -> tuple[Occasion, ...]:
        """Those that are there, ended or not, by their names."""
        shown = [one for one in self.items.values() if not one.archived and one.name and one.day]
        return tuple(sorted(shown, key=lambda one: (alphabet(one.name), one.id)))

    @cached_property
    def going_on(self) -> tuple[Occasion, ...]:
        return tuple(one for one in self.hung if not one.ended)

    def away(self, day: date) -> bool:
        """Whether the unit is away that day."""
        spans = (one for one in self.hung if one.until and not (one.ended and one.ended <= day))
        return any(one.day and one.until and one.day <= day <= one.until for one in spans)
