"""The figures of a stream, each with how it is reckoned, in words: for those who shall believe them. Pure."""

from typing import NamedTuple

from board.catalogue import _
from board.formats import number
from board.kinds.gain.index import fte
from board.kinds.stream.figures import Figures, takt
from board.kinds.stream.record import Stream
from board.kinds.stream.words import ROUND_THE_CLOCK, duration, hours, percent, times

_MANY = 15
"""So many factors are written out."""


class FigureRow(NamedTuple):
    """`how` says how `now` was reckoned; `ideal` is empty where none is drawn."""

    name: str
    now: str
    ideal: str
    how: str


def told(stream: Stream, now: Figures, ideal: Figures | None, full_time_hours: float) -> list[FigureRow]:
    """In the order of the wall's «Slik regner vi»."""
    day = stream.day_hours

    def time(minutes: float) -> str:
        return duration(minutes, day)

    def arsverk(figures: Figures) -> str:
        return number(fte(figures.hours, full_time_hours), 2)

    rows = (
        (_("Arbeid"), lambda f: time(f.minutes), _work()),
        (_("Gjennomløpstid"), lambda f: time(f.lead), _lead(now, day)),
        (
            _("Arbeid av hele tida"),
            lambda f: percent(f.activity),
            _("{work} : {all}. Resten er venting.", work=_minutes(now.minutes), all=_minutes(now.lead)),
        ),
        (
            _("Verdi av arbeidet"),
            lambda f: percent(f.worth),
            _("{part} : {all}. Bare steg som er merket verdi.", part=_minutes(now.worthy), all=_minutes(now.worked)),
        ),
        (_("Riktig hele veien"), lambda f: percent(f.rolled), _rolled(now)),
        (
            _("Timer i uka"),
            lambda f: hours(f.hours),
            _(
                "Minutter × personer × ganger i uka, lagt sammen: {all} : 60. Venting er ikke med, den bruker "
                "ingen timer.",
                all=_minutes(now.hours * 60),
            ),
        ),
        (
            _("Årsverk"),
            arsverk,
            _(
                "{hours} timer : {full} timer, en hel stilling i enheten.",
                hours=hours(now.hours),
                full=number(full_time_hours),
            ),
        ),
    )
    found = [FigureRow(name, of(now), of(ideal) if ideal else "", how) for name, of, how in rows]
    return [*found, *_takt(stream)]


def _takt(stream: Stream) -> list[FigureRow]:
    """Where somebody has said how often, and in which time."""
    every = takt(stream.open_hours, stream.times)
    if every is None:
        return []
    told = _("{hours} timer : {times}. Så lang tid er det fra én til den neste, om ingen skal vente.")
    how = told.format(hours=number(stream.open_hours or 0), times=times(stream.times or 0))
    return [FigureRow(_("Takt"), duration(every), duration(every), how)]


def _work() -> str:
    return _("Minuttene på stegene, lagt sammen. Går to steg samtidig, teller det som tar lengst tid.")


def _lead(now: Figures, day: float) -> str:
    said = _("Venting {wait} + arbeid {work}.", wait=duration(now.wait, day), work=duration(now.minutes, day))
    if day == ROUND_THE_CLOCK:
        return f"{said} {_('Ett døgn er 24 timer.')}"
    return f"{said} {_('En dag er {n} timer.', n=number(day))}"


def _rolled(now: Figures) -> str:
    if not now.rights:
        return _("Ingen har sagt hvor mye som blir riktig første gang.")
    many = len(now.rights) > _MANY
    product = _("andelene på stegene, ganget sammen") if many else " × ".join(number(r, 2) for r in now.rights)
    return _("{product}: ganger der ingenting må gjøres om, i noe steg.", product=product)


def _minutes(value: float) -> str:
    return _("{n} min", n=number(value, most=1))
