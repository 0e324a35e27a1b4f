"""The three balls on the table: one is pressed, and nobody across the room sees which.

Whatever is pressed, all three close their eyes. While a ball flies (`locked`) presses are dropped, which is also the
guard against voting twice. Knows only the theme and other widgets.

    BallChoices(on_choose=lambda choices, colour: ...)
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.balls.ball import BALLS, DIPPED, STRETCHED, Ball
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

_LOCKED = 0.82
"""How strongly the balls are seen while they cannot be pressed."""
_CLOSED = 0.3
"""The same while nothing can be laid at all."""
_RETURN_S = 0.18


class BallChoice(Press, Composed):
    """One large ball with its sign and word; the whole box is pressed."""

    colour = OptionProperty("green", options=BALLS)
    word = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ball = Ball(shadow=True)
        self._label, self.sign = Paper(kind="card", shadow="s"), Icon(ink="white")
        self._word = Text(letters=48, bold=True, lines=1, valign="middle")
        self.add_all((self.ball, self._label, self.sign, self._word))
        self.bind(pressed=self._dip)
        self.ball.bind(size=lambda ball, *_: ball.ready("blink"))

    def _dip(self, *_: object) -> None:
        if self.pressed:
            self.ball.squash(DIPPED, theme.duration("press"))
        else:
            self.ball.squash((1, 1), theme.duration("release"), "out_back")

    def arrange(self) -> None:
        width, height = self.width, self.height
        side = min(0.912 * width, 0.615 * height)
        self.ball.colour = self.sign.name = self.colour
        self._word.text = self.word
        self.place(self.ball, (width - side) / 2, 0.381 * height - side / 2, side, side)
        wide, high, top = 0.946 * width, min(0.22 * height, 0.345 * width), 0.748 * height
        left = (width - wide) / 2
        self.place(self._label, left, top, wide, high)
        # Sign and word stand in the middle of their paper together.
        sign, gap = 0.47 * high, 0.18 * high
        room = min(self._word.natural_width() + 2, wide - sign - gap - 0.12 * high)
        start = left + (wide - sign - gap - room) / 2
        self.place(self.sign, start, top + (high - sign) / 2, sign, sign)
        self.place(self._word, start + sign + gap, top, room + 2, high)


class Choices(Composed):
    """What is laid unseen, side by side, each by its name. Event: `on_choose(name)`."""

    __events__ = ("on_choose",)

    locked = BooleanProperty(False)
    """A ball is on its way: presses are dropped."""
    closed = BooleanProperty(False)
    """No ball can be laid for as long as this stands: they are seen to be out of play."""

    def __init__(self, balls: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.balls = balls
        self.add_all(balls.values())
        for name, ball in balls.items():
            ball.bind(on_act=partial(self._chosen, name))
        self.bind(locked=self._fade, closed=self._fade)

    def close_eyes(self, stretch: bool = True) -> None:
        """They look alike whichever was pressed. `open_eyes` ends it."""

    def open_eyes(self) -> None:
        """They look up again."""

    def forget(self) -> None:
        """Nothing here tells which of them was pressed, or when. Fingers that are down let go."""
        for ball in self.balls.values():
            ball.forget()

    def close(self, ball: Any) -> None:
        """Show whether this one can be laid."""
        raise NotImplementedError

    def _chosen(self, name: str, _ball: Any) -> None:
        if not self.locked:
            self.dispatch("on_choose", name)

    def _fade(self, *_: object) -> None:
        self.opacity = _LOCKED if self.locked else 1
        for ball in self.balls.values():
            self.close(ball)


class BallChoices(Choices):
    """Godt, Middels, Dårlig."""

    def __init__(self, **kwargs: Any) -> None:
        words = zip(BALLS, (_("Godt"), _("Middels"), _("Dårlig")), strict=True)
        balls = {name: BallChoice(colour=name, word=word, test_name=f"ball-{name}") for name, word in words}
        super().__init__(balls, **kwargs)

    def arrange(self) -> None:
        third = self.width / 3
        for place, choice in enumerate(self.balls.values()):
            self.place(choice, place * third, 0, third, self.height)

    def close_eyes(self, stretch: bool = True) -> None:
        """All three blink and stretch, so that they look alike whichever was pressed. `open_eyes` ends it."""
        for choice in self.balls.values():
            choice.ball.pose = "blink"
            if stretch:
                choice.ball.squash(STRETCHED, theme.duration("press"))
        Clock.schedule_once(lambda _dt: self._settle(), _RETURN_S)

    def open_eyes(self) -> None:
        """All three look up again."""
        for choice in self.balls.values():
            choice.ball.pose, choice.ball.strength = "front", 1
        self._settle()

    def _settle(self) -> None:
        for choice in self.balls.values():
            if not choice.pressed:
                choice.ball.squash((1, 1), theme.duration("release"))

    def close(self, ball: BallChoice) -> None:
        ball.ball.opacity = ball.sign.opacity = _CLOSED if self.closed else 1
