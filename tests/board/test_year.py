"""The årshjul reminds in the right meeting: until the next one, once more after, and once for all after weeks without
any. Also over a year change, week 53, Easter, a closed July, 29 February and with a clock that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from board.calendar import months_after
from board.commands import Undo
from board.due import due
from board.errors import Kind
from board.kinds.area import AddArea
from board.kinds.gain.commands import Identify, Realise
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from board.kinds.occasion.commands import OCCASIONS_LIMIT, EndOccasion, WriteOccasion
from board.kinds.occasion.record import Occasions
from board.kinds.round.commands import FinishRound
from board.kinds.settlement import Settle, Settlements
from board.kinds.unit import ChangeUnit
from board.recurrence import Every
from board.year import ahead, feasts, next_meeting, told, whole
from tests.board.round.test_rounds import KITCHEN, TODAY, go
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange


def occasion(room: Staffroom, id_: str, day: str, every: Every = "", until: str = "") -> None:
    room.do(WriteOccasion(id_, id_.capitalize(), day, every, until))


def meeting(room: Staffroom, *day: int) -> list[tuple[str, str]]:
    """What the meeting of a day is told, and then it ends."""
    room.time.set(*day, 12)
    today, id_ = date(*day), f"m{date(*day):%Y%m%d}"
    room.do(StartMeeting(id_))
    found = [(one.what, str(one.day)) for one in told(room.board, today, id_)]
    room.do(EndMeeting(id_))
    return found


def test_a_meeting_is_told_what_falls_due_until_the_next_and_asks_once_more_about_what_nobody_answered(
    room: Staffroom,
) -> None:
    occasion(room, "brann", "2026-11-19", "year")
    occasion(room, "budsjett", "2026-11-25")
    assert meeting(room, 2026, 11, 17) == [("Brann", "2026-11-19")]
    assert meeting(room, 2026, 11, 24) == [("Brann", "2026-11-19"), ("Budsjett", "2026-11-25")]
    room.do(Settle("budsjett", date(2026, 11, 25)))
    assert meeting(room, 2026, 12, 1) == [], "what was told twice is told no more, and what is done is done"
    assert [str(one.day) for one in ahead(room.board, date(2026, 11, 26))] == ["2026-11-19"], "still to be seen"
    assert [str(one.day) for one in ahead(room.board, date(2026, 12, 1))] == ["2027-11-19"]


def test_after_a_closed_july_the_first_meeting_is_told_once_of_all_that_fell_due(room: Staffroom) -> None:
    occasion(room, "vernerunde", "2026-07-08", "year")
    occasion(room, "rydding", "2026-05-20", "month")
    occasion(room, "handel", "2026-01-02", "week")
    occasion(room, "plan", "2026-08-13")
    meeting(room, 2026, 6, 23)
    assert meeting(room, 2026, 8, 25) == [
        ("Vernerunde", "2026-07-08"),
        ("Plan", "2026-08-13"),
        ("Rydding", "2026-08-20"),
        ("Handel", "2026-08-28"),
    ], "what fell due three times is asked once"
    room.do(Settle("rydding", date(2026, 8, 20), "skipped"))
    assert meeting(room, 2026, 9, 1) == [("Handel", "2026-09-04")], "told once, not for weeks"
    assert all(one.settled for one in due(room.board, date(2026, 6, 1), date(2026, 8, 31)) if one.id == "rydding")


def test_the_last_meeting_before_the_unit_is_away_is_told_what_falls_due_meanwhile(room: Staffroom) -> None:
    occasion(room, "ferie", "2026-07-01", until="2026-07-31")
    occasion(room, "lager", "2026-07-15")
    room.time.set(2026, 6, 30, 12)
    assert next_meeting(room.board, date(2026, 6, 30)) == date(2026, 8, 4)
    assert meeting(room, 2026, 6, 30) == [("Lager", "2026-07-15")]
    assert [one.what for one in whole(room.board, 2026, date(2026, 6, 30))] == ["Lager"], "being away is no errand"


def test_a_year_change_with_a_week_53_and_easter_move_no_reminder(room: Staffroom) -> None:
    occasion(room, "varer", "2026-01-01", "year")
    assert meeting(room, 2026, 12, 29) == [("Varer", "2027-01-01")], "in week 53, until the meeting of week 1"
    assert next_meeting(room.board, date(2026, 12, 29)) == date(2027, 1, 5)
    room.do(ChangeUnit({"meeting_weekday": 0}))
    assert next_meeting(room.board, date(2027, 3, 22)) == date(2027, 4, 5), "nobody meets on Easter Monday"
    occasion(room, "skudd", "2028-02-29", "year")
    assert [str(one.day) for one in whole(room.board, 2029, date(2029, 1, 1))] == ["2029-01-01", "2029-02-28"]


def test_holidays_move_with_easter_and_lie_together_under_one_word() -> None:
    named = {str(day): word for day, word in feasts(2027).items() if word}
    assert named == {
        "2027-01-01": "Nyttår",
        "2027-03-28": "Påske",
        "2027-05-01": "1. mai",
        "2027-05-16": "Pinse",
        "2027-05-17": "17. mai",
        "2027-12-25": "Jul",
    }
    assert feasts(2026)[date(2026, 4, 5)] == "Påske"
    assert feasts(2024)[date(2024, 5, 9)] == ""
    assert len(feasts(2026)) == 12
    assert feasts(2008)[date(2008, 5, 1)] == "1. mai", "and Ascension Day"


def test_the_first_meeting_of_a_board_is_told_nothing_of_before(room: Staffroom) -> None:
    occasion(room, "rydding", "2025-01-06", "month")
    occasion(room, "start", "2026-11-10")
    assert meeting(room, 2026, 11, 17) == []


def test_a_clock_that_was_wrong_breaks_nothing_and_silences_nothing(room: Staffroom) -> None:
    occasion(room, "rydding", "2026-11-20", "month")
    occasion(room, "vernerunde", "2026-11-20", "year")
    assert meeting(room, 2036, 11, 18) == [("Rydding", "2036-11-20"), ("Vernerunde", "2036-11-20")]
    room.do(Settle("rydding", date(2036, 11, 20)), Settle("vernerunde", date(2036, 11, 20)))
    assert meeting(room, 2026, 11, 17) == [("Rydding", "2026-11-20"), ("Vernerunde", "2026-11-20")]
    for today in (date(2000, 1, 1), date(2100, 12, 31)):
        assert next_meeting(room.board, today)
        shown = (told(room.board, today, "nobody"), ahead(room.board, today), whole(room.board, today.year, today))
        assert all(one.what for some in shown for one in some)


def test_what_comes_every_week_is_one_token_and_its_next_day(room: Staffroom) -> None:
    occasion(room, "handel", "2026-01-01", "week")
    occasion(room, "rydding", "2026-01-30", "month")
    found = whole(room.board, 2026, date(2026, 11, 17))
    assert [str(one.day) for one in found if one.id == "handel"] == ["2026-11-19"]
    assert len(found) == 13
    assert [str(one.day) for one in whole(room.board, 2026, date(2027, 1, 1))][-1] == "2026-12-31"


def test_an_area_waits_among_the_next_until_its_round_is_done_and_a_date_that_has_passed_does_not(
    room: Staffroom,
) -> None:
    room.do(AddArea("Kjøkkenet"))
    occasion(room, "sommerfest", "2026-11-18")
    for weeks in (5, 9):
        seen = ahead(room.board, TODAY + timedelta(weeks=weeks))
        assert [(one.tool, one.day) for one in seen] == [("round", TODAY)], (
            "the round that was not gone, and no later"
        )
    room.time.forward(days=63)
    done = TODAY + timedelta(days=63)
    go(room, day=done)
    room.do(FinishRound("5s", KITCHEN, done))
    assert [one.day for one in ahead(room.board, done)] == [months_after(done, 3)]


def test_a_gain_stands_in_the_year_and_is_asked_about_at_its_own_point_of_the_meeting(room: Staffroom) -> None:
    room.hang()
    room.do(Identify("i1", "c1", 3), Realise("r1", "c1", 2.5, "2026-11-17", "Tur", "quality"))
    assert [str(one.day) for one in ahead(room.board, date(2026, 11, 17))] == ["2027-02-17"]
    assert meeting(room, 2027, 2, 16) == []


def test_an_occasion_ends_and_stays_to_be_seen_and_begins_again(room: Staffroom) -> None:
    occasion(room, "rydding", "2026-09-01", "month")
    room.do(EndOccasion("rydding"), EndOccasion("rydding"))
    assert [str(one.day) for one in whole(room.board, 2026, date(2026, 11, 17))][-1] == "2026-11-01"
    assert ahead(room.board, date(2026, 11, 17)) == ()
    room.do(EndOccasion("rydding", ended=False))
    assert [str(one.day) for one in ahead(room.board, date(2026, 11, 17))] == ["2026-12-01"]


def test_what_cannot_be_a_date_is_refused_in_one_sentence(room: Staffroom) -> None:
    assert room.refused(WriteOccasion("a", "  ", "2026-12-01")).kind is Kind.OCCASION_MISSING
    assert room.refused(WriteOccasion("a", "Ferie", "2026-07-20", until="2026-07-19")).kind is Kind.UNTIL_BEFORE
    assert room.refused(WriteOccasion("a", "Rart", "2026-02-30")).kind is Kind.DATE_WRONG
    assert room.refused(WriteOccasion("a", "x" * 121, "2026-12-01")).kind is Kind.TEXT_TOO_LONG
    assert room.refused(EndOccasion("nobody")).kind is Kind.GONE
    room.do(*(WriteOccasion(f"o{n}", f"Dag {n}", "2026-12-01") for n in range(OCCASIONS_LIMIT)))
    assert room.refused(WriteOccasion("a", "Én til", "2026-12-01")).kind is Kind.OCCASIONS_FULL


@pytest.fixture
def walls(tmp_path: Path) -> Iterator[list[Staffroom]]:
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    occasion(rooms[0], "rydding", "2026-11-20", "month")
    exchange(rooms)
    yield rooms
    for room in rooms:
        room.close()


@pytest.mark.parametrize("first", [0, 1])
def test_two_walls_that_settle_and_change_the_same_apart_agree_both_ways_round(
    walls: list[Staffroom], first: int
) -> None:
    one, other = walls[first], walls[1 - first]
    day = date(2026, 11, 20)
    one.time.forward(seconds=9)
    other.do(Settle("rydding", day), WriteOccasion("rydding", "Rydding i boden", "2026-11-20", "year"))
    one.time.forward(seconds=9)
    one.do(Settle("rydding", day, "skipped"), WriteOccasion("rydding", "Rydding", "2026-11-27", "month"))
    exchange(walls)
    for room in walls:
        (said,) = room.board.of(Settlements).of("rydding")
        assert said.how == "skipped", "one answer of one day; the later holds"
        (now,) = room.board.of(Occasions).hung
        assert (now.name, str(now.day), now.every) == ("Rydding i boden", "2026-11-27", "month"), "a day comes whole"
        assert [str(one.day) for one in ahead(room.board, day)] == ["2026-11-27"]


def test_what_was_settled_is_open_again_when_that_is_undone(room: Staffroom) -> None:
    occasion(room, "rydding", "2026-11-20", "month")
    room.do(Settle("rydding", date(2026, 11, 20)), group="g1")
    assert [str(one.day) for one in ahead(room.board, date(2026, 11, 17))] == ["2026-12-20"]
    room.do(Undo("g1"))
    assert [str(one.day) for one in ahead(room.board, date(2026, 11, 17))] == ["2026-11-20"]
    room.do(Settle("rydding", date(2026, 11, 20)))
    assert ahead(room.board, date(2026, 11, 17))[0].day == date(2026, 12, 20)
