"""Deling: what one unit shares from its wall hangs in another as a suggestion, once, whether it is taken over on the
page or on the wall; other municipalities see nothing of it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from board.kinds.card.offered import card_of
from board.kinds.story.commands import ShareStory
from board.log.change import Fact
from board.offering import offer_id
from sync.server import offering, tenants
from sync.server.access.rule import Role
from sync.server.db.tables import units
from sync.wall.connection_status import ConnectionState
from tests.sync.neighbourhood import shared
from tests.sync.papers import do
from tests.sync.places import START_MS, Centre, Wall
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_walls import another_unit, told

Hang = Callable[..., Wall]

NASTY = "<script>alert(1)</script>"
TITLE = "Fast plass til nøklene"


@pytest.fixture
def south(centre: Centre, unit: str) -> str:
    """A sister unit."""
    return another_unit(centre, unit, "Hjemmetjenesten sør")


def share(wall: Wall, title: str = TITLE, story: str = "c1-story") -> None:
    wall.write(Fact("story", story, shared(title, START_MS)))
    wall.settle()


def take(visitor: Visitor, giver: str, to: str) -> Any:
    return visitor.post(f"/deling/{offer_id(giver, 'story', 'c1-story')}/ta", "/deling", unit=to)


def cards(wall: Wall) -> list[dict[str, Any]]:
    assert wall.settle().state is ConnectionState.CONNECTED
    return [row for (kind, _), row in wall.board().items() if kind == "card"]


def test_what_one_unit_shares_hangs_on_anothers_wall_once_it_is_taken(
    hang: Hang, centre: Centre, unit: str, south: str
) -> None:
    here, there = hang("north"), hang("south", into=south)
    taker = person(centre, south, Role.LEADER, "Solveig")
    assert "Ingen andre enheter har delt noe ennå" in taker.get("/deling").text
    share(here)
    assert TITLE in taker.get("/deling").text
    assert take(taker, unit, south).headers["location"] == "/deling?sagt=tatt"
    (card,) = cards(there)
    assert (card["title"], card["stage"], card["source"]) == (TITLE, "suggestion", "shared")
    assert card["id"] == card_of(offer_id(unit, "story", "c1-story")), "as when the wall takes it over"
    assert "Henger på tavla" in taker.get("/deling").text
    assert told(centre, unit)[0][:2] == ("Solveig", "taken_over")
    assert take(taker, unit, south).headers["location"] == "/deling?sagt=alt-tatt"
    assert len(cards(there)) == 1


def test_a_coordinator_hangs_it_up_where_it_is_wanted(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    share(hang("north"))
    inger = person(centre, unit)
    assert "Ta den hit" not in inger.get("/deling").text, "no unit is chosen"
    assert "Ta den hit" not in inger.get(f"/deling?enhet={unit}").text, "it is theirs"
    assert "Ta den hit" in inger.get(f"/deling?enhet={south}").text
    assert take(inger, unit, south).headers["location"] == f"/deling?enhet={south}&sagt=tatt"
    assert [card["title"] for card in cards(hang("south", into=south))] == [TITLE]


def test_what_is_shared_is_found_by_a_word_and_by_what_it_is(
    hang: Hang, centre: Centre, unit: str, south: str
) -> None:
    here = hang("north")
    share(here)
    share(here, "Mathjelp i rolige omgivelser", "c2-story")
    inger = person(centre, unit)

    def found(query: str) -> list[bool]:
        page = inger.get(f"/deling?{query}").text.split('aria-labelledby="delt"')[0]
        return [title in page for title in (TITLE, "Mathjelp")]

    assert found("") == found("hva=story") == found(f"enhet={south}") == [True, True]
    assert found("sok=NOEKLENE") == [False, False], "ø is no oe"
    assert found("sok=nøklene plass") == [True, False]
    assert found("sok=!!!") == [False, False], "what is asked for is not all there is, also where it has no letters"
    assert found("hva=practice") == [False, False]
    none = inger.get(f"/deling?enhet={south}&sok=finnesikke").text
    assert "Ingenting passer." in none
    assert f'<a href="/deling?enhet={south}">Vis alt</a>' in none


def test_what_its_unit_has_taken_back_is_offered_no_more(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    here = hang("north")
    share(here)
    taker = person(centre, south, Role.LEADER, "Solveig")
    do(here, ShareStory("c1-story", on=False))
    here.settle()
    assert TITLE not in taker.get("/deling").text
    late = take(taker, unit, south)
    assert (late.status_code, "tilbys ikke til denne enheten lenger" in late.text) == (422, True)
    assert cards(hang("south", into=south)) == []


def test_what_looks_like_html_is_text(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    share(hang("north"), NASTY)
    for visitor in (person(centre, unit), person(centre, south, Role.LEADER, "Solveig")):
        page = visitor.get("/deling").text
        assert "<script>" not in page
        assert "&lt;script&gt;" in page


def test_another_municipality_sees_nothing_and_takes_nothing(hang: Hang, centre: Centre, unit: str) -> None:
    foreign = centre.unit("Fremmed")
    share(hang("north"))
    visitor = person(centre, foreign, name="Frode")
    assert TITLE not in visitor.get("/deling").text
    assert visitor.get(f"/deling?enhet={unit}").status_code == 404
    assert take(visitor, unit, foreign).status_code == 422
    assert take(person(centre, unit, name="Ivar"), unit, foreign).status_code == 404


def test_a_leader_acts_for_the_own_unit_alone(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    share(hang("north"))
    there = hang("south", into=south)
    leader = person(centre, south, Role.LEADER, "Solveig")
    # Whatever unit stands in the form, a leader takes it over to the own one.
    assert take(leader, unit, unit).status_code == 303
    assert [card["title"] for card in cards(there)] == [TITLE]
    assert take(person(centre, unit, Role.LEADER, "Nora"), unit, south).status_code == 422, "it is theirs"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OPERATOR])
def test_who_changes_nothing_shares_nothing(centre: Centre, unit: str, role: Role) -> None:
    assert person(centre, unit, role).get("/deling").status_code == 403


def test_two_who_take_at_once_are_one(hang: Hang, centre: Centre, unit: str, south: str) -> None:
    share(hang("north"))
    owner = centre.do(lambda tx: tx.scalar(select(units.c.organisation).where(units.c.public == unit)))
    to, offer = centre.do(lambda tx: tenants.unit_number(tx, south)), offer_id(unit, "story", "c1-story")
    run = centre.core.database.run
    both = [run(lambda tx: offering.hang_up(tx, owner, to, offer, centre.time())) for _ in range(4)]
    assert sorted(one.result() is None for one in both) == [False, True, True, True]
    assert len(cards(hang("south", into=south))) == 1
