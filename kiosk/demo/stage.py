"""A stage for the screen: one off-screen window, a clock that only moves when told, and fingers.

Fingers go through Kivy's real dispatch; only time is ours. A finger and the wall itself cannot tell the difference.

    stage = Stage(1920, 1080, Home)
    stage.press("new-suggestion")
    assert "Nytt forslag" in stage.texts()
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kiosk import env

os.environ["SDL_VIDEODRIVER"] = "offscreen"
env.prepare(Path(tempfile.gettempdir()) / f"tavle-stage-{os.getuid()}")
env.open_window(1920, 1080)

from kivy.animation import Animation  # noqa: E402
from kivy.base import EventLoop  # noqa: E402
from kivy.clock import Clock  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.graphics import ClearBuffers, ClearColor, Fbo  # noqa: E402
from kivy.input.motionevent import MotionEvent  # noqa: E402
from kivy.lang import Builder  # noqa: E402
from kivy.uix.widget import Widget  # noqa: E402
from PIL import Image  # noqa: E402

from kiosk.demo.forgetting import forget  # noqa: E402
from kiosk.theme import theme  # noqa: E402
from kiosk.widgets.input.focus import focus  # noqa: E402
from kiosk.widgets.input.tap import Press, shown_presses  # noqa: E402
from kiosk.widgets.input.text_input import writing  # noqa: E402
from kiosk.widgets.plan import Plan  # noqa: E402
from kiosk.widgets.text.text import Text  # noqa: E402

FRAME_S = 1 / 60
SLACK = 2  # px that rounding takes
STUCK_S = 240  # real time; longer than a busy machine needs for anything


class Box(NamedTuple):
    """Where something pressable lies: its name and its sides in mm on the glass (the area a finger hits)."""

    name: str
    width_mm: float
    height_mm: float


class Finger(MotionEvent):
    """A touch as a panel sends it."""

    def __init__(self, number: int, x: float, y: float) -> None:
        super().__init__("stage", f"{number}", (x, y), is_touch=True, type_id="touch")
        self.profile = ("pos",)

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        super().depack(args)


class _Time:
    """The stage's time in seconds; stands still unless moved."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


Clock.time = _time = _Time()
Clock._max_fps = 0
Clock._last_tick = _time.now_s


