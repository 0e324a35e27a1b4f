"""What the notes of a value stream show: of each step its words, its figures and the look of its kind. No widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from board.catalogue import _, _n
from board.formats import number
from board.kinds.stream.figures import Step
from board.kinds.stream.record import Stream, Worth
from board.kinds.stream.words import duration

LOW = 85
"""Percent right the first time below which a step is worth a look."""


_NO_DAY = 1e6


def worked(minutes: float) -> str:
    """Work, in minutes or hours however long it is: nobody works for a «døgn»."""
    return duration(minutes, _NO_DAY)


class Look(NamedTuple):
    """Sign, colour of the sign, and paper (`white` is cut like a card)."""

    sign: str
    ink: str
    hue: str


LOOKS: Mapping[Worth, Look] = {
    "value": Look("star-full", "petrol", "white"),
    "necessary": Look("check", "ink2", "linen"),
    "waste": Look("hourglass", "late", "grey"),
    "": Look("dots", "ink2", "white"),
}
STRIPES: Mapping[Worth, str] = {"value": "petrol", "necessary": "ink2", "waste": "late", "": "ink2"}
"""Colour of work in the strip."""


@dataclass(frozen=True)
class NoteFace:
    """What a note shows. `right` is how much comes right the first time, bold when it is `low`; `chips` (sign, words)
    are what is other than usual."""

    key: str
    title: str
    look: Look = LOOKS[""]
    who: str = ""
    minutes: str = ""
    right: str = ""
    low: bool = False
    chips: tuple[tuple[str, str], ...] = ()
    brief: str = ""
    """The same behind the minutes, where there is no room for a chip: «5 min × 2»."""
    lacks: bool = False
    faded: bool = False
    """It is somebody else's than the one who is followed."""
    together: bool = False
    """At the same time as the one before."""
    picked: bool = False
    """It is being moved: a yellow edge."""
    trim: int = 0


def kinds(stream: Stream, short: bool) -> list[tuple[Look, str]]:
    """The three kinds of step and their words, of value to whom first."""
    value = _("Verdi for {receiver}").format(receiver=stream.receiver) if stream.receiver else _("Verdi")
    words: dict[Worth, str] = {"value": _("Verdi") if short else value, "necessary": _("Nødvendig")}
    words["waste"] = _("Tidstyv")
    return [(LOOKS[worth], said) for worth, said in words.items()]


def face(stream: Stream, step: Step, who: str = "", *, trim: int = 0) -> NoteFace:
    """A step as its note shows it."""
    return _face(stream.times, step, who, trim % 3)


@lru_cache(maxsize=500)
def _face(usual: float | None, step: Step, who: str, trim: int) -> NoteFace:
    chips: list[tuple[str, str]] = []
    brief = ""
    if step.people > 1:
        brief += _(" × {n}").format(n=step.people)
        chips.append(("people", _n("{n} person", "{n} personer", step.people)))
    if step.times is not None and step.times != usual:
        brief += _(" · {n}/uke").format(n=number(step.times, most=1))
        chips.append(("", _("{n} i uka").format(n=number(step.times, most=1))))
    return NoteFace(
        key=step.id,
        title=step.title,
        look=LOOKS[step.worth],
        who=who,
        minutes=worked(step.minutes) if step.minutes is not None else "",
        right=_("{n} % riktig").format(n=number(step.accurate, most=0)) if step.accurate is not None else "",
        low=step.accurate is not None and step.accurate < LOW,
        chips=tuple(chips),
        brief=brief,
        lacks=step.lacks,
        together=bool(step.beside),
        trim=trim,
    )
