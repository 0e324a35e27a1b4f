"""A step that seeks its place on the map: a new one, or one that is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.stream.map.placing import Place, beside, between, in_lane
from kiosk.screens.stream.map.sight import Way

if TYPE_CHECKING:
    from kiosk.screens.stream.screen import StreamScreen

NEW = "new"


class Seeking:
    """`what` is NEW, the id of the step that is moved, or empty while none seeks; `beside`: at the same time as
    another. `screen` shows the way."""

    def __init__(self, screen: StreamScreen) -> None:
        self._screen, self.what, self.beside = screen, "", False

    @property
    def moving(self) -> str:
        """The id of the step that is moved."""
        return "" if self.what == NEW else self.what

    def begin(self, what: str) -> None:
        """This seeks its place from now on; empty: nothing does."""
        self.what, self.beside = what, False
        self._screen.again()

    def turn_beside(self) -> None:
        """At the same time as another step, or between two."""
        self.beside = not self.beside
        self._screen.again()

    def gap(self, column: int) -> None:
        """The plus of this column was pressed."""
        if whole := self._screen.whole():
            put = beside if self.beside else between
            self._put(whole, put(whole, column, self.moving))

    def paper(self, lane: str, column: int) -> None:
        """Empty paper in a lane was pressed, below or behind the notes of a column."""
        whole = self._screen.whole()
        if whole is None:
            return
        if not whole.columns:
            self._put(whole, Place("", lane, ""))
        elif self.beside and column < len(whole.columns):
            self._put(whole, beside(whole, column, self.moving, lane))
        else:
            self._put(whole, in_lane(whole, lane, column, self.moving))

    def last(self) -> None:
        """Behind all others."""
        if whole := self._screen.whole():
            self._put(whole, between(whole, len(whole.columns), self.moving))

    def _put(self, whole: Way, place: Place) -> None:
        if self.moving:
            self._screen.writing.move(self.moving, place, lambda: self._screen.wall.back("stream"))
        else:
            self._screen.writing.step(whole, place, self._new)

    def _new(self, id_: str) -> None:
        self.begin("")
        self._screen.wall.go("stream.step", id=id_)
