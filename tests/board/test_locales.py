"""Numbers and days in every language of the list, and in one that is new: its file, and its line in the list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from board import catalogue, formats
from kiosk.widgets.text.hyphens import hyphens

FILE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
NEW = {
    "da": catalogue.Manner("Dansk", "da_DK", ".", "%H.%M"),
    "fo": catalogue.Manner("Føroyskt", "fo_FO", ".", "%H:%M"),
}


@pytest.fixture
def new(monkeypatch, tmp_path):
    """Languages that are added as the README says: a file, and an entry in the list."""
    for code, manner in NEW.items():
        (tmp_path / f"{code}.po").write_text(FILE, encoding="utf-8")
        monkeypatch.setitem(catalogue.LANGUAGES, code, manner)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    yield
    catalogue.language.cache_clear()


@pytest.mark.parametrize("code", NEW)
def test_a_new_language_writes_numbers_and_days_and_breaks_words(code, new):
    numbers_and_days(code)
    with catalogue.spoken(code):
        assert all(0 < at < 18 for at in hyphens("sundhedsplejersken"))


@pytest.mark.parametrize("code", catalogue.LANGUAGES)
def test_numbers_and_days_are_written_as_a_library_of_the_worlds_languages_writes_them(code):
    numbers_and_days(code)


def numbers_and_days(code):
    locale = catalogue.LANGUAGES[code].locale
    numbers = (0, 1, -0.5, 2.675, 999.995, 1234, -1234567.891, 1e15, 1e16, 123456789012345678, 0.1 + 0.2, -0.001)
    with catalogue.spoken(code):
        for value in numbers:
            assert formats.number(value) == format_decimal(formats.rounded(value, 2) or 0.0, "#,##0.##", locale), (
                value
            )
            assert formats.number(value, 2) == format_decimal(formats.rounded(value, 2) or 0.0, "#,##0.00", locale), (
                value
            )
            assert formats.number(value, 0) == format_decimal(formats.rounded(value) or 0.0, "#,##0", locale), value
        for day in (date(2024, 1, 1) + timedelta(days=n) for n in range(366)):
            mark = catalogue.current().manner.after_day
            written = {
                formats.day: f"d{mark} MMMM",
                formats.short_day: f"d{mark} MMM",
                formats.short_date: f"d{mark} MMM y",
                formats.full_day: f"d{mark} MMMM y",
                formats.month_name: "LLLL",
                formats.weekday: "EEEE",
            }
            assert [say(day) for say in written] == [format_date(day, said, locale) for said in written.values()]
            assert formats.long_day(day).casefold() == format_date(day, f"EEEE d{mark} MMMM", locale).casefold()
            assert formats.month(day).casefold() == format_date(day, "LLLL y", locale).casefold()
            assert formats.short_month(day) == format_date(day, "LLL", locale).rstrip(".")
        assert formats.weekdays() == [format_date(date(2024, 1, n), "EEEE", locale) for n in range(1, 8)]
