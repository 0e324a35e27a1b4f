"""Rapporter: the forms that ask for a report, and the reports themselves as PDF.

Each is a plain link with its question in the address (`/rapporter/aar?unit=…&year=2025`), and each is noted as
printed. Facts are read in one transaction; typesetting happens beside it, so that no wall waits for it.
"""

import tempfile
from contextlib import ExitStack
from datetime import date
from typing import IO, Annotated

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import Connection
from starlette.background import BackgroundTask
from starlette.responses import StreamingResponse

from board.catalogue import N_, _
from board.formats import month
from sync.server import archive
from sync.server.access import audit
from sync.server.access.rule import Right
from sync.server.prints import documentation, monthly, paper, rounds, training, yearly
from sync.server.prints.scope import Facts, Scope
from sync.server.prints.span import Span, month_of, months, year
from sync.server.reports import rounds as walked
from sync.server.reports import since
from sync.server.reports import training as register
from sync.server.reports.period import Backwards, today
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Asked, FormRoute, Parameters, Year
from sync.server.web.page import Told, shows
from sync.server.web.press import Made, OfOne, prints
from sync.server.web.view import HEADERS, Auditor, Desk, Reader, Summer

router = APIRouter(route_class=FormRoute)

LOOKED = 300
MADE = {
    "aar": N_("Årsrapport"),
    "maaned": N_("Månedsrapport"),
    "miljo": N_("Dokumentasjon etter aml."),
    "ark": N_("Enhetene på papir"),
    "papir": N_("Tavla på papir"),
    "arkiv": N_("Arkivuttrekk"),
}
"""What the account of what was done calls each report."""
PART_BYTES = 64 * 1024
Month = Annotated[str, Field(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]


class OfUnits(Parameters):
    """`unit` is a public id; nothing means every unit one may see."""

    unit: Annotated[str, Field(max_length=40, title="Enhet")] = ""


class OfYear(OfUnits):
    year: Year


class OfMonth(OfUnits):
    month: Annotated[Month, Field(title="Måned")]


class OfMonths(OfUnits):
    first: Annotated[Month, Field(title="Fra og med")]
    last: Annotated[Month, Field(title="Til og med")]


@shows(router, "/rapporter", Summer, "printing/printing.html")
def forms(desk: Desk) -> Told:
    day = today(desk.now_ms)
    years = range(day.year, since.year(desk.tx, desk.person.organisation, desk.now_ms, desk.units) - 1, -1)
    return {
        "units": desk.places,
        "all": desk.units is None,
        "archives": desk.person.may(Right.AUDIT),
        "writes": desk.person.may(Right.MANAGE),
        "years": years,
        "this": month_of(day),
        "months": _choosable(day, years),
        "last": month_of(months(month_of(day), month_of(day)).before),
        "january": f"{day.year}-01",
        "made": _made(desk),
    }


@prints(router, "/rapporter/aar", Reader, "yearly")
def of_year(desk: Desk, asked: Asked[OfYear]) -> Made:
    scope = _scope(desk, asked.unit, _begun(desk, year(asked.year), "year", _("År")))
    return _named(scope, _("Årsrapport"), "arsrapport", yearly.facts(scope))


@prints(router, "/rapporter/maaned", Reader, "monthly")
def of_month(desk: Desk, asked: Asked[OfMonth]) -> Made:
    scope = _scope(desk, asked.unit, _begun(desk, months(asked.month, asked.month), "month", _("Måned")))
    return _named(scope, _("Månedsrapport"), "manedsrapport", monthly.facts(scope))


@prints(router, "/rapporter/arbeidsmiljo", Summer, "documentation")
def of_work(desk: Desk, asked: Asked[OfMonths]) -> Made:
    try:
        span = months(asked.first, asked.last)
    except Backwards:
        raise PageError(PageFault.PERIOD) from None
    scope = _scope(desk, asked.unit, _begun(desk, span, "first", _("Fra og med")))
    return _named(scope, _("Dokumentasjon etter aml."), "arbeidsmiljo", documentation.facts(scope))


@prints(router, "/rapporter/tavle", Reader, "paper")
def of_board(desk: Desk, asked: Asked[OfOne]) -> Made:
    person, place = desk.person, desk.place(asked.unit)
    facts = paper.facts(desk.tx, person.organisation, place, desk.now_ms, names=person.names)
    return _("Tavla på papir, {name}", name=place.name), f"tavle-{place.public}", facts


@prints(router, "/rapporter/runder", Summer, "rounds")
def of_rounds(desk: Desk, asked: Asked[OfOne]) -> Made:
    place = desk.place(asked.unit)
    told = walked.of_units(desk.tx, desk.person.organisation, desk.now_ms, [place.id]).get(place.id, ())
    facts = rounds.facts(told, place, titles=desk.person.may(Right.READ))
    return _("Runder på papir, {name}", name=place.name), f"runder-{place.public}", facts


@prints(router, "/rapporter/innforing", Reader, "training")
def of_training(desk: Desk) -> Made:
    found = register.of_units(desk.tx, desk.person.organisation, desk.units)
    return _("Registeret over innføringen"), "innforing", training.facts(found, today(desk.now_ms))


@router.get("/rapporter/arkiv")
async def of_all(visit: Auditor) -> Response:
    """The archive extract of the whole organisation, for those who see all of it."""

    def work(desk: Desk) -> tuple[int, int]:
        desk.note("downloaded", _("Arkivuttrekk"))
        return desk.person.organisation, desk.now_ms

    organisation, now_ms = await visit.do(work)

    def packed(tx: Connection) -> IO[bytes]:
        with ExitStack() as unless_packed:
            file = unless_packed.enter_context(tempfile.TemporaryFile())
            archive.pack(tx, organisation, file, now_ms)
            file.seek(0)
            unless_packed.pop_all()  # closed when it has been sent
        return file

    file = await visit.centre.do(packed, still=True)
    name = {"content-disposition": f'attachment; filename="arkivuttrekk-{today(now_ms)}.zip"'}
    parts = iter(lambda: file.read(PART_BYTES), b"")
    ended = BackgroundTask(file.close)
    return StreamingResponse(parts, media_type="application/zip", headers={**HEADERS, **name}, background=ended)


def _made(desk: Desk) -> dict[str, date | None]:
    """When whoever asks made each report last, as far back as is looked."""
    mine = audit.latest(
        desk.tx, desk.person.organisation, what=("printed", "downloaded"), who=desk.person.name, count=LOOKED
    )
    return {
        key: next((today(line.at_ms) for line in mine if line.about.startswith(_(title))), None)
        for key, title in MADE.items()
    }


def _choosable(day: date, years: range) -> list[tuple[int, list[tuple[str, str]]]]:
    """The months that can be told of, by year, the latest first. A list of our own: not every browser has a field for
    a month, and those that do write it in their own language."""
    return [
        (year, [(month_of(first), month(first)) for n in range(12, 0, -1) if (first := date(year, n, 1)) <= day])
        for year in years
    ]


def _scope(desk: Desk, unit: str, span: Span) -> Scope:
    """What the report is about: the unit that was asked for, or all that this person may see."""
    person = desk.person
    found = [desk.place(unit)] if unit else desk.places
    whole = not unit and desk.units is None
    return Scope(desk.tx, person.organisation, person.organisation_name, found, whole, span, desk.now_ms)


def _begun(desk: Desk, span: Span, at: str, field: str) -> Span:
    """Nothing can be told of what has not begun."""
    if span.first > today(desk.now_ms):
        raise PageError(PageFault.ASKED_WRONGLY, at=at, field=field)
    return span


def _named(scope: Scope, title: str, file: str, facts: Facts) -> Made:
    ending = "" if scope.several else f"-{scope.places[0].public}"
    return f"{title} {scope.span.name}, {scope.about}", f"{file}-{scope.span.file}{ending}", facts
