"""A goal that is rewritten is a new one, for trends break there; its name across the room is another matter."""

from pathlib import Path

from board.calendar import day, monday
from board.catalogue import spoken
from board.commands import Undo
from board.errors import Kind
from board.kinds.goal import NameGoal, WriteGoal
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.log import log
from board.log.change import Change
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange


def test_a_slip_of_the_pen_that_is_mended_keeps_the_short_name_and_other_words_do_not(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi hjelper hverandre nar det røyner på"), NameGoal("g0", "Vi hjelper hverandre"))
    room.do(WriteGoal("g1", 0, "Vi hjelper hverandre når det røyner på"))
    assert room.board.goals.written[0].short == "Vi hjelper hverandre"
    room.do(WriteGoal("g2", 0, "Alle får pause"))
    assert room.board.goals.written[0].short == ""


def test_a_goal_that_balls_are_laid_for_cannot_be_taken_back_from_under_them(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Alle får pause"), StartMeeting("m1"), SetPresent("m1", 3))
    room.do(WriteGoal("g1", 0, "Vi får ro rundt medisinene"), group="anew")
    room.do(OpenVote("m1"))
    assert room.refused(Undo("anew")).kind is Kind.VOTE_OPEN
    room.do(*(LayBall("g1", "red", seen) for seen in range(3)), CloseVote("m1", "v1"))
    assert room.refused(Undo("anew")).kind is Kind.NOTHING_TO_UNDO
    (goal,) = room.board.goals.written
    assert room.board.meetings.point(goal.id, room.board.meetings.items["m1"].week).red == 3


def test_balls_for_a_goal_that_another_wall_took_back_are_told_of_it(room: Staffroom, tmp_path: Path) -> None:
    other = Staffroom(tmp_path / "other")
    room.do(WriteGoal("g0", 0, "Alle får pause"))
    room.do(WriteGoal("g1", 0, "Vi får ro rundt medisinene"), group="anew")
    exchange([room, other])
    room.do(Undo("anew"))
    other.do(StartMeeting("m1"), SetPresent("m1", 3), OpenVote("m1"))
    other.do(*(LayBall("g1", "red", seen) for seen in range(3)), CloseVote("m1", "v1"), EndMeeting("m1"))
    week = other.board.meetings.items["m1"].week
    exchange([room, other])
    for one in (room, other):
        (goal,), versions = one.board.goals.written, one.board.goals.versions[0]
        assert [version.text for version in versions] == ["Vi får ro rundt medisinene", goal.text]
        (point,) = one.board.meetings.trend(versions, [week])
        assert (goal.text, point.red) == ("Alle får pause", 3)
    other.close()


def reword_in_place(room: Staffroom, goal: str, text: str) -> None:
    """As an older wall does it."""
    with room.store.write() as tx:
        log.ingest(tx, [Change("f" * 16, 1, room.time(), "g", "goal", goal, {"text": text})])
    room.board = room.loaded()


def rate(room: Staffroom, goal: str, meeting: str) -> str:
    """Three say it was well. The week of it."""
    room.do(StartMeeting(meeting), SetPresent(meeting, 3), OpenVote(meeting))
    room.do(*(LayBall(goal, "green", n) for n in range(3)), CloseVote(meeting, f"v{meeting}"), EndMeeting(meeting))
    return room.board.meetings.items[meeting].week


def test_a_goal_that_was_written_over_hung_until_the_last_week_in_which_it_was_rated(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Alle får pause"))
    for meeting in ("m1", "m2", "m3"):
        week = rate(room, "g0", meeting)
        room.time.forward(days=7)
    reword_in_place(room, "g0", "Vi ler")
    former, now = room.board.goals.versions[0]
    with spoken("en"):
        assert (former.told, now.told) == ("The goal as it was before", "Vi ler")
    assert day(now.since) == monday(week)
    assert room.board.meetings.point(former.id, week).green == 3


def test_what_came_instead_of_a_goal_is_in_force_whatever_was_done_with_that_elsewhere_since(
    room: Staffroom, tmp_path: Path
) -> None:
    """One wall has not heard of it and asks about the former weeks later; an older one writes that over."""
    other = Staffroom(tmp_path / "other", room.time)
    room.do(WriteGoal("g0", 0, "Alle får pause"))
    exchange([room, other])
    room.do(WriteGoal("g1", 0, "Vi får ro rundt medisinene"))
    room.time.forward(days=14)
    rate(other, "g0", "m1")
    exchange([room, other])
    reword_in_place(room, "g0", "Vi ler")
    (goal,) = room.board.goals.written
    assert goal.text == "Vi får ro rundt medisinene"
    assert [one.told for one in room.board.goals.versions[0]] == ["Målet slik det sto før", "Vi ler", goal.text]
    other.close()
