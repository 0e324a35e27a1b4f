"""Nobody can find out who voted what: not from the file, its journal, its copies, its log, or an error."""

import json
from typing import Any

import pytest

from board import local, votes
from board.ballot import COLOURS, Colour
from board.commands import Undo
from board.errors import Kind
from board.kinds.goal import WHOLE_WEEK, WriteGoal
from board.kinds.meeting.commands import CancelMeeting, ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote, TakeBack
from board.kinds.unit import ChangeUnit
from board.log import log
from board.log.change import Change
from board.store import backups
from tests.board.staffroom import Staffroom, uncovered, wordless


def test_a_clock_that_was_once_ahead_takes_no_week_from_anybody(room: Staffroom) -> None:
    """Stamps never go back: those of all later votes are twenty years ahead."""
    now_ms = room.time.ms
    room.time.set(2046, 3, 1)
    room.do(WriteGoal("g0", 0, "Ro"))
    room.time.ms = now_ms
    for week in ("m1", "m2", "m3"):
        room.do(StartMeeting(week), SetPresent(week, 4), OpenVote(week))
        room.do(*(LayBall("g0", "green", seen) for seen in range(4)), CloseVote(week, week), EndMeeting(week))
        room.time.forward(days=7)


@pytest.mark.parametrize("over", [{"archived": True}, {"ended": 1_794_918_600_001}])
def test_a_vote_whose_meeting_another_wall_has_ended_stands_in_the_way_of_none(
    room: Staffroom, over: dict[str, Any]
) -> None:
    room.gather(present=5, goals=1)
    room.do(*(LayBall("g0", "red", seen) for seen in range(4)))
    far = Change("f" * 16, 1, room.time.ms + 1, "elsewhere", "meeting", "m1", over)
    with room.store.write() as tx:
        log.ingest(tx, [far])
    room.board = room.loaded()
    assert room.refused(CloseVote("m1", "t1")).kind is Kind.GONE
    room.do(StartMeeting("m2"), SetPresent("m2", 4))
    assert room.refused(CloseVote("m2", "t2")).kind is Kind.VOTE_CLOSED
    room.do(OpenVote("m2"), LayBall("g0", "green", 0))
    assert room.board.vote
    assert (room.board.vote.occasion, room.board.vote.laid) == ("m2", (1,))


def test_no_ball_is_logged_no_clock_wound_and_no_name_given(room: Staffroom) -> None:
    room.gather()
    before = {name: rows for name, rows in room.contents().items() if name != "ballots"}
    room.time.forward(seconds=60)
    room.do(LayBall("g0", "red", 0), LayBall("g0", "green", 1), TakeBack("g0", "green", 2), group="named")
    assert {name: rows for name, rows in room.contents().items() if name != "ballots"} == before
    with room.store.read() as tx:
        assert local.get(tx, "_stamp") < room.time.ms


@pytest.mark.parametrize("laid", [("red", "pink"), ("green", "green", "pink", "red")])
def test_below_the_threshold_the_colours_are_nowhere_once_the_vases_are_put_away(
    room: Staffroom, laid: tuple[Colour, ...]
) -> None:
    room.do(ChangeUnit({"threshold": 5}))
    room.gather(present=4, goals=1)
    room.do(*(LayBall("g0", colour, seen) for seen, colour in enumerate(laid)))
    trace = "".join(f"{laid.count(c):04d}" for c in COLOURS).encode()
    assert trace in uncovered(room.folder)
    room.do(CloseVote("m1", "t1"))
    copy = room.store.back_up()
    assert copy
    assert trace not in uncovered(room.folder) + copy.read_bytes()
    tally = room.board.meetings.tallies["t1-0"]
    assert (tally.hidden, tally.green, tally.pink, tally.red) == (True, 0, 0, 0)
    point = room.board.meetings.point("g0", "2026-W47")
    assert (point.hidden, point.laid) == (True, 0)
    shown = [row for row in room.contents()["change"] if row[6] == "tally"]
    assert [json.loads(row[8]) for row in shown] == [
        {
            "meeting": "m1",
            "week": "2026-W47",
            "goal": "g0",
            "hidden": True,
            "green": 0,
            "pink": 0,
            "red": 0,
            "threshold": 5,
            "words": room.board.goals.items["g0"].words,
        }
    ]


