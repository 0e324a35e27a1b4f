"""«Pågående tiltak»: every card under way, the oldest first, one at a time in focus on its pile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board.board import Board
from board.catalogue import _, _n
from board.kinds.card.record import Card
from board.kinds.card.rules import next_stage
from kiosk.parts.help import ask, asks, said
from kiosk.presenters import stage_label
from kiosk.screens.meeting.queue import Queue
from kiosk.state import State
from kiosk.widgets.charts.bars import Bars


class Running(Queue):
    """Test names: those of Queue, and `card-help`."""

    name = "running"

    def __init__(self, **kwargs: Any) -> None:
        self._bars = Bars()
        super().__init__(**kwargs)
        self.lay(asks="beside", help="actions")
        self.ids.help.bind(on_act=lambda *_args: self._ask_help())

    @staticmethod
    def queue(board: Board, meeting: str) -> tuple[str, ...]:
        return tuple(card.id for card in board.cards.oldest_first)

    def render(self, state: State) -> None:
        self.title = _("Pågående tiltak")
        self.ids.on.label = _("Neste kort")
        self.ids.nothing.text = _("Ingen kort er i gang nå. Det er plass til noe nytt.")
        super().render(state)
        item = next((i for i in state.board.unit.agenda if i.step == "running"), None)
        self.lead = pace(item.minutes if item else 4, len(self.cards))

    def show_card(self, card: Card, state: State) -> None:
        ids, to = self.ids, next_stage(card.stage)
        ids.move.enabled = to is not None
        ids.move.label = _("Flytt til neste") if to else _("Kortet er ferdig")
        ids.move.second = stage_label(state, to) if to else ""
        ids.day.label = _("Ny frist") if card.deadline else _("Frist")
        ids.day.enabled = to is not None
        ids.help.label, ids.help.chosen = said(state, card), asks(state, card)
        measures = state.board.measures.of(card.id)
        before = [m.value for m in measures if m.phase == "before"]
        since = [m.value for m in measures if m.phase != "before"]
        told = bool(before or since or card.measure_goal is not None)
        ids.card.body = self._bars
        self._bars.shown = told
        named = card.measured or _("Måling")
        self._bars.title = _("{named}: målet er nådd", named=named) if _at_goal(card, before, since) else named
        self._bars.before = before[-1] if before else None
        self._bars.now = since[-1] if since else None
        self._bars.goal = card.measure_goal

    def _ask_help(self) -> None:
        if card := self.card:
            ask(self.wall, card)


def _at_goal(card: Card, before: Sequence[float], since: Sequence[float]) -> bool:
    """Whether the latest value is as good as was aimed at, or better."""
    goal = card.measure_goal
    if goal is None or not (before and since):
        return False
    return since[-1] <= goal if before[-1] > goal else since[-1] >= goal


def pace(minutes: int, count: int) -> str:
    """How long there is for each card, as people say it."""
    if not count:
        return ""
    each_s = minutes * 60 / count
    if each_s < 20:
        return _("Eldste kort først. Ta dem dere rekker.")
    if each_s < 45:
        return _("Eldste kort først, omtrent et halvt minutt på hvert")
    return _n(
        "Eldste kort først, omtrent {n} minutt på hvert",
        "Eldste kort først, omtrent {n} minutter på hvert",
        max(1, round(each_s / 60)),
    )
