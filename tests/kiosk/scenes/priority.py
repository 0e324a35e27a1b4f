"""Pictures of innsats og effekt: as it hangs, with one chosen, and with more suggestions than find room."""

from board.kinds.card.commands import AddCard, EditCard
from kiosk.demo.hung import Hung

SQUARES = ((1, 2), (2, 2), (1, 1), (2, 1))


def opened(wall: Hung) -> None:
    wall.root.go("priority")


def chosen(wall: Hung) -> None:
    opened(wall)
    wall.press("waits-0")


def many(wall: Hung) -> None:
    for n in range(60):
        wall.root.do(AddCard(f"many-{n}", f"Forslag nummer {n} om noe som stjeler tid"))
        if n % 5:
            effort, impact = SQUARES[n % 4]
            wall.root.do(EditCard(f"many-{n}", {"effort": effort, "impact": impact}))
    opened(wall)


SCENES = {"priority": opened, "priority-chosen": chosen, "priority-many": many}
