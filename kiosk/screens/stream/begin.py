"""How a value stream is begun: streams that others have used, to begin with."""

from __future__ import annotations

from board.catalogue import _n
from board.kinds.stream.ready import ready
from board.packs import own_first
from kiosk.state import State
from kiosk.widgets.input.block import Block
from kiosk.widgets.paper.paper import OpenSheet

MOST = 8
"""So many of the ready ones are offered."""


class ReadyStreams(OpenSheet):
    """Streams that hang ready with their notes. Event `on_choose(name)`. Test names: `ready-<name>`."""

    __events__ = ("on_choose",)

    def show(self, state: State) -> None:
        """Those for the unit's own kind come first."""
        offered = own_first(state.board.unit, ready(), lambda content: str(content["unit"]))
        if [block.key for block in self.ids.blocks.children[::-1]] == [*offered][:MOST]:
            return
        self.ids.blocks.clear_widgets()
        for name, content in list(offered.items())[:MOST]:
            block = Block(icon="archive", h=110, letters=31, test_name=f"ready-{name}", label=content["name"])
            steps = _n("{n} steg", "{n} steg", len(content["step"]))
            block.second, block.key = f"{content['unit']} · {steps}", name
            block.bind(on_act=lambda block: self.dispatch("on_choose", block.key))
            self.ids.blocks.add_widget(block)
