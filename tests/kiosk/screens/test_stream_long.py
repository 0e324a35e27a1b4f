"""A long value stream: in rows by parts, by pages, a row opened in lanes, one role followed, in every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from board.kinds.stream.index import Steps
from board.kinds.stream.ready import HangReady
from kiosk.demo.hung import Hung
from kiosk.screens.stream.map.note import TITLE, StepNote
from kiosk.screens.stream.map.rows import RowMap
from kiosk.theme import theme
from tests.kiosk.scenes.stream import many
from tests.kiosk.screens.fitting import fits, write
from tests.kiosk.screens.test_flowing import LARGE, SIZES, amiss

Hang = Callable[..., Hung]


@pytest.fixture(autouse=True)
def usual_letters() -> Iterator[None]:
    yield
    theme.larger = 1.0


RESIDENT = HangReady("r", "new-resident")


def test_forty_steps_hang_in_rows_of_the_parts_they_are_of_and_a_row_opens_in_lanes(hang: Hang) -> None:
    wall = hang(commands=[RESIDENT])
    wall.root.go("stream", id="r")
    wall.settle()
    assert [wall.find(f"row-{n}").label for n in range(4)] == [
        *("Før innflytting", "Første dag", "Første uka", "Første måned")
    ]
    assert sum(name.startswith("step-r-") for name in wall.names()) == 40
    rows = next(widget for widget in wall.walk() if isinstance(widget, RowMap)).rows
    assert [chip[2] for chip in rows[3].chips if chip[3]] == ["4 døgn", "9 døgn", "7 døgn"]
    wall.press("row-2")
    assert wall.has("lane-0")
    assert wall.has("step-r-s20")
    assert not wall.has("step-r-s19")
    wall.press("to-board")
    assert wall.has("row-3")


def test_one_role_alone_is_followed_through_the_rows(hang: Hang) -> None:
    wall = hang(commands=[RESIDENT])
    wall.root.go("stream", id="r")
    wall.settle()
    wall.press("stream-role")
    wall.press("choose-1")
    assert (wall.find("step-r-s2").face.faded, wall.find("step-r-s0").face.faded) == (False, True)
    assert wall.find("stream-role").label == "Leder"
    wall.press("stream-role")
    assert not wall.find("step-r-s0").face.faded


def test_a_row_without_a_name_gets_one_and_its_steps_go_with_it(hang: Hang) -> None:
    wall = hang(commands=many(25))
    wall.root.go("stream", id="stream")
    wall.settle()
    assert [wall.find(f"row-{n}").label for n in range(3)] == ["Steg 1–9", "Steg 10–18", "Steg 19–25"]
    wall.press("row-1")
    wall.press("stream-more")
    wall.press("menu-part")
    write(wall, "Midt")
    wall.press("key-done")
    wall.press("to-board")
    assert [wall.find(f"row-{n}").label for n in range(3)] == ["Steg 1–9", "Midt", "Steg 19–25"]


@pytest.mark.parametrize("size", SIZES)
def test_nine_steps_in_large_letters_fill_the_paper_with_rows_of_notes_that_are_read(
    hang: Hang, size: tuple[int, int]
) -> None:
    theme.larger = LARGE
    wall = hang(size, commands=many(9))
    wall.root.go("stream", id="stream")
    wall.settle()
    assert wall.has("row-1")
    notes = [part for part in wall.walk() if isinstance(part, StepNote) and part.shown]
    wide, high = StepNote.least(tight=True)
    high -= StepNote.letters(TITLE, tight=True)  # who does it is told where there is room
    assert len(notes) == 9
    assert all(note.width > 1.1 * wide and note.height >= high for note in notes)


def test_two_hundred_steps_are_turned_by_pages_and_a_step_is_put_where_one_looks(hang: Hang) -> None:
    wall = hang(commands=many(199))
    wall.root.go("stream", id="stream")
    wall.settle()
    seen: set[str] = set()
    for _page in range(4):
        seen |= {name for name in wall.names() if name.startswith("step-step")}
        wall.press("rows-on")
    seen |= {name for name in wall.names() if name.startswith("step-step")}
    assert len(seen) == 199
    wall.press("rows-back")
    wall.press("step-new")
    gap = next(name for name in wall.names() if name.startswith("gap-"))
    wall.press(gap)
    write(wall, "Her")
    wall.press("key-done")
    assert [step.title for step in wall.stored.of(Steps).of("stream")][int(gap.removeprefix("gap-"))] == "Her"
    wall.press("step-done")
    wall.press("step-new")
    wall.press("stream-next")
    write(wall, "Til slutt")
    wall.press("key-done")
    assert "Det er plass til 200 steg" in " ".join(wall.texts())


@pytest.mark.parametrize("size", [*SIZES, (640, 400)])
def test_a_long_stream_comes_right_in_every_size_and_in_large_letters(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, commands=[RESIDENT])
    for larger in (1.0, LARGE):
        theme.larger = larger
        for presses in ((), ("row-0",), ("to-board", "step-new"), ("stream-role",)):
            wall.root.go("stream", id="r")
            wall.settle()
            for name in presses:
                wall.press(name)
            assert (wall.clipped(), amiss(wall)) == ([], []), (presses, larger)
            if larger == 1.0 and size in SIZES and presses[-1:] != ("step-new",):
                fits(wall)


@pytest.mark.parametrize("size", SIZES)
def test_thirty_streams_are_turned_by_pages(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, commands=[HangReady(f"m{n}", "shift-change") for n in range(30)])
    for larger in (1.0, LARGE):
        theme.larger = larger
        wall.root.go("stream")
        wall.settle()
        assert (wall.clipped(), amiss(wall)) == ([], []), larger
    fits(wall)
    seen = 0
    while wall.find("streams-on").enabled:
        seen += sum(name.startswith("stream-") and name[7:].isdigit() for name in wall.names())
        wall.press("streams-on")
    assert seen + sum(name.startswith("stream-") and name[7:].isdigit() for name in wall.names()) == 30
