"""Gevinster: hours a week that were found and freed, with every entry that was ever made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from board.errors import Kind
from board.kinds.card.commands import AddCard
from board.kinds.gain.commands import Identify, Realise
from board.kinds.unit import ChangeUnit
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import DIAGONALS, LONG, SIZES, fits, ten_years, wipe, write

Hang = Callable[..., Hung]

TURNUS = ChangeUnit({"full_time_hours": 35.5})
CARD = AddCard("c1", "Fast plass til bilnøklene")
LEFT_FIRST = "Øverst står det som gjenstår."
FOUND = [TURNUS, CARD, Identify("e1", "c1", 3, use="quality")]


def at_gains(wall: Hung) -> Hung:
    """At the whole account."""
    wall.root.go("gains")
    wall.frames(20)
    wall.press("all-gains")
    wall.frames(20)
    return wall


def entries(wall: Hung) -> list[tuple[str, float]]:
    return [(gain.state, gain.hours_per_week) for gain in wall.stored.gains.entries]


def fill_in(wall: Hung, block: str, text: str) -> None:
    """Press a block and write."""
    wall.press(block)
    wipe(wall)
    write(wall, text)
    wall.press("key-done")


def said(wall: Hung, kind: Kind, **facts: Any) -> bool:
    return kind.say(**facts).replace("\u00a0", " ") in wall.texts()


def test_an_empty_account_begins_at_zero(hang: Hang) -> None:
    wall = at_gains(hang())
    assert wall.texts().count("Gevinsten begynner på 0. Den vokser herfra.") == 1
    assert not wall.has("gain-0")


def test_the_account_is_told_in_hours_with_the_divisor_and_never_in_arsverk_alone(hang: Hang) -> None:
    shown = at_gains(hang(fill="demo")).texts()
    assert "20,5 t ÷ 35,5 t = 0,58 årsverk" in shown
    assert "28 t ÷ 35,5 t = 0,79 årsverk" in shown


def test_entries_made_with_different_weeks_keep_their_own(hang: Hang) -> None:
    other = ChangeUnit({"full_time_hours": 37.5})
    commands = [*FOUND, other, Identify("e2", "s2", 3, tool="5s", title="Lageret")]
    shown = at_gains(hang(commands=commands)).texts()
    assert "6 t = 0,16 årsverk, med uker på 35,5 og 37,5 t" in shown


def test_hours_are_told_by_use_and_by_tool(hang: Hang) -> None:
    wall = at_gains(hang(fill="demo"))
    uses, tools = wall.root.screen._account.ids.uses.rows, wall.root.screen._account.ids.tools.rows
    assert sum(row.hours for row in uses) == pytest.approx(20.5)
    assert {row.name: row.hours for row in tools}["Verdistrøm"] == pytest.approx(23)
    assert sum(row.hours for row in tools) == pytest.approx(28)


def test_the_curve_ends_where_the_account_stands(hang: Hang) -> None:
    wall = at_gains(hang(fill="demo"))
    points = wall.root.screen._account.ids.curve.points
    assert points[-1][1:] == pytest.approx((28, 20.5))
    assert [at for at, _found, _freed in points] == sorted(at for at, _found, _freed in points)
    assert all(0 <= at <= 1 and freed <= found for at, found, freed in points)


def test_the_list_has_pages_and_those_with_most_left_come_first(hang: Hang) -> None:
    wall = at_gains(hang(fill="demo"))
    assert {"Side 1 av 4", f"{LEFT_FIRST} Trykk på en gevinst for å se alle tallene."} <= {*wall.texts()}
    for _ in range(3):
        wall.press("gains-on")
    assert "Side 4 av 4" in wall.texts()
    assert not wall.find("gains-on").enabled
    wall.press("gain-0")
    wall.press("to-board")
    assert "Side 4 av 4" in wall.texts(), "who looked at one of them is back where it lay"
    wall.root.home()
    at_gains(wall)
    assert "Side 1 av 4" in wall.texts(), "who comes after begins at the top"


def test_a_gain_opens_with_all_that_was_entered(hang: Hang) -> None:
    wall = at_gains(hang(commands=[*FOUND, Identify("e2", "c1", 2, note="Målt på nytt")]))
    wall.press("gain-0")
    assert wall.find("entry-0").hours == "2\u00a0t/uke"
    assert wall.find("entry-0").holds
    assert wall.find("entry-1").hours == "3\u00a0t/uke"
    assert not wall.find("entry-1").holds
    assert "Et nyere tall gjelder." in wall.find("entry-1").note
    wall.press("gain-card")
    assert wall.screen == "card"


def test_hours_are_freed_with_a_day_and_a_note_of_where_they_went(hang: Hang) -> None:
    wall = at_gains(hang(commands=FOUND))
    wall.press("gain-0")
    wall.press("next-gain")
    assert wall.find("next-gain").label == "Skriv hva tida brukes til"
    fill_in(wall, "entry-hours", "2,5")
    fill_in(wall, "entry-day", "3.11")
    wall.press("next-gain")
    write(wall, "Tur i skogen")
    wall.press("key-done")
    wall.press("entry-use-quantity")
    assert "2,5 t ÷ 35,5 t = 0,07 årsverk" in wall.texts()
    wall.press("next-gain")
    entry = wall.stored.gains.of("c1").realised
    assert entry is not None
    assert (entry.hours_per_week, str(entry.day), entry.note) == (2.5, "2025-11-03", "Tur i skogen")
    assert (entry.use, entry.tool, entry.full_time_hours) == ("quantity", "card", 35.5)
    assert wall.find("entry-0").what == "Realisert"


def test_a_second_tap_enters_nothing_twice(hang: Hang) -> None:
    wall = at_gains(hang(commands=FOUND))
    wall.press("gain-0")
    wall.press("gain-estimate")
    fill_in(wall, "entry-hours", "4")
    form = wall.root.screen._form
    form.act_next()
    form.act_next()
    wall.settle()
    assert entries(wall) == [("identified", 3), ("identified", 4)]


def test_an_estimate_is_corrected_by_a_new_line_and_can_be_undone(hang: Hang) -> None:
    wall = at_gains(hang(commands=FOUND))
    wall.press("gain-0")
    wall.press("gain-estimate")
    wall.press("next-gain")
    write(wall, "5")
    wall.press("key-done")
    wall.press("next-gain")
    assert entries(wall) == [("identified", 3), ("identified", 5)]
    wall.press("undo")
    assert wall.stored.gains.of("c1").identified_hours == 3


@pytest.mark.parametrize(
    ("written", "kind", "facts"),
    [
        ("-3", Kind.HOURS_WRONG, {"limit": "1000"}),
        ("0", Kind.HOURS_WRONG, {"limit": "1000"}),
        ("1e9", Kind.HOURS_WRONG, {"limit": "1000"}),
        ("1000,1", Kind.HOURS_WRONG, {"limit": "1000"}),
        ("abc", Kind.NUMBER_WRONG, {"text": "abc"}),
        ("2,5,5", Kind.NUMBER_WRONG, {"text": "2,5,5"}),
    ],
)
def test_hours_that_cannot_be_are_refused_with_a_sentence(
    hang: Hang, written: str, kind: Kind, facts: dict[str, str]
) -> None:
    wall = at_gains(hang(commands=FOUND))
    wall.press("gain-0")
    wall.press("gain-estimate")
    fill_in(wall, "entry-hours", written)
    wall.frames(20)
    assert said(wall, kind, **facts)
    assert wall.has("key-done"), "there is something to mend"
    assert entries(wall) == [("identified", 3)]


def test_no_more_is_freed_than_was_found(hang: Hang) -> None:
    wall = at_gains(hang(commands=FOUND))
    wall.press("gain-0")
    wall.press("next-gain")
    fill_in(wall, "entry-hours", "3,5")
    assert said(wall, Kind.REALISED_TOO_MUCH, identified="3 timer i uka")


def test_an_estimate_cannot_go_below_what_is_free_already(hang: Hang) -> None:
    wall = at_gains(hang(commands=[*FOUND, Realise("e2", "c1", 3, "2025-11-01", "Tur")]))
    wall.press("gain-0")
    assert not wall.has("next-gain"), "there is nothing left to free"
    wall.press("gain-estimate")
    fill_in(wall, "entry-hours", "1")
    wall.press("next-gain")
    assert said(wall, Kind.ESTIMATE_TOO_LITTLE, realised="3 timer i uka")
    assert wall.stored.gains.of("c1").identified_hours == 3


@pytest.mark.parametrize(
    ("written", "sentence"), [("32.13", "«32.13» er ikke en dato"), ("1.1.2026", "ikke vært ennå")]
)
def test_a_day_that_cannot_be_is_refused(hang: Hang, written: str, sentence: str) -> None:
    wall = at_gains(hang(commands=FOUND))
    wall.press("gain-0")
    wall.press("next-gain")
    fill_in(wall, "entry-day", written)
    assert any(sentence in text for text in wall.texts())
    assert wall.has("key-done")


def test_a_gain_without_a_card_is_entered_step_by_step(hang: Hang) -> None:
    wall = at_gains(hang(commands=[TURNUS]))
    wall.press("next-gain")
    assert wall.find("next-gain").label == "Skriv hva det er"
    wall.press("next-gain")
    write(wall, "Lager i kjeller")
    wall.press("key-done")
    assert wall.find("next-gain").label == "Skriv timene"
    wall.press("next-gain")
    write(wall, "6,5")
    wall.press("key-done")
    wall.press("entry-tool-5s")
    wall.press("next-gain")
    (gain,) = wall.stored.gains.entries
    assert (gain.title, gain.tool, gain.hours_per_week, gain.state) == ("Lager i kjeller", "5s", 6.5, "identified")
    assert "Lager i kjeller" in wall.texts()
    assert not wall.has("gain-card")


def test_half_an_entry_is_there_again_after_the_power_was_gone(hang: Hang) -> None:
    wall = at_gains(hang(commands=[TURNUS]))
    wall.press("next-gain")
    fill_in(wall, "entry-title", "Lager")
    wall.press("entry-hours")
    write(wall, "6")
    wall.wait_s(1)
    wall.settle()
    wall.take_down()
    again = at_gains(hang(folder=wall.folder))
    again.press("next-gain")
    assert again.find("entry-title").label == "Lager"
    again.press("entry-hours")
    assert again.find("pad-field").text == "6"
    again.press("key-done")
    again.press("next-gain")
    assert [gain.title for gain in again.stored.gains.entries] == ["Lager"]
    assert not again.stored.own.draft


def test_the_tray_leads_back_step_by_step(hang: Hang) -> None:
    wall = at_gains(hang(commands=FOUND))
    wall.press("gain-0")
    wall.press("next-gain")
    wall.press("to-board")
    assert wall.has("gain-estimate")
    wall.press("to-board")
    assert wall.has("gain-0")
    wall.press("to-board")
    assert wall.has("all-gains")
    wall.press("to-board")
    assert wall.screen == "home"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fill", ["empty", "long", pytest.param("demo", marks=pytest.mark.long), "decade"])
def test_everything_fits_on_every_panel(hang: Hang, size: tuple[int, int], fill: str) -> None:
    long = [
        Identify("e1", "s1", 999.9, tool="value_stream", title=LONG, note=LONG),
        Realise("e2", "s1", 888.8, "2025-11-01", LONG, tool="value_stream", title=LONG),
    ]
    what = {"demo": "demo", "decade": ten_years}.get(fill)
    commands = long if fill == "long" else []
    wall = at_gains(hang(size, commands=commands, fill=what, diagonal_inch=DIAGONALS[size]))
    fits(wall)
    if fill != "empty":
        wall.press("gain-0")
        fits(wall)
        wall.press("gain-estimate")
        fits(wall)
        wall.press("to-board")
        wall.press("to-board")
    wall.press("next-gain")
    fits(wall)
    wall.press("entry-title")
    wall.frames(20)
    assert wall.clipped() == []
