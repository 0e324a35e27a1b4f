"""Innføring: the register of the model. A coordinator enters what no wall knows; whoever reads sees both as one. What
somebody filled in is never lost: when it cannot be kept, the form comes back with it, and with what was wrong."""

from dataclasses import replace
from datetime import date

from fastapi import APIRouter
from pydantic import Field

from board.catalogue import N_, _
from board.importing.day import read_day
from board.limits import FIRST_DAY, NAME
from sync.server import server_writes, training
from sync.server.access.rule import Right
from sync.server.reports import training as reports
from sync.server.reports.period import today
from sync.server.training import COURSE_DAYS, Line, Registered
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import Told, does, shows
from sync.server.web.view import Desk, Manager, Reader

router = APIRouter(route_class=FormRoute)
PLACE = "/innforing"
_ADVISERS_LIMIT = 8
_SHOWN = 40
"""Lines of a unit's history."""
_WRITTEN = 300
_UNITS_LIMIT = 1_000


class RegisterForm(Fields):
    """As it was written; what it means is found out where the form can still come back. `day`: a course day each."""

    saw: str = Field("", max_length=20)
    trained: str = Field("", max_length=_WRITTEN, title=N_("Opplært"))
    waiting: str = Field("", max_length=_WRITTEN, title=N_("Venter siden"))
    advisers: str = Field("", max_length=2 * _WRITTEN, title=N_("Leanveileder"))
    day: list[str] = Field(default_factory=list, max_length=len(COURSE_DAYS), title=N_("Kursdager"))


class ManyForm(Fields):
    """Several units that were trained the same day."""

    trained: str = Field("", max_length=_WRITTEN, title=N_("Opplært"))
    unit: list[str] = Field(default_factory=list, max_length=_UNITS_LIMIT, title=N_("Enheter"))


@shows(router, PLACE, Reader, "training/training.html")
def overview(desk: Desk) -> Told:
    found = reports.of_units(desk.tx, desk.person.organisation, desk.units)
    until = today(desk.now_ms)
    return {
        "units": found,
        "count": reports.trained(found, until),
        "under_way": sum(one.under_way for one in found),
        "waiting": reports.waiting(found),
        "advisers": reports.advisers(found),
        "years": reports.years(found, until),
        "held": sum(day.year == until.year for one in found for day in one.days.values()),
        "year": until.year,
        "days": len(COURSE_DAYS),
        "whole": desk.units is None,
        "may": desk.person.may(Right.MANAGE),
    }


@does(router, PLACE, Manager, then=PLACE)
def enter_many(desk: Desk, asked: Filled[ManyForm]) -> None:
    day = _day(asked.trained, "trained", _("Opplært"), today(desk.now_ms))
    if day is None or not asked.unit:
        raise PageError(PageFault.UNREADABLE, at="trained", reason=_("Velg minst én enhet, og skriv dagen"))
    known = training.registered(desk.tx, desk.person.organisation)
    some = map(desk.place, dict.fromkeys(asked.unit))
    for place in sorted(some, key=lambda one: one.id):  # two who do so at once do not wait for each other
        server_writes.hold(desk.tx, place.id)
        wanted = replace(known.get(place.id, Registered()), trained=day)
        if training.enter(desk.tx, place.id, wanted, desk.now_ms):
            desk.note("register_entered", place.name)


@shows(router, PLACE + "/{public}", Reader, "training/unit.html")
def of_unit(desk: Desk, public: str) -> Told:
    place = desk.place(public)
    desk.seen(place.name)
    (one,) = reports.of_units(desk.tx, desk.person.organisation, [place.id]) or [reports.UnitTraining(place)]
    return {
        "place": place,
        "one": one,
        "numbers": COURSE_DAYS,
        "may": desk.person.may(Right.MANAGE),
        "saw": training.version(desk.tx, place.id),
        "lines": [_told(line) for line in training.history(desk.tx, place.id)[:_SHOWN]],
    }


@does(router, PLACE + "/{public}", Manager, then=PLACE)
def enter(desk: Desk, asked: Filled[RegisterForm], public: str) -> str:
    place = desk.place(public)
    server_writes.hold(desk.tx, place.id)
    if training.version(desk.tx, place.id) != asked.saw:
        raise PageError(PageFault.CHANGED_MEANWHILE)
    before = training.registered(desk.tx, desk.person.organisation).get(place.id, Registered())
    if training.enter(desk.tx, place.id, _meant(asked, before, desk.now_ms), desk.now_ms):
        desk.note("register_entered", place.name)
    return f"{PLACE}/{place.public}"


def _meant(asked: RegisterForm, before: Registered, now_ms: int) -> Registered:
    """Raises PageError with the field that is to blame."""
    until = today(now_ms)
    days = {
        number: day
        for number, text in zip(COURSE_DAYS, asked.day, strict=False)
        if (day := _day(text, f"dag{number}", _("Kursdag {n}", n=number), until))
    }
    names = [name for each in asked.advisers.split(",") if (name := " ".join(each.split()))]
    if any(len(name) > NAME for name in names) or len(names) > _ADVISERS_LIMIT:
        reason = _("Leanveileder: høyst {n} navn på {limit} tegn, med komma mellom", n=_ADVISERS_LIMIT, limit=NAME)
        raise PageError(PageFault.UNREADABLE, at="advisers", reason=reason)
    return Registered(
        trained=_day(asked.trained, "trained", _("Opplært"), until),
        waiting=_day(asked.waiting, "waiting", _("Venter siden"), until),
        days=days,
        advisers=training.since(names, before, now_ms),
    )


def _day(text: str, at: str, field: str, until: date) -> date | None:
    if not text:
        return None
    day = read_day(text, until)
    if day is None or day < FIRST_DAY:
        reason = _("{field}: «{text}» er ikke en dato. Skriv for eksempel 4.3.2026", field=field, text=text[:40])
        raise PageError(PageFault.UNREADABLE, at=at, reason=reason)
    if day > until:
        raise PageError(PageFault.UNREADABLE, at=at, reason=_("{field}: den dagen har ikke vært ennå", field=field))
    return day


def _told(line: Line) -> tuple[date, str, date | None]:
    """The day it was entered, what it says, and of which day."""
    said = {
        training.TRAINED: _("Opplært"),
        training.WAITING: _("Venter siden") if line.day else _("Ventelista"),
        training.DAY: _("Kursdag {n}", n=line.about),
        training.ADVISER: _("Leanveileder {name} fra", name=line.about)
        if line.day
        else _("Leanveileder {name}", name=line.about),
    }
    return today(line.made_ms), said[line.what], line.day
