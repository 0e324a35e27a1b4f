"""Writing: on the screen's own keyboard and on a real one."""

from __future__ import annotations

import pytest

from kiosk.demo.stage import Stage
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.keyboard import Keyboard
from kiosk.widgets.input.text_input import writing
from tests.kiosk.pinboard import Pinboard, pin


class Desk(Stage):
    """Two fields and the keyboard."""

    def __init__(self, size=(1920, 1080), diagonal_inch=43.0, **first) -> None:
        def wall() -> Pinboard:
            """Made when the stage has put away what the last one left, a keyboard that was up among it."""
            self.title = pin(Field(test_name="title", **first), (100, 100, 600, 92), tall=(100, 100, 600, 92))
            self.problem = pin(
                Field(test_name="problem", multiline=True), (100, 220, 600, 200), tall=(100, 220, 600, 200)
            )
            self.keyboard = Keyboard()
            return Pinboard(self.title, self.problem, self.keyboard)

        super().__init__(*size, wall, diagonal_inch=diagonal_inch)

    def tap(self, *names: str) -> None:
        for name in names:
            self.press(name)

    def type(self, text: str) -> None:
        for sign in text:
            self.press("key-space" if sign == " " else f"key-{sign}")


def test_the_keyboard_comes_with_the_first_tap_in_a_field_and_goes_with_ferdig():
    desk = Desk()
    assert not desk.has("key-done")
    desk.press("title")
    desk.wait_s(0.3)
    assert desk.title.editing
    assert desk.has("key-done")
    desk.press("key-done")
    desk.wait_s(0.3)
    assert not desk.title.editing
    assert not desk.has("key-done")


def test_a_sentence_begins_with_a_capital_by_itself():
    desk = Desk()
    desk.press("title")
    desk.type("få på plass. æsj")
    assert desk.title.text == "Få på plass. Æsj"


def test_shift_is_for_one_letter():
    desk = Desk(text="a")
    desk.press("title")
    desk.tap("key-shift", "key-å", "key-å")
    assert desk.title.text == "aÅå"


def test_digits_and_signs_have_their_own_page():
    desk = Desk(digits=True)
    desk.press("title")
    desk.tap("key-1", "key-7", "key-,", "key-5", "key-page", "key-t")
    assert desk.title.text.lower() == "17,5t"


def test_the_backspace_takes_one_sign_for_each_tap_and_goes_on_while_held():
    desk = Desk(text="ballene")
    desk.press("title")
    desk.press("key-backspace")
    assert desk.title.text == "ballen"
    desk.touch_down(1, *desk.middle("key-backspace"))
    desk.wait_s(0.55)
    assert desk.title.text == "balle"
    desk.wait_s(0.2)
    left = len(desk.title.text)
    assert left <= 3
    desk.touch_up(1)
    desk.wait_s(0.5)
    assert len(desk.title.text) == left


def test_next_and_previous_field_walk_through_the_fields():
    desk = Desk()
    desk.press("title")
    desk.press("key-next-field")
    assert desk.problem.editing
    desk.press("key-next-field")
    assert desk.problem.editing
    desk.press("key-previous-field")
    assert desk.title.editing


def test_enter_makes_a_line_where_lines_are_meant_and_goes_on_where_not():
    desk = Desk()
    desk.press("title")
    desk.press("key-enter")
    assert desk.problem.editing
    desk.tap("key-a", "key-enter", "key-b")
    assert desk.problem.text == "A\nB"


def test_a_tap_in_the_text_puts_the_caret_there():
    desk = Desk(text="Vaskeplan")
    x, y = desk.title.x + 16, desk.height - desk.title.center_y
    desk.press_at(x, y)
    assert desk.title.caret == 0
    desk.press_at(x + 560, y)
    assert desk.title.caret == len("Vaskeplan")


def test_a_field_takes_no_more_than_its_limit():
    desk = Desk(limit=5, text="abc")
    desk.press("title")
    writing.type("defgh")
    assert desk.title.text == "abcde"


def test_a_real_keyboard_writes_too():
    desk = Desk()
    desk.press("title")
    for sign in "Hé/":
        desk.key(ord(sign.lower()), sign)
    desk.key(276)
    desk.key(8)
    assert desk.title.text == "H/"
    desk.key(9)
    assert desk.problem.editing
    desk.key(27)
    assert writing.at is None


def test_what_is_pasted_keeps_its_words_apart():
    desk = Desk()
    desk.press("title")
    writing.type("Linje én\r\nlinje to\tog tre")
    assert desk.title.text == "Linje én linje to og tre"
    desk.press("problem")
    writing.type("Én\r\nto\ttre\x00")
    assert desk.problem.text == "Én\nto tre"


def test_two_thumbs_on_two_keys_type_both_letters():
    desk = Desk(text="x")
    desk.press("title")
    desk.touch_down(1, *desk.middle("key-t"))
    desk.touch_down(2, *desk.middle("key-o"))
    desk.touch_up(1)
    desk.touch_up(2)
    assert desk.title.text == "xto"


def test_double_letters_arrive_however_slow_the_frames_are():
    desk = Desk()
    desk.press("title")
    desk.wait_s(0.3)
    keys = [desk.middle(f"key-{sign}") for sign in "åtte"]
    desk.tap_in_slow_frame(0.7, *keys)
    assert desk.title.text == "Åtte"


def test_a_panel_that_bounces_on_a_key_types_one_letter():
    desk = Desk(text="a")
    desk.press("title")
    for finger in (1, 2):
        desk.touch_down(finger, *desk.middle("key-t"))
        desk.touch_up(finger)
    assert desk.title.text == "at"


def test_touches_on_the_tray_between_keys_reach_nothing_below():
    desk = Desk()
    desk.press("title")
    desk.wait_s(0.3)
    assert desk.keyboard.swallow
    desk.press_at(5, 1075)
    assert desk.title.editing


def test_ten_thousand_signs_stay_writable():
    desk = Desk(text="Vi bytter vakt. " * 625, limit=0)
    desk.press("title")
    writing.type("!")
    desk.frames()
    assert len(desk.title.text) == 10_001


@pytest.mark.every_size
@pytest.mark.parametrize(
    ("size", "diagonal"), [((1920, 1080), 43), ((3840, 2160), 55), ((1280, 800), 10.1), ((1080, 1920), 43)]
)
def test_every_key_is_a_fingertip_high_and_as_wide_as_the_glass_allows(size, diagonal):
    desk = Desk(size, diagonal)
    desk.press("title")
    desk.wait_s(0.3)
    keys = [box for box in desk.boxes() if box.name.startswith("key-")]
    width_mm = size[0] / (size[0] ** 2 + size[1] ** 2) ** 0.5 * diagonal * 25.4
    assert len(keys) == 41
    assert min(box.height_mm for box in keys) >= 19.5
    assert min(box.width_mm for box in keys) >= min(20, width_mm / 12 * 0.95)
