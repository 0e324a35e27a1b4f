"""The curve of gains: what was told before Tavle and what boards have entered since, counted once."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import event, insert, select
from sqlalchemy.dialects import postgresql

from board.kinds.gain.record import Gain
from sync.server.db.tables import history, units
from sync.server.reports import curve, fallen, gains
from tests.sync.places import Centre
from tests.sync.reports.test_gains import enter, some

PUBLISHED = (
    (date(2012, 6, 30), 8.5, None),
    (date(2016, 4, 30), 33.0, 21.5),
    (date(2017, 12, 31), 46.3, 33.1),
    (date(2018, 12, 31), 49.4, 36.3),
)
"""What Vestre Toten has told in public."""
TODAY = date(2026, 11, 25)


def tell(centre: Centre, unit: str, *told: tuple[date, float, float | None]) -> None:
    def work(tx: Any) -> None:
        mine = {"organisation": owner(tx, unit), "source": "prøve", "made_ms": 0}
        rows = [{**mine, "day": day, "identified_fte": one, "realised_fte": other} for day, one, other in told]
        tx.execute(insert(history), rows)

    centre.do(work)


def owner(tx: Any, unit: str) -> int:
    return int(tx.scalar(select(units.c.organisation).where(units.c.public == unit)))


def drawn(centre: Centre, unit: str) -> curve.Curve:
    return centre.do(lambda tx: curve.of_organisation(tx, owner(tx, unit), centre.time()))


def at(day: date) -> int:
    """The middle of a day, in milliseconds."""
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1000)


def test_what_was_told_before_tavle_is_the_whole_curve_from_the_first_day(centre: Centre, unit: str) -> None:
    tell(centre, unit, *PUBLISHED)
    found = drawn(centre, unit)
    assert [(p.day, p.identified, p.realised) for p in found.points(TODAY)] == list(PUBLISHED)
    year = {y.year: y for y in found.years(TODAY)}
    assert list(year) == [2012, 2016, 2017, 2018]
    assert year[2017].identified_since == pytest.approx(13.3)
    assert year[2012].realised_since is None
    assert found.at(date(2018, 6, 1)).realised == 33.1


def test_what_boards_enter_comes_on_top_of_what_was_told(centre: Centre, unit: str) -> None:
    tell(centre, unit, *PUBLISHED)
    entry = Gain(id="a", subject="s", hours_per_week=37.5, made=at(date(2026, 3, 2)))
    freed = {"id": "b", "state": "realised", "hours_per_week": 15.0, "day": date(2026, 3, 2), "note": "Ro"}
    enter(centre, unit, entry, entry.model_copy(update=freed))
    now = drawn(centre, unit).at(TODAY)
    assert (now.identified, now.realised) == (pytest.approx(50.4), pytest.approx(36.7))
    assert drawn(centre, unit).at(date(2026, 3, 1)).identified == 49.4


def test_a_figure_that_is_told_after_an_entry_holds_the_entry_already(centre: Centre, unit: str) -> None:
    enter(centre, unit, Gain(id="a", subject="s", hours_per_week=37.5, made=at(date(2018, 5, 2))))
    tell(centre, unit, *PUBLISHED)
    assert drawn(centre, unit).at(date(2018, 6, 1)).identified == pytest.approx(47.3)
    assert drawn(centre, unit).at(TODAY).identified == pytest.approx(49.4)


def test_a_correction_changes_no_figure_from_before_it(centre: Centre, unit: str) -> None:
    first = Gain(id="a", subject="s", hours_per_week=37.5, made=at(date(2026, 3, 2)))
    second = first.model_copy(update={"id": "b", "hours_per_week": 7.5, "made": at(date(2026, 9, 1))})
    enter(centre, unit, first, second)
    found = drawn(centre, unit)
    assert found.at(date(2026, 8, 31)).identified == pytest.approx(1.0)
    assert found.at(TODAY).identified == pytest.approx(0.2)
    assert found.at(TODAY).realised == 0.0


def test_the_end_of_the_curve_is_the_account(centre: Centre) -> None:
    for seed in range(3):
        unit = centre.unit(f"Enhet {seed}")
        enter(centre, unit, *some(seed))
        (account,) = centre.do(lambda tx, unit=unit: gains.of_units(tx, owner(tx, unit), centre.time())).values()
        now = drawn(centre, unit).at(TODAY)
        assert (now.identified, now.realised) == pytest.approx((account.identified_fte, account.realised_fte))


def test_an_entry_late_on_new_years_eve_is_of_the_old_year(centre: Centre, unit: str) -> None:
    eve = int(datetime(2025, 12, 31, 22, 59, tzinfo=UTC).timestamp() * 1000)  # a minute before midnight in Oslo
    enter(centre, unit, Gain(id="a", subject="s", hours_per_week=37.5, made=eve))
    enter(centre, unit, Gain(id="b", subject="t", hours_per_week=37.5, made=eve + 60_000))
    assert drawn(centre, unit).at(date(2025, 12, 31)).identified == 1.0
    assert [(y.year, y.identified_since) for y in drawn(centre, unit).years(TODAY)] == [(2025, 1.0), (2026, 1.0)]


def test_the_entry_before_is_the_same_one_in_whatever_language_a_database_sorts(centre: Centre, unit: str) -> None:
    """In Norwegian «aa» comes after «z»: of two entries of one moment another would be the first."""
    asked: list[str] = []

    def look(_connection: Any, query: Any, *_: Any) -> None:
        asked.append(str(query.compile(dialect=postgresql.dialect())))

    event.listen(centre.core.database.engine, "before_execute", look)
    drawn(centre, unit)
    centre.do(lambda tx: fallen.of(tx, owner(tx, unit), centre.time()))
    before = [order for query in asked for order in re.findall(r"lag\(\S+\) OVER \(([^()]+)\)", query)]
    assert len(before) == 3
    assert all(order.endswith('COLLATE "C"') for order in before)