def test_what_was_poured_back_is_nowhere(room: Staffroom) -> None:
    room.gather(present=4, goals=1)
    room.do(*(LayBall("g0", "red", seen) for seen in range(4)))
    room.do(CancelMeeting("m1"))
    assert b"000000000004" not in uncovered(room.folder)
    assert room.board.vote is None
    assert room.board.meetings.tallies == {}
    assert room.board.meetings.held == ()


def test_no_copy_of_the_file_holds_a_ball(room: Staffroom) -> None:
    room.gather(present=4, goals=1)
    room.do(LayBall("g0", "red", 0))
    copy = backups.before_upgrade(room.store.engine, room.folder, "0001")
    assert b"000000000001" in uncovered(room.folder)
    assert b"000000000001" not in copy.read_bytes()


def test_the_vase_tells_how_many_and_never_which(room: Staffroom) -> None:
    room.gather()
    room.do(LayBall("g0", "red", 0), LayBall("g0", "green", 1), LayBall("g2", "pink", 0))
    assert wordless(room.board.vote) == votes.Vote("m1", ("g0", "g1", "g2"), (2, 0, 1))


def test_one_ball_each_by_construction(room: Staffroom) -> None:
    room.gather(present=3, goals=1)
    room.do(*(LayBall("g0", "green", seen) for seen in range(3)))
    assert room.refused(LayBall("g0", "green", 3)).kind is Kind.NO_BALLS_LEFT
    room.do(SetPresent("m1", 4), LayBall("g0", "green", 3))
    assert room.refused(LayBall("g0", "green", 4)).kind is Kind.NO_BALLS_LEFT


def test_the_number_present_is_not_taken_back_below_the_balls_that_lie_there(room: Staffroom) -> None:
    room.gather(present=3, goals=1)
    room.do(*(LayBall("g0", "green", seen) for seen in range(3)))
    room.do(SetPresent("m1", 5), group="more")
    room.do(LayBall("g0", "green", 3))
    assert room.refused(Undo("more")).kind is Kind.BALL_MEANWHILE


def test_a_double_tap_lays_one_ball(room: Staffroom) -> None:
    room.gather()
    ball = LayBall("g0", "green", 0)
    room.do(ball)
    room.time.forward(seconds=0.05)
    assert room.refused(ball).kind is Kind.BALL_MEANWHILE
    assert room.board.vote
    assert room.board.vote.laid == (1, 0, 0)


def test_a_meeting_opens_its_vases_once(room: Staffroom) -> None:
    room.gather(present=3, goals=1)
    room.do(*(LayBall("g0", "green", seen) for seen in range(3)))
    room.do(CloseVote("m1", "t1"))
    assert room.refused(OpenVote("m1")).kind is Kind.VOTE_CLOSED
    assert room.board.meetings.point("g0", "2026-W47").green == 3


def test_a_unit_may_lay_one_ball_for_the_week(room: Staffroom) -> None:
    room.do(ChangeUnit({"balls_per": "week"}))
    room.gather(present=3)
    assert room.board.vote
    assert room.board.vote.subjects == (WHOLE_WEEK,)
    room.do(*(LayBall(WHOLE_WEEK, "pink", seen) for seen in range(3)), CloseVote("m1", "t1"))
    assert room.board.meetings.point(WHOLE_WEEK, "2026-W47").pink == 3


def test_an_open_vote_survives_that_the_wall_is_switched_off(room: Staffroom) -> None:
    room.gather(present=4, goals=1)
    room.do(*(LayBall("g0", colour, seen) for seen, colour in enumerate(("green", "green", "red"))))
    room.reopen()
    room.do(LayBall("g0", "pink", 3), CloseVote("m1", "t1"), EndMeeting("m1"))
    point = room.board.meetings.point("g0", "2026-W47")
    assert (point.held, point.green, point.pink, point.red) == (True, 2, 1, 1)


def test_the_next_keeper_is_taken_back_though_balls_lie_there(room: Staffroom) -> None:
    room.gather(present=3, goals=1)
    room.do(LayBall("g0", "green", 0), ChooseKeeper("m1", "Kari"), group="keeper")
    room.do(Undo("keeper"))
    assert room.board.meetings.items["m1"].next_keeper == ""
