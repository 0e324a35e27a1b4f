"""One story on its sheet: its words, each pressed to be written anew, what it gave, and its photo."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.kinds.photo.record import Photo
from board.kinds.story.commands import TEXTS
from board.kinds.story.record import Story
from kiosk.parts import tale
from kiosk.widgets.plan import Plan


class StorySheet(Plan):
    """Event `on_write(name)`. Test names: `passage-title`, `-problem`, `-done`, `-became`."""

    __events__ = ("on_write",)

    def on_kv_post(self, base_widget: Any) -> None:
        for name in TEXTS:
            self.ids[name].bind(on_act=lambda _passage, name=name: self.dispatch("on_write", name))

    def show(self, told: Story, written: bool, photo: Photo | None) -> None:
        """This story; one that is not `written` as it would be."""
        ids = self.ids
        ids.what.text = (
            _("God historie fra oss") if written else _("Slik kan historien bli. Ingenting er skrevet ennå.")
        )
        for name in TEXTS:
            ids[name].text = getattr(told, name)
        ids.became.text = tale.became(told)
        ids.chip.text = tale.gain(told)
        ids.gained.shown = bool(ids.chip.text)
        ids.numbers.show(told.before, told.after, told.measured)
        ids.photo.jpeg = photo.jpeg if photo else b""
        ids.photo.shown = bool(ids.photo.jpeg)
        for name in ("problem", "done"):
            ids[name].letters = 31 if ids.photo.shown else 40
        ids.title.letters = 54 if ids.photo.shown else 64
        ids.beside.shown = ids.photo.shown or ids.numbers.shown
