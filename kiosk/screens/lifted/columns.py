"""Three columns of what was lifted to us: new, looked at, answered. Each note has its unit, how long it has waited
and until when it wants an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _, _n
from board.formats import near_day
from board.kinds.lift.index import Hung, late
from board.kinds.lift.record import Lift, Lifted
from board.labels import VERDICTS
from kiosk.parts.lifts import waited
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Down

MOST = 4
"""Notes of a column that hang beside each other; what more there is, is paged."""


class LiftedNote(SparePress, Paper):
    """One that was lifted to us."""

    origin = StringProperty("")
    title = StringProperty("")
    whose = StringProperty("")
    waited = StringProperty("")
    until = StringProperty("")
    due = BooleanProperty(False)
    chosen = BooleanProperty(False)

    def show(self, lifted: Lifted, further: Lift | None, today: date, chosen: bool, level: str) -> None:
        """Its unit, its card, how long it has waited or that it was lifted further, until when; or what was answered,
        and by which `level` where not by us."""
        self.chosen = chosen
        self.test_name, self.key = f"lifted-{lifted.id}", lifted.id
        self.origin, self.title, self.due = lifted.whose, lifted.title, late(lifted, today)
        self.whose = _("Svart av {level}", level=level) if level else ""
        if lifted.closed and not lifted.answered:
            self.waited, self.until = _("Enheten er lagt ned"), ""
            return
        if lifted.answered:
            self.waited, self.until = _(VERDICTS[lifted.verdict or "yes"]), near_day(lifted.answered, today)
            return
        self.waited = waited(lifted, further, today)
        self.until = near_day(lifted.by, today) if lifted.by else ""


class LiftedColumn(Down):
    """Event `on_open(id)`. Test names: `lifted-<id>` of each note, `<name>-more`."""

    __events__ = ("on_open",)
    _chosen = ""
    label = StringProperty("")
    icon = StringProperty("lift")
    hue = StringProperty("yellow")
    count = NumericProperty(0)
    name = StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        heard = {"on_act": lambda note: self.dispatch("on_open", note.key)}
        self._notes = Pages(self.ids.notes, LiftedNote, "lifted", MOST, self._again, **heard)
        self.ids.more.bind(on_act=lambda *_: self._notes.turn())

    def show(self, some: Sequence[Lifted], hung: Hung, today: date, chosen: str = "") -> None:
        """These, as many as there is room for; the rest a tap away. Whichever comes to be chosen is among those that
        are seen."""
        at = next((n for n, one in enumerate(some) if one.id == chosen != self._chosen), None)
        self._some, self._hung, self._today, self._chosen = tuple(some), hung, today, chosen
        self.count = len(some)
        if at is not None:
            self._notes.turn_to(at)
        for note, one in self._notes.fill(some):
            id_ = one.id
            note.show(one, hung.further.get(id_), today, id_ == chosen, hung.levels.get(id_, ""))
        more: Block = self.ids.more
        more.shown = len(some) > MOST
        rest = len(some) - min(len(some), self._notes.first + MOST)
        more.label = _n("+ {n} til", "+ {n} til", rest) if rest > 0 else _("Fra begynnelsen")

    def _again(self) -> None:
        self.show(self._some, self._hung, self._today, self._chosen)
