"""What a newcomer looked for on a value stream: a further lane, a label to tap, what a sum counts, what is undone."""

from __future__ import annotations

from collections.abc import Callable

from board.kinds.stream.commands import NameRow, WriteStep, WriteStream
from board.kinds.stream.index import Lanes, Streams
from board.kinds.stream.record import Streamlane
from kiosk.demo.hung import Hung
from kiosk.screens.stream.map.lanes import NEW_LANE, LaneMap
from kiosk.screens.stream.map.note import StepNote
from tests.kiosk.screens.fitting import write

Hang = Callable[..., Hung]


def step(id_: str, below: str, minutes: float, lane: str, **more: object) -> WriteStep:
    fields = {"stream": "s", "title": f"Steg {id_}", "minutes": minutes, "lane": lane, **more}
    return WriteStep(id_, fields, below)


TWO_AT_ONCE = [
    WriteStream("s", {"title": "Vask", "times": 20.0}),
    NameRow(Streamlane, "l0", "s", "Lege"),
    NameRow(Streamlane, "l1", "s", "Hjelper"),
    step("a", "", 60.0, "l0"),
    step("b", "a", 27.0, "l0", people=2),
    step("c", "b", 8.0, "l1", beside="parallel"),
]


def mapped(hang: Hang, screen: str = "stream", **given: str) -> Hung:
    wall = hang(commands=TWO_AT_ONCE)
    wall.root.go(screen, **(given or {"id": "s"}))
    wall.settle()
    return wall


def test_a_further_lane_hangs_below_the_last_one_and_what_was_done_stands_on_the_way_back(hang: Hang) -> None:
    wall = mapped(hang)
    wall.press(f"lane-{NEW_LANE}")
    write(wall, "Vakt")
    wall.press("key-done")
    assert [lane.title for lane in wall.stored.of(Lanes).of("s")] == ["Lege", "Hjelper", "Vakt"]
    assert "Navnet er skrevet" in wall.texts()


def test_where_steps_happen_at_once_each_sum_says_what_it_counts_and_no_chip_lies_behind_a_note(hang: Hang) -> None:
    wall = mapped(hang)
    said = " ".join(wall.texts())
    assert "87 minutter arbeid etter hverandre på" in said
    assert "0 av 95 minutter" in said
    paper = next(widget for widget in wall.walk() if isinstance(widget, LaneMap))
    notes = {note.face.key: note for note in paper.pools[StepNote, ""]}
    assert notes["b"].face.chips
    assert notes["b"].inside, "told on the note, for another hangs right below"


def test_a_tap_on_a_label_chooses_its_field_also_above_the_reach_of_some(hang: Hang) -> None:
    wall = mapped(hang, "stream.step", id="a")
    wall.press("label-times")
    assert (wall.find("label-times").parent.chosen, wall.find("label-minutes").parent.chosen) == (True, False)
    wall.press("label-accurate")
    assert wall.root.screen.at_right
    wall.press("label-title")
    assert wall.root.screen.ids.title.ink == "petrol"
    wall.press("label-lane")
    assert "Hvem gjør det?" in wall.texts()
    assert "Hele strømmen: 40,7 t/uke" in wall.texts()


def test_an_ideal_without_a_difference_is_drawn_by_its_petrol_block(hang: Hang) -> None:
    wall = mapped(hang, "stream.ideal")
    wall.press("next-ideal")
    wall.press("drawn-0")
    assert wall.screen == "stream.step"


def test_a_stream_that_others_have_used_is_hung_and_taken_down_and_brought_back(hang: Hang) -> None:
    wall = hang()
    wall.root.go("stream")
    wall.settle()
    wall.press("ready-new-medicine")
    assert len(wall.stored.of(Streams).shown) == 1
    assert wall.has("lane-0")
    wall.press("stream-more")
    wall.press("menu-down")
    assert not wall.stored.of(Streams).shown
    wall.press("undo")
    assert len(wall.stored.of(Streams).shown) == 1
    wall.press("stream-0")
    wall.press("stream-more")
    wall.press("menu-down")
    wall.later(25)
    wall.press("streams-down")
    wall.press("stream-0")
    assert len(wall.stored.of(Streams).shown) == 1
    assert wall.has("lane-0")
