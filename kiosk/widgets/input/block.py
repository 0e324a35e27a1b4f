"""A painted wooden block: what is pressed to make something happen.

Knows only the theme, the pictures, text and pressing.

    Block(colour="petrol", label="Start tavlemøte", second="15 minutter", icon="play")
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.tap import LEAST, Press
from kiosk.widgets.layout.share import Span, share
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text import Text

COLOURS = ("petrol", "cream", "honey", "grey", "dark", "felt")
_ON = {"petrol": "paper", "dark": "paper"}
"""Ink on the darker blocks; ink2 on grey and ink on the others."""
LIP = 9
"""Height in design px of a block's front edge, below its face."""
_USUAL = 104
"""Design px of a block's height where nothing is said of it."""
_SIGN, _WHY = 28, 38
"""Design px of the sign before the reason, and from its edge to the words."""
_ONE_LINE = 0.75
"""A label that would shrink below so much of its letters to stand on one line takes two where there is room."""
SINK = 7
"""How far in design px a pressed block goes down."""


class Block(Press, Composed):
    """A button. Sizes of the letters follow from its height unless `letters` says otherwise."""

    colour = OptionProperty("cream", options=COLOURS)
    label = StringProperty("")
    second = StringProperty("")
    """A smaller line below the label."""
    over = StringProperty("")
    """A smaller line above the label."""
    reason = StringProperty("")
    """Why it cannot be pressed now: a brown line with a sign below the others, while it is not `enabled`."""
    icon = StringProperty("")
    icon_side = OptionProperty("left", options=("left", "right", "top"))
    icon_ink = ObjectProperty(None, allownone=True)
    """Colour of the sign; None: petrol on light blocks, paper on dark ones."""
    letters = NumericProperty(0)
    second_letters = NumericProperty(0)
    halign = OptionProperty("auto", options=("auto", "left", "center"))
    chosen = BooleanProperty(False)
    """In force: yellow paper in a frame of petrol, its sign a check. Petrol all over is what comes next."""
    sink = NumericProperty(0.0)

    alters: ClassVar[tuple[str, ...]] = (
        "label",
        "second",
        "reason",
        "enabled",
        "over",
        "icon",
        "icon_side",
        "letters",
        "second_letters",
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shadow, self._face = Dress(), Dress()
        self.canvas.before.insert(0, self._shadow)
        self.canvas.before.insert(1, self._face)
        self._label = Text(valign="middle", bold=True)
        self.add_widget(self._label)
        self._lines: dict[str, Text] = {}
        self._signs: dict[str, Icon] = {}
        for name in ("icon", "over", "second", "reason"):
            self.fbind(name, self._need)
        self._need()
        self.fbind("pressed", self._go)

    def _need(self, *_: object) -> None:
        """A sign and a smaller line are made when there is something to say: most blocks have one of them or none."""
        for name in ("over", "second", "reason"):
            if getattr(self, name) and name not in self._lines:
                self._lines[name] = Text(valign="middle", bold=name == "reason", lines=1)
                self.add_widget(self._lines[name])
        for name in ("icon", "reason"):
            if getattr(self, name) and name not in self._signs:
                self._signs[name] = Icon(ink="late")
                self.add_widget(self._signs[name])

    def _go(self, *_: object) -> None:
        Animation.cancel_all(self, "sink")
        name, depth = ("press", SINK) if self.pressed else ("release", 0)
        if theme.calm:
            self.sink = depth
        else:
            Animation(sink=depth, d=theme.duration(name), t=theme.curve(name)).start(self)

    @property
    def looks(self) -> str:
        """The colour it shows just now."""
        return "grey" if not self.enabled else "yellow" if self.chosen else self.colour

    def arrange(self) -> None:
        depth = max(0, min(SINK + 1, round(self.sink + (3 if self.chosen and not self.pressed else 0))))
        box = (self.x, self.y, self.width, self.height)
        self._shadow.name = "shadow-s" if depth >= 5 or not self.enabled else "shadow-m"
        self._shadow.fit(*box)
        self._face.name = f"block-{self.looks}"
        self._face.change = f"down-{depth}" if depth and self.looks != "yellow" else ""
        self._face.fit(*box)
        self._hang(depth)

    def natural_w(self) -> tuple[float, float]:
        """Its longest line and what stands beside it; words may break into lines before letters shrink."""
        words, beside = self._words(), theme.px(self._beside())
        asked = [(*part.asked(), theme.px(_WHY) if part is self._lines.get("reason") else 0) for part in words]
        least = max((max(least, 0.5 * want) + sign for least, want, sign in asked), default=0) + beside
        want = max((want + sign for _least, want, sign in asked), default=0) + beside
        return max(theme.touch, least), max(theme.touch, want)

    def bare(self, width: float | None = None) -> float:
        """Without the room of the sign beside words."""
        least = super().bare(width)
        return max(theme.touch, least - theme.px(self._beside() - 36)) if width is None and self.label else least

    def natural_h(self, width: float) -> tuple[float, float]:
        room = int(width - theme.px(self._beside()))
        # What is pressed is read whole: its words give way in letters alone.
        asked = [(max(part.asked(room)[0], part.whole_h(room)), part.asked(room)[1]) for part in self._words()]
        sign = theme.px(64 if self.icon and self.icon_side == "top" else 0)
        least, want = (sum(one[which] for one in asked) + theme.px(LIP + 14) + sign for which in (0, 1))
        return max(LEAST * theme.touch, least), max(least, want, theme.px(_USUAL))

    def fitting(self) -> float:
        """Px of the letters of its label where it stands alone."""
        return self._label.fitting()

    def even(self, px: float) -> None:
        """Its label is drawn no larger: the blocks beside it are not either."""
        self._label.at_most = px

    def reads(self, width: float, height: float) -> bool:
        """Whether its label is read whole where it is so wide and so high, in design px, no word of it broken."""
        self._write(height)
        return self._label.reads(*self._face_beside(width, height))

    def _has_room_for_sign(self, width: float, height: float) -> bool:
        """Whether its words are read beside the sign: it gives way before they are cut, or a word is broken."""
        self._write(height)
        said = sum(text_layout.least_px(line.px) * 1.25 for line in self._lines.values() if line.text)
        wide, high = self._face_beside(width, height)
        return not self.label or self._label.reads(wide, high - said)

    def _face_beside(self, width: float, height: float) -> tuple[float, float]:
        """Px of the face beside the sign."""
        return (width - self._beside(height) + 14) * theme.k, (height - LIP - 10) * theme.k

    def _words(self) -> list[Text]:
        self._write(self._high())
        return [part for part in (self._label, *self._lines.values()) if part.text]

    @property
    def _why(self) -> str:
        return "" if self.enabled else self.reason

    def _beside(self, height: float = 0) -> float:
        """Design px beside the words, where it is so high, or as high as it would like."""
        if not self.icon or self.icon_side == "top":
            return 36
        height = height or self._high()
        return 28 + 0.43 * height + self._side(height - LIP - 2)

    def _high(self) -> float:
        """Design px it would like to be high: never so little that a finger misses it."""
        return float(max(self.h or self.least_h or _USUAL, LEAST * theme.touch / theme.k))

    def _hang(self, depth: float) -> None:
        """Sign and lines to their places, in design px."""
        width, height = self.width / theme.k, self.height / theme.k
        # Words look right a little above the middle of the face.
        face, down = height - LIP - 2, depth
        self._write(height)
        side = self._side(face)
        if self.icon and self.icon_side == "top":
            middle, line, high = 0.32, 0.53, 0.4
            if not self._label.reads((width - 16) * theme.k, high * face * theme.k):
                self._label.lines = 2  # below a smaller sign
                middle, line, high, side = 0.22, 0.4, 0.58, 0.8 * side
            self._put(self._signs["icon"], width / 2 - side / 2, middle * face - side / 2 + down, side, side)
            self._put(self._label, 8, line * face + down, width - 16, high * face)
            self._label.halign = "center"
            return
        several = bool(self.second or self.over or self._why)
        sign = bool(self.icon) and self._has_room_for_sign(width, height)
        centred = not sign and (self.halign == "center" or not several)
        usual = min(height, self._high())  # what words make it higher is theirs
        left, right = (14.0 if centred else min(0.39 * usual, 0.08 * width)), width - 14.0
        if sign:
            before = self.icon_side == "left"
            edge = (0.2 if self.over else 0.34 if before and several else 0.29) * usual
            x = edge if before else width - edge - side
            if not (self.label or several):
                x = (width - side) / 2
            self._put(self._signs["icon"], x, face / 2 - side / 2 + down, side, side)
            if before:
                left = x + side + (0.14 if not several else 0.19) * (usual - LIP - 2)
            else:
                right = x - 10
        self._stack(left, right - left, face, down, self.halign == "center" or (self.halign == "auto" and centred))

    def _side(self, face: float) -> float:
        """How large the sign is."""
        if self.icon_side == "top":
            return min(0.36 * face, 64.0)
        return min((0.36 if self.over else 0.45 if self.second or self._why else 0.52) * face, 60.0)

    def _write(self, height: float) -> None:
        """Words, colours and sizes; the sizes were measured on the drawings."""
        ink = "ink2" if not self.enabled else _ON.get(self.looks, "ink")
        sign = ink if ink != "ink" else "ink" if self.looks == "honey" else "petrol"
        self._label.lines = 1 if self.icon and self.icon_side == "top" else 0
        self._label.text, self._label.ink = self.label, ink
        for name, line in self._lines.items():
            line.text = self._why if name == "reason" else getattr(self, name)
            line.ink = "late" if name == "reason" else "ink2" if ink == "ink" else ink
        if shown := self._signs.get("icon"):
            shown.name = "check" if self.chosen and self.icon else self.icon
            shown.ink = sign if self.icon_ink is None or not self.enabled else self.icon_ink
        if warning := self._signs.get("reason"):
            warning.name = "warning" if self._why else ""
        if self.icon and self.icon_side == "top":
            usual = 0.214 * height
        elif self.over:
            usual = 0.275 * height
        elif self.second or self._why:
            usual = 0.345 * height
        else:
            usual = 9 + 0.235 * height
        self._label.letters = self.letters or max(20.0, min(42.0, usual))
        small = self.second_letters or max(19.0, min(28.0, 0.2 * height))
        for line in self._lines.values():
            line.letters = small

    def _stack(self, left: float, width: float, face: float, down: float, middle: bool) -> None:
        for part in (self._label, *self._lines.values()):
            part.halign = "center" if middle else "left"
        first = self._label.px / theme.k * 1.16
        smaller = [line for name in ("over", "second", "reason") if (line := self._lines.get(name)) and line.text]
        for line in smaller:  # two lines where one is too short for it
            room = width - (_WHY if line is self._lines.get("reason") else 0)
            line.lines = 1 if line.reads(room * theme.k, line.px * 1.25) else 2
        said = [(line, line.px / theme.k * 1.25 * line.lines) for line in smaller]
        if not said:
            self._put(self._label, left, 4 + down, width, face - 8)
            return
        if self._label.natural_width() * _ONE_LINE > width * theme.k:
            whole = self._label.whole_h(width * theme.k) / theme.k
            first = min(2 * first, max(first, whole, face - sum(high for _line, high in said)))
        said.insert(bool(self.over), (self._label, first))
        asides = [_WHY if line is self._lines.get("reason") else 0 for line, _high in said]
        # Each gives way as far as it is still read whole, so that none is cut while another stands large.
        asked = [
            Span(min(high, line.whole_h((width - aside) * theme.k) / theme.k), high)
            for (line, high), aside in zip(said, asides, strict=True)
        ]
        heights = share(face, asked)
        y = (face - sum(heights)) / 2 + down
        for (line, _high), high, aside in zip(said, heights, asides, strict=True):
            self._put(line, left + aside, y, width - aside, high)
            if aside:
                wide = min(width - aside, line.natural_width() / theme.k)
                free = (width - aside - wide) / 2 if middle else 0
                self._put(self._signs["reason"], left + free, y + (high - _SIGN) / 2, _SIGN, _SIGN)
            y += high

    def _put(self, part: Any, x: float, y: float, width: float, height: float) -> None:
        self.place(part, *(n * theme.k for n in (x, y, width, height)))
