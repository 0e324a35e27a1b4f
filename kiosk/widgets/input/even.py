"""Blocks beside each other are read in letters of one size: the largest in which all of them are read.

What comes next is larger than they, and a sign above its words makes a row of its own. Knows only blocks and plans.

    class Tray(Even, Across): ...
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import Across, Plan

_LEAST = 2 / 3
"""One with so many words that the others would have to be smaller than this keeps its own size."""


class Even(Plan):
    """What lies in it, at whatever depth."""

    def lay_out(self, top: float) -> None:
        super().lay_out(top)
        for row in _rows([*_blocks(self)]):
            sizes = [block.fitting() for block in row]
            for block in row:
                block.even(max(min(sizes), _LEAST * max(sizes)) if len(row) > 1 else 0)


class BlockRow(Even, Across):
    """Blocks beside each other."""


def _blocks(plan: Plan) -> Iterator[Block]:
    for child in plan.children:
        if isinstance(child, Plan) and not plan.hides(child):
            if isinstance(child, Block):
                yield child
            else:
                yield from _blocks(child)


def _rows(blocks: list[Block]) -> Iterator[list[Block]]:
    """Those that stand level, of one kind each."""
    for above in (False, True):
        some = [b for b in blocks if b.label and b.colour != "petrol" and (b.icon_side == "top") == above]
        row: list[Block] = []
        for block in sorted(some, key=lambda block: block.center_y):
            if row and block.center_y - row[-1].center_y > theme.touch / 2:
                yield row
                row = []
            row.append(block)
        if row:
            yield row
