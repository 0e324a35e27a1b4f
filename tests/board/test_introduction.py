"""The first ten weeks: the board sees most of what is done, people say the rest, and the ball waits for the slow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from board.commands import TakeDown, Undo
from board.errors import Kind
from board.kinds.card.record import Card
from board.kinds.goal import WriteGoal
from board.kinds.introduction.commands import BeginIntroduction, EndIntroduction, SayDone
from board.kinds.introduction.index import YOUNG, Introsteps, OwnIntroduction, offered, progress
from board.kinds.introduction.plan import day_key, plan
from board.kinds.introduction.signs import SIGNS
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from board.kinds.stream.ready import HangReady
from board.record import kinds
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange

TODAY = date(2026, 11, 17)


def next_of(room: Staffroom) -> tuple[int, str]:
    """The week in which the ball lies, and the key of what is next in it."""
    found = progress(room.board)
    assert found.at
    return found.at.week.number, found.next.step.key if found.next else ""


def meet(room: Staffroom, times: int) -> None:
    for _week in range(times):
        made = f"m{room.time.ms}"
        room.do(StartMeeting(made), EndMeeting(made))
        room.time.forward(days=7)


def goals(room: Staffroom) -> None:
    room.do(*(WriteGoal(f"g{slot}", slot, f"Vi spiser sammen ({slot})") for slot in range(3)))


def test_there_are_ten_weeks_and_six_course_days_each_with_all_five_principles() -> None:
    found = plan()
    assert [week.number for week in found.weeks] == list(range(1, 11))
    assert [(week.day, week.number) for week in found.days] == [(1, 1), (2, 2), (3, 4), (4, 6), (5, 8), (6, 10)]
    assert all(len(week.asks) == len(found.principles) == 5 for week in found.days)
    assert all(any(step.of_day and step.note for step in week.steps) for week in found.days)
    keys = [step.key for week in found.weeks for step in week.steps]
    assert len({*keys}) == len(keys)
    assert all(step.next.endswith((".", "?")) for week in found.weeks for step in week.steps)


def test_the_board_sees_what_is_done_and_nobody_ticks_it(room: Staffroom) -> None:
    room.do(BeginIntroduction())
    assert next_of(room) == (1, "goals")
    goals(room)
    assert next_of(room) == (1, "tidy")
    room.do(SayDone((day_key(1),)))
    assert next_of(room) == (2, "meeting"), "a course day that was held covers what was done on it"
    meet(room, 1)
    room.do(SayDone((day_key(2),)))
    assert next_of(room) == (3, "suggestions")
    for n in range(3):
        room.hang(f"c{n}")
    assert next_of(room) == (3, "begun")
    room.hang("c4", stage="do")
    assert next_of(room) == (4, "stream")
    room.do(HangReady("s1", "new-medicine"))
    assert next_of(room) == (4, "culture")
    assert [*room.board.of(Introsteps).done] == [day_key(1), day_key(2)], "nothing else was said"


def test_the_ball_waits_however_long_it_takes_and_what_was_done_early_is_done(room: Staffroom) -> None:
    room.do(BeginIntroduction())
    goals(room)
    room.hang("c1", stage="done")
    meet(room, 30)
    assert next_of(room) == (1, "tidy")
    room.do(SayDone(tuple(day_key(day) for day in (1, 2, 3, 4, 5))))
    assert next_of(room) == (3, "suggestions")
    assert progress(room.board).days_held == 5


def test_what_was_said_by_mistake_is_undone_or_taken_back_and_keeps_its_first_day(room: Staffroom) -> None:
    room.do(BeginIntroduction())
    room.do(SayDone((day_key(1), "goals")), group="said")
    room.time.forward(days=3)
    room.do(SayDone((day_key(1),)))
    assert room.board.of(Introsteps).done == {day_key(1): TODAY, "goals": TODAY}
    room.do(Undo("said"))
    assert room.board.of(Introsteps).done == {}
    room.do(SayDone((day_key(1),)), SayDone((day_key(1),), done=False))
    assert room.board.of(Introsteps).done == {}
    room.do(SayDone((day_key(1),)))
    assert room.board.of(Introsteps).done == {day_key(1): date(2026, 11, 20)}


def test_what_is_taken_down_again_is_not_done(room: Staffroom) -> None:
    room.do(BeginIntroduction())
    for n in range(3):
        room.hang(f"c{n}", stage="do")
    steps = {done.step.key: done.done for week in progress(room.board).weeks for done in week.steps}
    assert (steps["suggestions"], steps["begun"]) == (True, True)
    room.do(*(TakeDown(Card, f"c{n}") for n in range(3)))
    steps = {done.step.key: done.done for week in progress(room.board).weeks for done in week.steps}
    assert (steps["suggestions"], steps["begun"]) == (False, False)


def test_it_is_offered_to_a_young_board_and_while_it_goes_on_and_then_no_more(room: Staffroom) -> None:
    assert offered(room.board)
    meet(room, YOUNG)
    assert not offered(room.board), "who has been at it for long is not asked"
    room.do(BeginIntroduction(), BeginIntroduction())
    assert offered(room.board), "and may all the same"
    room.do(EndIntroduction())
    assert not offered(room.board)
    for command in (EndIntroduction(), SayDone(("goals",))):
        assert room.refused(command).kind is Kind.GONE
    room.do(BeginIntroduction())
    assert room.board.of(OwnIntroduction).under_way, "what was ended too early goes on"


def test_before_it_has_begun_and_of_what_is_not_in_it_nothing_is_said(room: Staffroom) -> None:
    assert room.refused(SayDone(("goals",))).kind is Kind.GONE
    room.do(BeginIntroduction())
    assert room.refused(SayDone(("goals", "noe-annet"))).kind is Kind.GONE
    assert room.board.of(Introsteps).done == {}


def test_what_a_step_is_known_by_is_a_sign_or_a_kind_of_record() -> None:
    assert {step.sees for week in plan().weeks for step in week.steps} <= SIGNS.keys() | kinds.keys()


@pytest.fixture
def walls(tmp_path: Path) -> Iterator[list[Staffroom]]:
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].do(BeginIntroduction())
    exchange(rooms)
    for room in rooms:
        room.time.forward(seconds=9)
    yield rooms
    for room in rooms:
        room.close()


@pytest.mark.parametrize("first", [0, 1])
def test_what_two_walls_say_apart_is_all_done(walls: list[Staffroom], first: int) -> None:
    one, other = walls[first], walls[1 - first]
    one.do(SayDone((day_key(1), "tidy")))
    other.do(SayDone((day_key(1), day_key(2))))
    other.time.forward(seconds=9)
    other.do(SayDone((day_key(2),), done=False))
    exchange(walls)
    for room in walls:
        assert room.board.of(Introsteps).done == {day_key(1): TODAY, "tidy": TODAY}


@pytest.mark.parametrize("first", [0, 1])
def test_two_walls_that_begin_it_apart_begin_one(tmp_path: Path, first: int) -> None:
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    one, other = rooms[first], rooms[1 - first]
    one.do(BeginIntroduction(), SayDone((day_key(1),)))
    other.time.forward(days=2)
    other.do(BeginIntroduction(), SayDone((day_key(2),)))
    exchange(rooms)
    for room in rooms:
        assert [*room.board.of(Introsteps).done] == [day_key(1), day_key(2)]
        assert room.board.of(OwnIntroduction).it.began == date(2026, 11, 19)
        room.close()
