"""Innføring: how far the unit has come in its first ten weeks, and the one thing that is next."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from board.catalogue import _
from board.formats import full_day
from board.kinds.introduction.commands import BeginIntroduction, EndIntroduction, SayDone
from board.kinds.introduction.index import Done, OwnIntroduction, Progress, WeekDone, progress
from board.kinds.introduction.plan import day_key, plan
from kiosk.screen import Screen
from kiosk.screens.intro.weeksheet import WeekSheet
from kiosk.state import State, Wall
from kiosk.tools import tool
from kiosk.widgets.input.sheet import Hook


class IntroScreen(Screen):
    """Test names: `week-<number>`, `to-board`, `undo`, `intro-done`, `intro-next`; those of a week lie with its
    sheet."""

    name = "intro"
    sentence, minutes = StringProperty(""), StringProperty("")

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self.ids.trail.bind(on_week=lambda _trail, number: self._open(number))
        for name in ("intro_next", "intro_done"):
            self.ids[name].latch_s = 0.4  # what is next stands there after a press: a hasty second tap is not for it
        self._hook, self._sheet = Hook(self), WeekSheet()
        self._sheet.bind(on_tick=lambda _sheet, key, done: self._say((key,), done))

    def _open(self, number: int) -> None:
        self._show_week(number)
        self._hook.hang(self._sheet)

    def _show_week(self, number: int) -> None:
        board = self.wall.state.board
        week = progress(board).weeks[number - 1]
        self._sheet.show(week, under_way=board.of(OwnIntroduction).under_way)

    # --- showing ---

    def render(self, state: State) -> None:
        own, found = state.board.of(OwnIntroduction), progress(state.board)
        ids = self.ids
        ids.trail.show(found, begun=own.begun)
        at = found.at
        ids.count.text = _(
            "Uke {week} av {weeks} · {days} av {all} kursdager",
            week=at.week.number if at else len(found.weeks),
            weeks=len(found.weeks),
            days=found.days_held,
            all=len(plan().days),
        )
        ids.count.shown = own.begun
        self.sentence, self.minutes = self._sentence(own, found)
        ids.lead.shown = own.under_way and at is not None
        ids.intro_done.shown = own.under_way and at is not None and self._opens(found.next)
        if at:
            ids.intro_done.second = self._closing(at)[0]
        ids.hint.shown = own.under_way and at is not None
        self._show_next(own, found)
        if self._hook.hangs:
            self._show_week(self._sheet.number)

    def _sentence(self, own: OwnIntroduction, found: Progress) -> tuple[str, str]:
        if not own.begun:
            return _("Ti uker og seks kursdager. Tavla sier hva som er neste steg."), ""
        if own.it.ended:
            return _("Dere har vært i gang siden {day}.", day=full_day(own.it.ended)), ""
        if found.at is None:
            return _("Dere er i gang. Tavlemøtet hver uke holder det ved like."), ""
        if found.next is None:
            return _("Hold kursdag {n}, og si fra her når den er holdt.", n=found.at.week.day), ""
        step = found.next.step
        return step.next, _("{n} minutter", n=step.minutes)

    def _show_next(self, own: OwnIntroduction, found: Progress) -> None:
        block = self.ids.intro_next
        block.icon, block.shown = "arrow-right", own.under_way or not own.begun
        if not own.begun:
            block.label, block.second = _("Begynn"), _("Uke 1: {what}", what=found.weeks[0].week.title)
        elif found.at is None:
            block.label, block.second, block.icon = _("Dere er i gang"), _("Ta ned de ti ukene"), "check"
        elif found.next and self._opens(found.next):
            block.label, block.second = found.next.step.press, _place(found.at, found.next)
        else:
            block.label, block.second, block.icon = _("Vi er ferdige"), self._closing(found.at)[0], "check"

    def _opens(self, done: Done | None) -> bool:
        """Whether there is a screen on which it is done."""
        return done is not None and (done.step.tool == "home" or tool(done.step.tool) is not None)

    def _closing(self, at: WeekDone) -> tuple[str, tuple[str, ...]]:
        """What «Vi er ferdige» says done: the course day, or else all that is left of the week."""
        if at.week.day and at.held is None:
            return _("med dag {n}", n=at.week.day), (day_key(at.week.day),)
        return _("med uke {n}", n=at.week.number), tuple(one.step.key for one in at.steps if not one.done)

    # --- acting ---

    def say_done(self) -> None:
        """«Vi er ferdige»."""
        if at := progress(self.wall.state.board).at:
            self._say(self._closing(at)[1], True)

    def _say(self, keys: tuple[str, ...], done: bool) -> None:
        undo = _("Det er sagt at det er gjort") if done else _("Det er sagt at det ikke er gjort")
        self.wall.do(SayDone(keys, done), lambda: self.render(self.wall.state), undo=undo)

    def next_step(self) -> None:
        """The petrol block."""
        own, found = self.wall.state.board.of(OwnIntroduction), progress(self.wall.state.board)
        if not own.begun:
            self.wall.do(BeginIntroduction(), undo=_("De ti ukene er begynt"))
        elif found.at is None:
            self.wall.do(EndIntroduction(), self.wall.home, undo=_("De ti ukene er tatt ned"))
        elif found.next and self._opens(found.next):
            self._start(found.next.step.tool)
        else:
            self.say_done()

    def _start(self, name: str) -> None:
        """Just that: the tool itself, or the board where it asks «Hvilket kort?» or what is done lies."""
        chosen = tool(name)
        if chosen is None or not chosen.offered(self.wall.state):
            self.wall.home()
        elif chosen.on_card:
            self.wall.go("home", tool=name)
        else:
            chosen.begin(self.wall)


def _place(at: WeekDone, done: Done) -> str:
    if at.week.day and done.step.of_day:
        return _("Dag {day} · uke {week}", day=at.week.day, week=at.week.number)
    return _("Uke {n}", n=at.week.number)
