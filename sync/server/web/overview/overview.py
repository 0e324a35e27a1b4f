"""Oversikt: what somebody needs at eight on a Monday. What needs them comes first, the worst of it on top, each a
link; beside it every unit in one line, found by word, by kind or by what hangs under a level. All figures unit for
unit stand in a table of their own (`table`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Response
from markupsafe import Markup

from board.calendar import at_home, number
from board.catalogue import N_, _, _n
from board.privacy import Word
from sync.server.access.rule import Right
from sync.server.reports import weeks
from sync.server.reports.meetings import Meetings
from sync.server.reports.overview import needs, unit_weeks, won
from sync.server.reports.overview.needs import Kind, Need, Needs
from sync.server.reports.overview.unit_weeks import UnitWeeks
from sync.server.reports.period import Period, today, untold
from sync.server.reports.tenancy import Place
from sync.server.web.charts import sign
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Asked, FormRoute
from sync.server.web.overview import beginning, which
from sync.server.web.overview.table import USUAL
from sync.server.web.overview.which import Which
from sync.server.web.sorting import Order, Sort
from sync.server.web.view import Desk, Summer, go
from sync.server.web.ways import home

router = APIRouter(route_class=FormRoute)

MORNING, EVENING = 10, 18
"""The hours at which it is no longer morning, and at which it is evening."""
WEEKS = 7
"""So many of the last weeks stand beside a unit; its meetings are counted over `needs.WATCHED_WEEKS`."""
NARROW = 4
"""So many of them have room on a phone (`reports.css` hides the others)."""
FEW = 18
"""So many units have room for a line of their own each: for all those weeks, and for what the unit needs."""
FIRST = {Kind.HELP: 2, Kind.LATE: 3, Kind.SILENT: 1, Kind.NO_MEETING: 2, Kind.STILL: 2}
"""So many of each kind are seen at once; the others one press away."""
NAMES: dict[Kind, str] = {
    Kind.HELP: N_("Ber om hjelp"),
    Kind.LATE: N_("Frist brutt"),
    Kind.SILENT: N_("Ikke hørt fra tavla"),
    Kind.NO_MEETING: N_("Uten møte tre uker på rad"),
    Kind.STILL: N_("Står stille lengst"),
}
WANTS = NAMES | {Kind.STILL: N_("Står stille")}
"""What a unit needs somebody for, in its own line."""
ALSO: dict[Kind, str] = {Kind.LATE: N_("frist brutt {time}"), Kind.STILL: N_("står stille {time}")}
"""What is said of a card that stands under something worse."""
LEGEND: dict[sign.State, str] = {
    "missed": N_("ikke møte"),
    "hidden": N_("for få"),
    "unvoted": N_("møte uten baller"),
}
ORDERS: dict[str, str] = {
    "verst": N_("Verst først"),
    "-verst": N_("Best først"),
    "navn": N_("Navn, A–Å"),
    "-navn": N_("Navn, Å–A"),
    "moter": N_("Færrest av møtene holdt"),
    "-moter": N_("Flest av møtene holdt"),
}
TABLE_ORDERS = {"verst": USUAL, "navn": "enhet", "moter": "moter"}
"""What the table of all figures calls the same."""


@dataclass(frozen=True)
class Line:
    """One unit. `shown` are its last weeks, `needs` for how many reasons it needs somebody now, `wants` which those
    are, where there is room to tell it, each with how many cards or walls it is about."""

    place: Place
    shown: tuple[Word | sign.State, ...]
    meetings: Meetings
    needs: int
    wants: tuple[tuple[str, int], ...]
    heaviness: tuple[float, ...]

    @property
    def told(self) -> bool:
        """Whether anything is known by which one could say how it is."""
        return self.needs > 0 or any(isinstance(one, Word) for one in self.shown)

    @property
    def signs(self) -> Markup:
        return Markup("").join(sign.mark(one) for one in self.shown)

    @property
    def said(self) -> str:
        """For whoever hears the page: one sentence, not a picture a week."""
        counted = weeks.counted(one if isinstance(one, Word) else None for one in self.shown)
        how = counted.said() if counted else _("ingen uker vises")
        held = _("ingen møter planlagt")
        if self.meetings.planned:
            held = _("{held} av {n} møter holdt", held=self.meetings.held, n=self.meetings.planned)
        return "; ".join(
            [how, *([_("den siste uka fortelles fra tirsdag")] if "waiting" in self.shown else []), held]
        )


@router.get("/")
async def overview(visit: Summer, asked: Asked[Which]) -> Response:
    """It is also where every page leads back to, and the address people know: who may not see it is led on."""
    try:
        return await visit.show("overview/overview.html", lambda desk: _page(desk, asked))
    except PageError as error:
        if error.kind is not PageFault.FORBIDDEN:
            raise
    path, _name = await replace(visit, right=Right.OWN).do(lambda desk: home(desk.person))
    return go(path)


def _page(desk: Desk, asked: Which) -> Mapping[str, Any]:
    tx, owner, now_ms, reads = desk.tx, desk.person.organisation, desk.now_ms, desk.person.may(Right.READ)
    day = today(now_ms)
    found = needs.of_units(tx, owner, now_ms, desk.units, cards=reads)
    period = Period.latest(now_ms, needs.WATCHED_WEEKS)
    lately = unit_weeks.of_units(tx, owner, period, now_ms, desk.units)
    held, planned = unit_weeks.met_of(one.meetings for one in lately.values())
    choices = which.choices(desk)
    chosen, _name = which.chosen(desk, asked, choices)
    begin, once = beginning.steps(desk), needs.once(found)
    some = [one for one in desk.places if chosen is None or one.id in chosen]
    few = len(some) <= FEW
    shown = needs.WATCHED_WEEKS if few else WEEKS
    wants = {kind: Counter(one.place.id for one in once[kind]) for kind in Kind} if few else {}
    lines = list(_lines(desk, some, shown, lately, found, wants))
    order = Order.asked(asked.sorter, SORTS, "verst")
    seen = {one for line in lines for one in line.shown}
    legend = sign.legend({one: said for one, said in LEGEND.items() if one in seen}, waiting="waiting" in seen)
    return {
        "day": day,
        "greeting": greeting(desk.person.name, now_ms),
        "since": needs.week_before(day),
        "needs": [(kind, _(NAMES[kind]), once[kind], FIRST[kind]) for kind in Kind if once[kind] and not begin],
        "for_long": for_long,
        "also": also,
        "beginning": begin,
        "won": won.since(tx, owner, now_ms, needs.week_before(day), desk.units) if reads else None,
        "held": held,
        "planned": planned,
        "week": number(period.last),
        "spans": [
            (where, (number(period.weeks[-count]), number(period.last), needs.WATCHED_WEEKS))
            for where, count in (("broad", shown), ("narrow", NARROW))
        ],
        "lines": order.put(lines),
        "few": few,
        "all": len(lately),
        "asked": asked,
        "order": order.value,
        "orders": [
            (_(ORDERS[value]), urlencode({"sorter": order.then(key), **asked.query}), key == order.key)
            for key in SORTS
            for value in [order.value if key == order.key else key]
        ],
        "which": which.groups(choices),
        "along": urlencode({"sorter": "-" * order.turned + TABLE_ORDERS[order.key], **asked.query}),
        "drawings": sign.drawings(),
        "legend": [(sign.sign(one), said) for one, said in legend],
    }


def greeting(name: str, now_ms: int) -> str:
    """What one says to whoever comes in, by their first name.

    >>> greeting("Inger Berg", 1_763_452_800_000)
    'God morgen, Inger'
    """
    hour, first = at_home(now_ms).hour, name.split()[0] if name.strip() else ""
    if hour < MORNING:
        return _("God morgen, {name}", name=first)
    return _("God dag, {name}", name=first) if hour < EVENING else _("God kveld, {name}", name=first)


def for_long(days: int) -> str:
    """How long something has been so, in days, and in weeks where it is many."""
    return _n("{n} dag", "{n} dager", days) if days < 14 else _n("{n} uke", "{n} uker", days // 7)


def also(one: Need) -> list[str]:
    """For what else a card needs somebody, in words."""
    return [_(ALSO[kind], time=for_long(days)) for kind, days in one.also if kind in ALSO and days is not None]


def _lines(
    desk: Desk,
    places: Sequence[Place],
    shown: int,
    lately: Mapping[int, UnitWeeks],
    found: Needs,
    wants: Mapping[Kind, Counter[int]],
) -> Iterator[Line]:
    first_untold = untold(desk.now_ms)
    urgent = (Kind.HELP, Kind.LATE, Kind.SILENT, Kind.NO_MEETING)
    asking = [{one.place.id for one in found[kind] if one.new or kind is not Kind.LATE} for kind in urgent]
    for place in places:
        one = lately[place.id]
        yield Line(
            place,
            tuple(sign.of_week(week, one.told, first_untold) for week in one.meetings.weeks[-shown:]),
            one.meetings,
            sum(place.id in some for some in asking),
            tuple((_(WANTS[kind]), by_unit[place.id]) for kind, by_unit in wants.items() if by_unit[place.id]),
            one.heaviness,
        )


SORTS: dict[str, Sort] = {
    "verst": Sort(N_("Verst først"), lambda line: (-line.needs, line.heaviness) if line.told else None),
    "navn": Sort(N_("Navn")),
    "moter": Sort(N_("Møter"), lambda line: line.meetings.many),
}
