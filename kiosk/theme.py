"""What everything looks like: colours, letter sizes, times, and how design pixels become real ones.

One `theme` for the one window. Designs are drawn at 1920x1080 ("wide"), 1280x800 ("small") and 1080x1920 ("tall").
Knows nothing of screens, boards or words.

    theme.resize(3840, 2160)
    theme.k          -> 2.0
    theme.px(8)      -> 16.0
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any
from weakref import WeakSet

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty

Colour = tuple[float, float, float, float]

TOUCH_MM = 20.0
"""Smallest side of anything that is tapped, as measured on the glass."""

REACH_TALL = 1013 / 1920
"""Part of the height above which nothing is pressed upright, and a third where the panel lies: 120 cm above the floor
on 43 inches, the lower edge at 75 and 85."""

SMALLEST_PX = 16.5
"""Smallest letters on a small panel: 2 mm capitals on 10 inches, 14 arc minutes at half a metre."""


def _hex(text: str, alpha: float = 1.0) -> Colour:
    return (int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255, alpha)


COLOURS: dict[str, Colour] = {
    "ink": _hex("#2b2622"),
    "ink2": _hex("#5a5048"),
    "felt_ink": _hex("#3c3a33"),
    "wood_ink": _hex("#4a3f33"),
    "paper": _hex("#fffaf0"),
    "wall": _hex("#eee5d6"),
    "felt": _hex("#b3bfb6"),
    "birch": _hex("#e3cba3"),
    "petrol": _hex("#1d5566"),
    "honey": _hex("#e8b04a"),
    "honey_chip": _hex("#f3d48c"),
    "kraft": _hex("#d7b98c"),
    "late": _hex("#7d4300"),
    "age": _hex("#b87400"),
    "green": _hex("#6cbb35"),
    "green_edge": _hex("#2f6d12"),
    "pink": _hex("#fbb2ce"),
    "pink_edge": _hex("#b0457a"),
    "red": _hex("#bd231c"),
    "red_edge": _hex("#8a1712"),
    "wool": _hex("#7d9ca6"),
    "yellow_note": _hex("#f6dd92"),
    "blue_note": _hex("#c4dbe4"),
    "linen_note": _hex("#efe5cf"),
    "lilac_note": _hex("#d6cde6"),
    "peach_note": _hex("#f4cfae"),
    "honey_note": _hex("#efc25e"),
    "step": _hex("#f3e9d8"),
    "rule": _hex("#d3c7b4"),
    "dash": _hex("#b9a68c"),
    "white": _hex("#ffffff"),
    "clear": (0.0, 0.0, 0.0, 0.0),
}

LETTERS: dict[str, tuple[float, bool]] = {
    "vote_goal": (68, True),
    "title": (54, True),
    "unit": (50, True),
    "main": (43, True),
    "block": (34, True),
    "question": (34, False),
    "goal": (31, True),
    "tag": (29, True),
    "text": (29, False),
    "heading": (31, True),
    "card_title": (25, True),
    "line": (22, False),
    "label": (23, False),
    "chip": (20, True),
    "week": (19, False),
    "number": (82, True),
}
"""Role -> (px at 1080 high, bold)."""

DURATIONS_S: dict[str, float] = {
    "press": 0.060,
    "release": 0.120,
    "lift": 0.080,
    "glide": 0.280,
    "land": 0.060,
    "throw": 0.900,
    "uncover": 1.400,
    "between_vases": 0.500,
    "screen": 0.240,
    "keyboard_up": 0.220,
    "keyboard_down": 0.180,
    "undo": 0.500,
    "blink": 0.140,
    "grow": 0.600,
    "fade": 1.200,
}
CURVES: dict[str, str] = {
    "press": "out_quad",
    "release": "out_back",
    "lift": "out_quad",
    "glide": "in_out_cubic",
    "land": "out_quad",
    "throw": "in_out_sine",
    "uncover": "in_out_cubic",
    "screen": "out_cubic",
    "keyboard_up": "out_cubic",
    "keyboard_down": "out_cubic",
    "undo": "in_out_sine",
    "grow": "out_cubic",
}
LARGE = 1.3
"""Large letters are so many times as large as drawn («Store»)."""
CALM_S = 0.150
"""With reduced motion everything becomes a fade of this length."""


class Theme(EventDispatcher):
    """Sizes of the window and all that follows from them. `px`, `font` and `mm` are properties that hold functions,
    so a kv expression that calls them is worked out again after a resize."""

    width = NumericProperty(1920)
    height = NumericProperty(1080)
    diagonal_inch = NumericProperty(0)
    """Diagonal of the panel as told at setup; 0 when nobody has told."""
    format = OptionProperty("wide", options=("wide", "small", "tall"))
    k = NumericProperty(1.0)
    """Real px per design px of a 1920x1080 (tall: 1080x1920) drawing."""
    calm = BooleanProperty(False)
    """Reduced motion («Rolig»)."""
    larger = NumericProperty(1.0)
    """All letters are so many times as large as drawn: 1 or LARGE."""
    lowered = NumericProperty(0.0)
    """0: the board hangs as drawn; 1: what is pressed on it hangs lower, and what is read above it has grown."""
    sunk = NumericProperty(0)
    """In so many steps has what is pressed been brought down, on this screen and the next, by whoever stands
    there."""
    reach = NumericProperty(360)
    """Design px from the upper edge: what is pressed hangs below it, or is brought down there."""
    head = NumericProperty(360)
    """Design px from the upper edge: so far down a sheet is only read where it has room for it."""
    touch = NumericProperty(72)
    """Smallest side in px of what a finger shall hit."""

    px: Callable[[float], float] = ObjectProperty()
    font: Callable[[float], float] = ObjectProperty()
    mm: Callable[[float], float] = ObjectProperty()

    def __init__(self) -> None:
        super().__init__()
        self.followers: WeakSet[Any] = WeakSet()
        """What is drawn anew when sizes change; weak, so that a wall that runs for months forgets old cards."""
        self.resize(1920, 1080)
        self.bind(larger=lambda *_: self.resize(self.width, self.height))

    def resize(self, width: float, height: float, diagonal_inch: float | None = None) -> None:
        """The window is now width x height px (on a panel of this diagonal, when known)."""
        if diagonal_inch is not None:
            self.diagonal_inch = max(0.0, diagonal_inch)
        width, height = max(1.0, width), max(1.0, height)
        shape = "tall" if width < height else "small" if height <= 900 else "wide"
        across, down = (1080, 1920) if shape == "tall" else (1920, 1080)
        k = min(width / across, height / down)
        per_mm = self._px_per_mm(width, height, k)
        self.touch = ceil(max(72 * k, TOUCH_MM * per_mm if self.diagonal_inch else 0))
        self.k, self.head = k, height / 3 / k
        self.reach = height / k * (REACH_TALL if shape == "tall" else 1 / 3)
        self.px = lambda n: n * k
        self.mm = lambda n: n * per_mm
        larger = self.larger
        self.font = (lambda n: small_letters(n, k) * larger) if shape == "small" else (lambda n: n * k * larger)
        self.width, self.height = width, height
        # Last: whoever listens to the format finds everything else in place.
        self.format = shape
        for follower in list(self.followers):
            follower.resettle()
            follower.later()

    def _px_per_mm(self, width: float, height: float, k: float) -> float:
        if not self.diagonal_inch:
            # 43 inches, the panel the drawings were made for.
            return float(k * (1920**2 + 1080**2) ** 0.5 / (43 * 25.4))
        return float((width**2 + height**2) ** 0.5 / (self.diagonal_inch * 25.4))

    def duration(self, name: str) -> float:
        """Seconds the named movement takes; with reduced motion a fade's."""
        return min(CALM_S, DURATIONS_S[name]) if self.calm else DURATIONS_S[name]

    def curve(self, name: str) -> str:
        """Name of Kivy's easing curve for the named movement."""
        return "linear" if self.calm else CURVES.get(name, "out_cubic")

    def colour(self, name: str | Colour) -> Colour:
        """rgba of a colour by name; rgba itself passes through. KeyError for a name nobody knows."""
        return COLOURS[name] if isinstance(name, str) else tuple(name)  # type: ignore[return-value]

    def __getattr__(self, name: str) -> Any:  # a Colour; but what Kivy's class has is asked for here too
        """`theme.petrol` and the like."""
        try:
            return COLOURS[name]
        except KeyError:
            raise AttributeError(name) from None


def small_letters(n: float, k: float) -> float:
    """Letters on a small panel do not shrink with the drawing: small ones keep 8 % more, down to a floor."""
    more = 1.08 - 0.08 * min(1.0, max(0.0, (n - 30) / 20))
    return max(SMALLEST_PX, n * k * more)


theme = Theme()
