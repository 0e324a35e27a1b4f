"""What hangs above every screen: the strip with one sentence, the block that raises a board brought down, and sheets
that belong to none.

    above = Above(); above.notice.say("Kortet er flyttet"); above.forget()
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty

from kiosk.theme import CALM_S, theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.keyboard import high as high_keys
from kiosk.widgets.input.tap import last_pressed, shown_presses
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Part, Plan, visible
from kiosk.widgets.text.text import Text

READ = (Text, Drawing, Field)
"""What says where its words stand."""
GAP = 14
"""Between the strip and what it is about, in design px."""
MARGIN = 30
_HIDDEN = 0.5
"""How far away the strip may hang, in px, rather than hide a px of what is written, all along its own height."""
_BLOCK = 100
_TEXT = 4
"""So many times rather than a px of a block, and of a text."""
_TOUCHED = 400
"""How far away, in design px, a refusal may hang rather than touch one text: half a number is unread."""
_WHOLE = 0.4
"""A text that is hidden whole costs so much of one that is seen in half."""
_EDGE = 150
"""How far away, in design px, what was done may be said rather than lie half over the edge of a paper."""
_OVER = 8
"""How far away a strip with keys may hang, in px, rather than a px above what is reached by whoever sits."""

_SPARE = (0, 24, 48)
"""So much higher than its words, in design px, it may be, to hide a text whole of which half would be seen."""
_NEAR = 2
"""Between it and anything, in design px, where that hides a text whole."""
_LOOKS_S = 0.3
"""So often it looks, while it hangs, whether something has come below it."""


class Box(NamedTuple):
    """A rectangle on the glass, in px."""

    x: float
    y: float
    right: float
    top: float

    def covers(self, other: Box) -> float:
        """Px² of the other that lie under this one."""
        wide = min(self.right, other.right) - max(self.x, other.x)
        high = min(self.top, other.top) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0

    def within(self, other: Box) -> bool:
        return other.x <= self.x and self.right <= other.right and other.y <= self.y and self.top <= other.top

    def away(self, other: Box) -> float:
        """Px between the two where they are nearest."""
        dx = max(self.x - other.right, other.x - self.right, 0)
        dy = max(self.y - other.top, other.y - self.top, 0)
        return float(dx + dy)


class Found(NamedTuple):
    """All that decides where the strip hangs: the room, where it usually hangs, what it is about, what it must not
    touch, and what is pressed and read, of which it hides as little as it can."""

    room: Box
    usual: Box
    about: Box
    offers: bool
    seen: tuple[Box, ...]
    presses: tuple[tuple[Box, float], ...]
    read: tuple[tuple[Box, float], ...]
    papers: tuple[Box, ...]


class Above(Plan):
    """Test name of the block: `raise-board`. The strip hangs where no key, no block and nothing that is read or being
    written lies under it: what was done is said above the tray or as near that as there is room, and why something
    cannot be done beside what was pressed."""

    notice = Part()
    below = ObjectProperty(None, allownone=True, rebind=True)
    """The tray of the screen that is shown, where it has one."""
    tray_top = NumericProperty(0)
    aside = NumericProperty(0)
    """Left of the strip, in design px."""
    down = NumericProperty(0)
    """Above the strip, in design px."""
    about: Any = None
    """What a refusal points at, where that is not what was pressed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._field: Any = None
        self._placed: Found | None = None
        """What it was placed by."""
        self.hang_strip = Clock.create_trigger(self._hang)
        self._look = Clock.create_trigger(self._give_way, _LOOKS_S, interval=True)
        writing.bind(at=self._follow)
        self.notice.bind(on_said=self._said)

    def hang(self, sheet: Plan) -> None:
        """A sheet over whatever screen is shown, under the strip."""
        self.add_widget(sheet, index=len(self.children))

    def forget(self) -> None:
        """The wall is taken down: what is written need not tell it anything any more."""
        writing.unbind(at=self._follow)
        self._follow(writing, None)
        self.hang_strip.cancel()
        self._look.cancel()

    def _said(self, *_: object) -> None:
        self.hang_strip()
        self._look()

    def _give_way(self, _dt: float) -> bool:
        """While it hangs, to what comes in below it. Why something cannot be done stays where it pointed."""
        if self.notice.shown and not self.notice.refusing and self._find() != self._placed:
            self._hang()
        return bool(self.notice.shown)

    def _follow(self, _writing: Any, field: Any) -> None:
        """The strip makes room where somebody writes, also while the field still moves to where it is seen."""
        if self._field is not None:
            self._field.unbind(pos=self.hang_strip)
        if field is not None:
            field.bind(pos=self.hang_strip)
        self._field = field
        self.hang_strip()
        Clock.schedule_once(self.hang_strip, CALM_S)

    def _hang(self, *_: object) -> None:
        if not self.notice.shown:
            return
        self.notice.taller = 0
        self.draw()  # it is as high as its words
        self._placed = found = self._find()
        spot = self._place(found)
        self.notice.taller = (spot.top - spot.y - self.notice.height) / theme.k
        self.aside, self.down = (spot.x - self.x) / theme.k, (self.top - spot.top) / theme.k
        self.draw()
        points = self.notice.refusing and found.about is not found.usual
        self.notice.beak = self._beak(found.about) if points else (0,) * 6

    def _beak(self, about: Box) -> tuple[float, ...]:
        """From the edge of the strip that is nearest what it is about, towards it."""
        strip, half, out, corner = _box(self.notice), theme.px(18), theme.px(GAP), theme.px(40)
        x = min(max((about.x + about.right) / 2, strip.x + corner), strip.right - corner)
        y = min(max((about.y + about.top) / 2, strip.y + half), strip.top - half)
        if about.y >= strip.top:
            return x - half, strip.top - 1, x + half, strip.top - 1, x, strip.top + out
        if about.top <= strip.y:
            return x - half, strip.y + 1, x + half, strip.y + 1, x, strip.y - out
        if about.x >= strip.right:
            return strip.right - 1, y - half, strip.right - 1, y + half, strip.right + out, y
        if about.right <= strip.x:
            return strip.x + 1, y - half, strip.x + 1, y + half, strip.x - out, y
        return (0,) * 6

    def _find(self) -> Found:
        """What is below it now."""
        field = _box(writing.at) if writing.at and writing.at.get_root_window() else None
        pressed = (self.about or last_pressed()) if self.notice.refusing else None
        usual = self._usual(self.notice.width, self.notice.height)
        keys = Box(self.x, self.y, self.right, self.y + high_keys(theme.height)) if field else None
        others = [press for press in shown_presses() if press not in self.notice.keys]
        parts = [*self._parts_below()]
        return Found(
            _box(self),
            usual,
            field or (_box(pressed) if pressed else usual),
            self.notice.offers,
            tuple(box for box in (field, keys, _box(self.below) if self.below else None) if box),
            tuple((_box(press), _BLOCK if isinstance(press, Block) else 1.0) for press in others),
            tuple((Box(*box), _TEXT) for part in parts if isinstance(part, READ) for box in part.written),
            tuple(_box(part) for part in parts if isinstance(part, Paper)),
        )

    def _place(self, found: Found) -> Box:
        """Where it covers least of what is pressed and read, and near what it is about; as high as its words, or a
        little higher."""
        usual, about, seen, presses, read = found.usual, found.about, found.seen, found.presses, found.read
        wide, least_high, gap, margin = self.notice.width, self.notice.height, theme.px(GAP), theme.px(MARGIN)
        far = about is usual

        def within(x: float) -> float:
            return min(max(x, self.x + margin), self.right - margin - wide)

        middle = within((about.x + about.right - wide) / 2)
        sides = (about.x, about.right - wide, about.right + gap, about.x - gap - wide)
        blocks = [box for box, weight in presses if weight == _BLOCK and about is usual]
        beside_them = [x for box in blocks for x in (box.right + gap, box.x - gap - wide)]
        xs = {middle, *(within(x) for x in (*sides, self.x, self.right, *beside_them))}
        boxes = (about, *seen, *(box for box, _weight in presses + read))
        # What was done is of no one place, and hides nothing where there is any room; why something cannot be done is
        # never far from where it was pressed.
        highs = [least_high + theme.px(more) for more in ((0,) if far else _SPARE)]
        gaps = (gap,) if far else (gap, theme.px(_NEAR))
        ends = [(high, off) for high in highs for off in gaps]
        edges = {(y, high) for high, off in ends for box in boxes for y in (box.top + off, box.y - off - high)}
        reach, each = (self.height, self.height) if far else (self.height / 2, theme.px(_TOUCHED))
        ys = {(about.y, least_high), *(edge for edge in edges if abs(edge[0] - about.y) < reach)}
        spots = [
            spot
            for spot in (Box(x, y, x + wide, y + high) for x in xs for y, high in ys)
            if self.y <= spot.y and spot.top <= self.top and not any(spot.covers(box) for box in seen)
        ]

        line, edge = theme.height - theme.px(theme.reach), theme.px(_EDGE)
        beside = [(box, weight, each if far else 0.0) for box, weight in presses]
        beside += [(box, weight, each) for box, weight in read]

        def cost(spot: Box, most: float) -> tuple[float, float, float]:
            """Reckoned no further where it is above so much already."""
            over = max(0.0, spot.top - line) if found.offers else 0.0
            whole = spot.away(about) + _OVER * over + spot.top - spot.y - least_high
            for box, weight, touched in beside:
                if whole > most:
                    break
                if hidden := spot.covers(box):
                    whole += _HIDDEN * hidden * weight / least_high + touched * (_WHOLE if box.within(spot) else 1)
            if far and whole <= most:
                whole += edge * sum(spot.covers(paper) > 0 and not spot.within(paper) for paper in found.papers)
            return whole, abs(spot.x - middle), spot.y

        best, least = usual, (float("inf"), 0.0, 0.0)
        for spot in sorted(spots, key=lambda spot: spot.away(about)):
            if spot.away(about) > least[0]:  # nor do those that hang farther away cost less
                break
            if (costs := cost(spot, least[0])) < least:
                best, least = spot, costs
        return best

    def _parts_below(self) -> Iterator[Any]:
        """Papers that hang below, and where something is written."""
        for layer in self.parent.children if self.parent else ():
            for part in layer.walk(restrict=True) if layer is not self else ():
                if (isinstance(part, Paper) or (isinstance(part, READ) and part.written)) and visible(part):
                    yield part

    def _usual(self, wide: float, high: float) -> Box:
        """In the middle, above all rows of the tray; where there is none, near the upper edge."""
        x = self.center_x - wide / 2
        y = self.below.top + theme.px(GAP) if self.below else self.top - high - theme.px(GAP)
        return Box(x, y, x + wide, y + high)


def _box(part: Any) -> Box:
    return Box(part.x, part.y, part.right, part.top)
