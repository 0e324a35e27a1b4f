"""What other units offer, as it is looked at: nothing yet, the usual, more than a page, one open, a practice, long
words, and quietly in the idle view."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from board import neighbours
from board.kinds.card.offered import PassOver
from board.neighbours import Given, Neighbours, Offer, Sister
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.resting import EACH_MS, framed
from kiosk.screens.offers.listing import OfferPaper
from tests.kiosk.scenes.story import photo

LONG = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning er nå alles oppgave"
STORY = Offer(
    id="a1",
    kind="story",
    unit="Solbakken omsorgsboliger",
    title="Tre lister ble til én",
    problem="Vi lette etter hvem som skulle ha hva til frokost, mens de ventet.",
    lines=("Kortet ligger på brettet. Kveldsvakta legger det der når de rydder.",),
    measured="minutter til siste frokost",
    before=110,
    after=70,
    hours_per_week=2,
    use="quality",
    became="blir til ro ved bordet",
)
PRACTICE = Offer(
    id="a2",
    kind="practice",
    unit="Lillevik sykehjem, avd. 5",
    title="Pakke morgenbrettene kvelden før",
    lines=(
        "Kveldsvakta pakker brettene klokka ni, i kjølerommet.",
        "Kostkortet ligger på brettet, ikke i permen.",
        "Dagvakta fyller på brød og kaffe og går rett ut.",
    ),
    hours_per_week=3,
    use="quality",
)
FAR = replace(
    STORY,
    id="a3",
    unit="Fjordgata barnehage",
    organisation="Østre Toten kommune",
    title="Garderoben er tom klokka ni",
    problem="Vi lette etter votter i tjue minutter hver morgen.",
    lines=("Hvert barn har en kurv med bilde.",),
    hours_per_week=0.0,
    became="",
    before=20,
    after=5,
)
LONG_ONE = replace(STORY, id="a4", unit=LONG[:110], title=LONG, problem="Ord " * 58, lines=("Ord " * 58,))
SISTERS = (Sister(id="solbakken", name="Solbakken omsorgsboliger"),)
GIVEN = (Given(kind="story", record="s", taken=3),)
USUAL = Neighbours(tag="1", sisters=SISTERS, offers=(STORY, PRACTICE, FAR), given=GIVEN, opened=4)


def told(wall: Hung, what: Neighbours) -> None:
    """The centre has told this."""

    def renew(store: Store) -> None:
        with store.write() as tx:
            neighbours.renew(tx, what)

    def renewed(store: Store) -> Any:
        renew(store)
        return wall.root.worker.took({})

    board = wall.root.worker.with_store(renewed)
    wall.root.contact._on_board(board)
    wall.settle()


def looked_at(what: Neighbours, opened: str = "", *presses: str) -> Callable[[Hung], None]:
    """The list, or the offer of this id."""

    def act(wall: Hung) -> None:
        told(wall, what)
        wall.root.go("offers")
        wall.settle()
        for name in (*([turned_to(wall, opened)] if opened else []), *presses):
            wall.wait_s(0.6)
            wall.press(name)

    return act


def turned_to(wall: Hung, offer: str) -> str:
    """The paper of this offer; in large letters fewer hang on a page."""
    for _page in range(4):
        for paper in wall.walk():
            if isinstance(paper, OfferPaper) and paper.key == offer:
                return paper.test_name
        wall.press("offers-on")
        wall.settle()
    raise LookupError(offer)


def many() -> Neighbours:
    offers = [replace(STORY, id=f"m{n}", title=f"Historie {n + 1}") for n in range(30)]
    return replace(USUAL, offers=(LONG_ONE, *offers))


def aside(wall: Hung) -> None:
    looked_at(USUAL)(wall)
    wall.root.do(PassOver("a2"))
    wall.settle()
    wall.press("offers-aside")


def rest(wall: Hung) -> None:
    """Its turn comes among what else hangs in the frame."""
    for _turn in range(8):
        told(wall, replace(USUAL, offers=(STORY,)))
        if (hangs := framed(wall.root.state)) and hangs.title == STORY.title:
            break
        wall.now_ms += EACH_MS
    wall.root.go("rest")


def with_photo() -> Neighbours:
    shown = replace(STORY, photo=b64encode(photo()).decode())
    return replace(USUAL, offers=(shown, PRACTICE))


SCENES: dict[str, Callable[[Hung], None]] = {
    "offers-empty": looked_at(Neighbours(tag="1", sisters=SISTERS)),
    "offers": looked_at(USUAL),
    "offers-full": looked_at(many()),
    "offer": looked_at(USUAL, "a1"),
    "offer-photo": looked_at(with_photo(), "a1"),
    "offer-practice": looked_at(USUAL, "a2"),
    "offer-far": looked_at(USUAL, "a3", "offer-take"),
    "offer-long": looked_at(many(), "a4"),
    "offers-aside": aside,
    "offers-rest": rest,
}
