"""The page of a meeting: what the centre knows of it and no more."""

from collections.abc import Callable

from board.log.change import Fact
from tests.sync.places import START_MS, Centre, Wall
from tests.sync.web.office import person, set_organisation
from tests.sync.web.test_reports import WEEK_MS, fill, meet, week
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]


def test_a_meeting_is_read_with_its_words_and_its_cards_and_the_way_back(
    hang: Hang, centre: Centre, unit: str
) -> None:
    wall = hang("north")
    fill(wall)
    for id_, fields in (("new", {}), ("done", {"stage": "done", "moved": START_MS - WEEK_MS})):
        card = {"title": f"Kort {id_}", "created": START_MS - WEEK_MS, "responsible": "Lise", **fields}
        wall.write(Fact("card", id_, {"moved": START_MS - WEEK_MS, **card}))
    meet(wall, 2, (1, 1, 0))
    wall.settle()
    inger = person(centre, unit)
    assert f'href="/enhet/{unit}/mote/{week(1)}"' in inger.get(f"/enhet/{unit}").text
    page = inger.get(f"/enhet/{unit}/mote/{week(1)}").text
    said = words(page)
    assert "holdt, 10 til stede" in said
    assert "mest godt : Vi rekker det" in said.replace("godt:", "godt :")
    assert said.index("Kort som ble ferdige") < said.index("Kort done") < said.index("Nye kort")
    assert f'<a href="/enhet/{unit}#moter">' in page
    assert "Lise" not in said
    assert "ikke holdt" in words(inger.get(f"/enhet/{unit}/mote/{week(3)}").text)
    for wrong in ("2026-W60", "x", week(-2), week(20)):
        assert inger.get(f"/enhet/{unit}/mote/{wrong}").status_code == 404


def test_a_card_says_why_nobody_is_named(hang: Hang, centre: Centre, unit: str) -> None:
    fill(hang("north"))
    inger = person(centre, unit)
    why = "Navn står bare på tavla: Hjemmetjenesten nord kommune har ikke åpnet for at fornavn går ut"
    assert why in words(inger.get(f"/enhet/{unit}/kort/c").text)
    set_organisation(centre, names=True)
    assert "Navn står bare på tavla" not in inger.get(f"/enhet/{unit}/kort/c").text
