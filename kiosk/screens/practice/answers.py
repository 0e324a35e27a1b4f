"""The first of the questions, whether it worked; what was learned where it did not; and whether a habit still holds.
They show, and tell what was pressed."""

from __future__ import annotations

from board import calendar
from board.catalogue import _
from board.formats import day
from board.kinds.card.record import Card
from board.kinds.practice.index import Poster
from kiosk.screens.practice.words import AGAIN, LEAVE, LIFT
from kiosk.state import State
from kiosk.widgets.paper.paper import OpenSheet, StickyNote


class WorkedSheet(OpenSheet):
    """Event `on_say(worked)`. Test names: `worked-yes`, `worked-partly`, `worked-no`, `measure`."""

    __events__ = ("on_say", "on_measure")

    def show(self, state: State, card: Card) -> None:
        ids, measures = self.ids, state.board.measures.of(card.id)
        first = [m.value for m in measures if m.phase == "before"]
        after = [m.value for m in measures if m.phase == "after"]
        ids.bars.shown = bool(measures) or card.measure_goal is not None or not card.unmeasurable
        ids.bars.title = card.measured or _("Måling")
        ids.bars.before = first[-1] if first else None
        ids.bars.now = after[-1] if after else None
        ids.bars.goal = card.measure_goal
        ids.unmeasurable.shown = card.unmeasurable and not after
        ids.measure.shown = not (after or card.unmeasurable or card.stage == "done")
        for name in ("yes", "partly", "no"):
            block = ids[f"worked_{name}"]
            block.chosen = card.worked == name
            block.icon = "check" if block.chosen else ""
            block.shown = block.chosen or card.stage != "done"
        ids.note.shown = not card.worked


class HabitSheet(StickyNote):
    """«Holder vanen fortsatt?» Event `on_answer(holds)`. Test names: `habit-holds`, `habit-slipped`."""

    __events__ = ("on_answer",)

    def show(self, state: State, found: Poster) -> None:
        told = found.answers
        since = _("Skrevet {day}").format(day=day(calendar.day(found.made)))
        if told:
            last = _("Ja") if told[-1].holds else told[-1].note
            since = _("Sist, {day}: {answer}").format(day=day(told[-1].day), answer=last)  # type: ignore[arg-type]
        self.ids.last.text = since


class LearnedSheet(OpenSheet):
    """Events `on_write()`, `on_choose(then)`. Test names: `learned`, `then-again`, `then-leave`, `then-lift`."""

    __events__ = ("on_write", "on_choose")

    def show(self, state: State, card: Card, then: str) -> None:
        ids = self.ids
        ids.learned.text = card.learned
        for name in (AGAIN, LEAVE, LIFT):
            ids[f"then_{name}"].chosen = name == then
        ids.what.shown = card.stage != "done"
