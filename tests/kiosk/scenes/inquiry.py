"""Units below as they are asked of a case, what they answered, and the same seen from a unit that is asked."""

from __future__ import annotations

from collections.abc import Callable

from board.kinds.lift.commands import AskBelow
from board.kinds.lift.record import Lift, Lifted, asked_id
from board.log.change import Fact, Json
from board.neighbours import Deeper, Neighbours, Sister
from kiosk.demo.hung import Hung
from tests.kiosk.scenes import leading
from tests.kiosk.scenes.lift import SAID, told
from tests.kiosk.scenes.offers import told as tell_neighbours

WHY = "Kan dere prøve hele stillinger fra nyttår? Si hva dere trenger for å få det til."
UNDER = (
    Sister(id="ost", name="Hjemmetjenesten øst"),
    Sister(id="furulund", name="Furulund sykehjem"),
    Sister(id="lillevik", name="Lillevik sykehjem, avd. 5"),
    Sister(id="solbakken", name="Solbakken omsorgsboliger"),
)
MANY = (*UNDER, *(Sister(id=f"enhet-{n}", name=f"Enhet {n} i tjenesteområdet for helse") for n in range(12)))
AREAS = tuple(
    Sister(id=f"omrade-{n}", name=name)
    for n, name in enumerate(
        ("Helse og omsorg", "Oppvekst", "Samfunn", "Kultur", "Tekniske tjenester", "Økonomi og personal")
    )
)
DEEP = tuple(
    Deeper(id=f"dyp-{n}", name=f"Enhet {n} i kommunen, avdeling {n % 3 + 1}", of=f"omrade-{n % 5}") for n in range(70)
)
CASE = "full-time"


def hung_over(wall: Hung, under: tuple[Sister, ...] = UNDER) -> None:
    """The centre tells which units hang under this one."""
    leading.own(wall)
    tell_neighbours(wall, Neighbours(tag="2", below=len(under), under=under))


def deep(*presses: str) -> Callable[[Hung], None]:
    """A municipality of 76 units under six areas."""

    def act(wall: Hung) -> None:
        leading.own(wall)
        tell_neighbours(wall, Neighbours(tag="3", below=76, under=AREAS, deeper=DEEP))
        wall.root.go("inquiry", id=CASE)
        wall.settle()
        for name in presses:
            wall.wait_s(0.6)
            wall.press(name)

    return act


def asking(*under: Sister) -> Callable[[Hung], None]:
    def act(wall: Hung) -> None:
        hung_over(wall, under or UNDER)
        wall.root.go("inquiry", id=CASE)

    return act


def answered(*under: Sister, until: str = "2025-12-02") -> Callable[[Hung], None]:
    def act(wall: Hung) -> None:
        asking(*under)(wall)
        wall.root.do(AskBelow(CASE, under or UNDER, WHY))
        wall.settle()
        said: list[dict[str, Json]] = [
            {"verdict": "yes", "answer": "Vi prøver på avdeling 2."},
            {"verdict": "no", "answer": "Ikke uten flere nattevakter. Vi trenger to til for at det skal gå opp."},
        ]
        facts = [
            Fact(Lift.kind, asked_id(CASE, one.id), {**SAID, **words})
            for one, words in zip(under or UNDER, said, strict=False)
        ]
        facts += [Fact(Lift.kind, asked_id(CASE, one.id), {"by": until}) for one in under or UNDER]
        told(wall, *facts)

    return act


ASKED: dict[str, Json] = {
    "origin": "ledergruppa",
    "origin_name": "Kommunedirektørens ledergruppe",
    "title": "Heltidskultur i helse og omsorg",
    "why": WHY,
    "by": "2025-12-02",
    "since": "2025-11-11",
    "down": True,
    "turn": 1,
}


def asked(wall: Hung) -> None:
    """On the wall of a unit that is asked."""
    told(wall, Fact(Lifted.kind, "from-above", ASKED))
    wall.press("more")
    wall.wait_s(0.6)
    wall.press("tool-asked")


def asked_one(wall: Hung) -> None:
    asked(wall)
    wall.wait_s(0.6)
    wall.press("lifted-from-above")


SCENES = {
    "inquiry": (asking(), "empty"),
    "inquiry-many": (asking(*MANY), "empty"),
    "inquiry-areas": (deep("unit-0"), "empty"),
    "inquiry-area": (deep("unit-0-open", "unit-2"), "empty"),
    "inquiry-answers": (answered(), "empty"),
    "inquiry-answers-many": (answered(*MANY, until="2025-11-10"), "empty"),
    "asked-from-above": asked,
    "asked-one": asked_one,
}
