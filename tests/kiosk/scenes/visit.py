"""What a Leanveileder said of a visit, as it hangs in the idle view: in few words, and in as many as there may be."""

from __future__ import annotations

from collections.abc import Callable

from board.kinds.visit import PRAISE, WORDS
from board.log.change import Fact
from kiosk.demo.hung import Hung
from kiosk.resting import EACH_MS, framed
from tests.kiosk.scenes.lift import told

FEW = {
    "by": "Turid",
    "saw": "Tolv sto foran tavla, og alle sa noe. Dere flyttet tre kort uten å lete etter hvem som eier dem.",
    "praise": "Dere spør hverandre før dere tror",
    "question": "Hva skal til for at nattevakta får lagt sine baller?",
}


def visited(**said: str) -> Callable[[Hung], None]:
    def rests(wall: Hung) -> None:
        """Its turn comes among what else hangs in the frame."""
        told(wall, Fact("visit", "v1", {**said, "day": str(wall.root.state.today)}))
        for _turn in range(8):
            if (hangs := framed(wall.root.state)) and hangs.title == said["praise"]:
                break
            wall.now_ms += EACH_MS
            wall.settle()
        wall.root.go("rest")

    return rests


LONG = {
    "by": "Anne-Kristin",
    "saw": "Tolv sto foran tavla, og alle sa noe. Dere flyttet tre kort uten å lete etter hvem som eier dem, "
    "og nattevakta hadde lagt ballene sine før.",
    "praise": "Dere spør hverandre før dere tror, og dere ler sammen når noe går galt",
    "question": "Hva skal til for at nattevakta får lagt sine baller før de går hjem, og for at de som arbeider "
    "deltid, også får lese kortene på tavla deres?",
}
assert (len(LONG["praise"]), len(LONG["question"])) == (PRAISE, WORDS)
SCENES: dict[str, Callable[[Hung], None]] = {
    "visit-rest": visited(**FEW),
    "visit-rest-long": visited(**LONG),
}
