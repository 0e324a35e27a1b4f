"""A card's half-typed texts: remembered on this wall while somebody types, so that a power cut takes nothing away,
and handed on to be stored when the field is left.

Knows fields and what a wall remembers; what becomes of a text is the screen's.

    drafts = Drafts(wall, left=store); drafts.add("problem", field); drafts.open(card.id)
    drafts.show("problem", card.problem)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from kiosk.draft import Draft
from kiosk.state import Wall
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.text_input import writing

KEEP_S = 0.5
"""Half-typed text is remembered at most this often."""


class Drafts:
    """`left(card, name, text)` is told when a field that was typed in is left; it answers with `settled` once the
    text is stored or of no use. Until then the field shows what was typed, whatever happens elsewhere. `rest` is
    called whenever one text less is half-typed."""

    def __init__(self, wall: Wall, left: Callable[[str, str, str], None]) -> None:
        self._wall, self._left = wall, left
        self.rest: Callable[[], None] = lambda: None
        self._fields: dict[str, Field] = {}
        self._card = ""
        self._half: dict[str, str] = {}
        self._at: Field | None = None
        self._soon = Clock.create_trigger(lambda _dt: self.keep(), KEEP_S)
        writing.bind(at=self._moved)

    def add(self, name: str, field: Field) -> None:
        """This field's text is called so."""
        self._fields[name] = field
        field.bind(text=lambda field, text: self._typed(name, field, text))

    def open(self, card: str) -> None:
        """From now on the fields are this card's; what was half-typed on it lies in them again."""
        self._card, self._at = card, None
        kept = {name: Draft(self._wall, "card", card, name) for name in self._fields}
        self._half = {name: draft.text for name, draft in kept.items() if draft.there}
        for name, field in self._fields.items():
            field.text = self._half.get(name, "")

    @property
    def half(self) -> list[str]:
        """Names of the texts that are not stored yet."""
        return list(self._half)

    def field(self, name: str) -> Field:
        return self._fields[name]

    def shown(self, name: str, stored: str) -> str:
        """What the field of this name is to show when so much is stored."""
        return self._half.get(name, stored)

    def show(self, name: str, stored: str) -> None:
        """Show what is stored, unless somebody is typing there or something half-typed waits."""
        field = self._fields[name]
        if not field.editing:
            field.text = self.shown(name, stored)

    def name_of(self, field: Field | None) -> str:
        """The name of a field; nothing for one that is not the card's."""
        return next((name for name, known in self._fields.items() if known is field), "")

    def settled(self, card: str, name: str) -> None:
        """That text is stored, or nobody wants it: it is half-typed no longer."""
        mine = card == self._card and self._half.pop(name, None) is not None
        Draft(self._wall, "card", card, name).forget()
        if mine:
            self.rest()

    def keep(self) -> None:
        """Remember now what is half-typed."""
        self._soon.cancel()
        for name, text in self._half.items():
            Draft(self._wall, "card", self._card, name).keep(text)

    def close(self) -> None:
        """The card is put away: remember what is half-typed, write nowhere, store nothing by that."""
        self.keep()
        self._at, self._card = None, ""
        writing.stop()

    def _typed(self, name: str, field: Field, text: str) -> None:
        if field.editing and self._card:
            self._half[name] = text
            self._soon()

    def _moved(self, _writing: Any, at: Field | None) -> None:
        left, self._at = self.name_of(self._at), at if self.name_of(at) else None
        if self._card and left in self._half:
            self._left(self._card, left, self._half[left])
