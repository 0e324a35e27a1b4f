"""ISO weeks and the days when nobody meets."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from board.calendar import holiday, holidays, monday, number, planned_day, week_of, weeks_back
from board.catalogue import spoken
from board.kinds.meeting.commands import StartMeeting
from board.limits import FIRST_DAY, LAST_DAY
from tests.board.staffroom import Staffroom

TUESDAY = 1


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 17), "2026-W47"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2021, 1, 1), "2020-W53"),
    ],
)
def test_a_day_belongs_to_its_iso_week_also_at_the_turn_of_the_year(day: date, week: str) -> None:
    assert week_of(day) == week
    assert monday(week) <= day <= monday(week) + timedelta(days=6)
    assert number(week) == int(week[-2:])


def test_the_weeks_up_to_today_cross_the_year_without_a_gap() -> None:
    assert weeks_back(date(2027, 1, 12), 5) == ["2026-W51", "2026-W52", "2026-W53", "2027-W01", "2027-W02"]
    year = weeks_back(date(2027, 6, 1), 60)
    assert len(set(year)) == 60
    assert year == sorted(year)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Første nyttårsdag"),
        (date(2026, 4, 2), "Skjærtorsdag"),
        (date(2026, 4, 3), "Langfredag"),
        (date(2026, 4, 6), "Andre påskedag"),
        (date(2026, 5, 1), "Arbeidernes dag"),
        (date(2026, 5, 14), "Kristi himmelfartsdag"),
        (date(2026, 5, 25), "Andre pinsedag"),
        (date(2026, 12, 25), "Første juledag"),
        (date(2027, 5, 17), "Andre pinsedag; Grunnlovsdag"),
    ],
)
def test_on_a_public_holiday_no_meeting_is_planned(day: date, name: str) -> None:
    assert holiday(day) == name
    assert planned_day(week_of(day), day.weekday()) is None


@pytest.mark.parametrize("day", [date(2026, 11, 17), date(2026, 11, 22), date(2026, 12, 24), date(2026, 12, 31)])
def test_other_days_are_days_even_sundays_and_the_eves(day: date) -> None:
    assert holiday(day) == ""
    assert planned_day(week_of(day), day.weekday()) == day


def test_the_holidays_of_every_year_a_wall_can_show_are_those_of_a_library_of_the_worlds() -> None:
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        known = country_holidays("NO", years=year, language="no")
        assert {day: holiday(day) for day in holidays(year)} == dict(known)


def test_a_holiday_is_named_in_the_language_that_is_spoken() -> None:
    with spoken("en"):
        assert holiday(date(2027, 5, 17)) == "Whit Monday; Constitution Day"


def test_a_meeting_knows_the_day_it_should_be(room: Staffroom) -> None:
    room.time.set(2026, 11, 19)
    room.do(StartMeeting("m1"))
    assert room.board.meetings.items["m1"].planned == date(2026, 11, 17)
    room.time.set(2027, 5, 20)
    room.do(StartMeeting("m2"))
    assert room.board.unit.meeting_weekday == TUESDAY
    assert room.board.meetings.items["m2"].planned == date(2027, 5, 18)
    room.time.set(2029, 12, 25)  # a Tuesday
    room.do(StartMeeting("m3"))
    assert room.board.meetings.items["m3"].planned is None
