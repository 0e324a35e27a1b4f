"""What a run chart says, in words that a finger can count after, and how an indicator's numbers are written."""

from __future__ import annotations

from typing import NamedTuple

from board.calendar import number as week_number
from board.catalogue import _, _n
from board.formats import capital, number
from board.kinds.indicator.index import Course
from board.kinds.indicator.record import Indicator
from board.runchart import LEAST, Judged


class Verdict(NamedTuple):
    """A sign, the colour of its note, a bold part and a second line. `asks`: something should be done about it."""

    icon: str
    hue: str
    bold: str
    plain: str
    asks: bool = False


def verdict(indicator: Indicator, course: Course) -> Verdict:
    """How it goes with a goal for the service."""
    judged = course.judged
    if judged.median is None:
        bold, said = _("Ikke nok målinger ennå."), too_few(judged, len(course.values))
        if course.missed:
            bold, said = _("Målet er ikke nådd."), f"{bold} {said}"
        return Verdict("hourglass", "linen", bold, said, course.missed)
    if judged.changed:
        wanted = -1 if indicator.direction == "at_most" else 1
        said = counted(judged, len(course.values))
        if judged.side == -wanted:
            return Verdict(_sign(judged), "yellow", _("Dette er en endring, feil vei."), said, True)
        if course.missed:
            said = f"{said} {_('Målet er ikke nådd ennå.')}"
        return Verdict(_sign(judged), "blue", _("Dette er en endring, ikke tilfeldig."), said, course.missed)
    if course.missed:
        said = _("Opp og ned som før. Én dårlig uke sier ikke mer enn det.")
        return Verdict("swap", "yellow", _("Målet er ikke nådd."), said, True)
    reached = indicator.target is not None
    return Verdict("swap", "linen", _("Opp og ned som før."), _("Målet er nådd denne gangen.") if reached else "")


def _sign(judged: Judged) -> str:
    return {1: "up", -1: "down", 0: "swap"}[judged.side]


def too_few(judged: Judged, count: int) -> str:
    """Why nothing is said yet."""
    if count < LEAST:
        return _("Vi har {n}. Med {least} kan vi si noe.").format(n=count, least=LEAST)
    return _("{n} av {of} ligger på midten. Det trengs {least} som ikke gjør det.").format(
        n=count - judged.useful, of=count, least=LEAST
    )


def counted(judged: Judged, count: int) -> str:
    """The change as a finger can count it."""
    begin, end = judged.stretch
    n = end - begin
    if not n:
        return _n("Midten er krysset bare {n} gang.", "Midten er krysset bare {n} ganger.", judged.crossings)
    above = judged.side > 0
    if end < count:
        said = _("{n} på rad var over midten.") if above else _("{n} på rad var under midten.")
    elif judged.touches:
        said = _("De {n} siste er på eller over midten.") if above else _("De {n} siste er på eller under midten.")
    else:
        said = _("De {n} siste er over midten.") if above else _("De {n} siste er under midten.")
    return said.format(n=n)


def claim(judged: Judged, count: int) -> str:
    """What the values of a card say; nothing of fewer than ten."""
    if judged.median is None:
        return ""
    if not judged.changed:
        return _("Opp og ned som før.")
    return f"{_('Dette er en endring, ikke tilfeldig.')} {counted(judged, count)}"


def aim(indicator: Indicator) -> str:
    """«mål: høyst 2», or nothing where no number is aimed at."""
    if indicator.target is None:
        return ""
    said = _("mål: høyst {target}") if indicator.direction == "at_most" else _("mål: {target}")
    return said.format(target=valued(indicator, indicator.target))


def valued(indicator: Indicator, value: float) -> str:
    """A value with what stands behind it: «90 %»."""
    return f"{number(value)} {indicator.suffix}".strip()


def miss(indicator: Indicator, course: Course) -> str:
    """What a card that is made of a miss says is wrong."""
    week, value = week_number(course.weeks[-1]), valued(indicator, course.values[-1])
    said = _("I uke {week} ble det {value}. {aim}.").format(week=week, value=value, aim=capital(aim(indicator)))
    return f"{indicator.measured}. {said}" if indicator.measured else said
