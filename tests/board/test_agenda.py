"""What a meeting goes through, and what is new since the last one."""

from dataclasses import asdict, replace
from datetime import UTC, datetime

import pytest

from board.agenda import finished, names, new_suggestions, points, since_ms, turns, unchecked
from board.kinds.card.commands import AddCard, EditCard, ImportCards, MoveCard
from board.kinds.meeting.commands import CancelMeeting, ChooseKeeper, EndMeeting, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall
from board.kinds.unit import AGENDA, ChangeUnit, Unit
from tests.board.staffroom import Staffroom


def test_points_that_are_switched_off_are_not_taken():
    off = tuple(replace(item, on=item.step in ("present", "done")) for item in AGENDA)
    assert [item.step for item in points(Unit(agenda=off))] == ["present", "done"]


def test_an_agenda_with_nothing_on_is_taken_whole(room: Staffroom):
    room.do(ChangeUnit({"agenda": [{**asdict(item), "on": False} for item in AGENDA]}))
    assert points(room.board.unit) == AGENDA


def hold(room: Staffroom, meeting: str, keeper: str = "") -> None:
    room.do(StartMeeting(meeting))
    if keeper:
        room.do(ChooseKeeper(meeting, keeper))
    room.time.forward(seconds=900)
    room.do(EndMeeting(meeting))


def test_new_is_what_came_after_the_last_meeting_began(room: Staffroom):
    room.hang("old")
    room.time.forward(days=1)
    hold(room, "m1")
    room.hang("early")
    room.time.forward(days=7)
    room.hang("late")
    room.do(StartMeeting("m2"))
    assert since_ms(room.board, "m2") == room.board.meetings.items["m1"].started
    assert [card.id for card in new_suggestions(room.board, "m2")] == ["early", "late"]


def test_in_the_first_meeting_everything_is_new(room: Staffroom):
    room.hang("c1")
    room.do(StartMeeting("m1"))
    assert since_ms(room.board, "m1") == 0
    assert [card.id for card in new_suggestions(room.board, "m1")] == ["c1"]


def test_what_is_suggested_in_one_moment_keeps_its_order(room: Staffroom):
    room.do(StartMeeting("m1"), AddCard("a", "En"), AddCard("b", "To"))
    assert [card.id for card in new_suggestions(room.board, "m1")] == ["a", "b"]


def test_finished_is_what_has_been_finished_since_the_last_meeting(room: Staffroom):
    room.hang("before", stage="done")
    room.time.forward(days=1)
    hold(room, "m1")
    room.hang("after", stage="done")
    room.time.forward(days=7)
    room.do(StartMeeting("m2"))
    room.hang("now", stage="done")
    assert [card.id for card in finished(room.board, "m2")] == ["after", "now"]


def test_what_a_list_says_was_finished_before_is_not_finished_now(room: Staffroom):
    """Neither at the first meeting nor at a later one, nor this year; what people then finish here is."""
    done = {"responsible": "Kari", "deadline": "2024-03-01", "stage": "done", "unmeasurable": True}
    known = round(datetime(2026, 11, 5, tzinfo=UTC).timestamp() * 1000)
    room.do(ImportCards({"a1": {**done, "title": "I fjor"}, "a2": {**done, "title": "Nylig", "moved": known}}))
    room.do(ImportCards({"a3": {**done, "title": "Her", "stage": "check"}}))
    room.time.forward(days=1)
    room.do(MoveCard("a3", "check", "done"), StartMeeting("m1"))
    assert [card.id for card in finished(room.board, "m1")] == ["a3"]
    assert room.board.cards.finished.moved_since(0) == 1
    assert [room.board.cards.finished.items[id_].moved for id_ in ("a1", "a2")] == [0, known]


def test_a_board_on_which_nothing_is_checked_is_noticed(room: Staffroom):
    for n in range(3):
        room.hang(f"c{n}", stage="do")
    assert unchecked(room.board, room.time.ms)
    room.hang("c3", stage="check")
    assert not unchecked(room.board, room.time.ms)


def test_a_board_from_which_something_has_just_been_finished_is_doing_well(room: Staffroom):
    room.hang("done", stage="done")
    for n in range(3):
        room.hang(f"c{n}", stage="do")
    assert not unchecked(room.board, room.time.ms)
    room.time.forward(days=29)
    assert unchecked(room.board, room.time.ms)


def test_few_cards_are_no_reason_to_say_anything(room: Staffroom):
    room.hang("c1", stage="do")
    assert not unchecked(room.board, room.time.ms)


def test_those_who_waited_longest_stand_first_and_every_name_once(room: Staffroom):
    room.hang("c1", stage="do")
    room.hang("c2", stage="do")
    room.do(EditCard("c2", {"responsible": "Lise"}))
    for n, keeper in enumerate(("Marit", "Aisha", "Marit", "Lise")):
        hold(room, f"m{n}", keeper)
        room.time.forward(days=7)
    assert turns(room.board) == ("Aisha", "Marit", "Lise", "Kari")
    assert names(room.board)[:2] == ("Kari", "Lise")


@pytest.mark.parametrize(("late_s", "counted_s"), [(0, 900), (-4_000, 0), (10**9, 172_800)])
def test_a_forgotten_meeting_is_ended_at_a_time_between_its_beginning_and_now(room: Staffroom, late_s, counted_s):
    room.do(StartMeeting("m1"))
    started = room.board.meetings.items["m1"].started
    room.time.forward(days=2)
    room.do(EndMeeting("m1", started + (900 + late_s) * 1000))
    meeting = room.board.meetings.items["m1"]
    assert (meeting.ended - started) // 1000 == counted_s


def test_what_was_seen_in_a_meeting_that_was_called_off_counts_no_more(room: Staffroom):
    room.gather()
    for seen in range(3):
        room.do(LayBall("g0", "red", seen))
    room.do(CloseVote("m1", "t1"))
    week = room.board.meetings.items["m1"].week
    assert room.board.meetings.point("g0", week).red == 3
    room.do(CancelMeeting("m1"))
    assert room.board.meetings.point("g0", week).laid == 0
