"""A column of the board: its tag, the cards under it, and a pile of those for which there is no room.

Knows only other widgets; which cards hang here, and in which order, it is told.

    Column(key="plan", label="Planlegge", icon="plan", hue="blue", pin="petrol", faces=(…))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _n
from kiosk.theme import theme
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper.card import CardPaper, Face
from kiosk.widgets.paper.more_cards import PilePaper
from kiosk.widgets.paper.slot import Slot
from kiosk.widgets.paper.tag import Tag
from kiosk.widgets.plan import Down, Grid, Plan

LAST = 1000
"""Place of the pile among the cards."""


class Column(Down):
    """Shows as many of `faces` as there is room for; the rest is a pile.

    Events: `on_open(key)` a card was pressed, `on_more` the pile was pressed, `on_drag_start(key)`,
    `on_drop(key, x, y)` a card was put down at x, y (window px); True from a handler accepts it.
    """

    __events__ = ("on_open", "on_more", "on_drag_start", "on_drop")

    gap = Hint(10)
    key = StringProperty("")
    label = StringProperty("")
    icon = StringProperty("")
    hue = StringProperty("yellow")
    pin = StringProperty("wood")
    count = NumericProperty(0)
    """How many cards there are in all."""
    faces = ObjectProperty(())
    """The first of them, a tuple of `Face`; at least as many as `room()`, or all."""
    pile_lines = ObjectProperty(())
    """Two lines on the pile instead of the titles of the next two cards."""
    question = StringProperty("")
    """Stands in the dashed place of an empty column."""
    draggable = ObjectProperty(True)
    lifted = BooleanProperty(False)
    """Its cards are held up for one to be chosen."""

    shows_all = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tag = Tag(least_h=51)
        self._slot: Slot | None = None
        self._pile: PilePaper | None = None
        self._cards: list[CardPaper] = []
        self._felt: Plan = self
        self.add_widget(self._tag)

    def natural_h(self, width: float) -> tuple[float, float]:
        """Its cards take what it is given."""
        return 0, 0

    def room(self) -> int:
        """How many cards hang below each other here."""
        tag = self._tag.asked(int(self.width))[1]
        return max(1, int((self.height - tag + 1) / (CardPaper.heights()[0] + theme.px(self.gap))))

    def _above_pile(self) -> int:
        """Whether a card finds room above the lowest pile."""
        tag = self._tag.asked(int(self.width))[1]
        both = CardPaper.heights()[0] + PilePaper.least() + 2 * theme.px(self.gap)
        return int(self.height - tag + 1 >= both)

    def card(self, key: str) -> CardPaper | None:
        """The widget of the card with that key, when it is seen."""
        return next((card for card in self._cards if card.face.key == key and not self.hides(card)), None)

    def draw(self) -> None:
        """Hang up what there is room for."""
        if self.width > 1 and self.height > 1:
            self._hang()
        super().draw()

    def _hang(self) -> None:
        self._tag.hue, self._tag.icon, self._tag.label = self.hue, self.icon, self.label
        self._tag.count = self.count
        faces, room = tuple(self.faces), self.room() if self.count else 1
        seen = faces if self.count <= room else faces[: max(self._above_pile(), room - 1)]
        self._show(seen)
        for place, card in enumerate(self._cards):
            card.shown, card.order = place < len(seen), place + 1
        self._heap(self.count - len(seen), faces[len(seen) : len(seen) + 2])
        self._ask(self.question if not self.count else "")

    def _heap(self, count: int, following: Sequence[Face]) -> None:
        """So many more than are seen, and those that come next."""
        if self._pile is None and count:
            self._pile = PilePaper(order=LAST)
            self._pile.bind(on_act=lambda _pile: self.dispatch("on_more"))
            self._felt.add_widget(self._pile)
        if self._pile is None:
            return
        self._pile.shown, self._pile.test_name = count > 0, f"pile-{self.key}"
        more = count < self.count
        self._pile.title = (
            _n("+ {n} kort til", "+ {n} kort til", count) if more else _n("{n} kort", "{n} kort", count)
        )
        self._pile.lines = tuple(self.pile_lines) or tuple(face.title for face in following)

    def _ask(self, question: str) -> None:
        """What stands in its dashed place."""
        if self._slot is None and question:
            self._slot = Slot(h=150)
            self._felt.add_widget(self._slot)
        if self._slot is not None:
            self._slot.text, self._slot.shown = question, bool(question)

    def _show(self, seen: tuple[Face, ...]) -> None:
        """One widget per card. A card that is being dragged keeps its widget wherever it stands in the row."""
        held = {card.face.key: card for card in self._cards if card.dragging}
        free = [card for card in self._cards if not card.dragging]
        row = []
        for face in seen:
            card = held.pop(face.key, None) or (free.pop(0) if free else self._make())
            card.face, card.pin, card.draggable = face, self.pin, self.draggable
            card.lifted = self.lifted
            row.append(card)
        for place, card in enumerate(row):
            card.trim = (place + len(self.key)) % 3
        self._cards = row + free + list(held.values())

    def _make(self) -> CardPaper:
        card = CardPaper()
        card.bind(
            on_act=lambda card: self.dispatch("on_open", card.face.key),
            on_drag_start=lambda card: self.dispatch("on_drag_start", card.face.key),
            on_drop=lambda card, x, y: self.dispatch("on_drop", card.face.key, x, y),
        )
        self._felt.add_widget(card)
        return card

    def on_drop(self, key: str, x: float, y: float) -> bool | None:
        return None


class WideColumn(Column):
    """One whose cards hang `beside` each other, so many."""

    beside = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._felt = Grid(columns=1, gap=self.gap, order=1)
        self.add_widget(self._felt)
        self.bind(beside=lambda _column, beside: setattr(self._felt, "columns", beside))

    def room(self) -> int:
        return super().room() * int(self.beside)
