"""Each role at each page and each deed: what is not theirs is refused, whatever they send, and nothing is done."""

import itertools
import re
from typing import Any

import pytest
from sqlalchemy import func, select

from sync.server.access.person import ROLES, Person, Right, Role
from sync.server.db.tables import audit, keys, people, sessions, training
from sync.server.web import view
from tests.sync.access.member import Member
from tests.sync.places import Centre
from tests.sync.web.office import Visitor, paths, person

OWN = {
    "/min-side": Right.OWN,
    "/brukere/{number}": Right.MANAGE,
    "/noekler": Right.MANAGE,
    "/innforing/{public}": Right.READ,
}
DEEDS: dict[str, tuple[Right, dict[str, str]]] = {
    "/brukere": (Right.MANAGE, {"name": "Ny", "email": "ny@example.no", "role": "auditor"}),
    "/brukere/{number}": (Right.MANAGE, {"saw": "x", "name": "Ny", "role": "auditor"}),
    "/brukere/{number}/steng": (Right.MANAGE, {"saw": "x"}),
    "/brukere/{number}/lenke": (Right.MANAGE, {}),
    "/noekler": (Right.MANAGE, {"name": "Power BI"}),
    "/noekler/trekk": (Right.MANAGE, {"key": "0" * 64}),
    "/innforing": (Right.MANAGE, {"trained": "4.3.2026"}),
    "/innforing/{public}": (Right.MANAGE, {"saw": "0", "trained": "4.3.2026", "advisers": "Turid"}),
    "/min-side/passord": (Right.OWN, {"new": "x", "again": "x", "password": "x", "code": "x"}),
    "/min-side/koder": (Right.OWN, {"password": "x", "code": "x"}),
    "/min-side/kodeapp": (Right.OWN, {"proof": "x", "password": "x", "code": "x"}),
    "/min-side/ut": (Right.OWN, {}),
    "/logg-ut": (Right.OWN, {}),
}
PLACES = {path: right for path, _, right in (*view.PLACES, *view.TOOLS)} | OWN
EXPECTED: dict[Role, str] = {
    Role.COORDINATOR: "approve audit manage own read share walls",
    Role.LEADER: "own read share",
    Role.AUDITOR: "audit own read walls",
    Role.OPERATOR: "approve own walls",
    Role.NATIONAL: "nation own",
}
"""Written out once more, so that a slip of the pen in the table of rights is seen."""


def may(role: Role, right: Right) -> bool:
    return right.value in EXPECTED[role].split()


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_what_it_may_and_no_more(role: Role) -> None:
    somebody = Person(1, "", role, 1, "", 3, False, None, "")
    assert " ".join(sorted(right for right in Right if somebody.may(right))) == EXPECTED[role]
    assert role in ROLES


@pytest.mark.parametrize("role", list(Role))
def test_a_page_is_for_those_who_may_see_it(centre: Centre, unit: str, role: Role) -> None:
    other = Member(centre, unit, name="Kari")
    visitor = person(centre, unit, role)
    there = [path for path in PLACES if path in paths("GET")]
    assert {"/brukere", "/logg", *OWN} <= set(there)
    answers = {path: visitor.get(path.format(number=other.id, public=unit)) for path in there}
    expected = {path: 200 if may(role, PLACES[path]) else 303 if path == "/" else 403 for path in there}
    assert {path: answer.status_code for path, answer in answers.items()} == expected
    on = [answer.headers["location"] for answer in answers.values() if answer.status_code == 303]
    assert on == [view.home(Person(1, "", role, 1, "", 3, False, None, ""))[0]] * len(
        on
    )  # every page leads back to "/"
    refused = [answer.text for answer in answers.values() if answer.status_code == 403]
    assert all("Dette har ikke rollen din tilgang til" in text for text in refused)


@pytest.mark.parametrize("role", list(Role))
def test_a_deed_is_for_those_who_may_do_it(centre: Centre, unit: str, role: Role) -> None:
    other = Member(centre, unit, name="Kari")
    for path, (right, fields) in DEEDS.items():
        visitor = person(centre, unit, role, name=f"Inger-{len(path)}{path[-1]}")
        before = everything(centre)
        answer = visitor.post(path.format(number=other.id, public=unit), "/min-side", **fields)
        refused = answer.status_code == 403 and "Dette har ikke rollen din tilgang til" in answer.text
        assert refused is not may(role, right), path
        assert not refused or everything(centre) == before, path


