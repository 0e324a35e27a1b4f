"""A value stream on its brown paper, by touch: begun, hung ready, its steps put where they belong, taken down."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from board.kinds.stream.commands import WriteStep, WriteStream
from board.kinds.stream.index import Lanes, Steps, Streams
from board.kinds.stream.ready import HangReady
from board.kinds.unit import ChangeUnit
from kiosk.demo.hung import Hung
from kiosk.screens.stream.map.lanes import LaneMap
from kiosk.screens.stream.map.lines import Lines
from kiosk.theme import theme
from tests.kiosk.screens.fitting import fits, write
from tests.kiosk.screens.test_flowing import LARGE, SIZES, amiss

Hang = Callable[..., Hung]
MEDICINE = (ChangeUnit({"full_time_hours": 35.5}), HangReady("m", "new-medicine"))


@pytest.fixture(autouse=True)
def usual_letters() -> Iterator[None]:
    yield
    theme.larger = 1.0


def titles(wall: Hung, stream: str = "m") -> list[str]:
    return [step.title for step in wall.stored.of(Steps).of(stream)]


def ladder(wall: Hung) -> list[str]:
    """What stands on the paper itself."""
    lines = next(widget for widget in wall.walk() if isinstance(widget, Lines))
    return [words.text.replace("\N{NO-BREAK SPACE}", " ") for words in lines.strokes.words]


def test_the_medicine_stream_hangs_as_it_was_drawn(hang: Hang) -> None:
    wall = hang(commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    said = wall.texts()
    assert "Slik er det nå · 20 ganger i uka · 62 minutter arbeid på nesten fire døgn" in said
    for words in ("3 døgn 23 timer fra start til slutt", "19 %", "12 av 62 minutter", "23,6", "= 0,66 årsverk"):
        assert words in said, words
    assert ladder(wall) == [
        *("2 t", "3 t", "18 t", "2 døgn", "5 t", "3 t", "14 t", "1 t"),
        *("6 min", "9 min", "5 min", "8 min", "6 min", "7 min", "5 min", "6 min", "10 min"),
        *("Venting", "3 døgn 22 t", "Arbeid", "62 min"),
    ]
    sight = next(widget for widget in wall.walk() if isinstance(widget, LaneMap)).sight
    assert [rung.waits for rung in sight.rungs if rung.long] == ["18\xa0t", "2 døgn", "14\xa0t"]
    faces = {face.key: face for _column, _lane, face in sight.cells}
    assert (faces["m-s1"].right, faces["m-s1"].low, faces["m-s1"].look.sign) == ("80\xa0% riktig", True, "hourglass")
    assert (faces["m-s2"].chips, faces["m-s6"].chips) == ((("", "35 i uka"),), (("people", "2 personer"),))


def test_a_stream_is_begun_by_hand_step_by_step(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("more")
    wall.press("tool-stream")
    wall.press("stream-next")
    wall.press("stream-next")
    write(wall, "Vask")
    wall.press("key-done")
    assert not wall.has("key-done"), "a number has keys of its own"
    wall.press("number-5")
    wall.press("number-done")
    stream = next(stream for stream in wall.stored.of(Streams).shown if stream.title == "Vask")
    assert stream.times == 5
    wall.press("place-0-0")
    write(wall, "Hente")
    wall.press("key-done")
    wall.root.go("stream", id=stream.id)
    wall.settle()
    wall.press("lane-0")
    write(wall, "Hjelper")
    wall.press("key-done")
    (lane,) = wall.stored.of(Lanes).of(stream.id)
    (step,) = wall.stored.of(Steps).of(stream.id)
    assert (lane.title, step.title, step.lane) == ("Hjelper", "Hente", lane.id)


def seeking(hang: Hang) -> Hung:
    wall = hang(commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    return wall


def test_a_plus_puts_the_new_step_between_two_notes_in_the_lane_it_comes_from(hang: Hang) -> None:
    wall = seeking(hang)
    wall.press("step-new")
    assert "Hvor skal det nye steget stå?" in wall.texts()
    wall.press("gap-2")
    write(wall, "Ringe")
    wall.press("key-done")
    assert titles(wall)[1:4] == ["Skrive av visittnotatet", "Ringe", "Lete etter medisinlista"]
    assert wall.stored.of(Steps).of("m")[2].lane == "m-l1"


def test_empty_paper_in_a_lane_is_where_the_new_step_hangs(hang: Hang) -> None:
    wall = seeking(hang)
    wall.press("place-2-8")
    write(wall, "Rydde")
    wall.press("key-done")
    assert titles(wall)[-1] == "Rydde"
    assert wall.stored.of(Steps).of("m")[-1].lane == "m-l2"


def test_a_step_is_moved_by_the_same_row_also_beside_another_one(hang: Hang) -> None:
    wall = seeking(hang)
    wall.root.go("stream", id="m", move="m-s8")
    wall.settle()
    wall.press("gap-0")
    assert titles(wall)[0] == "Skrive i journalen"
    wall.press("undo")
    assert titles(wall)[-1] == "Skrive i journalen"
    wall.root.go("stream", id="m")
    wall.root.go("stream", id="m", move="m-s8")
    wall.settle()
    wall.press("step-beside")
    wall.press("beside-3")
    moved = wall.stored.of(Steps).get("m-s8")
    assert moved
    assert (moved.beside, moved.lane) == ("parallel", "m-l1")
    assert [step.id for step in wall.stored.of(Steps).of("m")][3:5] == ["m-s3", "m-s8"]
    assert wall.find("step-m-s8").x == wall.find("step-m-s3").x
    assert wall.find("step-m-s8").top < wall.find("step-m-s3").y


def test_half_a_name_is_there_again_after_a_power_cut(hang: Hang, tmp_path: Path) -> None:
    wall = hang(folder=tmp_path / "wall", commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    wall.press("step-new")
    wall.press("gap-1")
    write(wall, "Ri")
    wall.wait_s(1)
    wall.settle()
    shutil.copytree(wall.folder, tmp_path / "after")
    again = hang(folder=tmp_path / "after")
    again.root.go("stream", id="m")
    again.settle()
    again.press("step-new")
    again.press("gap-1")
    assert again.find("pad-field").text == "Ri"


SOME = (
    WriteStream("e", {"title": "Uten tall"}),
    WriteStep("e1", {"stream": "e", "title": "Ta imot"}),
)


def test_a_step_without_figures_says_so_and_is_in_no_sum(hang: Hang) -> None:
    wall = hang(commands=SOME)
    wall.root.go("stream", id="e")
    wall.settle()
    assert "Slik er det nå · 1 steg mangler tall" in wall.texts()
    assert "Ingen tall ennå" in wall.texts()
    assert wall.find("step-e1").face.lacks


@pytest.mark.parametrize("size", SIZES)
def test_the_map_comes_right_in_every_size_and_in_large_letters(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, commands=MEDICINE)
    for larger in (1.0, LARGE):
        theme.larger = larger
        for act in (lambda: None, lambda: wall.press("step-new")):
            wall.root.go("stream", id="m")
            wall.settle()
            act()
            wall.settle()
            assert (wall.clipped(), amiss(wall)) == ([], []), larger
            if larger == 1.0:
                fits(wall)


def test_a_tall_board_shows_the_whole_way_in_two_bands_of_lanes_and_a_place_in_the_second_is_where_it_is(
    hang: Hang,
) -> None:
    wall = hang((1080, 1920), commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    assert sum(name.startswith("step-m-") for name in wall.names()) == 9
    assert "place-0-5" in wall.names()
    wall.press("place-0-5")
    write(wall, "Ringe")
    wall.press("key-done")
    assert titles(wall)[5:7] == ["Legge i dosett", "Ringe"]


def test_a_lane_is_renamed_added_and_taken_away_by_its_tape(hang: Hang) -> None:
    wall = hang(commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    for answer, name in (("rename", "Legevakt"), ("add", "Apotek")):
        wall.press("lane-0")
        wall.press(f"answer-{answer}")
        while wall.find("pad-field").text:
            wall.press("key-backspace")
        write(wall, name)
        wall.press("key-done")
    assert [lane.title for lane in wall.stored.of(Lanes).of("m")] == [
        *("Legevakt", "Sykepleier", "Helsefagarbeider", "Apotek")
    ]
    wall.press("lane-3")
    wall.press("answer-remove")
    assert len(wall.stored.of(Lanes).of("m")) == 3
    wall.press("lane-0")
    assert not wall.has("answer-remove"), "a lane with steps in it is not taken away"


def test_how_often_and_for_whom_is_said_under_more_and_what_cannot_be_has_a_sentence(hang: Hang) -> None:
    wall = hang(commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    for entry, words in (("times", "0"), ("times", "30"), ("receiver", "pasienten"), ("day", "8")):
        wall.press("stream-more")
        wall.press(f"menu-{entry}")
        if entry == "receiver":
            while wall.find("pad-field").text:
                wall.press("key-backspace")
            write(wall, words)
            wall.press("key-done")
            continue
        for sign in words:
            wall.press(f"number-{sign}")
        wall.press("number-done")
        if words == "0":
            assert wall.has("number-done"), "it is mended, not lost"
            wall.later(10)
            wall.press("number-cancel")
        elif entry == "times":
            for sign in ("3", "7", "comma", "5", "done"):  # in which hours, asked right after
                wall.press(f"number-{sign}")
    stream = wall.stored.of(Streams).get("m")
    assert stream
    assert (stream.times, stream.open_hours, stream.receiver, stream.day_hours) == (30, 37.5, "pasienten", 8)
    assert "Verdi for pasienten" in wall.texts()
    assert "12 dager fra start til slutt" in wall.texts()
    assert not wall.has("number-done")
    wall.press("stream-sums")
    assert {"Takt", "75 min", "37,5 timer : 30 ganger i uka"} <= {*wall.texts()}
    fits(wall)


def test_a_step_is_opened_from_its_note_and_moved_from_there(hang: Hang) -> None:
    wall = hang(commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    wall.press("step-m-s8")
    assert wall.screen == "stream.step"
    wall.press("step-move")
    assert "Hvor skal steget stå?" in wall.texts()
    wall.press("to-board")
    assert wall.screen == "stream.step", "«La være» leads back to the step"
    wall.press("step-move")
    wall.press("gap-0")
    assert titles(wall)[0] == "Skrive i journalen"
    assert wall.screen == "stream"
    wall.press("stream-sums")
    assert wall.screen == "stream.sums"


def test_where_a_step_was_moved_is_left_behind(hang: Hang) -> None:
    wall = hang(commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    wall.press("step-m-s1")
    wall.press("step-move")
    wall.press("gap-4")
    assert (wall.screen, wall.has("gap-4")) == ("stream", False)
    wall.press("step-m-s2")
    wall.press("step-done")
    assert (wall.screen, wall.has("gap-4"), wall.has("undo")) == ("stream", False, True)
    wall.press("to-board")
    assert wall.screen == "home"


@pytest.mark.parametrize("size", [(1280, 800), (1280, 720)])
def test_where_there_is_paper_a_plus_hangs_below_the_notes_and_hides_no_figure(
    hang: Hang, size: tuple[int, int]
) -> None:
    theme.larger = LARGE
    wall = hang(size, commands=MEDICINE)
    wall.root.go("stream", id="m")
    wall.settle()
    wall.press("step-new")
    notes = [wall.find(name) for name in wall.names() if name.startswith("step-m-")]
    keys = [wall.find(name) for name in wall.names() if name.startswith("gap-")]
    assert keys
    assert [key.test_name for key in keys if any(key.collide_widget(note) for note in notes)] == []
