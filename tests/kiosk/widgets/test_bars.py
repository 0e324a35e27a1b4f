"""Before, now and the goal as three bars."""

from __future__ import annotations

import pytest

from board import catalogue
from kiosk.widgets.charts.bars import Bars


def test_beside_before_and_now_stands_one_goal_in_english_too(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Bars, "write", lambda _bars, text, *_where, **_looks: told.append(text))
    with catalogue.spoken("en"):
        Bars(before=6, now=2, goal=1, size=(400, 200)).draw()
    assert [word for word in told if not word.isdigit()] == ["Before", "Now", "The goal"]
