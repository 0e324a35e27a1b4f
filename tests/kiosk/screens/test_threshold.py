"""Oppsett: how many balls a vase must hold. The unit may raise it, and sees what its organisation has decided."""

from __future__ import annotations

from collections.abc import Callable

from board.commands import Keep
from board.own import Own
from kiosk.demo.hung import Hung
from tests.kiosk.screens.test_settings import PIN, at

Hang = Callable[..., Hung]


def test_the_organisations_threshold_is_shown_and_can_only_be_raised(hang: Hang) -> None:
    wall = at(hang(commands=[Keep(Own(organisation_threshold=5))]), "voting")
    assert any("Virksomheten har bestemt minst fem." in text for text in wall.texts())
    wall.press("threshold-less")
    assert wall.stored.unit.threshold == 3
    wall.press("threshold-more")
    wall.say_pin(PIN)
    assert (wall.stored.unit.threshold, wall.stored.threshold) == (6, 6)
    wall.press("threshold-less")
    wall.press("threshold-less")
    assert wall.stored.threshold == 5


def test_the_threshold_can_be_raised_and_never_goes_below_three(hang: Hang) -> None:
    wall = at(hang(), "voting")
    wall.press("threshold-less")
    assert wall.stored.unit.threshold == 3
    wall.press("threshold-more")
    wall.say_pin(PIN)
    wall.press("threshold-more")
    assert wall.stored.unit.threshold == 5
    for _tap in range(4):
        wall.press("threshold-less")
    assert wall.stored.unit.threshold == 3
