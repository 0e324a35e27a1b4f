"""Kort on every panel: nothing is clipped, everything is large enough and low enough, and long texts can be read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.card.record import STAGES
from board.kinds.gain.commands import Identify
from board.kinds.measure import AddMeasure
from kiosk.demo.hung import Hung
from kiosk.screens.card.reader import Reader
from kiosk.theme import TOUCH_MM, theme
from tests.kiosk.screens.fitting import DIAGONALS, LONG, LONG_NAME, REACH, SIZES

Hang = Callable[..., Hung]

TITLE = (LONG + " " + LONG)[:120]
PROBLEM = (("Vi leter etter medikamentoppsamlingsskjemaer " * 60)[:1_995] + "slutt").strip()
WORDS = {
    "problem": PROBLEM,
    "target": PROBLEM[:600],
    "responsible": LONG_NAME[:40],
    "deadline": "2027-09-30",
    "measured": TITLE,
    "measure_goal": 123456.75,
    "topic": "unclear",
    **{f"why{n}": TITLE for n in range(1, 6)},
}
LONGEST = [
    AddCard("c", TITLE, fields=WORDS),
    *(MoveCard("c", a, b) for a, b in itertools.pairwise(STAGES[:4])),
    *(AddMeasure(f"m{n:02}", "c", 123_456.5 + n, "during") for n in range(30)),
    Identify("g", "c", 999.5, "saving", note=PROBLEM),
]
EMPTY = [AddCard("c", "Lys")]

SHAPES = [size for size in SIZES if size != (3840, 2160)]
"""One panel of each shape; the largest has the layout of the first."""

UPPER = ("title", "problem", "target", "why-", "stage-", "hours", "measured", "measure-", "read-all")
"""Fields of an open card may lie higher, and so may the line of stages: the keyboard and «Flytt til neste» reach them
too."""


def open_card(hang: Hang, size: tuple[int, int], commands: list) -> Hung:
    wall = hang(size, commands=commands, diagonal_inch=DIAGONALS[size])
    wall.root.go("card", id="c")
    wall.settle()
    wall.frames(20)
    return wall


def holds(wall: Hung) -> None:
    """No text reaches out of its box; whatever can be pressed is large enough and, but for fields, low enough."""
    wall.wait_s(0.3)
    assert wall.clipped() == []
    boxes = [box for box in wall.boxes() if not box.name.startswith("key-")]
    assert [box for box in boxes if min(box.width_mm, box.height_mm) < TOUCH_MM - 0.1] == []
    typing = wall.has("key-done")
    top = REACH[theme.format] * wall.height
    for box in boxes:
        widget = wall.find(box.name)
        above = wall.height - widget.top < top - 1
        # Over the keyboard of a small panel nothing lies low.
        if above and not box.name.startswith(UPPER) and not (typing and theme.format == "small"):
            raise AssertionError(f"{box.name} is out of reach")


def letters(text: str) -> str:
    """What is left of a text wherever its lines are broken."""
    return re.sub(r"[\s-]", "", text)


@pytest.mark.parametrize("commands", [LONGEST, EMPTY], ids=["long", "empty"])
@pytest.mark.parametrize("size", SIZES)
def test_front_back_and_keyboard_fit(hang: Hang, size: tuple[int, int], commands: list) -> None:
    wall = open_card(hang, size, commands)
    holds(wall)
    for field in ("problem", "why-5", "hours"):
        wall.press(field) if field != "hours" else wall.press("estimate")
        holds(wall)
        wall.press("key-done")
        wall.wait_s(0.3)
    wall.press("turn")
    wall.settle()
    holds(wall)
    wall.press("measure-value")
    holds(wall)


@pytest.mark.parametrize("size", SHAPES)
def test_sheets_fit(hang: Hang, size: tuple[int, int]) -> None:
    names = [AddCard(f"n{n}", "x", fields={"responsible": f"{LONG_NAME[:36]} {n}"}) for n in range(15)]
    wall = open_card(hang, size, [*LONGEST, *names])
    wall.press("responsible")
    holds(wall)
    wall.press("pick-close")
    wall.press("deadline")
    holds(wall)
    wall.press("day-close")
    wall.press("turn")
    for opener, closer in (("topic", "pick-close"), ("measures", "pick-close"), ("history-all", "reader-close")):
        wall.press(opener)
        holds(wall)
        wall.press(closer)
    wall.press("turn")
    wall.press("realise")
    holds(wall)


@pytest.mark.parametrize("size", SHAPES)
def test_a_new_card_fits(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, diagonal_inch=DIAGONALS[size])
    wall.root.go("card", new=True, goal="week", week="2025-W46")
    wall.settle()
    wall.frames(20)
    holds(wall)
    wall.key(ord("a"), TITLE)
    holds(wall)
    wall.press("key-done")
    holds(wall)


@pytest.mark.parametrize("size", SHAPES)
def test_a_long_problem_can_be_read_to_its_end(hang: Hang, size: tuple[int, int]) -> None:
    wall = open_card(hang, size, LONGEST)
    wall.press("read-all")
    reader = next(widget for widget in wall.walk() if isinstance(widget, Reader))
    read = str(reader.ids.body.text)
    while wall.find("reader-on").enabled:
        holds(wall)
        assert not any("…" in text for text in wall.texts())
        before = reader.ids.pager.page
        wall.press("reader-on")
        assert reader.ids.pager.page == before + 1
        read += str(reader.ids.body.text)
    holds(wall)
    for text in (PROBLEM, WORDS["target"]):
        assert letters(text) in letters(read)


@pytest.mark.parametrize("size", SHAPES)
def test_texts_of_usual_length_are_not_cut(hang: Hang, size: tuple[int, int]) -> None:
    fields = {
        "problem": "Vi blir avbrutt fem–seks ganger når vi gir rapport. Da glemmer vi ting, og noen må bli igjen.",
        "target": "Fra 6 avbrudd til høyst 1 per vaktskifte",
        "responsible": "Anne-Kristin Bergljot",
        "deadline": "2025-12-30",
    }
    wall = open_card(hang, size, [AddCard("c", "Stille halvtime før vaktskiftet", fields=fields)])
    assert not wall.has("read-all")
    assert wall.cut() == []


@pytest.mark.parametrize("size", SHAPES)
def test_a_crowded_board_does_not_crowd_a_card(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, fill="full", diagonal_inch=DIAGONALS[size])
    for column in STAGES[::2]:
        card = wall.board.cards.column(column)[0]
        wall.root.go("card", id=card.id)
        wall.settle()
        wall.frames(20)
        holds(wall)
        assert wall.cut() == []
        wall.press("turn")
        holds(wall)


def test_a_question_of_thirty_measures_takes_the_latest(hang: Hang) -> None:
    wall = open_card(hang, (1920, 1080), LONGEST)
    wall.press("turn")
    wall.press("measures")
    assert wall.has("pick-m29")
    assert not wall.has("pick-m03")
    wall.root.do(EditCard("c", {"unmeasurable": True}))
    wall.settle()
    assert wall.has("pick-m29")
