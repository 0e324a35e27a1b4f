"""Somebody with an account of their own: password, authenticator and recovery codes, as a set-up leaves it."""

import asyncio
from functools import cache
from typing import Any

import httpx
from pyotp import TOTP
from sqlalchemy import select

from sync.server.access import accounts, invitation, passwords, register
from sync.server.access.person import WITH_UNITS
from sync.server.access.rule import Role
from sync.server.db.tables import audit, people, units
from sync.server.tenants import unit_number
from tests.sync.places import Centre
from tests.sync.web.office import Visitor

PASSWORD = "trapp sykkel grøt lampe"
NEW_PASSWORD = "vinter nøkkel sopp tretti"


@cache
def kept(password: str = PASSWORD) -> str:
    return asyncio.run(passwords.kept(password))


def owner(centre: Centre, unit: str) -> int:
    """The organisation that a unit belongs to."""
    query = select(units.c.organisation)
    return int(centre.do(lambda tx: tx.scalar(query.where(units.c.id == unit_number(tx, unit)))))


def lines(centre: Centre) -> list[tuple[str, str, str]]:
    """(who, what, about) of the account of what was done, oldest first."""
    query = select(audit.c.who, audit.c.what, audit.c.about).order_by(audit.c.id)
    return [tuple(row) for row in centre.do(lambda tx: tx.execute(query).all())]


class Member:
    def __init__(self, centre: Centre, unit: str, role: Role = Role.COORDINATOR, name: str = "Inger") -> None:
        self.centre = centre
        self.name = name
        self.email = f"{name}@example.no".lower()
        self.organisation = owner(centre, unit)
        own = [unit] if role in WITH_UNITS else []

        def add(tx: Any) -> tuple[int, str, str]:
            who = {"email": self.email, "name": name, "role": role, "units": own}
            number = register.add(tx, self.organisation, now_ms=centre.time(), **who)
            code = invitation.make(tx, number, centre.time())
            invited = invitation.read(tx, code, centre.time())
            assert invited is not None
            return number, code, invited.totp

        self.id, self.link, self.totp = centre.do(add)
        self.recovery: list[str] = []

    def set_up(self) -> "Member":
        """As the page does it; the code is then used, so time moves on."""

        def work(tx: Any) -> tuple[int, list[str]] | None:
            return accounts.set_up(tx, self.link, kept(), self.code(), self.centre.time())

        done = self.centre.do(work)
        assert done is not None
        self.recovery = done[1]
        self.centre.time.pass_(s=60)
        return self

    def change_password(self, password: str) -> None:
        self.centre.do(lambda tx: accounts.change_password(tx, self.id, kept(password)))

    def code(self) -> str:
        """What the authenticator shows now."""
        return TOTP(self.totp).at(self.centre.time() // 1000)

    def fresh(self) -> str:
        """A code that has not been used."""
        self.centre.time.pass_(s=60)
        return self.code()

    def row(self) -> Any:
        return self.centre.do(lambda tx: tx.execute(select(people).where(people.c.id == self.id)).one())

    def try_in(self, visitor: Visitor | None = None, seen: str = "/logg-inn", **fields: str) -> httpx.Response:
        """Fill in the sign-in page; rightly, but for what is given."""
        visitor = visitor or Visitor(self.centre)
        filled = {"email": self.email, "password": PASSWORD, **fields}
        if "code" not in filled:
            filled["code"] = self.fresh()
        return visitor.post("/logg-inn", seen, **filled)

    def inside(self) -> Visitor:
        """Signed in, with a session of its own."""
        visitor = Visitor(self.centre)
        answer = self.try_in(visitor)
        assert answer.status_code == 303, answer.text
        return visitor
