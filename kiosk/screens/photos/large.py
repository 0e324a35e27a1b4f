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
        self._page = next((n for n, photo in enumerate(photos) if photo.id == at), 0)
        self.ids.close.bind(on_act=lambda *_: self.put_away())
        self.ids.pager.bind(on_turn=lambda _, way: self._turn(way))
        self._turn(0)

    def _turn(self, way: int) -> None:
        self._page = max(0, min(self._page + way, len(self._photos) - 1))
        photo = self._photos[self._page]
        self.ids.photo.jpeg = photo.jpeg
        self.ids.caption.text = ", ".join(filter(None, (side_of(photo), week_of(photo))))
        self.ids.pager.show(self._page, len(self._photos))
