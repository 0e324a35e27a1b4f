"""Pictures of the meeting's points: a suggestion, a long one among many names, none at all."""

from datetime import timedelta

from board.kinds.card.commands import AddCard, EditCard
from kiosk.demo.hung import Hung
from tests.kiosk.screens.leading import led_to

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


SCENES = {
    "meeting-new": suggested,
    "meeting-new-judged": judged,
    "meeting-new-agreed": agreed,
    "meeting-new-many": many_names,
    "meeting-new-none": (none_new, "empty"),
}
