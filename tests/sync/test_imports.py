"""A list that is brought in says nothing against what people have done, on whichever wall and whenever it comes."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from board.board import Board
from board.commands import TakeDown
from board.context import Command, perform
from board.kinds.card.commands import EditCard, ImportCards, MoveCard
from board.kinds.card.record import Card
from board.log import conflicts, log
from sync.server.reports import finished_cards, health
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Wall]
LIST: dict[str, dict[str, Any]] = {
    "a1": {"title": "Rydde lager", "responsible": "Kari", "deadline": "2027-03-10", "stage": "do"},
    "a2": {"title": "Ny vaktliste", "responsible": "Ola", "deadline": "2027-04-01", "stage": "suggestion"},
}
DONE_BY_SIRI = ("check", "Siri", "2027-05-05")


def do(wall: Wall, *commands: Command) -> None:
    for command in commands:
        with wall.store.read() as tx:
            board = Board.load(tx)
        perform(wall.store, board, command)


def siri(wall: Wall, time: Time) -> None:
    """Somebody takes the card over, later on."""
    time.pass_(s=60)
    do(wall, EditCard("a1", {"responsible": "Siri", "deadline": "2027-05-05"}), MoveCard("a1", "do", "check"))


def card(wall: Wall, id_: str = "a1") -> tuple[Any, ...]:
    row = wall.board()["card", id_]
    return row["stage"], row["responsible"], str(row["deadline"])


def agree(*walls: Wall) -> None:
    for _ in range(2):
        for wall in walls:
            wall.settle()
    assert all(wall.board() == walls[0].board() for wall in walls)


def test_a_list_brought_in_on_a_wall_that_had_not_synced_leaves_peoples_work_alone(hang: Hang, time: Time) -> None:
    first, second = hang("first"), hang("second")
    do(first, ImportCards(LIST))
    first.settle()
    siri(first, time)
    first.settle()
    time.pass_(days=1)
    do(second, ImportCards(LIST))
    agree(second, first)
    assert card(first) == card(second) == DONE_BY_SIRI


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_it_comes_what_a_person_did_wins(hang: Hang, time: Time, order: tuple[int, ...]) -> None:
    """Also over a mended list, and on a third wall that only listens."""
    walls = [hang("worked"), hang("mended"), hang("listens")]
    do(walls[0], ImportCards(LIST))
    siri(walls[0], time)
    do(walls[0], TakeDown(Card, "a2"))
    time.pass_(days=400)
    mended = {**LIST["a1"], "responsible": "Per", "deadline": "2028-01-01", "stage": "plan", "target": "Halvparten"}
    do(walls[1], ImportCards({"a1": mended, "a2": LIST["a2"]}))
    agree(*(walls[n] for n in order))
    assert card(walls[2]) == DONE_BY_SIRI
    assert walls[2].board()["card", "a2"]["archived"]


def test_work_on_a_wall_without_a_clock_wins_too(hang: Hang, time: Time) -> None:
    """Its clock stands in 1970, the other imports in 2027."""
    lost = hang("lost", time=Time(1))
    do(lost, ImportCards(LIST))
    siri(lost, lost.time)
    second = hang("second")
    do(second, ImportCards(LIST))
    agree(second, lost)
    assert card(second) == DONE_BY_SIRI


def test_of_two_lists_one_is_believed_whole(hang: Hang, time: Time) -> None:
    first, second = hang("first"), hang("second")
    do(first, ImportCards({"a1": {**LIST["a1"], "problem": "Rot"}}))
    time.pass_(s=5)
    do(second, ImportCards({"a1": {"title": "Rydde lager", "stage": "suggestion"}}))
    agree(first, second)
    row = first.board()["card", "a1"]
    told = {(row["stage"], row["responsible"], row["problem"])}
    assert told < {("do", "Kari", "Rot"), ("suggestion", "", "")}


def test_nobodys_words_are_not_told_as_somebodys_that_were_lost(hang: Hang, time: Time) -> None:
    first, second = hang("first"), hang("second")
    do(first, ImportCards(LIST))
    time.pass_(s=5)
    do(second, ImportCards(LIST))
    siri(second, time)
    agree(first, second)
    with second.store.read() as tx:
        assert conflicts.lost(log.of_record(tx, "card", "a1")) == []


def test_a_list_that_waits_to_be_sent_does_not_wait_since_1970(hang: Hang, time: Time) -> None:
    wall = hang("wall")
    do(wall, ImportCards(LIST))
    wall.play(_nothing)
    waiting, oldest = wall.play(_waiting)
    assert (waiting, oldest) == (2, None)
    time.pass_(s=60)
    siri(wall, time)
    assert wall.play(_waiting) == (4, time.now_ms)


def test_what_was_finished_before_is_in_no_period_of_the_centre(hang: Hang, time: Time, centre: Centre) -> None:
    wall = hang("wall")
    old = {"responsible": "Kari", "deadline": "2026-03-01", "unmeasurable": True}
    do(wall, ImportCards({"b1": {**old, "title": "I fjor", "stage": "done"}}))
    do(wall, ImportCards({"b2": {**old, "title": "I år", "stage": "act"}}))
    time.pass_(s=60)
    do(wall, MoveCard("b2", "act", "done"))
    wall.settle()
    told = centre.do(lambda tx: finished_cards.finished(tx, 1, 0, 2**53))
    assert [story.title for story in told] == ["I år"]
    (health_,) = centre.do(lambda tx: health.of_units(tx, 1, time())).values()
    assert health_.finished == 1


async def _nothing(_client: Any) -> None: ...


async def _waiting(client: Any) -> Any:
    return client.waiting()
