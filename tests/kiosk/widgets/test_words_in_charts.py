"""What drawings write finds room: nothing runs over an edge, into its neighbour, or away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from kiosk.demo.stage import Stage
from kiosk.theme import LARGE, theme
from kiosk.widgets.charts.axis import Axis
from kiosk.widgets.charts.curve import Curve
from kiosk.widgets.charts.holding import Holding
from kiosk.widgets.charts.ruler import Ruler
from kiosk.widgets.charts.trend import Trend, Week
from kiosk.widgets.drawing import Drawing
from tests.kiosk.pinboard import Pinboard, pin


@pytest.fixture(autouse=True)
def large_letters() -> Iterator[None]:
    theme.larger = LARGE
    yield
    theme.larger = 1.0


def drawn(drawing: Drawing, width: float, height: float) -> list[tuple[float, float, float, float]]:
    """Left, lower edge, right and top of what it has written in a box so large."""
    box = (200, 200, width, height)
    Stage(1920, 1080, lambda: Pinboard(pin(drawing, box, tall=box)))
    return drawing.written


@pytest.mark.parametrize("curve", [Curve, Holding])
def test_what_a_curve_came_to_stands_within_its_edge(curve: type[Drawing]) -> None:
    points = ((0.0, 40.5, 20.5),) if curve is Curve else ((0.0, 1), (0.6, 1020.5))
    drawing = curve(points=points)
    assert max(right for _left, _low, right, _top in drawn(drawing, 600, 300)) <= drawing.right


def test_numbers_of_weeks_stand_apart_and_are_of_usual_size_where_only_the_ends_find_room() -> None:
    weeks = tuple(Week(39 + n, 5) for n in range(8))
    told = drawn(Trend(weeks=weeks), 250, 142)
    assert len(told) == 8
    assert min(right[0] - left[2] for left, right in pairwise(told)) > 4
    ends = drawn(Trend(weeks=weeks), 150, 142)
    assert len(ends) == 2
    assert ends[0][3] - ends[0][1] > told[0][3] - told[0][1]


@pytest.mark.parametrize(
    ("high", "said"), [(420, ["hjelper lite", "hjelper mye"]), (250, ["hjelper lite", "mye"]), (170, ["hjelper mye"])]
)
def test_an_axis_says_both_its_ends_in_shorter_words_before_one_is_left_out(
    high: int, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    write = Drawing.write

    def also(self: Drawing, text: str, *where: object, **how: object) -> float:
        told.append(text)
        return write(self, text, *where, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Drawing, "write", also)
    drawn(Axis(low="hjelper lite", high="hjelper mye", shorter="mye", upwards=True), 40, high)
    assert [text for text in told if text] == said


def test_what_was_won_is_told_beside_its_frame_where_that_is_too_narrow() -> None:
    rule = Ruler(realised=23, identified=30.5, added=2.5)
    plain = drawn(Ruler(realised=23, identified=30.5), 420, 118)
    told = drawn(rule, 420, 118)
    assert told != plain
    frame, _ = rule._taken[0]
    assert told[0][0] >= frame
    assert all(left >= told[0][2] or right <= told[0][0] for left, _low, right, _top in told[1:])
