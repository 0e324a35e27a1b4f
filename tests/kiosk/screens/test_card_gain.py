"""Kort: what was measured, and the gain with its årsverk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.errors import Kind
from board.kinds.gain.commands import Realise
from board.kinds.measure import AddMeasure
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import write
from tests.kiosk.screens.taken_down import CARD, CHECKED, ESTIMATED, done, open_card, said

Hang = Callable[..., Hung]


# --- measuring ---


def test_values_are_entered_before_under_way_and_after(hang: Hang) -> None:
    wall = open_card(hang(commands=CHECKED))
    wall.press("turn")
    for phase, value in (("before", "6"), ("during", "4,5"), ("after", "-2")):
        wall.press("measure-value")
        write(wall, value)
        wall.press(f"phase-{phase}")
        done(wall)
        assert wall.find("measure-value").text == ""
    measures = [(m.phase, m.value, str(m.taken)) for m in wall.stored.measures.of("c")]
    assert measures == [(p, v, "2025-11-18") for p, v in (("before", 6), ("during", 4.5), ("after", -2))]


def test_what_is_measured_and_its_goal_are_written(hang: Hang) -> None:
    wall = open_card(hang(commands=CHECKED))
    wall.press("turn")
    wall.press("measured")
    write(wall, "Leting")
    wall.press("key-next-field")
    write(wall, "1,5")
    done(wall)
    card = wall.stored.cards.get("c")
    assert (card.measured, card.measure_goal) == ("Leting", 1.5)
    assert wall.find("measure-goal").text == "1,5"


@pytest.mark.parametrize("text", ["abc", "1e99", "--3"])
def test_a_value_that_is_no_number_is_said_and_can_be_mended(hang: Hang, text: str) -> None:
    wall = open_card(hang(commands=CHECKED))
    wall.press("turn")
    wall.press("measure-value")
    wall.key(ord("a"), text)
    done(wall)
    assert said(wall, Kind.NUMBER_WRONG)
    assert wall.find("measure-value").text == text
    assert wall.find("measure-value").editing
    assert not wall.stored.measures.of("c")


def test_a_number_that_cannot_be_is_asked_for_once_and_holds_nobody_fast(hang: Hang) -> None:
    wall = open_card(hang(commands=CHECKED))
    wall.press("turn")
    wall.press("measure-value")
    wall.key(ord("a"), "abc")
    done(wall)
    assert wall.find("measure-value").editing
    done(wall)
    assert not wall.has("key-done")
    assert wall.find("measure-value").text == "abc"
    wall.press("to-board")
    assert wall.screen == "home"


def test_a_wrong_value_is_taken_away_with_undo(hang: Hang) -> None:
    wall = open_card(hang(commands=[*CHECKED, AddMeasure("m1", "c", 6, "before"), AddMeasure("m2", "c", 60)]))
    wall.press("turn")
    wall.press("measures")
    assert wall.find("pick-m2").label == "Underveis, i dag: 60"
    wall.press("pick-m2")
    assert [m.id for m in wall.stored.measures.of("c")] == ["m1"]
    wall.press("undo")
    assert len(wall.stored.measures.of("c")) == 2


# --- the gain ---


def test_hours_are_estimated_on_the_digits_and_estimated_anew(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    assert wall.find("estimate").label == "Anslå timer"
    wall.press("estimate")
    write(wall, "1,0")
    wall.frames(3)
    assert "time i uka" in wall.texts()
    for _ in "1,0":
        wall.press("key-backspace")
    write(wall, "2,5")
    done(wall)
    assert wall.stored.gains.of("c").identified_hours == 2.5
    assert "= 0,07 årsverk" in wall.texts()
    assert wall.find("estimate").label == "Endre timer"
    wall.press("estimate")
    wall.press("key-backspace")
    write(wall, "0")
    done(wall)
    assert [g.hours_per_week for g in wall.stored.gains.history("c")] == [2.5, 2.0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("-3", Kind.HOURS_WRONG),
        ("1e9", Kind.HOURS_WRONG),
        ("1000000000", Kind.HOURS_WRONG),
        ("0", Kind.HOURS_WRONG),
        ("abc", Kind.NUMBER_WRONG),
    ],
)
def test_hours_that_cannot_be_are_said_and_can_be_mended(hang: Hang, text: str, kind: Kind) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("estimate")
    wall.key(ord("a"), text)
    done(wall)
    assert said(wall, kind)
    assert wall.find("hours").text == text
    assert wall.find("hours").editing
    assert not wall.stored.gains.entries


def test_what_the_time_becomes_follows_into_the_account(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("use-saving")
    assert wall.stored.cards.get("c").use == "saving"
    wall.press("estimate")
    write(wall, "1")
    done(wall)
    assert wall.stored.gains.of("c").latest.use == "saving"
    wall.press("use-quantity")
    history = wall.stored.gains.history("c")
    assert [(g.hours_per_week, g.use) for g in history] == [(1, "saving"), (1, "quantity")]
    assert wall.find("use-quantity").chosen


def test_realising_takes_hours_day_and_a_note(hang: Hang) -> None:
    wall = open_card(hang(commands=ESTIMATED))
    wall.press("realise")
    assert wall.find("next-gain").label == "Skriv hva tida brukes til"
    wall.press("next-gain")
    write(wall, "Tur")
    done(wall)
    wall.press("next-gain")
    realised = wall.stored.gains.of("c").realised
    assert (realised.hours_per_week, str(realised.day), realised.note) == (2.5, "2025-11-18", "Tur")
    assert "Realisert" in [getattr(widget, "text", "") for widget in wall.walk()]
    wall.press("undo")
    assert wall.stored.gains.of("c").realised is None


def test_an_estimate_is_what_is_written_also_when_less_is_realised(hang: Hang) -> None:
    realised = Realise("r", "c", 2.0, "2025-11-18", "Tur", "quality")
    wall = open_card(hang(commands=[*ESTIMATED, realised]))
    assert wall.find("hours").text == "2"
    assert any("anslag 2,5" in text for text in wall.texts())
    wall.press("estimate")
    assert wall.find("hours").text == "2,5"
    done(wall)
    assert wall.find("hours").text == "2"
    assert len(wall.stored.gains.entries) == 2
