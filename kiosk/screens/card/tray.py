"""The tools of an open card in its tray, with how far each is in words: as many as find room, what comes
next first, the rest under «Mer».

Which there are each says in its own folder (`kiosk.tools`). Test names: `tool-<name>`, `card-more`.
"""

from __future__ import annotations

from typing import Any

from board.catalogue import _, _n
from board.kinds.card.record import Card
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.tools import Tool, tools
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.menu import Menu
from kiosk.widgets.plan import Plan

_HIGH, _WIDEST = 112, 320
_NAMED = 2
"""So many at most are named on «Mer»; of more it says how many."""


class CardTools(Plan):
    """`render` says of which card; nothing hangs there without one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(flow="across", **kwargs)
        self._wall: Wall | None = None
        self._card = ""
        self._blocks: dict[str, Block] = {}
        self._there: list[tuple[Tool, Block]] = []
        self._menu, self._more = Menu(), self._block("card-more", _("Mer"), "dots")
        self._more.order = len(tools())
        # These hang nowhere and are measured: how wide «Mer» is may not depend on what it says now.
        self._named, self._counted = (Block(label=_("Mer"), icon="dots", letters=31, h=_HIGH) for _twice in range(2))
        self._counted.second = _count(9)
        self._more.bind(on_act=lambda *_: self._open())
        self._menu.bind(on_choose=lambda _menu, name: self._begin(name))

    def _block(self, name: str, label: str, icon: str) -> Block:
        block = Block(test_name=name, label=label, icon=icon, letters=31, h=_HIGH, shown=False)
        self.add_widget(block)
        return block

    def render(self, wall: Wall, state: State, card: Card | None) -> None:
        """Of this card; None: of none."""
        self._wall, self._card = wall, card.id if card else ""
        self._there = []
        for tool in tools():
            if card is None or tool.says is None or not (said := tool.says(state, card)):
                continue
            if tool.name not in self._blocks:
                block = self._blocks[tool.name] = self._block(f"tool-{tool.name}", "", tool.icon)
                block.bind(on_act=lambda _block, name=tool.name: self._begin(name))
            self._blocks[tool.name].label = tool.called(state.board, card)
            self._blocks[tool.name].second = said
            self._there.append((tool, self._blocks[tool.name]))
        self._there.sort(key=lambda one: card is not None and not one[0].now(state, card))
        for place, (_tool, block) in enumerate(self._there):
            block.order = place
        self._fit()
        self.resettle()

    def natural_w(self) -> tuple[float, float]:
        """All of them; «Mer» at least."""
        wide = [self._wide(block) for _tool, block in self._there]
        if not wide:
            return 0, 0
        return self._wide(self._counted), sum(wide) + theme.px(self.gap) * (len(wide) - 1)

    def settle(self, moved: bool) -> None:
        self._fit()
        super().settle(moved)

    def _wide(self, block: Block) -> float:
        return min(block.asked()[1], theme.px(_WIDEST))

    def _fit(self) -> None:
        """Show as many as find room, in their order."""
        gap, left = theme.px(self.gap), self.width
        wide = [self._wide(block) + gap for _tool, block in self._there]
        all_of_them = sum(wide) - gap <= left + 1
        room = left if all_of_them else left - self._wide(self._counted)
        shown: set[Block] = set()
        for (_tool, block), needed in zip(self._there, wide, strict=True):
            if not all_of_them and room < needed:
                break
            shown.add(block)
            room -= needed
        rest = [block for _tool, block in self._there if block not in shown]
        names = ", ".join(block.label for block in rest)
        self._named.second = names
        there = min(theme.px(_WIDEST), room + self._wide(self._counted))
        short = len(rest) <= _NAMED and self._named.asked()[1] <= there
        self._more.second = names if short else _count(len(rest))
        for block in (*self._blocks.values(), self._more):
            block.most_w = _WIDEST
            block.shown = block in shown or (block is self._more and bool(rest))

    def _open(self) -> None:
        rest = [(tool, block) for tool, block in self._there if not block.shown]
        self._menu.options = [(tool.name, f"{block.label}: {block.second}", tool.icon) for tool, block in rest]
        screen = self
        while isinstance(screen.parent, Plan):
            screen = screen.parent
        self._menu.open(screen)

    def _begin(self, name: str) -> None:
        for tool, _block in self._there:
            if tool.name == name and self._wall:
                tool.begin(self._wall, id=self._card)


def _count(tools_there: int) -> str:
    return _n("{n} verktøy", "{n} verktøy", tools_there)
