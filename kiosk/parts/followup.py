"""«Sparer vi det fortsatt?» as the gains and the meeting ask it: one gain on a yellow note, with its life and three
answers; and the line of any other gain.

    note = StillSaved(); note.show(life); note.bind(on_answer=lambda _, what: ...)       # held, less, gone
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board.catalogue import _, _n
from board.context import Command
from board.formats import number
from board.kinds.gain.commands import Realise
from board.kinds.quality.commands import StillBetter
from board.local import new_id
from kiosk.parts.lives import Life
from kiosk.state import State, Wall
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import OpenSheet, StickyNote


class StillSaved(StickyNote):
    """Event `on_answer(what)`: "held", "less" or "gone". Test names: `saved-held`, `saved-less`, `saved-gone`."""

    __events__ = ("on_answer",)

    title = StringProperty("")
    meta = StringProperty("")
    question = StringProperty("")
    stations = ObjectProperty(())
    narrow = BooleanProperty(False)
    """It hangs in half a screen: the question stands over its answers."""
    latch_s = 0.7
    """So soon after the question has changed nobody has read it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.life: Life | None = None
        self.id_ = new_id()

    def show(self, life: Life) -> None:
        """Ask about this one."""
        if (self.life and self.life.subject, self.life and self.life.asked) != (life.subject, life.asked):
            self.id_ = new_id()  # of the entry, so that a second tap is none
            self.came_up()  # so that a second tap is no answer to the next question either
        self.life, ids = life, self.ids
        self.title, self.meta, self.stations = life.title, life.meta, life.stations
        self.question = _("Er det fortsatt bedre?") if life.quality else _("Sparer vi det fortsatt?")
        level = "" if life.level is None else number(life.level)
        ids.saved_less.shown = bool(level)
        ids.saved_less.label = _("Et annet tall") if life.quality else _("Mindre")
        if life.quality:
            ids.saved_held.label = _("Ja, {n}").format(n=level) if level else _("Ja")
            ids.saved_gone.label = _("Nei")
        else:
            ids.saved_held.label = _n("Ja, {n} time", "Ja, {n} timer", life.level or 0)
            ids.saved_gone.label = _("Nei, 0 timer")

    def answer(self, what: str) -> None:
        self.dispatch("on_answer", what)


class LifeRow(Press, OpenSheet):
    """One gain on a line; pressing it opens it. Test name as it is given."""

    title = StringProperty("")
    chip = StringProperty("")
    words = StringProperty("")
    loud = BooleanProperty(False)
    stations = ObjectProperty(())

    def show(self, life: Life) -> None:
        self.title, self.chip, self.words = life.title, life.chip, life.words
        self.loud, self.stations = life.loud, life.stations


def answer(wall: Wall, note: StillSaved, what: str) -> None:
    """Enter that it holds, or take up the form where less is written."""
    life = note.life
    if life is None:
        return
    if what == "held":
        wall.do(_held(wall.state, life, note.id_), undo=_("Svaret er lagret"))
    else:
        wall.go("gains", subject=life.subject, quality=life.quality, answer=what)


def _held(state: State, life: Life, id_: str) -> Command:
    """As much as before, from today."""
    today = str(state.today)
    if life.quality:
        return StillBetter(id_, life.subject, True, today, life.level)
    now = state.board.gains.of(life.subject).latest
    return Realise(id_, life.subject, now.hours_per_week, today, now.note, now.use, now.tool, now.title)
