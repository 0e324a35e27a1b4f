"""Deling: what worked in one unit hangs in another as a suggestion, once, without names; other municipalities see
nothing of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from board.log.change import Fact
from sync.server import erasure, sharing, tenants
from sync.server.access.rule import Role
from sync.server.db.tables import offers, taken, units
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_walls import another_unit, told

Hang = Callable[..., Wall]

NASTY = "<script>alert(1)</script>"


@pytest.fixture
def south(centre: Centre, unit: str) -> str:
    """A sister unit."""
    return another_unit(centre, unit, "Hjemmetjenesten sør")


def finish(wall: Wall, card: str = "c1", after: float | None = 5.0, **fields: Any) -> None:
    """A card that hangs in Ferdig, measured unless told otherwise."""
    given = {"title": "Fast plass til nøklene", "problem": "Vi leter", "responsible": "Marit", "stage": "done"}
    wall.write(Fact("card", card, {**given, "moved": wall.time(), **fields}))
    if after is not None:
        wall.write(
            Fact("measure", f"{card}b", {"card": card, "value": 20.0, "phase": "before"}),
            Fact("measure", f"{card}a", {"card": card, "value": after, "phase": "after"}),
        )
    wall.settle()


def offer(centre: Centre, visitor: Visitor, unit: str, card: str = "c1") -> int:
    answer = visitor.post("/deling/tilby", "/deling", unit=unit, card=card)
    assert answer.status_code == 303, answer.text
    return centre.do(lambda tx: tx.scalar(select(offers.c.id).where(offers.c.card == card)))


def cards(wall: Wall) -> list[dict[str, Any]]:
    assert wall.settle().state is ConnectionState.CONNECTED
    return [row for (kind, _), row in wall.board().items() if kind == "card"]


def test_a_card_goes_from_one_leaders_board_to_anothers(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    here, there = hang("north"), hang("south", into=south)
    finish(here)
    giver, taker = person(centre, unit, Role.LEADER), person(centre, south, Role.LEADER, "Solveig")
    assert "Fast plass til nøklene" in giver.get("/deling").text
    assert "Fast plass til nøklene" not in taker.get("/deling").text
    number = offer(centre, giver, unit)
    page = " ".join(taker.get("/deling").text.split())
    assert "Har dere prøvd dette?" in page
    assert "<b>20</b> før, <b>5</b> etter" in page
    assert "Marit" not in page
    answer = taker.post(f"/deling/{number}/ta", "/deling", unit=south)
    assert answer.headers["location"] == "/deling?sagt=tatt"
    (card,) = cards(there)
    assert (card["title"], card["problem"]) == ("Fast plass til nøklene", "Vi leter")
    assert (card["stage"], card["source"], card["responsible"]) == ("suggestion", "shared", "")
    assert "Henger på tavla deres" in taker.get("/deling").text
    assert [line[:2] for line in told(centre, unit)[:2]] == [("Solveig", "taken_over"), ("Inger", "offered")]
    assert not any("nøklene" in line[2] for line in told(centre, unit))


def test_taking_twice_adds_nothing(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    here, there = hang("north"), hang("south", into=south)
    finish(here)
    inger = person(centre, unit)
    number = offer(centre, inger, unit)
    places = [inger.post(f"/deling/{number}/ta", "/deling", unit=south).headers["location"] for _ in range(3)]
    assert places == ["/deling?sagt=tatt"] + ["/deling?sagt=alt-tatt"] * 2
    assert "Ingenting er lagt til" in inger.get(places[1]).text
    assert len(cards(there)) == 1
    assert centre.do(lambda tx: len(tx.execute(select(taken)).all())) == 1


def test_a_card_that_is_offered_twice_is_offered_once_and_can_be_withdrawn_and_offered_again(
    hang: Hang, centre: Centre, unit: str, south: str
) -> None:
    finish(hang("north"))
    giver, taker = person(centre, unit, Role.LEADER), person(centre, south, Role.LEADER, "Solveig")
    number = offer(centre, giver, unit)
    assert offer(centre, giver, unit) == number
    seen = taker.get("/deling").text
    csrf = re.search(r'name="csrf" value="([^"]*)"', seen)
    assert csrf
    assert giver.post(f"/deling/{number}/trekk", "/deling").headers["location"] == "/deling?sagt=ikke-tilbudt"
    late = taker._ask("POST", f"/deling/{number}/ta", data={"csrf": csrf[1], "unit": south})
    assert late.status_code == 422
    assert "Kortet tilbys ikke lenger" in late.text
    assert cards(hang("south", into=south)) == []
    assert "nøklene" not in taker.get("/deling").text
    assert offer(centre, giver, unit) == number
    assert "nøklene" in taker.get("/deling").text


@pytest.mark.parametrize(
    "fields", [{"stage": "check"}, {"archived": True}, {"after": None, "unmeasurable": True}, {"title": ""}]
)
def test_only_what_is_finished_and_known_to_have_worked_can_be_offered(
    hang: Hang, centre: Centre, unit: str, fields: dict[str, Any]
) -> None:
    finish(hang("north"), **fields)
    leader = person(centre, unit, Role.LEADER)
    assert "Fast plass" not in leader.get("/deling").text
    assert leader.post("/deling/tilby", "/deling", unit=unit, card="c1").status_code == 404


def test_hours_that_were_realised_are_known_to_have_worked(hang: Hang, centre: Centre, unit: str) -> None:
    here = hang("north")
    gain = {
        "subject": "c1",
        "state": "realised",
        "hours_per_week": 2.5,
        "made": 1_790_000_000_005,
        "day": "2026-11-20",
        "note": "tur",
    }
    found = {"subject": "c1", "hours_per_week": 2.5, "made": 1_790_000_000_004}
    here.write(Fact("gain", "g0", found), Fact("gain", "g1", gain | {"made": 1_795_300_000_000}))
    finish(here, after=None, unmeasurable=True)
    leader = person(centre, unit, Role.LEADER)
    assert "2,5 timer i uka er frigjort" in leader.get("/deling").text
    offer(centre, leader, unit)


def test_the_offer_follows_the_card(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    here = hang("north")
    finish(here)
    taker = person(centre, south, Role.LEADER, "Solveig")
    number = offer(centre, person(centre, unit), unit)
    here.card("c1", title="Nøkkelskap ved døra")
    here.settle()
    assert "Nøkkelskap ved døra" in taker.get("/deling").text
    here.card("c1", archived=True)
    here.settle()
    assert "Nøkkelskap" not in taker.get("/deling").text
    here.card("c1", archived=False)
    here.settle()
    home = centre.do(lambda tx: tenants.unit_number(tx, unit))
    centre.do(lambda tx: erasure.erase(tx, home, "card", "c1", {"title"}, centre.time()))
    assert "Nøkkelskap" not in taker.get("/deling").text
    assert taker.post(f"/deling/{number}/ta", "/deling", unit=south).status_code == 422


def test_what_looks_like_html_is_text(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    finish(hang("north"), title=NASTY, problem=NASTY, measured=NASTY)
    giver, taker = person(centre, unit, Role.LEADER), person(centre, south, Role.LEADER, "Solveig")
    number = offer(centre, giver, unit)
    for visitor in (giver, taker):
        page = visitor.get("/deling").text
        assert "<script>" not in page
        assert "&lt;script&gt;" in page
    taker.post(f"/deling/{number}/ta", "/deling", unit=south)
    assert [card["title"] for card in cards(hang("south", into=south))] == [NASTY]


def test_another_municipality_sees_nothing_takes_nothing_and_withdraws_nothing(
    hang: Hang, centre: Centre, unit: str
) -> None:
    foreign = centre.unit("Fremmed")
    finish(hang("north"))
    number = offer(centre, person(centre, unit), unit)
    visitor = person(centre, foreign, name="Frode")
    assert "nøklene" not in visitor.get("/deling").text
    assert visitor.get(f"/deling?enhet={unit}").status_code == 404
    assert visitor.post(f"/deling/{number}/ta", "/deling", unit=foreign).status_code == 404
    assert visitor.post(f"/deling/{number}/trekk", "/deling").status_code == 404
    assert visitor.post("/deling/tilby", "/deling", unit=unit, card="c1").status_code == 404
    assert person(centre, unit, name="Ivar").post(f"/deling/{number}/ta", "/deling", unit=foreign).status_code == 404


def test_a_leader_acts_for_the_own_unit_alone(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    finish(hang("north"))
    there = hang("south", into=south)
    finish(there, "s1", title="Sørs kort")
    number = offer(centre, person(centre, unit), unit)
    leader = person(centre, south, Role.LEADER, "Solveig")
    assert leader.post(f"/deling/{number}/trekk", "/deling").status_code == 404
    assert leader.post("/deling/tilby", "/deling", unit=unit, card="c1").status_code == 404
    # Whatever unit stands in the form, a leader takes it over to the own one.
    assert leader.post(f"/deling/{number}/ta", "/deling", unit=unit).status_code == 303
    assert {card["title"] for card in cards(there)} == {"Sørs kort", "Fast plass til nøklene"}
    own = person(centre, unit, Role.LEADER, "Nora")
    assert own.post(f"/deling/{number}/ta", "/deling", unit=south).status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OPERATOR])
def test_who_changes_nothing_shares_nothing(centre: Centre, unit: str, role: Role) -> None:
    assert person(centre, unit, role).get("/deling").status_code == 403


def test_two_who_take_at_once_are_one(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    finish(hang("north"))
    number = offer(centre, person(centre, unit), unit)
    owner = centre.do(lambda tx: tx.scalar(select(units.c.organisation).where(units.c.public == unit)))
    to = centre.do(lambda tx: tenants.unit_number(tx, south))
    both = [centre.core.database.run(lambda tx: sharing.take(tx, owner, number, to, centre.time())) for _ in range(4)]
    assert sorted(one.result()[1] is None for one in both) == [False, True, True, True]
    assert len(cards(hang("south", into=south))) == 1
