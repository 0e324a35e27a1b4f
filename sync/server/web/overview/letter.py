"""Ukas oppsummering: what Oversikt tells, as plain words to put into a mail, a channel or the papers of a meeting.
Nothing is sent from here: whoever reads the page chooses who else shall."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from fastapi import APIRouter

from board.calendar import number as week_number
from board.catalogue import _, _n
from board.formats import full_day, number, rounded, short_day
from sync.server.prints.scope import NAME, brief
from sync.server.reports.overview import needs, unit_weeks, won
from sync.server.reports.overview.needs import Kind, Need
from sync.server.reports.period import Period, today
from sync.server.web.overview.overview import FIRST, NAMES, also, for_long
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()

MAIL = 1900
"""So long an address of a letter may be: some mail programs cut a longer one off in the middle of a sign."""
TITLE = 70


@shows(router, "/uka", Reader, "overview/letter.html")
def letter(desk: Desk) -> Told:
    week = week_number(Period.latest(desk.now_ms, 1).last)
    given = [one.name for one in desk.places if one.id in desk.person.given]
    name = desk.person.organisation_name if desk.units is None else brief(", ".join(given), TITLE)
    subject = _("Tavlene i {name}, uke {week}", name=name, week=week)
    ending = _("Mer står på Oversikt: {address}", address=f"{desk.centre.settings.public_url}/")
    lines = list(_lines(desk))
    return {"subject": subject, "lines": [*lines, "", ending], "mail": _mail(subject, lines, ending)}


def _lines(desk: Desk) -> Iterator[str]:
    tx, owner, now_ms = desk.tx, desk.person.organisation, desk.now_ms
    since = needs.week_before(today(now_ms))
    yield from _won(desk, since)
    period = Period.latest(now_ms, 1)
    held, planned = unit_weeks.met(tx, owner, period, desk.units)
    if planned:
        yield _n(
            "{held} av {n} enhet holdt møte i uke {week}.",
            "{held} av {n} enheter holdt møte i uke {week}.",
            planned,
            held=held,
            week=week_number(period.last),
        )
    for kind, some in needs.once(needs.of_units(tx, owner, now_ms, desk.units)).items():
        if some:
            yield from ("", f"{_(NAMES[kind])}: {len(some)}")
            yield from (f"– {_said(kind, one)}" for one in some[: FIRST[kind]])
            if len(some) > FIRST[kind]:
                yield _("– og {n} til", n=len(some) - FIRST[kind])


def _won(desk: Desk, since: date) -> Iterator[str]:
    found = won.since(desk.tx, desk.person.organisation, desk.now_ms, since, desk.units)
    what = [_n("{n} kort ble ferdig", "{n} kort ble ferdige", len(found.cards))] if found.cards else []
    if found.hours > 0:
        what.append(_n("{n} time i uka ble realisert", "{n} timer i uka ble realisert", found.hours))
    elif found.hours:
        what.append(_n("{n} time i uka er falt bort", "{n} timer i uka er falt bort", -found.hours))
    if what:
        yield _("Siden {day}: {what}.", day=full_day(since), what=", ".join(what))
    places = {one.id: one.name for one in desk.places}
    if (shown := found.shown) and shown.before is not None and shown.after is not None:
        yield _(
            "Verdt å si høyt: {title} ({unit}), fra {before} til {after}.",
            title=brief(shown.title, TITLE),
            unit=brief(places[shown.unit], NAME),
            before=number(shown.before),
            after=number(shown.after),
        )
    elif gave := found.greatest:
        yield _n(
            "Verdt å si høyt: {title} ({unit}) ga {n} time i uka.",
            "Verdt å si høyt: {title} ({unit}) ga {n} timer i uka.",
            rounded(gave.hours, 1),
            title=brief(gave.title, TITLE),
            unit=brief(places[gave.unit], NAME),
        )


def _said(kind: Kind, one: Need) -> str:
    """One that needs somebody, in a line."""
    unit = brief(one.place.name, NAME)
    if kind is Kind.SILENT:
        heard = one.since
        return _("{unit}, hørt fra {day}", unit=unit, day=short_day(heard)) if isinstance(heard, date) else unit
    if kind is Kind.NO_MEETING:
        return (
            _("{unit}, sist holdt i uke {week}", unit=unit, week=week_number(str(one.since))) if one.since else unit
        )
    title = _("{title} ({unit})", title=brief(one.title or _("Uten tittel"), TITLE), unit=unit)
    return ", ".join([title, *([for_long(one.for_days)] if one.for_days else []), *also(one)])


def _mail(subject: str, lines: list[str], ending: str) -> str:
    """The address that opens a letter with as many of the lines as it has room for, and where the rest stands."""
    most = len(lines)
    while len(address := _address(subject, [*lines[:most], "", ending])) > MAIL and most:
        most -= 1
    return address


def _address(subject: str, lines: list[str]) -> str:
    body = quote("\r\n".join(lines))
    return f"mailto:?subject={quote(subject)}&body={body}"
