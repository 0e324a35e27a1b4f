"""What has happened to a card, told from its log: when, and from which stage to which. Never who.

story(changes, gains, labels)     # newest first
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from board.calendar import day as day_at
from board.catalogue import _
from board.formats import hours_a_week
from board.kinds.card.record import STAGES
from board.kinds.gain.record import Gain
from board.log.change import Change
from board.log.stamp import NOBODY


class Event(NamedTuple):
    """`at_ms` orders; `day` is the day at the wall."""

    at_ms: int
    day: date
    text: str


def story(changes: Iterable[Change], gains: Iterable[Gain], labels: Sequence[str]) -> list[Event]:
    """Everything that happened, newest first; edits of one day are one line. `labels` are the unit's stages."""
    told = [*_moves(list(changes), labels), *_entries(gains)]
    return sorted(told, key=lambda event: event.at_ms, reverse=True)


def _moves(changes: Sequence[Change], labels: Sequence[str]) -> list[Event]:
    told: list[Event] = []
    edited: dict[date, tuple[int, list[str]]] = {}
    stage, first = STAGES[0], True
    brought_in = [change for change in changes if change.stamp == NOBODY]  # out of a list, maybe on several walls
    if brought_in:
        fields = brought_in[-1].fields  # those that stand
        made, stage, first = fields.get("created", NOBODY), fields.get("stage", stage), False
        told.append(Event(made, day_at(made), _made("import")))
    for change in (change for change in changes if change.stamp > NOBODY):
        day, fields = day_at(change.stamp), change.fields
        if first:
            told.append(Event(change.stamp, day, _made(str(fields.get("source", "")), fields.get("offered_by"))))
        to = fields.get("stage", stage)
        if to in STAGES and to != stage:
            if not first:
                told.append(Event(change.stamp, day, _moved(labels[STAGES.index(stage)], labels[STAGES.index(to)])))
            stage = to
        if "archived" in fields and not first:
            told.append(Event(change.stamp, day, _("Tatt ned") if fields["archived"] else _("Hengt opp igjen")))
        if not first and (words := [name for name in map(named, fields) if name]):
            known = edited.get(day, (0, []))[1]
            edited[day] = (change.stamp, list(dict.fromkeys([*known, *words])))
        first = False
    return told + [Event(at, day, _("Endret: {what}").format(what=", ".join(w))) for day, (at, w) in edited.items()]


def _made(source: str, by: object = None) -> str:
    if by:
        return _("Tatt over fra {unit}", unit=by)
    return {
        "import": _("Hentet inn fra en liste"),
        "phone": _("Sendt fra en telefon"),
        "shared": _("Tatt over fra en annen enhet"),
    }.get(source, _("Hengt opp"))


def _moved(before: str, after: str) -> str:
    return _("Flyttet fra {before} til {after}").format(before=before, after=after)


def _entries(gains: Iterable[Gain]) -> list[Event]:
    told = []
    for gain in gains:
        hours = hours_a_week(gain.hours_per_week)
        if gain.state == "identified":
            text = _("Anslått {hours}", hours=hours)
        else:
            text = _("Realisert {hours}", hours=hours)
        more = _("ble mindre: {reason}").format(reason=gain.reason) if gain.reason else gain.note
        told.append(Event(gain.made, gain.day or day_at(gain.made), f"{text}: {more}" if more else text))
    return told


def named(name: str) -> str:
    """What a field is called when it has been changed; nothing for what nobody writes."""
    return {
        "title": _("tittelen"),
        "problem": _("problemet"),
        "target": _("hvor mye bedre"),
        "responsible": _("ansvarlig"),
        "deadline": _("fristen"),
        "effort": _("innsats"),
        "impact": _("effekt"),
        "why1": _("årsaken"),
        "why2": _("årsaken"),
        "why3": _("årsaken"),
        "why4": _("årsaken"),
        "why5": _("årsaken"),
        "measured": _("målingen"),
        "measure_goal": _("målet"),
        "unmeasurable": _("målingen"),
        "time_thief": _("tidstyv"),
        "topic": _("temaet"),
        "use": _("hva gevinsten blir til"),
        "worked": _("om det virket"),
        "learned": _("det vi lærte"),
        "help_wanted": _("hjelp"),
    }.get(name, "")
