"""What the centre may tell of votes: read from real tables, as the walls sent them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from board.calendar import week_of
from board.log.change import Fact
from board.privacy import THRESHOLD
from sync.server.db.tables import units
from sync.server.reports.period import Period
from sync.server.reports.wellbeing import Cell, cells, grouped
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.web.office import set_organisation

Hang = Callable[..., Wall]
TODAY = datetime.fromtimestamp(START_MS / 1000, UTC).date()
THIS, LAST = week_of(TODAY), week_of(TODAY - timedelta(weeks=1))
PERIOD = Period.latest(START_MS, 8)


def vote(wall: Wall, name: str, counts: tuple[int, int, int], week: str = LAST, **more: Any) -> None:
    green, pink, red = counts if sum(counts) >= THRESHOLD else (0, 0, 0)  # a wall sends no colours of so few
    more = {"hidden": sum(counts) < THRESHOLD, **more}
    wall.write(Fact("tally", name, {"week": week, "goal": "g", "green": green, "pink": pink, "red": red, **more}))
    wall.settle()


def seen(centre: Centre, period: Period = PERIOD) -> list[Cell]:
    def work(tx: Any) -> list[Cell]:
        owner = tx.scalar(select(units.c.organisation))
        return cells(tx, owner, period, centre.time())

    return centre.do(work)


def test_a_vote_is_told_in_a_word(hang: Hang, centre: Centre) -> None:
    vote(hang("north"), "a", (6, 3, 1))
    (cell,) = seen(centre)
    assert cell.told
    assert (cell.told.laid, str(cell.told.word)) == (10, "mest godt")


def test_too_few_hidden_and_unfinished_weeks_are_not_told(hang: Hang, centre: Centre) -> None:
    wall = hang("north")
    vote(wall, "few", (3, 0, 0))
    vote(wall, "hidden", (0, 0, 0), hidden=True)
    vote(wall, "now", (9, 0, 0), week=THIS)
    assert [cell.told for cell in seen(centre)] == [None, None]
    assert grouped(seen(centre), lambda cell: cell.week) == {LAST: None}


def test_a_week_is_told_when_it_is_over(hang: Hang, centre: Centre, time: Time) -> None:
    vote(hang("north"), "now", (9, 0, 0), week=THIS)
    assert not seen(centre, Period(THIS, THIS))
    time.pass_(days=7)
    assert [cell.told is None for cell in seen(centre, Period(THIS, THIS))] == [False]


def test_the_higher_threshold_of_organisation_and_unit_holds(hang: Hang, centre: Centre) -> None:
    wall = hang("north")
    vote(wall, "a", (4, 0, 0))
    assert seen(centre)[0].told
    set_organisation(centre, threshold=5)
    assert seen(centre)[0].told is None
    set_organisation(centre, threshold=1)
    assert seen(centre)[0].told
    wall.write(Fact("unit", "unit", {"threshold": 6}))
    wall.settle()
    assert seen(centre)[0].told is None


def test_what_is_hidden_is_in_no_sum(hang: Hang, centre: Centre) -> None:
    wall = hang("north")
    vote(wall, "a", (5, 0, 0))
    alone = grouped(seen(centre), lambda cell: cell.unit)
    vote(wall, "b", (0, 0, 2), goal="h")
    assert grouped(seen(centre), lambda cell: cell.unit) == alone


def test_two_walls_in_one_room_are_told_of_together(hang: Hang, centre: Centre) -> None:
    vote(hang("north"), "a", (6, 0, 0))
    vote(hang("south"), "b", (0, 0, 6))
    (told,) = grouped(seen(centre), lambda cell: (cell.unit, cell.week, cell.goal)).values()
    assert told
    assert (told.laid, told.words, str(told.word)) == (12, (1, 0, 0, 0, 1), "klart dårlig")


def test_another_organisation_is_not_seen(hang: Hang, centre: Centre) -> None:
    other = centre.unit("Annet sted")
    vote(hang("north", into=other), "a", (6, 3, 1))
    assert seen(centre) == []


@pytest.mark.one_file
def test_votes_are_read_from_an_index_alone(centre: Centre) -> None:
    plan = centre.do(
        lambda tx: tx.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT tally.unit, week, goal, green, pink, red, hidden, archived, threshold "
                "FROM units JOIN tally ON tally.unit = units.id "
                "WHERE units.organisation = 1 AND week BETWEEN 'a' AND 'b'"
            )
        ).all()
    )
    assert "COVERING INDEX ix_tally_unit_week (unit=? AND week>? AND week<?)" in str(plan)
