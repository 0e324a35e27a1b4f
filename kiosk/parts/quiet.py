"""Silent red as it is asked about: one calm line with what could be done, and a no.

line = QuietLine(wall=wall); line.show(state)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from board.catalogue import _, _n
from board.own import Own
from board.silent import Silent, answered, silent
from kiosk.state import State, Wall
from kiosk.widgets.paper.paper import StickyNote


def said(one: Silent) -> str:
    """What is asked, in a sentence."""
    if one.kind == "goal":
        return _("«{goal}» fikk mer enn halvparten røde baller i tre møter på rad. Lage et kort?", goal=one.title)
    if not one.days:
        return _("«{title}» ber om hjelp, og har hengt stille i to uker. Løfte det?", title=one.title)
    weeks = one.days // 7
    words = _n("{n} uke over fristen", "{n} uker over fristen", weeks)
    return _("«{title}» er {late}. Løfte det?", title=one.title, late=words)


class QuietLine(StickyNote):
    """On the board and in the meeting. Test names: `quiet-act`, `quiet-no`."""

    wall: Wall = ObjectProperty()
    words = StringProperty("")
    label = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._one: Silent | None = None
        super().__init__(**kwargs)

    def show(self, state: State, there: bool = True) -> None:
        """What is to be asked now; not there at all where nothing is."""
        self._one = silent(state.board, state.today) if there and state.opened and not state.trouble else None
        self.shown = self._one is not None
        if self._one:
            self.words = said(self._one)
            self.label = _("Lag kort") if self._one.kind == "goal" else _("Løft kortet")

    def act(self) -> None:
        """Where it is done."""
        one = self._one
        if one and one.kind == "goal":
            self.wall.go("card", new=True, goal=one.id, week=one.week)
        elif one:
            self.wall.go("lift", id=one.id)

    def decline(self) -> None:
        """Not now."""
        if self._one:
            state = self.wall.state
            self.wall.keep(Own(silenced=answered(state.board, self._one, state.today)))
