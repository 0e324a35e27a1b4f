"""One finger, one press, one action, whoever else touches the board."""

from __future__ import annotations

from kiosk.demo.stage import Stage
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.input.tap import Press
from kiosk.widgets.plan import Across, Plan
from tests.kiosk.pinboard import Pinboard, pin


class Spot(Press):
    """Something pressable that draws nothing."""


def stage_with(*presses: Press, size=(1920, 1080), diagonal_inch=43.0) -> tuple[Stage, list[str]]:
    acted: list[str] = []

    for press in presses:
        press.bind(on_act=lambda press: acted.append(press.test_name))
    return Stage(*size, lambda: Pinboard(*presses), diagonal_inch=diagonal_inch), acted


def left_and_right() -> tuple[Block, Block]:
    return (
        pin(Block(test_name="left", label="Venstre"), (100, 600, 300, 112)),
        pin(Block(test_name="right", label="Høyre"), (900, 600, 300, 112)),
    )


def test_a_press_acts_when_the_finger_lifts_not_when_it_lands():
    stage, acted = stage_with(*left_and_right())
    stage.touch_down(1, 200, 650)
    stage.wait_s(1)
    assert acted == []
    stage.touch_up(1)
    assert acted == ["left"]


def test_a_pressed_block_answers_in_the_next_frame():
    stage, _ = stage_with(*left_and_right())
    stage.touch_down(1, 200, 650)
    assert stage.find("left").pressed
    stage.wait_s(0.1)
    assert stage.find("left").sink == 7
    stage.touch_up(1)
    stage.wait_s(0.3)
    assert stage.find("left").sink == 0


def test_what_has_just_come_up_is_not_pressed_by_a_finger_that_meant_what_hung_there_before():
    left, right = left_and_right()
    left.shown, left.latch_s = False, 0.4
    stage, acted = stage_with(left, right)
    left.shown = True
    stage.frames(2)
    stage.press_at(200, 650)
    assert acted == []
    stage.wait_s(0.4)
    stage.press_at(200, 650)
    assert acted == ["left"]


def test_what_comes_up_inside_something_else_is_guarded_like_what_comes_up_alone():
    left, right = left_and_right()
    tray = Plan(shown=False)
    tray.add_widget(Pinboard(left))
    left.latch_s = 0.4
    stage, acted = stage_with(right)
    left.bind(on_act=lambda press: acted.append(press.test_name))
    stage.root.add_widget(tray)
    stage.frames(2)
    tray.shown = True
    stage.frames(2)
    stage.press_at(200, 650)
    assert acted == []
    stage.wait_s(0.4)
    stage.press_at(200, 650)
    assert acted == ["left"]


def test_what_is_made_when_it_is_first_to_be_seen_is_guarded_like_what_comes_up():
    left, right = left_and_right()
    left.latch_s = 0.4
    stage, acted = stage_with(right)
    left.bind(on_act=lambda press: acted.append(press.test_name))
    tray = Plan()
    tray.add_widget(Pinboard(left))
    stage.root.add_widget(tray)
    stage.frames(2)
    stage.press_at(200, 650)
    assert acted == []
    stage.wait_s(0.4)
    stage.press_at(200, 650)
    assert acted == ["left"]


def test_sliding_off_cancels_even_when_the_finger_comes_back():
    stage, acted = stage_with(*left_and_right())
    stage.touch_down(1, 200, 650)
    stage.touch_move(1, 700, 300)
    assert not stage.find("left").pressed
    stage.touch_move(1, 200, 650)
    stage.touch_up(1)
    assert acted == []


def test_a_second_finger_elsewhere_neither_steals_nor_breaks_the_first_press():
    stage, acted = stage_with(*left_and_right())
    stage.touch_down(1, 200, 650)
    stage.touch_down(2, 1000, 650)
    stage.touch_move(2, 1010, 655)
    stage.touch_up(2)
    assert acted == ["right"]
    assert stage.find("left").pressed
    stage.touch_up(1)
    assert acted == ["right", "left"]


def test_a_second_finger_on_nothing_changes_nothing():
    stage, acted = stage_with(*left_and_right())
    stage.touch_down(1, 200, 650)
    stage.touch_down(2, 1600, 100)
    stage.touch_move(2, 200, 640)
    stage.touch_up(2)
    assert acted == []
    stage.touch_up(1)
    assert acted == ["left"]


def test_two_fingers_on_one_block_are_one_press():
    stage, acted = stage_with(*left_and_right())
    stage.touch_down(1, 200, 650)
    stage.touch_down(2, 300, 650)
    stage.touch_up(2)
    assert acted == []
    stage.touch_up(1)
    assert acted == ["left"]


def test_a_bouncing_panel_gives_one_action():
    stage, acted = stage_with(*left_and_right())
    for finger in (1, 2):
        stage.touch_down(finger, 200, 650)
        stage.touch_up(finger)
    assert acted == ["left"]
    stage.wait_s(0.2)
    stage.press("left")
    assert acted == ["left", "left"]