class Stage:
    """One screen (or a whole app's root) on a window of this size, shown for one test."""

    def __init__(self, width: int, height: int, factory: Callable[[], Widget], *, diagonal_inch: float = 43) -> None:
        _clear()
        Window.size = (width, height)
        EventLoop.status = "started"
        theme.calm, theme.lowered, theme.sunk = False, 0, 0
        theme.resize(width, height, diagonal_inch)
        focus.attach(Window)
        self.width, self.height = width, height
        self._fingers: dict[int, Finger] = {}
        self.root = factory()
        self.root.size_hint = (None, None)
        Window.add_widget(self.root)
        self.root.size, self.root.pos = (width, height), (0, 0)
        self.frames(2)

    # Time

    def frames(self, count: int = 1, each_s: float = FRAME_S) -> None:
        """Let so many frames pass, a sixtieth of a second each unless they are slow."""
        for _ in range(count):
            _time.now_s += each_s
            Clock.tick()
            EventLoop.dispatch_input()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()

    def wait_s(self, seconds: float) -> None:
        """Let so much of the stage's time pass."""
        self.frames(max(1, round(seconds / FRAME_S)))

    def until(self, holds: Callable[[], Any]) -> None:
        """Frames until it holds, however slow the machine; for what other threads do. AssertionError when stuck."""
        end = time.monotonic() + STUCK_S
        while not holds():
            assert time.monotonic() < end, "it does not happen"
            time.sleep(0.002)
            self.frames()

    # Fingers: x, y in px from the top left

    def touch_down(self, finger: int, x: float, y: float) -> None:
        touch = Finger(finger, x / self.width, 1 - y / self.height)
        self._fingers[finger] = touch
        EventLoop.post_dispatch_input("begin", touch)
        self.frames()

    def touch_move(self, finger: int, x: float, y: float) -> None:
        touch = self._fingers[finger]
        touch.move((x / self.width, 1 - y / self.height))
        EventLoop.post_dispatch_input("update", touch)
        self.frames()

    def touch_up(self, finger: int, x: float | None = None, y: float | None = None) -> None:
        touch = self._fingers.pop(finger)
        if x is not None and y is not None:
            touch.move((x / self.width, 1 - y / self.height))
        touch.update_time_end()
        EventLoop.post_dispatch_input("end", touch)
        self.frames()

    def press_at(self, x: float, y: float, finger: int = 0) -> None:
        """A finger down and up again after 80 ms; then the press has come to rest."""
        self.touch_down(finger, x, y)
        self.frames(4)
        self.touch_up(finger)
        self.frames(10)

    def tap_in_slow_frame(self, each_s: float, *places: tuple[float, float]) -> None:
        """Taps at these places during a frame that takes so long: all are heard of at once when it is done."""
        self.frames(1, each_s)
        for number, (x, y) in enumerate(places):
            touch = Finger(number, x / self.width, 1 - y / self.height)
            EventLoop.post_dispatch_input("begin", touch)
            touch.update_time_end()
            EventLoop.post_dispatch_input("end", touch)

    def press(self, test_name: str, finger: int = 0) -> None:
        """Press the middle of what carries this name."""
        self.press_at(*self.middle(test_name), finger=finger)

    def drag(self, start: str, end: str, steps: int = 12, duration_s: float = 0.4, finger: int = 0) -> None:
        """A finger from the middle of one thing to the middle of another."""
        (x0, y0), (x1, y1) = self.middle(start), self.middle(end)
        self.touch_down(finger, x0, y0)
        for step in range(1, steps + 1):
            part = step / steps
            self.touch_move(finger, x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
            self.frames(max(0, round(duration_s / steps / FRAME_S) - 1))
        self.touch_up(finger)
        self.frames(10)

    def key(self, code: int, text: str | None = None, *modifiers: str) -> None:
        """A key of a real keyboard; `text` is what it types."""
        Window.dispatch("on_key_down", code, 0, text, list(modifiers))
        if text:
            Window.dispatch("on_textinput", text)
        Window.dispatch("on_key_up", code, 0)
        self.frames()

    # What is seen

    def walk(self) -> Iterator[Widget]:
        """Every widget that is there now, in drawing order."""

        def down(widget: Widget) -> Iterator[Widget]:
            yield widget
            for child in reversed(widget.children):
                if child.opacity > 0 and not (isinstance(widget, Plan) and widget.hides(child)):
                    yield from down(child)

        for child in reversed(Window.children):
            yield from down(child)

    def find(self, test_name: str) -> Any:
        """The widget of this name. LookupError, naming what is there, when it is not."""
        for widget in self.walk():
            if getattr(widget, "test_name", "") == test_name:
                return widget
        raise LookupError(f"{test_name!r} is not on the screen; there are {self.names()}")

    def has(self, test_name: str) -> bool:
        """Whether something of this name is on the screen."""
        return any(getattr(widget, "test_name", "") == test_name for widget in self.walk())

    def names(self) -> list[str]:
        """Names of everything on the screen that has one."""
        return [widget.test_name for widget in self.walk() if getattr(widget, "test_name", "")]

    def middle(self, test_name: str) -> tuple[float, float]:
        """Its middle in px from the top left."""
        widget = self.find(test_name)
        return widget.center_x, self.height - widget.center_y

    def texts(self) -> list[str]:
        """All texts on the screen, in drawing order, with plain blanks for those that hold two words together."""
        return [str(text.text).replace("\u00a0", " ") for text in self._written()]

    def _written(self) -> list[Text]:
        return [widget for widget in self.walk() if isinstance(widget, Text) and widget.text]

    def boxes(self) -> list[Box]:
        """Everything pressable with the size, in mm, of the area a finger hits."""
        shown = shown_presses()
        return [self._box(press, shown) for press in shown]

    def _box(self, press: Press, among: list[Press]) -> Box:
        def extent(dx: int, dy: int) -> float:
            (x, y), half = press.center, (press.width if dx else press.height) / 2
            near, far = 0.0, max(0.0, theme.touch / 2 - half)  # beyond that it is never hit
            middle = far - 0.01  # mostly nobody is nearer
            while far - near > 0.01:
                inside = press.hit(x + dx * (half + middle), y + dy * (half + middle), among)
                near, far = (middle, far) if inside else (near, middle)
                middle = (near + far) / 2
            return far

        width = press.width + extent(1, 0) + extent(-1, 0)
        height = press.height + extent(0, 1) + extent(0, -1)
        return Box(press.test_name or str(press), width / theme.mm(1), height / theme.mm(1))

    def clipped(self) -> list[str]:
        """Texts that are larger than their box or reach outside the window; those that end with … are not."""
        return [
            str(text.text)
            for text in self._written()
            if text.drawn_w > text.width + SLACK
            or text.drawn_h > text.height * 1.12 + SLACK
            or min(text.x, text.y) < -SLACK
            or text.right > self.width + SLACK
            or text.top > self.height + SLACK
        ]

    def cut(self) -> list[str]:
        """Texts that end with … because their box is too small."""
        return [str(text.text) for text in self._written() if text.cut]

    def picture(self, path: str | Path) -> Path:
        """Write what is on the screen as a PNG."""
        self.frames()
        (path := Path(path)).parent.mkdir(parents=True, exist_ok=True)
        image = Image.frombytes("RGBA", (self.width, self.height), self.pixels(), "raw", "RGBA", 0, -1)
        image.convert("RGB").save(path, compress_level=1)  # to pack it tighter took longer than to draw it
        return path

    def pixels(self) -> bytes:
        """What is on the screen: red, green, blue and alpha of each px, from the lower left."""
        picture = Fbo(size=(self.width, self.height), with_stencilbuffer=True)
        with picture:
            ClearColor(*Window.clearcolor)
            ClearBuffers()
        hung = [child.canvas for child in reversed(Window.children)]
        for canvas in hung:
            Window.canvas.remove(canvas)  # drawn in a second place it would never come down again
            picture.add(canvas)
        picture.draw()
        for canvas in hung:
            picture.remove(canvas)
            Window.canvas.add(canvas)
        return bytes(picture.pixels)

    def close(self) -> None:
        """Leave the window empty."""
        _clear()
        forget()


def _clear() -> None:
    theme.followers.clear()
    focus.move_to(None)
    writing.stop()
    for state in [s for one in Animation._instances for s in one._widgets.values() if s is not True]:  # of a sequence
        Animation.cancel_all(state["widget"])
    for child in Window.children[:]:
        Window.remove_widget(child)
    EventLoop.touches.clear()
