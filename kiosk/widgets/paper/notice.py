"""A strip of paper with one sentence, there for eight seconds. It never takes a touch and asks for nothing.

Notice(); notice.say(_("Kortet er flyttet.")); notice.say(_("Kortet mangler en frist."), refusing=True)
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty

from kiosk.theme import CALM_S
from kiosk.widgets.paper.paper import Paper

STAYS_S = 8.0


class Notice(Paper):
    """Not shown until it has something to say; a new sentence takes the place of the old one."""

    sentence = StringProperty("")
    refusing = BooleanProperty(False)
    """Whether it says why something cannot be done: brown paper with a sign, never the yellow of what was done."""

    __events__: ClassVar[tuple[str, ...]] = ("on_said",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(shown=False, **kwargs)
        self._leaving: Any = None

    def say(self, sentence: str, *, refusing: bool = False) -> None:
        """Show this sentence now, for eight seconds. An empty one takes the strip away."""
        Animation.cancel_all(self, "opacity")
        if self._leaving is not None:
            self._leaving.cancel()
        self.refusing, self.sentence, self.shown = refusing, sentence, bool(sentence)
        self.dispatch("on_said")
        if sentence:
            self.opacity = 1
            self._leaving = Clock.schedule_once(self._leave, STAYS_S)

    def on_said(self) -> None:
        """It has something new to say, or the same once more."""

    def _leave(self, _dt: float) -> None:
        fade = Animation(opacity=0, d=CALM_S)
        fade.bind(on_complete=lambda *_: setattr(self, "shown", False))
        fade.start(self)
