"""Forslag hangs in the order of innsats and effekt: much for little first, and what nobody has judged on top."""

from pathlib import Path

import pytest

from board.commands import Undo
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange


def hanging(room: Staffroom) -> list[str]:
    return [card.id for card in room.board.cards.column("suggestion")]


def judge(room: Staffroom, id_: str, effort: int, impact: int, group: str = "") -> None:
    room.do(EditCard(id_, {"effort": effort, "impact": impact}), **({"group": group} if group else {}))


def test_suggestions_hang_by_square_and_within_one_in_the_order_they_were_put_there(room: Staffroom) -> None:
    room.do(*(AddCard(f"c{n}", "Hei") for n in range(6)))
    assert hanging(room) == ["c5", "c4", "c3", "c2", "c1", "c0"]
    judge(room, "c4", 2, 1)
    judge(room, "c0", 1, 2)
    judge(room, "c5", 1, 1)
    judge(room, "c3", 1, 2)
    judge(room, "c1", 2, 2)
    assert hanging(room) == ["c2", "c0", "c3", "c1", "c5", "c4"]
    judge(room, "c0", 1, 1)
    assert hanging(room) == ["c2", "c3", "c1", "c5", "c0", "c4"]


def test_what_is_taken_out_of_its_square_hangs_topmost_and_undo_puts_it_back(room: Staffroom) -> None:
    room.do(*(AddCard(f"c{n}", "Hei") for n in range(3)))
    judge(room, "c0", 1, 2)
    judge(room, "c1", 1, 2)
    before = room.board.cards.get("c0")
    judge(room, "c0", 0, 0, group="out")
    assert hanging(room) == ["c0", "c2", "c1"]
    room.do(Undo("out"))
    assert room.board.cards.get("c0") == before
    assert hanging(room) == ["c2", "c0", "c1"]


def test_a_card_under_way_keeps_its_place_when_it_is_judged_and_finds_its_square_when_it_comes_back(
    room: Staffroom,
) -> None:
    room.hang("a", stage="plan")
    room.hang("b", stage="plan")
    order = [card.id for card in room.board.cards.column("plan")]
    judge(room, order[0], 2, 1)
    assert [card.id for card in room.board.cards.column("plan")] == order
    room.do(AddCard("new", "Hei"), MoveCard(order[0], "plan", "suggestion"))
    assert hanging(room) == ["new", order[0]]


def test_a_card_put_between_others_stays_in_its_square(room: Staffroom) -> None:
    room.do(*(AddCard(f"c{n}", "Hei") for n in range(4)))
    for id_, effort in (("c0", 1), ("c1", 1), ("c2", 2)):
        judge(room, id_, effort, 2)
    room.do(MoveCard("c0", "suggestion", "suggestion", below="c2"))
    assert hanging(room) == ["c3", "c1", "c0", "c2"]
    room.do(MoveCard("c0", "suggestion", "suggestion", below="c3"))
    assert hanging(room) == ["c3", "c0", "c1", "c2"]


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_walls_that_move_a_suggestion_to_different_squares_one_is_believed_whole(
    tmp_path: Path, first: int
) -> None:
    walls = [Staffroom(tmp_path / name) for name in ("a", "b")]
    walls[0].do(AddCard("c1", "Hei"))
    judge(walls[0], "c1", 1, 1)
    exchange(walls)
    for n, (wall, said) in enumerate(zip(walls, [(2, 1), (1, 2)], strict=True)):
        wall.time.forward(seconds=60 if n == first else 90)
        judge(wall, "c1", *said)
    exchange(walls)
    for wall in walls:
        card = wall.board.cards.get("c1")
        assert card
        assert (card.effort, card.impact) == [(1, 2), (2, 1)][first], "no square that nobody chose"
        wall.close()
