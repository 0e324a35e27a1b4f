"""One vase as it is opened: the goal, the balls, how it was in the weeks before, and a card of it with one touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _
from board.formats import ends
from board.kinds.goal import WHOLE_WEEK
from board.kinds.indicator.words import counted, too_few
from board.kinds.meeting.index import Point
from board.runchart import LEAST, Judged, judge
from kiosk.theme import theme
from kiosk.widgets.plan import Down

_LOOK_BACK = 8
"""So many weeks back is "at its highest" said of red."""
BETWEEN_S = 1.9
"""From the start of one vase's uncovering to the next: it takes 1.4 s, then half a second of rest."""


class Said(NamedTuple):
    """How it goes with the goal: a sign, a bold part and a second line."""

    icon: str
    bold: str
    plain: str


class Opened(Down):
    """`place` 0–2. Event `on_card(goal)`: a card shall be made of it. What the balls say is not told before the cover
    has come off them. Its block is named `make-card-<place>`."""

    __events__ = ("on_card",)

    ground = StringProperty("step")
    """What the verdict stands on: blue where it has become better, yellow where it is to be talked about."""
    place = NumericProperty(0)
    alone = BooleanProperty(False)
    """No other vase stands beside it."""
    urgent = BooleanProperty(False)
    """It asks for a card."""

    def __init__(self, **kwargs: Any) -> None:
        self.goal_id = ""
        self._told = True
        self._points: Sequence[Point] = (Point(""),)
        super().__init__(**kwargs)
        ids = self.ids
        self.vase, self._late = ids.vase, (ids.counts, ids.card, ids.verdict)
        self.vase.bind(on_uncovered=lambda *_args: self._tell())

    def show(self, goal: str, text: str, points: Sequence[Point], few: str) -> None:
        """The goal's points, the newest this meeting's; the last of them are drawn. `few`: «Færre enn tre»."""
        self.goal_id, self._points = goal, points
        self.ids.goal.text, self.vase.few = text, few
        self._say()

    @property
    def hidden(self) -> bool:
        """So few balls lie in it that it stays covered."""
        return self._points[-1].hidden

    def still(self) -> None:
        """As it stands when it has been opened."""
        now = self._dress()
        if not now.hidden:
            self.vase.show(now.green, now.pink, now.red, cover="down")
        self._told = True
        self._say()

    def uncover(self, turn: int) -> None:
        """The cover comes off, when it is this vase's turn."""
        now = self._dress()
        self._told = now.hidden
        if not now.hidden:
            self.vase.uncover(now.green, now.pink, now.red, delay_s=turn * BETWEEN_S)
        self._say()

    def _dress(self) -> Point:
        now = self._points[-1]
        self.vase.too_few = now.hidden
        if now.hidden:
            self.vase.clear(cover="on")
        return now

    def _tell(self) -> None:
        """The balls are seen: now their number may be, and what it means."""
        self._told = True
        self._say()
        self.draw()
        for part in self._late:
            part.opacity = 0
            Animation(opacity=1, d=theme.duration("screen"), t=theme.curve("screen")).start(part)

    def _say(self) -> None:
        now, ids = self._points[-1], self.ids
        seen = self._told and not now.hidden
        ids.note.shown, ids.few.shown = not now.hidden, now.hidden
        ids.few.text = f"{self.vase.few}.\n{_('Snakk sammen i stedet.')}"
        for part in self._late:
            part.shown = seen
        ids.counts.green, ids.counts.pink, ids.counts.red = now.green, now.pink, now.red
        ids.counts.stands_out = self.urgent
        self._draw_course(seen)
        ids.sign.name, ids.bold.text, ids.plain.text = said(self._points, self.goal_id)
        self.ground = {"up": "blue_note", "down": "yellow_note"}.get(ids.sign.name, "step")
        ids.card.colour, ids.card.icon = ("honey", "card") if self.urgent else ("cream", "plus")
        ids.card.label = _("Lag forbedringskort av dette") if self.urgent else _("Lag kort")

    def _draw_course(self, seen: bool) -> None:
        """The very weeks that are judged; before the balls are seen neither this one nor what it would show."""
        chart, there = self.ids.chart, own_weeks(self._points)
        weeks = there if seen else [point for point in there if point is not self._points[-1]]
        judged = judge([_mood(point) for point in weeks]) if seen else Judged()
        chart.values, chart.slots = tuple(map(_mood, weeks)), LEAST
        chart.median, chart.median_from = judged.median, judged.first
        chart.stretch = judged.stretch if judged.changed else (0, 0)
        first, chart.last = ends(weeks[0].week, weeks[-1].week) if weeks else ("", "")
        chart.first = first if len(weeks) > 1 else ""


def own_weeks(points: Sequence[Point]) -> list[Point]:
    """The weeks of the goal as it is worded now in which balls were told."""
    begun = max((place for place, point in enumerate(points) if point.rewritten), default=0)
    return [point for point in points[begun:] if point.laid]


def said(points: Sequence[Point], goal: str = "") -> Said:
    """What the weeks of the goal say, as it is worded now, by the rules of a run chart. No two are compared."""
    if not points[-1].laid:
        return Said("", "", "")
    moods = [_mood(point) for point in own_weeks(points)]
    if len(moods) == 1:
        return Said("flat", _("Første uke"), _("med dette målet") if goal != WHOLE_WEEK else _("med én ball hver"))
    judged = judge(moods)
    if judged.median is None:
        return Said("hourglass", _("Ikke nok uker ennå"), too_few(judged, len(moods)))
    if not judged.changed:
        return Said("swap", _("Opp og ned som før"), _("Én uke sier ikke mer enn det."))
    return Said({1: "up", -1: "down", 0: "swap"}[judged.side], _("Dette er en endring"), _counted(judged, len(moods)))


def _counted(judged: Judged, count: int) -> str:
    """The weeks that show it, as a finger can count them."""
    begin, end = judged.stretch
    n = end - begin
    if not n:
        return counted(judged, count)
    if end < count:
        told = _("{n} uker på rad var grønnere enn midten."), _("{n} uker på rad var rødere enn midten.")
    elif judged.touches:
        told = (
            _("De {n} siste ukene er ikke rødere enn midten."),
            _("De {n} siste ukene er ikke grønnere enn midten."),
        )
    else:
        told = _("De {n} siste ukene er grønnere enn midten."), _("De {n} siste ukene er rødere enn midten.")
    return told[judged.side < 0].format(n=n)


def _mood(point: Point) -> float:
    """Green counts 1, pink 0, red −1; the mean of the balls."""
    return (point.green - point.red) / point.laid


def most_red(points: Sequence[Sequence[Point]]) -> frozenset[int]:
    """Which goals ask for a card: those with most red, if that is two or more or their highest in eight weeks."""
    top = max((trend[-1].red for trend in points), default=0)
    return frozenset(at for at, trend in enumerate(points) if trend[-1].red == top and _asks(trend))


def _asks(trend: Sequence[Point]) -> bool:
    red, earlier = trend[-1].red, [point.red for point in trend[-1 - _LOOK_BACK : -1] if point.laid]
    return red >= 2 or bool(red and earlier and red > max(earlier))
