"""Pictures of finding: everybody's cards, somebody's, a word that is being written, and one that nobody has written;
with more names and cards than find room."""

from dataclasses import replace

from board.kinds.card.commands import AddCard
from kiosk.demo.hung import Hung

NAMES = ("Ann-Kristin", "Bjørg", "Ågot", "Maximiliane", "Øyvind", "Tor Arne")


def pass_days(wall: Hung, days: int) -> None:
    """What was to be done by then is late."""
    wall.now_ms += days * 86_400_000
    wall.root.state = replace(wall.root.state, now_ms=wall.now_ms)


def opened(wall: Hung) -> None:
    wall.root.go("find")
    wall.settle()


def mine(wall: Hung) -> None:
    pass_days(wall, 12)
    opened(wall)
    wall.press("whose-9")


def writing(wall: Hung) -> None:
    opened(wall)
    wall.press("find-write")
    for sign in "kort":
        wall.press(f"key-{sign}")


def nobody(wall: Hung) -> None:
    writing(wall)
    wall.press("key-ø")
    wall.press("key-done")


def many(wall: Hung) -> None:
    for n in range(40):
        fields = {"responsible": NAMES[n % 6] if n % 7 else f"Vikar {n}", "deadline": f"2025-11-{18 + n % 12:02}"}
        wall.root.do(AddCard(f"many-{n}", f"Forslag nummer {n} om noe langt som stjeler tid", fields=fields))
    wall.settle()
    pass_days(wall, 7)
    opened(wall)
    wall.press("whose-1")


SCENES = {"find": opened, "find-mine": mine, "find-word": writing, "find-nobody": nobody, "find-many": many}
