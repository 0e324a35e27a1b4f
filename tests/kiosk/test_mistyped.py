"""What was typed at the terminal and cannot be done is answered in the language that is spoken."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from board import catalogue
from kiosk.__main__ import app


@pytest.mark.parametrize(
    ("typed", "code", "answered"),
    [
        ("server --bogus", "nb", "Det er ingen slik kommando. Velg mellom: kiosk, demo, "),
        ("pull --format pdf u", "nn", "Det som står ved --format, kan ikkje brukast. Vel mellom: csv, xlsx, "),
        ("pull --format pdf u", "en", "What --format says cannot be used. Choose one of: csv, xlsx, parquet, json."),
        ("kiosk --size", "en", "--size is not used the right way."),
        ("kiosk --sise 1x1", "en", "There is no --sise here. Choose one of: --size."),
        ("kiosk --size 1x1", "en", "--size: Write width and height, for example 1920x1080."),
        ("kiosk a", "en", "There is more on the line than the command takes."),
        ("pull", "en", "url is missing."),
        ("nope", "en", "There is no such command. Choose one of: kiosk, demo, "),
    ],
)
def test_it_is_said_in_a_sentence(typed: str, code: str, answered: str) -> None:
    with catalogue.spoken(code):
        told = CliRunner().invoke(app, typed.split())
    assert (told.exit_code, told.stderr[: len(answered)]) == (2, answered)
