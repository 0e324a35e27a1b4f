"""A strip of paper with one sentence, there for eight seconds. It asks for nothing. One that says why something
cannot be done points at what it is about, and may have keys that lead out of it.

Notice(); notice.say(_("Kortet er flyttet."))
notice.say(_("Kortet mangler en frist."), refusing=True, ways=(Exit(_("Om en uke"), "25. nov.", choose),))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.theme import CALM_S
from kiosk.widgets.input.block import Block
from kiosk.widgets.paper.paper import StickyNote
from kiosk.widgets.plan import filled

STAYS_S, OFFERS_S = 8.0, 30.0
"""How long it hangs, and how long one that offers a way out."""
MOST_WAYS = 3


class Exit(NamedTuple):
    """A key that leads out: what it is called, a smaller line, what it does."""

    label: str
    second: str
    act: Callable[[], Any]


class Notice(StickyNote):
    """Not shown until it has something to say; a new sentence takes the place of the old one. Keys: `way-<n>`."""

    sentence = StringProperty("")
    refusing = BooleanProperty(False)
    """Whether it says why something cannot be done: brown paper with a sign, never the yellow of what was done."""
    offers = BooleanProperty(False)
    """Whether there are keys on it."""
    taller = NumericProperty(0)
    """So much higher than its words it is, in design px."""
    beak = ObjectProperty((0, 0, 0, 0, 0, 0))
    """Corners, in px, of the point towards what it is about."""

    __events__: ClassVar[tuple[str, ...]] = ("on_said",)

    def __init__(self, **kwargs: Any) -> None:
        self._leaving: Any = None
        self._ways: Sequence[Exit] = ()
        self.keys: list[Block] = []
        """Made with the first way out that is offered."""
        super().__init__(shown=False, **kwargs)

    def say(
        self, sentence: str, *, refusing: bool = False, ways: Sequence[Exit] = (), stays_s: float = STAYS_S
    ) -> None:
        """Show this sentence now, for eight seconds unless told otherwise. An empty one takes the strip away."""
        Animation.cancel_all(self, "opacity")
        if self._leaving is not None:
            self._leaving.cancel()
        self._ways, self.offers = ways, bool(ways)
        if ways and not self.keys:
            self.keys = [self._key(n) for n in range(MOST_WAYS)]
        for key, one in filled(self.keys, ways):
            key.label, key.second = one.label, one.second
        self.refusing, self.sentence, self.shown = refusing, sentence, bool(sentence)
        self.dispatch("on_said")
        self.opacity = 1 if sentence else 0  # also where it is taken away before it has been drawn
        if sentence:
            self._leaving = Clock.schedule_once(self._leave, OFFERS_S if ways else stays_s)

    def _key(self, n: int) -> Block:
        key = Block(test_name=f"way-{n}", letters=27, h=92, weight=1)
        key.bind(on_act=lambda _key: self._take(n))
        self.ids.ways.add_widget(key)
        return key

    def on_said(self) -> None:
        """It has something new to say, or the same once more."""

    def _take(self, n: int) -> None:
        way = self._ways[n] if n < len(self._ways) else None
        self.say("")
        if way:
            way.act()

    def _leave(self, _dt: float) -> None:
        fade = Animation(opacity=0, d=CALM_S)
        fade.bind(on_complete=lambda *_: setattr(self, "shown", False))
        fade.start(self)
