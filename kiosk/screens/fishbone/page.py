"""One bone opened as a page: all its causes beside each other, or those without a bone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import ObjectProperty

from kiosk.parts.pooled import Pooled
from kiosk.screens.fishbone.note import CauseNote, least
from kiosk.screens.fishbone.sight import CauseFace
from kiosk.theme import theme
from kiosk.widgets.plan import Down

_GAP, _HIGH = 16, 108


class CauseGrid(Pooled):
    """Event `on_cause(id)`. Test names: `page-<n>`."""

    __events__ = ("on_cause",)

    faces = ObjectProperty(())

    @property
    def across(self) -> int:
        """Columns."""
        return 2 if theme.format == "tall" else 3

    def most(self) -> int:
        """How many find room."""
        if self.height <= 1:
            return 12
        high, gap = self._high(), theme.px(_GAP)
        return self.across * max(1, int((self.height + gap) / (high + gap)))

    def _high(self) -> float:
        return max(theme.px(_HIGH), least())

    def arrange(self) -> None:
        gap, rows = theme.px(_GAP), max(1, self.most() // self.across)
        wide = (self.width - (self.across - 1) * gap) / self.across
        high = min(max(self._high(), (self.height + gap) / rows - gap), 1.4 * self._high())
        for note, (n, face) in self.pool(CauseNote, enumerate(self.faces)):
            column, row = divmod(n, rows)
            note.face, note.letters = face, 29
            note.test_name, note.act_with = f"page-{n}", ("on_cause", face.id)
            self.place(note, column * (wide + gap), row * (high + gap), wide, high)


class BonePage(Down):
    """Test names: those of the grid, `causes-back`, `causes-on`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.seen: tuple[str, ...] = ()

    def show(self, title: str, told: str, faces: Sequence[CauseFace], chosen: str) -> None:
        """These causes; the page on which the chosen one lies."""
        ids = self.ids
        ids.title.text, ids.told.text = title, told
        most = ids.grid.most()
        at = next((n for n, face in enumerate(faces) if face.id == chosen), -1)
        if at >= 0:
            ids.pager.page = at // most
        self.seen = tuple(face.id for face in faces)
        ids.grid.faces = tuple(ids.pager.cut(faces, most))
