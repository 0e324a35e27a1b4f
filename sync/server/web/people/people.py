"""Who may come in: added, changed, closed and invited anew by a coordinator. What somebody filled in is never lost:
when it cannot be done, the form comes back with it, and with what was wrong."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from fastapi import APIRouter
from pydantic import Field

from board.catalogue import _
from board.formats import capital
from board.labels import all_said
from board.record import Line
from sync.server.access import invitation, register
from sync.server.access.person import ABOVE, DOES, ROLES, WITH_UNITS
from sync.server.access.register import RegisterError, RegisterFault
from sync.server.access.rule import Right, Role
from sync.server.reports import tenancy
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import Told, does, makes, shows
from sync.server.web.undoing import Facts
from sync.server.web.view import Desk, Manager, undoes

router = APIRouter(route_class=FormRoute)
PLACE = "/brukere"

SORRY: dict[RegisterFault, PageFault] = {
    RegisterFault.NOBODY: PageFault.NOT_FOUND,
    RegisterFault.CHANGED: PageFault.CHANGED_MEANWHILE,
    RegisterFault.EMAIL: PageFault.EMAIL,
    RegisterFault.TAKEN: PageFault.EMAIL_TAKEN,
    RegisterFault.UNIT: PageFault.NO_UNIT,
    RegisterFault.OWN: PageFault.OWN_ACCOUNT,
    RegisterFault.LAST: PageFault.LAST_COORDINATOR,
    RegisterFault.ABOVE: PageFault.FORBIDDEN,
}


class PersonForm(Fields):
    name: Line = Field(title="Navn", min_length=1)
    role: Role = Field(title="Rolle")
    unit: list[Line] = Field([], title="Enheter")


class NewPerson(PersonForm):
    email: Line = Field(title="E-post", min_length=3)


class ChangedPerson(PersonForm):
    saw: str = Field(max_length=16)


class Chosen(Fields):
    saw: str = Field("", max_length=16)


@shows(router, PLACE, Manager, "people/people.html")
def page(desk: Desk) -> Told:
    mine = desk.person.organisation
    return {**_known(desk), "everybody": register.everybody(desk.tx, mine)}


@makes(router, PLACE, Manager, "people/invited.html")
def add(desk: Desk, asked: Filled[NewPerson]) -> Told:
    mine = desk.person.organisation
    with _explained():
        number = register.add(
            desk.tx,
            mine,
            email=asked.email,
            name=asked.name,
            role=asked.role,
            units=asked.unit,
            now_ms=desk.now_ms,
            by=desk.person.id,
        )
    desk.note("person_added", f"{asked.name} ({_(ROLES[asked.role])})")
    return _link(desk, asked.name, asked.email, invitation.make(desk.tx, number, desk.now_ms))


@shows(router, PLACE + "/{number}", Manager, "people/somebody.html")
def one(desk: Desk, number: int) -> Told:
    with _explained():
        row = register.find(desk.tx, desk.person.organisation, number)
    return {**_known(desk), "row": row, "saw": register.seen(row), "above": row.role in ABOVE}


@does(router, PLACE + "/{number}", Manager, then=PLACE)
def change(desk: Desk, asked: Filled[ChangedPerson], number: int) -> None:
    mine = desk.person.organisation
    with _explained():
        register.change(
            desk.tx,
            mine,
            number,
            saw=asked.saw,
            name=asked.name,
            role=asked.role,
            units=asked.unit,
            by=desk.person.id,
        )
    desk.note("person_changed", f"{asked.name} ({_(ROLES[asked.role])})")


@does(router, PLACE + "/{number}/steng", Manager, then=PLACE, said="bruker-stengt")
def close(desk: Desk, asked: Filled[Chosen], number: int) -> None:
    mine = desk.person.organisation
    with _explained():
        saw, by = asked.saw, desk.person.id
        name = register.close(desk.tx, mine, number, saw=saw, by=by, now_ms=desk.now_ms)
    desk.note("person_closed", name)
    desk.undo["person"] = {"person": number, "closed_ms": desk.now_ms}


@undoes("person", Right.MANAGE)
def reopen(desk: Desk, facts: Facts) -> str | None:
    person, closed_ms = (int(facts[name] or 0) for name in ("person", "closed_ms"))
    name = register.reopen(desk.tx, desk.person.organisation, person, closed_ms)
    if name is None:
        return None
    desk.note("undone", _("kontoen til {name} er åpen igjen", name=name))
    return PLACE


@makes(router, PLACE + "/{number}/lenke", Manager, "people/invited.html")
def invite(desk: Desk, asked: Filled[Chosen], number: int) -> Told:
    mine = desk.person.organisation
    with _explained():
        row = register.find(desk.tx, mine, number)
        code = register.invite(desk.tx, mine, number, by=desk.person.id, now_ms=desk.now_ms)
    desk.note("person_invited", row.name)
    return _link(desk, row.name, row.email, code)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except RegisterError as error:
        raise PageError(SORRY[error.kind]) from None


def _known(desk: Desk) -> Mapping[str, Any]:
    provider = desk.centre.settings.openid
    return {
        "roles": [(role.value, capital(_(ROLES[role])), _(does), role in WITH_UNITS) for role, does in DOES.items()],
        "names": all_said(ROLES),
        "units": tenancy.places(desk.tx, desk.person.organisation),
        "openid": provider.name if provider else "",
    }


def _link(desk: Desk, name: str, email: str, code: str) -> Mapping[str, Any]:
    link = f"{desk.centre.settings.public_url.rstrip('/')}/velkommen/{code}"
    hours = invitation.LIVES_MS // 3_600_000
    return {**_known(desk), "name": name, "email": email, "link": link, "hours": hours}
