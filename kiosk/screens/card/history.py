"""The back of an open card: its history, six events on a page, newest first."""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.properties import StringProperty

from board.catalogue import _
from board.formats import near_day
from board.kinds.card.record import Card
from board.log.change import Change
from board.queries import history
from kiosk.screens.card.story import Event, story
from kiosk.state import Wall
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.plan import Across, Down, Part

PAGE = 6


class Happened(Across):
    """One event: the day, and what happened."""

    when = StringProperty("")
    what = StringProperty("")


class History(Down):
    """Blocks `history-back` (newer), `history-on` (older), `history-all` (to read all of it)."""

    history_back, history_on, history_all = Part(), Part(), Part()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.events: list[Event] = []
        self._known: object = None

    def on_kv_post(self, base_widget: Any) -> None:
        again = lambda: self._show(self.events, self._today)  # noqa: E731
        self._rows = Pages(self.ids.rows, Happened, "happened", PAGE, again)
        self.history_back.bind(on_act=lambda *_: self._rows.turn(-1))
        self.history_on.bind(on_act=lambda *_: self._rows.turn())

    def begin(self) -> None:
        """Another card: nothing is known of it yet."""
        self._known = None
        self._rows.turn_to(0)
        self._show([], date.min)

    def render(self, wall: Wall, card: Card) -> None:
        """Show the card's history; it is read anew when the card or its account has changed."""
        state = wall.state
        gains, labels = state.board.gains.history(card.id), state.board.unit.labels
        known = (card, gains, labels, state.today)
        if known == self._known:
            return
        self._known = known

        def told(changes: list[Change]) -> None:
            if self._known == known:
                self._show(story(changes, gains, tuple(map(_, labels))), state.today)

        wall.ask(history(Card, card.id), told)

    def _show(self, events: list[Event], today: date) -> None:
        self.events, self._today = events, today
        for row, one in self._rows.fill(events):
            row.when, row.what = near_day(one.day, today), one.text
        first = self._rows.first
        self.history_back.shown = self.history_on.shown = self._rows.rest > 0
        self.history_back.enabled, self.history_on.enabled = first > 0, first + PAGE < len(events)
        self.history_all.shown = bool(events)
