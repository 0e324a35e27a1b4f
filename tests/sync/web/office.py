"""People who look at the centre's pages: signed in with a real session, asking the real app, like a browser without
any JavaScript."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any

import httpx
from fastapi.routing import APIRoute
from sqlalchemy import insert, select

from sync.server.access import sessions
from sync.server.access.person import WITH_UNITS
from sync.server.access.rule import Role
from sync.server.db.tables import assignments, organisations, people, units
from sync.server.tenants import unit_number
from sync.server.web import routers
from tests.sync.places import Centre


def paths(method: str) -> set[str]:
    """Of all routes of the pages."""
    routes = (route for router in routers(openid=True) for route in router.routes)
    return {route.path for route in routes if isinstance(route, APIRoute) and method in route.methods}


class Visitor:
    """Keeps cookies from answer to answer; follows no redirect by itself."""

    def __init__(self, centre: Centre, cookie: str | None = None, base: str = "http://centre") -> None:
        self.centre = centre
        self.base = base
        self.cookies = httpx.Cookies()
        if cookie:
            self.give(cookie)

    def give(self, cookie: str) -> None:
        """Put a session's cookie into the browser, as if the centre had."""
        self.cookies.set(sessions.COOKIE, cookie, domain="centre.local")  # as http.cookiejar calls a bare name

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def post(self, path: str, seen: str, **fields: Any) -> httpx.Response:
        """Send a form found on the page `seen`, with what it says of whose it is and what it was begun from."""
        page = self.get(seen).text
        found = re.search(r'name="csrf" value="([^"]*)"', page)
        files = fields.pop("files", None)
        (form, *_more) = page.partition(f'action="{path}"')[2].partition("</form>")
        began = dict(re.findall(r'name="(saw|seen_\w+)" value="([^"]*)"', form))
        data = {"csrf": found.group(1) if found else "", **began, **fields}
        return self.ask("POST", path, data=data, files=files, headers={"referer": self.base + seen})

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """As it is, with no form's fields."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.centre.app)
            async with httpx.AsyncClient(
                transport=transport, base_url=self.base, cookies=self.cookies, headers={"accept": "text/html"}
            ) as client:
                answer = await client.request(method, path, **more)
                self.cookies = client.cookies
                return answer

        return asyncio.run(asked())


def person(
    centre: Centre, unit: str, role: Role = Role.COORDINATOR, name: str = "Inger", also: Sequence[str] = ()
) -> Visitor:
    """Somebody of the organisation that this unit belongs to, who has just signed in: of this unit and `also` of
    others, where their role is of units."""

    def work(tx: Any) -> str:
        number = unit_number(tx, unit)
        owner = tx.scalar(select(units.c.organisation).where(units.c.id == number))
        values = {"name": name, "role": role, "email": f"{name}-{role}@example.no".lower(), "made_ms": centre.time()}
        made = tx.execute(insert(people).values(organisation=owner, **values)).inserted_primary_key[0]
        for one in (unit, *also) if role in WITH_UNITS else ():
            tx.execute(insert(assignments).values(person=made, unit=unit_number(tx, one)))
        return sessions.begin(tx, made, centre.time())

    return Visitor(centre, centre.do(work))


def set_organisation(centre: Centre, **values: Any) -> None:
    """Settings of all organisations there are."""
    centre.do(lambda tx: tx.execute(organisations.update().values(**values)))
