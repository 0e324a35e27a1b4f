"""Each role at each address and of each unit: what is not theirs is refused, whatever they send, and nothing is
done. Addresses are found by themselves, and one that declares nothing is for nobody."""

import asyncio
import io
import itertools
import zipfile
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import APIRouter
from markupsafe import escape
from sqlalchemy import func, select

from board.kinds.card.record import Card
from board.kinds.gain.record import Gain
from board.local import new_id
from sync.server import gate, tenants
from sync.server.access import keys, sessions
from sync.server.access.person import ROLES, Person
from sync.server.access.provider import Provider
from sync.server.access.rule import RULE, Right, Role
from sync.server.app import create_app
from sync.server.centre import Settings
from sync.server.db.tables import assignments, audit, people, training
from sync.server.db.tables import keys as made_keys
from sync.server.db.tables import sessions as begun
from sync.server.web import press, view
from tests.sync.access.member import Member
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person
from tests.sync.web.rights import MAY, RIGHTS, Town, asks, routes

Hang = Callable[..., Wall]
REFUSED = "Dette har ikke rollen din tilgang til"
OLD_FORM = "Skjemaet er for gammelt"
OF_PEOPLE = {right for role in Role for right in MAY[role] if right != "enter"}
GETS = {path: right for way, right in RIGHTS.items() if (path := way.removeprefix("GET ")) != way}
POSTS = {path: right for way, right in RIGHTS.items() if (path := way.removeprefix("POST ")) != way}


@pytest.fixture
def town(centre: Centre, hang: Hang, monkeypatch: pytest.MonkeyPatch) -> Town:
    """With a press that sets no type: whose facts come to it is what is looked at."""
    monkeypatch.setattr(press, "typeset", lambda template, facts, now_ms: repr(facts).encode())
    return Town(centre, hang)


def somebody(role: Role) -> Person:
    return Person(1, "", role, 1, "", 3, False, "")


def test_the_rule_is_the_one_that_is_written_here() -> None:
    assert RULE == MAY
    assert set(ROLES) == set(Role)


def test_every_address_declares_a_right_and_this_one(tmp_path: Any) -> None:
    openid = Provider("https://login.example.no", "tavle", "secret")
    app = create_app(f"sqlite:///{tmp_path}/centre.db", settings=Settings(openid=openid))
    found = {f"{way} {route.path}": gate.wanted(route) for route in routes(app.routes) for way in route.methods}
    assert found == RIGHTS


@pytest.mark.parametrize("way", ["GET", "POST"])
def test_an_address_that_declares_nothing_is_for_nobody(centre: Centre, unit: str, way: str) -> None:
    done = []
    careless = APIRouter()
    careless.add_api_route("/glemt", lambda: done.append("seen"), methods=[way])
    centre.app.include_router(careless)
    for who in (person(centre, unit), Visitor(centre)):
        assert who.ask(way, "/glemt").status_code == 403
    assert done == []


def test_an_address_declares_one_right() -> None:
    router = APIRouter()
    both = [view.wants(Right.READ), view.wants(Right.MANAGE)]
    router.add_api_route("/to", lambda: None, dependencies=both)
    with pytest.raises(ValueError, match="/to declares"):
        gate.wanted(next(routes(router.routes)))


@pytest.mark.parametrize("role", list(Role))
def test_a_page_is_for_those_who_may_see_it_and_of_the_units_that_are_theirs(
    centre: Centre, town: Town, role: Role
) -> None:
    """Also what is printed and what is downloaded; and where no unit is asked for, none but theirs is named. Whoever
    reads no boards is told of no single card or gain by its title, but for in the documentation by law."""
    Member(centre, town.units["own"], name="Kari")
    visitor = person(centre, town.units["own"], role)
    reach = {"all": {"own", "below", "other"}, "below": {"own", "below"}, "given": {"own"}, "none": set()}
    asked: list[tuple[str, str, dict[str, str], int]] = []
    for route in routes(centre.app.routes):
        right = GETS.get(route.path)
        if "GET" not in route.methods or right not in OF_PEOPLE:
            continue
        whose = MAY[role].get(right, "none")
        told = {name: town.facts[name] for name in asks(route) if name in town.facts}
        of_unit = "{public}" in route.path or "unit" in asks(route)
        for name in NEIGHBOURS[role] if of_unit and right in MAY[role] else ["own"]:
            public = {"public": town.units[name]}
            more = {"unit": town.units[name]} if "unit" in asks(route) else {}
            theirs = not of_unit or name in reach[whose]
            expected = (200 if theirs else 404) if right in MAY[role] else 303 if route.path == "/" else 403
            asked.append((name, route.path.format(**town.facts | public), told | more, expected))
    assert len(asked) > 55
    answers = at_once(visitor, [(path, query) for _, path, query, _ in asked])
    found = {(name, path): answer.status_code for (name, path, *_), answer in zip(asked, answers, strict=True)}
    assert found == {(name, path): expected for name, path, _, expected in asked}
    hidden = {name for name in town.units if name not in reach[MAY[role].get("totals", "none")]} - {"own"}
    for (name, path, *_), answer in zip(asked, answers, strict=True):
        if answer.status_code == 403:
            assert REFUSED in answer.text, path
        if answer.status_code == 200 and name == "own" and MAY[role].get(GETS.get(path, "read")) != "all":
            assert [other for other in hidden if f"Enhet-{other}" in text(answer)] == [], path
        if "read" not in MAY[role] and path != "/rapporter/arbeidsmiljo":
            assert [title for title in titles(centre) if escape(title) in text(answer)] == [], path
        if "read" in MAY[role] and name == "own" and path == "/rapporter/runder":
            assert "Nødutgangen er sperret" in text(answer), "it holds what the others are not told"