def test_two_presses_that_a_slow_frame_heard_of_at_once_are_two():
    stage, acted = stage_with(*left_and_right())
    stage.tap_in_slow_frame(0.7, stage.middle("left"), stage.middle("left"))
    assert acted == ["left", "left"]


def test_a_hasty_second_tap_is_not_for_what_stands_there_next_however_slow_that_is_drawn():
    left, right = left_and_right()
    left.latch_s = 0.4
    stage, acted = stage_with(left, right)
    stage.press("left")
    stage.tap_in_slow_frame(0.7, stage.middle("left"))
    assert acted == ["left"]
    stage.wait_s(0.5)
    stage.press("left")
    assert acted == ["left", "left"]


def test_a_finger_the_panel_forgot_does_not_keep_the_block_for_ever():
    stage, acted = stage_with(*left_and_right())
    stage.touch_down(1, 200, 650)
    stage.wait_s(11)
    stage.touch_down(2, 200, 650)
    stage.touch_up(2)
    stage.touch_up(1)
    assert acted == ["left"]


def test_what_is_not_enabled_refuses_and_says_so():
    block = pin(Block(test_name="next", label="Neste person", enabled=False), (100, 600, 300, 112))
    stage, acted = stage_with(block)
    refused = []
    block.bind(on_refused=lambda *_: refused.append(True))
    stage.press("next")
    assert (acted, refused) == ([], [True])
    assert block.looks == "grey"


def test_a_small_thing_is_hit_from_a_fingertip_around_it():
    stage, acted = stage_with(pin(Spot(test_name="dot"), (500, 500, 20, 20)))
    stage.press_at(480, 510)
    assert acted == ["dot"]
    stage.press_at(440, 510)
    assert acted == ["dot"]
    assert min(stage.boxes()[0][1:]) >= 20


def test_a_fingertip_goes_to_the_nearer_of_two_neighbours():
    stage, acted = stage_with(
        pin(Spot(test_name="a"), (500, 500, 20, 20)), pin(Spot(test_name="b"), (550, 500, 20, 20))
    )
    stage.press_at(530, 510)
    stage.press_at(542, 510)
    stage.press_at(552, 510)
    assert acted == ["a", "b", "b"]


def test_on_a_ten_inch_panel_a_fingertip_is_still_two_centimetres():
    stage, _ = stage_with(pin(Spot(test_name="dot"), (900, 600, 20, 20)), size=(1280, 800), diagonal_inch=10.1)
    box = stage.boxes()[0]
    assert box.width_mm >= 19.9
    assert box.height_mm >= 19.9


def test_what_lies_under_a_sheet_is_neither_hit_nor_in_the_way():
    below = pin(Spot(test_name="below"), (500, 500, 200, 200))
    sheet = pin(Across(swallow=True, padding=(310, 100)), (400, 400, 600, 400))
    above = Spot(test_name="above", w=20, h=20, align="start")
    stage, acted = stage_with(below)
    above.bind(on_act=lambda press: acted.append(press.test_name))
    stage.root.add_widget(sheet)
    sheet.add_widget(above)
    stage.frames(2)
    stage.press_at(560, 560)
    stage.press_at(695, 510)
    assert acted == ["above"]


def test_what_is_not_shown_cannot_be_pressed():
    block = pin(Block(test_name="left", label="Venstre"), (100, 600, 300, 112))
    stage, acted = stage_with(block)
    block.shown = False
    stage.frames(2)
    stage.press_at(200, 650)
    assert acted == []
    assert not stage.has("left")


def test_a_block_that_disappears_under_the_finger_does_not_act():
    block = pin(Block(test_name="left", label="Venstre"), (100, 600, 300, 112))
    stage, acted = stage_with(block)
    stage.touch_down(1, 200, 650)
    block.shown = False
    stage.frames(2)
    stage.touch_up(1)
    assert acted == []


def test_the_keyboard_reaches_and_presses_everything():
    stage, acted = stage_with(*left_and_right())
    stage.key(9)
    assert stage.find("left").focused
    stage.key(275)
    assert stage.find("right").focused
    stage.key(13)
    stage.key(9, None, "shift")
    stage.key(32)
    assert acted == ["right", "left"]


def test_the_keyboard_stays_on_a_sheet_that_covers_the_screen():
    stage, acted = stage_with(*left_and_right())
    sheet, above = Sheet(), Block(test_name="above", w=200, h=120, align="start")
    above.bind(on_act=lambda press: acted.append(press.test_name))
    sheet.add_widget(above)
    stage.root.add_widget(sheet)
    stage.frames(2)
    stage.key(9)
    stage.key(9)
    stage.key(13)
    assert acted == ["above"]
    stage.root.remove_widget(sheet)
    stage.key(9)
    assert stage.find("left").focused
