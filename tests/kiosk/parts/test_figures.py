"""Numbers and days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from board.errors import Kind, Refused
from kiosk.parts.figures import day_of, number_of

TODAY = date(2025, 11, 18)


@pytest.mark.parametrize(
    ("written", "number"),
    [("2,5", 2.5), ("2.5", 2.5), (" 17 ", 17), ("1 000", 1000), (",5", 0.5), ("3,", 3), ("–3", -3), ("1e9", 1e9)],
)
def test_a_number_is_read_with_comma_or_point(written: str, number: float) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["", "abc", "2,5,5", "1e9999", "nan", "inf", "2 timer", "²", "٣x"])
def test_what_is_no_number_is_refused_in_its_own_words(written: str) -> None:
    with pytest.raises(Refused) as refusal:
        number_of(written)
    assert refusal.value.kind is Kind.NUMBER_WRONG
    assert refusal.value.facts["text"] == written


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(Refused) as refusal:
        number_of("a" * 200)
    assert len(str(refusal.value.facts["text"])) < 30


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3.11.", date(2025, 11, 3)),
        ("3.11", date(2025, 11, 3)),
        ("3/11", date(2025, 11, 3)),
        ("18.11.", TODAY),
        ("3.12.", date(2024, 12, 3)),
        ("3.12.2025", date(2025, 12, 3)),
        ("3.12.24", date(2024, 12, 3)),
        ("29.2.", date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_latest_that_has_been(written: str, day: date) -> None:
    assert day_of(written, TODAY) == day


@pytest.mark.parametrize("written", ["", "32.13", "30.2.", "i går", "3", "29.2.2025", "1.2.3.4"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(Refused) as refusal:
        day_of(written, TODAY)
    assert refusal.value.kind is Kind.DATE_WRONG
