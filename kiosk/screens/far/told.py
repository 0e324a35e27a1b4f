"""What hangs on the three papers of the far view: what is late, what was won, when the next meeting is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from board.calendar import week_of
from board.catalogue import _, _n
from board.formats import capital, clock, hours_a_week, near_day, number
from board.kinds.card.rules import late as is_late
from kiosk.parts.gainwords import title_of
from kiosk.parts.next_meeting import meeting_hour, named_day, next_meeting
from kiosk.presenters import in_letters
from kiosk.state import State
from kiosk.widgets.text.text_layout import strong


@dataclass(frozen=True)
class Told:
    """A sign, a few large words, a title on two lines, and one line more."""

    icon: str
    head: str
    body: str = ""
    foot: str = ""
    ink: str = "ink"
    sign_ink: str = "petrol"


def late(state: State) -> Told | None:
    """How many cards are late, and the one that has been so longest; else the deadline that comes first."""
    with_day = [card for card in state.board.cards.running.items.values() if card.deadline]
    with_day.sort(key=lambda card: (str(card.deadline), card.id))
    if not with_day:
        return None
    first, count = with_day[0], sum(is_late(card, state.today) for card in with_day)
    day = near_day(first.deadline, state.today) if first.deadline else ""
    foot = " · ".join(part for part in (first.responsible, _("frist {day}").format(day=day)) if part)
    if not count:
        return Told("check", _("Ingenting er sent"), first.title, foot)
    said = _n("Ett kort er sent", "{words} kort er sene", count, words=capital(in_letters(count)))
    return Told("hourglass", said, first.title, foot, "late", "late")


def won(state: State) -> Told | None:
    """The hours that were realised last, and of what; without any, the last finished card."""
    board = state.board
    holds = [one for one in board.gains.subjects.values() if one.realised_hours > 0 and not one.fallen_hours]
    if holds:
        last = max(holds, key=lambda one: (one.since[0].made, one.id))
        hours = number(last.realised_hours)
        head = _n("{hours} time vunnet", "{hours} timer vunnet", last.realised_hours, hours=hours)
        foot = strong(_("I alt **{hours}**"), hours=hours_a_week(board.gains.realised_hours))
        return Told("star-full", head, title_of(state, last.id), foot, sign_ink="ink")
    finished = board.cards.finished.items.values()
    if not finished:
        return None
    done = max(finished, key=lambda card: (card.moved, card.id))
    return Told("star-full", _n("{n} kort ferdig", "{n} kort ferdige", len(finished)), done.title, sign_ink="ink")


def next_one(state: State) -> Told | None:
    """The day and hour of the next meeting, how far off it is, and who leads it."""
    day = next_meeting(state)
    if day is None:
        return None
    head = f"{capital(named_day(day, state.today))} {clock(meeting_hour(state))}"
    away = (day - state.today) // timedelta(days=1)
    body = _("Neste tavlemøte")
    if away > 1:
        body = _n("Neste tavlemøte om {words} dag", "Neste tavlemøte om {words} dager", away, words=in_letters(away))
    keeper = state.board.meetings.keeper(week_of(day))
    return Told("calendar", head, body, _("{name} leder").format(name=keeper) if keeper else "")
