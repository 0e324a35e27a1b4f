"""A unit says how it wants to be, is asked how it is, and sees the way left; the vote keeps what every vote does."""

from pathlib import Path

import pytest

from board.commands import BringBack, TakeDown, Undo
from board.errors import Kind
from board.kinds.culture.commands import (
    STATEMENTS_LIMIT,
    CancelSurvey,
    StartSurvey,
    TakeStatementDown,
    WriteStatement,
)
from board.kinds.culture.index import Culture, Row, Statements, rows
from board.kinds.culture.ready import ready
from board.kinds.culture.record import PROMPTS, Statement
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import CancelMeeting, EndMeeting, SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.unit import ChangeUnit
from board.limits import LINE
from board.log import log
from board.log.change import Change
from board.own import Own
from board.store import vase
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange

VI, FRA = WriteStatement("s1", "Vi har en vi-kultur"), WriteStatement("s2", "Vi sier fra når noe er vanskelig")


def ask(room: Staffroom, id_: str, side: str, scores: dict[str, str], present: int = 5) -> None:
    """These scores are laid for each statement, and the vases are opened."""
    room.do(StartSurvey(id_, side, present))  # type: ignore[arg-type]
    for statement, given in scores.items():
        room.do(*(LayBall(statement, score, seen) for seen, score in enumerate(given)))
    room.do(CloseVote(id_, f"{id_}-t"))


def told(room: Staffroom) -> list[Row]:
    return list(rows(room.board.of(Statements), room.board.of(Culture)))


def test_now_2_4_wanted_4_leaves_a_way_of_1_6_and_the_longest_way_comes_first(room: Staffroom) -> None:
    room.do(VI, FRA)
    ask(room, "k1", "now", {"s1": "44444", "s2": "22233"})
    ask(room, "k2", "wanted", {"s1": "45444", "s2": "44444"})
    first, second = told(room)
    assert first.statement.id == "s2"
    assert first.now
    assert first.wanted
    assert (first.now.tenths, first.wanted.tenths, first.gap) == (24, 40, 16)
    assert (second.now and second.now.tenths, second.gap) == (40, 2)


def test_an_answer_that_names_no_week_was_given_in_none(room: Staffroom) -> None:
    """As another client may say it: nobody could be told when that was."""
    room.do(VI, StartSurvey("k1", "now", 5))
    score = {"survey": "k1", "statement": "s1", "laid": 5, "points": 20}
    with room.store.write() as tx:
        log.ingest(tx, [Change("e" * 16, 1, room.time(), "g", "score", "x", score)])
    room.board = room.loaded()
    assert room.board.of(Culture).scores
    assert told(room)[0].now is None


def test_a_culture_vote_by_two_people_is_told_why_it_shows_no_numbers(room: Staffroom) -> None:
    room.do(VI)
    few = room.refused(StartSurvey("k1", "now", 2))
    assert str(few).startswith("Dere er 2. Det trengs 3 for at ingen skal kjennes igjen")
    ask(room, "k1", "now", {"s1": "15"})  # five were there, two laid a ball
    (row,) = told(room)
    assert row.now
    assert (row.now.hidden, row.gap) == (True, None)
    (score,) = room.board.of(Culture).scores.values()
    assert (score.laid, score.points, score.hidden) == (0, 0, True)


def test_the_threshold_the_unit_raised_holds_for_culture_too_and_is_frozen(room: Staffroom) -> None:
    room.do(VI, ChangeUnit({"threshold": 5}))
    assert room.refused(StartSurvey("k1", "now", 4)).kind is Kind.TOO_FEW_TO_ASK
    room.do(StartSurvey("k1", "now", 5), ChangeUnit({"threshold": 3}))
    room.do(*(LayBall("s1", "4", seen) for seen in range(4)), CloseVote("k1", "t"))
    (score,) = room.board.of(Culture).scores.values()
    assert (score.hidden, score.threshold) == (True, 5)


def test_each_side_is_asked_once_a_week_and_a_latecomer_cannot_be_told(room: Staffroom) -> None:
    room.do(VI)
    ask(room, "k1", "now", {"s1": "333"})
    assert room.refused(StartSurvey("k2", "now", 4)).kind is Kind.WEEK_OPENED
    ask(room, "k3", "wanted", {"s1": "555"})
    room.time.forward(days=7)
    ask(room, "k4", "now", {"s1": "3344"})
    (row,) = told(room)
    assert row.now
    assert (row.now.week, row.now.laid, row.now.tenths) == ("2026-W48", 4, 35)


