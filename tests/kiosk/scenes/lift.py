"""A card as it is lifted, as it waits, as the answer is late, and as it came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from board.kinds.lift.commands import LiftCard
from board.kinds.lift.record import Lift, lift_id
from board.log import log
from board.log.change import Change, Fact, Json
from board.log.log import Touched
from board.neighbours import Neighbours, Sister
from board.store.store import Store
from kiosk.demo.hung import Hung
from tests.kiosk.scenes.offers import told as tell_neighbours

CENTRE = "ce" * 8
LEADERS = Sister(id="ledergruppa", name="Ledergruppa helse og omsorg")
ABOVE = (LEADERS, Sister(id="kommunedirektoren", name="Kommunedirektørens ledergruppe"))
WHY = (
    "Vi kjører fire mil i uka for å hente nøkler. Boksene må kjøpes samlet for å henge sammen med alarmen. "
    "Det kan vi ikke bestemme selv."
)
ANSWER = "Vi kjøper 60 bokser nå. Vaktmesteren henger dem opp i uke 49. Si fra hvis noen mangler. Bra sett av dere."
SAID: dict[str, Json] = {"read": "2025-11-05", "discussed": "2025-11-12", "answered": "2025-11-18"}


def hung_under(wall: Hung, above: tuple[Sister, ...] = ABOVE) -> None:
    """The centre tells whom the unit hangs under."""
    tell_neighbours(wall, Neighbours(tag="1", above=above))


def told(wall: Hung, *facts: Fact) -> None:
    """The centre writes this on the board."""

    def arrive(store: Store) -> Touched:
        with store.write() as tx:
            n = log.last_n(tx, CENTRE)
            some = [
                Change(CENTRE, n + i, store.clock.next(), "told", fact.kind, fact.record, fact.fields)
                for i, fact in enumerate(facts, 1)
            ]
            return log.ingest(tx, some).touched

    board = wall.root.worker.with_store(lambda store: wall.root.worker.took(arrive(store)))
    wall.root.contact._post(lambda: wall.root.contact._on_board(board))
    wall.settle()


def card(wall: Hung) -> str:
    return wall.board.cards.column("plan")[0].id


def asked(wall: Hung) -> None:
    hung_under(wall)
    wall.root.go("lift", id=card(wall))


def lifted(wall: Hung, days: int = 14) -> None:
    hung_under(wall)
    by = date.fromtimestamp(wall.now_ms / 1000) + timedelta(days=days)
    wall.root.do(LiftCard(card(wall), LEADERS.id, LEADERS.name, WHY, by=by))
    wall.settle()
    wall.root.go("lift", id=card(wall))


def answered(**said: Json) -> Callable[[Hung], None]:
    def act(wall: Hung) -> None:
        lifted(wall)
        told(wall, Fact(Lift.kind, lift_id(card(wall)), {**SAID, "verdict": "yes", "answer": ANSWER, **said}))

    return act


def late(wall: Hung) -> None:
    lifted(wall, days=-1)


def further(**said: Json) -> Callable[[Hung], None]:
    """The level above has lifted it further; what is said there comes to the card."""

    def act(wall: Hung) -> None:
        lifted(wall)
        told_of: dict[str, Json] = {"read": "2025-11-05", "discussed": "2025-11-12", "further": ABOVE[1].name}
        told(wall, Fact(Lift.kind, lift_id(card(wall)), {**told_of, "further_by": "2025-12-09", **said}))

    return act


HIGH: dict[str, Json] = {
    "further_read": "2025-11-14",
    "further_discussed": "2025-11-16",
    "further_answered": "2025-11-18",
    "further_verdict": "partly",
    "further_answer": "Vi kjøper til de fire største enhetene nå, og resten når budsjettet er vedtatt.",
}


def long(wall: Hung) -> None:
    hung_under(wall, (Sister(id="lang", name="Ledergruppa for helse, omsorg, velferd og inkludering i distriktene"),))
    wall.root.do(
        LiftCard(card(wall), "lang", "Ledergruppa for helse, omsorg, velferd og inkludering", (WHY + " ") * 2)
    )
    wall.settle()
    told(wall, Fact(Lift.kind, lift_id(card(wall)), {**SAID, "verdict": "no", "answer": (ANSWER + " ") * 3}))
    wall.root.go("lift", id=card(wall))


SCENES = {
    "lift": asked,
    "lift-waiting": lifted,
    "lift-late": late,
    "lift-answered": answered(),
    "lift-no": answered(verdict="no", answer="Ikke i år. Vi tar det med i budsjettet for neste år."),
    "lift-long": long,
    "lift-further": further(),
    "lift-further-answered": further(**HIGH),
    "lift-further-both": further(
        **HIGH, answered="2025-11-17", verdict="no", answer="Vi har ikke penger til det i år."
    ),
}
