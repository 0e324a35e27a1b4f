"""What comes again: on which days, also over a year change and on 29 February, and what each kind says is due."""

from datetime import date

import pytest

from board.due import Due, due
from board.kinds.card.commands import AddCard
from board.kinds.gain.commands import Identify, Realise
from board.kinds.quality.commands import Improve
from board.recurrence import Every, days
from tests.board.staffroom import Staffroom

YEAR = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("start", "every", "first", "last", "told"),
    [
        ("2026-12-01", "", "2026-01-01", "2026-12-31", ["2026-12-01"]),
        ("2026-12-01", "", "2026-12-02", "2028-12-31", []),
        ("2026-12-21", "week", "2026-12-22", "2027-01-11", ["2026-12-28", "2027-01-04", "2027-01-11"]),
        ("2026-08-31", "month", "2027-01-01", "2027-03-31", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ("2026-11-30", "quarter", "2026-12-01", "2027-06-01", ["2027-02-28", "2027-05-30"]),
        ("2024-02-29", "year", "2026-01-01", "2028-12-31", ["2026-02-28", "2027-02-28", "2028-02-29"]),
        ("2027-01-01", "year", "2020-01-01", "2026-12-31", []),
        ("2026-12-31", "year", "2027-12-31", "2027-12-31", ["2027-12-31"]),
    ],
)
def test_what_comes_again_keeps_its_day(start: str, every: Every, first: str, last: str, told: list[str]) -> None:
    between = date.fromisoformat(first), date.fromisoformat(last)
    assert [str(day) for day in days(date.fromisoformat(start), every, *between)] == told


def test_nothing_comes_after_the_last_day_there_is() -> None:
    assert [*days(date(2100, 6, 1), "year", date(2090, 1, 1), date.max)] == [date(2100, 6, 1)]


def test_a_gain_is_due_after_three_and_twelve_months_until_it_is_answered(room: Staffroom) -> None:
    room.do(
        AddCard("c1", "Ringeklokka virker ikke"),
        Identify("i1", "c1", 3),
        Realise("r1", "c1", 2.5, "2025-11-17", "Tur", "quality"),
    )
    room.do(Improve("b1", "q1", "2026-11-17", title="Færre fall", value=2))
    question, title = "Sparer vi det fortsatt?", "Ringeklokka virker ikke"
    asked = Due(date(2026, 11, 17), question, "gains", "c1", settled=True, more=title, asked=True)
    assert due(room.board, *YEAR)[1:] == (asked,), "entered a year late it is not asked about at once"
    better = due(room.board, date(2027, 1, 1), date(2027, 12, 31))
    assert [(str(one.day), one.what, one.more, one.settled) for one in better] == [
        ("2027-02-17", "Er det fortsatt bedre?", "Færre fall", False),
        ("2027-11-17", "Er det fortsatt bedre?", "Færre fall", False),
    ]
