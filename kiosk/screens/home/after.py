"""The board after the meeting: what it gave on a strip under the shelf, which cards it touched, and when the next is.

It hangs so until the day the next meeting is due; then the next step is to hold it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kivy.properties import BooleanProperty, StringProperty

from board.calendar import number, week_of
from board.catalogue import _, _n
from board.formats import clock
from board.formats import number as written
from board.kinds.meeting.milestone import milestone
from board.kinds.meeting.outcome import Outcome, outcome
from board.kinds.meeting.record import Meeting
from kiosk.parts.next_meeting import just_held, meeting_hour, named_day, next_meeting
from kiosk.presenters import in_letters
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.paper.card import Face
from kiosk.widgets.paper.paper import StickyNote
from kiosk.widgets.plan import Abreast, grown
from kiosk.widgets.text.text_layout import strong


class Given(Abreast):
    """One thing it gave: a sign and a few words, and a line before those that follow others."""

    icon, words, ink = StringProperty(""), StringProperty(""), StringProperty("petrol")
    follows = BooleanProperty(False)


class GivenStrip(StickyNote):
    """Only read. Shown while a meeting was just held."""

    hours = StringProperty("")

    def show(self, state: State, meeting: Meeting | None, gave: Outcome) -> None:
        """Leave out what there is none of."""
        self.shown = meeting is not None
        if meeting is None:
            return
        said = _said(state, meeting, gave)
        for one, it in grown(self.ids.row, Given, said):
            (one.icon, one.words), one.follows = it, it is not said[0]
            one.ink = "age" if one.icon == "star-full" else "petrol"
        self.hours = ""
        if gave.hours:
            short = theme.format == "tall" or theme.larger > 1
            long = _n("{n} time i uka vunnet", "{n} timer i uka vunnet", gave.hours)
            self.hours = _("{n} t/uke", n=written(gave.hours)) if short else long


def given(state: State) -> tuple[Meeting | None, Outcome]:
    """The meeting that was just held and what it gave."""
    meeting = None if state.board.own.meeting else just_held(state)
    return meeting, outcome(state.board, meeting) if meeting else Outcome()


def marked(face: Face, gave: Outcome) -> Face:
    """The card as it hangs until the next meeting: «ny i møtet», «flyttet»."""
    fresh = _("ny i møtet") if face.key in gave.new else _("flyttet") if face.key in gave.moved else ""
    return replace(face, fresh=fresh) if fresh else face


def coming(state: State) -> tuple[str, str]:
    """What the lower right says: the next meeting, and who leads it in how many days."""
    day = next_meeting(state)
    if day is None:
        return _("Se siste møte"), ""
    head = _("Neste møte: {day} {time}").format(day=named_day(day, state.today), time=clock(meeting_hour(state)))
    away = (day - state.today) // timedelta(days=1)
    keeper = state.board.meetings.keeper(week_of(day))
    parts = [
        _("{name} leder").format(name=keeper) if keeper else "",
        _n("{words} dag til", "{words} dager til", away, words=in_letters(away)) if away > 1 else "",
        _("se siste møte") if theme.format == "wide" and theme.larger == 1 else "",
    ]
    second = " · ".join(part for part in parts if part)
    return head, second[:1].upper() + second[1:]


def _said(state: State, meeting: Meeting, gave: Outcome) -> list[tuple[str, str]]:
    """Sign and words of each thing it gave; few words where there is little room."""
    moved, new, done = len(gave.moved), len(gave.new), len(gave.finished)
    if theme.format == "tall" or (theme.format == "small" and theme.larger > 1):
        held = _("**Møtet er holdt**")
        came, hung = _n("**{n}** flyttet", "**{n}** flyttet", moved), _n("**{n}** nytt", "**{n}** nye", new)
        ended = _n("**{n}** ferdig", "**{n}** ferdige", done)
    else:
        this_week = meeting.week == state.week
        held = _("**Ukas møte er holdt**") if this_week else _("**Møtet i uke {week} er holdt**")
        came = _n("**{n}** kort kom videre", "**{n}** kort kom videre", moved)
        hung = _n("**{n}** nytt forslag", "**{n}** nye forslag", new)
        ended = _n("**{n}** kort ferdig", "**{n}** kort ferdige", done)
    if passed := milestone(state.board, meeting):
        ended, done = _("**Forbedring nummer {n}**", n=passed), done or passed
    found = (
        ("check", held, 1),
        ("arrow-right", came, moved),
        ("bulb", hung, new),
        ("star-full", ended, done),
    )
    return [(sign, strong(words, week=number(meeting.week))) for sign, words, count in found if count]
