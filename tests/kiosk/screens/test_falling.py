"""A gain may fall: people say so in one obvious way, with the new hours and why, and it stands there for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.errors import Kind
from board.kinds.gain.commands import Identify, Realise
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import DIAGONALS, SIZES, fits, write
from tests.kiosk.screens.test_gains import FOUND, at_gains, fill_in, said

Hang = Callable[..., Hung]

FREED = [*FOUND, Realise("r1", "c1", 3, "2025-11-01", "Tur i skogen", "quality")]


def test_hours_that_are_no_longer_free_are_entered_with_why(hang: Hang) -> None:
    wall = at_gains(hang(commands=FREED))
    wall.press("gain-0")
    wall.press("gain-falls")
    assert "Sparer vi det fortsatt?" in wall.texts()
    assert wall.find("next-gain").label == "Skriv timene"
    fill_in(wall, "entry-hours", "1,5")
    assert wall.find("next-gain").label == "Skriv hvorfor det ble mindre"
    fill_in(wall, "entry-reason", "To har sluttet")
    wall.press("next-gain")
    gain = wall.stored.gains.of("c1").realised
    assert gain is not None
    assert (gain.hours_per_week, str(gain.day), gain.note, gain.reason) == (
        1.5,
        "2025-11-18",
        "Tur i skogen",
        "To har sluttet",
    )
    assert wall.find("entry-0").note == "Fra 18. november. Tur i skogen. Ble mindre: To har sluttet."
    assert "Et nyere tall gjelder." in wall.find("entry-1").note


def test_a_gain_may_fall_to_nothing_and_be_won_back(hang: Hang) -> None:
    wall = at_gains(hang(commands=FREED))
    wall.press("gain-0")
    wall.press("gain-falls")
    fill_in(wall, "entry-hours", "0")
    fill_in(wall, "entry-reason", "Rutinen er borte")
    wall.press("next-gain")
    assert wall.stored.gains.of("c1").realised_hours == 0
    assert not wall.has("gain-falls")
    wall.press("to-board")
    assert "Falt bort" in wall.texts()
    wall.press("gain-0")
    assert wall.find("next-gain").label == "Realiser"


def test_what_is_not_less_is_no_fall(hang: Hang) -> None:
    wall = at_gains(hang(commands=FREED))
    wall.press("gain-0")
    wall.press("gain-falls")
    fill_in(wall, "entry-hours", "3")
    assert said(wall, Kind.NOT_LESS, hours="3 timer i uka")


def test_fewer_hours_ask_why_whichever_block_led_there(hang: Hang) -> None:
    more = Identify("e2", "c1", 5)
    wall = at_gains(hang(commands=[*FREED, more]))
    wall.press("gain-0")
    wall.press("next-gain")
    assert wall.has("entry-note")
    fill_in(wall, "entry-hours", "2")
    assert wall.has("entry-reason")
    assert not wall.has("entry-note")
    fill_in(wall, "entry-reason", "Ferie")
    wall.press("next-gain")
    assert wall.stored.gains.of("c1").realised_hours == 2


def test_the_card_of_a_gain_that_fell_away_says_so(hang: Hang) -> None:
    gone = Realise("r2", "c1", 0, "2025-11-18", "", reason="Rutinen er borte")
    wall = hang(commands=[*FREED, gone])
    wall.root.go("card", id="c1")
    wall.frames(20)
    assert "Falt bort" in [getattr(widget, "text", "") for widget in wall.walk()]
    assert wall.find("hours").text == "0"


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_on_every_panel(hang: Hang, size: tuple[int, int]) -> None:
    wall = at_gains(hang(size, commands=FREED, diagonal_inch=DIAGONALS[size]))
    wall.press("gain-0")
    fits(wall)
    wall.press("gain-falls")
    fits(wall)
    wall.press("entry-reason")
    write(wall, "x" * 40)
    wall.press("key-done")
    fits(wall)
