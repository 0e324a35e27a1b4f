"""The one door before what protects people: every act goes through it, a meeting never meets it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest

from board.commands import Undo
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.kinds.unit import ChangeUnit
from board.own import Own
from board.pin import FREE, Pin
from kiosk.demo import stage
from kiosk.demo.hung import Hung
from kiosk.gate import OPEN_S
from kiosk.idle import HOME_AFTER_S
from tests.kiosk.screens.fitting import DIAGONALS, SIZES, fits

Hang = Callable[..., Hung]
PIN, OTHER = "7391", "8264"
READY = [ChangeUnit({"name": "Solbakken"})]


def locked(hang: Hang, **more: Any) -> Hung:
    """A wall that has a PIN, with Oppsett on the screen."""
    wall = hang(commands=READY, **more)
    Pin(wall.folder).choose(PIN)
    wall.root.go("settings")
    wall.settle()
    return wall


ACTS: dict[str, Callable[[Hung], Any]] = {
    "the threshold": lambda wall: wall.root.do(ChangeUnit({"threshold": 5})),
    "the unit's name": lambda wall: wall.root.do(ChangeUnit({"name": "Lia"})),
    "the throw": lambda wall: wall.root.do(ChangeUnit({"visible_throw": True})),
    "the address": lambda wall: wall.root.keep(Own(centre_address="tavle.example.no")),
    "pairing": lambda wall: wall.root.pair("http://127.0.0.1:9"),
    "leaving": lambda wall: wall.root.part(lambda: None),
    "anything else": lambda wall: wall.root.guarded(lambda: None),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_every_act_that_protects_asks_for_the_pin_and_is_not_done_without(
    hang: Hang, act: Callable[[Hung], Any]
) -> None:
    wall = locked(hang)
    before = wall.stored.unit
    act(wall)
    wall.settle()
    assert "Hva er PIN-koden?" in wall.texts()
    wall.press("digit-cancel")
    assert wall.stored.unit == before == wall.board.unit
    assert not wall.stored.own.centre_address
    assert not wall.root.state.pairing.asking
    assert not wall.has("digit-done")


def test_who_comes_around_the_door_is_refused(hang: Hang) -> None:
    contact = locked(hang).root.contact
    for act in (lambda: contact.pair("http://127.0.0.1:9", ""), contact.part):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.kind is Kind.PIN_NEEDED


def test_the_act_is_done_once_the_pin_is_said_and_the_next_one_is_not_asked_again(hang: Hang) -> None:
    wall = locked(hang)
    wall.root.do(ChangeUnit({"threshold": 5}))
    wall.settle()
    wall.say_pin(PIN)
    assert wall.stored.unit.threshold == 5
    wall.root.do(ChangeUnit({"name": "Lia"}))
    wall.settle()
    assert wall.stored.unit.name == "Lia"


def test_what_is_taken_back_is_asked_for_too(hang: Hang) -> None:
    wall = locked(hang)
    wall.root.do(ChangeUnit({"threshold": 5}), undo="Oppsettet er endret")
    wall.settle()
    wall.say_pin(PIN)
    group = wall.root._undo_group
    wall.root.home()
    wall.root.do(Undo(group))
    wall.settle()
    assert wall.stored.unit.threshold == 5
    wall.say_pin(PIN)
    assert wall.stored.unit.threshold == 3


def test_the_door_falls_shut_when_the_board_is_shown_and_after_some_minutes(hang: Hang) -> None:
    wall = locked(hang)
    wall.root.guarded(lambda: None)
    wall.settle()
    wall.say_pin(PIN)
    assert wall.root.state.unlocked
    wall.root.home()
    assert not wall.root.state.unlocked
    wall.root.go("settings")
    wall.root.guarded(lambda: None)
    wall.settle()
    wall.say_pin(PIN)
    stage._time.now_s += OPEN_S
    wall.frames(2)
    assert not wall.root.state.unlocked


def test_outside_oppsett_it_lets_through_one_act_only(hang: Hang) -> None:
    wall = locked(hang)
    wall.root.home()
    done: list[str] = []
    wall.root.guarded(lambda: done.append("yes"))
    wall.settle()
    wall.say_pin(PIN)
    assert done == ["yes"]
    assert not wall.root.gate.open


def test_where_there_is_none_the_first_one_chooses_it_and_says_it_twice(hang: Hang) -> None:
    wall = hang(commands=READY)
    wall.root.do(ChangeUnit({"threshold": 5}))
    wall.settle()
    assert "Velg en PIN-kode for tavla" in wall.texts()
    for digits, answer in (("1234", Kind.PIN_OBVIOUS.sentence), (PIN, "Skriv den en gang til")):
        for digit in digits:
            wall.press(f"digit-{digit}")
        wall.press("digit-done")
        assert answer in wall.texts()
    wall.say_pin(OTHER)
    assert "De to var ikke like. Begynn på nytt." in wall.texts()
    assert not (wall.folder / "pin.json").exists()
    wall.say_pin(PIN)
    assert wall.stored.unit.threshold == 5
    Pin(wall.folder).admit(PIN)


def test_to_change_it_the_old_one_is_asked_for_even_while_the_door_is_open(hang: Hang) -> None:
    wall = locked(hang)
    wall.press("section-pin")
    wall.press("pin-change")
    wall.say_pin(PIN)
    wall.say_pin(OTHER)
    Pin(wall.folder).admit(OTHER)
    assert wall.root.state.unlocked
    wall.press("pin-change")
    assert "Hva er PIN-koden?" in wall.texts()


def test_too_many_wrong_ones_and_one_waits(hang: Hang) -> None:
    wall = locked(hang)
    wall.root.guarded(lambda: None)
    wall.settle()
    for _ in range(FREE):
        for digit in "0852":
            wall.press(f"digit-{digit}")
        wall.press("digit-done")
    assert any(text.startswith("Det var ikke PIN-koden, flere ganger. Vent ") for text in wall.texts())
    for digit in PIN:
        wall.press(f"digit-{digit}")
    wall.press("digit-done")
    assert not wall.root.gate.open


def test_no_digit_is_seen_or_told(hang: Hang, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    wall = locked(hang)
    wall.root.guarded(lambda: None)
    wall.settle()
    for digit in PIN:
        wall.press(f"digit-{digit}")
    assert not [text for text in wall.texts() if any(sign.isdigit() for sign in text)]
    assert not [name for name in wall.names() if PIN in name]
    wall.press("digit-done")
    assert PIN not in caplog.text
    assert PIN not in repr([vars(part) for part in wall.root.above.children])


def test_whoever_walks_away_from_the_sheet_leaves_nothing_behind(hang: Hang) -> None:
    wall = locked(hang)
    wall.root.home()
    wall.root.guarded(lambda: None)
    wall.settle()
    wall.press("digit-7")
    stage._time.now_s += HOME_AFTER_S + 1
    wall.root._tick(0)
    wall.settle()
    assert not wall.has("digit-done")
    assert not wall.root.gate.open


def test_a_meeting_never_asks_for_it(hang: Hang) -> None:
    wall = locked(hang)
    wall.root.do(AddCard("c1", "Ringeklokka"))
    wall.settle()
    assert not wall.has("digit-done")


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_fits_every_panel_and_is_within_reach(hang: Hang, size: tuple[int, int]) -> None:
    wall = locked(hang, size=size, diagonal_inch=DIAGONALS[size])
    wall.root.guarded(lambda: None)
    wall.settle()
    fits(wall)
    for _ in range(FREE):
        for digit in "0852":
            wall.press(f"digit-{digit}")
        wall.press("digit-done")
    fits(wall)
