"""Bilder: the photos of one card, how it was and how it became, beside what the card says. They come from a phone,
stay with the unit, and go with the card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from board.catalogue import _, _n
from board.commands import TakeDown
from board.formats import hours_a_week
from board.kinds.card.record import Card
from board.kinds.gain.index import Gains
from board.kinds.measure import Measures
from board.kinds.photo.commands import PutPhotos
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo, Side
from board.kinds.story.index import Stories, numbers
from kiosk.parts.ofcard import OfCard
from kiosk.parts.sending import Sending, sending
from kiosk.presenters import stage_label
from kiosk.screens.photos.large import Large
from kiosk.screens.photos.prints import side_of, week_of
from kiosk.state import State, Wall
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.sheet import Hook

_OTHER: dict[Side, Side] = {"": "after", "before": "after", "after": "before"}


class PhotosScreen(OfCard):
    """`enter(id)`: of this card. Test names: `to-card`, `undo`, `photos-share`; on the sheet `photos-large`,
    `photos-add`, `photos-swap`, `photos-remove`, and those of the prints."""

    name = "photos"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._sheet = Hook(self)
        ids = self.ids
        ids.prints.bind(on_open=lambda _, id_: self._look(id_))
        ids.photos_large.bind(on_act=lambda *_: self._look(""))
        ids.photos_add.bind(on_act=lambda *_: self._sheet.hang(Sending(self.wall.state, self._id)))
        ids.photos_swap.bind(on_act=lambda *_: self._swap())
        ids.photos_remove.bind(on_act=lambda *_: self._remove())
        ids.photos_share.bind(on_act=lambda *_: self.wall.go("story", id=self._id))

    @property
    def photos(self) -> tuple[Photo, ...]:
        return self.wall.state.board.of(Photos).of_card(self._id)

    # --- showing ---

    def show(self, state: State, card: Card) -> None:
        ids, photos = self.ids, self.photos
        self._show_card(state, card)
        ids.prints.show(photos)
        for block in (ids.photos_large, ids.photos_swap, ids.photos_remove):
            block.shown = bool(photos)
        lone = photos[0].side if len(photos) == 1 else ""
        ids.photos_swap.second = {"before": _("til etter"), "after": _("til før")}.get(lone, _("før og etter"))
        full = len(photos) >= Card.photos
        ids.photos_add.enabled, ids.photos_add.colour = not full, "cream" if photos else "petrol"
        ids.photos_add.label = _("Bilde til") if photos else _("Ta et bilde")
        ids.photos_add.second = _("fire er nok") if full else _("med telefonen")
        ids.kept.text = self._kept(state, photos)
        story = state.board.of(Stories).of_card(card.id)
        ids.photos_share.colour = "petrol" if photos else "cream"
        ids.photos_share.shown = card.stage == "done" or story is not None
        if (sheet := sending(self)) and sheet.show(state):
            self.wall.say(_("Bildet henger på kortet."))

    def _show_card(self, state: State, card: Card) -> None:
        ids, told = self.ids, numbers(state.board, card)
        ids.stage.text = " · ".join(filter(None, (stage_label(state, card.stage), card.responsible)))
        ids.title.text, ids.problem.text = card.title, card.problem
        ids.was.shown = bool(card.problem)
        values = state.board.of(Measures).of(card.id)
        later = [one.value for one in values if one.phase != "before"]
        ids.bars.before, ids.bars.now = told["before"], later[-1] if later else None
        ids.bars.goal = card.measure_goal
        ids.measured.text = card.measured
        ids.worked.shown = bool(values)
        gain = state.board.of(Gains).of(card.id).realised
        ids.gain.text = hours_a_week(gain.hours_per_week) if gain and gain.hours_per_week > 0 else ""
        ids.gain.shown = bool(ids.gain.text)

    def _kept(self, state: State, photos: Sequence[Photo]) -> str:
        """How many hang here, and what becomes of them."""
        waiting = sum(bool(one.jpeg) for one in state.board.of(Photos).held(self._id)) - len(photos)
        if waiting > 0:
            return _n(
                "{n} bilde til er kommet. Det henger her når dere tar bort et av de fire.",
                "{n} bilder til er kommet. De henger her når dere tar bort noen av de fire.",
                waiting,
            )
        told = _("forminsket, uten sted og klokkeslett · slettes med kortet")
        count = _("{n} av {most} bilder", n=len(photos), most=Card.photos)
        return f"{count} · {told}"

    # --- what is done ---

    def _look(self, id_: str) -> None:
        if photos := self.photos:
            self._sheet.hang(Large(photos, id_))

    def _swap(self) -> None:
        """The two change sides; of more it is asked which is on the wrong one."""
        if len(self.photos) > 2:
            self._choose(_("Hvilket bilde er på feil side?"), lambda photo: self._put([photo]))
        else:
            self._put(self.photos)

    def _put(self, photos: Sequence[Photo]) -> None:
        sides = {photo.id: _OTHER[photo.side] for photo in photos}
        self.wall.do(PutPhotos(sides), undo=_("Bildene har byttet side"))

    def _remove(self) -> None:
        if len(self.photos) > 1:
            self._choose(_("Hvilket bilde skal bort?"), self._take_down)
        elif self.photos:
            self._take_down(self.photos[0])

    def _take_down(self, photo: Photo) -> None:
        self.wall.do(TakeDown(Photo, photo.id), undo=_("Bildet er tatt bort"))

    def _choose(self, title: str, then: Callable[[Photo], None]) -> None:
        """Which of them, by where it hangs and when it came."""
        photos = {f"{n}": photo for n, photo in enumerate(self.photos, 1)}
        offers = [Offer(n, f"{n}: {side_of(photo)}", second=week_of(photo)) for n, photo in photos.items()]
        choose(self._sheet, title, offers, lambda n: then(photos[n]))
