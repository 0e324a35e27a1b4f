"""The three questions of Korrigere as they are looked at: nothing answered, it worked, overfull, partly, it did not,
the way in that is not measured, and a habit that is asked about."""

from __future__ import annotations

from dataclasses import replace

from board.context import Command
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.gain.commands import Identify
from board.kinds.measure import AddMeasure
from board.kinds.practice.commands import FinishCard, OfferTo, WriteLine
from board.neighbours import Neighbours, Sister
from kiosk.demo.hung import Hung
from tests.kiosk import scenes

CARD = "trays"
LINES = (
    "Kveldsvakta pakker brettene klokka ni, i kjølerommet.",
    "Kostkortet ligger på brettet, ikke i permen.",
    "Dagvakta fyller på brød og kaffe og går rett ut.",
)
NAMES = (
    *("Solbakken omsorgsboliger", "Lillevik sykehjem, avd. 5", "Furulund sykehjem", "Hjemmetjenesten øst"),
    *("Øvre Ytterskogdalen heldøgns omsorgsboliger", "Kjøkkenet", "Solvang", "Elvebredden", "Aktivitetssenteret"),
)
SISTERS = tuple(Sister(id=f"toten-{n}", name=name) for n, name in enumerate(NAMES))
HUNG: tuple[Command, ...] = (
    AddCard(CARD, "Pakke morgenbrettene kvelden før"),
    EditCard(CARD, {"responsible": "Aisha", "deadline": "2025-12-01"}),
    EditCard(CARD, {"measured": "Minutter til den siste har fått frokost", "measure_goal": 60}),
    *(MoveCard(CARD, seen, to) for seen, to in (("suggestion", "do"), ("do", "check"), ("check", "act"))),
)
MEASURED: tuple[Command, ...] = (
    *HUNG,
    AddMeasure("t1", CARD, 110, "before"),
    AddMeasure("t2", CARD, 70, "after"),
    Identify("t3", CARD, 3, "quality"),
)
WRITTEN = tuple(WriteLine(f"l{n}", CARD, n, text) for n, text in enumerate(LINES, 1))
OFFERED = tuple(OfferTo(CARD, one.id, one.name) for one in SISTERS[:2])
WORKED: tuple[Command, ...] = (*MEASURED, EditCard(CARD, {"worked": "yes"}), *WRITTEN, *OFFERED)
WORDS = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning er ikke noens oppgave nå"
LONG: tuple[Command, ...] = (
    *(EditCard(CARD, {"title": WORDS, "measured": WORDS}), EditCard(CARD, {"worked": "yes"})),
    *(WriteLine(f"l{n}", CARD, n, WORDS) for n in (1, 2, 3)),
)
LEARNED = "Lageret er for lite til en hel uke. To ganger i uka kan virke."
FAILED: tuple[Command, ...] = (*MEASURED, EditCard(CARD, {"worked": "no"}))


def looked_at(*commands: Command, sisters: int = 4, presses: tuple[str, ...] = ()) -> scenes.Act:
    """These were done, so many sister units are known, the questions are looked at, and these are pressed."""

    def knowing(wall: Hung) -> None:
        known = Neighbours(sisters=SISTERS[:sisters])
        wall.root.state = replace(wall.root.state, board=replace(wall.root.state.board, neighbours=known))

    return scenes.looked_at("practice", *commands, presses=presses, then=knowing, id=CARD)


def habit(*presses: str) -> scenes.Act:
    """A hundred days after it became one."""

    def act(wall: Hung) -> None:
        for command in (*WORKED, FinishCard(CARD, "act")):
            wall.root.do(command)
        wall.settle()
        wall.now_ms += 100 * 24 * 3_600_000
        looked_at(EditCard(CARD, {"target": "Frokost før ni"}), presses=presses)(wall)

    return act


SCENES: dict[str, scenes.Act] = {
    "practice-empty": looked_at(*MEASURED, sisters=0),
    "practice": looked_at(*WORKED),
    "practice-full": looked_at(*MEASURED, *LONG, *OFFERED, sisters=9),
    "practice-partly": looked_at(*MEASURED, EditCard(CARD, {"worked": "partly"}), *WRITTEN[:2]),
    "practice-no": looked_at(*FAILED),
    "practice-learned": looked_at(*FAILED, EditCard(CARD, {"learned": LEARNED}), presses=("then-leave",)),
    "practice-unmeasured": looked_at(*HUNG),
    "practice-done": looked_at(*WORKED, FinishCard(CARD, "act")),
    "practice-habit": habit(),
    "practice-slipped": habit("habit-slipped"),
    "practice-again": habit("habit-holds"),
    "practice-written": looked_at(*WORKED, presses=("lines",)),
}