def test_a_week_with_too_few_hides_no_earlier_answer(room: Staffroom) -> None:
    room.do(VI)
    ask(room, "k1", "now", {"s1": "333"})
    room.time.forward(days=7)
    ask(room, "k2", "now", {"s1": "11"})
    (row,) = told(room)
    assert row.now
    assert (row.now.week, row.now.tenths) == ("2026-W47", 30)


def test_the_vote_of_the_week_and_the_culture_vote_stand_in_nobodys_way(room: Staffroom) -> None:
    room.do(VI, WriteGoal("g0", 0, "Ro"), StartSurvey("k1", "now", 3), LayBall("s1", "4", 0))
    room.do(StartMeeting("m1"), SetPresent("m1", 2), SetPresent("k1", 4))
    assert room.refused(OpenVote("m1")).kind is Kind.VOTE_OPEN
    room.do(EndMeeting("m1"), StartMeeting("m2"), CancelMeeting("m2"))
    assert room.board.vote
    assert (room.board.vote.occasion, room.board.vote.laid) == ("k1", (1,))
    assert room.refused(SetPresent("k1", 0)).kind is Kind.PRESENT_WRONG
    room.do(CancelSurvey("k1"))
    assert room.board.vote is None
    assert room.board.of(Culture).asked == ()
    room.gather(present=3, goals=1, meeting="m3")
    room.do(*(LayBall("g0", "green", seen) for seen in range(3)), CloseVote("m3", "t3"))
    ask(room, "k2", "now", {"s1": "333"})


def test_an_answer_that_is_no_score_and_a_second_tap_lay_nothing(room: Staffroom) -> None:
    room.do(VI, StartSurvey("k1", "now", 3))
    for wrong in ("0", "6", "green", ""):
        assert room.refused(LayBall("s1", wrong, 0)).kind is Kind.VOTE_CLOSED
    room.do(LayBall("s1", "1", 0))
    assert room.refused(LayBall("s1", "1", 0)).kind is Kind.BALL_MEANWHILE
    room.do(StartSurvey("k1", "now", 3))
    assert room.board.vote
    assert room.board.vote.laid == (1,)


def test_a_survey_that_was_undone_before_a_ball_keeps_no_vote_from_beginning(room: Staffroom) -> None:
    room.do(VI)
    room.do(StartSurvey("k1", "now", 3), group="asked")
    room.do(Undo("asked"), StartSurvey("k2", "now", 3), LayBall("s1", "2", 0))
    assert room.board.vote
    assert room.board.vote.occasion == "k2"


def test_balls_that_are_lost_are_told_and_laid_anew(room: Staffroom) -> None:
    room.do(VI, StartSurvey("k1", "now", 3), LayBall("s1", "2", 0))
    (room.folder / "board.db-vase").unlink()
    room.reopen()
    assert room.refused(LayBall("s1", "2", 0)).kind is Kind.BALLS_LOST
    room.do(StartSurvey("k1", "now", 3), LayBall("s1", "5", 0))
    assert room.board.own == Own.of(room.board.own.stored())


def test_as_many_statements_as_there_may_be_find_room_in_the_vases(room: Staffroom) -> None:
    room.do(*(WriteStatement(f"s{n}", f"Vi er {n}") for n in range(STATEMENTS_LIMIT)))
    assert room.refused(WriteStatement("more", "Vi er flere")).kind is Kind.STATEMENTS_FULL
    assert STATEMENTS_LIMIT * 2 * 4 <= vase.ROOM
    room.do(StartSurvey("k1", "now", 200), LayBall("s23", "5", 0))
    room.reopen()
    assert room.board.vote
    assert room.board.vote.laid[-1] == 1


def test_a_statement_that_is_written_anew_is_a_new_one_in_its_place(room: Staffroom) -> None:
    room.do(VI, FRA)
    ask(room, "k1", "now", {"s1": "333"})
    room.do(WriteStatement("s3", "Vi er ett lag", instead="s1"), WriteStatement("s4", "Vi er ETT lag", instead="s3"))
    hung = room.board.of(Statements).hung
    assert [(one.text, one.replaces) for one in hung] == [("Vi er ETT lag", "s3"), (FRA.text, "")]
    assert told(room)[0].now is None


