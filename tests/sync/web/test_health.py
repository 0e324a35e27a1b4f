"""Tavlehelse takes a unit's own calendar into account."""

import re
from collections.abc import Callable

import pytest

from board.log.change import Fact
from sync.server.db.tables import closures
from sync.server.tenants import unit_number
from tests.sync.places import START_MS, Centre, Wall
from tests.sync.web.office import person
from tests.sync.web.test_reports import WEEK_MS, meet, week

Hang = Callable[..., Wall]
TUESDAY, FRIDAY = 1, 4


@pytest.mark.parametrize(
    ("ago", "closed", "weekday", "days", "quiet"),
    [
        (5, [], TUESDAY, 38, True),
        (5, [4, 3, 2, 1], TUESDAY, 10, False),
        (5, [4, 3], TUESDAY, 24, True),
        (5, [9, 8, 7, 6], TUESDAY, 38, True),  # before the last meeting
        (4, [], TUESDAY, 31, True),
        (4, [], FRIDAY, 17, False),  # Christmas and New Year's Day were Fridays
    ],
)
def test_weeks_when_no_meeting_was_planned_are_no_standstill(
    hang: Hang, centre: Centre, unit: str, ago: int, closed: list[int], weekday: int, days: int, quiet: bool
) -> None:
    wall = hang("north")
    wall.write(Fact("unit", "unit", {"meeting_weekday": weekday}))
    meet(wall, ago)
    moved = {"title": "x", "stage": "check", "moved": START_MS - ago * WEEK_MS, "responsible": "Lise"}
    wall.write(Fact("card", "c", moved | {"deadline": "2027-03-01"}))
    wall.settle()
    weeks = [{"unit": centre.do(lambda tx: unit_number(tx, unit)), "week": week(n)} for n in closed]
    if weeks:
        centre.do(lambda tx: tx.execute(closures.insert().values(weeks)))
    page = person(centre, unit).get("/tavlehelse").text
    assert ("Lenge siden møte" in page) == quiet
    assert ("Kort som blir værende" in page) == (days >= 28)
    assert re.search(rf'<td class="right( late)?">{days}</td>', page)