def test_a_form_of_another_site_or_session_does_nothing(centre: Centre, unit: str) -> None:
    other = Member(centre, unit, name="Kari")
    theirs = person(centre, unit, name="Turid").get("/min-side").text.split('name="csrf" value="')[1].split('"')[0]
    visitor = person(centre, unit)
    before = everything(centre)
    for path, csrf in itertools.product(DEEDS, (None, "", "x" * 43, "æøå", theirs)):
        fields = DEEDS[path][1] | ({} if csrf is None else {"csrf": csrf})
        answer = visitor._ask("POST", path.format(number=other.id, public=unit), data=fields)
        assert answer.status_code == 403, path
        assert "Skjemaet er for gammelt" in answer.text
    assert everything(centre) == before


def test_whoever_is_not_in_is_led_to_the_sign_in(centre: Centre, unit: str) -> None:
    other = Member(centre, unit, name="Kari")
    before = everything(centre)
    visitor = Visitor(centre, "not-a-session")
    seen = [visitor.get(path.format(number=other.id, public=unit)) for path in PLACES if path in paths("GET")]
    done = [visitor._ask("POST", p.format(number=other.id, public=unit), data=DEEDS[p][1]) for p in DEEDS]
    for answer in (*seen, *done):
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/logg-inn")
    assert everything(centre) == before


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_an_address_asks_for_is_judged_once_it_is_known_who_asks(centre: Centre, unit: str, method: str) -> None:
    """A wrong question tells a stranger nothing, and no one is told what a part of an address is called inside."""
    fields = {"content": b"", "headers": {"content-type": "application/x-www-form-urlencoded"}}
    numbered = sorted(path for path in paths(method) if "{number}" in path)
    assert len(numbered) > 2
    stranger, operator, inger = Visitor(centre), person(centre, unit, Role.OPERATOR), person(centre, unit)
    for path in numbered:
        wrong = re.sub(r"\{\w+(:\w+)?\}", "x", path)
        answers = [who._ask(method, wrong, **fields) for who in (stranger, inger)]
        assert [answer.status_code for answer in answers] == [303, 404], path
        assert "Denne siden finnes ikke" in answers[1].text, path
    if method == "GET":
        for path in ("/rapporter/aar?year=x", "/rapporter/maaned", "/rapporter/tavle"):
            assert [who.get(path).status_code for who in (stranger, operator, inger)] == [303, 403, 422], path


def test_every_deed_of_people_keys_and_the_register_is_in_the_table() -> None:
    ours = ("/brukere", "/noekler", "/min-side", "/logg-ut", "/innforing")
    there = {path for path in paths("POST") if path.startswith(ours)}
    assert there == set(DEEDS)


def test_no_deed_of_any_page_is_done_for_a_stranger(centre: Centre, unit: str) -> None:
    """But for the doors that are theirs: the sign-in, a link to set up an account, what comes from a phone."""
    open_to_all = ("/logg-inn", "/velkommen", "/forslag", "/bilde")
    before = everything(centre)
    deeds = [path for path in paths("POST") if not path.startswith(open_to_all)]
    assert len(deeds) > len(DEEDS)
    for path in deeds:
        answer = Visitor(centre)._ask("POST", re.sub(r"\{\w+(:\w+)?\}", "1", path), data={"csrf": ""})
        assert answer.status_code in (303, 403, 404, 422), path
        assert answer.headers.get("location", "/logg-inn").startswith("/logg-inn"), path
    assert everything(centre) == before


def test_only_a_form_changes_anything(centre: Centre, unit: str) -> None:
    """No deed answers to GET, so that a link or a picture cannot do one."""
    visitor = person(centre, unit)
    for path in DEEDS:
        if path not in PLACES:
            assert visitor.get(path.format(number=1)).status_code in (404, 405), path


def everything(centre: Centre) -> list[Any]:
    def work(tx: Any) -> list[Any]:
        counts = [tx.scalar(select(func.count()).select_from(table)) for table in (audit, keys, sessions, training)]
        return [counts, tx.execute(select(people).order_by(people.c.id)).all()]

    return centre.do(work)
