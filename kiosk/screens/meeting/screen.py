"""Tavlemøte: leads through the agenda, keeps the time calmly, and remembers how far the meeting has come.

The points are pages of their own (page.py, and a file for each); this screen hangs the one that is taken, and holds
what is the same for all: agenda, time, tray. How far the meeting has come is kept on this wall (board.session), so
that a power cut interrupts it and nothing more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty

from board.agenda import points
from board.catalogue import _
from board.commands import Keep
from board.errors import Kind, Refused
from board.kinds.unit import Item
from board.labels import STEPS, said
from board.own import Own
from board.session import Session
from kiosk.screen import Screen
from kiosk.screens.meeting.done import Done
from kiosk.screens.meeting.goals import Results
from kiosk.screens.meeting.guide import GUIDE
from kiosk.screens.meeting.keeper import Keeper
from kiosk.screens.meeting.page import Next, Page
from kiosk.screens.meeting.present import Present
from kiosk.screens.meeting.reminders import Reminders, told_at
from kiosk.screens.meeting.running import Running
from kiosk.screens.meeting.sheets import Sheets
from kiosk.screens.meeting.suggestions import Suggestions
from kiosk.screens.meeting.wellbeing import Wellbeing
from kiosk.screens.meeting.words import outcome, skipped, tallies
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.paper.agenda import Point

PAGES: dict[str, type[Page]] = {
    page.name: page for page in (Present, Wellbeing, Results, Running, Suggestions, Done, Keeper, Reminders)
}


class MeetingScreen(Screen):
    """Test names in the tray: `meeting-back`, `meeting-pause`, `meeting-undo`, `meeting-next`; on its sheets those of
    Question and Confirm."""

    name = "meeting"
    narrow = BooleanProperty(False)
    """The agenda has folded together, and leaves its room to the point that is taken."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        self._pages: dict[str, Page] = {}
        self.page: Page | None = None
        self._unsaved: Session | None = None
        self._offer = ("", 0)
        super().__init__(wall, **kwargs)
        self._sheets = Sheets(self, self._not_ended)
        self._seconds = Clock.create_trigger(self._tick, 1, interval=True)
        for name in ("meeting_back", "meeting_next"):
            # What lies there after a press means something else: a second tap of a hasty finger is not for it.
            self.ids[name].latch_s = 0.4

    @property
    def keeps_awake(self) -> bool:  # type: ignore[override]
        """A meeting that goes on is not left by itself; one that pauses or was forgotten is."""
        session = self.session
        return session is not None and not session.paused and not self._sheets.forgotten(session)

    # --- what pages ask for ---

    @property
    def session(self) -> Session | None:
        """How far the meeting has come; None when none goes on."""
        board = self.wall.state.board
        session = self._unsaved or board.own.meeting
        meeting = board.meetings.items.get(session.id) if session else None
        return session if meeting and not meeting.ended and not meeting.archived else None

    def save(self, session: Session) -> None:
        """Remember how far the meeting has come."""

        def stored() -> None:
            self._unsaved = None

        def not_stored(_refusal: Refused) -> None:
            # The agenda can be read on, also when nothing can be stored; the wall has said so.
            self._unsaved = session
            self.render(self.wall.state)

        self.wall.do(Keep(Own(meeting=session)), stored, refused=not_stored)

    def go_on(self) -> None:
        """Take the next point, or end the meeting after the last."""
        session = self.session
        if session is None:
            return
        step = self._step(session)
        if step + 1 < len(self._points()):
            self.take(session, step + 1)
        else:
            self._sheets.end(session)

    def lay_over(self, sheet: Sheet) -> None:
        """Show a sheet above everything until it takes itself away."""
        self._sheets.hang(sheet)

    # --- coming and going ---

    def enter(self, **given: Any) -> None:
        self._seconds()
        session = self.session
        if session is None:
            Clock.schedule_once(lambda _dt: self._nothing_to_lead(), 0)
        elif session.voting:
            self._voted(session)

    def leave(self) -> None:
        self._unsaved = None
        self._seconds.cancel()
        if self.page:
            self.page.leave()
            self.ids.page.remove_widget(self.page)
            self.ids.tools.clear_widgets()
            self.page = None

    def _nothing_to_lead(self) -> None:
        if self.session is None and not self._sheets.hangs:
            self.wall.home()

    def _voted(self, session: Session) -> None:
        """Back from the vases: once they are open the meeting goes on with the next point."""
        board = self.wall.state.board
        if (
            board.vote_in(session.id) is None
            and tallies(self.wall.state, session.id)
            and self._step(session) + 1 < len(self._points())
        ):
            self.take(session, self._step(session) + 1)
        else:
            self.save(replace(session, voting=False))

    # --- showing ---

    def render(self, state: State) -> None:
        session = self.session
        if session is None:
            return
        items, step = self._points(), self._step(session)
        page = self._hang(self._told(items[step].step, session, state), state)
        self.ids.agenda.points = [
            Point(
                said(STEPS, item.step),
                outcome(item.step, session.id, state) if n < step else "",
                item.minutes,
                ("skipped" if skipped(item.step, session.id, state) else "done")
                if n < step
                else "now"
                if n == step
                else "left",
            )
            for n, item in enumerate(items)
        ]
        page.render(state)
        self._tray(state, items, step, page)
        self._tick()
        self._sheets.show_for(session)

    def _told(self, step: str, session: Session, state: State) -> str:
        """The page of a point; before one of them first what the board reminds of."""
        if session.reminded or step != told_at(self._points()):
            return step
        return Reminders.name if self._page(Reminders.name).waits(state, session.id) else step

    def _page(self, name: str) -> Any:
        if name not in self._pages:
            self._pages[name] = PAGES[name](conductor=self)
        return self._pages[name]

    def _hang(self, name: str, state: State) -> Page:
        page: Page = self._page(name)
        self.explains = _(GUIDE[name])
        if page is not self.page:
            if self.page:
                self.page.leave()
                self.ids.page.remove_widget(self.page)
            self.page = page
            self.ids.page.add_widget(page)
            self.ids.tools.clear_widgets()
            self.ids.tools.add_all(page.tools)
            self.ids.tools.shown = bool(page.tools)
            self.narrow = page.wide
            page.enter(state)
            self.wall.guide()
        return page

    def _tray(self, state: State, items: tuple[Item, ...], step: int, page: Page) -> None:
        ids = self.ids
        ids.meeting_back.label = _("Forrige") if step else _("Til tavla")
        default = (
            Next(_("Neste punkt"), self.go_on, said(STEPS, items[step + 1].step))
            if step + 1 < len(items)
            else Next(_("Avslutt møtet"), self.go_on)
        )
        self._next = page.next(state) or default
        ids.meeting_next.label, ids.meeting_next.second = self._next.label, self._next.second
        ids.meeting_next.enabled, ids.meeting_next.reason = self._next.enabled, self._next.reason
        ids.meeting_next.icon = "check" if self._next is default and step + 1 == len(items) else "arrow-right"
        rules = [rule.text for rule in state.board.rules.hung] or [
            _("Alle forslag er lov. Vi snakker om saken, ikke personen.")
        ]
        ids.rule.text = rules[step % len(rules)]
        if state.undo_of != self._offer[0]:
            self._offer = (state.undo_of, step)
        # Only where it was done: at another point nobody sees what it takes back.
        ids.undo.shown = bool(state.undo) and self._offer[1] == step
        ids.undo.second = "" if theme.format == "tall" or page.tools else state.undo

    def _tick(self, *_dt: float) -> None:
        session = self.session
        if session is not None:
            total_s = self.wall.state.board.unit.meeting_minutes * 60
            self.ids.timer.total_s = total_s
            # Days of a forgotten meeting are no time anybody has stood here.
            used_s = total_s if self._sheets.forgotten(session) else session.used_ms(self.wall.now_ms()) // 1000
            self.ids.timer.remaining_s = total_s - used_s

    # --- acting ---

    def press_next(self) -> None:
        self._next.act()

    def press_back(self) -> None:
        session = self.session
        if session is None or not self._step(session):
            self.wall.home()
        else:
            self.take(session, self._step(session) - 1)

    def pause(self) -> None:
        if session := self.session:
            self.save(session.pause(self.wall.now_ms()))

    def _points(self) -> tuple[Item, ...]:
        return points(self.wall.state.board.unit)

    def _step(self, session: Session) -> int:
        """Where we are, also when the agenda has become shorter meanwhile."""
        return max(0, min(session.step, len(self._points()) - 1))

    def take(self, session: Session, step: int) -> None:
        """Go to that point of the agenda."""
        page = PAGES[self._points()[step].step]
        self.save(session.to(step, page.queue(self.wall.state.board, session.id)))

    def _not_ended(self, refusal: Refused) -> None:
        """The vases are still closed: that is where the meeting goes on."""
        session, steps = self.session, [item.step for item in self._points()]
        if session and refusal.kind is Kind.VOTE_OPEN and "wellbeing" in steps:
            self.take(session, steps.index("wellbeing"))
