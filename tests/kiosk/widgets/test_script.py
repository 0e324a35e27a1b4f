"""Signs the wall's own letters lack: what people wrote is read, and no empty boxes stand in it."""

from __future__ import annotations

import pytest
from kivy.core.text import Label as CoreLabel

from kiosk.demo.stage import Stage
from kiosk.widgets.plan import Plan
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.script import OTHER, OWN, drawn
from kiosk.widgets.text.text_layout import Letters


@pytest.mark.parametrize(
    ("written", "font", "seen"),
    [
        ("Vi hjelper hverandre – «åpent» 12 % é", OWN, "Vi hjelper hverandre – «åpent» 12 % é"),
        ("Сергей og Ωmega", OWN, "Сергей og Ωmega"),
        ("Rett → ferdig ✓ 😀", OTHER, "Rett → ferdig ✓ 😀"),
        ("Takk 👍🏽 Marit", OWN, "Takk Marit"),
        ("👩‍⚕️ på vakt", OTHER, "⚕ på vakt"),
        ("hei\u202e\u200b du", OWN, "hei du"),
        ("שלום רב", OTHER, "בר םולש"),
        ("Fra ola: שלום!", OTHER, "Fra ola: םולש!"),
        ("👍👍", OWN, "?"),
        (" ", OWN, " "),
        ("", OWN, ""),
    ],
)
def test_what_there_is_no_sign_for_in_one_font_is_taken_from_another_or_left_out(written, font, seen):
    assert drawn(written) == (font, seen)


def test_a_sign_that_is_drawn_is_no_empty_box():
    Stage(1920, 1080, Plan)
    letters = Letters(40)
    raw = CoreLabel(text="\uffff", font_size=40)
    raw.refresh()
    box = raw.texture.pixels
    for sign in ("😀", "ש", "م", "✓"):
        assert text_layout.texture(sign, letters).pixels != box
        assert text_layout.width(sign, letters) == text_layout.texture(sign, letters).width
