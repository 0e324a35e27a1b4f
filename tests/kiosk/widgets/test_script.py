"""Signs the wall's own letters lack: what people wrote is read, and no empty boxes stand in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from kivy.core.text import Label as CoreLabel
from kivy.graphics.texture import Texture

from assets.catalogue import messages
from board.catalogue import DRAFTS, FOLDER, LANGUAGES, _, spoken
from kiosk.demo.stage import Stage
from kiosk.widgets.plan import Plan
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.script import OTHER, OWN, drawn
from kiosk.widgets.text.text_layout import Letters


@pytest.mark.parametrize(
    ("written", "other", "seen"),
    [
        ("Vi hjelper hverandre – «åpent» 12 % é", "", "Vi hjelper hverandre – «åpent» 12 % é"),
        ("Сергей og Ωmega", "", "Сергей og Ωmega"),
        ("Rett → ferdig ✓ 😀", "→✓😀", "Rett → ferdig ✓ 😀"),
        ("Takk 👍🏽 Marit", "", "Takk Marit"),
        ("👩‍⚕️ på vakt", "⚕", "⚕ på vakt"),
        ("hei\u202e\u200b du", "", "hei du"),
        ("שלום רב", "ברםולש", "בר םולש"),
        ("Fra ola: שלום!", "םולש", "Fra ola: םולש!"),
        ("👍👍", "", "?"),
        (" ", "", " "),
        ("", "", ""),
    ],
)
def test_what_there_is_no_sign_for_in_one_font_is_taken_from_another_or_left_out(written, other, seen):
    pieces = drawn(written)
    assert "".join(piece for _font, piece in pieces) == seen
    assert "".join(piece for font, piece in pieces if font == OTHER) == other, "and the words around it keep theirs"


def test_a_line_with_a_sign_of_another_font_has_its_own_words_and_they_stand_on_one_line():
    Stage(1920, 1080, Plan)
    letters = Letters(40)
    words, sign, line = (text_layout.texture(text, letters) for text in ("Rett ", "→", "Rett →"))
    assert line.width == words.width + sign.width == text_layout.width("Rett →", letters)
    assert line.height == words.height
    first = _columns(line, 0, words.width)
    assert first == _columns(words, 0, words.width), "to the last px"
    assert any(_columns(line, words.width, line.width)), "and the sign is there"


def _columns(made: Texture, left: int, right: int) -> bytes:
    rows = (made.pixels[4 * made.width * row :][: 4 * made.width] for row in range(made.height))
    return b"".join(row[4 * left : 4 * right] for row in rows)


def said() -> set[str]:
    """Whatever the wall says or hangs ready by itself, in every language."""
    texts = {text for message, path in messages() if path.startswith(("kiosk/", "board/")) for text in message}
    for code in LANGUAGES.keys() | DRAFTS:
        with spoken(code):
            texts |= {_(text) for text in texts}
    for path in (FOLDER.parent).rglob("*.toml"):
        texts |= {*strings(tomllib.loads(path.read_text(encoding="utf-8")))}
    return texts


def strings(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for part in told.values() if isinstance(told, dict) else told:
            yield from strings(part)


def test_what_the_wall_says_itself_is_drawn_in_one_face() -> None:
    texts = said()
    assert len(texts) > 5_000
    assert [text for text in texts if drawn(text) != ((OWN, text),)] == []


def test_a_sign_that_is_drawn_is_no_empty_box():
    Stage(1920, 1080, Plan)
    letters = Letters(40)
    raw = CoreLabel(text="\uffff", font_size=40)
    raw.refresh()
    box = raw.texture.pixels
    for sign in ("😀", "ש", "م", "✓"):
        assert text_layout.texture(sign, letters).pixels != box
        assert text_layout.width(sign, letters) == text_layout.texture(sign, letters).width
