"""What is said of a difference between now and ideal: its name and sign, before and after, and how its card goes.
Knows the kind, no widget."""

from __future__ import annotations

from typing import NamedTuple

from board.catalogue import _, _n
from board.formats import number, rounded
from board.kinds.gain.index import fte
from board.kinds.stream.compare import Difference, How
from board.kinds.stream.figures import Step
from board.kinds.stream.index import sums
from board.kinds.stream.record import Stream
from board.kinds.stream.words import HOUR, hours, roughly, spelled
from kiosk.presenters import stage_label
from kiosk.state import State

_DAYS = 3
"""Fewer than so many days are told in hours, unless they are whole."""


class Look(NamedTuple):
    icon: str
    name: str
    ink: str


def look(how: How) -> Look:
    """Sign and name of a kind of difference."""
    return {
        How.GONE: Look("cross", _("Faller bort"), "petrol"),
        How.CHANGED: Look("swap", _("Endres"), "petrol"),
        How.WAITING: Look("hourglass", _("Venting"), "petrol"),
        How.MORE: Look("swap", _("Tar mer tid"), "late"),
    }[how]


def work_of(step: Step, stream: Stream, *, times: bool = False) -> str:
    """8 min; 5 min × 35 where it is done more or less often than the stream, or `times` asks; 5 min × 2 pers."""
    if step.lacks:
        return _("mangler tall")
    told = _("{n} min").format(n=number(step.minutes or 0, most=1))
    if times or step.times != stream.times:
        told += f" × {number(step.times or 0, most=1)}"
    if step.people > 1:
        told += " × " + _("{n} pers.").format(n=step.people)
    return told


def change(one: Difference, stream: Stream) -> tuple[str, str]:
    """Before and after."""
    now, ideal, day = one.now, one.ideal, stream.day_hours
    if one.how is How.GONE:
        return work_of(now, stream, times=True), _("borte")
    if not now.hours and ideal.hours:
        return _("ikke i dag"), work_of(ideal, stream, times=True)
    if one.how is How.WAITING:
        return waited(now.wait, day), waited(ideal.wait, day)
    if now.minutes != ideal.minutes and (now.times, now.people) == (ideal.times, ideal.people):
        return _minutes(now), _minutes(ideal)
    if now.times != ideal.times and (now.minutes, now.people) == (ideal.minutes, ideal.people):
        return _("{n} i uka").format(n=number(now.times or 0, most=1)), number(ideal.times or 0, most=1)
    if now.people != ideal.people and (now.minutes, now.times) == (ideal.minutes, ideal.times):
        return _("{n} pers.").format(n=now.people), _("{n} pers.").format(n=ideal.people)
    if now.hours == ideal.hours and now.accurate != ideal.accurate:
        return _percent(now.accurate), _percent(ideal.accurate)
    return work_of(now, stream, times=True), work_of(ideal, stream, times=True)


def faster(one: Difference, stream: Stream) -> str:
    """30 timer raskere: what a difference that frees no hours does to waiting."""
    if one.faster > 0:
        return _("{time} raskere").format(time=waited(one.faster, stream.day_hours))
    if one.faster < 0:
        return _("{time} lenger venting").format(time=waited(-one.faster, stream.day_hours))
    return ""


def standing(state: State, one: Difference) -> str:
    """How its card goes."""
    if one.gain.realised:
        found = one.gain.realised_hours
        told = _("Tar {n} timer mer") if rounded(found, 1) < 0 else _("{n} timer realisert")
        return told.format(n=hours(abs(found)))
    return _("Henger i {stage}").format(stage=stage_label(state, one.card.stage)) if one.card else ""


def freed(state: State, stream: Stream) -> tuple[float, str]:
    """Hours a week that the ideal frees, and what else it comes to: årsverk, and how much faster."""
    now, ideal = sums(state.board, stream), sums(state.board, stream, "ideal")
    found = now.hours - ideal.hours
    some = [_("= {n} årsverk").format(n=number(fte(found, state.board.unit.full_time_hours), 2))]
    if found < 0 and rounded(found, 1):
        some = [_("Det tar mer tid enn i dag")]
    sooner = now.lead - ideal.lead
    if rounded(sooner) > 0:
        some.append(_("{time} raskere").format(time=roughly(sooner, stream.day_hours)))
    elif rounded(sooner) < 0:
        some.append(_("{time} lenger").format(time=roughly(-sooner, stream.day_hours)))
    return found, " · ".join(some)


def waited(minutes: float, day_hours: float) -> str:
    """2 døgn; 18 timer; 30 timer: one figure, so that two can be held against each other."""
    whole = int(rounded(minutes))
    if HOUR <= whole < _DAYS * day_hours * HOUR and whole % (day_hours * HOUR):
        return _n("{n} time", "{n} timer", rounded(whole / HOUR, 1))
    return spelled(minutes, day_hours)


def _minutes(step: Step) -> str:
    return _("{n} min").format(n=number(step.minutes or 0, most=1))


def _percent(value: float | None) -> str:
    return "–" if value is None else _("{n} %").format(n=number(value, most=1))
