"""The sheets that interrupt a meeting: pause, calling it off, and one that was forgotten.

They ask; what follows is done by the conductor's commands. One hangs at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from board.catalogue import _
from board.errors import Refused
from board.formats import said_day, weekday
from board.kinds.meeting.commands import CancelMeeting, EndMeeting
from board.kinds.tally.commands import CloseVote
from board.local import new_id
from board.session import FORGOTTEN_MS, Session
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.sheet import Hook

if TYPE_CHECKING:
    from kiosk.screens.meeting.screen import MeetingScreen

_WEEK_DAYS = 7


class Sheets(Hook):
    """Hangs its sheets on the meeting's screen. `refused` is told why a meeting could not be ended."""

    def __init__(self, conductor: MeetingScreen, refused: Callable[[Refused], None]) -> None:
        super().__init__(conductor)
        self._conductor, self._wall = conductor, conductor.wall
        self._refused = refused
        self._ending = False
        self._taken_up = ""

    def forgotten(self, session: Session) -> bool:
        """Whether the meeting has gone on for so long that nobody can be standing there, and nobody took it up."""
        started = self._wall.state.board.meetings.items[session.id].started
        return session.id != self._taken_up and self._wall.now_ms() - started > FORGOTTEN_MS

    def show_for(self, session: Session) -> None:
        """The sheet that the state of the meeting asks for, if any."""
        if self.hangs or self._ending:
            return
        if self.forgotten(session):
            self._ask_forgotten(session)
        elif session.paused:
            self._ask_pause()

    def end(self, session: Session, ended_ms: int = 0) -> None:
        """End the meeting and tell what it gave; one that was forgotten ends quietly, at `ended_ms`."""
        if self._ending:
            return
        self._ending = True
        minutes = max(1, round(session.used_ms(self._wall.now_ms()) / 60_000))
        self._wall.do(
            EndMeeting(session.id, ended_ms),
            lambda: self._ended(_("Møtet er avsluttet.")) if ended_ms else self._thank(session.id, minutes),
            refused=self._not_ended,
        )

    def _thank(self, meeting: str, minutes: int) -> None:
        self._ending = False
        self._wall.go("farewell", meeting=meeting, minutes=minutes)

    def _ended(self, said: str) -> None:
        self._ending = False
        self._wall.home()
        self._wall.say(said)

    def _not_ended(self, refusal: Refused) -> None:
        self._ending = False
        self._refused(refusal)

    def _ask(
        self,
        title: str,
        detail: str,
        options: list[tuple[str, str, str]],
        answer: Callable[[str], None],
    ) -> None:
        sheet = Question(title=title, detail=detail, options=options)
        sheet.bind(on_answer=lambda _sheet, key: answer(key))
        self.hang(sheet)

    # --- pause ---

    def _ask_pause(self) -> None:
        options = [
            ("cancel", _("Avbryt møtet"), ""),
            ("end", _("Avslutt nå"), ""),
            ("home", _("Til tavla"), ""),
            ("resume", _("Fortsett"), "play"),
        ]
        self._ask(_("Pause"), _("Klokka står. Møtet fortsetter der dere var."), options, self._pause_answered)

    def _pause_answered(self, key: str) -> None:
        session = self._conductor.session
        if session is None or key == "home":
            self._wall.home()
        elif key == "resume":
            self._conductor.save(session.resume(self._wall.now_ms()))
        elif key == "end":
            self.end(session)
        else:
            self._ask_cancel(session)

    # --- calling it off ---

    def _ask_cancel(self, session: Session) -> None:
        sheet = Confirm(
            question=_("Avbryte møtet?"),
            detail=self._left(session),
            yes=_("Avbryt møtet"),
            no=_("Nei, gå tilbake"),
        )
        sheet.bind(on_accept=lambda *_args: self._cancel(session), on_decline=lambda *_args: self.show_for(session))
        self.hang(sheet)

    def _left(self, session: Session) -> str:
        """What becomes of what was done in it."""
        vote = self._wall.state.board.vote_in(session.id)
        if vote and vote.week:
            return _("Da regnes det ikke som holdt. Ballene ligger i ukas vase til neste møte.")
        return _("Da regnes det ikke som holdt, og ballene telles ikke. Kort dere har flyttet, blir hengende.")

    def _cancel(self, session: Session) -> None:
        self._wall.do(CancelMeeting(session.id), lambda: self._ended(_("Møtet er avbrutt.")))

    # --- a meeting nobody ended ---

    def _ask_forgotten(self, session: Session) -> None:
        state = self._wall.state
        began = replace(state, now_ms=state.board.meetings.items[session.id].started).today
        day = weekday(began) if (state.today - began).days < _WEEK_DAYS else said_day(began)
        options = [
            ("cancel", _("Avbryt møtet"), ""),
            ("resume", _("Gå videre i det"), ""),
            ("end", _("Avslutt møtet"), "check"),
        ]
        self._ask(
            _("Møtet fra {day} ble ikke avsluttet").format(day=day),
            _("Avslutt det, så regnes det som holdt. Avbryt det, så regnes det ikke."),
            options,
            self._forgotten_answered,
        )

    def _forgotten_answered(self, key: str) -> None:
        session = self._conductor.session
        if session is None:
            self._wall.home()
        elif key == "cancel":
            self._ask_cancel(session)
        elif key == "resume":
            self._taken_up = session.id
            self._conductor.save(session.anew(self._wall.now_ms()))
        else:
            self._end_forgotten(session)

    def _end_forgotten(self, session: Session) -> None:
        """The balls that were laid count; the meeting took as long as meetings take."""
        board = self._wall.state.board
        ended_ms = board.meetings.items[session.id].started + board.unit.meeting_minutes * 60_000
        if (vote := board.vote_in(session.id)) and not vote.lost:
            self._wall.do(CloseVote(session.id, new_id(), vote.laid), lambda: self.end(session, ended_ms))
        else:
            self.end(session, ended_ms)
