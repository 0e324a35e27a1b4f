"""A stream that hangs ready goes by touches over the ideal to cards, is measured again, and is realised."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.kinds.stream.commands import RemoveStep, WriteStream
from board.kinds.stream.index import Steps, Streams, Turns, steps, sums
from board.kinds.stream.ready import HangReady
from board.kinds.unit import ChangeUnit
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import write

READY = [ChangeUnit({"full_time_hours": 35.5}), HangReady("m", "new-medicine")]
IDEAL = (
    ("tap-8",),
    ("step-gone",),
    ("step-gone",),
    ("tap-3", "field-on", "tap-2"),
    ("wait-unit-hour", "tap-1", "tap-8"),
    ("step-gone",),
    ("field-on", "tap-1"),
    ("field-on", "tap-4"),
    ("tap-2", "field-on", "tap-0", "worth-necessary"),
)
"""What is tapped on each step in turn."""


def press(wall: Hung, *names: str) -> None:
    for name in names:
        wall.press(name)


def go(wall: Hung, screen: str, **given: str) -> None:
    wall.root.go(screen, **given)
    wall.settle()


def test_from_a_ready_stream_over_the_ideal_to_cards_that_are_realised(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=READY)
    go(wall, "stream.ideal", id="m")
    assert any("ingen forskjeller ennå" in text for text in wall.texts())
    press(wall, "next-ideal")
    for n, taps in enumerate(IDEAL):
        press(wall, f"drawn-{n}", *taps, "step-done")
    press(wall, "next-ideal")
    board = wall.stored
    stream = board.of(Streams).get("m")
    assert stream
    assert [round(sums(board, stream, shown).hours, 1) for shown in ("now", "ideal")] == [23.6, 11.7]
    told = {"11,9", "= 0,34 årsverk · nesten tre døgn raskere", "23,6 timer i uka", "11,7 timer i uka"}
    assert told <= {*wall.texts()}
    assert {"2 døgn", "18 timer", "30 timer raskere", "ingen timer fri", "14 timer", "1 time"} <= {*wall.texts()}
    press(wall, "make-0")
    assert wall.find("made-0").label == "Henger i Forslag"
    assert wall.find("next-ideal").second == "8 kort · 8,9 timer i uka"
    press(wall, "undo")
    assert wall.stored.cards.column("suggestion") == ()
    press(wall, "next-ideal")
    gains = wall.stored.gains
    assert (round(gains.identified_hours, 1), len(wall.stored.cards.column("suggestion"))) == (11.9, 9)
    press(wall, "made-0")
    assert wall.screen == "card"
    press(wall, "turn")
    assert not wall.has("tool-stream")
    press(wall, "turn")
    wall.wait_s(0.6)
    press(wall, "card-more")
    wall.wait_s(0.6)
    assert wall.find("menu-stream").label == f"Verdistrøm: {stream.title}"
    press(wall, "menu-stream")
    press(wall, "measure-again", "again-0", "step-as-ideal", "step-done")
    write(wall, "Mer tid")
    press(wall, "key-done", "step-done")
    press(wall, "next-ideal")
    assert wall.find("made-0").label == "3,0 timer realisert"
    assert any(text.endswith("9 forskjeller · 3,0 timer realisert") for text in wall.texts())
    assert wall.stored.gains.realised_hours == pytest.approx(3)
    press(wall, "measure-again", "again-0", "step-gone", "tap-3", "field-on", "step-done")
    write(wall, "Kurven er ny")
    press(wall, "key-done", "step-done")
    assert wall.stored.gains.realised_hours == pytest.approx(2), "6 of 9 minutes are saved, and it is said why"


def test_a_figure_is_tapped_in_told_in_another_unit_and_undone(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=READY)
    go(wall, "stream.step", id="m-s6")

    def step():
        stream = wall.stored.of(Streams).get("m")
        assert stream
        return next(one for one in steps(wall.stored, stream) if one.id == "m-s6")

    press(wall, "tap-1", "tap-2")
    assert step().minutes == 5, "not kept before the finger goes on"
    assert {"12", "8,0"} <= {*wall.texts()}
    press(wall, "field-on")
    assert step().minutes == 12
    press(wall, "undo")
    assert step().minutes == 5
    press(wall, "wait-unit-minute")
    assert (wall.find("figure-wait").parent.number, step().wait) == ("180", 180)
    press(wall, "answer-2", "times-unit-month")
    assert (step().wait, wall.find("figure-times").parent.number) == (10, "86,67")
    press(wall, "figure-wait", "tap-3", "tap-0", "wait-unit-hour")
    assert (wall.find("figure-wait").parent.number, step().wait) == ("30", 1_800), "digits just tapped in stay"
    press(wall, "wait-unit-minute", "figure-wait", "tap-1", "tap-0")
    press(wall, "figure-times", "tap-3", "people-more", "worth-waste", "answer-0", "field-on")
    assert (step().times, step().people, step().worth) == (pytest.approx(3 * 12 / 52), 3, "waste")
    assert wall.find("worth-waste").label == "Tidstyv: leting"
    assert wall.find("figure-minutes").parent.chosen


def test_a_day_of_waiting_is_as_long_as_the_stream_says(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=[*READY, WriteStream("m", {"day_hours": 8.0})])
    go(wall, "stream.step", id="m-s4")
    assert (wall.find("figure-wait").parent.number, wall.find("wait-unit-day").label) == ("6", "dager"), "48 hours"
    press(wall, "wait-unit-day", "tap-2", "step-done")
    assert next(s.wait for s in wall.stored.of(Steps).of("m") if s.id == "m-s4") == 2 * 8 * 60
    go(wall, "stream.sums", id="m")
    assert any(text.startswith("en dag er 8 timer") for text in wall.texts())


def test_a_step_that_was_taken_away_meanwhile_leaves_only_the_way_back(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=READY)
    go(wall, "stream.step", id="m-s6")
    wall.root.do(RemoveStep("m-s6"))
    wall.settle()
    assert wall.texts() == ["Tilbake"]
    press(wall, "step-done")
    assert wall.screen == "home"


@pytest.mark.parametrize(
    ("presses", "sentence"),
    [
        (("tap-0",), "«0» minutter? Da er det ikke et steg."),
        (("figure-times", "tap-1", "tap-0", "tap-0", "tap-0", "tap-0"), "Så ofte går det ikke an å regne med."),
        (("people-less", "people-less"), "Hvor mange gjør det sammen?"),
        (("field-back", "field-back", "field-back", "tap-0"), "Riktig første gang er mer enn 0"),
    ],
)
def test_what_cannot_be_is_said_on_the_note_and_nothing_is_lost(
    hang: Callable[..., Hung], presses: tuple[str, ...], sentence: str
) -> None:
    wall = hang(commands=READY)
    before = wall.stored
    go(wall, "stream.step", id="m-s6")
    press(wall, *presses)
    assert any(text.startswith(sentence) for text in wall.texts())
    if presses == ("tap-0",):
        press(wall, "minutes-more")
        assert wall.find("figure-minutes").parent.number == "6", "one more than what is kept"
        press(wall, "undo", *presses)
    if presses[-1].startswith("tap"):
        press(wall, "step-done")
        assert wall.screen == "stream.step", "it waits to be mended"
        wall.take_down()
        again = Hung(wall.folder)
        go(again, "stream.step", id="m-s6")
        assert any(text.startswith(sentence) for text in again.texts()), "what was tapped in is there again"
        press(again, "tap-erase", "tap-erase", "tap-erase", "tap-erase", "tap-erase", "answer-3", "step-done")
        again.take_down()
    assert before.of(Turns).of("m") == ()


def test_a_step_that_comes_only_with_the_ideal_costs_time_and_says_so(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=READY)
    go(wall, "stream.ideal", id="m")
    press(wall, "next-ideal", "edit-ideal", "drawn-2")
    write(wall, "Huskeliste")
    press(wall, "key-done")
    assert "Huskeliste" in wall.texts()
    press(wall, "tap-3", "step-done", "next-ideal")
    assert {"−1,0", "timer mer i uka", "ikke i dag", "3 min × 20", "Tar mer tid"} <= {*wall.texts()}
    assert any(text.startswith("Det tar mer tid enn i dag") for text in wall.texts())
    press(wall, "make-0")
    assert wall.stored.gains.identified_hours == pytest.approx(-1)
    press(wall, "edit-ideal", "drawn-3", "step-remove")
    assert "Steget har kortet «Huskeliste» på tavla. Ta ned kortet først." in wall.texts()
    press(wall, "step-done", "next-ideal", "measure-again", "again-0", "step-as-ideal")
    assert wall.find("step-done").second == "tar 1,0 timer mer i uka"
    press(wall, "step-done", "next-ideal")
    assert wall.stored.gains.realised_hours == pytest.approx(-1), "no reason is asked where nothing was saved before"
    assert wall.find("made-0").label == "Tar 1,0 timer mer"
    press(wall, "made-0")
    assert wall.screen == "card"
