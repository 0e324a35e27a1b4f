"""What hangs above everything: what is below it is out of reach, and it goes with its screen."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.demo.stage import Stage
from kiosk.showing import SCREENS
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.keyboard import Keyboard
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.text_input import writing
from tests.kiosk.pinboard import Pinboard, pin

KIOSK = Path(__file__).parents[3] / "kiosk"


class Desk(Stage):
    """A field, its keyboard and a pad that is put away."""

    def __init__(self) -> None:
        def wall() -> Pinboard:
            self.field, self.pad = pin(Field(test_name="field"), (100, 100, 600, 92)), Pad()
            return Pinboard(self.field, Keyboard(fields=[self.field]), self.pad)

        super().__init__(1920, 1080, wall)


def test_nothing_but_what_rises_from_the_tray_keeps_touches_to_itself_without_being_a_sheet():
    found = {path.stem for path in KIOSK.rglob("*.[pk][yv]") if re.search(r"swallow\s*[=:]\s*True", path.read_text())}
    assert found == {"sheet", "keyboard", "drawer"}


def test_a_sheet_that_is_hung_ends_the_writing_before_it_is_seen():
    desk = Desk()
    desk.press("field")
    assert writing.at is desk.field
    Question(options=[("on", "Videre", "")]).hang(desk.root)
    assert writing.at is None


def test_no_field_below_a_sheet_is_written_in_however_it_is_asked_for():
    desk = Desk()
    question = Question(options=[("on", "Videre", "")])
    question.hang(desk.root)
    desk.field.begin()
    writing.begin(desk.field)
    assert writing.at is None
    desk.frames(10)  # no sooner than a person could
    desk.press("answer-on")
    desk.press("field")
    assert writing.at is desk.field


def test_a_pad_that_is_taken_up_writes_on_itself_and_on_nothing_below():
    desk = Desk()
    desk.press("field")
    desk.pad.open("Hva heter enheten?", done=lambda text: None)
    assert desk.pad.ids.field.editing
    desk.field.begin()
    assert desk.pad.ids.field.editing


def test_of_two_sheets_the_upper_one_is_answered_first():
    desk = Desk()
    Question(options=[("low", "Nede", "")]).hang(desk.root)
    Question(options=[("high", "Oppe", "")]).hang(desk.root)
    desk.frames(10)
    assert [box.name for box in desk.boxes()] == ["answer-high"]
    desk.press("answer-high")
    assert [box.name for box in desk.boxes()] == ["answer-low"]


def test_a_question_does_not_wait_on_a_screen_for_whoever_comes_next(hang):
    wall = hang(fill="demo")
    for name in sorted({*SCREENS} - {"reveal", "vote"}):
        wall.root.go(name, **({"stage": "do"} if name == "column" else {}))
        question = Confirm(question="Er dere sikre?")
        question.hang(wall.root.screen)
        wall.root.home()
        assert question.parent is None, name
