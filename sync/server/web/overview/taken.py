"""What is taken along from Enhetene: the table as a workbook, and on A3 to hang up. The same rows as on the page, in
the order they stood in there."""

from datetime import date

from anyio import to_thread
from fastapi import APIRouter, Response

from board.calendar import number
from board.catalogue import _, _n
from board.formats import full_day, percent
from board.formats import number as told
from board.privacy import Word
from sync.server.prints.scope import Facts
from sync.server.reports.period import Period, today
from sync.server.web.charts import sign
from sync.server.web.form import Asked, FormRoute
from sync.server.web.overview import which
from sync.server.web.overview.table import SORTS, USUAL, WEEKS, UnitFigures, legend, rows
from sync.server.web.overview.which import Which
from sync.server.web.press import Made, prints
from sync.server.web.sheets import Sheets, share, taken
from sync.server.web.sorting import Order
from sync.server.web.view import Desk, Summer

router = APIRouter(route_class=FormRoute)
PITCH, TALL = 26, 20
"""Of one week in the drawing of a row."""


def _found(desk: Desk, asked: Which) -> tuple[str, Period, list[UnitFigures]]:
    """What the units are called together, the weeks, and the rows."""
    period = Period.latest(desk.now_ms, WEEKS)
    of, called = which.chosen(desk, asked, which.choices(desk))
    name = desk.person.organisation_name
    called = f"{name}: {called}" if called else name
    return called, period, Order.asked(asked.sorter, SORTS, USUAL).put(rows(desk, period, of))


@router.get("/enheter.xlsx")
async def as_workbook(visit: Summer, asked: Asked[Which]) -> Response:
    def work(desk: Desk) -> tuple[str, Period, list[UnitFigures], date]:
        desk.note("downloaded", _("Enhetene"))
        return *_found(desk, asked), today(desk.now_ms)

    return taken(await to_thread.run_sync(_workbook, *await visit.do(work)), "enheter")


def _workbook(owner: str, period: Period, some: list[UnitFigures], day: date) -> bytes:
    sheets = Sheets()
    weeks = [_("Uke {week}", week=number(week)) for week in period.weeks]
    gains = (_("Årsverk realisert"), _("Årsverk identifisert"), _("Andel realisert"))
    meetings, still = (_("Møter holdt"), _("Møter planlagt")), (_("Kort som står stille"), _("Lengst, uker"))
    lines = [
        (
            row.place.name,
            *(sign.words(shows) for _week, shows in row.shown),
            str(row.lately or ""),
            row.account.realised_fte,
            row.account.identified_fte,
            share(row.account.realised_fte, row.account.identified_fte),
            row.meetings.held,
            row.meetings.planned,
            len(row.still),
            max((card.weeks for card in row.still), default=None),
        )
        for row in some
    ]
    head = (_("Enhet"), *weeks, _("Siste fire uker"), *gains, *meetings, *still)
    sheets.table(_("Enhetene"), head, lines, first=34)
    sheets.text(_("Les meg"), (_("Enhetene i {name}", name=owner), _("Laget {day}", day=full_day(day))))
    return sheets.packed()


@prints(router, "/rapporter/enheter", Summer, "units")
def on_paper(desk: Desk, asked: Asked[Which]) -> Made:
    return _("Enhetene på papir"), "enhetene", _facts(*_found(desk, asked))


def _facts(called: str, period: Period, some: list[UnitFigures]) -> Facts:
    first, last = number(period.weeks[0]), number(period.last)
    signs = legend(some)
    return {
        "title": _("Enhetene"),
        "span": _("Uke {first}–{last}", first=first, last=last),
        "about": called,
        "weeks": [number(week) for week in period.weeks],
        "legend": [{"sign": _drawing([shows]), "words": words} for shows, words in signs],
        "units": [
            {
                "name": row.place.name,
                "signs": _drawing([shows for _week, shows in row.shown]),
                "said": row.said,
                "lately": str(row.lately or "–"),
                "whole": row.account.identified_fte / row.most if row.most else 0.0,
                "part": _part(row),
                "gains": _gains(row),
                "percent": percent(row.account.realised_fte, row.account.identified_fte) if _any(row) else "",
                "meetings": _held(row),
                "still": _still(row),
            }
            for row in some
        ],
    }


def _held(row: UnitFigures) -> str:
    met = row.meetings
    return _("{held} av {planned}", held=met.held, planned=met.planned) if met.planned else "–"


def _any(row: UnitFigures) -> bool:
    return bool(row.account.identified_fte or row.account.realised_fte)


def _part(row: UnitFigures) -> float:
    return min(1.0, row.account.realised_fte / row.account.identified_fte) if row.account.identified_fte else 0.0


def _gains(row: UnitFigures) -> str:
    if not _any(row):
        return _("ingen ennå")
    realised, identified = told(row.account.realised_fte, 2), told(row.account.identified_fte, 2)
    return _("{realised} av {identified}", realised=realised, identified=identified)


def _still(row: UnitFigures) -> str:
    if not row.still:
        return "–"
    longest = max(card.weeks for card in row.still)
    return _n("{n} kort", "{n} kort", len(row.still)) + " · " + _n("{n} uke", "{n} uker", longest)


def _drawing(shown: list[Word | sign.State]) -> str:
    """The signs of a row as one picture: on paper it is said in one sentence."""
    inside = "".join(sign.drawn(shows, PITCH * at + PITCH / 2, TALL / 2) for at, shows in enumerate(shown))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PITCH * len(shown)} {TALL}">{inside}</svg>'
