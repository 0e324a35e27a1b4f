"""From the board's values to what widgets are given: words, flags and numbers, nothing that can be changed.

The one place where a card, a stage or the link gets its look. Knows the board and the widgets' values, no screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import NamedTuple

from board import calendar
from board.calendar import HOME, number, weeks_back
from board.catalogue import _, _n
from board.formats import capital, clock, near_day, short_day, weekday
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.card.rules import age_weeks, late
from board.kinds.gain.index import Gains
from board.kinds.meeting.index import Point
from board.kinds.member import team
from board.store.recovery import Recovery
from kiosk.state import State
from kiosk.theme import theme
from kiosk.tools import signs
from kiosk.widgets.charts.ruler import FoldingRule
from kiosk.widgets.charts.trend import Week
from kiosk.widgets.paper.card import Face
from sync.wall.connection_status import ConnectionState

NEW_MS = 7 * 24 * 3_600_000
"""So long is a suggestion new."""
SOON = timedelta(days=7)
SILENT, WEEK = timedelta(days=3), timedelta(days=7)
"""When something has waited so long for the centre the badge says since when: by weekday within a week."""


class StageLook(NamedTuple):
    icon: str
    hue: str
    pin: str


STAGE_LOOKS: dict[Stage, StageLook] = {
    "suggestion": StageLook("bulb", "yellow", "honey"),
    "plan": StageLook("plan", "blue", "petrol"),
    "do": StageLook("do", "linen", "wood"),
    "check": StageLook("check-stage", "lilac", "petrol"),
    "act": StageLook("act", "peach", "wood"),
    "done": StageLook("star", "honey", "honey"),
}


def stage_label(state: State, stage: Stage) -> str:
    """What this unit calls a stage."""
    return _(state.board.unit.labels[STAGES.index(stage)])


def stage_question(stage: Stage) -> str:
    """What stands in the dashed place of a column without cards."""
    return {
        "suggestion": _("Hva stjeler tid? Trykk «Nytt forslag»."),
        "plan": _("Hvem gjør hva, og når?"),
        "do": _("Prøv i liten skala."),
        "check": _("Virket det?"),
        "act": _("Juster, eller gjør det til vane."),
        "done": _("Her henger det dere har fått til."),
    }[stage]


def face(card: Card, state: State, *, moved: bool = False) -> Face:
    """What hangs on the felt of a card. An open card shows what was identified, a finished one what was realised."""
    gain = state.board.gains.of(card.id)
    done = card.stage == "done"
    hours = gain.realised_hours if done and gain.realised else gain.identified_hours
    return Face(
        key=card.id,
        title=card.title,
        person=people(card, state),
        deadline=near_day(card.deadline, state.today) if card.deadline and not done else "",
        late=late(card, state.today),
        soon=card.deadline is not None and card.deadline <= state.today + SOON,
        hours=hours or None,
        new=card.stage == "suggestion" and state.now_ms - card.created < NEW_MS,
        origin=_mark(card) if card.stage == "suggestion" else "",
        weeks=age_weeks(card, state.now_ms),
        done=done,
        red=bool(card.goal),
        moved=moved,
        tools=signs(state.board, card),
    )


def people(card: Card, state: State) -> str:
    """Who is responsible, and how many work on it too: «Marit + 2»."""
    others = len(team(state.board, card.id))
    return f"{card.responsible} + {others}" if card.responsible and others else card.responsible


def came_from(card: Card) -> str:
    """«Fra telefon», «Fra Solbakken», or nothing for a card that was hung up here."""
    if card.offered_by:
        return _("Fra {unit}", unit=card.offered_by)
    return {"phone": _("Fra telefon"), "shared": _("Fra en annen enhet")}.get(card.source, "")


def _mark(card: Card) -> str:
    """The same in so few letters that the card's age stands beside it."""
    return {"phone": _("Fra telefon"), "shared": _("Delt")}.get(card.source, "")


def weeks(points: Iterable[Point]) -> tuple[Week, ...]:
    """A goal's trend as it is drawn."""
    return tuple(
        Week(number(p.week), p.green, p.pink, p.red, bool(p.laid or p.hidden), p.hidden, p.rewritten, p.over)
        for p in points
    )


def on_rule(rule: FoldingRule, gains: Gains) -> None:
    """The account as the folding rule shows it."""
    rule.realised, rule.identified, rule.fallen = gains.realised_hours, gains.identified_hours, gains.fallen_hours


