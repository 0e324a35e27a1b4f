"""«Neste tavleansvarlig»: a tap on a name, or another one written. Those who have waited longest stand first."""

from __future__ import annotations

from typing import Any

from board.agenda import turns
from board.catalogue import _
from board.kinds.meeting.commands import ChooseKeeper
from kiosk.draft import Draft
from kiosk.screens.meeting.page import Page
from kiosk.state import State
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import filled
from kiosk.widgets.text.text_layout import strong

_NAMES = 11
_LIMIT = 40


class Keeper(Page):
    """Test names: `keeper-<n>` by place, `keeper-write`."""

    name = "keeper"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._blocks = [Block(test_name=f"keeper-{n}", letters=36, h=118, shown=False) for n in range(_NAMES)]
        self._write = Block(test_name="keeper-write", icon="pencil", letters=30, h=118)
        self.ids.names.add_all(self._blocks, on_act=lambda block: self._choose(block.label))
        self.ids.names.add_all([self._write], on_act=lambda _block: self._ask())

    def render(self, state: State) -> None:
        board, chosen = state.board, state.board.meetings.items[self.meeting].next_keeper
        now = board.meetings.keeper(state.week)
        self.title = _("Neste tavleansvarlig")
        self.lead = _("Leder neste møte og passer på tavla den uka. De som har ventet lengst, står først.")
        self.ids.now.text = strong(_("Denne uka: **{name}**"), name=now) if now else ""
        self.ids.then.text = strong(_("Neste uke: **{name}**"), name=chosen) if chosen else _("Hvem vil neste uke?")
        waiting = [name for name in turns(board) if name != now] + ([now] if now else [])
        names = waiting[:_NAMES]
        if chosen and chosen not in names:
            names = [chosen, *names][:_NAMES]
        for block, one in filled(self._blocks, names):
            block.label, block.chosen = one, one == chosen
        self._write.label = _("Skriv et navn") if not names else _("Skriv et annet navn")

    def _choose(self, name: str) -> None:
        self.wall.do(ChooseKeeper(self.meeting, name))

    def _ask(self) -> None:
        Draft(self.wall, "meeting", "keeper").ask(
            self.conductor.ids.pad,
            _("Hvem har tavla neste uke?"),
            self._choose,
            remark=_("Fornavn eller initialer."),
            limit=_LIMIT,
        )
