"""Innsats og effekt: choose a suggestion, tap the square where it belongs. Forslag hangs in that order, and number 1
is taken to Planlegge with one tap."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.rules import square
from kiosk.presenters import stage_label
from kiosk.screen import Screen
from kiosk.screens.priority.square import Lying, Square
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row
from kiosk.widgets.text.text_layout import strong

WAITING = 4
"""So many suggestions at most wait beside each other for their square."""
HIGH = 104
"""Design px of one that waits."""


class PriorityScreen(Screen):
    """Test names: `waits-<n>`, `square-<effort>-<impact>`, `placed-<number>`, `take-out`, `waiting-on`,
    `waiting-back`, `to-board`, `undo`, `next-card`, `take-first`."""

    name = "priority"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._chosen, ids = "", self.ids
        looks = {"strip": True, "lines": 2, "letters": 25, "h": HIGH, "on_act": lambda row: self._choose(row.key)}
        self._waiting = Pages(ids.waiting, Row, "waits", WAITING, self.again, ids.pager, **looks)
        self._waiting.in_room(ids.room, lambda: theme.px(HIGH))
        self._squares = {
            (1, 2): Square(label=_("Gjør det nå"), meaning=_("liten innsats, stor effekt"), first=True),
            (2, 2): Square(label=_("Planlegg godt"), meaning=_("stor innsats, stor effekt"), hue="linen"),
            (1, 1): Square(label=_("Når det passer"), meaning=_("liten innsats, liten effekt"), hue="linen"),
            (2, 1): Square(label=_("La det ligge"), meaning=_("stor innsats, liten effekt"), hue="grey"),
        }
        for place, one in self._squares.items():
            one.key = "square-{}-{}".format(*place)
            one.bind(on_put=lambda one: self._put(one), on_take=lambda _one, id_: self._choose(id_))
            self.ids.squares.add_widget(one)

    def enter(self, **_given: Any) -> None:
        self._chosen, self.ids.pager.page = "", 0

    # --- showing ---

    def render(self, state: State) -> None:
        hanging = state.board.cards.column("suggestion")
        if self._chosen not in [card.id for card in hanging]:
            self._chosen = ""
        waiting = [card for card in hanging if square(card) < 0]
        placed = [card for card in hanging if square(card) >= 0]
        numbers = {card.id: n for n, card in enumerate(placed, 1)}
        for place, one in self._squares.items():
            here = [Lying(c.id, numbers[c.id], c.title) for c in placed if (c.effort, c.impact) == place]
            one.show(here, self._chosen)
        for row, card in self._waiting.fill(waiting):
            row.key, row.label, row.second = card.id, card.title, card.responsible
            row.chosen = card.id == self._chosen
        ids = self.ids
        ids.count.text = str(len(waiting))
        ids.take_out.shown = self._chosen in numbers
        ids.rest.text = (
            _("Ingen åpne forslag. Er det noe som stjeler tid hos dere?")
            if not hanging
            else _("Alle forslag har fått plass.")
        )
        ids.rest.shown = not waiting and not ids.take_out.shown
        order = _("Kortene henger i denne rekkefølgen i **{column}**. Ingen kort blir borte.")
        ids.order.text = strong(order, column=stage_label(state, "suggestion")) if hanging else ""
        first = placed[0] if placed else None
        ids.take_first.shown, ids.next_card.shown = first is not None, bool(hanging)
        if first:
            plan = stage_label(state, "plan")
            ids.take_first.label = _("Ta nummer {n}").format(n=1)
            ids.take_first.second = _("{title}, til {stage}").format(title=first.title, stage=plan)

    # --- acting ---

    def _choose(self, id_: str) -> None:
        self._chosen = "" if id_ == self._chosen else id_
        self.render(self.wall.state)

    def choose_next(self) -> None:
        """The one that hangs below the chosen one, also where that lies out of reach."""
        ids = [card.id for card in self.wall.state.board.cards.column("suggestion")]
        at = ids.index(self._chosen) + 1 if self._chosen in ids else 0
        self._chosen = ids[at % len(ids)]
        waiting = [c.id for c in self.wall.state.board.cards.column("suggestion") if square(c) < 0]
        if self._chosen in waiting:
            self._waiting.turn_to(waiting.index(self._chosen))
        self.render(self.wall.state)

    def _put(self, one: Square) -> None:
        if not self._chosen:
            self.wall.deny(_("Velg et kort først. Trykk så på ruta der det hører hjemme."))
            return
        effort, impact = next(place for place, other in self._squares.items() if other is one)
        self._judge(effort, impact)

    def take_out(self) -> None:
        """The chosen one waits again."""
        self._judge(0, 0)

    def _judge(self, effort: int, impact: int) -> None:
        put, self._chosen = EditCard(self._chosen, {"effort": effort, "impact": impact}), ""
        self.wall.do(put, lambda: self.render(self.wall.state), undo=_("Forslaget er endret"))

    def take_first(self) -> None:
        """Number 1 goes to Planlegge; where nobody is responsible yet, its card asks."""
        first = next((c for c in self.wall.state.board.cards.column("suggestion") if square(c) >= 0), None)
        if first and first.responsible and first.deadline:
            self.wall.do(MoveCard(first.id, first.stage, "plan"), undo=_("Kortet er flyttet"))
        elif first:
            self.wall.go("card", id=first.id, on=True)
