"""What needs somebody's eye since the week before, by kind and the worst first: who asks for help, which deadlines
broke, which walls are silent, where no meeting is held and what stands still.

    for need in of_units(tx, organisation, now_ms)[Kind.HELP]: need.place, need.title, need.days

Made of what the pages tell anyway. Units that are closed need nothing.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from board import calendar
from board.calendar import monday, week_of
from sync.server import devices
from sync.server.reports import cards_in_progress, lifts, meetings, tenancy
from sync.server.reports.period import Period, today
from sync.server.reports.tenancy import Place

QUIET_WEEKS = 3
"""Planned meetings missed in a row from which a unit counts as one without meetings."""
WATCHED_WEEKS = 12


class Kind(StrEnum):
    HELP = "help"  # a card asks for help, or was lifted and waits
    LATE = "late"  # a deadline has passed
    SILENT = "silent"  # a wall was not heard from
    NO_MEETING = "no_meeting"
    STILL = "still"  # a card has long been in its column


@dataclass(frozen=True, slots=True)
class Need:
    """`for_days` it has been so; None where nobody knows. `card` is its id where it is about one, `title` what that
    is called. `since`: the last time it was otherwise, the day or the week of it. `new`: it has become so since the
    week before. `also`: for what else the card needs somebody, and for how long (see `once`)."""

    place: Place
    for_days: int | None
    card: str = ""
    title: str = ""
    since: date | str = ""
    new: bool = False
    also: tuple[tuple[Kind, int | None], ...] = ()


Needs = dict[Kind, list[Need]]


def week_before(day: date) -> date:
    """The Monday a week before this week's: what has happened since is what a Monday asks about."""
    return monday(week_of(day)) - timedelta(weeks=1)


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None, *, cards: bool = True
) -> Needs:
    """Of an organisation's open units, or of some of them; without `cards` nothing that is about one."""
    day = today(now_ms)
    places = {one.id: one for one in tenancy.open_places(tx, organisation) if of is None or one.id in of}
    found: Needs = {kind: [] for kind in Kind}
    found[Kind.SILENT] = list(_silent(tx, organisation, now_ms, places))
    found[Kind.NO_MEETING] = list(_quiet(tx, organisation, now_ms, places))
    if cards:
        found[Kind.HELP] = list(asking(tx, organisation, now_ms, places))
        for unit, some in cards_in_progress.under_way(tx, organisation, now_ms, of=places).items():
            for card in some:
                if card.deadline and card.deadline < day:
                    new = card.deadline >= week_before(day)
                    days = (day - card.deadline).days
                    found[Kind.LATE].append(Need(places[unit], days, card.id, card.title, card.deadline, new))
                if card.still:
                    found[Kind.STILL].append(Need(places[unit], 7 * card.weeks, card.id, card.title))
    return {kind: sorted(some, key=_worst) for kind, some in found.items()}


def once(found: Needs) -> Needs:
    """The same with each card under the worst of its reasons alone, which tells the others."""
    reasons: dict[tuple[int, str], dict[Kind, int | None]] = {}
    for kind in Kind:
        for one in found[kind]:
            reasons.setdefault((one.place.id, one.card), {}).setdefault(kind, one.for_days)

    def told(kind: Kind, one: Need) -> Need | None:
        if not one.card:
            return one
        worst, *others = reasons[one.place.id, one.card].items()
        return replace(one, also=tuple(others)) if worst[0] is kind else None

    return {kind: [shown for one in some if (shown := told(kind, one))] for kind, some in found.items()}


def _worst(need: Need) -> tuple[bool, int, str, str]:
    """What is new first, as what was known last week has been seen; then what has been so the longest."""
    return not need.new, -(need.for_days or 0), need.place.name, need.card


def asking(tx: Connection, organisation: int, now_ms: int, places: dict[int, Place]) -> Iterator[Need]:
    """Cards of these units that ask for help: lifted and not answered, or marked so and not lifted."""
    day = today(now_ms)
    for one in lifts.of_organisation(tx, organisation, now_ms, list(places)):
        if one.waits and one.lift.card and one.place.id in places:
            days = (day - one.since).days if one.since else None
            yield Need(one.place, days, one.lift.card, one.title, one.since or "")
    for marked in lifts.asking(tx, organisation, now_ms, list(places)):
        yield Need(marked.place, None, marked.card, marked.title)


def _silent(tx: Connection, organisation: int, now_ms: int, places: dict[int, Place]) -> Iterator[Need]:
    day = today(now_ms)
    for unit, walls in devices.hung(tx, organisation, now_ms, of=places).items():
        for wall in walls:
            if wall.silent:
                heard = calendar.day(wall.seen_ms) if wall.seen_ms else None
                days = (day - heard).days if heard else None
                yield Need(places[unit], days, title=wall.name, since=heard or "")


def _quiet(tx: Connection, organisation: int, now_ms: int, places: dict[int, Place]) -> Iterator[Need]:
    period = Period.latest(now_ms, WATCHED_WEEKS)
    for unit, one in meetings.of_units(tx, organisation, period, of=places).items():
        if unit in places and one.missed_in_a_row >= QUIET_WEEKS:
            held = [week.week for week in one.weeks if week.mark == "held"]
            yield Need(places[unit], 7 * one.missed_in_a_row, since=held[-1] if held else "")
