"""The fish with everything that hangs on it: tags, causes, piles, empty places, and the problem in its head."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from board.catalogue import _
from kiosk.parts.pooled import Pooled
from kiosk.screens.fishbone.cords import Cords
from kiosk.screens.fishbone.note import AskingPlace, BoneTag, CauseNote, least, letters_of
from kiosk.screens.fishbone.shape import Rib, Shape, gap, room, shape
from kiosk.screens.fishbone.sight import BoneFace, FishSight
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.text.text import Text

_HEAD_TEXT = (90, 128, 236, 236)
_HEAD_TEXT_UP = (44, 114, 270, 164)
"""Where the words lie in the head: left, top, width, height."""


class BareFelt(SparePress, Drawing):
    """What of the fish is pressed and drawn with it: the head to write the problem, the felt to let go of a cause."""

    def paint(self) -> None: ...


class FishMap(Pooled):
    """Events: `on_cause(id)`, `on_bone(id)`: its tag, or its pile, `on_ask(id)`: its empty place, `on_head()`,
    `on_felt()`. Test names: `fish-head`, `bone-<n>`, `cause-<n>-<row>`, `ask-<n>`, `more-<n>`, `loose`."""

    __events__ = ("on_cause", "on_bone", "on_ask", "on_felt", "on_head")

    sight = ObjectProperty(FishSight())
    problem = StringProperty("")
    told = StringProperty("")
    """Below the problem: how many causes there are."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._felt, self._cords, self._head = (
            BareFelt(test_name="fish-felt", focusable=False),
            Cords(),
            BareFelt(test_name="fish-head"),
        )
        self._felt.bind(on_act=lambda *_: self.dispatch("on_felt"))
        self._head.bind(on_act=lambda *_: self.dispatch("on_head"))
        self._ask = Text(role="label", letters=24, ink="ink2", lines=1)
        # Its beginning is enough: the head is pressed to read and write it.
        self._problem = Text(role="title", letters=45, leading=1.1, teaser=True)
        self._told = Text(role="label", letters=24, ink="ink2", lines=2)
        self.add_all((self._felt, self._cords, self._head, self._ask, self._problem, self._told))

    @property
    def upright(self) -> bool:
        """The head is on top."""
        return theme.format == "tall"

    def most(self, bones: int) -> int:
        """How many notes below each other can be read and hit on a bone."""
        high, note = room(self.height / theme.k, bones, upright=self.upright), least() / theme.k
        return max(1, int((high + gap(9)) / (note + gap(9))))

    def arrange(self) -> None:
        k, sight = theme.k, self.sight
        if not sight.bones:
            return
        form = shape(self.width / k, self.height / k, len(sight.bones), sight.rows, upright=self.upright)
        for whole in (self._felt, self._cords):
            self.place(whole, 0, 0, self.width, self.height)
        self._cords.shape, self._cords.scale = form, k
        self._cords.stubs = tuple(len(bone.causes) for bone in sight.bones)
        self._hang_tags(form, k)
        self._hang_notes(form, k)
        self._write_head(form, k)

    def _hang_tags(self, form: Shape, k: float) -> None:
        for tag, (n, (bone, rib)) in self.pool(BoneTag, enumerate(zip(self.sight.bones, form.ribs, strict=True))):
            tag.test_name, tag.act_with = f"bone-{n}", ("on_bone", bone.id)
            tag.label, tag.count = bone.title, bone.hung
            self.place(tag, *(side * k for side in rib.tag))
        for tag, count in self.pool(BoneTag, [self.sight.loose] if self.sight.loose else [], "loose"):
            tag.test_name, tag.act_with, tag.label, tag.count = "loose", ("on_bone", ""), _("Uten bein"), count
            self.place(tag, *(side * k for side in form.loose))

    def _hang_notes(self, form: Shape, k: float) -> None:
        ribs: list[tuple[int, BoneFace, Rib]] = [
            (n, bone, rib) for n, (bone, rib) in enumerate(zip(self.sight.bones, form.ribs, strict=True))
        ]
        hung = [
            (n, row, bone, face, box)
            for n, bone, rib in ribs
            for row, (face, box) in enumerate(zip(bone.causes, rib.rows, strict=False))
        ]
        for note, (n, row, bone, face, box) in self.pool(CauseNote, hung):
            note.letters, note.face = letters_of(self.sight.rows), face
            note.test_name = f"more-{n}" if face.more else f"cause-{n}-{row}"
            note.act_with = ("on_bone", bone.id) if face.more else ("on_cause", face.id)
            self.place(note, *(side * k for side in box))
        empty = [(n, bone, rib) for n, bone, rib in ribs if not bone.causes]
        for place, (n, bone, rib) in self.pool(AskingPlace, empty):
            place.test_name, place.act_with = f"ask-{n}", ("on_ask", bone.id)
            place.label = bone.question or _("Hva kan det være her?")
            left, top, wide, high = rib.rows[0]
            self.place(place, (left + 10) * k, top * k, (wide - 10) * k, min(high, 130) * k)

    def _write_head(self, form: Shape, k: float) -> None:
        left, top, wide, high = _HEAD_TEXT_UP if form.upright else _HEAD_TEXT
        x, y = form.head[0] + left, form.head[1] + top
        self.place(self._head, *(side * k for side in form.head))
        line = 31 * min(theme.larger, 1.15)
        self._ask.text, self._problem.text, self._told.text = _("Hvorfor?"), self.problem, self.told
        middle = form.upright
        for part in (self._ask, self._problem, self._told):
            part.halign = "center" if middle else "left"
        self.place(self._ask, x * k, y * k, wide * k, line * k)
        last = line if self._told.reads(wide * k, line * k) else 2 * line
        most = high - line - last - 8
        self._problem.size = wide * k, most * k
        self._problem.draw()
        need = min(most, self._problem.drawn_h / k + 2)
        self.place(self._problem, x * k, (y + line) * k, wide * k, need * k)
        self.place(self._told, x * k, (y + line + need + 8) * k, wide * k, last * k)
