"""How a photo comes from a phone to what it is to hang on: a square to point a camera at; where there is none, why,
kindly. It goes by itself when the photo has come."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from board.kinds.photo.index import Photos
from kiosk.presenters import no_photos
from kiosk.state import State
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.plan import Plan


class Sending(Sheet):
    """Test name: `sending-close`."""

    address = StringProperty("")
    why = StringProperty("")

    def __init__(self, state: State, subject: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._subject, self._there = subject, _there(state, subject)
        self.show(state)

    def show(self, state: State) -> bool:
        """As the wall stands with its centre now. Whether another photo has come since it hangs: then it goes."""
        self.address = f"{state.link.photos}{self._subject}" if state.link.photos else ""
        self.why = no_photos(state)
        if come := not _there(state, self._subject) <= self._there:
            self.put_away()
        return come


def sending(screen: Plan) -> Sending | None:
    """The one that hangs on this screen."""
    return next((one for one in screen.children if isinstance(one, Sending)), None)


def _there(state: State, subject: str) -> set[str]:
    return {photo.id for photo in state.board.of(Photos).of(subject) if photo.jpeg}
