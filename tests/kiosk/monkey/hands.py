"""What a monkey does at a wall: taps, double taps, two fingers at once, drags, texts, keys, and leaving it alone.

Everything it does is chosen by `chance` from what is seen, so that a seed and a number of steps say it all.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from kiosk.demo.hung import Hung
from kiosk.widgets.input.tap import Press, shown_presses
from kiosk.widgets.input.text_input import BACKSPACE, ENTER, ESCAPE, TAB, writing

TEXTS = (
    "Fast plass til bilnøklene",
    "ÆØÅ é ü ẞ",
    "  ",
    "12,5",
    "-3",
    "1e9",
    "0",
    "7",
    "31.12.",
    "3.10.",
    "29.2.",
    "Linje én\nLinje to\tog tre",
    "[b]ikke fet[/b] {name} %s **nei**",
    "Bestillingsrutinemedisineringsoppfølgingsansvarlig" * 3,
    "Vi hjelper hverandre når det røyner på. " * 20,
    "e\u0301 a\u030a \u200b\u202eomvendt",
    "שלום مرحبا 😀 👩‍⚕️",
    "https://sentral.example",
)
PIN = "4826"
"""The one PIN it knows: it chooses it, and says it where it is asked for."""
A_WHILE_S = (1, 1, 3, 10, 25, 70, 400, 4000, 8 * 3600, 3 * 86_400)
"""How long it leaves the wall alone. The longer ones bring it home, darken it, end the day and the week."""
FRAME_S = 0.05
"""A monkey's frames are slow: what moves comes to rest in fewer of them."""

Place = tuple[float, float]


class Hands:
    """`act` does one thing and returns what it was, in words."""

    def __init__(self, wall: Hung, chance: Random) -> None:
        self.wall, self.chance = wall, chance
        self._acts: list[tuple[int, Callable[[], str]]] = [
            (50, self._tap),
            (6, self._tap_anywhere),
            (6, self._tap_twice),
            (8, self._two_fingers),
            (8, self._drag),
            (3, self._key),
            (6, self._wait),
        ]

    def act(self) -> str:
        if writing.at is not None and self.chance.random() < 0.35:
            return self._write()
        if self.wall.has("digit-done") and self.chance.random() < 0.5:
            return self._say_pin()
        weights, acts = zip(*self._acts, strict=True)
        return str(self.chance.choices(acts, weights)[0]())

    def touch(self, press: Press) -> None:
        """One finger on the middle of it."""
        self._press(press.center)

    def _press(self, *places: Place) -> None:
        """A finger on each of them, all down before the first one lifts; y counts from below."""
        wall = self.wall
        for finger, (x, y) in enumerate(places):
            wall.touch_down(finger, x, wall.height - y)
        for finger in self.chance.sample(range(len(places)), len(places)):
            wall.touch_up(finger)
        self.rest()

    def rest(self, frames: int = 9) -> None:
        self.wall.frames(frames, FRAME_S)

    def _some(self) -> Press | None:
        """Something that can be pressed: often the next step, seldom a key of the keyboard."""
        found = shown_presses()
        ahead = [press for press in found if getattr(press, "colour", "") == "petrol" or press.test_name == "more"]
        if ahead and self.chance.random() < 0.2:
            return self.chance.choice(ahead)
        others = [press for press in found if not press.test_name.startswith("key-")]
        found = others if others and self.chance.random() < 0.7 else found
        return self.chance.choice(found) if found else None

    def _within(self, press: Press) -> Place:
        return self.chance.uniform(press.x, press.right), self.chance.uniform(press.y, press.top)

    def _anywhere(self) -> Place:
        return self.chance.uniform(0, self.wall.width), self.chance.uniform(0, self.wall.height)

    def _tap(self) -> str:
        press = self._some()
        if press is None:
            return self._tap_anywhere()
        name = press.test_name
        self._press(self._within(press))
        return f"tap {name}"

    def _tap_anywhere(self) -> str:
        x, y = self._anywhere()
        self._press((x, y))
        return f"tap at {x:.0f}, {y:.0f}"

    def _tap_twice(self) -> str:
        press = self._some()
        if press is None:
            return self._tap_anywhere()
        name, (x, y) = press.test_name, self._within(press)
        self.wall.tap_in_slow_frame(self.chance.choice((0.02, 0.15, 0.7)), *[(x, self.wall.height - y)] * 2)
        self.wall.settle()
        self.rest()
        return f"tap twice {name}"

    def _two_fingers(self) -> str:
        found = [press for press in (self._some(), self._some()) if press is not None]
        names = " and ".join(press.test_name for press in found)
        self._press(*(self._within(press) for press in found))
        return f"two fingers on {names}"

    def _drag(self) -> str:
        press = self._some()
        name, (x, y) = (press.test_name, self._within(press)) if press else ("nothing", self._anywhere())
        to_x, to_y = self._anywhere()
        wall = self.wall
        wall.touch_down(0, x, wall.height - y)
        for part in (0.1, 0.5, 1):
            wall.touch_move(0, x + (to_x - x) * part, wall.height - y - (to_y - y) * part)
        wall.touch_up(0)
        self.rest(14)
        return f"drag {name} to {to_x:.0f}, {to_y:.0f}"

    def _write(self) -> str:
        text = self.chance.choice(TEXTS)
        self.wall.key(ord("a"), text)
        self.wall.settle()
        return f"write {text!r}"

    def _say_pin(self) -> str:
        for name in (*PIN, "done"):
            for press in [one for one in shown_presses() if one.test_name == f"digit-{name}"]:
                self.touch(press)
        return "say the PIN"

    def _key(self) -> str:
        key = self.chance.choice((BACKSPACE, ENTER, ESCAPE, TAB, 276, 273))
        self.wall.key(key, None, *self.chance.choice(((), (), ("shift",))))
        self.wall.settle()
        self.rest()
        return f"key {key}"

    def _wait(self) -> str:
        seconds = self.chance.choice(A_WHILE_S)
        self.wall.now_ms += seconds * 1000
        self.wall.frames(3, seconds / 3)
        self.wall.settle()
        self.rest()
        return f"wait {seconds} s"
