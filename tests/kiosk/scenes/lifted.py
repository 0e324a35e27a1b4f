"""What was lifted to a level above: none, the usual, more than a column holds, one of them, and half answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from board.kinds.lift.commands import LiftFurther
from board.kinds.lift.record import Lift, Lifted, further_id
from board.log.change import Fact, Json
from board.neighbours import Neighbours, Sister
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


TO = Sister(id="kommunedirektoren", name="Kommunedirektørens ledergruppe")
FURTHER_WHY = "Alle enhetene trenger bokser, ikke bare hjemmetjenesten. Det er en sak for hele kommunen."


def further(*facts: Fact, presses: tuple[str, ...] = (), lifts: bool = True, **said: Json) -> Callable[[Hung], None]:
    """One of them is lifted further to the level above us, `said` what comes from there."""

    def act(wall: Hung) -> None:
        hung(*USUAL, *facts)(wall)
        tell_neighbours(wall, Neighbours(tag="2", below=3, above=(TO,)))
        if lifts:
            wall.root.do(LiftFurther("l1", TO.id, TO.name, FURTHER_WHY, by=date(2025, 12, 2)))
            wall.settle()
        if said:
            told(wall, Fact(Lift.kind, further_id("l1", 1), said))
        for name in presses:
            wall.wait_s(0.6)
            wall.press(name)

    return act


FROM_BELOW = _fact(7, origin="helse", origin_name="Helse og omsorg", owner_name="Hjemmetjenesten øst")
ANSWERED: dict[str, Json] = {
    "read": "2025-11-14",
    "discussed": "2025-11-16",
    "answered": "2025-11-18",
    "verdict": "yes",
    "answer": "Vi kjøper 400 bokser nå. Innkjøp tar kontakt med alle enhetene i uke 49.",
}
SCENES = {
    "lifted-empty": hung(),
    "lifted": hung(*USUAL),
    "lifted-many": hung(*MANY),
    "lifted-one": hung(*USUAL, presses=("lifted-l1",)),
    "lifted-half": hung(*USUAL, presses=("lifted-l1", "verdict-no")),
    "further": further(lifts=False, presses=("lifted-l1", "lifted-further")),
    "further-may": further(lifts=False, presses=("lifted-l1",)),
    "further-hung": further(presses=()),
    "further-one": further(presses=("lifted-l1",)),
    "further-one-answered": further(presses=("lifted-l1",), **ANSWERED),
    "further-answer-hung": further(**ANSWERED),
    "further-waiting": further(presses=("lifted-l1", "lifted-further")),
    "further-closed": further(presses=("lifted-l1", "lifted-further"), closed=True),
    "further-answered": further(presses=("lifted-l1", "lifted-further"), **ANSWERED),
    "further-hit": hung(FROM_BELOW, presses=("lifted-l7",)),
}
