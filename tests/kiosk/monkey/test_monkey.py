"""A monkey finds nothing on the wall; on walls with a fault planted in them it finds each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import text

from board.context import perform
from kiosk.app import Face
from kiosk.screens.card.screen import CardScreen
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.input.text_input import Writing
from kiosk.widgets.text.text import Text
from tests.kiosk.monkey.monkey import SIZES, Found, play

ROUNDS = [
    (1, "empty", SIZES[0]),
    (2, "demo", SIZES[1]),
    pytest.param(3, "demo", SIZES[2], marks=pytest.mark.long),
    pytest.param(4, "demo", SIZES[0], marks=pytest.mark.long),
]
STEPS = 150
"""The bench takes fifty thousand."""


@pytest.mark.early
@pytest.mark.parametrize(("seed", "wall", "size"), ROUNDS)
def test_a_monkey_finds_nothing(seed: int, wall: str, size: tuple[int, int]) -> None:
    seen: Counter[str] = Counter()
    found = play(seed, STEPS, wall, size, seen)
    assert found is None, str(found)
    assert len(seen) >= 4, f"it hardly left {seen}"


@contextmanager
def sheets_below_the_keyboard() -> Iterator[None]:
    """As it was once: who and when were asked behind a keyboard that was up."""

    def hang(sheet: Sheet, screen: Any) -> None:
        screen.add_widget(sheet, index=1)

    with patch.object(Sheet, "hang", hang), patch.object(Writing, "_hung", lambda *_: None):
        yield


@contextmanager
def a_render_that_fails() -> Iterator[None]:
    def fails(_screen: CardScreen, _state: Any) -> None:
        raise LookupError("planted")

    with patch.object(CardScreen, "render", fails):
        yield


@contextmanager
def a_screen_that_is_behind() -> Iterator[None]:
    """What can be undone is stored and not shown."""
    became = Face._became

    def behind(face: Face, board: Any, group: str, undo: str) -> None:
        became(face, face.state.board if undo else board, group, undo)

    with patch.object(Face, "_became", behind):
        yield


@contextmanager
def tables_beside_the_log() -> Iterator[None]:
    """Every command also writes past the log."""

    def beside(store: Any, board: Any, command: Any, **more: Any) -> Any:
        with store.write() as tx:
            tx.execute(text("update card set problem = 'planted'"))
        return perform(store, board, command, **more)

    with patch("kiosk.worker.perform", beside):
        yield


@contextmanager
def no_way_home() -> Iterator[None]:
    with patch.object(Face, "back", lambda _face: None), patch.object(Face, "home", lambda _face: None):
        yield


@contextmanager
def letters_outside_their_box() -> Iterator[None]:
    draw = Text.draw

    def wide(one: Text) -> None:
        draw(one)
        one.drawn_w = one.width + 100

    with patch.object(Text, "draw", wide):
        yield


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (sheets_below_the_keyboard, ("no way home", "no touch on the sheet answers")),
        (a_render_that_fails, ("planted",)),
        (a_screen_that_is_behind, ("screen and file differ",)),
        (tables_beside_the_log, ("differ",)),
        (letters_outside_their_box, ("drawn outside its box",)),
    ],
)
def test_it_finds_what_is_planted(planted: Any, said: tuple[str, ...]) -> None:
    """By one of the laws it breaks: which, depends on the way there."""
    with planted():
        tries = (play(seed, 300, "demo", SIZES[0]) for seed in range(12, 16))
        found: Found | None = next((found for found in tries if found), None)
    assert found is not None, "it found nothing"
    assert any(law in found.what for law in said), found.what
