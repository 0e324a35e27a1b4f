"""Two walls that go one round apart: both ways round, nothing that was said is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from board.commands import TakeDown, Undo
from board.kinds.area import AddArea, Area, EditArea
from board.kinds.round.commands import AnswerQuestion, FinishRound, MakeFinding, PutAway
from board.kinds.round.index import halfway, rounds_of
from board.kinds.round.rewriting import RemoveQuestion, WriteQuestion
from tests.board.round.test_rounds import HERE, KITCHEN, asked, look
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange


@pytest.fixture
def walls(tmp_path: Path) -> Any:
    """Two walls that know the same area."""
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].do(AddArea("Kjøkkenet"))
    exchange(rooms)
    for room in rooms:
        room.time.forward(seconds=9)
    yield rooms
    for room in rooms:
        room.close()


BOTH_WAYS = pytest.mark.parametrize("first", [0, 1])


@BOTH_WAYS
def test_two_walls_that_begin_one_round_apart_go_one_round_and_lose_no_answer(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    sort, shine = asked(one, "sort"), asked(one, "shine")
    one.do(AnswerQuestion(*HERE, sort[0].id, 4), AnswerQuestion(*HERE, sort[1].id, 0))
    other.do(AnswerQuestion(*HERE, shine[0].id, 3), AnswerQuestion(*HERE, sort[1].id, None))
    one.do(MakeFinding(*HERE, "sort", sort[1].id))
    other.do(AnswerQuestion(*HERE, sort[2].id, 1), MakeFinding(*HERE, "sort", sort[2].id))
    other.do(AnswerQuestion(*HERE, sort[1].id, 1), MakeFinding(*HERE, "sort", sort[1].id))
    one.time.forward(seconds=9)
    one.do(AnswerQuestion(*HERE, sort[1].id, 2), EditArea(KITCHEN, who="Lise"))
    other.do(EditArea(KITCHEN, months=6))
    exchange(walls)
    for room in walls:
        scores = {row.question: row.answer.score for row in look(room).rows["sort"] if row.answer}
        assert scores == {sort[0].id: 4, sort[1].id: 2, sort[2].id: 1}, "of one question the later answer holds"
        assert look(room).points["shine"].got == 3
        assert len(look(room).found) == 2, "made on both walls it is one card"
        assert len(rounds_of(room.board, "5s", KITCHEN)) == 1
        area = room.board.find(Area, KITCHEN)
        assert isinstance(area, Area)
        assert (area.who, area.months) == ("Lise", 6)


@BOTH_WAYS
def test_an_answer_of_one_wall_stands_where_the_other_undid_put_away_or_finished_the_round(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    sort = asked(one, "sort")
    one.do(AnswerQuestion(*HERE, sort[0].id, 4), group="tap")
    exchange(walls)
    one.do(Undo("tap"))
    other.do(AnswerQuestion(*HERE, sort[1].id, 3))
    exchange(walls)
    for room in walls:
        assert [(r.area, look(room).total.got) for r in halfway(room.board)] == [(KITCHEN, 3)]
    one.do(PutAway(*HERE))
    other.do(AnswerQuestion(*HERE, sort[2].id, 2))
    exchange(walls)
    for room in walls:
        assert (halfway(room.board), look(room).total.got) == ((), 5), "it is put away with the answer"
    one.do(FinishRound(*HERE))
    other.do(AnswerQuestion(*HERE, sort[2].id, 1))
    exchange(walls)
    for room in walls:
        assert look(room).total.got == 4


@BOTH_WAYS
def test_a_question_is_answered_in_the_words_that_were_seen_while_the_other_wall_rewrites_it_or_takes_it_away(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    shine = asked(one, "shine")
    one.do(WriteQuestion("5s", "shine", "Benken er tom", shine[0].id), RemoveQuestion("5s", "shine", shine[1].id))
    other.do(AnswerQuestion(*HERE, shine[0].id, 4), AnswerQuestion(*HERE, shine[1].id, 0))
    other.do(WriteQuestion("5s", "shine", "Gulvet er tørt", shine[2].id))
    exchange(walls)
    for room in walls:
        told = {row.question: row.text for row in look(room).rows["shine"]}
        assert [told[one.id] for one in shine[:3]] == [shine[0].text, shine[1].text, "Gulvet er tørt"]
        assert [one.text for one in asked(room, "shine")][:2] == ["Benken er tom", "Gulvet er tørt"]


@BOTH_WAYS
def test_points_and_the_words_they_were_given_to_are_believed_together(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    question = asked(one, "shine")[0]
    one.do(AnswerQuestion(*HERE, question.id, 1))
    other.do(WriteQuestion("5s", "shine", "Benken er tom", question.id))
    for room in walls:
        room.time.forward(seconds=9)
    other.do(AnswerQuestion(*HERE, question.id, 2))
    one.time.forward(seconds=9)
    one.do(AnswerQuestion(*HERE, question.id, 3))
    exchange(walls)
    for room in walls:
        row = next(row for row in look(room).rows["shine"] if row.question == question.id)
        assert row.answer
        assert (row.text, row.answer.score) == (question.text, 3)


@BOTH_WAYS
def test_an_area_named_on_both_walls_is_one_and_one_taken_down_meanwhile_keeps_its_round(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    for room in walls:
        room.do(AddArea("Lageret"))
    one.do(TakeDown(Area, KITCHEN))
    other.do(AnswerQuestion(*HERE, asked(other, "sort")[0].id, 1))
    exchange(walls)
    for room in walls:
        assert [record.title for record in room.board.records() if isinstance(record, Area)].count("Lageret") == 1
        assert [r.area for r in halfway(room.board)] == [KITCHEN]
