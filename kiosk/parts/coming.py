"""What falls due, as the årshjul and the meeting show it: a card with its day, and what can be said of it. Knows the
board and the tools, no screen.

    card = Coming(); card.show(one, state); card.bind(on_act=lambda card: begin(wall, card.due, screen, change))
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board import year
from board.catalogue import _
from board.due import Due
from board.formats import long_day, near_day, said_day, short_month
from board.kinds.occasion.record import Occasions
from board.kinds.settlement import Settle
from board.recurrence import Every
from kiosk.state import State, Wall
from kiosk.theme import Colour
from kiosk.tools import tool
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Across, Part, Plan

OWN = "year"
"""The tool of the unit's own dates."""
_SIGN = 0.56
"""Of a token's disc its sign."""
_INKS: dict[str, str | Colour] = {"token-past": (0.604, 0.553, 0.486, 1), "token-honey": "ink"}
_DISC = 64 / 80
"""Of a token's picture its disc; the rest is room for its shadow."""


def sign(one: Due) -> str:
    """The sign on its token: that of its tool."""
    found = tool(one.tool)
    return "flag" if one.tool == OWN or found is None else found.icon


def look(one: Due) -> str:
    """What its token is made of."""
    return "token-honey" if one.tool == "gains" else "token"


def often(every: Every) -> str:
    """«hver måned»"""
    return {
        "": _("én gang"),
        "week": _("hver uke"),
        "month": _("hver måned"),
        "quarter": _("hvert kvartal"),
        "year": _("hvert år"),
    }[every]


def said(one: Due, state: State, when: bool = True) -> str:
    """What stands below its name: what it is about, how often, and `when` the board reminds of it."""
    occasion = state.board.of(Occasions).get(one.id) if one.tool == OWN else None
    parts = [one.more, often(occasion.every) if occasion and occasion.every else ""]
    told = [part[:1].upper() + part[1:] for part in parts if part]
    if one.day < state.today:
        told.append(_("Ingen har sagt at det er gjort") if one.by_tap else _("Venter fortsatt"))
    elif one.asked and when:
        told.append(_("Møtet spør om det"))
    elif when and (day := year.reminded(state.board, state.today, one.day)):
        told.append(_("Tavla minner om det {day}").format(day=_when(day, state.today)))
    return ". ".join(told) + "." if told else ""


def _when(day: date, today: date) -> str:
    return near_day(day, today) if (day - today) < timedelta(days=2) else said_day(day)


class Token(Drawing):
    """The disc of one thing: its sign on paper or honey. `made` is its picture."""

    sign = StringProperty("flag")
    made = StringProperty("token")

    def paint(self) -> None:
        token(self, self.center_x, self.center_y, min(self.size) * _DISC, self.made, self.sign)


def token(drawing: Drawing, x: float, y: float, across: float, made: str, sign: str) -> None:
    """Draw a disc so many px across with its middle there."""
    texture = pictures.picture(made, across / _DISC, across / _DISC)
    drawing.tint("white")
    drawing.put(texture, round(x - texture.width / 2), round(y - texture.height / 2))
    drawing.tint(_INKS.get(made, "petrol"))
    icon = pictures.icon(sign, across * _SIGN)
    drawing.put(icon, round(x - icon.width / 2), round(y - icon.height / 2))


class DueWords(Across):
    """Its day, what it is called, a line below, and its token."""

    day = StringProperty("")
    month = StringProperty("")
    what = StringProperty("")
    words = StringProperty("")
    sign = StringProperty("flag")
    made = StringProperty("token")
    near = BooleanProperty(False)
    """It falls due until the next meeting, or has."""


class DuePaper(Paper):
    """What falls due, on a paper of its own: yellow when it is near. Its `due` is what it shows."""

    words = Part()

    def __init__(self, **kwargs: Any) -> None:
        self.due: Due | None = None
        super().__init__(**kwargs)

    def show(self, one: Due, state: State) -> None:
        """This one."""
        self.due, words = one, self.words
        words.day, words.month = str(one.day.day), short_month(one.day)
        words.what, words.words = one.what, said(one, state)
        words.sign, words.made = sign(one), look(one)
        words.near = one.day <= year.next_meeting(state.board, state.today)
        self.kind, self.hue = ("note", "yellow") if words.near else ("sheet", "white")


class Coming(Press, DuePaper):
    """One that is pressed. Test name as it is given."""


class Reminder(DuePaper):
    """One that is answered on the spot: events `on_done`, `on_skip`, `on_open`. Test names `<test name>-done`,
    `<test name>-skip`, `<test name>-open`."""

    __events__ = ("on_done", "on_skip", "on_open")
    test_name = StringProperty("")
    by_tap = BooleanProperty(True)

    def show(self, one: Due, state: State) -> None:
        super().show(one, state)
        self.words.words, self.by_tap = said(one, state, when=False), one.by_tap


def settle(wall: Wall, one: Due, done: bool, then: Callable[[], Any] | None = None) -> None:
    """It is done, or not for this time."""
    told = _("Det er gjort") if done else _("Ikke denne gangen")
    wall.do(Settle(one.id, one.day, "done" if done else "skipped"), then, undo=told)


def begin(wall: Wall, one: Due, screen: Plan, change: Callable[[str], None]) -> None:
    """Open it where its tool does, or ask what became of it; `change` writes a date of the unit's own anew."""
    if not one.by_tap or one.tool != OWN:
        opened(wall, one)
        return
    options = [("close", _("Lukk"), ""), ("change", _("Endre datoen"), "pencil")]
    if not one.settled:
        options += [("skipped", _("Ikke denne gangen"), ""), ("done", _("Det er gjort"), "check")]

    def answered(_sheet: Question, key: str) -> None:
        if key == "change":
            change(one.id)
        elif key != "close":
            settle(wall, one, key == "done")

    Question(title=one.what, detail=long_day(one.day), options=options, on_answer=answered).hang(screen)


def opened(wall: Wall, one: Due) -> None:
    """Where its tool shows it."""
    found = tool(one.tool)
    if found:
        found.begin(wall, id=one.id)
