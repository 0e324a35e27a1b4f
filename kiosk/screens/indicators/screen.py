"""Mål for tjenesten: how it goes with each, three to a page; one opened is written, adjusted, or taken down."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.formats import quoted
from board.kinds.indicator.commands import WriteIndicator
from board.local import new_id
from board.packs import pack
from kiosk.draft import Draft, store
from kiosk.parts.indicators import Indicators
from kiosk.screen import Screen
from kiosk.screens.indicators.editor import LIMIT, Editor
from kiosk.state import State, Wall


class IndicatorsScreen(Screen):
    """`enter(meeting)`: it was come here from a meeting that goes on. Test names: `to-board`, `undo`, `to-goals`,
    `indicator-new`, `phase-new`, `indicator-down`, and those of its parts."""

    name = "indicators"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self.given: dict[str, Any] = {}
        self._indicators = Indicators(wall, edits=True, weight=1)
        self._indicators.bind(
            on_edit=lambda _part, id_: self.open(id_),
            on_new=lambda *_: self.write_new(),
        )
        self.ids.now.add_widget(self._indicators)
        self.editor = Editor(wall, self.ids.pad, shown=False)
        self.editor.bind(on_changed=lambda *_: self.render(wall.state))
        self.ids.parts.add_widget(self.editor)

    def enter(self, new: bool = False, **given: Any) -> None:
        self.given = given
        self.editor.id = ""
        if new:
            self.write_new()

    def render(self, state: State) -> None:
        self.editor.render(state)
        opened = bool(self.editor.id)
        self.editor.shown, self.ids.now.shown = opened, not opened
        if not opened:
            self._indicators.render(state)
        ids = self.ids
        ids.to_board.label = (
            _("Tilbake") if opened else _("Til møtet") if self.given.get("meeting") else _("Til tavla")
        )
        ids.indicator_new.shown = ids.to_goals.shown = not opened
        ids.phase_new.shown = ids.indicator_down.shown = opened

    def home(self) -> None:
        """One step back: from one goal to all of them, from them to where one came from."""
        if self.editor.id:
            self.open("")
        else:
            self.wall.back()

    def open(self, id_: str) -> None:
        """Take up one goal to adjust it, or none."""
        self.editor.id = id_
        self.render(self.wall.state)

    def write_new(self) -> None:
        pad, id_ = self.ids.pad, new_id()

        def done(title: str) -> None:
            command = WriteIndicator(id_, {"title": title})
            store(self.wall, pad, command, _("Målet er skrevet"), lambda: self.open(id_))

        Draft(self.wall, "indicator", "new").write(
            pad,
            _("Hva vil dere få til i tjenesten?"),
            done=done,
            limit=LIMIT,
            heading=_("Slik kan det høres ut"),
            examples=[quoted(said) for said in pack(self.wall.state.board.unit).aims],
        )
