"""The time that is left of a meeting, beside its disc."""

from __future__ import annotations

import pytest

from assets.pseudo import pseudo
from kiosk.widgets.paper.timer import Timer, words
from tests.kiosk.widgets.test_figures import stage_with


@pytest.mark.parametrize(
    ("remaining_s", "said"),
    [
        (900, ("15:00", "igjen av 15\u00a0min")),
        (400, ("6:40", "igjen av 15\u00a0min")),
        (0.4, ("0:01", "igjen av 15\u00a0min")),
        (-59, ("0:00", "igjen av 15\u00a0min")),
        (-60, ("1\u00a0min over", "av 15\u00a0min")),
        (-130, ("2\u00a0min over", "av 15\u00a0min")),
    ],
)
def test_the_disc_says_what_is_left_and_then_what_is_over(remaining_s, said):
    assert words(remaining_s, 900) == said


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
@pytest.mark.parametrize("remaining_s", [5400, 900, 400, 0, -130, -7200])
def test_no_time_is_too_long_for_its_place(size, remaining_s):
    timer = Timer(remaining_s=remaining_s, total_s=max(900, remaining_s))
    stage = stage_with(timer, (60, 54, 460, 236), (40, 54, 460, 236), size)
    assert stage.clipped() == []
    assert stage.cut() == []


def test_what_is_left_is_said_on_two_lines_where_a_language_needs_them(monkeypatch):
    monkeypatch.setattr("kiosk.widgets.paper.timer.words", lambda *_: ("15:00", pseudo("igjen av 15 min")))
    stage = stage_with(Timer(remaining_s=900), (60, 54, 300, 134), size=(1280, 800))
    assert pseudo("igjen av 15 min") in stage.texts()
    assert stage.clipped() == stage.cut() == []
