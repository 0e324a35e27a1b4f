"""Words, numbers and days as they stand on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from kiosk import catalogue
from kiosk.catalogue import _, _n


@pytest.fixture(autouse=True)
def bokmal():
    yield
    catalogue.use("nb")


def test_the_source_is_the_bokmal_text():
    assert _("Nytt forslag") == "Nytt forslag"
    assert _("") == ""


def test_a_language_without_a_catalogue_still_speaks_bokmal():
    catalogue.use("en")
    assert _("Setning som ingen har oversatt") == "Setning som ingen har oversatt"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="tlh"):
        catalogue.use("tlh")


@pytest.mark.parametrize(
    ("value", "text"), [(17.5, "17,5"), (24, "24"), (0.4667, "0,47"), (0, "0"), (1234.5, "1\xa0234,5")]
)
def test_numbers_have_a_comma_and_no_more_digits_than_needed(value, text):
    assert catalogue.number(value) == text


def test_a_fixed_number_of_decimals():
    assert catalogue.number(0.5, 2) == "0,50"
    assert catalogue.number(0.5, 0) == "0"


@pytest.mark.parametrize(("n", "text"), [(0, "0 uker"), (1, "1 uke"), (1.5, "1,5 uker"), (7, "7 uker")])
def test_one_and_many(n, text):
    assert _n("{n} uke", "{n} uker", n) == text


def test_days():
    day = date(2025, 11, 18)
    assert catalogue.day(day) == "18. november"
    assert catalogue.short_day(date(2025, 11, 28)) == "28. nov."
    assert catalogue.short_day(date(2025, 5, 2)) == "2. mai"
    assert catalogue.long_day(day) == "Tirsdag 18. november"
    assert catalogue.weekday(day) == "tirsdag"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 11, 17), "i går"),
        (date(2025, 11, 18), "i dag"),
        (date(2025, 11, 19), "i morgen"),
        (date(2025, 11, 28), "28. nov."),
        (date(2026, 1, 5), "5. jan. 2026"),
    ],
)
def test_near_days_have_names(day, text):
    assert catalogue.near_day(day, date(2025, 11, 18)) == text


def test_the_clock_is_written_with_a_full_stop():
    assert catalogue.clock(time(13, 30)) == "13.30"
    assert catalogue.clock(datetime(2025, 11, 18, 9, 5)) == "09.05"
    aware = datetime(2025, 11, 18, 9, 5, tzinfo=UTC)
    assert catalogue.clock(aware) == f"{aware.astimezone():%H.%M}"
