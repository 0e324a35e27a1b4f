"""The blocks that most screens have: their heights, and the words and signs of what is pressed everywhere.

Knows only the block. Back home is said by each screen; what was done last is undone by any that has an `id: undo`.

    Tray:
        HomeBlock:
            on_act: root.wall.back()
        TrayBlock:
            id: undo
        MainBlock:
            label: _("Neste")
"""

from __future__ import annotations

from kiosk.widgets.input.block import Block


class TrayBlock(Block):
    """One of several."""


class SignBlock(TrayBlock):
    """A narrow one: its sign stands above its word."""


class SmallBlock(TrayBlock):
    """One of many: where the tray is narrow its sign stands above its words."""


class HomeBlock(Block):
    """Back to the board."""


class CloseBlock(Block):
    """Puts away the sheet it stands on."""


class MainBlock(Block):
    """What comes next."""


class FormBlock(Block):
    """A field of a form: over it what is asked, and on it what is said."""
