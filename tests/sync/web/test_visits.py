"""Besøk: what a Leanveileder writes after a visit hangs on the unit's wall and stands on its page, for those who read
the unit; nobody else writes there."""

import re
from collections.abc import Callable

import pytest

from board.board import Board
from board.kinds.visit import Visits
from kiosk.screens.visit.resting import framed
from kiosk.state import State
from sync.server.access.rule import RULE, Right, Role
from sync.server.db.tables import units
from tests.sync.access.member import lines
from tests.sync.places import Centre, Wall
from tests.sync.web.office import person
from tests.sync.web.test_streams import words
from tests.sync.web.test_training import more_units

Hang = Callable[..., Wall]
SAID = {
    "day": "2027-01-12",
    "saw": "Alle var med.",
    "praise": "Dere spør hverandre",
    "question": "Hva venter dere på?",
}


def test_a_visit_hangs_on_the_wall_in_the_advisers_words_for_some_weeks(
    hang: Hang, centre: Centre, unit: str
) -> None:
    wall, turid = hang("north"), person(centre, unit, Role.ADVISER, "Turid Moen")
    path = f"/enhet/{unit}/besok"
    assert turid.post(path, path, **SAID).headers["location"] == f"{path}?sagt=besok"
    assert lines(centre)[-1] == ("Turid Moen", "visited", "Hjemmetjenesten nord")
    wall.settle()
    with wall.store.read() as tx:
        board = Board.load(tx)
    assert [one.praise for one in board.of(Visits).hung] == ["Dere spør hverandre"]
    (shown,) = framed(State(board=board, now_ms=centre.time(), opened=True))
    assert (shown.title, shown.words) == ("Dere spør hverandre", "Alle var med. Spørsmål: Hva venter dere på?")
    assert shown.over.startswith("Turid var på besøk 12. jan")
    later = State(board=board, now_ms=centre.time() + 40 * 86_400_000, opened=True)
    assert list(framed(later)) == [], "after some weeks it hangs no more, and stands on the page"
    page = words(person(centre, unit, Role.LEADER, "Kari").get(path).text)
    assert "Turid, 12. januar 2027" in page
    assert "Spørsmål: Hva venter dere på?" in page
    assert "Skriv etter et besøk" not in page


def test_what_was_written_comes_down_again_for_who_wrote_it_as_long_as_it_hangs(
    hang: Hang, centre: Centre, unit: str
) -> None:
    wall, path = hang("north"), f"/enhet/{unit}/besok"
    turid, per = (person(centre, unit, Role.ADVISER, name) for name in ("Turid Moen", "Per Li"))
    for day in ("2027-01-12", "2026-12-01"):
        turid.post(path, path, **{**SAID, "day": day})
    page = turid.get(path).text
    (back,) = re.findall(rf'action="({path}/[^"]+/tilbake)"', page)
    assert "/tilbake" not in per.get(path).text
    assert per.post(back, path).status_code == 409, "another's stands"
    assert turid.post(back, path).headers["location"] == f"{path}?sagt=besok-tilbake"
    assert turid.post(back, path).status_code == 409, "twice is once"
    wall.settle()
    with wall.store.read() as tx:
        assert [str(one.day) for one in Board.load(tx).of(Visits).hung] == ["2026-12-01"]
    assert lines(centre)[-1] == ("Turid Moen", "visit_taken_back", "Hjemmetjenesten nord")


@pytest.mark.parametrize("role", [role for role in Role if Right.VISIT not in RULE[role]])
def test_only_who_follows_the_unit_writes_after_a_visit(centre: Centre, unit: str, role: Role) -> None:
    path = f"/enhet/{unit}/besok"
    assert person(centre, unit, role).post(path, "/min-side", **SAID).status_code == 403
    assert centre.log(unit) == []


def test_a_visit_is_to_one_of_ones_own_units_has_been_and_says_something_good(centre: Centre, unit: str) -> None:
    (other,) = more_units(centre, ["Solbakken"])
    turid, path = person(centre, unit, Role.ADVISER, "Turid"), f"/enhet/{unit}/besok"
    assert turid.post(f"/enhet/{other}/besok", path, **SAID).status_code == 404
    for wrong in (
        {"praise": ""},
        {"day": "2027-12-01"},
        {"day": "i går en gang"},
        {"saw": "x" * 141},
        {"praise": "x" * 71},
    ):
        answer = turid.post(path, path, **{**SAID, **wrong})
        assert answer.status_code == 422, wrong
        assert "ikke fylt ut riktig" in answer.text
    assert centre.log(unit) == centre.log(other) == []
    turid.post(path, path, **{**SAID, "praise": "<b>Fint</b>"})
    assert "&lt;b&gt;Fint" in turid.get(path).text


def test_whose_first_name_no_card_has_room_for_says_all_the_same_what_was_seen(
    hang: Hang, centre: Centre, unit: str
) -> None:
    wall, path = hang("north"), f"/enhet/{unit}/besok"
    assert person(centre, unit, Role.ADVISER, "K" * 100).post(path, path, **SAID).status_code == 303
    wall.settle()
    with wall.store.read() as tx:
        assert [one.by for one in Board.load(tx).of(Visits).hung] == ["K" * 40]


def test_a_unit_that_is_closed_is_visited_no_more(centre: Centre, unit: str) -> None:
    turid = person(centre, unit, Role.ADVISER, "Turid Moen")
    path = f"/enhet/{unit}/besok"
    closed = units.update().where(units.c.public == unit).values(closed_ms=centre.time())
    centre.do(lambda tx: tx.execute(closed))
    answer = turid.post(path, path, **SAID)
    assert answer.status_code == 422
    assert "er lagt ned" in answer.text
    assert "Dere spør hverandre" in answer.text, "what was written stands there still"