def titles(centre: Centre) -> set[str]:
    """What cards and gains are called, of all units."""
    found = [select(kind.table.c.title).where(kind.table.c.title != "") for kind in (Card, Gain)]
    return centre.do(lambda tx: {title for query in found for title in tx.scalars(query)})


def text(answer: httpx.Response) -> str:
    """Also of a workbook."""
    if not answer.content.startswith(b"PK"):
        return answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return " ".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def at_once(visitor: Visitor, questions: list[tuple[str, dict[str, str]]]) -> list[httpx.Response]:
    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(visitor.centre.app)
        more = {"cookies": visitor.cookies, "headers": {"accept": "text/html"}}
        async with httpx.AsyncClient(transport=transport, base_url=visitor.base, **more) as client:
            return [await client.get(path, params=query or None) for path, query in questions]

    return asyncio.run(ask())


@pytest.mark.parametrize("role", list(Role))
def test_a_deed_is_for_those_who_may_do_it(centre: Centre, unit: str, role: Role) -> None:
    """Whoever may hears that the form is old or not filled in, whoever may not hears that."""
    Member(centre, unit, name="Kari")
    visitor = person(centre, unit, role)
    before = everything(centre)
    fields = {"public": unit, "number": "1", "word": "open", "offer": "x", "written": "x"}
    for path, right in POSTS.items():
        if right in OF_PEOPLE:
            answer = visitor.ask("POST", path.format(**fields), data={"csrf": "another"})
            assert (REFUSED in answer.text) is (right not in MAY[role]), path
            assert answer.status_code in (403, 422), path
    assert everything(centre) == before


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADVISER, Role.SAFETY_REP, Role.UNION_REP])
def test_a_role_that_has_no_units_yet_is_told_so_in_a_sentence(centre: Centre, unit: str, role: Role) -> None:
    visitor = person(centre, unit, role)
    centre.do(lambda tx: tx.execute(assignments.delete()))
    for path in ("/", "/tavlehelse", "/rapporter", "/rapporter/arbeidsmiljo?first=2026-01&last=2026-02"):
        answer = visitor.get(path)
        assert answer.status_code == 403
        assert "Du har ingen enheter ennå" in answer.text
    assert visitor.get("/min-side").status_code == 200


def test_a_form_of_another_site_or_session_does_nothing(centre: Centre, unit: str) -> None:
    Member(centre, unit, name="Kari")
    theirs = person(centre, unit, name="Turid").get("/min-side").text.split('name="csrf" value="')[1].split('"')[0]
    visitor = person(centre, unit)
    before = everything(centre)
    bare = {
        "/brukere/{number}/steng": {"saw": "x"},
        "/brukere/{number}/lenke": {},
        "/noekler": {"name": "Power BI"},
        "/noekler/trekk": {"key": "0" * 64},
        "/innforing": {"trained": "4.3.2026"},
        "/min-side/ut": {},
        "/logg-ut": {},
        "/tavler/ny-enhet": {"name": "Ny"},
    }
    for path, csrf in itertools.product(bare, (None, "", "x" * 43, "æøå", theirs)):
        fields = bare[path] | ({} if csrf is None else {"csrf": csrf})
        answer = visitor.ask("POST", path.format(number=1), data=fields)
        assert answer.status_code == 403, path
        assert OLD_FORM in answer.text
    assert everything(centre) == before


