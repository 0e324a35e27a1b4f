"""The whole lead time as one strip: work solid, waiting hatched, the longest waits with their words."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from kivy.properties import ObjectProperty

from board.catalogue import _
from board.kinds.stream.figures import Step
from board.kinds.stream.record import Worth
from board.kinds.stream.words import short
from kiosk.screens.stream.looks import STRIPES
from kiosk.screens.stream.map.sight import LONGEST, Way
from kiosk.theme import theme
from kiosk.widgets.charts.hatch import across, hatch
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_GROUND, _LINE = (239, 226, 200, 255), (211, 185, 140, 255)
_THICK = 0.36
_RIM = (0.725, 0.608, 0.42, 1)
_BAND = (0.56, 0.48, 0.35, 1)
_MOST_TICKS = 6
HOUR = 60.0


@dataclass(frozen=True)
class Stretch:
    """The strip of a stream, all in parts of its width: work (from, to, worth), waits (from, to, words, and more of
    them), ticks (at, words), parts of the stream (from, to, name)."""

    end: float = 1.0
    work: tuple[tuple[float, float, Worth], ...] = ()
    waits: tuple[tuple[float, float, str, str], ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    parts: tuple[tuple[float, float, str], ...] = ()


def stretch(whole: Way) -> Stretch:
    """The way of one case, from its start to its end."""
    path = [step for step in whole.steps if step.id in whole.slowest]
    day = whole.stream.day_hours
    if not whole.lead:
        return Stretch(0.0)
    named = any(step.part in whole.parts for step in path)
    every = _every(whole.lead, day)
    scale = whole.lead if named else every * -(-whole.lead // every)
    at = 0.0
    work: list[tuple[float, float, Worth]] = []
    waits: list[tuple[float, float, float, Step]] = []
    bounds: list[tuple[str, float, float]] = []
    for step in path:
        begins, at = at, at + step.wait
        waits.append((step.wait, begins, at, step))
        work.append((at / scale, (at + (step.minutes or 0)) / scale, step.worth))
        at += step.minutes or 0
        bounds = _bound(bounds, step.part if step.part in whole.parts else "", begins, at)
    longest = sorted((one for one in waits if one[0]), key=lambda one: -one[0])[:LONGEST]
    told = tuple(
        (
            begins / scale,
            ends / scale,
            short(wait, day),
            _("{time} før «{step}»").format(time=short(wait, day), step=step.title),
        )
        for wait, begins, ends, step in longest
    )
    ticks = tuple(
        (n * every / scale, short(n * every, day) if n else _("start")) for n in range(int(scale // every) + 1)
    )
    parts = tuple((begins / scale, ends / scale, whole.parts[key]) for key, begins, ends in bounds if key)
    return Stretch(whole.lead / scale, tuple(work), told, () if named else ticks, parts)


def _bound(
    bounds: list[tuple[str, float, float]], key: str, begins: float, ends: float
) -> list[tuple[str, float, float]]:
    if bounds and bounds[-1][0] == key:
        return [*bounds[:-1], (key, bounds[-1][1], ends)]
    return [*bounds, (key, begins, ends)]


def _every(lead: float, day_hours: float) -> float:
    """Minutes from tick to tick: something one counts in, and no more ticks than find room."""
    day = day_hours * HOUR
    steps = [
        *(n * 1.0 for n in (5, 10, 15, 30)),
        *(n * HOUR for n in (1, 2, 4, 8, 12)),
        *(n * day for n in (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730)),
    ]
    return next(
        (every for every in steps if lead / every <= _MOST_TICKS), steps[-1] * ceil(lead / steps[-1] / _MOST_TICKS)
    )


class TimeStrip(Drawing):
    """Shows a `Stretch`."""

    stretch = ObjectProperty(Stretch())

    def natural_h(self, width: float) -> tuple[float, float]:
        high = theme.px(66) + 1.3 * theme.font(20)
        return high, high

    def paint(self) -> None:
        told, u = self.stretch, theme.k
        letters = theme.font(20)
        room = self.height - 1.3 * letters - 14 * u
        high = max(8.0, min(room, 54 * u * theme.larger))
        low = self.top - 7 * u - high - (room - high) / 2
        wide = self.width * told.end
        self.fill(_RIM, self.x - 1.5 * u, low - 1.5 * u, wide + 3 * u, high + 3 * u, 7 * u)
        self.tint("white")
        self.put(hatch(_GROUND, _LINE, _THICK), self.x, low, wide, high, tex_coords=across(wide, high))
        for begins, ends, words, more in told.waits:
            self._tell(begins, ends, words, more, low + high / 2)
        for begins, ends, worth in told.work:
            stripe = max(6 * u if len(told.work) < 20 else 4.5 * u, (ends - begins) * self.width)
            x = self.x + begins * self.width - (stripe / 2 if stripe <= 6 * u else 0)
            self.fill(STRIPES[worth], x, low - 7 * u, stripe, high + 14 * u, 2.5 * u)
        for at, words in told.ticks:
            self._tick(at, words, letters, low - 14 * u - 0.6 * letters)
        for begins, ends, name in told.parts:
            self._part(begins, ends, name, letters, low - 12 * u)

    def _tell(self, begins: float, ends: float, words: str, more: str, middle: float) -> None:
        """What a long wait is, as much as finds room in it."""
        letters, room = theme.font(23), (ends - begins) * self.width - theme.px(20)
        for text in (more, words):
            wide = text_layout.width(text, Letters(round(letters), True)) + theme.px(24)
            if wide <= room:
                x = self.x + (begins + ends) / 2 * self.width
                high = 1.5 * letters
                self.fill("paper", x - wide / 2, middle - high / 2, wide, high, theme.px(6))
                self.write(text, letters, x, middle, "late", bold=True, anchor=(0.5, 0.5))
                return

    def _tick(self, at: float, words: str, letters: float, middle: float) -> None:
        half = text_layout.width(words, Letters(round(letters))) / 2
        x = min(max(self.x + at * self.width, self.x + half), self.right - half)
        self.write(words, letters, x, middle, "ink2", anchor=(0.5, 0.5))

    def _part(self, begins: float, ends: float, name: str, letters: float, top: float) -> None:
        u = theme.k
        x0, x1 = self.x + begins * self.width + 3 * u, self.x + ends * self.width - 3 * u
        self.stroke(_BAND, [x0, top + 6 * u, x0, top, x1, top, x1, top + 6 * u], 2 * u)
        if text_layout.width(name, Letters(round(letters))) <= x1 - x0:
            self.write(name, letters, (x0 + x1) / 2, top - 4 * u - 0.6 * letters, "ink", anchor=(0.5, 0.5))
