"""What was lifted to a level above: none, the usual, more than a column holds, one of them, and half answered."""

from __future__ import annotations

from collections.abc import Callable

from board.kinds.lift.record import Lifted
from board.log.change import Fact, Json
from board.neighbours import Neighbours
from kiosk.demo.hung import Hung
from tests.kiosk.scenes.lift import WHY, told
from tests.kiosk.scenes.offers import told as tell_neighbours

ONE: dict[str, Json] = {
    "origin": "ost",
    "origin_name": "Hjemmetjenesten øst",
    "title": "Ett nøkkelsystem for hele kommunen",
    "asks": "decision",
    "why": WHY,
    "by": "2025-11-25",
    "since": "2025-11-04",
    "hours_per_week": 4.5,
    "turn": 1,
}
LOOKED: dict[str, Json] = {"heard": 1, "read": "2025-11-10", "discussed": "2025-11-12", "responsible": "Per"}
SAID: dict[str, Json] = {**LOOKED, "answered": "2025-11-14", "verdict": "yes", "answer": "Vi gjør det."}


def _fact(n: int, **said: Json) -> Fact:
    return Fact(Lifted.kind, f"l{n}", {**ONE, **said})


USUAL = (
    _fact(1),
    _fact(2, origin_name="Lillevik sykehjem, avd. 5", title="Én felles vikarpool for helgene", since="2025-11-09"),
    _fact(3, origin_name="Veg og park", title="Brøytekart på nettbrett", by="2025-11-14", since="2025-10-26"),
    _fact(4, origin_name="Furulund sykehjem", title="Kjøkkenet leverer klokka åtte", **LOOKED),
    _fact(5, origin_name="Ytterskogen omsorgsboliger", title="Pårørendebrev på norsk og engelsk", **SAID),
    _fact(6, origin_name="Solbakken omsorgsboliger", title="Vaktbytte i appen", **{**SAID, "verdict": "no"}),
)
MANY = tuple(
    _fact(n, origin_name=f"Enhet {n} i tjenesteområdet for helse", **(SAID, LOOKED, {})[n % 3]) for n in range(40)
)


def hung(*facts: Fact, presses: tuple[str, ...] = ()) -> Callable[[Hung], None]:
    def act(wall: Hung) -> None:
        tell_neighbours(wall, Neighbours(tag="1", below=3))
        if facts:
            told(wall, *facts)
        wall.root.go("lifted")
        wall.settle()
        for name in presses:
            wall.wait_s(0.6)
            wall.press(name)

    return act


SCENES = {
    "lifted-empty": hung(),
    "lifted": hung(*USUAL),
    "lifted-many": hung(*MANY),
    "lifted-one": hung(*USUAL, presses=("lifted-l1",)),
    "lifted-half": hung(*USUAL, presses=("lifted-l1", "verdict-no")),
}
