"""A card that was found, with the stage it hangs in; and who has what: a name and a small paper for each card."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board import calendar
from board.catalogue import _, _n
from board.formats import near_day, number, short_day
from board.kinds.card.record import Card
from board.kinds.card.rules import age_weeks, late
from kiosk.presenters import STAGE_LOOKS, people, stage_label
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.card import HOURGLASS_WEEKS
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Abreast, Plan


class FoundPaper(Press, Paper):
    """The card as it was found. Test name: `card-<id>`."""

    key = ""

    def show(self, card: Card, state: State, name: str) -> None:
        """Whose it is need not be said of what somebody has alone."""
        self.key, self.test_name = card.id, f"card-{card.id}"
        ids, look, done = self.ids, STAGE_LOOKS[card.stage], card.stage == "done"
        ids.tag.icon, ids.tag.label, ids.tag.hue, self.pin = (
            look.icon,
            stage_label(state, card.stage),
            look.hue,
            look.pin,
        )
        ids.title.text, person = card.title, people(card, state)
        ids.person.text = person if person != name else ""
        ids.day.text = near_day(card.deadline, state.today) if card.deadline else ""
        if done:
            ids.day.text = short_day(calendar.day(card.moved))
        ids.sign.shown, ids.sign.name = bool(ids.day.text), "check" if done else "calendar"
        ids.day.bold = late(card, state.today)
        ids.sign.ink = ids.day.ink = "late" if ids.day.bold else "ink2"
        weeks = 0 if done else age_weeks(card, state.now_ms)
        ids.old.shown = ids.hourglass.shown = weeks >= HOURGLASS_WEEKS
        ids.old.text = _n("{n} uke", "{n} uker", weeks)
        gain = state.board.gains.of(card.id)
        hours = gain.realised_hours if done and gain.realised else gain.identified_hours
        ids.gain.shown, ids.gain.text = bool(hours), _("{hours} t/uke").format(hours=number(hours)) if hours else ""


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
