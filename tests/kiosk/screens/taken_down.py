"""A card that is taken down to be read and written on."""

from __future__ import annotations

from board.errors import Kind
from board.kinds.card.commands import AddCard, MoveCard
from board.kinds.gain.commands import Identify
from kiosk.demo.hung import Hung

READY = {"responsible": "Marit", "deadline": "2025-12-03"}
CARD = AddCard("c", "Fast plass til bilnøklene", fields={"problem": "Vi leter hver dag.", **READY})
BARE = AddCard("c", "Fast plass til bilnøklene")
OTHERS = [AddCard(f"o{n}", f"Annet {n}", fields={"responsible": name}) for n, name in enumerate(("Aisha", "Jonas"))]
CHECKED = [CARD, *(MoveCard("c", a, b) for a, b in (("suggestion", "plan"), ("plan", "do"), ("do", "check")))]
ESTIMATED = [*CHECKED, Identify("g", "c", 2.5, "quality")]


def open_card(wall: Hung, id_: str = "c") -> Hung:
    wall.root.go("card", id=id_)
    wall.settle()
    wall.frames(20)
    return wall


def done(wall: Hung) -> None:
    wall.press("key-done")
    wall.wait_s(0.3)
    wall.settle()


def said(wall: Hung, kind: Kind) -> bool:
    beginning = kind.sentence.split("{")[0]
    return any(text.startswith(beginning) for text in wall.texts())


def stage(wall: Hung) -> str:
    return wall.stored.cards.get("c").stage
