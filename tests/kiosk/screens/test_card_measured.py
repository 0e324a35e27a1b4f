"""What has been measured of a card is a run chart: a change is claimed from ten values on, and never of two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard, EditCard
from board.kinds.indicator.commands import TakeReading, WriteIndicator
from board.kinds.measure import AddMeasure
from kiosk.demo.hung import Hung
from kiosk.parts.measured import MeasureChart
from kiosk.theme import theme
from kiosk.widgets.charts.runchart import RunChart
from tests.kiosk.screens.fitting import LONG

Hang = Callable[..., Hung]
SMALL = (960, 540)


def measured(hang: Hang, *phases: tuple[str, tuple[float, ...]], size: tuple[int, int] = SMALL) -> Hung:
    """A card with these values, seen from the back."""
    told = [(value, name) for name, some in phases for value in some]
    values = [AddMeasure(f"m{n:03}", "c", value, name, "2025-11-03") for n, (value, name) in enumerate(told)]
    wall = hang(size, commands=[AddCard("c", "Stille halvtime"), EditCard("c", {"measure_goal": 2}), *values])
    wall.root.go("card", id="c")
    wall.settle()
    return wall


def charts(wall: Hung) -> list[RunChart]:
    return [part.ids.chart for part in wall.walk() if isinstance(part, MeasureChart)]


def test_two_values_are_before_after_and_the_line(hang: Hang) -> None:
    wall = measured(hang, ("before", (6,)), ("after", (3,)))
    wall.press("turn")
    (chart,) = charts(wall)
    assert (chart.values, chart.target, chart.phases, chart.median) == ((6, 3), 2, ((1, "etter"),), None)
    assert not any("endring" in text or "Opp og ned" in text for text in wall.texts())


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((3, 3, 2, 3, 3, 2, 3, 3, 2), "Dette er en endring, ikke tilfeldig. De 9 siste er under midten."),
        ((6, 5, 7, 6, 5), "Opp og ned som før."),
    ],
)
def test_ten_values_and_more_are_judged_against_those_before(hang: Hang, after: tuple[float, ...], said: str) -> None:
    wall = measured(hang, ("before", (6, 5, 7, 5, 7, 5, 7, 5, 7, 6)), ("after", after))
    wall.press("turn")
    (chart,) = charts(wall)
    assert (chart.median, chart.phases) == (6, ((10, "etter"),))
    assert said in wall.texts()


def test_a_card_of_a_miss_says_which_goal_it_came_from(hang: Hang) -> None:
    goal = WriteIndicator("i1", {"title": "Alle ut", "target": 20})
    made = AddCard("c", "Alle ut", week="2025-W47", fields={"indicator": "i1"})
    wall = hang(SMALL, commands=[goal, TakeReading("i1", "2025-W47", 13), made])
    wall.root.go("card", id="c")
    wall.settle()
    assert "Fra målet «Alle ut», uke 47" in wall.texts()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_a_claim_finds_room(hang: Hang, size: tuple[int, int]) -> None:
    wall = measured(hang, ("before", (123_456.5,) * 5 + (6,) * 6), ("after", (9.75,) * 14), size=size)
    wall.root.do(EditCard("c", {"title": LONG, "problem": LONG, "measured": LONG, "measure_goal": 99_999.25}))
    wall.settle()
    for _side in ("front", "back"):
        assert (wall.clipped(), theme.format) == ([], theme.format)
        wall.press("turn")
        wall.wait_s(0.5)
