"""The årshjul as it meets whoever comes: the wheel, what its tokens mean, and the three that are next, to press."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board import year
from board.catalogue import _
from board.due import Due
from board.formats import near_day
from kiosk.parts.coming import OWN, Coming, look, sign
from kiosk.screens.year.faces import face
from kiosk.state import State
from kiosk.tools import tool
from kiosk.widgets.plan import Abreast, AcrossOrDown, Part, filled

SHOWN = 3


class LegendMark(Abreast):
    """A disc and what it means."""

    sign = StringProperty("flag")
    made = StringProperty("token")
    label = StringProperty("")


class WheelFront(AcrossOrDown):
    """Event `on_open(due)`. Test names: `coming-0` to `-2`."""

    __events__ = ("on_open",)
    empty = BooleanProperty(False)
    """Nothing is next."""
    wheel, legend = Part(), Part()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._cards = self.ids.cards.add_all(
            [Coming(test_name=f"coming-{n}", trim=n) for n in range(SHOWN)],
            on_act=lambda card: self.dispatch("on_open", card.due),
        )
        self._meant: tuple[tuple[str, str, str], ...] = ()

    def render(self, state: State) -> None:
        self.wheel.face = face(state)
        found = year.ahead(state.board, state.today)
        self.empty = not found
        for card, one in filled(self._cards, found):
            card.show(one, state)
        self.ids.heading.text = {0: "", 1: _("Det neste"), 2: _("De to neste")}.get(len(found), _("De tre neste"))
        self._mean(state)

    def _mean(self, state: State) -> None:
        """What the tokens of this year mean, each once."""
        found = (*year.whole(state.board, state.today.year, state.today), *year.ahead(state.board, state.today))
        meant = tuple(sorted({(look(one), sign(one), label(one)) for one in found}, key=lambda one: one[2]))
        if meant == self._meant:
            return
        self._meant = meant
        for mark in [part for part in self.legend.children if part is not self.ids.budget.__self__]:
            self.legend.remove_widget(mark)
        for n, (made, icon, name) in enumerate(meant):
            self.legend.add_widget(LegendMark(made=made, sign=icon, label=name, order=n - 99))

    def following(self, state: State) -> Due | None:
        """What is done next, where that falls due until the next meeting."""
        found = year.ahead(state.board, state.today)
        near = bool(found) and found[0].day <= year.next_meeting(state.board, state.today)
        return found[0] if near else None


def label(one: Due) -> str:
    """What its token is called."""
    found = tool(one.tool)
    return _("Vårt eget") if one.tool == OWN or found is None else _(found.label)


def step(one: Due | None, state: State) -> tuple[str, str, str]:
    """Label, sign and second line of the petrol block."""
    if one is None:
        return _("Legg til en dato"), "plus", ""
    when = _("{what}, {day}").format(what=one.what, day=near_day(one.day, state.today))
    return (_("Det er gjort"), "check", when) if one.by_tap else (_("Åpne det neste"), "arrow-right", when)
