"""The back of an open card: its history, six events on a page, newest first."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Any

from board.catalogue import _
from board.formats import near_day
from board.kinds.card.record import Card
from board.log.change import Change
from board.queries import history
from kiosk.screens.card.story import Event, story
from kiosk.state import Wall
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.block import Block
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text import Text

PAGE = 6


class History(Composed):
    """Blocks `history-back` (newer), `history-on` (older), `history-all` (to read all of it)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.events: list[Event] = []
        self._known: object = None
        self._page = 0
        self._heading = Text(role="heading", letters=34, text=_("Historikk"), lines=1, valign="middle")
        self._rows = [
            (Text(letters=24, ink="ink2", lines=1, shrink=True), Text(letters=26, lines=2)) for _n in range(PAGE)
        ]
        self.newer = Block(test_name="history-back", icon="arrow-left")
        self.older = Block(test_name="history-on", icon="arrow-right")
        self.all = Block(test_name="history-all", label=_("Les alt"), icon="card", letters=25)
        for row in self._rows:
            for part in row:
                self.add_widget(part)
        for part in (self._heading, self.newer, self.older, self.all):
            self.add_widget(part)
        self.newer.bind(on_act=lambda *_: self._turn(-1))
        self.older.bind(on_act=lambda *_: self._turn(1))

    def begin(self) -> None:
        """Another card: nothing is known of it yet."""
        self._known, self._page = None, 0
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
        pages = max(1, ceil(len(events) / PAGE))
        self._page = min(self._page, pages - 1)
        page = events[self._page * PAGE : (self._page + 1) * PAGE]
        for place, (when, what) in enumerate(self._rows):
            event = page[place] if place < len(page) else None
            when.text = near_day(event.day, today) if event else ""
            what.text = event.text if event else ""
        self.newer.shown = self.older.shown = pages > 1
        self.newer.enabled, self.older.enabled = self._page > 0, self._page < pages - 1
        self.all.shown = bool(events)
        self.later()

    def _turn(self, by: int) -> None:
        self._page += by
        self._show(self.events, self._today)

    def arrange(self) -> None:
        px = theme.px
        head, foot, gap = px(48), px(104), px(12)
        self.place(self._heading, 0, 0, self.width, head)
        room = self.height - head - foot - 2 * gap
        when_w = min(px(150), 0.3 * self.width)
        step = theme.font(26) * 1.25
        air = max(px(4), min(px(22), (room - PAGE * 2 * step) / PAGE))
        y = head + gap
        for when, what in self._rows:
            pen = text_layout.Letters(max(1, round(theme.font(26))))
            lines = len(text_layout.set_lines(((what.text, False),), pen, self.width - when_w, 2).lines)
            self.place(when, 0, y, when_w - px(10), step)
            self.place(what, when_w, y - px(2), self.width - when_w, lines * step + px(2))
            y += lines * step + air
        y = self.height - foot
        half = (self.width - gap) / 2
        self.place(self.newer, 0, y, (half - gap) / 2, foot)
        self.place(self.older, (half + gap) / 2, y, (half - gap) / 2, foot)
        self.place(self.all, half + gap, y, half, foot)
