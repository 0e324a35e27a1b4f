"""Utsagnene: the unit's own to the left, and to the right those that hang ready, each with where a culture shows."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.kinds.culture.commands import TakeStatementDown, WriteStatement
from board.kinds.culture.index import Statements
from board.kinds.culture.ready import Ready, ready
from board.kinds.culture.record import Statement
from board.kinds.culture.words import PROMPTS_SAID
from board.local import new_id
from kiosk.draft import Draft
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row

PAGE, OFFERED = 6, 5
LIMIT = 120


class StatementsScreen(Screen):
    """Test names: `own-<n>`, `own-back`, `own-on`, `ready-<n>`, `ready-back`, `ready-on`, `new-statement`, `rewrite`,
    `take-down`, `undo`, `back`."""

    name = "culture.statements"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._chosen, self._new = "", new_id()
        looks, ids = {"letters": 29, "lines": 2, "weight": 1, "most_h": 104}, self.ids
        own = looks | {"on_act": lambda row: self._choose(row.key)}
        offered = looks | {"icon": "plus", "on_act": lambda row: self._take(row.label)}
        self._own = Pages(ids.own, Row, "own", PAGE, self.again, ids.own_pager, **own)
        self._ready = Pages(ids.ready, Row, "ready", OFFERED, self.again, ids.pager, **offered)

    def enter(self, **_given: Any) -> None:
        self._chosen, self.ids.own_pager.page, self.ids.pager.page = "", 0, 0

    def render(self, state: State) -> None:
        ids, hung = self.ids, state.board.of(Statements).hung
        if self._chosen not in [one.id for one in hung]:
            self._chosen = ""
        for n, (row, one) in enumerate(self._own.fill(hung), self._own.first + 1):
            row.key, row.label, row.number, row.chosen = one.id, one.text, str(n), one.id == self._chosen
        ids.none.shown = not hung
        ids.rewrite.shown = ids.take_down.shown = bool(self._chosen)
        self._show_ready({one.text.casefold() for one in hung})

    def _show_ready(self, hung: set[str]) -> None:
        offered = [one for one in ready() if one.text.casefold() not in hung]
        for row, one in self._ready.fill(offered):
            row.label, row.second = one.text, _(PROMPTS_SAID[one.prompt])

    def _choose(self, id_: str) -> None:
        self._chosen = "" if id_ == self._chosen else id_
        self.render(self.wall.state)

    def _take(self, text: str) -> None:
        """One that hung ready is the unit's own."""
        found: Ready = next(one for one in ready() if one.text == text)
        self._put(WriteStatement(new_id(), found.text, found.prompt), _("Utsagnet henger"))

    def write_new(self) -> None:
        """«Skriv et eget»"""
        self._write("", "")

    def rewrite(self) -> None:
        """«Skriv om»"""
        if statement := self._statement:
            self._write(statement.id, statement.text)

    def take_down(self) -> None:
        """«Ta ned»"""
        if self._statement:
            self._put(TakeStatementDown(self._chosen), _("Utsagnet er tatt ned"))

    @property
    def _statement(self) -> Statement | None:
        return self.wall.state.board.of(Statements).get(self._chosen)

    def _write(self, instead: str, text: str) -> None:
        pad = self.ids.pad

        def done(written: str) -> None:
            if not written:
                pad.go_on()
                return
            pad.close(keep=False)
            if written != text:
                self._put(WriteStatement(new_id(), written, instead=instead), _("Utsagnet henger"))

        Draft(self.wall, "statement", instead or "new").write(
            pad,
            _("Hvordan vil dere ha det?"),
            text,
            done=done,
            limit=LIMIT,
            heading=_("Slik har andre sagt det"),
            examples=[one.text for one in ready()[:4]],
        )

    def _put(self, command: Any, undo: str) -> None:
        self.wall.do(command, lambda: self.render(self.wall.state), undo=undo)
