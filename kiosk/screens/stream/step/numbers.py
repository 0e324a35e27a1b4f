"""The figures of a step as they are tapped in: in which unit, by how much, and which answers are usual.

FIGURES["wait"].told(2880, "day", 24)     -> "2"
FIGURES["times"].meant(3, "month", 24)    -> 0.692

Knows the kind, no widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from board.catalogue import N_, Nn_, _, _n
from board.formats import number
from board.kinds.stream.commands import told_of
from board.kinds.stream.record import Streamstep
from board.kinds.stream.words import HOUR, ROUND_THE_CLOCK, WEEKS_A_MONTH
from board.labels import WASTES, WORTHS, said
from kiosk.parts.figures import number_of
from kiosk.screens.stream.looks import LOOKS

_USUAL: Mapping[tuple[str, str], tuple[float, ...]] = {
    ("minutes", "minute"): (1, 2, 5, 10, 15, 30),
    ("minutes", "hour"): (0.5, 1, 1.5, 2, 4, 8),
    ("wait", "minute"): (0, 5, 10, 15, 30, 45),
    ("wait", "hour"): (1, 2, 4, 8, 12, 24),
    ("wait", "day"): (1, 2, 3, 5, 7, 14),
    ("times", "week"): (1, 2, 5, 7, 20, 35),
    ("times", "month"): (1, 2, 3, 4, 10, 20),
    ("people", ""): (1, 2, 3, 4, 5, 6),
    ("accurate", ""): (70, 80, 85, 90, 95, 100),
}
_BY = {"minute": 1.0, "hour": 0.5, "day": 1.0}
"""How far − and + go; others by 1."""
_LONG = 3 * HOUR
"""From so many minutes on, work is told in hours."""


@dataclass(frozen=True)
class Figure:
    """One figure of a step."""

    name: str
    label: str
    units: tuple[str, ...] = ()

    def unit(self, record: Streamstep) -> str:
        """In which it is told to begin with."""
        if self.name == "minutes":
            return "hour" if (record.minutes or 0) >= _LONG else "minute"
        return {"wait": record.wait_unit, "times": record.per}.get(self.name, "")

    def size(self, unit: str, day_hours: float) -> float:
        """How much one of the unit is, as the figure is kept."""
        sizes = {"hour": HOUR, "day": HOUR * day_hours, "month": 1 / WEEKS_A_MONTH}
        return sizes.get(unit, 1.0)

    def told(self, value: float | None, unit: str, day_hours: float) -> str:
        """As it is written in this unit; nothing where it is lacking."""
        return "" if value is None else number(value / self.size(unit, day_hours))

    def meant(self, value: float, unit: str, day_hours: float) -> float:
        """What that many of the unit are."""
        meant = value * self.size(unit, day_hours)
        return round(meant) if self.name == "people" else meant

    def read(self, text: str, unit: str, day_hours: float) -> float | None:
        """What was tapped in. Raises Refused with the sentence of what cannot be."""
        if not text:
            return {"wait": 0.0, "people": 1.0}.get(self.name)
        return self.kept(self.meant(number_of(text), unit, day_hours))

    def kept(self, value: float) -> float:
        """The value, when there can be such a one. Raises Refused."""
        told_of({self.name: value})
        return int(value) if self.name == "people" else value

    def usual(self, unit: str) -> tuple[float, ...]:
        return _USUAL[self.name, unit]

    def by(self, unit: str) -> float:
        return _BY.get(unit, 1.0) if self.name != "wait" or unit != "minute" else 5.0

    def named(self, value: float, unit: str, day_hours: float) -> str:
        """5 min; 2 personer; 90 %."""
        forms = {
            "people": Nn_("{n} pers.", "{n} pers."),
            "accurate": Nn_("{n} %", "{n} %"),
            "times": Nn_("{n} gang", "{n} ganger"),
            "minute": Nn_("{n} min", "{n} min"),
            "hour": Nn_("{n} time", "{n} timer"),
            "day": Nn_("{n} døgn", "{n} døgn") if day_hours == ROUND_THE_CLOCK else Nn_("{n} dag", "{n} dager"),
        }
        return _n(*forms[self.name if self.name in forms else unit], value)


FIGURES: Mapping[str, Figure] = {
    figure.name: figure
    for figure in (
        Figure("minutes", N_("Arbeid"), ("minute", "hour")),
        Figure("wait", N_("Venting før"), ("minute", "hour", "day")),
        Figure("times", N_("Hvor ofte"), ("week", "month")),
        Figure("people", N_("Personer")),
        Figure("accurate", N_("Riktig første gang")),
    )
}


def unit_name(unit: str, day_hours: float) -> str:
    """What a unit is called; a day of waiting goes around the clock, or is one of work."""
    day = _("døgn") if day_hours == ROUND_THE_CLOCK else _("dager")
    names = {"minute": _("min"), "hour": _("timer"), "day": day, "week": _("i uka"), "month": _("i md.")}
    return names[unit]


def worths(waste: str) -> list[tuple[str, str, str]]:
    """What a step can be to who gets it, each with its sign; of a tidstyv also which, where that is said."""
    kind = said(WASTES, waste) if waste in WASTES and waste else ""
    named = {"waste": _("Tidstyv: {kind}").format(kind=kind.lower())} if kind else {}
    return [(worth, named.get(worth) or said(WORTHS, worth), look.sign) for worth, look in LOOKS.items() if worth]
