"""The month a day is chosen from."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from board.calendar import months_after
from kiosk.demo.stage import Stage
from kiosk.widgets.input.daypicker import DayPicker
from tests.kiosk.pinboard import Pinboard, pin

TUESDAY = date(2025, 11, 18)
SIZES = {
    (1920, 1080): (400, 380, 1100, 590),
    (1280, 800): (200, 270, 800, 400),
    (1080, 1920): (60, 700, 960, 900),
    (3840, 2160): (400, 380, 1100, 590),
}


@pytest.fixture
def pick(request: pytest.FixtureRequest) -> Iterator[Any]:
    """pick(size) -> (stage, list of the days that were chosen)"""
    stages = []

    def make(size: tuple[int, int] = (1920, 1080), today: date = TUESDAY, **more: Any) -> tuple[Stage, list[date]]:
        chosen: list[date] = []

        def screen() -> Pinboard:
            box = SIZES[size]
            picker = pin(DayPicker(today=today, **more), box, small=box, tall=box)
            picker.bind(on_choose=lambda _, at: chosen.append(at))
            return Pinboard(picker)

        stages.append(Stage(*size, screen))
        return stages[-1], chosen

    yield make
    for stage in stages:
        stage.close()


def test_a_tap_on_a_day_chooses_it(pick):
    stage, chosen = pick()
    stage.press("day-2025-11-28")
    assert chosen == [date(2025, 11, 28)]
    assert stage.find("day-2025-11-28").chosen


def test_a_day_that_has_passed_cannot_be_chosen(pick):
    stage, chosen = pick()
    stage.press("day-2025-11-17")
    assert chosen == []


def test_weeks_are_iso_weeks_and_begin_on_monday(pick):
    stage, _ = pick(today=date(2026, 1, 2))
    texts = stage.texts()
    assert "Januar 2026" in texts
    assert texts.index("man") < texts.index("søn")
    # Thursday 1 January 2026 lies in week 1 together with the last days of December.
    assert "1" in texts
    assert "53" not in texts
    assert stage.middle("day-2026-01-04")[0] > stage.middle("day-2026-01-02")[0]
    assert stage.middle("day-2026-01-05")[1] > stage.middle("day-2026-01-02")[1]


def test_the_months_can_be_leafed_through_but_not_into_the_past(pick):
    stage, chosen = pick()
    stage.press("month-back")
    assert "November 2025" in stage.texts()
    stage.press("month-on")
    assert "Desember 2025" in stage.texts()
    stage.press("day-2025-12-25")
    assert chosen == [date(2025, 12, 25)]
    stage.press("month-back")
    assert "November 2025" in stage.texts()


def test_holidays_are_named_below_the_month(pick):
    stage, _ = pick(today=date(2025, 5, 2))
    assert any("17. mai: Grunnlovsdag" in text for text in stage.texts())
    assert stage.find("day-2025-05-17").holiday


def test_the_quick_choices_count_from_today(pick):
    stage, chosen = pick(today=date(2026, 1, 31))
    for n in range(3):
        stage.press(f"day-quick-{n}")
    assert chosen == [date(2026, 2, 7), date(2026, 2, 14), date(2026, 2, 28)]


def test_a_month_with_six_rows_has_room_for_all_of_them(pick):
    stage, chosen = pick(today=date(2026, 3, 1))
    stage.press("day-2026-03-31")
    assert chosen == [date(2026, 3, 31)]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_every_day_is_wide_enough_for_a_finger(pick, size):
    stage, _ = pick(size, chosen=date(2026, 1, 16))
    assert stage.clipped() == []
    small = [box for box in stage.boxes() if min(box.width_mm, box.height_mm) < 20]
    assert small == []


def test_a_months_after_from_a_long_month_ends_with_the_short_one():
    assert months_after(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert months_after(date(2025, 12, 5), 1) == date(2026, 1, 5)
    assert months_after(date(2026, 1, 5), -1) == date(2025, 12, 5)
