"""Stakeholder maps: who hangs there, in which square, what is proposed; two walls apart; what cannot be is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from board.commands import TakeDown, Undo
from board.context import Command
from board.errors import Kind
from board.kinds.card.record import Card
from board.kinds.stakeholder.commands import (
    MAPS_LIMIT,
    STAKEHOLDERS_LIMIT,
    EditStakeholder,
    HangStakeholder,
    MakeCard,
    NameMap,
    PlaceStakeholder,
    TakeMapDown,
    TakeStakeholderDown,
)
from board.kinds.stakeholder.index import Stakeholders, about, card_id, hanging, hung, map_id, stakeholder_id
from board.kinds.stakeholder.record import Stakeholder
from board.kinds.stakeholder.words import said, square
from board.limits import LINE, LONGEST_ID
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange

MAP = "m1"
KITCHEN = stakeholder_id(MAP, "Kjøkkenet")
BOTH_WAYS = pytest.mark.parametrize("first", [0, 1])


def names(room: Staffroom, map_: str = MAP) -> list[str]:
    return [one.name for one in room.board.of(Stakeholders).of(map_)]


def kitchen(room: Staffroom) -> Stakeholder:
    found = room.board.of(Stakeholders).get(KITCHEN)
    assert found
    return found


@pytest.fixture
def breakfast(room: Staffroom) -> Staffroom:
    """A map with the kitchen on it, without a place."""
    room.do(NameMap(MAP, "Ny frokostrutine"), HangStakeholder(MAP, "Kjøkkenet"))
    return room


def test_much_influence_and_little_interest_is_kept_content_and_asked_early(breakfast: Staffroom) -> None:
    assert [one.name for one in breakfast.board.of(Stakeholders).unplaced(MAP)] == ["Kjøkkenet"]
    breakfast.do(PlaceStakeholder(KITCHEN, interest=2, influence=4))
    one = kitchen(breakfast)
    assert square(one.interest, one.influence).advice == "Spør tidlig, hold dem fornøyd"
    assert said(one) == "Spør før noe er bestemt, og si fra om hva det ble til."
    assert breakfast.board.of(Stakeholders).at(MAP, 2, 4) == (one,)
    breakfast.do(EditStakeholder(KITCHEN, {"how": "Vi spør på mandag"}))
    assert said(kitchen(breakfast)) == "Vi spør på mandag", "the unit's own words hold"


def test_four_cells_each_are_taken_along_informed_asked_and_followed() -> None:
    found = {
        key: {(i, n) for i in range(1, 5) for n in range(1, 5) if square(i, n).key == key}
        for key in ("involve", "inform", "ask", "follow")
    }
    assert {key: len(cells) for key, cells in found.items()} == dict.fromkeys(found, 4)
    assert found["involve"] == {(3, 3), (3, 4), (4, 3), (4, 4)}
    assert {(4, 1), (3, 2)} <= found["inform"]
    assert {(1, 4), (2, 3)} <= found["ask"]
    assert [square(3, 0).key, square(0, 3).key, square(0, 0).key] == ["unplaced"] * 3


def test_who_represents_staff_must_be_taken_along_wherever_it_hangs(breakfast: Staffroom) -> None:
    for name in ("Plasstillitsvalgte", "Verneombudet", "Pårørende"):
        breakfast.do(HangStakeholder(MAP, name))
    assert [one.required for one in breakfast.board.of(Stakeholders).of(MAP)] == [False, True, True, False]
    safety = stakeholder_id(MAP, "Verneombudet")
    breakfast.do(PlaceStakeholder(safety, 1, 1))
    found = breakfast.board.of(Stakeholders).get(safety)
    assert found
    assert said(found).startswith("Ta dem med fra start")
    breakfast.do(EditStakeholder(safety, {"required": False}))
    found = breakfast.board.of(Stakeholders).get(safety)
    assert found
    assert said(found).startswith("Det angår dem lite")


def test_the_map_of_a_card_begins_with_its_first_stakeholder_and_goes_with_its_card(room: Staffroom) -> None:
    room.hang()
    map_, before = map_id("c1"), room.changes()
    assert hanging(room.board, map_) is None
    assert room.changes() == before, "an empty one is only looked at"
    room.do(HangStakeholder(map_, "Beboerne", card="c1"))
    found = hanging(room.board, map_)
    assert found
    assert about(room.board, found) == room.board.cards.get("c1").title  # type: ignore[union-attr]
    room.do(NameMap(map_, "Frokost på rommet"))
    assert about(room.board, hanging(room.board, map_)) == "Frokost på rommet"  # type: ignore[arg-type]
    room.do(NameMap(map_, " "), TakeDown(Card, "c1"))
    assert hung(room.board) == ()
    assert room.refused(HangStakeholder(map_, "Natt", card="c1")).kind == Kind.GONE


def test_a_stakeholder_becomes_one_card_that_says_what_is_done_and_for_which_change(breakfast: Staffroom) -> None:
    own = {"expectation": "At bestillingen kommer før klokka to", "how": "Aisha spør på mandag"}
    breakfast.do(PlaceStakeholder(KITCHEN, 2, 4), EditStakeholder(KITCHEN, own))
    breakfast.do(MakeCard(KITCHEN), MakeCard(KITCHEN))
    (card,) = breakfast.board.cards.column("suggestion")
    assert (card.id, card.title) == (card_id(KITCHEN), "Kjøkkenet: spør dem tidlig")
    assert card.problem == "Gjelder «Ny frokostrutine». De forventer: At bestillingen kommer før klokka to"
    assert "Aisha" not in f"{card.title}{card.problem}", "who of the staff asks stays on the map"
    breakfast.do(TakeDown(Card, card.id), MakeCard(KITCHEN))
    assert [one.id for one in breakfast.board.cards.column("suggestion")] == [card.id]


def test_a_group_hangs_once_and_comes_back_as_it_was(breakfast: Staffroom) -> None:
    breakfast.do(PlaceStakeholder(KITCHEN, 2, 4), HangStakeholder(MAP, " kjøkkenet "))
    assert names(breakfast) == ["Kjøkkenet"]
    breakfast.do(TakeStakeholderDown(KITCHEN), HangStakeholder(MAP, "Kjøkkenet"))
    assert (kitchen(breakfast).interest, kitchen(breakfast).influence) == (2, 4)
    breakfast.do(EditStakeholder(KITCHEN, {"name": "Hovedkjøkkenet"}), HangStakeholder(MAP, "Kjøkkenet"))
    assert names(breakfast) == ["Hovedkjøkkenet", "Kjøkkenet"], "a name that is free again is another's"
    assert breakfast.refused(EditStakeholder(KITCHEN, {"name": "  "})).kind == Kind.STAKEHOLDER_MISSING


def test_a_map_is_taken_down_whole_and_comes_back_whole(breakfast: Staffroom) -> None:
    breakfast.do(HangStakeholder(MAP, "Beboerne"))
    breakfast.do(TakeMapDown(MAP), group="down")
    assert (hung(breakfast.board), names(breakfast)) == ((), [])
    assert breakfast.refused(PlaceStakeholder(KITCHEN, 1, 1)).kind == Kind.GONE
    assert breakfast.refused(HangStakeholder(MAP, "Natt")).kind == Kind.GONE
    breakfast.do(Undo("down"))
    assert names(breakfast) == ["Kjøkkenet", "Beboerne"]


def test_what_cannot_be_said_of_a_map_has_a_sentence(room: Staffroom) -> None:
    assert room.refused(NameMap(MAP, "  ")).kind == Kind.STAKEHOLDER_MAP_MISSING
    assert room.refused(HangStakeholder(MAP, "Natt")).kind == Kind.GONE
    for n in range(MAPS_LIMIT):
        room.do(NameMap(f"m{n}", f"Endring {n}"))
    assert room.refused(NameMap("more", "Én til")).kind == Kind.STAKEHOLDER_MAPS_FULL
    room.do(NameMap("m0", "Et annet navn"))
    assert room.refused(HangStakeholder("m0", " ")).kind == Kind.STAKEHOLDER_MISSING
    assert room.refused(HangStakeholder("m0", "x" * 41)).kind == Kind.TEXT_TOO_LONG
    room.do(HangStakeholder("m0", "Natt"))
    night = stakeholder_id("m0", "Natt")
    assert room.refused(PlaceStakeholder(night, 5, 1)).kind == Kind.SETTING_WRONG
    assert room.refused(PlaceStakeholder(night, 1, -1)).kind == Kind.SETTING_WRONG
    assert room.refused(EditStakeholder(night, {"how": "x" * (LINE + 1)})).kind == Kind.TEXT_TOO_LONG
    assert room.refused(EditStakeholder(night, {"attitude": "angry"})).kind == Kind.SETTING_WRONG


def test_two_hundred_find_room_and_ids_stay_within_their_length(room: Staffroom) -> None:
    long = "c" * LONGEST_ID
    room.hang(long)
    map_ = map_id(long)
    room.do(HangStakeholder(map_, "Nr 0", card=long), *_many(map_, 1, STAKEHOLDERS_LIMIT))
    assert len(names(room, map_)) == STAKEHOLDERS_LIMIT
    assert room.refused(HangStakeholder(map_, "Én til")).kind == Kind.STAKEHOLDERS_FULL
    assert all(len(card_id(one.id)) <= LONGEST_ID for one in room.board.of(Stakeholders).of(map_))


def _many(map_: str, since: int, until: int) -> Iterator[Command]:
    return (HangStakeholder(map_, f"Nr {n}") for n in range(since, until))


# --- two walls ---


@pytest.fixture
def walls(tmp_path: Path) -> Iterator[list[Staffroom]]:
    """Two walls that know the same map."""
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].do(NameMap(MAP, "Ny frokostrutine"), HangStakeholder(MAP, "Kjøkkenet"))
    exchange(rooms)
    for room in rooms:
        room.time.forward(seconds=9)
    yield rooms
    for room in rooms:
        room.close()


@BOTH_WAYS
def test_two_walls_apart_lose_no_stakeholder_and_hang_the_same_one_once(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    one.do(HangStakeholder(MAP, "Beboerne"), HangStakeholder(MAP, "Pårørende"))
    other.do(HangStakeholder(MAP, "beboerne"), HangStakeholder(MAP, "Nattevakta"))
    one.do(EditStakeholder(KITCHEN, {"expectation": "Før klokka to"}))
    other.do(EditStakeholder(KITCHEN, {"attitude": "sceptical"}))
    exchange(walls)
    for room in walls:
        assert sorted(name.casefold() for name in names(room)) == ["beboerne", "kjøkkenet", "nattevakta", "pårørende"]
        assert (kitchen(room).expectation, kitchen(room).attitude) == ("Før klokka to", "sceptical")


@BOTH_WAYS
def test_a_cell_is_told_by_both_its_sides_so_that_two_walls_make_none_that_nobody_chose(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    walls[0].do(PlaceStakeholder(KITCHEN, 2, 2))
    exchange(walls)
    for room in walls:
        room.time.forward(seconds=9)
    one.do(PlaceStakeholder(KITCHEN, 2, 4))
    other.time.forward(seconds=9)
    other.do(PlaceStakeholder(KITCHEN, 4, 2))
    exchange(walls)
    assert [(kitchen(room).interest, kitchen(room).influence) for room in walls] == [(4, 2)] * 2


@BOTH_WAYS
def test_what_is_hung_on_a_map_that_the_other_wall_took_down_is_not_lost(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    one.do(TakeMapDown(MAP))
    other.do(HangStakeholder(MAP, "Nattevakta"))
    exchange(walls)
    for room in walls:
        assert ([found.id for found in hung(room.board)], names(room)) == ([MAP], ["Nattevakta"])
    one.do(HangStakeholder(MAP, "Kjøkkenet"))
    assert names(one) == ["Nattevakta", "Kjøkkenet"]
    assert hung(one.board)[0].archived is False


@BOTH_WAYS
def test_the_first_stakeholder_of_a_card_undone_where_it_was_hung_leaves_the_other_walls(
    walls: list[Staffroom], first: int
) -> None:
    walls[0].hang()
    exchange(walls)
    one, other, map_ = walls[first], walls[1 - first], map_id("c1")
    one.do(HangStakeholder(map_, "Beboerne", card="c1"), group="begun")
    other.do(HangStakeholder(map_, "Nattevakta", card="c1"))
    one.do(Undo("begun"))
    exchange(walls)
    for room in walls:
        assert (names(room, map_), hanging(room.board, map_) is not None) == (["Nattevakta"], True)
