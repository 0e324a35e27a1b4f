"""Enhetene: all figures of each unit in one table. What has been won comes first, then how people are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from markupsafe import Markup

from board.calendar import number
from board.catalogue import N_
from board.formats import shared_out
from board.labels import STAGE_NAMES, all_said, said
from board.labels import USES as USE_LABELS
from board.privacy import Word
from sync.server.access.rule import Right
from sync.server.reports import gains, weeks
from sync.server.reports.cards_in_progress import Open
from sync.server.reports.gains import GainsAccount
from sync.server.reports.meetings import Meetings
from sync.server.reports.overview import figures
from sync.server.reports.period import Period, untold
from sync.server.reports.tenancy import Place
from sync.server.web.charts import gains as honey
from sync.server.web.charts import sign
from sync.server.web.charts.meetings import squares
from sync.server.web.charts.stage import wheel
from sync.server.web.form import Asked, FormRoute
from sync.server.web.overview import which
from sync.server.web.overview.which import Which
from sync.server.web.page import Told, shows
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


@shows(router, "/enheter", Summer, "overview/table.html")
def table(desk: Desk, asked: Asked[Which]) -> Told:
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


def rows(desk: Desk, period: Period, of: frozenset[int] | None) -> list[UnitFigures]:
    """Every one of these units, by name, over these weeks."""
    found = figures.of_units(desk.tx, desk.person.organisation, period, desk.now_ms, of)
    first_untold = untold(desk.now_ms)
    most = max((one.account.identified_fte for one in found), default=0.0)
    return [
        UnitFigures(
            one.place,
            [
                (number(week.week), sign.of_week(week, one.weeks.told, first_untold))
                for week in one.weeks.meetings.weeks
            ],
            one.weeks.lately,
            one.weeks.heaviness,
            one.account,
            most,
            one.weeks.meetings,
            one.still,
        )
        for one in found
    ]


def legend(some: Iterable[UnitFigures]) -> list[tuple[Word | sign.State, str]]:
    """What the signs of these rows say."""
    return sign.legend(LEGEND, waiting=any(shows == "waiting" for row in some for _week, shows in row.shown))


def _lead(desk: Desk, accounts: Collection[GainsAccount], of: Collection[int] | None) -> dict[str, Any]:
    """What was found and what was won: of a whole organisation upon what was known before Tavle."""
    whole = gains.together(accounts)
    if of is None:
        identified, realised = figures.standing(desk.tx, desk.person.organisation, desk.now_ms)
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
    walls = figures.walls(desk.tx, desk.person.organisation, desk.now_ms, of)
    return {
        "heard": (walls.heard, walls.units),
        "silent": [(wall, places[wall.unit]) for wall in walls.apart],
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
