"""«Nye forslag»: what has been suggested since last time, one at a time. How much work, how much does it give, who
takes it, by when; then it hangs in Planlegge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from board.agenda import names, new_suggestions
from board.board import Board
from board.catalogue import _, _n
from board.formats import near_day
from board.kinds.card.commands import EditCard
from board.kinds.card.record import Card
from kiosk.draft import Draft
from kiosk.presenters import stage_label
from kiosk.screens.meeting.page import Conductor
from kiosk.screens.meeting.queue import Queue, talk
from kiosk.state import State
from kiosk.widgets.input.block import Block

_NAMES = 4
_LIMIT = 40


class Suggestions(Queue):
    """Test names: those of Queue, `prio-<effort>-<impact>`, `who-<n>`, `who-write`, `new-suggestion`,
    `older-suggestions`."""

    name = "suggestions"
    ahead_count = 2

    def __init__(self, conductor: Conductor, **kwargs: Any) -> None:
        super().__init__(conductor, **kwargs)
        ids = self.ids
        self.lay(judged="above", allowed="beside", new="beside", older="below")
        self.act_h = 116
        ids.day.icon_side = "left"
        ids.on.letters = 28
        ids.card.problem_lines = 1
        ids.prio.bind(on_choose=lambda _prio, effort, impact: self._edit({"effort": effort, "impact": impact}))
        self._people = [Block(test_name=f"who-{n}", letters=26, weight=1, h=80) for n in range(_NAMES)]
        for block in self._people:
            block.bind(on_act=lambda block: self._edit({"responsible": block.label}))
            ids.people.add_widget(block)
        ids.write.bind(on_act=lambda *_args: self._ask_name())
        ids.new.bind(on_act=lambda *_args: self.wall.go("card", new=True))
        ids.older.bind(on_act=lambda *_args: self._take_older())

    @staticmethod
    def queue(board: Board, meeting: str) -> tuple[str, ...]:
        return tuple(card.id for card in new_suggestions(board, meeting))

    def _older(self, state: State) -> tuple[Card, ...]:
        """Suggestions that were there before and are not in the queue."""
        session = self.conductor.session
        taken = session.queue if session else ()
        return tuple(c for c in reversed(state.board.cards.column("suggestion")) if c.id not in taken)

    def render(self, state: State) -> None:
        self.title = _("Nye forslag")
        self.lead = _("Ett om gangen. Alle får si noe, ingen må forsvare seg.")
        super().render(state)
        ids = self.ids
        older = self._older(state)
        ids.older.shown = bool(older)
        ids.older.label = _n("Ta med {n} eldre forslag", "Ta med {n} eldre forslag", len(older))
        ids.nothing.text = _("Ingen nye forslag siden sist. Er det noe som stjeler tid hos dere?")
        ids.on.label = _("Neste forslag")

    def counted(self, at: int, count: int) -> str:
        return _("Forslag {n} av {count}").format(n=at, count=count)

    def waiting(self, card: Card, state: State) -> str:
        return stage_label(state, card.stage) if card.stage != "suggestion" else card.responsible

    def show_card(self, card: Card, state: State) -> None:
        ids, waits = self.ids, card.stage == "suggestion"
        plan = stage_label(state, "plan")
        # Who and when are on the blocks below.
        ids.card.talk = replace(talk(card, state), person="", deadline="")
        ids.prio.effort, ids.prio.impact = card.effort, card.impact
        known = list(names(state.board))
        if card.responsible:
            known = [card.responsible, *(name for name in known if name != card.responsible)]
        for n, block in enumerate(self._people):
            block.shown = n < len(known)
            if block.shown:
                block.label, block.chosen = known[n], known[n] == card.responsible
        ids.move.enabled = waits
        ids.move.label = (
            _("Flytt til {stage}").format(stage=plan)
            if waits
            else _("Henger i {stage}").format(stage=stage_label(state, card.stage))
        )
        ids.move.second = (
            "" if not waits or (card.responsible and card.deadline) else _("når ansvarlig og frist er satt")
        )
        ids.day.label = near_day(card.deadline, state.today) if card.deadline else _("Frist")

    def _edit(self, fields: dict[str, Any]) -> None:
        if self.card:
            self.wall.do(EditCard(self.card.id, fields), undo=_("Forslaget er endret"))

    def _ask_name(self) -> None:
        card = self.card
        if card:
            self.conductor.write(
                _("Hvem tar det?"),
                Draft(self.wall, "meeting", "who", card.id),
                lambda name: self.wall.do(EditCard(card.id, {"responsible": name}), undo=_("Forslaget er endret")),
                remark=_("Fornavn eller initialer."),
                limit=_LIMIT,
            )

    def _move(self) -> None:
        """What is missing is asked for first, so that a tap always leads on."""
        card = self.card
        if card is None:
            return
        if not card.responsible:
            self.wall.deny(_("Hvem tar det? Trykk på et navn først."))
        elif card.deadline is None:
            self._ask_day()
        else:
            super()._move()

    def _take_older(self) -> None:
        session = self.conductor.session
        older = self._older(self.wall.state)
        if session and older:
            queue = (*session.queue, *(card.id for card in older))
            self.conductor.save(replace(session, queue=queue, card=older[0].id))