def told_weeks(state: State, count: int) -> list[str]:
    """The weeks a trend on the wall shows: the last `count` up to now; this one only once its meeting is held."""
    found = weeks_back(state.today, count + 1)
    return found[1:] if state.week in state.board.meetings.weeks_held else found[:-1]


def meets_at(state: State) -> str:
    """When the meeting is: «I dag kl. 13.30»."""
    unit = state.board.unit
    at = clock(time.fromisoformat(unit.meeting_time))
    days = (
        _("mandager"),
        _("tirsdager"),
        _("onsdager"),
        _("torsdager"),
        _("fredager"),
        _("lørdager"),
        _("søndager"),
    )
    if state.today.weekday() == unit.meeting_weekday:
        return _("I dag kl. {time}").format(time=at)
    return _("{day} kl. {time}").format(day=capital(days[unit.meeting_weekday]), time=at)


def meets(state: State) -> str:
    """And how long, where there is room for it: «I dag kl. 13.30 · 15 minutter»."""
    if theme.format == "small":
        return meets_at(state)
    return f"{meets_at(state)} · " + _n("{n} minutt", "{n} minutter", state.board.unit.meeting_minutes)


class BadgeLook(NamedTuple):
    state: str
    waiting: int
    since: str


def badge(state: State) -> BadgeLook:
    """How it stands with what has been saved."""
    link = state.link
    if state.trouble:
        return BadgeLook("failed", 0, "")
    if link.state is ConnectionState.UNPAIRED:
        return BadgeLook("local", 0, "")
    if link.waiting and link.since and state.now - link.since > SILENT:
        since = link.since.astimezone(HOME).date()
        return BadgeLook("late", link.waiting, weekday(since) if state.now - link.since < WEEK else short_day(since))
    return BadgeLook("waiting" if link.waiting else "synced", link.waiting, "")


def saved(state: State, half: bool = False) -> tuple[str, str, str]:
    """What stands in the corner of a tray about saving: words, ink, sign. `half`: something typed is not stored."""
    if half:
        return _("Noe er ikke lagret ennå"), "late", "warning"
    if state.trouble:
        return _("Kan ikke lagre nå"), "late", "warning"
    return _("Alt lagres med en gang"), "wood_ink", "saved"


def pin_reset(state: State) -> date | None:
    """The day a coordinator had the wall's PIN forgotten, for a week: so long everybody here shall see it."""
    at_ms = state.board.own.pin_reset
    if not at_ms or state.now_ms - at_ms >= WEEK / timedelta(milliseconds=1):
        return None
    return calendar.day(at_ms)


def in_letters(count: int) -> str:
    """A small number as it is written in a sentence: 9 -> «ni». From thirteen on in digits."""
    few = (_("null"), _("ett"), _("to"), _("tre"), _("fire"), _("fem"), _("seks"))
    words = (*few, _("sju"), _("åtte"), _("ni"), _("ti"), _("elleve"), _("tolv"))
    return words[count] if 0 <= count < len(words) else str(count)


def fewer_than(threshold: int) -> str:
    """«Færre enn tre»: why a vase stays covered."""
    return _("Færre enn {n}").format(n=in_letters(threshold))


def recovered(recovery: Recovery) -> str:
    """What the ladder came to when the file was damaged, told as it is."""
    if recovery.backup and not recovery.salvaged:
        told = _("Lagringen var skadet. Tavla er hentet fra kopien. Det aller siste kan mangle.")
    elif recovery.backup:
        told = _("Lagringen var skadet. Tavla er hentet fra kopien, med {n} endringer som kunne leses.")
    elif recovery.salvaged:
        told = _("Lagringen var skadet. {n} endringer kunne leses og er tatt vare på.")
    else:
        told = _("Lagringen var skadet, og det fantes ingen kopi. Den skadde fila er tatt vare på. Si fra til IT.")
    return told.format(n=recovery.salvaged)


def alone(state: State) -> bool:
    """Whether the wall belongs to no centre."""
    return state.link.state is ConnectionState.UNPAIRED


def no_photos(state: State) -> str:
    """Why a phone can send no photo here just now, kindly."""
    if alone(state):
        return _("Bilder kommer fra telefonen gjennom en sentral, og tavla har ingen. Det er like godt uten.")
    if not state.link.connected:
        return _("Det er ikke nett akkurat nå. Det er like godt uten bilde, og bildet kan komme siden.")
    return _("Sentralen tar ikke imot bilder ennå. Det er like godt uten.")
