"""Where the parts of an open card stand that stand elsewhere on another panel, or on the other side.

Knows the groups of the card's kv by their ids.

    follow(screen)
"""

from __future__ import annotations

from typing import Any


def follow(screen: Any) -> None:
    """Now, and whenever the side, the panel or what there is room for changes."""

    def stand(*_: object) -> None:
        ids, tall = screen.ids, screen.panel == "tall"
        for part, place in (
            (ids.words.who, ids.front if tall else ids.words.ids.lower),
            (ids.next, ids.left if tall or screen.alone else ids.right),
            (ids.way, ids.beside if screen.side == "back" else ids.left),
        ):
            if part.parent != place:
                part.parent.remove_widget(part)
                place.add_widget(part)

    screen.bind(side=stand, alone=stand, panel=stand)
    stand()
