"""The tray below the brown paper: what can be done now, and the petrol block that says what comes next."""

from __future__ import annotations

from board.catalogue import _
from kiosk.screens.stream.map.sight import Way
from kiosk.screens.stream.map.spread import Spread
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.paper.tray import Tray

BLOCKS = ("step_new", "step_beside", "stream_sums", "stream_role", "streams_down", "stream_more")


class StreamTray(Tray):
    """Test names: `to-board`, `step-new`, `step-beside`, `stream-sums`, `streams-down`, `stream-more`, `undo`,
    `stream-next`."""

    tray = True

    def show_list(self, state: State, begin: bool, archive: bool, some_down: bool) -> None:
        """Below the streams, or below a new one."""
        ids = self.ids
        self._show(state, "streams_down" if some_down and not archive else "")
        self._back(_("Tilbake") if archive else _("Til tavla"))
        ids.streams_down.label = _("Tatt ned")
        ids.hint.text = (
            _("Ta de viktigste stegene først. Ti minutter foran tavla er nok til å begynne.") if begin else ""
        )
        ids.stream_next.shown = not archive
        self._next(_("Heng opp første steg") if begin else _("Ny verdistrøm"), icon="plus")

    def show_empty(self, state: State) -> None:
        """Below a stream without a step."""
        self._show(state, "stream_more")
        self._back(_("Til tavla"))
        self.ids.hint.text = _("Ta de viktigste stegene først. Ti minutter foran tavla er nok til å begynne.")
        self._next(_("Heng opp første steg"), icon="plus")

    def turn(self, page: int, pages: int) -> None:
        """Which page of the map hangs there; its arrows take the room of what is to be read."""
        ids = self.ids
        ids.pager.show(page, pages)
        if pages > 1 and ids.stream_next.second:
            self._next(_("Den ideelle"), icon="arrow-right")
        ids.hint.shown = ids.hint.shown and pages <= 1
        ids.rest.shown = ids.rest.shown and pages <= 1

    def show_map(self, state: State, whole: Way, spread: Spread) -> None:
        """Below the map."""
        rows = spread.row is None and spread.long(whole)
        middle = "stream_role" if rows and whole.lanes else "stream_sums"
        self._show(state, "step_new", middle, "stream_more")
        self._back(_("Hele strømmen") if spread.row else _("Til tavla"))
        ids, role = self.ids, spread.role
        ids.stream_role.chosen = role is not None
        ids.stream_role.label = _("Bare én rolle") if role is None else whole.lanes.get(role, "")
        unsaid = whole.stream.times is None
        self.ids.hint.text = (
            _("Si hvor ofte det skjer, under Mer.")
            if unsaid
            else _("Trykk på en rad for å se den med baner.")
            if rows
            else _("Trykk på et steg for å endre.")
            if theme.format == "small"
            else _("Trykk på et steg for å endre, eller på tomt papir.")
        )
        drawn = whole.stream.drawn
        self._next(_("Den ideelle") if drawn else _("Tegn den ideelle"), _("Slik vil vi ha det"), "arrow-right")

    def show_seeking(self, state: State, beside: bool, moving: bool) -> None:
        """Below the map while a step seeks its place."""
        ids = self.ids
        self._show(state, "step_beside", undo=False)
        self._back(_("La være"), "cross")
        ids.step_beside.chosen = beside
        ids.hint.text = (
            "" if moving else _("Steget får tall etterpå. En lapp uten tall teller ikke, og det står på den.")
        )
        self._next(_("Sett det sist"), icon="plus")

    def _show(self, state: State, *blocks: str, undo: bool = True) -> None:
        ids = self.ids
        for name in BLOCKS:
            ids[name].shown = name in blocks
        ids.stream_next.shown, ids.pager.shown = True, False
        ids.undo.shown = undo and bool(state.undo)
        ids.undo.second = state.undo
        ids.hint.shown = not ids.undo.shown
        ids.rest.shown = ids.undo.shown

    def _back(self, label: str, icon: str = "arrow-left") -> None:
        self.ids.to_board.label, self.ids.to_board.icon = label, icon

    def _next(self, label: str, second: str = "", icon: str = "") -> None:
        step = self.ids.stream_next
        step.label, step.second, step.icon = label, second, icon
        step.icon_side = "right" if icon == "arrow-right" else "left"
