"""Statements that hang ready, for units to choose from and write anew: one file of content."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

from board.content import by_language, read
from board.kinds.culture.record import Prompt

FILE = Path(__file__).resolve().parents[3] / "assets" / "statements.toml"


class Ready(NamedTuple):
    text: str
    prompt: Prompt


@by_language
def ready() -> tuple[Ready, ...]:
    """All there are, in their order."""
    told = read(FILE)
    return tuple(Ready(one["text"], cast(Prompt, one["prompt"])) for one in told["statement"])
