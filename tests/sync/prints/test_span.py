"""Which days and weeks a report is about."""

from datetime import date, datetime, timedelta

import pytest

from board.calendar import HOME, monday
from sync.server.prints.span import Span, months, year
from sync.server.reports.period import Backwards, Period

NOON = int(datetime(2025, 11, 18, 12, tzinfo=HOME).timestamp() * 1000)


def test_a_week_belongs_to_the_month_and_the_year_that_have_its_thursday() -> None:
    for number in range(2015, 2032):
        assert {week[:4] for week in Period(*year(number).weeks).weeks} == {str(number)}
        for month in range(1, 13):
            name = f"{number}-{month:02}"
            for week in Period(*months(name, name).weeks).weeks:
                thursday = monday(week) + timedelta(days=3)
                assert (thursday.year, thursday.month) == (number, month)


def test_all_weeks_of_a_year_are_in_its_months() -> None:
    of_months = [Period(*months(f"2026-{m:02}", f"2026-{m:02}").weeks).weeks for m in range(1, 13)]
    assert sum(of_months, ()) == Period(*year(2026).weeks).weeks


def test_only_weeks_that_are_over_are_told() -> None:
    november = months("2025-11", "2025-11")
    assert november.period(NOON) == Period("2025-W45", "2025-W46")
    assert november.until(NOON) == date(2025, 11, 18)
    assert months("2025-12", "2025-12").period(NOON) is None
    assert year(2024).until(NOON) == date(2024, 12, 31)


def test_days_begin_at_midnight_in_norway() -> None:
    assert year(2025).first_ms == int(datetime(2025, 1, 1, tzinfo=HOME).timestamp() * 1000)
    assert months("2025-03", "2025-03").end_ms == int(datetime(2025, 4, 1, tzinfo=HOME).timestamp() * 1000)


def test_a_span_is_called_by_its_months() -> None:
    spans = (year(2025), months("2025-11", "2025-11"), months("2025-01", "2025-06"), months("2025-11", "2026-02"))
    assert [span.name for span in spans] == [
        "2025",
        "november 2025",
        "januar–juni 2025",
        "november 2025–februar 2026",
    ]


def test_what_ends_before_it_begins_is_no_span() -> None:
    with pytest.raises(Backwards):
        months("2025-06", "2025-05")
    with pytest.raises(Backwards):
        Span(date(1900, 1, 1), date(2025, 1, 1))
    for wrong in ("2025", "juni 2025", "2025-13", ""):
        with pytest.raises(ValueError, match=r"."):
            months(wrong, "2025-12")
