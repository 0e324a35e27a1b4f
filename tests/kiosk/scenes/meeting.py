"""Pictures of the meeting's points: a suggestion, a long one among many names, none at all;
and what the meeting gave."""

from datetime import timedelta

from board.calendar import weeks_back
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.gain.commands import Identify, Realise
from board.kinds.indicator.commands import TakeReading, WriteIndicator
from board.kinds.meeting.commands import ChooseKeeper
from kiosk.demo.hung import Hung
from tests.kiosk.screens.leading import led_to, ready_to_finish, to

PROBLEM = (
    "Bare de som har jobbet her lenge, finner fram på lageret. Vikarene leter i ti minutter hver vakt, og noen tar "
    "feil størrelse. I forrige uke gikk vi tom for hansker selv om det sto tre esker i nederste hylle."
)
PEOPLE = ("Einar", "Ingunn", "Nora", "Sunniva", "Thomas", "Tuva", "Yusuf")


def known(wall: Hung, names: tuple[str, ...]) -> None:
    """These work here, too."""
    for n, name in enumerate(names):
        wall.root.do(AddCard(f"of-{n}", f"Kort til {name}", fields={"responsible": name}))


def suggested(wall: Hung) -> None:
    known(wall, PEOPLE)
    wall.root.do(AddCard("shelves", "Skilt på lagerhyllene", fields={"problem": PROBLEM}))
    led_to(wall, "suggestions", card="shelves")


def pressed(wall: Hung) -> None:
    """Somebody has taken it by a press, which can be undone: the tray is as full as it gets."""
    suggested(wall)
    wall.settle()
    wall.press("who-0")


def judged(wall: Hung) -> None:
    """All is said but the day."""
    suggested(wall)
    wall.root.do(EditCard("shelves", {"effort": 1, "impact": 2, "responsible": "Lise"}))


def agreed(wall: Hung) -> None:
    """All is said."""
    judged(wall)
    wall.root.do(EditCard("shelves", {"deadline": str(wall.root.state.today + timedelta(weeks=1))}))


def many_names(wall: Hung) -> None:
    known(wall, tuple(f"Person{n:02d}" for n in range(30)))
    wall.root.do(
        AddCard("long", "Skilt på alle lagerhyllene i kjelleren og på loftet", fields={"problem": PROBLEM * 2})
    )
    led_to(wall, "suggestions", card="long")


def none_new(wall: Hung) -> None:
    led_to(wall, "suggestions")


def held(wall: Hung) -> None:
    """It gave all there is: two cards came further, two were hung up, one was finished, hours were won, and a goal
    for the service was reached."""
    fields = {"title": "Medisinrunden skal gå i fred", "measured": "avbrudd per runde", "target": 2.0}
    goal = [WriteIndicator("round", {**fields, "suffix": "avbrudd", "direction": "at_most"})]
    weeks = weeks_back(wall.root.state.today, 25)
    values = (6, 5, 6, 7, 6, 5, 6, 7, 6, 5, 6, 4, 6, 4, 4, 4, 3, 3, 4, 4, 3, 3, 4, 3, 2)
    before = [TakeReading("round", week, value) for week, value in zip(weeks, values, strict=True)]
    ready = [
        *ready_to_finish("calm", "Stille halvtime før vaktskiftet", before=6, after=1),
        Identify("calm-i", "calm", 2.5),
    ]
    for command in [*goal, *before[:-1], *ready]:
        wall.root.do(command)
    wall.settle()
    wall.now_ms += 60_000
    led_to(wall, "running")
    moved = [card for card in wall.board.cards.oldest_first if card.stage in ("plan", "do") and card.id != "calm"][:2]
    later = {"plan": "do", "do": "check"}
    for command in (
        *(MoveCard(card.id, card.stage, later[card.stage]) for card in moved),
        AddCard("n1", "Krok til paraplyene ved døra", fields={"responsible": "Jonas"}),
        AddCard("n2", "Fem minutter til å snakke sammen"),
        before[-1],
        MoveCard("calm", "act", "done"),
        Realise("calm-r", "calm", 2.5, str(wall.root.state.today), "rapport uten avbrudd", use="quality"),
        ChooseKeeper("m1", "Aisha"),
    ):
        wall.root.do(command)
        wall.settle()
    wall.now_ms += 14 * 60_000
    led_to_end(wall)


def held_much(wall: Hung) -> None:
    """More than the string holds."""
    wall.now_ms += 60_000
    led_to(wall, "running")
    for n in range(9):
        wall.root.do(AddCard(f"much-{n}", f"Forslag nummer {n} om det som stjeler tid"))
    wall.settle()
    led_to_end(wall)


def held_quiet(wall: Hung) -> None:
    led_to(wall, "running")
    led_to_end(wall)


def led_to_end(wall: Hung) -> None:
    to(wall, "keeper")
    wall.wait_s(0.6)
    wall.press("meeting-next")


SCENES = {
    "meeting-end": held,
    "meeting-end-much": held_much,
    "meeting-end-quiet": (held_quiet, "empty"),
    "meeting-new": suggested,
    "meeting-new-pressed": pressed,
    "meeting-new-judged": judged,
    "meeting-new-agreed": agreed,
    "meeting-new-many": many_names,
    "meeting-new-none": (none_new, "empty"),
}
