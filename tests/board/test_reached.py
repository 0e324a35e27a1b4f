"""What a meeting brought to its goal, and when that may be called a change."""

from board.kinds.card.commands import AddCard
from board.kinds.indicator.commands import TakeReading, WriteIndicator
from board.kinds.measure import AddMeasure
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.meeting.reached import Reached, reached
from tests.board.staffroom import Staffroom

GOAL = WriteIndicator("i1", {"title": "Medisinrunden i fred", "target": 2, "direction": "at_most"})
HELD = (StartMeeting("m1"), SetPresent("m1", 9), EndMeeting("m1"))
UP_AND_DOWN = (6, 5, 7, 6, 5, 6, 7, 6, 5, 6, 7, 5)
DOWN = (6, 5, 6, 7, 6, 5, 6, 7, 6, 5, 6, 7, 4, 3, 4, 3, 3, 4, 4, 3, 3, 4, 3)


def told(room: Staffroom) -> tuple[Reached, ...]:
    return reached(room.board, room.board.meetings.items["m1"])


def measured(room: Staffroom, *values: float) -> None:
    """The last of them this week, in week 47."""
    weeks = [f"2026-W{48 - len(values) + n}" for n in range(len(values))]
    room.do(GOAL, *(TakeReading("i1", week, value) for week, value in zip(weeks, values, strict=True)), *HELD)


def test_a_goal_that_is_reached_by_chance_is_told_but_is_no_change(room: Staffroom) -> None:
    measured(room, *UP_AND_DOWN, 2)
    (one,) = told(room)
    assert one.indicator
    assert not one.changed


def test_a_goal_that_is_reached_by_a_change_says_so(room: Staffroom) -> None:
    measured(room, *DOWN, 2)
    assert [one.changed for one in told(room)] == [True]


def test_a_goal_that_was_reached_before_or_is_missed_is_not_told_again(room: Staffroom) -> None:
    measured(room, *DOWN, 2, 2)
    assert told(room) == ()
    room.do(TakeReading("i1", "2026-W47", 5))
    assert told(room) == ()


def test_a_card_that_came_to_its_goal_on_the_day_is_told(room: Staffroom) -> None:
    room.do(
        AddCard("c1", "Bestille bleier én gang i uka", fields={"measure_goal": 1}),
        AddMeasure("b", "c1", 3, "before", "2026-10-01"),
        AddMeasure("d", "c1", 2, "during", "2026-11-10"),
        *HELD,
    )
    assert told(room) == ()
    room.do(AddMeasure("a", "c1", 1, "after"))
    (one,) = told(room)
    assert one.card
    assert (one.card.id, one.wanted, one.changed) == ("c1", -1, False)
