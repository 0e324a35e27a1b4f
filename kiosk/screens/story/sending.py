"""How a photo comes from a phone to the story: a square to point a camera at; where there is none, why, kindly."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from kiosk.presenters import no_photos
from kiosk.state import State
from kiosk.widgets.input.sheet import Sheet


class Sending(Sheet):
    """`before` is the photo that hung there. Test name: `sending-close`."""

    address = StringProperty("")
    why = StringProperty("")
    before = StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.close.bind(on_act=lambda *_: self.put_away())

    def show(self, state: State, subject: str) -> None:
        """As the wall stands with its centre now."""
        self.address = f"{state.link.photos}{subject}" if state.link.photos else ""
        self.why = no_photos(state)
