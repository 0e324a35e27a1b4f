"""The card that is talked about in the meeting: large, on top of its pile, read from across the room.

A tap on it opens it. Its lower part is left free for what a screen puts there. Knows only the theme and widgets.

    TalkCard(talk=Talk("Korrigere", "act", "peach", "Bestille bleier én gang i uka", person="Per Olav"), foot=200)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, OptionProperty

from board.catalogue import _, _n
from kiosk.theme import theme
from kiosk.widgets.balls.ball import Ball
from kiosk.widgets.charts.rule import Rule
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.card import HOURGLASS_WEEKS
from kiosk.widgets.paper.chips import Chip
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.paper.tag import Tag
from kiosk.widgets.plan import Across, Down, Space
from kiosk.widgets.text.text import Text

_LEFT = 38
_TITLES = ((52, 1), (44, 1), (40, 2))
"""Letters and lines of the title: the first that holds it, else the last."""
_SIGN: dict[str, Any] = {"w": 30, "h": 30, "align": "middle"}
_PILE = 8
"""How far in design px each paper of the pile lies out from under the one above it."""


_HEAD = 0.263
"""Share of the card that is only read: stage, age and title hang above what everybody reaches."""


@dataclass(frozen=True)
class Talk:
    """What the card shows. `deadline` is worded («Frist 28. nov.»); `weeks` counts since the last move."""

    stage: str
    icon: str
    hue: str
    title: str
    person: str = ""
    deadline: str = ""
    late: bool = False
    problem: str = ""
    weeks: int = 0
    help: bool = False
    red: bool = False
    """Born of a red vote."""
    origin: str = ""
    """Where it came from, if not from this wall: «Fra telefon»."""


class Tap(Press):
    """A part of a paper that is pressed and looks like the rest of it."""


class TalkCard(Composed):
    """`foot` design px at the bottom belong to the screen; `body`, a widget of the screen's, fills what is left above
    them. Event: `on_open`. The pressed part is named `talk-card`."""

    __events__ = ("on_open",)

    talk = ObjectProperty(None, allownone=True)
    foot = NumericProperty(0)
    body = ObjectProperty(None, allownone=True)
    problem_lines = NumericProperty(2)
    pile = OptionProperty(2, options=(0, 1, 2))
    """How many papers are seen below."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._below = [Paper(kind="sheet", shadow="s", trim=trim) for trim in (2, 1)]
        self._paper = Paper(kind="sheet", shadow="m", pin="wood")
        self._tag, self._chip = Tag(), Chip(text=_("Ber om hjelp"), colour="yellow_note")
        self._age_sign, self._age = (
            Icon(name="hourglass"),
            Text(lines=1, halign="right", valign="middle", shrink=False),
        )
        self._title = Text(bold=True, lines=2, leading=1.16)
        self._person_sign, self._person = (
            Icon(name="person", ink="ink2", **_SIGN),
            Text(lines=1, least_w=172, shrink=False),
        )
        self._date_sign, self._date = Icon(name="calendar", **_SIGN), Text(lines=1)
        self._between, self._problem = Space(w=8), Text(letters=28, shrink=False)
        self._who, self._rule = Across(gap=14), Rule(h=2)
        self._words = Down(gap=12)
        self._who.add_all((self._person_sign, self._person, self._between, self._date_sign, self._date))
        self._words.add_all((self._title, self._who, self._problem, self._rule))
        self._ball = Ball(colour="red", angle=-12)
        self._tap = Tap()
        self._tap.test_name = "talk-card"
        self._tap.bind(on_act=lambda *_args: self.dispatch("on_open"))
        for part in (
            *(*self._below, self._paper, self._tag, self._chip, self._age_sign, self._age),
            *(self._words, self._ball, self._tap),
        ):
            self.add_widget(part)

    def arrange(self) -> None:
        if self.talk is None:
            return
        u = theme.k
        width, height = self.width, self.height
        for n, paper in enumerate(self._below[2 - int(self.pile) :], start=1):
            out = _PILE * (int(self.pile) + 1 - n) * u
            self.place(paper, out, out, width, height)
        self.place(self._paper, 0, 0, width, height)
        self._head(self.talk, u)
        left, foot, head = _LEFT * u, height - self.foot * u, 98 * u
        self._say(self.talk, width - 2 * left)
        self._rule.shown = self.body is not None
        if self.body is not None and self.body.parent is None:
            self.body.weight = 1
            self._words.add_widget(self.body)
        self.place(self._words, left, head, width - 2 * left, max(1, foot - head - 6 * u))
        reach = max(_HEAD * height, theme.px(theme.head) - (theme.height - self.top))
        self.place(self._tap, 12 * u, reach, width - 24 * u, max(1, foot - reach))

    def _head(self, talk: Talk, u: float) -> None:
        """Stage on the left, a cry for help beside it, age on the right."""
        self._tag.icon, self._tag.hue, self._tag.label = talk.icon, talk.hue, talk.stage
        self.place(self._tag, 31 * u, 30 * u, 250 * u, 56 * u)
        if talk.help:
            high = 40 * u
            self.place(self._chip, 299 * u, 38 * u, self._chip.natural_width(), high)
        right = self.width - _LEFT * u - (56 * u if talk.red else 0)
        if talk.red:
            side = 60 * u
            self.place(self._ball, self.width - 34 * u - side / 2, 20 * u - side / 2, side, side)
        age = _n("{n} uke i kolonnen", "{n} uker i kolonnen", talk.weeks) if talk.weeks else ""
        if not (age or talk.origin):
            return
        old = talk.weeks >= HOURGLASS_WEEKS
        self._age.text = " · ".join(filter(None, (talk.origin, age)))
        self._age.bold, self._age.ink = old, "late" if old else "ink2"
        wide = self._age.natural_width()
        self.place(self._age, right - wide - 4, 36 * u, wide + 4, 44 * u)
        if old:
            self._age_sign.ink = "late"
            self.place(self._age_sign, right - wide - 42 * u, 42 * u, 32 * u, 32 * u)

    def _say(self, talk: Talk, room: float) -> None:
        """Title, who and when, the problem."""
        self._title.text = talk.title
        for letters, lines in _TITLES:
            self._title.letters, self._title.lines = letters, lines
            if self._title.natural_width() <= room:
                break
        self._person.text, self._date.text, self._problem.text = talk.person, talk.deadline, talk.problem
        self._date.bold, self._date.ink = talk.late, "late" if talk.late else "ink2"
        self._date_sign.ink = self._date.ink
        self._problem.lines = self.problem_lines
        for parts, text in (
            ((self._person_sign, self._person, self._between), talk.person),
            ((self._date_sign, self._date), talk.deadline),
            ((self._who,), talk.person or talk.deadline),
            ((self._problem,), talk.problem),
        ):
            for part in parts:
                part.shown = bool(text)
