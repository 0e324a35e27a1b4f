"""The photos of a card as large as the wall, one at a time.

Large(photos, at=photo.id).hang(screen)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board.kinds.photo.record import Photo
from kiosk.screens.photos.prints import side_of, week_of
from kiosk.widgets.input.sheet import Sheet


class Large(Sheet):
    """Test names: `large-close`, `large-back`, `large-on`."""

    veiled = False

    def __init__(self, photos: Sequence[Photo], at: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._photos = tuple(photos)
        self.ids.large_close.bind(on_act=lambda *_: self.put_away())
        self.ids.pager.page = next((n for n, photo in enumerate(photos) if photo.id == at), 0)
        self.ids.pager.bind(on_turn=lambda *_: self._show())
        self._show()

    def _show(self) -> None:
        [photo] = self.ids.pager.cut(self._photos, 1)
        self.ids.photo.jpeg = photo.jpeg
        self.ids.caption.text = ", ".join(filter(None, (side_of(photo), week_of(photo))))
