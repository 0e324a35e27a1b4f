"""A column of the board: its tag, the cards under it, and a pile of those for which there is no room.

Knows only other widgets; which cards hang here, and in which order, it is told.

    Column(key="plan", label="Planlegge", icon="plan", hue="blue", pin="petrol", faces=(…), wide=(344, 380, 296, 554))
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _n
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed, unit
from kiosk.widgets.paper.card import CardPaper, Face
from kiosk.widgets.paper.more_cards import PilePaper
from kiosk.widgets.paper.slot import Slot
from kiosk.widgets.paper.tag import Tag

_MEASURES = {
    "wide": (56, 69, 164, 152),
    "small": (48, 58, 122, 111),
    "tall": (56, 68, 157, 147),
}
"""Format -> height of the tag, y of the first card, pitch and height of the cards, in px of its drawing."""


class Column(Composed):
    """Shows as many of `faces` as there is room for; the rest is a pile.

    Events: `on_open(key)` a card was pressed, `on_more` the pile was pressed, `on_drag_start(key)`,
    `on_drop(key, x, y)` a card was put down at x, y (window px); True from a handler accepts it.
    """

    __events__ = ("on_open", "on_more", "on_drag_start", "on_drop")

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

    redraws: ClassVar[tuple[str, ...]] = (
        *Composed.redraws,
        "key",
        "label",
        "icon",
        "hue",
        "pin",
        "count",
        "faces",
        "pile_lines",
        "question",
    )
    redraws += ("draggable",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tag, self._slot = Tag(), Slot()
        self._pile = PilePaper()
        self._pile.bind(on_act=lambda _pile: self.dispatch("on_more"))
        self._cards: list[CardPaper] = []
        for part in (self._slot, self._tag, self._pile):
            self.add_widget(part)

    def room(self) -> int:
        """How many cards hang below each other here."""
        _tag, first, pitch, high = _MEASURES[theme.format]
        return max(1, int((self.height / unit() - first - high) / pitch + 1.02))

    def card(self, key: str) -> CardPaper | None:
        """The widget of the card with that key, when it is seen."""
        return next((card for card in self._cards if card.face.key == key and not self.hides(card)), None)

    def arrange(self) -> None:
        u, width = unit(), self.width
        tag, first, pitch, high = (n * u for n in _MEASURES[theme.format])
        self._tag.hue, self._tag.icon, self._tag.label = self.hue, self.icon, self.label
        self._tag.count = self.count
        self.place(self._tag, 0, 0, width, tag)
        faces, room = tuple(self.faces), self.room()
        seen = faces if self.count <= room else faces[: room - 1]
        self._show(seen)
        for place, card in enumerate(self._cards):
            if place < len(seen):
                self.place(card, 0, first + place * pitch, width, high)
            else:
                self.away(card)
        if self.count > room:
            self._pile.test_name = f"pile-{self.key}"
            self._pile.title = _n("+ {n} kort til", "+ {n} kort til", self.count - len(seen))
            following = tuple(face.title for face in faces[len(seen) : len(seen) + 2])
            self._pile.lines = tuple(self.pile_lines) or following
            self.place(self._pile, 0, first + len(seen) * pitch, width, high - 6 * u)
        else:
            self.away(self._pile)
        self._slot.text = self.question
        if self.question and not self.count:
            self.place(self._slot, 5 * u, first, width - 10 * u, high)
        else:
            self.away(self._slot)

    def _show(self, seen: tuple[Face, ...]) -> None:
        """One widget per card. A card that is being dragged keeps its widget wherever it stands in the row."""
        held = {card.face.key: card for card in self._cards if card.dragging}
        free = [card for card in self._cards if not card.dragging]
        row = []
        for face in seen:
            card = held.pop(face.key, None) or (free.pop(0) if free else self._make())
            card.face, card.pin, card.draggable = face, self.pin, self.draggable
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
        self.add_widget(card)
        return card

    def on_open(self, key: str) -> None: ...

    def on_more(self) -> None: ...

    def on_drag_start(self, key: str) -> None: ...

    def on_drop(self, key: str, x: float, y: float) -> bool | None:
        return None
