"""«Sparer vi det fortsatt?» is asked 3 and 12 months after a gain was realised, once each, whoever answers."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from board.board import Board
from board.commands import Undo
from board.errors import Kind
from board.follow_up import TURNS, due, life
from board.kinds.gain.commands import Describe, Identify, Realise
from board.kinds.quality.commands import Hope, Improve, StillBetter
from board.kinds.quality.index import Qualities
from board.log import log
from tests.board.staffroom import Staffroom

FREED = "2025-11-17"
QUESTION = (("c1", 3, date(2026, 2, 17)),)


def freed(room: Staffroom, hours: float = 2.5) -> None:
    room.time.set(2025, 11, 17, 12)
    room.do(Identify("i1", "c1", 3), Realise("r1", "c1", hours, FREED, "Tur", "quality"))


def asked(board: Board, *day: int) -> tuple[tuple[str, int, date], ...]:
    return tuple((turn.subject, turn.months, turn.day) for turn in due(board, date(*day)))


def answer(room: Staffroom, id_: str, hours: float, *day: int) -> None:
    room.time.set(*day, 12)
    note, reason = ("Tur", "") if hours == 2.5 else ("Tur" if hours else "", "To har sluttet")
    room.do(Realise(id_, "c1", hours, str(date(*day)), note, "quality", reason=reason))


def states(room: Staffroom, *day: int) -> list[tuple[str, float | None]]:
    return [(point.state, point.level) for point in life(room.board.gains.of("c1"), date(*day))]


def test_a_gain_is_asked_about_after_three_months_and_after_twelve_and_once_each(room: Staffroom) -> None:
    freed(room)
    assert asked(room.board, 2026, 2, 16) == ()
    assert asked(room.board, 2026, 2, 17) == asked(room.board, 2026, 11, 16) == QUESTION
    answer(room, "h1", 2.5, 2026, 2, 20)
    assert asked(room.board, 2026, 2, 20) == asked(room.board, 2026, 11, 16) == ()
    assert asked(room.board, 2026, 11, 17) == (("c1", 12, date(2026, 11, 17)),)
    answer(room, "h2", 1.5, 2026, 11, 17)
    assert asked(room.board, 2040, 1, 1) == ()
    assert [gain.id for gain in room.board.gains.history("c1")] == ["i1", "r1", "h1", "h2"], "nothing is overwritten"
    assert states(room, 2026, 11, 17) == [("identified", 3), ("realised", 2.5), ("held", 2.5), ("lower", 1.5)]
    assert (room.board.gains.realised_hours, room.board.gains.fallen_hours) == (1.5, 1)


def test_weeks_without_a_meeting_are_caught_up_with_one_question(room: Staffroom) -> None:
    freed(room)
    assert asked(room.board, 2028, 5, 1) == (("c1", 12, date(2026, 11, 17)),)
    assert states(room, 2028, 5, 1)[2:] == [("missed", None), ("asked", 2.5)]
    answer(room, "h1", 2.5, 2028, 5, 1)
    assert asked(room.board, 2028, 5, 1) == ()


def test_what_has_fallen_to_nothing_is_not_asked_about_until_it_is_won_back(room: Staffroom) -> None:
    freed(room)
    answer(room, "h1", 0, 2026, 2, 17)
    assert asked(room.board, 2027, 1, 1) == ()
    assert states(room, 2027, 1, 1) == [("identified", 3), ("realised", 2.5), ("gone", 0), ("ahead", None)]
    answer(room, "h2", 2.5, 2027, 1, 4)
    assert asked(room.board, 2027, 4, 4) == (("c1", 3, date(2027, 4, 4)),)
    assert room.board.gains.fallen_hours == 0


def test_a_correction_before_the_day_is_no_answer(room: Staffroom) -> None:
    freed(room)
    answer(room, "h1", 2, 2025, 11, 18)
    assert asked(room.board, 2026, 2, 17) == QUESTION
    assert states(room, 2026, 2, 17)[1:] == [("realised", 2.5), ("asked", 2), ("ahead", None)]


def test_saying_anew_what_the_time_became_is_no_answer(room: Staffroom) -> None:
    freed(room)
    room.time.set(2026, 2, 20, 12)
    room.do(Realise("r2", "c1", 2.5, FREED, "Tur", "quantity"))
    assert asked(room.board, 2026, 2, 20) == QUESTION
    answer(room, "h1", 2.5, 2026, 2, 20)
    assert asked(room.board, 2026, 2, 20) == ()


def test_what_was_free_long_before_it_was_entered_is_not_asked_about_at_once(room: Staffroom) -> None:
    room.time.set(2026, 6, 1)
    room.do(Identify("i1", "c1", 3), Realise("r1", "c1", 3, FREED, "Tur"))
    assert asked(room.board, 2026, 11, 16) == ()
    assert asked(room.board, 2026, 11, 17) == (("c1", 12, date(2026, 11, 17)),)


def test_an_answer_that_is_taken_back_is_asked_for_again(room: Staffroom) -> None:
    freed(room)
    room.time.set(2026, 2, 17, 12)
    room.do(Realise("h1", "c1", 2.5, "2026-02-17", "Tur"), group="tap")
    assert asked(room.board, 2026, 2, 17) == ()
    room.do(Undo("tap"))
    assert asked(room.board, 2026, 2, 17) == QUESTION


@pytest.mark.parametrize("days", range(0, 800, 37))
def test_a_turn_is_never_asked_twice_whenever_people_look(room: Staffroom, days: int) -> None:
    """People look every so many days, beginning anywhere, and answer whenever they are asked."""
    freed(room)
    start, seen = date(2025, 11, 17), []
    for n, later in enumerate(range(days, 1200, 61)):
        day = start + timedelta(days=later)
        for turn in due(room.board, day):
            seen.append(turn.months)
            answer(room, f"h{n}", 2.5, day.year, day.month, day.day)
        assert due(room.board, day) == ()
    assert sorted(set(seen)) == sorted(seen)
    assert seen[-1:] == [TURNS[-1]]


@pytest.fixture
def walls(tmp_path: Path) -> Iterator[list[Staffroom]]:
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    freed(rooms[0])
    exchange(rooms)
    yield rooms
    for room in rooms:
        room.close()


def exchange(rooms: list[Staffroom]) -> None:
    logs = []
    for room in rooms:
        with room.store.read() as tx:
            logs.append([log.of_row(row) for row in tx.execute(select(log.change)).mappings()])
    for room, other in zip(rooms, reversed(logs), strict=True):
        with room.store.write() as tx:
            log.ingest(tx, other)
        room.reopen()


@pytest.mark.parametrize("answers", list(permutations(((2.5, 20), (1.0, 22), (0.0, 24)), 2)))
def test_two_walls_that_answer_apart_end_alike_and_ask_no_more(
    walls: list[Staffroom], answers: tuple[tuple[float, int], ...]
) -> None:
    for n, (room, (hours, day)) in enumerate(zip(walls, answers, strict=True)):
        answer(room, f"h{n}", hours, 2026, 2, day)
    exchange(walls)
    (last, _), today = max(answers, key=lambda one: one[1]), (2026, 3, 1)
    for room in walls:
        assert room.board.gains.realised_hours == last, "what was said last holds"
        assert len(room.board.gains.history("c1")) == 4, "and both stand there"
        assert asked(room.board, *today) == ()
    assert states(walls[0], *today) == states(walls[1], *today)


@pytest.mark.parametrize("held_first", [True, False])
def test_what_fell_on_one_wall_is_not_raised_by_another_that_said_it_held_without_knowing(
    walls: list[Staffroom], held_first: bool
) -> None:
    days = (20, 24) if held_first else (24, 20)
    answer(walls[0], "h", 2.5, 2026, 2, days[0])
    answer(walls[1], "f", 0.0, 2026, 2, days[1])
    exchange(walls)
    for room in walls:
        gains = room.board.gains
        assert (gains.realised_hours, gains.fallen_hours, len(gains.history("c1"))) == (0, 2.5, 4)
        assert asked(room.board, 2026, 3, 1) == (), "both are answers"
    assert states(walls[0], 2026, 3, 1) == states(walls[1], 2026, 3, 1)
    answer(walls[0], "r", 2.5, 2026, 3, 2)
    exchange(walls)
    assert walls[1].board.gains.realised_hours == 2.5, "whoever has seen it fall may say otherwise"


@pytest.mark.parametrize("held_first", [True, False])
def test_what_is_no_longer_better_on_one_wall_is_not_won_by_another_that_did_not_know(
    walls: list[Staffroom], held_first: bool
) -> None:
    walls[0].do(Improve("q0", "q", FREED, title="Ro", value=2))
    exchange(walls)
    days = (20, 24) if held_first else (24, 20)
    for room, day, holds in zip(walls, days, (True, False), strict=True):
        room.time.set(2026, 2, day, 12)
        room.do(StillBetter(f"q{day}", "q", holds, f"2026-02-{day}", reason="" if holds else "Vifta røk"))
    exchange(walls)
    assert [room.board.of(Qualities).holding for room in walls] == [0, 0]
    assert due(walls[0].board, date(2026, 3, 1)) == due(walls[1].board, date(2026, 3, 1))


def test_who_follows_up_and_which_tidstyv_are_said_once_and_may_be_said_anew(room: Staffroom) -> None:
    room.do(Identify("i1", "c1", 3, owner="Aisha", waste="searching"), Identify("i2", "c2", 2, waste="waiting"))
    room.do(Realise("r1", "c1", 2.5, "2026-11-17", "Tur"))
    found = room.board.gains.of("c1")
    assert (found.owner, found.waste, found.realised and found.realised.waste) == ("Aisha", "searching", "searching")
    assert room.board.gains.by_waste == {"searching": (2.5, 0.5), "waiting": (0, 2)}
    room.do(Describe("c1", owner="Jonas"))
    assert (room.board.gains.of("c1").owner, room.board.gains.of("c1").waste) == ("Jonas", "searching")
    room.do(Describe("c1", owner=""))
    assert room.board.gains.of("c1").owner == ""


def test_what_is_expected_by_a_day_is_kept_apart_from_what_is_found_and_what_is_free(room: Staffroom) -> None:
    room.do(Identify("i1", "c1", 3, expected="2027-02-01"), Identify("i2", "c2", 5))
    room.do(Realise("r1", "c1", 1, "2026-11-17", "Tur"))
    gains = room.board.gains
    expected = [gains.expected_hours(date(2027, 1, 31)), gains.expected_hours(date(2027, 2, 1))]
    assert (gains.identified_hours, expected, gains.realised_hours) == (8, [1, 3], 1)
    room.do(Identify("i3", "c1", 3, expected="2027-05-01"))
    assert room.board.gains.expected_hours(date(2027, 2, 1)) == 1
    assert [str(gain.expected) for gain in room.board.gains.history("c1")] == ["2027-02-01", "None", "2027-05-01"]


def test_what_is_expected_is_summed_by_the_end_of_the_year_that_the_next_of_it_is_free_in(room: Staffroom) -> None:
    assert room.board.gains.expected_by(date(2026, 11, 17)) is None
    room.do(Identify("i1", "c1", 37.5, expected="2027-02-01"), Identify("i2", "c2", 5, expected="2029-02-01"))
    by = room.board.gains.expected_by(date(2026, 11, 17))
    assert (by, room.board.gains.expected_fte(date(2027, 12, 31))) == (date(2027, 12, 31), 1)
    assert room.board.gains.expected_by(date(2028, 5, 1)) == date(2028, 12, 31), "late, and still expected"
    room.do(
        Realise("r1", "c1", 30, "2026-11-17", "Tur"), Realise("r2", "c1", 20, "2026-11-17", "Tur", reason="Vikar")
    )
    assert [one.subject for one in room.board.gains.expected] == ["c2"], "what fell is not waited for"


def test_a_gain_of_quality_counts_is_asked_about_and_is_in_no_sum_of_hours(room: Staffroom) -> None:
    room.time.set(2025, 11, 17, 12)
    falls = {"title": "Færre fall om natta", "measured": "i måneden", "before": 6.0}
    room.do(Hope("h1", "q1", value=3, owner="Aisha", **falls), Improve("r1", "q1", FREED, value=2, **falls))
    room.do(Improve("r2", "q2", FREED, title="Ro", note="Beboerne merker det."))
    room.do(
        Improve("r3", "q3", FREED, title="Luft", value=1), StillBetter("a3", "q3", False, FREED, reason="Vifta røk")
    )
    qualities = room.board.of(Qualities)
    assert (qualities.holding, room.board.gains.realised_hours, room.board.gains.identified_hours) == (2, 0, 0)
    turns = due(room.board, date(2026, 2, 17))
    assert [(turn.subject, turn.months, turn.quality) for turn in turns] == [("q1", 3, True), ("q2", 3, True)]
    room.time.set(2026, 2, 17, 12)
    room.do(StillBetter("a1", "q1", True, "2026-02-17", value=2))
    room.do(StillBetter("a2", "q2", False, "2026-02-17", reason="Ny turnus"))
    assert due(room.board, date(2026, 2, 17)) == ()
    qualities = room.board.of(Qualities)
    found = [[(p.state, p.level) for p in life(one, date(2026, 2, 17))] for one in qualities.subjects.values()]
    assert found == [
        [("identified", 3), ("realised", 2), ("held", 2), ("ahead", None)],
        [("realised", None), ("gone", None), ("ahead", None)],
        [("realised", 1), ("gone", None), ("ahead", None)],
    ]
    assert (qualities.holding, qualities.better("q1").owner) == (1, "Aisha")
    assert [turn.subject for turn in due(room.board, date(2027, 1, 1))] == ["q1"]


def test_a_number_that_is_no_longer_is_an_answer_too(room: Staffroom) -> None:
    room.do(Improve("r1", "q1", "2026-01-01", title="Færre fall", value=2))
    room.do(StillBetter("a1", "q1", True, "2026-11-16"))
    assert room.board.of(Qualities).better("q1").latest.value == 2
    room.do(StillBetter("a2", "q1", False, "2026-11-17", reason="Ny turnus"))
    assert (room.board.of(Qualities).holding, due(room.board, date(2027, 3, 1))) == (0, ())


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (Improve("r1", "q1", "2026-11-18", value=2), Kind.REALISED_AHEAD),
        (Improve("r1", "q1", "2026-11-17", note=" "), Kind.QUALITY_MISSING),
        (Hope("r1", "q1"), Kind.QUALITY_MISSING),
        (StillBetter("r1", "q1", True, "2026-11-17"), Kind.QUALITY_NOT_THERE),
        (StillBetter("r1", "q0", False, "2026-11-17"), Kind.QUALITY_REASON_MISSING),
        (StillBetter("r1", "q0", True, "2030-01-01"), Kind.REALISED_AHEAD),
    ],
)
def test_what_cannot_be_said_of_quality_is_a_sentence(room: Staffroom, said: Improve | Hope, kind: Kind) -> None:
    room.do(Improve("r0", "q0", "2026-11-17", note="Ro"))
    assert room.refused(said).kind is kind
