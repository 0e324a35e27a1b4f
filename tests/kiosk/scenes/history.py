"""The year that has gone, with what was learned where something did not work."""

from board.kinds.card.commands import EditCard
from kiosk.demo.hung import Hung

LEARNED = (
    "Skiltet ble borte etter to uker, og ingen la merke til det.",
    "Vi må si det i møtet også. Det holder ikke at det står på veggen.",
)


def year(wall: Hung) -> None:
    cards = wall.root.state.board.cards.column("done")
    for card, words in zip(cards, LEARNED, strict=False):
        wall.root.do(EditCard(card.id, {"worked": "no", "learned": words}))
    wall.settle()
    wall.root.go("history")
    wall.settle()
    wall.press("view-year")


SCENES = {"history-year": year}
