"""Settings: what the unit is called, and what its columns are called. Labels are the unit's, the stages are not."""

from __future__ import annotations

from typing import Any

from board.catalogue import N_, _
from board.kinds.card.record import STAGES
from board.packs import pack
from kiosk.parts.kinds import Kinds
from kiosk.screens.settings.section import Section
from kiosk.state import State, Wall
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.pad import Pad

SIGNS = ("bulb", "plan", "do", "check-stage", "act", "star")
LIMIT = 40
"""Longest name of a unit or a column."""


class Naming(Section):
    """Test names: `unit-name`, `unit-kind`, and `label-<stage>` for each column."""

    key, icon = "unit", "home"
    title = N_("Enheten")
    says = N_(
        "Kall stegene det dere sier til daglig, for eksempel «Gjennomføre» i stedet for «Utføre». "
        "Kortene ligger der de ligger."
    )

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        super().__init__(wall, pad, **kwargs)
        self.ids.unit_name.bind(on_act=lambda *_: wall.guarded(self._name))
        self.ids.unit_kind.bind(on_act=lambda *_: Kinds(wall).hang(pad.parent))
        named = zip(STAGES, SIGNS, strict=True)
        blocks = [Block(test_name=f"label-{stage}", icon=sign, letters=29) for stage, sign in named]
        self._labels = self.ids.labels.add_all(blocks, on_act=lambda block: self._label(blocks.index(block)))

    def show(self, state: State) -> None:
        self.ids.unit_name.label = state.board.unit.name or _("Skriv navnet")
        self.ids.unit_kind.label = pack(state.board.unit).name if state.board.unit.sector else _("Velg")
        for block, label in zip(self._labels, state.board.unit.labels, strict=True):
            block.label = _(label)

    def _name(self) -> None:
        now = self.wall.state.board.unit.name
        self.pad.open(_("Hva heter enheten?"), now, limit=LIMIT, done=self._named)

    def _named(self, text: str) -> None:
        self.pad.close()
        if text and text != self.wall.state.board.unit.name:
            self.change(name=text)

    def _label(self, place: int) -> None:
        now = self.wall.state.board.unit.labels[place]

        def done(text: str) -> None:
            self.pad.close()
            labels = list(self.wall.state.board.unit.labels)
            if text and text != labels[place]:
                labels[place] = text
                self.change(labels=labels)

        question = _("Hva skal kolonne {n} hete?").format(n=place + 1)
        self.pad.open(question, now, limit=LIMIT, done=done, remark=_("Korte navn leses best på avstand."))
