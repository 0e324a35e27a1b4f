"""A card that was found, with the stage it hangs in; and who has what: a name and a small paper for each card.

Knows values alone: found.face = Found("7f3a", "Fast plass til bilnøklene", "plan", "Planlegge", "blue")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board.catalogue import _, _n
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.card import HOURGLASS_WEEKS
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Abreast, Plan


@dataclass(frozen=True)
class Found:
    """`icon`, `stage` and `hue` tell the stage; `day` is worded, and so is `gain`."""

    key: str = ""
    title: str = ""
    icon: str = ""
    stage: str = ""
    hue: str = "white"
    pin: str = "wood"
    person: str = ""
    day: str = ""
    late: bool = False
    done: bool = False
    gain: str = ""
    weeks: int = 0


class FoundPaper(Press, Paper):
    """The card as it was found. Test name: `card-<id>`."""

    face = ObjectProperty(Found())

    def on_face(self, *_args: Any) -> None:
        face, ids = self.face, self.ids
        self.test_name, self.pin = f"card-{face.key}", face.pin
        ids.tag.icon, ids.tag.label, ids.tag.hue = face.icon, face.stage, face.hue
        ids.title.text, ids.person.text, ids.day.text = face.title, face.person, face.day
        ids.sign.shown, ids.sign.name = bool(face.day), "check" if face.done else "calendar"
        ids.sign.ink = ids.day.ink = "late" if face.late else "ink2"
        ids.day.bold = face.late
        old = face.weeks >= HOURGLASS_WEEKS
        ids.old.shown = ids.hourglass.shown = old
        ids.old.text = _n("{n} uke", "{n} uker", face.weeks)
        ids.gain.shown, ids.gain.text = bool(face.gain), face.gain


@dataclass(frozen=True)
class Held:
    """One of somebody's cards: the sign of its stage, its paper, and whether it is late."""

    icon: str
    hue: str
    late: bool = False


class HeldPapers(Drawing):
    """A small paper for each card, as many as find room, and how many more."""

    held = ObjectProperty(())

    def natural_h(self, width: float) -> tuple[float, float]:
        return theme.px(26), theme.px(36)

    def paint(self) -> None:
        high = min(self.height, theme.px(36))
        wide, gap = 0.84 * high, theme.px(8)
        room = max(1, int((self.width + gap) / (wide + gap)))
        seen = self.held if len(self.held) <= room else self.held[: max(0, room - 1)]
        y = self.center_y - high / 2
        for n, one in enumerate(seen):
            x = round(self.x + n * (wide + gap))
            rim = theme.px(3) if one.late else max(1, unit())
            self.fill("late" if one.late else "ink2", x, y, wide, high, 5 * unit())
            self.fill(f"{one.hue}_note", x + rim, y + rim, wide - 2 * rim, high - 2 * rim, 4 * unit())
            side = 0.7 * wide
            self.tint("ink")
            self.put(pictures.icon(one.icon, side), round(x + (wide - side) / 2), round(self.center_y - side / 2))
        if len(seen) < len(self.held):
            told = _("+{n}").format(n=len(self.held) - len(seen))
            x = self.x + len(seen) * (wide + gap)
            self.write(told, theme.font(22), x, self.center_y, "ink2", bold=True, anchor=(0, 0.5))


class ChosenGround(Drawing):
    """Yellow ground under what is chosen."""

    def paint(self) -> None:
        self.fill("yellow_note", self.x, self.y, self.width, self.height, 8 * unit())


class StageTold(Abreast):
    """What a small paper means."""

    held = ObjectProperty(None, allownone=True)
    label = StringProperty("")


class WhoHas(Plan):
    """A name and what it has; marked while it is looked for. Read only."""

    name = StringProperty("")
    marked = BooleanProperty(False)
    held = ObjectProperty(())
