"""The photos of a card as prints held by tape: how it was to the left, how it became to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board import calendar
from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.photo.record import Photo
from kiosk.theme import theme
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.paper.paper import OpenSheet
from kiosk.widgets.paper.photo import shape
from kiosk.widgets.plan import Down


def side_of(photo: Photo) -> str:
    """What stands under it."""
    return _("Etter") if photo.side == "after" else _("Før")


def week_of(photo: Photo) -> str:
    """The week it came to the board."""
    return _("uke {n}", n=calendar.number(calendar.week_of(calendar.day(photo.made)))) if photo.made else ""


class Print(SparePress, OpenSheet):
    """One photo. A place that waits for one has none, and says what it is for."""

    jpeg = ObjectProperty(b"")
    caption = StringProperty("")
    when = StringProperty("")
    key = StringProperty("")
    is_empty = BooleanProperty(False)
    is_low = BooleanProperty(False)
    """There are two rows: what stands under a photo stands beside it."""

    like = ObjectProperty(None, allownone=True)
    """Width and height of the photo it is as high as: its own, where it waits for one the other's."""

    def natural_h(self, width: float) -> tuple[float, float]:
        """A print is no higher than its photo and the line below it: no white is left over."""
        least, want = super().natural_h(width)
        left, _upper, right, _lower = self.padding
        wide, high = self.like or (1, 0)
        return least, want + (width - theme.px(left + right)) * high / wide


class Prints(Down):
    """Event `on_open(id)`. Test names: `print-0` to `print-3`."""

    __events__ = ("on_open",)

    def on_kv_post(self, base_widget: Any) -> None:
        self._shown: list[Photo] | None = None
        self._places = [self.ids[f"print_{n}"] for n in range(Card.photos)]
        for place in self._places:
            place.bind(on_act=lambda place: self.dispatch("on_open", place.key) if place.key else None)

    def show(self, photos: Sequence[Photo]) -> None:
        """Those of one card, how it was first. A photo is unpacked where it is another than was shown, not whenever
        anything changes."""
        if self._shown == list(photos):
            return
        self._shown = list(photos)
        some: list[Photo | None] = list(photos)
        if len(some) < 2:  # the side that has none has an empty place
            some = [None, *some] if some and photos[0].side == "after" else [*some, None, None][:2]
        for n, place in enumerate(self._places):
            there = n < len(some)
            place.shown = there
            photo = some[n] if there else None
            place.is_low = len(some) > 2
            place.is_empty, place.enabled = there and photo is None, photo is not None
            place.kind = "place" if place.is_empty else "sheet"
            own = photo or next(iter(photos), None)
            place.like = shape(own.jpeg) if own and not place.is_low else None
            place.key, place.jpeg = (photo.id, photo.jpeg) if photo else ("", b"")
            side = side_of(photo) if photo else (_("Før"), _("Etter"))[n % 2]
            place.caption = f"{n + 1}: {side}" if place.is_low else side
            place.tape = "" if photo is None else "blue" if photo.side == "after" else "plain"
            place.when = week_of(photo) if photo else ""
        self.ids.below.shown = len(some) > 2
        self.ids.arrow.name = "arrow-right" if len(some) == 2 and "after" in {p.side for p in some[1:] if p} else ""
