"""Two walls that work at one fishbone apart: both ways round, nothing that was said is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from board.commands import Undo
from board.errors import Kind
from board.kinds.fishbone.cards import MakeAction
from board.kinds.fishbone.commands import ChooseBones, HangCause, NameBone, RemoveBone, SetDots, WriteCause
from board.kinds.fishbone.dots import GiveDot, SayDots, TakeDot
from board.kinds.fishbone.index import action_id, fish_id
from board.kinds.fishbone.ready import proposed
from board.kinds.fishbone.record import DOTS_USUAL
from tests.board.fishbone.test_fishbone import bone, fish, titles
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange


@pytest.fixture
def walls(tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    """Two walls that know the same fishbone; which of them speaks last is `first`."""
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].hang()
    for id_, title in (("a", "Metode"), ("b", "Mennesker")):
        rooms[0].do(WriteCause(id_, "c1", f"Årsak {id_}", bone(rooms[0], title)))
    exchange(rooms)
    for room in rooms:
        room.time.forward(seconds=9)
    yield rooms
    for room in rooms:
        room.close()


BOTH_WAYS = pytest.mark.parametrize("first", [0, 1])


@BOTH_WAYS
def test_two_walls_that_change_one_fishbone_lose_neither_word(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    bones = [b.id for b in fish(one).bones]
    one.do(WriteCause("n1", "c1", "Ny her", bones[0]), HangCause("b", bones[2]), NameBone("c1", bones[1], "Måten"))
    other.do(WriteCause("n2", "c1", "Ny der", bones[0]), HangCause("b", bones[3]), NameBone("c1", "", "Tid"))
    for room in walls:
        room.do(MakeAction("a"))
    one.time.forward(seconds=9)
    other.do(WriteCause("a", "c1", "Tidligere ord"), SetDots("c1", 20))
    one.do(WriteCause("a", "c1", "Senere ord"), SetDots("c1", 30))
    exchange(walls)
    for room in walls:
        found = fish(room)
        assert {c.id for c in found.on[bones[0]]} == {"b", "n1", "n2"}
        assert found.bones_of("b") == {bones[0], bones[2], bones[3]}
        assert titles(room) == ["Mennesker", "Måten", "Utstyr", "Materiell", "Miljø", "Måling", "Tid"]
        assert {c.id: c.text for c in found.causes}["a"] == "Senere ord", "of one field the later word holds"
        assert found.had == 30
        assert [card.id for card in room.board.cards.column("suggestion")].count(action_id("a")) == 1


@BOTH_WAYS
def test_a_cause_on_a_bone_that_the_other_wall_took_away_stays_without_a_bone(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    method = fish(one).bones[1].id
    one.do(RemoveBone("c1", method))
    other.do(WriteCause("n", "c1", "Skrevet imens", method), GiveDot("n"), SayDots(fish_id("c1")))
    exchange(walls)
    for room in walls:
        assert [c.id for c in fish(room).loose] == ["a", "n"]
        assert fish(room).dots["n"] == 1
    one.do(WriteCause("late", "c1", "Et bein som er borte", method))
    assert [c.id for c in fish(one).loose] == ["a", "n", "late"], "what was written is not lost"


@BOTH_WAYS
def test_dots_that_two_walls_gave_apart_are_all_there_also_beyond_what_the_group_had(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    one.do(*[GiveDot("a")] * 8, *[GiveDot("b")] * 4, SayDots(fish_id("c1")))
    other.do(*[GiveDot("a")] * 5, SayDots(fish_id("c1")))
    exchange(walls)
    for room in walls:
        assert dict(fish(room).dots) == {"a": 13, "b": 4}, "neither is lost, and nothing is refused after the fact"
        assert fish(room).left == DOTS_USUAL - 17
        assert room.refused(GiveDot("b")).kind is Kind.NO_DOTS_LEFT
    other.do(*[TakeDot("a")] * 6, SayDots(fish_id("c1")))
    exchange(walls)
    assert [dict(fish(room).dots)["a"] for room in walls] == [7, 7], "also the other's are taken back"


@BOTH_WAYS
def test_two_walls_that_begin_one_fishbone_begin_the_same(tmp_path: Path, first: int) -> None:
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].hang()
    exchange(rooms)
    one, other = rooms[first], rooms[1 - first]
    one.do(WriteCause("x", "c1", "Her", bone(one, "Miljø")))
    other.time.forward(seconds=9)
    other.do(ChooseBones("c1", "four-s"), WriteCause("y", "c1", "Der", proposed(other.board, "c1")[0].id))
    exchange(rooms)
    for room in rooms:
        assert [c.id for c in fish(room).causes] == ["x", "y"]
        assert {"Omgivelser", "Ferdigheter"} <= {*titles(room)}
        room.close()


@BOTH_WAYS
def test_a_fishbone_that_is_undone_where_it_was_begun_keeps_what_another_wall_hung_on_it(
    tmp_path: Path, first: int
) -> None:
    walls = [Staffroom(tmp_path / name) for name in ("a", "b")]
    walls[0].hang()
    method = bone(walls[0], "Metode")
    walls[0].do(WriteCause("a", "c1", "Her", method), group="tap")
    exchange(walls)
    for n, room in enumerate(walls):
        room.time.forward(seconds=60 if n == first else 90)
    walls[1].do(WriteCause("b", "c1", "Der", method))
    walls[0].do(Undo("tap"))
    exchange(walls)
    for room in walls:
        assert [cause.id for cause in fish(room).causes] == ["b"]
    walls[0].do(GiveDot("b"), WriteCause("c", "c1", "Mer", method))
    assert [cause.id for cause in fish(walls[0]).on[method]] == ["b", "c"], "its bones hang again with the next word"
    assert len(titles(walls[0])) == 6
    for room in walls:
        room.close()


@BOTH_WAYS
def test_a_dot_taken_back_on_another_wall_than_it_was_given_is_lost_neither_way(
    walls: list[Staffroom], first: int
) -> None:
    walls[0].do(GiveDot("a"), SayDots(fish_id("c1")))
    exchange(walls)
    for n, room in enumerate(walls):
        room.time.forward(seconds=60 if n == first else 90)
    walls[1].do(TakeDot("a"), SayDots(fish_id("c1")))
    walls[0].do(GiveDot("a"), GiveDot("a"), SayDots(fish_id("c1")))
    exchange(walls)
    assert [fish(room).dots["a"] for room in walls] == [2, 2]
    for room in walls:
        room.do(TakeDot("a"), TakeDot("a"), SayDots(fish_id("c1")))
    exchange(walls)
    assert [fish(room).dots["a"] for room in walls] == [0, 0], "both took back the same two"
    walls[0].do(GiveDot("a"))
    assert fish(walls[0]).dots["a"] == 1
    walls[0].do(SayDots(fish_id("c1")))
    exchange(walls)
    assert [fish(room).dots["a"] for room in walls] == [1, 1]