def test_a_statement_is_never_reworded_under_those_who_answer_it_on_another_wall(
    room: Staffroom, tmp_path: Path
) -> None:
    room.do(VI)
    rooms = [room, Staffroom(tmp_path / "other")]
    exchange(rooms)
    other = rooms[1]
    room.do(StartSurvey("k1", "now", 3), LayBall("s1", "5", 0))
    other.do(WriteStatement("new", "Vi sier aldri vi", instead="s1"))
    exchange(rooms)
    assert room.board.vote
    read = room.board.find(Statement, room.board.vote.subjects[0])
    assert isinstance(read, Statement)
    assert read.text == VI.text
    other.close()


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (WriteStatement("n", " \n"), Kind.STATEMENT_MISSING),
        (WriteStatement("n", "x" * (LINE + 1)), Kind.TEXT_TOO_LONG),
        (WriteStatement("n", "Vi", instead="gone"), Kind.GONE),
        (TakeStatementDown("gone"), Kind.GONE),
        (CancelSurvey("gone"), Kind.GONE),
        (StartSurvey("k", "now", 201), Kind.PRESENT_WRONG),
    ],
)
def test_what_cannot_be_is_met_by_a_sentence(room: Staffroom, command: object, kind: Kind) -> None:
    room.do(VI)
    assert room.refused(command).kind is kind  # type: ignore[arg-type]


def test_no_statement_no_survey_and_none_is_changed_while_balls_are_laid(room: Staffroom) -> None:
    assert room.refused(StartSurvey("k", "now", 3)).kind is Kind.NO_STATEMENTS
    room.do(VI, group="written")
    room.do(StartSurvey("k1", "now", 3))
    for changed in (FRA, TakeStatementDown("s1"), Undo("written")):
        assert room.refused(changed).kind is Kind.VOTE_OPEN


def test_words_that_are_answered_do_not_change_under_those_who_answer(room: Staffroom) -> None:
    """Neither while another wall of the unit lays balls for them, nor by undoing a rewriting since."""
    room.do(VI)
    room.do(WriteStatement("new", "Vi sier vi", instead="s1"), group="rewritten")
    asked = {"side": "now", "week": "2026-W47", "started": room.time(), "present": 3}
    with room.store.write() as tx:
        log.ingest(tx, [Change("ffffffffffffffff", 1, room.time(), "g1", "survey", "k9", asked)])
    room.reopen()
    for other in (WriteStatement("newer", "Vi er jeg", instead="new"), TakeStatementDown("new")):
        assert room.refused(other).kind is Kind.VOTE_OPEN
    room.time.forward(seconds=3600)
    room.do(FRA)  # what was left open stands in nobody's way
    ask(room, "k1", "now", {"new": "333", "s2": "333"})
    room.do(Undo("rewritten"))
    assert {row.statement.text: row.now and row.now.tenths for row in told(room)} == {VI.text: None, FRA.text: 30}


@pytest.mark.parametrize("asker", [0, 1])
@pytest.mark.parametrize("asked_s", [1, 60])
def test_balls_count_for_the_words_they_were_laid_for_and_for_none_that_another_wall_wrote_meanwhile(
    room: Staffroom, tmp_path: Path, asker: int, asked_s: int
) -> None:
    room.do(VI, FRA)
    rooms = [room, Staffroom(tmp_path / "other")]
    exchange(rooms)
    one, other = rooms[asker], rooms[1 - asker]
    one.time.forward(seconds=asked_s)
    other.time.forward(seconds=30)
    other.do(WriteStatement("new", "Vi sier aldri vi", instead="s1"))
    ask(one, "k1", "now", {"s1": "55555", "s2": "44444"})
    exchange(rooms)
    for each in rooms:
        found = {row.statement.text: row.now and row.now.tenths for row in told(each)}
        assert found == {"Vi sier aldri vi": None, "Vi sier fra når noe er vanskelig": 40}
    rooms[1].close()


def test_a_statement_taken_down_comes_back_with_its_answers(room: Staffroom) -> None:
    room.do(VI)
    ask(room, "k1", "now", {"s1": "345"})
    room.do(TakeDown(Statement, "s1"))
    assert told(room) == []
    room.do(BringBack(Statement, "s1"))
    assert told(room)[0].now


def test_twenty_statements_hang_ready_from_every_part_of_the_cultural_web() -> None:
    assert len(ready()) == 20
    assert {one.prompt for one in ready()} == {*PROMPTS}
    assert all(len(one.text) <= LINE and one.text == one.text.strip() for one in ready())
