"""A difference between now and ideal on a card of its own: what becomes of the step, what it frees, and the block
that makes a card of it or leads there."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.kinds.stream.compare import Difference
from board.kinds.stream.record import Stream
from board.kinds.stream.words import hours
from kiosk.screens.stream.ideal.comparing import change, faster, look, standing
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper.paper import Paper, StickyNote
from kiosk.widgets.text.text_layout import strong


class ThinRule(Drawing):
    """A thin rule across."""

    def paint(self) -> None:
        self.fill("rule", self.x, self.y, self.width, max(1, round(theme.px(2))))


class DifferenceCard(Paper):
    """Events `on_make`, `on_made` and `on_again`. Test names: `make-<place>`, `made-<place>`, `again-<place>`."""

    __events__ = ("on_make", "on_made", "on_again")

    place, sign, kind_name, title, before, after, freed, sooner, standing = (StringProperty("") for _n in range(9))
    costs = BooleanProperty(False)
    leads = StringProperty("make")
    """What its block does: a card is to be made, is made, or leads to measuring again."""
    id = step = ""

    def show(self, state: State, one: Difference, stream: Stream, *, measuring: bool) -> None:
        """This one; `measuring`: its block leads to measuring again, once it has a card."""
        self.id, seen = one.id, look(one.how)
        self.sign, self.kind_name, self.costs = seen.icon, seen.name, one.hours < 0
        self.title = one.title
        self.before, self.after = change(one, stream)
        self.freed = hours(one.hours).replace("-", "−") if round(one.hours, 1) else ""
        self.sooner = faster(one, stream)
        self.leads = "make" if not one.made else "again" if measuring else "made"
        self.standing = standing(state, one) if one.made else ""
        self.pin = "honey" if one.made else ""


class HoursTold(StickyNote):
    """What becomes of the hours of a card."""

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.words.text = strong(
            _("Kortet tar med anslaget som **identifisert**. Mål igjen når det er prøvd. Da blir det **realisert**.")
        )
