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
from tests.sync.web.test_training import more_units

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


def test_the_tools_are_counted_where_they_are_used_and_offered_where_they_are_not(
    hang: Hang, centre: Centre, unit: str
) -> None:
    wall = hang("north")
    yesterday = START_MS - WEEK_MS
    for card in ("a", "b", "today"):
        wall.write(Fact("card", card, {"title": card, "created": START_MS if card == "today" else yesterday}))
        wall.write(Fact("why", f"{card}1", {"card": card, "text": "Det står ikke der"}))
    wall.write(Fact("why", "a2", {"card": "a", "parent": "a1", "text": "Ingen har sagt det"}))
    wall.write(Fact("stream", "s", {"title": "Ny medisin", "archived": True}))
    wall.settle()
    page = person(centre, unit).get("/tavlehelse").text
    count = (
        r'</th>\s*<td class="right">(?:<span class="small">)?(.*?)(?:</span>)?</td>\s*<td class="right">(.*?)</td>'
    )
    assert re.search("5 × hvorfor" + count, page).groups() == ("1", "2")  # one of today is told of tomorrow
    assert re.search("Verdistrøm" + count, page).groups() == ("ingen ennå", "–")


def test_the_unit_that_most_needs_a_look_stands_first_under_each_sign_and_in_the_table(
    hang: Hang, centre: Centre, unit: str
) -> None:
    (other,) = more_units(centre, ["Åsgarden"])
    for into, weeks in ((unit, 5), (other, 9)):
        wall = hang(into, into=into)
        meet(wall, weeks)
        wall.settle()
    page = person(centre, unit).get("/tavlehelse").text
    signs, table = page.split("Lenge siden møte")[1].split("<tbody>")[:2]
    for part in (signs, table):
        assert part.index("Åsgarden") < part.index("Hjemmetjenesten nord")


def test_the_table_is_sorted_by_its_headings_both_ways_and_leads_back_to_the_worst_first(
    hang: Hang, centre: Centre, unit: str
) -> None:
    (other,) = more_units(centre, ["Åsgarden"])
    for into, ago, cards in ((unit, 5, 1), (other, 9, 3)):
        wall = hang(into, into=into)
        meet(wall, ago)
        for n in range(cards):
            moved = {"title": "x", "stage": "do", "moved": START_MS - WEEK_MS, "created": START_MS - WEEK_MS}
            wall.write(Fact("card", f"c{n}", moved | {"responsible": "Lise", "deadline": "2027-03-01"}))
        wall.settle()
    inger = person(centre, unit)

    def names(order: str) -> list[str]:
        page = inger.get(f"/tavlehelse?sorter={order}").text
        assert page.count("aria-sort") == (order != "verst")
        assert ("Verst først</a>" in page) == (order != "verst")
        return re.findall(r'<th scope="row" class="name"><a [^>]*>([^<]*)</a>', page)

    by_name = ["Hjemmetjenesten nord", "Åsgarden"]
    assert names("enhet") == names("-arbeid") == names("-dager") == by_name
    assert names("verst") == names("-enhet") == names("arbeid") == names("dager") == by_name[::-1]
    assert names("-check") == by_name, "of whom nothing is known, they stand as they were found"