def test_whoever_is_not_in_is_led_to_the_sign_in_whatever_they_ask(centre: Centre, unit: str) -> None:
    """A wrong question tells a stranger nothing either."""
    before = everything(centre)
    visitor = Visitor(centre, "not-a-session")
    further = dict.fromkeys(FURTHER, "x")
    fields = {"public": unit, "number": "x", "word": "open", "offer": "x", "written": "x", **further}
    for path, right in GETS.items():
        if right in OF_PEOPLE:
            answer = visitor.get(path.format(**fields))
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith("/logg-inn"), path
    for path, right in POSTS.items():
        if right in OF_PEOPLE:
            answer = visitor.ask("POST", path.format(**fields), data={"csrf": ""})
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith("/logg-inn"), path
    assert everything(centre) == before


NEIGHBOURS = {
    Role.COORDINATOR: ("own", "other", "far"),
    Role.LEADER: ("own", "below", "other", "far"),
    Role.AUDITOR: ("own", "far"),
    Role.OPERATOR: ("own", "far"),
    **dict.fromkeys((Role.ADVISER, Role.SAFETY_REP, Role.UNION_REP, Role.NATIONAL), ("own", "below")),
}
"""Of which units each role asks: one beside and one beyond what is theirs."""
FURTHER = ("week", "card", "stream", "indicator", "analysis", "story", "walked")


def test_a_token_a_key_and_a_session_open_each_its_own_doors_alone(centre: Centre, town: Town) -> None:
    owner = centre.do(lambda tx: tenants.organisation_number(tx, "langtvekk"))
    key = centre.do(lambda tx: keys.make(tx, owner, "Power BI", names=False, now_ms=centre.time()))
    token = centre.let_in(town.units["far"], new_id())
    cookie = person(centre, town.units["own"]).cookies.get(sessions.COOKIE) or ""
    for shown, doors in ((token, "sync"), (key, "export"), (cookie, ""), ("", "")):
        bearer = {"authorization": f"Bearer {shown}"} if shown else {}
        for way, right in sorted(RIGHTS.items(), key=lambda one: "leave" in one[0]):
            if right in ("sync", "export"):
                method, path = way.split()
                asked = {"/v1/wait": {"cursor": 1}, "/v1/reports/changes": {"unit": town.units["far"]}}.get(path)
                answer = centre.ask(method, path.format(table="cards"), headers=bearer, params=asked)
                assert (answer.status_code == 401) is (right != doors), (way, doors)
            elif right in OF_PEOPLE and way.startswith("GET") and "{" not in way:
                assert centre.ask("GET", way.split()[1], headers=bearer).status_code == 303, way
    headers = {"authorization": f"Bearer {key}"}
    rows = centre.ask("GET", "/v1/reports/units", headers=headers).text
    assert "Enhet-far" in rows
    assert "Enhet-own" not in rows
    answers = [centre.ask("GET", f"/v1/reports/changes?unit={one}", headers=headers) for one in town.units.values()]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 200]


def test_what_an_address_asks_for_is_judged_once_it_is_known_who_asks(centre: Centre, unit: str) -> None:
    """No one is told what a part of an address is called inside."""
    operator, inger = person(centre, unit, Role.OPERATOR), person(centre, unit)
    for path in (path for path, right in POSTS.items() if "{number}" in path and right in OF_PEOPLE):
        answer = inger.ask("POST", path.format(number="x"), data={})
        assert (answer.status_code, "Denne siden finnes ikke" in answer.text) == (404, True), path
    for path in ("/rapporter/aar?year=x", "/rapporter/maaned", "/rapporter/tavle"):
        assert [who.get(path).status_code for who in (operator, inger)] == [403, 422], path


def test_only_a_form_changes_anything(centre: Centre, unit: str) -> None:
    """No deed answers to GET, so that a link or a picture cannot do one."""
    visitor = person(centre, unit)
    for path in POSTS.keys() - GETS.keys():
        fields = {"number": 1, "public": unit, "word": "open", "offer": "x", "written": "x"}
        assert visitor.get(path.format(**fields)).status_code in (404, 405), path


def everything(centre: Centre) -> list[Any]:
    def work(tx: Any) -> list[Any]:
        tables = (audit, made_keys, begun, training, assignments)
        counts = [tx.scalar(select(func.count()).select_from(table)) for table in tables]
        return [counts, tx.execute(select(people).order_by(people.c.id)).all()]

    return centre.do(work)
