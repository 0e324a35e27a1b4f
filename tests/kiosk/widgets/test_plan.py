"""Where things hang: boxes in design px, one per format."""

from __future__ import annotations

import gc
import weakref

import pytest

from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.plan import Placed, Plan


def shown(child: Placed, width: int, height: int) -> Stage:
    def wall() -> Plan:
        plan = Plan()
        plan.add_widget(child)
        return plan

    return Stage(width, height, wall)


def box(child: Placed) -> tuple[float, float, float, float]:
    """x, y from the top, width, height in real px."""
    return child.x, theme.height - child.top, child.width, child.height


def test_a_box_is_measured_from_the_top_left():
    child = Placed(wide=(40, 34, 128, 136))
    shown(child, 1920, 1080)
    assert box(child) == (40, 34, 128, 136)


def test_four_times_the_pixels_is_twice_the_box():
    child = Placed(wide=(40, 34, 128, 136))
    shown(child, 3840, 2160)
    assert box(child) == (80, 68, 256, 272)


def test_the_small_panel_follows_its_own_box_or_the_wide_one_scaled():
    own = Placed(wide=(40, 34, 128, 136), small=(22, 24, 88, 92))
    shown(own, 1280, 800)
    assert box(own) == (22, 24, 88, 92)
    scaled = Placed(wide=(960, 540, 480, 270))
    shown(scaled, 1280, 800)
    assert box(scaled) == (640, 400, 320, 200)


def test_a_screen_must_say_where_things_hang_when_it_stands_upright():
    with pytest.raises(LookupError, match="tall"):
        shown(Placed(wide=(40, 34, 128, 136)), 1080, 1920)
    child = Placed(wide=(40, 34, 128, 136), tall=(20, 30, 100, 110))
    shown(child, 1080, 1920)
    assert box(child) == (20, 30, 100, 110)


def test_what_has_no_box_in_a_format_is_not_there():
    child = Placed(wide=(40, 34, 128, 136), small=None)
    child.test_name = "gone"
    assert not shown(child, 1280, 800).has("gone")
    assert shown(Placed(wide=(0, 0, 9, 9)), 1920, 1080).root.children


def test_a_plan_in_a_plan_counts_in_its_own_pixels():
    part, child = Plan(wide=(400, 200, 592, 304), plan_size=[296, 152]), Placed(wide=(18, 17, 100, 50))
    part.add_widget(child)
    shown(part, 1920, 1080)
    assert box(child) == (436, 234, 200, 100)


def test_a_plan_without_a_size_counts_in_the_pixels_of_its_box():
    part = Plan(wide=(400, 200, 600, 300), small=(100, 100, 200, 150))
    child = Placed(wide=(60, 30, 100, 50))
    exact = Placed(wide=(60, 30, 100, 50), small=(10, 10, 40, 40))
    part.add_widget(child)
    part.add_widget(exact)
    shown(part, 1280, 800)
    assert box(child) == (120, 115, 33, 25)
    assert box(exact) == (110, 110, 40, 40)


def test_children_that_come_later_and_boxes_that_change_are_placed_before_the_next_frame():
    stage = shown(Placed(wide=(0, 0, 10, 10)), 1920, 1080)
    late = Placed(wide=(100, 100, 50, 50))
    stage.root.add_widget(late)
    stage.frames()
    assert box(late) == (100, 100, 50, 50)
    late.wide = (300, 100, 50, 50)
    stage.frames()
    assert box(late) == (300, 100, 50, 50)


def test_a_lowered_board_brings_its_upper_part_within_reach():
    child = Placed(wide=(40, 34, 128, 136))
    stage = shown(child, 1920, 1080)
    theme.lowered = 1
    stage.frames()
    assert box(child)[1] > 360


def test_what_was_taken_down_is_forgotten():
    stage = shown(Placed(wide=(0, 0, 10, 10)), 1920, 1080)
    card = Plan(wide=(0, 0, 10, 10))
    stage.root.add_widget(card)
    stage.frames(2)
    stage.root.remove_widget(card)
    stage.frames(2)
    trace = weakref.ref(card)
    del card
    gc.collect()
    assert trace() is None
