"""Gevinster: the account of hours a week. The whole, one subject with all its entries, the writing of a new entry.

Nothing in the account is ever changed: a correction is an entry that follows the old one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.lang import Builder

from board.catalogue import _
from kiosk.parts.entry import Entry
from kiosk.screen import Screen
from kiosk.screens.gains.account import Account
from kiosk.screens.gains.subject import SubjectView
from kiosk.state import State, Wall
from kiosk.widgets.charts.ruler import Ruler
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.paper.room import Room

__all__ = ["Block", "GainsScreen", "Pad", "Room", "Ruler"]


class GainsScreen(Screen):
    """`enter(subject)` opens that one. Test names: `to-board`, `undo`, `next-gain` on the tray."""

    name = "gains"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._subject = ""
        self._account, self._one = Account(wall), SubjectView(wall)
        self._entry = Entry(wall, self.ids.pad, shown=False)
        for part in (self._account, self._one, self._entry):
            self.ids.parts.add_widget(part)
        self._account.bind(on_subject=lambda _, subject: self._open(subject))
        self._one.bind(
            on_estimate=lambda *_: self._write("identified"),
            on_realise=lambda *_: self._write("realised"),
            on_fall=lambda *_: self._write("fallen"),
        )
        self._entry.bind(on_done=lambda _, subject: self._open(subject))
        self._entry.bind(on_changed=lambda *_: self.render(wall.state))

    def enter(self, subject: str = "", **given: Any) -> None:
        self._subject = subject
        self._entry.shown = False

    # --- showing ---

    def render(self, state: State) -> None:
        ids = self.ids
        writing, one = self._entry.shown, bool(self._subject)
        self._account.shown = not writing and not one
        self._one.shown = not writing and one
        for part, shown in ((self._account, self._account.shown), (self._entry, writing)):
            if shown:
                part.render(state)
        if self._one.shown:
            self._one.show(state, self._subject)
        meeting = "meeting" in state.board.local
        ids.home.label = _("Tilbake") if writing or one or meeting else _("Til tavla")
        ids.undo.shown = bool(state.undo) and not writing
        ids.ruler.shown = not writing
        ids.ruler.realised, ids.ruler.identified = (
            state.board.gains.realised_hours,
            state.board.gains.identified_hours,
        )
        step = ids.next
        if writing:
            step.label, step.icon, step.second = self._entry.next_step
        elif one:
            step.label, step.icon, step.second = self._one.next_step
        else:
            step.label, step.icon, step.second = _("Ny gevinst uten kort"), "plus", ""
        step.shown = bool(step.label)

    # --- acting ---

    def home(self) -> None:
        """One step back: from writing, from a subject, from the account."""
        if self._entry.shown:
            self._entry.shown = False
        elif self._subject:
            self._subject = ""
        else:
            self.wall.back()
            return
        self.render(self.wall.state)

    def next_step(self) -> None:
        """What the petrol block says."""
        if self._entry.shown:
            self._entry.act_next()
        elif self._subject:
            self._write("realised")
        else:
            self._write("new")

    def _open(self, subject: str) -> None:
        self._subject = subject
        self._entry.shown = False
        self.render(self.wall.state)

    def _write(self, what: str) -> None:
        self._entry.begin(what, "" if what == "new" else self._subject)
        self._entry.shown = True
        self.render(self.wall.state)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
