"""The blocks that most trays have: one height, and the words and signs of what is pressed on every screen.

Knows only the block.

    Tray:
        HomeBlock:
            on_act: root.wall.back()
        UndoBlock:
            on_act: root.wall.undo()
        MainBlock:
            label: _("Neste")
"""

from __future__ import annotations

from kiosk.widgets.input.block import Block


class TrayBlock(Block):
    """One of several."""


class HomeBlock(Block):
    """Back to the board."""


class UndoBlock(TrayBlock):
    """Undoes what was done last."""


class MainBlock(Block):
    """What comes next."""
