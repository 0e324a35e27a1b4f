"""«Slik gjør vi det nå»: three lines with their versions, a habit that is asked about, and a card that is finished
once it is said whether it worked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board.commands import BringBack, TakeDown, Undo
from board.due import Due, due
from board.errors import Kind
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.record import Card
from board.kinds.measure import AddMeasure
from board.kinds.practice.commands import AnswerHabit, AskOn, FinishCard, OfferTo, WriteLine
from board.kinds.practice.index import Offers, Poster, kept, poster, posters, waits
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange

FEBRUARY = date(2027, 2, 17)
"""Three months after the Tuesday of the staffroom."""
PACK, CARD, BREAD = "Kveldsvakta pakker brettene.", "Kostkortet ligger på brettet.", "Dagvakta fyller på brød."


def of(room: Staffroom, card: str = "c1") -> Poster:
    found = poster(room.board, card)
    assert found
    return found


def stage(room: Staffroom) -> str:
    return room.board.cards.get("c1").stage  # type: ignore[union-attr]


@pytest.fixture
def tried(room: Staffroom) -> Staffroom:
    """A card in Korrigere that was measured before and after."""
    room.hang("c1", stage="act")
    room.do(AddMeasure("v1", "c1", 110, "before"), AddMeasure("v2", "c1", 70, "after"))
    room.time.forward(seconds=60)
    return room


@pytest.fixture
def habit(tried: Staffroom) -> Staffroom:
    """It worked, and is a habit since today."""
    lines = (WriteLine(f"w{n}", "c1", n, text) for n, text in enumerate((PACK, CARD, BREAD), 1))
    tried.do(EditCard("c1", {"worked": "yes"}), *lines)
    tried.time.forward(seconds=60)
    tried.do(FinishCard("c1", "act"))
    tried.time.forward(seconds=60)
    return tried


def test_a_card_that_worked_becomes_a_habit_which_is_asked_about_in_three_months(tried: Staffroom) -> None:
    assert tried.refused(FinishCard("c1", "act")).kind is Kind.PRACTICE_NOT_ANSWERED
    tried.do(EditCard("c1", {"worked": "yes"}))
    assert tried.refused(FinishCard("c1", "act")).kind is Kind.PRACTICE_LINE_MISSING
    assert tried.refused(AskOn("c1", "2027-01-01")).kind is Kind.PRACTICE_LINE_MISSING
    tried.do(WriteLine("w", "c1", 2, f"  {PACK} "), FinishCard("c1", "act"))
    assert (stage(tried), of(tried).lines, of(tried).asked) == ("done", (PACK,), FEBRUARY)
    assert [card.id for card, _ in posters(tried.board)] == ["c1"]
    card = tried.board.cards.get("c1")
    assert not waits(tried.board, card, date(2027, 2, 16))
    assert waits(tried.board, card, FEBRUARY)
    assert [(one.day, one.settled) for one in due(tried.board, FEBRUARY, FEBRUARY)] == [(FEBRUARY, False)]
    tried.do(AskOn("c1", "2027-01-04"))
    assert of(tried).asked == date(2027, 1, 4)


def test_the_rule_of_a_finished_card_holds_whatever_is_answered(room: Staffroom) -> None:
    room.hang("c1", stage="act")
    room.do(EditCard("c1", {"worked": "yes"}), WriteLine("w", "c1", 1, PACK))
    assert room.refused(FinishCard("c1", "act")).kind is Kind.NOT_MEASURED
    room.do(EditCard("c1", {"worked": "no", "learned": "Lageret er for lite."}))
    assert room.refused(FinishCard("c1", "act")).kind is Kind.NOT_MEASURED
    room.do(EditCard("c1", {"unmeasurable": True}))
    assert room.refused(FinishCard("c1", "check")).kind is Kind.MOVED_AWAY, "what was seen is not so any more"
    room.do(FinishCard("c1", "act"))
    assert stage(room) == "done"


def test_a_card_that_did_not_work_is_finished_by_what_was_learned(tried: Staffroom) -> None:
    tried.do(WriteLine("w", "c1", 1, PACK), EditCard("c1", {"worked": "no"}))
    assert tried.refused(FinishCard("c1", "act")).kind is Kind.PRACTICE_LEARNED_MISSING
    tried.do(EditCard("c1", {"learned": "Lageret er for lite til en hel uke."}), FinishCard("c1", "act"))
    assert stage(tried) == "done"
    assert posters(tried.board) == (), "what was written before it failed is nobody's habit"


def test_what_is_tried_again_has_not_worked_yet_and_keeps_its_lines_and_what_was_learned(tried: Staffroom) -> None:
    tried.do(EditCard("c1", {"worked": "partly", "learned": "To ganger i uka kan virke."}))
    tried.do(WriteLine("w", "c1", 1, PACK), MoveCard("c1", "act", "do"), group="again")
    card = tried.board.cards.get("c1")
    assert card
    assert (card.stage, card.worked, card.learned) == ("do", "", "To ganger i uka kan virke.")
    assert of(tried).lines == (PACK,)
    assert kept(tried.board, card) is None, "it is asked about once it is a habit"
    tried.do(Undo("again"))
    assert tried.board.cards.get("c1").worked == "partly"  # type: ignore[union-attr]


def test_a_change_of_the_lines_is_a_new_version_that_says_what_was_before(habit: Staffroom) -> None:
    assert of(habit).before == (), "three lines written before it was a habit are one version"
    habit.do(WriteLine("x", "c1", 2, "Kostkortet henger på døra."))
    assert of(habit).lines == (PACK, "Kostkortet henger på døra.", BREAD)
    assert of(habit).before == ((PACK, CARD, BREAD),)
    habit.time.forward(seconds=60)
    habit.do(WriteLine("y", "c1", 2, "Kostkortet henger på skapdøra."))
    assert of(habit).before == ((PACK, CARD, BREAD),), "what is corrected the same day was nobody's habit"
    habit.time.forward(days=1)
    habit.do(WriteLine("z", "c1", 3, ""), group="shorter")
    assert of(habit).lines == (PACK, "Kostkortet henger på skapdøra.")
    assert len(of(habit).before) == 2
    habit.do(Undo("shorter"))
    assert of(habit).lines[2] == BREAD


def test_lines_that_say_nothing_new_or_too_much_change_nothing(habit: Staffroom) -> None:
    changes = habit.changes()
    habit.do(WriteLine("x", "c1", 1, PACK), WriteLine("x", "c1", 1, f" {PACK} "))
    assert habit.changes() == changes
    assert habit.refused(WriteLine("x", "c1", 1, "x" * 121)).kind is Kind.TEXT_TOO_LONG
    habit.do(WriteLine("x", "c1", 1, "x" * 120))
    assert of(habit).lines[0] == "x" * 120
    assert habit.refused(WriteLine("x", "c9", 1, PACK)).kind is Kind.GONE


def test_whether_the_habit_holds_is_asked_until_nobody_wants_to_be_asked(habit: Staffroom) -> None:
    habit.time.set(2027, 2, 20, 12, 0)
    assert habit.refused(AnswerHabit("a", "c1", True, "2027-02-20")).kind is Kind.PRACTICE_DAY_PAST
    assert habit.refused(AskOn("c1", "i morgen")).kind is Kind.DATE_WRONG
    habit.do(AnswerHabit("a", "c1", True, "2027-05-20"), group="held")
    habit.do(AnswerHabit("a", "c1", False, "", "Trykket to ganger."))
    assert (of(habit).asked, len(of(habit).answers)) == (date(2027, 5, 20), 1), "the second of two taps"
    habit.do(Undo("held"))
    assert (of(habit).asked, of(habit).answers) == (FEBRUARY, ())
    assert habit.refused(AnswerHabit("b", "c1", False, note=" ")).kind is Kind.PRACTICE_REASON_MISSING
    habit.do(AnswerHabit("b", "c1", False, note="Ny turnus."))
    assert of(habit).given_up
    answered = Due(date(2027, 2, 20), "Holder vanen fortsatt?", "practice", "c1", True, "Ringeklokka virker ikke")
    assert due(habit.board, date(2027, 1, 1), date(2027, 12, 31)) == (answered,)
    assert posters(habit.board) == ()
    habit.do(AnswerHabit("c", "c1", True, "2027-06-01"))
    assert not of(habit).given_up


def test_a_habit_is_not_asked_about_while_its_card_is_taken_down_or_tried_again(habit: Staffroom) -> None:
    habit.time.set(2027, 3, 1, 12, 0)
    assert waits(habit.board, habit.board.cards.get("c1"), date(2027, 3, 1))
    habit.do(TakeDown(Card, "c1"))
    assert not waits(habit.board, habit.board.cards.get("c1"), date(2027, 3, 1))
    for command in (WriteLine("x", "c1", 1, "Ny"), AskOn("c1", ""), AnswerHabit("a", "c1", True, "")):
        assert habit.refused(command).kind is Kind.GONE
    habit.do(BringBack(Card, "c1"), MoveCard("c1", "done", "do"))
    assert posters(habit.board) == ()
    assert not waits(habit.board, None, date(2027, 3, 1))
    habit.do(MoveCard("c1", "do", "act"), EditCard("c1", {"worked": "yes"}), FinishCard("c1", "act"))
    assert of(habit).asked == date(2027, 6, 1), "it is a new habit: no day that has passed"


def test_where_else_is_kept_by_unit_and_taken_back(tried: Staffroom) -> None:
    tried.do(OfferTo("c1", "x-sol", "Solbakken"), OfferTo("c1", "x-fur", "Furulund"))
    tried.do(OfferTo("c1", "x-sol", "Solbakken", on=False))
    assert [one.sister for one in tried.board.of(Offers).of("c1")] == ["x-fur"]
    tried.do(OfferTo("c1", "x-sol", "Solbakken"))
    assert [one.name for one in tried.board.of(Offers).of("c1")] == ["Furulund", "Solbakken"]


@pytest.fixture
def walls(tmp_path: Path) -> Any:
    """Two walls that know the same card in Korrigere."""
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].hang("c1", stage="act")
    rooms[0].do(EditCard("c1", {"unmeasurable": True, "worked": "yes"}))
    exchange(rooms)
    for room in rooms:
        room.time.forward(seconds=9)
    yield rooms
    for room in rooms:
        room.close()


@pytest.mark.parametrize("first", [0, 1])
def test_two_walls_that_write_the_lines_apart_lose_neither_version(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    other.do(WriteLine("o1", "c1", 1, CARD), OfferTo("c1", "x-fur", "Furulund"))
    one.time.forward(seconds=9)
    one.do(WriteLine("n1", "c1", 1, PACK), OfferTo("c1", "x-sol", "Solbakken"), AskOn("c1", "2027-04-01"))
    exchange(walls)
    for room in walls:
        assert (of(room).lines, of(room).before) == ((PACK,), ((CARD,),))
        assert of(room).asked == date(2027, 4, 1)
        assert len(room.board.of(Offers).of("c1")) == 2


@pytest.mark.parametrize("first", [0, 1])
def test_two_walls_that_change_one_version_apart_keep_both_lines(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    one.do(WriteLine("n", "c1", 1, PACK))
    exchange(walls)
    other.time.forward(seconds=9)
    one.do(WriteLine("n2", "c1", 2, CARD), group="mine")
    other.do(WriteLine("n3", "c1", 3, BREAD), FinishCard("c1", "act"))
    exchange(walls)
    for room in walls:
        assert of(room).lines == (PACK, CARD, BREAD)
    one.time.forward(seconds=60)
    one.do(Undo("mine"))
    exchange(walls)
    assert of(other).lines == (PACK, BREAD)


@pytest.mark.parametrize("first", [0, 1])
def test_a_practice_undone_where_it_was_begun_keeps_what_another_wall_wrote(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    other.do(WriteLine("o", "c1", 1, CARD))
    one.time.forward(seconds=9)
    one.do(WriteLine("n", "c1", 1, PACK), group="begun")
    exchange(walls)
    one.do(Undo("begun"))
    exchange(walls)
    for room in walls:
        assert (of(room).lines, of(room).before) == ((CARD,), ())
        assert of(room).asked == FEBRUARY, "it is still asked about"


@pytest.mark.parametrize("first", [0, 1])
def test_both_answers_of_two_walls_stand(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    one.do(WriteLine("n", "c1", 1, PACK), FinishCard("c1", "act"))
    exchange(walls)
    for room in walls:
        room.time.set(2027, 2, 20, 12, 0)
    other.do(AnswerHabit("a", "c1", True, "2027-05-20"))
    one.time.forward(seconds=9)
    one.do(AnswerHabit("b", "c1", False, "2027-03-20", "Ny turnus."))
    exchange(walls)
    for room in walls:
        assert [answer.holds for answer in of(room).answers] == [True, False]
        assert of(room).asked == date(2027, 3, 20)
