"""Gevinster: what has been found and what has been realised, by unit, year, tool and use, since the start, down to
the entries. A unit leader sees the own units, and no
other figure.

The account of the organisation stands upon its history (`sync.server.reports.curve`), so what units have entered and
what was told before Tavle add up to the figure that comes first.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, Response

from board.catalogue import N_, _
from board.kinds.gain.index import USES
from board.kinds.gain.record import TOOLS
from board.kinds.gain.record import WASTES as RECORD_WASTES
from board.labels import TOOLS_IN_FULL, USES_IN_FULL, USES_OF_KS, WASTES, all_said, said
from sync.server import history
from sync.server.access.rule import Right
from sync.server.reports import curve, entries, expected, fallen, gains, qualities, training, wastes
from sync.server.reports.curve import Standing
from sync.server.reports.gains import NOTHING, GainsAccount
from sync.server.reports.period import today
from sync.server.reports.tenancy import places
from sync.server.web.gains import bars, chart, workbook
from sync.server.web.page import Told, shows
from sync.server.web.sheets import taken
from sync.server.web.sorting import Order, Sort
from sync.server.web.view import Desk, Reader, Summer

router = APIRouter()


@dataclass(frozen=True)
class GainsRow:
    """One line of a table: what the årsverk of `identified` and `realised` are of."""

    name: str
    identified: float
    realised: float | None
    account: GainsAccount = NOTHING
    note: str = ""
    public: str = ""


SORTS: dict[str, Sort] = {
    "enhet": Sort(N_("Enhet")),
    "realisert": Sort(N_("Realisert"), lambda row: row.realised if row.account.cells else None, falls=True),
    "identifisert": Sort(N_("Identifisert"), lambda row: row.identified if row.account.cells else None, falls=True),
    "andel": Sort(N_("Andel"), lambda row: row.realised / row.identified if row.identified else None),
    "tr": Sort(
        N_("t/uke realisert"), lambda row: row.account.realised_hours if row.account.cells else None, falls=True
    ),
    "ti": Sort(
        N_("t/uke identifisert"), lambda row: row.account.identified_hours if row.account.cells else None, falls=True
    ),
}
"""What the table of the units is sorted by; of a share the smallest comes first."""


@shows(router, "/gevinster", Summer, "gains/gains.html")
def overview(desk: Desk, tid: str = "", sorter: str = "enhet") -> Told:
    return {**_overview(desk, tid), "order": Order.asked(sorter, SORTS, "enhet")}


@router.get("/gevinster.xlsx")
async def as_workbook(visit: Reader) -> Response:
    def work(desk: Desk) -> tuple[str, Told, date]:
        desk.note("downloaded", _("Gevinster"))
        registered = training.of_units(desk.tx, desk.person.organisation) if desk.units is None else []
        values = {**_overview(desk), "training": registered}
        named = [row.name for row in values["units"]] if desk.units is not None else [desk.person.organisation_name]
        return ", ".join(named), values, today(desk.now_ms)

    found = await visit.do(work)
    packed = await to_thread.run_sync(workbook.make, *found)
    return taken(packed, "gevinster")


@shows(router, "/gevinster/{public}", Reader, "gains/unit.html")
def of_unit(desk: Desk, public: str, tid: str = "") -> Told:
    unit = desk.place(public)
    account = gains.of_units(desk.tx, desk.person.organisation, desk.now_ms, [unit.id]).get(unit.id, NOTHING)
    line = curve.of_units(desk.tx, desk.person.organisation, [unit.id], desk.now_ms)
    return {
        "unit": unit,
        "subjects": entries.of_unit(desk.tx, unit.id, desk.now_ms),
        **_told(desk, [unit.id], tid),
        **_figures(desk, line, account, [unit.id]),
        "tool_names": all_said(TOOLS_IN_FULL),
    }


def _overview(desk: Desk, time: str = "") -> Told:
    person = desk.person
    accounts = gains.of_units(desk.tx, person.organisation, desk.now_ms, desk.units)
    total = gains.together(accounts.values())
    if desk.units is None:
        line = curve.of_organisation(desk.tx, person.organisation, desk.now_ms)
        told = list(history.with_sources(desk.tx, person.organisation))
    else:
        line = curve.of_units(desk.tx, person.organisation, desk.units, desk.now_ms)
        told = []
    figures = _figures(desk, line, total, desk.units)
    before = _before(figures["now"], total)
    shown = places(desk.tx, person.organisation, desk.units)
    rows = [_row(unit.name, accounts.get(unit.id, NOTHING), public=unit.public) for unit in shown]
    return {
        **figures,
        "units": rows,
        "most": max((row.identified for row in rows), default=0.0),
        "before": before,
        "told": told,
        **_told(desk, desk.units, time),
        "may_see_units": len(rows) > 1 or desk.units is None,
        "may_import": desk.units is None and person.may(Right.MANAGE),
    }


def _told(desk: Desk, of: Collection[int] | None, time: str) -> dict[str, Any]:
    """What came in a time, what fell away, by which tidstyv, and what became better without hours."""
    owner = desk.person.organisation
    falls, taken = fallen.of(desk.tx, owner, desk.now_ms, of), wastes.of_units(desk.tx, owner, desk.now_ms, of)
    better = qualities.of_units(desk.tx, owner, desk.now_ms, of)
    return {
        **bars.told(desk, falls, of, time),
        "falls": falls,
        "lost": sum(fall.before - fall.now for fall in falls),
        "wastes": [
            GainsRow(said(WASTES, waste), taken[waste].identified, taken[waste].realised)
            for waste in (*RECORD_WASTES, "")
            if waste in taken and (waste or len(taken) > 1)
        ],
        "qualities": better,
        "better": sum(one.won and one.holds for one in better),
        "named": {place.id: place for place in places(desk.tx, owner, of)},
    }


def _figures(desk: Desk, line: curve.Curve, account: GainsAccount, of: Collection[int] | None) -> dict[str, Any]:
    """What the page of the organisation and of one unit have in common."""
    day = today(desk.now_ms)
    tools = [_row(said(TOOLS_IN_FULL, tool), some) for tool in TOOLS if (some := account.of_tool(tool)).cells]
    uses = [_row(said(USES_IN_FULL, use), account.of_use(use), note=said(USES_OF_KS, use)) for use in USES]
    unsaid = account.of_use("")
    if unsaid.cells:
        uses.append(_row(said(USES_IN_FULL, ""), unsaid, note=said(USES_OF_KS, "")))
    points = line.points(day)
    now = line.at(day)
    waiting = expected.of_units(desk.tx, desk.person.organisation, desk.now_ms, of)
    return {
        "now": now,
        "today": day,
        "waiting": waiting,
        "forecast": expected.forecast(waiting, account.realised_hours, now.realised or 0.0, day),
        "account": account,
        "tools": tools,
        "uses": uses,
        "used": [(said(USES_IN_FULL, use), hours) for use, hours in account.realised_by_use.items()],
        "years": line.years(day),
        "points": points,
        "chart": chart.draw(points),
        "bar": chart.bar(now.identified, now.realised or 0.0),
    }


def _row(name: str, account: GainsAccount, *, note: str = "", public: str = "") -> GainsRow:
    return GainsRow(name, account.identified_fte, account.realised_fte, account, note, public)


def _before(now: Standing, total: GainsAccount) -> Standing | None:
    """What was told before Tavle and is part of no unit's account; None where there is no such thing."""
    identified = now.identified - total.identified_fte
    realised = None if now.realised is None else now.realised - total.realised_fte
    nothing = abs(identified) < 0.005 and abs(realised or 0.0) < 0.005
    return None if nothing else Standing(now.day, identified, realised)
