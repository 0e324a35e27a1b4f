"""Words of a value stream at the wall: one of a thing is not told as many, and what is done is not asked for."""

from collections.abc import Callable

import pytest

from board.kinds.stream.cards import Draw
from board.kinds.stream.ready import HangReady
from kiosk.demo.hung import Hung
from kiosk.screens.stream.step.numbers import FIGURES


@pytest.mark.parametrize(
    ("figure", "unit", "value", "day_hours", "said"),
    [
        ("wait", "hour", 1, 24, "1 time"),
        ("wait", "hour", 2, 24, "2 timer"),
        ("minutes", "hour", 0.5, 24, "0,5 timer"),
        ("wait", "day", 1, 24, "1 døgn"),
        ("wait", "day", 1, 7.5, "1 dag"),
        ("times", "week", 1, 24, "1 gang"),
        ("times", "month", 20, 24, "20 ganger"),
        ("people", "", 1, 24, "1\u00a0pers."),
    ],
)
def test_a_usual_answer_is_said_by_its_number(
    figure: str, unit: str, value: float, day_hours: float, said: str
) -> None:
    assert FIGURES[figure].named(value, unit, day_hours) == said


def test_an_ideal_that_is_drawn_is_gone_to_and_not_asked_for(hang: Callable[..., Hung]) -> None:
    wall = hang((960, 540), commands=[HangReady("m", "new-medicine")])
    for label in ("Tegn den ideelle", "Den ideelle"):
        for screen, block in (("stream", "stream-next"), ("stream.sums", "to-ideal")):
            wall.root.go(screen, id="m")
            wall.settle()
            assert wall.find(block).label == label
        wall.root.do(Draw("m-s2", {"gone": True}))
