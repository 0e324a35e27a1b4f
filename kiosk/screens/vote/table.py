"""The table people stand at when they vote: the goal above, bowl, balls and covered vase, and what flies between.

It shows how it stands and moves what has been stored; it decides nothing. Which goal and which vase are seen lags
behind the turn for as long as a ball is in the air, so that its number can be read on the vase it fell into.

    table.show(here, busy=False); table.throw("green", laid=6); table.bind(on_rest=...)
"""

from __future__ import annotations

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import AliasProperty, BooleanProperty, NumericProperty

from board.ballot import Answer
from kiosk.screens.vote.standing import Standing
from kiosk.theme import theme
from kiosk.widgets.plan import Plan

_READ_S = 0.6
"""So long is the new number on a vase to be read before the next goal's vase takes its place."""


class Table(Plan):
    """Events: `on_choose(answer)`; `on_touched`: something was pressed, whatever came of it; `on_landed`: a ball is
    in the vase; `on_rest(way)`: what flew is at rest, 1 in the vase, -1 back in the bowl. Test names: `ball-green`,
    `ball-pink`, `ball-red`, `score-1` to `score-5`."""

    __events__ = ("on_choose", "on_touched", "on_landed", "on_rest")

    edge = NumericProperty(0)
    """y in px where the table begins, behind what stands on it."""
    scores = BooleanProperty(False)
    """Scores are laid, not colours: of wool is then all that is seen."""
    night = BooleanProperty(False)
    """Somebody stands there at night: the room is dark, and what is written on it light."""
    ink = AliasProperty(lambda self: "paper" if self.night else "ink", bind=("night",))
    slide = NumericProperty(0)
    """Where the goal is on its way in: 1 comes from the right, -1 from the left, 0 is there."""

    def __init__(self, **kwargs: Any) -> None:
        self._goal = self._vase = 0
        self._here: Standing | None = None
        super().__init__(**kwargs)
        self._next_vase = Clock.create_trigger(lambda _dt: self._change_vase(self._goal), _READ_S)

    def _stand(self, *_: object) -> None:
        """Bowl and vase on both sides of what is asked and its balls; on a tall board these above and below them."""
        ids = self.ids
        pairs = [(ids.side, ids.vase), (ids.ask, ids.answers)]
        (first, last), inner = reversed(pairs) if theme.format == "tall" else pairs
        for plan, parts in ((ids.between, inner), (ids.around, (first, ids.between, last))):
            for part in parts:
                part.parent.remove_widget(part)
                plan.add_widget(part)

    def on_kv_post(self, base_widget: Any) -> None:
        self._stand()
        theme.bind(format=self._stand)
        throw = self.ids.throw
        for choices in (self.ids.choices, self.ids.score_choices):
            choices.bind(on_choose=lambda _choices, answer: self.dispatch("on_choose", answer))
            for choice in choices.balls.values():
                choice.bind(on_act=lambda _choice: self.dispatch("on_touched"))
        throw.bind(
            on_landed=lambda _throw: self.dispatch("on_landed"),
            on_done=lambda _throw: self.dispatch("on_rest", 1),
            on_undone=lambda _throw: self.dispatch("on_rest", -1),
        )

    def _in_use(self) -> Any:
        return self.ids.get("score_choices" if self.scores else "choices")

    choices = AliasProperty(_in_use, bind=("scores",))
    """What is pressed now."""

    @property
    def flying(self) -> bool:
        """A ball is in the air."""
        return bool(self.ids.throw.busy)

    @property
    def past_the_last(self) -> bool:
        """What is seen is not a goal any more but the thanks."""
        return self._here is not None and self._goal >= len(self._here.goals)

    def show(self, here: Standing, *, busy: bool) -> None:
        """Show how it stands. `busy`: no ball can be taken now."""
        self._here, self.scores, self.night = here, here.scores, here.night
        ids = self.ids
        ids.asked.count, ids.asked.at, ids.asked.words = len(here.goals), self._goal, here.line
        ids.line.goals = here.names if len(here.goals) > 1 else []
        ids.line.at = self._goal
        ids.question.text, ids.goal.text = here.asked(self._goal)
        ids.unsaved.show(here.state)
        ids.bowl.present = here.present
        ids.vase.pattern = here.slot(self._vase) + 1
        ids.vase.answers, ids.vase.tag = here.scores, here.tag(self._vase)
        ids.vase.goal = self._vase + 1 if len(here.goals) > 1 else 0
        ids.throw.hidden = here.scores or not here.state.board.unit.visible_throw
        self.choices.locked = busy or here.phase != "asking"
        self.choices.closed = here.phase == "closed"

    def hold(self, place: int) -> None:
        """A ball is on its way to or from the vase of that goal: no other is taken, and the vase keeps its number."""
        self._change_vase(place)
        self.choices.locked = self.ids.vase.waiting = True

    def let_go(self) -> None:
        """Nothing came of it."""
        self.ids.vase.waiting = False

    def throw(self, colour: Answer, laid: int) -> None:
        """The ball flies into the vase in which `laid` others lie."""
        self.ids.throw.throw(colour, laid)

    def throw_back(self, here: Standing) -> None:
        """Something of wool jumps from the vase into the bowl, and the goal is asked again."""
        self.ids.throw.undo()
        self._change_goal(here, -1)
        self.show(here, busy=True)

    def come(self, here: Standing, way: int = 0) -> None:
        """The goal of the moment comes in, from the right (1), from the left (-1) or at once; fingers that went down
        before it came meant another one."""
        for choice in self.choices.balls.values():
            choice.cancel()
        self._change_goal(here, way)
        self.show(here, busy=False)
        if way > 0 and self._vase < self._goal:
            self._next_vase()
        else:
            self._change_vase(self._goal)

    def forget(self) -> None:
        """Nothing here tells which ball was pressed, or when."""
        self.choices.forget()

    def rest(self) -> None:
        """Nothing moves any more; as when the screen is left."""
        self._here = None
        self._next_vase.cancel()
        self.ids.throw.stop()
        Animation.cancel_all(self, "slide")
        Animation.cancel_all(self.ids.vase, "opacity")
        self.slide, self.ids.vase.opacity, self.ids.vase.waiting = 0, 1, False

    def _change_goal(self, here: Standing, way: int) -> None:
        if here.phase == "asking":
            self._goal = here.at
            self.choices.open_eyes()
        else:
            self._goal = len(here.goals)
            self.choices.close_eyes(stretch=False)
        if way:
            self.slide = way
            Animation(slide=0, d=theme.duration("screen"), t=theme.curve("screen")).start(self)

    def _change_vase(self, place: int) -> None:
        """The vase of that goal stands there; after the last goal the last one stays."""
        self._next_vase.cancel()
        here, vase = self._here, self.ids.vase
        if here is None or min(place, len(here.goals) - 1) == self._vase:
            return
        self._vase = min(place, len(here.goals) - 1)
        vase.pattern, vase.tag = here.slot(self._vase) + 1, here.tag(self._vase)
        vase.goal = self._vase + 1 if len(here.goals) > 1 else 0
        Animation.cancel_all(vase, "opacity")
        vase.opacity = 0.2
        Animation(opacity=1, d=theme.duration("screen"), t=theme.curve("screen")).start(vase)
