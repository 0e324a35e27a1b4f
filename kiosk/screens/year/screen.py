"""Årshjulet: the wheel and what is next; the whole year as a list; a date that is written."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from kiosk.parts.coming import begin, opened, settle
from kiosk.screen import Screen
from kiosk.screens.year.front import WheelFront, step
from kiosk.screens.year.listing import YearListing
from kiosk.screens.year.writer import DateWriter
from kiosk.state import State, Wall


class YearScreen(Screen):
    """`id` opens one of the unit's own dates. Test names: `to-board`, `add-date`, `whole-year`, `undo`, `next-due`;
    those of its parts."""

    name = "year"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._front, self._listing = WheelFront(), YearListing(shown=False)
        self._writer = DateWriter(wall, self.ids.pad, self, shown=False)
        self._parts = {"front": self._front, "whole": self._listing, "writer": self._writer}
        self._at, self._from, self._straight = "front", "front", False
        self.ids.parts.add_all(self._parts.values())
        for part in (self._front, self._listing):
            part.bind(on_open=lambda _part, one: begin(wall, one, self, self._write))
        self._listing.bind(on_change=lambda _part, id_: self._write(id_))
        self._writer.bind(on_done=lambda *_: self.home(), on_changed=lambda *_: self.render(wall.state))

    def enter(self, id: str = "", **_given: Any) -> None:
        self._at, self._straight = "front", bool(id)
        if id:
            self._writer.begin(id)
            self._at = "writer"

    # --- showing ---

    def render(self, state: State) -> None:
        ids, at = self.ids, self._at
        for name, part in self._parts.items():
            part.shown = name == at
        self._parts[at].render(state)
        front, writing = at == "front", at == "writer"
        meeting = state.board.own.meeting is not None
        ids.to_board.label = _("Til tavla") if front and not meeting else _("Tilbake")
        empty = front and self._front.empty
        ids.add_date.shown, ids.whole_year.shown = not (writing or empty), front
        ids.undo.shown = bool(state.undo) and not writing
        following = self._front.following(state) if front else None
        label, icon, second = self._writer.next_step if writing else step(following, state)
        ids.next_due.label, ids.next_due.icon, ids.next_due.second = label, icon, second
        ids.next_due.icon_side = "right" if icon == "arrow-right" else "left"
        ids.next_due.shown = writing or empty or following is not None

    # --- acting ---

    def home(self) -> None:
        """One step back: from writing, from the list."""
        if self._at == "front" or self._straight:
            self.wall.back()
        else:
            self._show(self._from if self._at == "writer" else "front")

    def add(self) -> None:
        self._write("")

    def show_all(self) -> None:
        self._listing.begin(self.wall.state)
        self._show("whole")

    def next_step(self) -> None:
        """What the petrol block says."""
        state = self.wall.state
        if self._at == "writer":
            self._writer.act_next()
        elif following := self._front.following(state):
            if following.by_tap:
                settle(self.wall, following, done=True)
            else:
                opened(self.wall, following)
        else:
            self.add()

    def _show(self, at: str) -> None:
        self._at = at
        self.render(self.wall.state)

    def _write(self, id_: str) -> None:
        self._from = self._at if self._at != "writer" else self._from
        self._writer.begin(id_)
        self._show("writer")
