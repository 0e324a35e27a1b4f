"""A sheet of blocks to choose among: which bones, what to do with a cause, what kind of unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Hook, Sheet
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Grid
from kiosk.widgets.text.text import Text


class Offer(NamedTuple):
    """What can be chosen, as it is said."""

    key: str
    label: str
    icon: str = ""
    second: str = ""
    chosen: bool = False


class Choosing(Sheet):
    """Event `on_choose(key)`; the sheet goes away first. Test names: `choose-<n>`, `choose-close`."""

    __events__ = ("on_choose",)

    def __init__(self, title: str, offers: Sequence[Offer], *, detail: str = "", close: str = "", **kwargs: Any):
        super().__init__(**kwargs)
        tall = theme.format == "tall"
        looks: dict[str, Any] = {"flow": "down", "align": "end", "padding": (54, 50, 54, 40), "gap": 24}
        sheet = Paper(kind="sheet", shadow="l", pin="wood", **looks)
        sheet.w = 980 if tall else 1500
        sheet.add_widget(Text(role="title", letters=44, text=title, lines=3))
        if detail:
            sheet.add_widget(Text(letters=27, ink="ink2", text=detail, lines=2))
        few, most, crowd = (2, 3, 10) if tall else (3, 4, 6)  # as low as whoever sits reaches
        grid = Grid(columns=most if len(offers) > crowd else few, gap=18)
        for n, offer in enumerate(offers):
            block = Block(test_name=f"choose-{n}", letters=30, h=104, halign="left" if offer.icon else "center")
            block.label, block.icon, block.second, block.chosen = offer[1:]
            block.bind(on_act=lambda _block, key=offer.key: self._choose(key))
            grid.add_widget(block)
        sheet.add_widget(grid)
        shut = Block(label=close or _("La være"), icon="check" if close else "cross", test_name="choose-close")
        shut.h, shut.w, shut.align = 104, 320, "end"
        shut.bind(on_act=lambda *_: self.put_away())
        sheet.add_widget(shut)
        self.add_widget(sheet)

    def _choose(self, key: str) -> None:
        self.put_away()
        self.dispatch("on_choose", key)


def choose(
    hook: Hook,
    title: str,
    offers: Sequence[Offer],
    then: Callable[[str], object],
    detail: str = "",
    close: str = "",
) -> None:
    """Hang such a sheet, and do what follows from what is chosen."""
    sheet = Choosing(title, offers, detail=detail, close=close)
    sheet.bind(on_choose=lambda _sheet, key: then(key))
    hook.hang(sheet)
