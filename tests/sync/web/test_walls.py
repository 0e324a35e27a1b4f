"""Enheter og tavler: a wall is let in by somebody who knows which one it is, and shut out by one who means it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from board.local import new_id
from board.pin import Pin
from sync.server import tenants
from sync.server.access import audit, device_tokens
from sync.server.access.rule import Role
from sync.server.db.tables import organisations, refusals, units
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person

Hang = Callable[..., Wall]


def ask_in(centre: Centre, name: str = "Stua på Solbakken") -> dict[str, str]:
    """A wall asks to be let in."""
    asked = {"device": "0f1e2d3c4b5a6978", "name": name, "app": "tavle 0.1.0"}
    answer: dict[str, str] = centre.ask("POST", "/v1/pairing", json=asked).json()
    return answer


def told(centre: Centre, unit: str) -> list[tuple[str, str, str]]:
    """What the account says: (who, what, about), newest first."""

    def work(tx: Any) -> list[tuple[str, str, str]]:
        owner = tx.scalar(select(units.c.organisation).where(units.c.public == unit))
        return [(line.who, line.what, line.about) for line in audit.latest(tx, owner)]

    return centre.do(work)


def another_unit(centre: Centre, unit: str, name: str) -> str:
    def work(tx: Any) -> str:
        owner = tx.scalar(
            select(organisations.c.public).join_from(units, organisations).where(units.c.public == unit)
        )
        return tenants.found_unit(tx, owner, name, centre.time())

    return centre.do(work)


def test_the_walls_picture_leads_past_the_sign_in_to_the_code(centre: Centre, unit: str) -> None:
    asked = ask_in(centre)
    path = asked["verification_uri_complete"].removeprefix(centre.settings.public_url)
    first = Visitor(centre).get(path)
    assert first.status_code == 303
    second = Visitor(centre).get(first.headers["location"])
    assert second.headers["location"] == f"/logg-inn?til=/tavler%3Fcode%3D{asked['user_code']}"
    page = person(centre, unit).get(first.headers["location"])
    assert page.status_code == 200
    for sign in (asked["user_code"], "Stua på Solbakken", "6978", "tavle 0.1.0", "Se at det er riktig tavle"):
        assert sign in page.text


def test_a_wall_is_let_in_by_its_code_and_the_account_says_by_whom(centre: Centre, unit: str) -> None:
    asked, inger, ola = ask_in(centre), person(centre, unit), person(centre, unit, Role.OPERATOR, "Ola")
    written = asked["user_code"].lower().replace("-", " ")
    fields = {"code": written, "unit": unit, "sure": "1"}
    answers = [who.post("/tavler/slipp-inn", f"/tavler?code={asked['user_code']}", **fields) for who in (inger, ola)]
    assert [answer.headers["location"] for answer in answers] == ["/tavler?sagt=ett-ja", "/tavler?sagt=inne"]
    token = centre.ask("POST", "/v1/pairing/token", json={"device_code": asked["device_code"]}).json()
    assert (token["unit"], token["unit_name"]) == (unit, "Hjemmetjenesten nord")
    page = inger.get("/tavler?sagt=inne").text
    assert "Tavla er sluppet inn" in page
    assert "1 enhet, 0 tavler" in page
    round_ = {"protocol": 1, "device": "0f1e2d3c4b5a6978", "cursor": 0, "clock": 0}
    centre.ask("POST", "/v1/sync", json=round_, headers={"authorization": f"Bearer {token['token']}"})
    assert "1 enhet, 1 tavle" in inger.get("/tavler").text
    said = [line[:2] for line in told(centre, unit)[:2]]
    assert said == [("Ola", "wall_approved"), ("Inger", "wall_half_approved")]
    assert "Ingen tavle venter" in inger.post("/tavler/slipp-inn", "/tavler", **fields).text


def test_nobody_is_let_in_by_somebody_who_is_not_sure(centre: Centre, unit: str) -> None:
    asked, inger = ask_in(centre), person(centre, unit)
    answer = inger.post("/tavler/slipp-inn", "/tavler", code=asked["user_code"], unit=unit)
    assert answer.status_code == 422
    assert "Jeg er sikker på hvilken tavle det er" in answer.text
    pending = centre.ask("POST", "/v1/pairing/token", json={"device_code": asked["device_code"]})
    assert pending.json()["error"] == "authorization_pending"


def test_a_wall_that_is_denied_is_told_so(centre: Centre, unit: str) -> None:
    asked, inger = ask_in(centre), person(centre, unit, Role.OPERATOR)
    answer = inger.post("/tavler/avvis", f"/tavler?code={asked['user_code']}", code=asked["user_code"])
    assert answer.headers["location"] == "/tavler?sagt=avvist"
    token = centre.ask("POST", "/v1/pairing/token", json={"device_code": asked["device_code"]})
    assert token.json()["error"] == "access_denied"
    assert told(centre, unit)[0][1] == "wall_denied"


@pytest.mark.parametrize("code", ["BCDF-GHJK", "<script>", "x" * 500])
def test_a_code_that_nobody_waits_with_is_said_in_a_sentence(centre: Centre, unit: str, code: str) -> None:
    page = person(centre, unit).get("/tavler", params={"code": code})
    assert page.status_code == 200
    assert "Ingen tavle venter med koden" in page.text
    assert "<script>" not in page.text


def test_codes_cannot_be_guessed_one_after_the_other(centre: Centre, unit: str) -> None:
    centre.close()
    slow = Centre(centre.url, centre.time, per_address="5/minute")
    inger = person(slow, unit)
    answers = [inger.get("/tavler?code=BCDF-GHJK").status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
    assert inger.get("/tavler").status_code == 200
    slow.close()
    centre.open()


def test_a_wall_is_let_into_units_of_the_own_organisation_only(centre: Centre, unit: str) -> None:
    foreign, asked = centre.unit("Fremmed"), ask_in(centre)
    inger = person(centre, unit)
    assert "Fremmed" not in inger.get("/tavler").text
    answer = inger.post("/tavler/slipp-inn", "/tavler", code=asked["user_code"], unit=foreign, sure="1")
    assert answer.status_code == 404


def test_roles_see_and_do_what_they_may(centre: Centre, unit: str, hang: Hang) -> None:
    hang("north")
    number = centre.do(
        lambda tx: device_tokens.admit(tx, tenants.unit_number(tx, unit), new_id(), "Ny", "", centre.time())
    )
    asked = ask_in(centre)
    deed = {"code": asked["user_code"], "unit": unit, "sure": "1"}
    may = {role: person(centre, unit, role, name=role) for role in Role}
    looks = {role: visitor.get("/tavler").status_code for role, visitor in may.items()}
    shown = {Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR}
    assert looks == {role: 200 if role in shown else 403 for role in Role}
    seen = may[Role.AUDITOR].get(f"/tavler/enhet/{unit}")
    assert seen.status_code == 200
    assert "<form" not in seen.text.split("<main")[1].split("</main")[0]
    for role in (Role.AUDITOR, Role.LEADER, Role.NATIONAL):
        at = f"/tavler/enhet/{unit}" if role is Role.AUDITOR else "/logg-inn"
        assert may[role].get(f"/tavler/{number}/ut").status_code == 403
        assert may[role].post("/tavler/slipp-inn", at, **deed).status_code == 403
        assert may[role].post("/tavler/ny-enhet", at, name="Ny").status_code == 403
    operator = may[Role.OPERATOR]
    assert "Resultater med færre enn 4 baller vises ikke" in operator.get("/tavler").text  # as is told, not as is set
    assert operator.post("/tavler/ny-enhet", "/tavler", name="Ny").status_code == 403
    assert operator.post("/tavler/kommune", "/tavler", threshold="5", seen_threshold="3").status_code == 403
    assert operator.post(f"/tavler/{number}/ut", f"/tavler/{number}/ut").status_code == 303


def test_a_wall_is_shut_out_only_after_it_was_said_what_that_means(hang: Hang, centre: Centre, unit: str) -> None:
    north, inger = hang("north"), person(centre, unit)
    north.card("c1", title="blir hengende")
    north.settle()
    link = re.search(r'href="(/tavler/\d+/ut)"', inger.get(f"/tavler/enhet/{unit}").text)
    assert link
    page = inger.get(link[1]).text
    assert "Tavla virker videre for seg selv" in page
    assert "north" in page
    assert north.settle().state is ConnectionState.CONNECTED
    assert inger.post(link[1], link[1]).headers["location"] == "/tavler?sagt=stengt"
    north.card("c2", title="skrevet etterpå")
    assert north.round().state is ConnectionState.UNAUTHORISED
    assert north.board()["card", "c2"]["title"] == "skrevet etterpå"
    assert told(centre, unit)[0][:2] == ("Inger", "wall_revoked")
    assert "Stengt ute" in inger.get(f"/tavler/enhet/{unit}").text
    assert inger.get(link[1]).status_code == 404


def test_a_wall_of_another_organisation_is_not_there(centre: Centre, unit: str, hang: Hang) -> None:
    foreign = centre.unit("Fremmed")
    hang("south", into=foreign)
    inger = person(centre, unit)
    assert inger.get("/tavler/1/ut").status_code == 404
    assert inger.get(f"/tavler/enhet/{foreign}").status_code == 404
    assert inger.post("/tavler/1/ut", "/tavler").status_code == 404


def test_how_a_wall_is_stands_there_as_far_as_it_is_known(hang: Hang, centre: Centre, unit: str) -> None:
    hang("north").settle()
    inger = person(centre, unit)
    assert "I orden" in inger.get("/tavler").text
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    device = centre.do(lambda tx: tx.execute(select(device_tokens.devices)).one())
    values = {"unit": number, "device": device.device, "n": 9, "why": "malformed", "body": "{}", "taken_ms": 1}
    centre.do(lambda tx: tx.execute(refusals.insert().values(**values)))
    centre.do(lambda tx: tx.execute(device_tokens.devices.update().values(skew_ms=-19 * 60_000)))
    centre.do(lambda tx: device_tokens.raise_alarm(tx, device.id, "forked", centre.time()))
    page = " ".join(inger.get("/tavler").text.split())
    assert "Klokka går 19 min etter" in page
    assert "1 endring kunne ikke lagres her" in page
    assert "Minnekortet kan være kopiert" in page
    centre.time.pass_(days=2)
    assert "1 ikke hørt fra på et døgn" in person(centre, unit, name="Ivar").get("/tavler").text


def test_one_wall_is_let_into_one_unit(centre: Centre, unit: str) -> None:
    asked, other = ask_in(centre), another_unit(centre, unit, "Sør")
    one, two = person(centre, unit), person(centre, unit, name="Ivar")
    assert one.post("/tavler/slipp-inn", "/tavler", code=asked["user_code"], unit=unit, sure="1").status_code == 303
    late = two.post("/tavler/slipp-inn", "/tavler", code=asked["user_code"], unit=other, sure="1")
    assert late.status_code == 422
    assert "Noen har allerede sagt ja til denne tavla for en annen enhet" in late.text


def test_a_lost_pin_is_forgotten_by_the_wall_once_and_the_log_says_who_asked(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north, south = hang("north"), hang("south")
    pins = {"north": Pin(north.store.folder), "south": Pin(south.store.folder)}
    for pin in pins.values():
        pin.choose("7391")
    north.settle()
    south.settle()
    inger, drift = person(centre, unit), person(centre, unit, Role.OPERATOR, name="Drift")
    link = re.search(r'href="(/tavler/\d+/pin)"', inger.get(f"/tavler/enhet/{unit}").text)
    assert link
    assert drift.post(link[1], "/tavler").status_code == 403
    assert "Den neste som trenger PIN-koden på tavla, velger en ny" in " ".join(inger.get(link[1]).text.split())
    assert inger.post(link[1], link[1]).headers["location"] == "/tavler?sagt=pin"
    assert told(centre, unit)[0][:2] == ("Inger", "wall_pin_reset")
    north.settle()
    south.settle()
    assert not pins["north"].chosen
    assert pins["south"].chosen
    pins["north"].choose("8264")
    for _ in range(3):
        north.settle()
    pins["north"].admit("8264")
    centre.time.pass_(s=1)
    inger.post(link[1], link[1])
    north.settle()
    assert not pins["north"].chosen


def test_a_number_that_no_wall_can_have_is_a_page_that_is_not_there(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    for deed in ("pin", "ut"):
        assert inger.get(f"/tavler/{10**20}/{deed}").status_code == 404
