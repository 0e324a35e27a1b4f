"""Boards that pictures begin with: the demonstration's, crowded or not, an empty one, one of long words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from board.context import Command
from board.demonstration import hang_up
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.goal import WriteGoal
from kiosk.demo.hung import TUESDAY, prepare

LONG = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning og kveldsrapporteringen"


@cache
def filled(fill: str) -> TemporaryDirectory[str]:
    """The board a scene begins with, written once and copied by every picture."""
    made = TemporaryDirectory()
    prepare(
        Path(made.name),
        lambda: int(TUESDAY.timestamp() * 1000),
        long_words() if fill == "long" else [],
        None if fill in ("empty", "long") else lambda store, now_ms: hang_up(store, now_ms, full=fill == "full"),
    )
    return made


def long_words() -> list[Command]:
    made: list[Command] = [WriteGoal(f"long{slot}", slot, f"{LONG[:100]} {slot}") for slot in range(3)]
    made.append(AddCard("long", LONG))
    made.append(
        EditCard("long", {"problem": (LONG + ". ") * 18, "target": LONG, "responsible": "Anne-Kristin Bergljot"})
    )
    made += [EditCard("long", {f"why{n}": LONG[:118]}) for n in range(1, 6)]
    return made
