"""Enhetene: all figures of each unit in one table. What has been won comes first, then how people are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Response
from markupsafe import Markup

from board.calendar import number
from board.catalogue import N_
from board.formats import shared_out
from board.labels import STAGE_NAMES, all_said, said
from board.labels import USES as USE_LABELS
from board.privacy import Word
from sync.server import devices
from sync.server.access.rule import Right
from sync.server.reports import cards_in_progress, curve, gains, meetings, tenancy, weeks, wellbeing
from sync.server.reports.cards_in_progress import Open
from sync.server.reports.gains import NOTHING, GainsAccount
from sync.server.reports.meetings import Meetings
from sync.server.reports.period import Period, today, untold
from sync.server.reports.tenancy import Place
from sync.server.web.charts import gains as honey
from sync.server.web.charts import sign
from sync.server.web.charts.meetings import squares
from sync.server.web.charts.stage import wheel
from sync.server.web.form import Asked, FormRoute
from sync.server.web.overview import which
from sync.server.web.overview.which import Which
from sync.server.web.sorting import Order, Sort
from sync.server.web.view import Desk, Summer

router = APIRouter(route_class=FormRoute)

WEEKS = 12
SLOWEST = 4
NAMED = 2
"""So many units that have it hard are named above the table; it begins with all of them."""
QUIET_WEEKS = 4
"""Planned meetings missed in a row from which a unit counts as one without meetings."""
LEGEND: dict[sign.State, str] = {
    "missed": N_("ikke møte"),
    "hidden": N_("for få la ball, vises ikke"),
    "unvoted": N_("møte uten baller"),
    "holiday": N_("fri"),
}

USUAL = "trivsel"


@dataclass(frozen=True)
class UnitFigures:
    """One unit. `shown` has each week's number and what is told of it; `lately` is the word of the last ones; `most`
    the largest account of all. It is drawn when the page is, and not while the database waits."""

    place: Place
    shown: list[tuple[int, Word | sign.State]]
    lately: Word | None
    heaviness: tuple[float, ...]
    account: GainsAccount
    most: float
    meetings: Meetings
    still: tuple[Open, ...]

    @property
    def signs(self) -> Markup:
        return Markup("").join(sign.mark(shows) for _week, shows in self.shown)

    @property
    def said(self) -> str:
        return sign.said(self.shown)

    @property
    def hard(self) -> bool:
        """Mostly bad of late."""
        return self.lately is not None and self.lately.hard

    @property
    def bar(self) -> Markup:
        return honey.bar(self.account.realised_fte, self.account.identified_fte, self.most)

    @property
    def squares(self) -> Markup:
        return squares(self.meetings)

    @property
    def weak(self) -> bool:
        return self.meetings.planned - self.meetings.held >= QUIET_WEEKS

    @property
    def slow(self) -> bool:
        """Less than half of what was found has been won."""
        return bool(self.account.identified_fte) and self.account.realised_fte < self.account.identified_fte / 2


class Look(Which):
    """Which units are looked at, and in which order."""

    sorter: str = USUAL


@router.get("/enheter")
async def table(visit: Summer, asked: Asked[Look]) -> Response:
    return await visit.show("overview/table.html", lambda desk: _page(desk, asked))


def rows(desk: Desk, period: Period, of: frozenset[int] | None) -> list[UnitFigures]:
    """Every one of these units, by name, over these weeks."""
    tx, owner, now_ms = desk.tx, desk.person.organisation, desk.now_ms
    by_week = weeks.of_units(wellbeing.cells(tx, owner, period, now_ms, of=of))
    lately = period.weeks[-weeks.LATELY :]
    held, first_untold = meetings.of_units(tx, owner, period, of=of), untold(now_ms)
    accounts = gains.of_units(tx, owner, now_ms, of)
    cards = cards_in_progress.under_way(tx, owner, now_ms, of=of)
    most = max((account.identified_fte for account in accounts.values()), default=0.0)
    return [
        UnitFigures(
            place,
            [(number(week.week), sign.of_week(week, told, first_untold)) for week in held[place.id].weeks],
            weeks.usual(map(told.get, lately)),
            weeks.heaviness(told, lately),
            accounts.get(place.id, NOTHING),
            most,
            held[place.id],
            tuple(card for card in cards.get(place.id, ()) if card.still),
        )
        for place in tenancy.places(tx, owner, of)
        for told in [by_week.get(place.id, {})]
    ]


def _page(desk: Desk, asked: Look) -> Mapping[str, Any]:
    of, called = which.chosen(desk, asked, which.choices(desk))
    order = Order.asked(asked.sorter, SORTS, USUAL)
    period = Period.latest(desk.now_ms, WEEKS)
    found = rows(desk, period, of)
    places = {row.place.id: row.place for row in found}
    still = sorted((card for row in found for card in row.still), key=lambda card: (-card.weeks, card.unit, card.id))
    return {
        "weeks": [number(week) for week in period.weeks],
        "rows": order.put(found),
        "asked": "?" + urlencode({**asked.query, "sorter": order.value}),
        "path": "/enheter?" + urlencode({**asked.query, "sorter": ""}),
        "called": called,
        "lately": weeks.counted(row.lately for row in found),
        "hard": [row for row in sorted(found, key=lambda row: row.heaviness) if row.hard],
        "order": order,
        "named": NAMED,
        **_lead(desk, [row.account for row in found], of),
        "held": sum(row.meetings.held for row in found),
        "planned": sum(row.meetings.planned for row in found),
        "still": still,
        "still_units": len({card.unit for card in still}),
        "slowest": [
            (card, wheel(card.stage), places[card.unit])
            for card in still[: SLOWEST if desk.person.may(Right.READ) else 0]
        ],
        "quiet": [row for row in found if row.meetings.missed_in_a_row >= QUIET_WEEKS],
        **_walls(desk, places, of),
        "labels": all_said(STAGE_NAMES),
        "drawings": sign.drawings(),
        "legend": [(sign.sign(one), said) for one, said in legend(found)],
    }


def legend(some: Iterable[UnitFigures]) -> list[tuple[Word | sign.State, str]]:
    """What the signs of these rows say."""
    return sign.legend(LEGEND, waiting=any(shows == "waiting" for row in some for _week, shows in row.shown))


def _lead(desk: Desk, accounts: Collection[GainsAccount], of: Collection[int] | None) -> dict[str, Any]:
    """What was found and what was won: of a whole organisation upon what was known before Tavle."""
    whole = gains.together(accounts)
    if of is None:
        standing_now = curve.of_organisation(desk.tx, desk.person.organisation, desk.now_ms).at(today(desk.now_ms))
        identified, realised = standing_now.identified, standing_now.realised or 0.0
    else:
        identified, realised = whole.identified_fte, whole.realised_fte
    parts = shared_out([*whole.realised_by_use.values()])
    uses = [(said(USE_LABELS, use).lower(), part) for use, part in zip(whole.realised_by_use, parts, strict=True)]
    return {
        "identified": identified,
        "realised": realised,
        "rule": honey.rule(realised, identified),
        "uses": uses if whole.realised_hours else [],
    }


def _walls(desk: Desk, places: Mapping[int, Place], of: Collection[int] | None) -> dict[str, Any]:
    """`heard`: (units with a wall that was heard the last day, units with a wall). `silent`: the walls that were not,
    and those of which something could not be taken in, each with its unit, longest silent first."""
    hung = devices.hung(desk.tx, desk.person.organisation, desk.now_ms, of=of)
    apart = [wall for some in hung.values() for wall in some if wall.silent or wall.refused]
    return {
        "heard": (sum(any(not wall.silent for wall in some) for some in hung.values()), len(hung)),
        "silent": [(wall, places[wall.unit]) for wall in sorted(apart, key=lambda wall: wall.seen_ms)],
        "silent_most": SLOWEST,
    }


SORTS: dict[str, Sort] = {
    "enhet": Sort(N_("Enhet")),
    "trivsel": Sort(N_("Trivsel"), lambda row: row.heaviness if row.lately else None),
    "arsverk": Sort(
        N_("Årsverk: realisert av identifisert"), lambda row: row.account.identified_fte or None, falls=True
    ),
    "moter": Sort(N_("Møter"), lambda row: row.meetings.many),
    "stille": Sort(
        N_("Står stille"),
        lambda row: (max((card.weeks for card in row.still), default=0), len(row.still)),
        falls=True,
    ),
}
"""What the table can be sorted by; whatever most needs a look comes first."""
