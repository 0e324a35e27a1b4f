"""Ties everything together: the worker, the state, the screens, the notice, the hours of the day.

The only module that imports all the others. What a screen may ask of it is `kiosk.state.Wall`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from kivy.clock import Clock

from board.board import Board
from board.catalogue import _
from board.commands import Keep, Undo
from board.context import Command
from board.errors import STORAGE, Kind, Refused
from board.kinds.tally.week_vase import TEND_MIN, TendVase
from board.local import new_id
from board.log.stamp import wall_ms
from board.own import Own
from board.queries import Query
from kiosk.gate import Gate
from kiosk.keeping import Keeping
from kiosk.presenters import recovered
from kiosk.showing import SETTINGS, Showing
from kiosk.state import Service
from kiosk.sync_service import Contact
from kiosk.theme import theme
from kiosk.threads import log_fault, on_main_thread
from kiosk.widgets.layout import language
from kiosk.worker import Opened, Worker
from sync.wall.connection_status import ConnectionStatus

log = logging.getLogger("tavle")

language.read(__name__)

UNDO_S = 20
BACK_UP_S = 5
CONTACT_S = 1.5
"""So long after the board is known does the wall look for its centre: the first frames have been drawn by then."""

T = TypeVar("T")


class Face(Showing):
    """The window's one root."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], int] = wall_ms,
        night: Callable[[], None] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(night, **kwargs)
        self._offset_ms = 0
        self._undo_group = ""
        self._keeping = Keeping(self.do)
        self._touched = Own().touched
        self.worker = Worker(folder, on_main_thread, wall=clock, log=log_fault)
        self.gate = Gate(
            folder,
            self.worker,
            hang=self.above.hang,
            stays=lambda: self.screen is not None and self.screen.name == SETTINGS,
            refuse=self.refuse,
            tell=lambda chosen, open_: setattr(self, "state", replace(self.state, pin=chosen, unlocked=open_)),
        )
        self.contact = Contact(
            folder,
            self.worker,
            self.gate,
            post=on_main_thread,
            on_link=self.linked,
            on_board=lambda board: self._became(board, "", ""),
            on_pairing=lambda pairing: setattr(self, "state", replace(self.state, pairing=pairing)),
        )
        self.worker.open(self._opened, self._cannot_open)

    # --- what a screen may ask for (kiosk.state.Wall) ---

    def do(
        self,
        command: Command,
        then: Callable[[], None] | None = None,
        *,
        refused: Callable[[Refused], None] | None = None,
        undo: str = "",
    ) -> None:
        group = new_id()

        def done(board: Board) -> None:
            says = board.says_more_than(self.state.board)
            self._became(board, undo and group, undo)
            if says:  # that somebody laid a ball is no reason to call: who hears would know when
                self.contact.wake()
            if then:
                then()

        def not_done(refusal: Refused) -> None:
            if refusal.kind in (Kind.PIN_NEEDED, Kind.CLOCK_BACK):
                self.gate.guarded(
                    lambda: self.do(command, then, refused=refused, undo=undo),
                    lambda: refused(refusal) if refused else None,
                    str(refusal) if refusal.kind is Kind.CLOCK_BACK else "",
                )
                return
            self.refuse(refusal)
            if refused:
                refused(refusal)

        self.worker.do(command, done, not_done, group, unlocked=self.gate.open)

    def ask(self, question: Query[T], then: Callable[[T], None]) -> None:
        self.worker.ask(question, then, self.refuse)

    def refuse(self, refusal: Refused) -> None:
        if refusal.kind in STORAGE:
            self.state = self.state.troubled(str(refusal), self.now_ms())
        self.deny(str(refusal))

    def try_again(self) -> None:
        self.do(Keep(Own(tried=True)), lambda: self.keep(Own(tried=None)))

    def now_ms(self) -> int:
        return self.worker.now_ms()

    def undo(self) -> None:
        # The offer goes with the answer: what the screen draws before would keep the writer from its turn.
        if group := self._undo_group:
            self._undo_group = ""
            self.do(Undo(group), refused=lambda _: None if self._undo_group else self._forget_undo())

    def keep(self, own: Own) -> None:
        self._keeping.keep(own, self.state.board.own)

    def guarded(self, then: Callable[[], Any], declined: Callable[[], Any] = lambda: None) -> None:
        self.gate.guarded(then, declined)

    def change_pin(self) -> None:
        self.gate.change()

    def pair(self, address: str) -> None:
        if not address:
            self.contact.give_up()
            return

        def ask() -> None:
            self.keep(Own(centre_address=address))
            self.contact.pair(address, self.state.board.unit.name)

        self.guarded(ask)

    def part(self, then: Callable[[], None]) -> None:
        def leave() -> None:
            self.contact.part()
            then()

        self.guarded(leave)

    def service(self, then: Callable[[Service], None]) -> None:
        self.contact.service(then, self.refuse)

    # --- what happens by itself ---

    def linked(self, link: ConnectionStatus) -> None:
        """The sync thread has news; called on the main thread."""
        if link.state is not self.state.link.state:
            log.info("the centre: %s", link.state)
        self._set_clock()
        self.state = replace(self.state, link=link, now_ms=self.now_ms(), offset_ms=self._offset_ms)

    def _set_clock(self) -> None:
        """The centre has told the time. A meeting that goes on has taken as long as before."""
        by_ms, self._offset_ms = self.worker.offset_ms - self._offset_ms, self.worker.offset_ms
        session = self.state.board.own.meeting
        if by_ms and session and not session.paused:
            self.keep(Own(meeting=session.moved(by_ms)))

    def close(self) -> None:
        """Leave the screen, store what is queued, close the file."""
        self.wake_no_more()
        try:
            self.put_away()
        finally:  # whatever a screen comes to, what is queued is stored
            self.contact.stop()
            self.worker.stop()

    def _opened(self, opened: Opened) -> None:
        first = not self.state.opened
        self._offset_ms = self.worker.offset_ms
        self.state = replace(
            self.state,
            board=opened.board,
            now_ms=self.now_ms(),
            offset_ms=self._offset_ms,
            trouble="",
            opened=True,
        )
        self._apply_settings()
        if first:
            self.home()
        if any(vote.lost for vote in opened.board.votes):
            self.refuse(Refused(Kind.BALLS_LOST))
        if opened.recovered:
            self.say(recovered(opened.recovered))
            log.warning("the file was damaged: %s", opened.recovered)
        self._tend()
        Clock.schedule_once(self._back_up, BACK_UP_S)
        self.gate.learn()
        Clock.schedule_once(self._look_for_centre, CONTACT_S)

    # Kivy's clock, which outlives every wall, knows methods weakly and lambdas for good.

    def _back_up(self, *_: object) -> None:
        self.worker.back_up(self.refuse)

    def _look_for_centre(self, _dt: float) -> None:
        self.contact.start()

    def _cannot_open(self, refusal: Refused) -> None:
        self.state = replace(self.state, now_ms=self.now_ms())
        self.home()
        self.refuse(refusal)
        if refusal.kind is Kind.READ_ONLY:
            self.worker.look(self._seen, self.refuse)

    def _seen(self, board: Board) -> None:
        """Nothing can be stored, but what was stored can be read."""
        self.state = replace(self.state, board=board, opened=True)
        self._apply_settings()

    def _became(self, board: Board, undo_group: str, undo: str) -> None:
        before = self.state.board.own
        reset = board.own.pin_reset != before.pin_reset
        if undo_group:
            self._undo_group = undo_group
            Clock.unschedule(self._forget_undo)
            Clock.schedule_once(self._forget_undo, UNDO_S)
        offer = undo or (self._undo_group and self.state.undo)
        self.state = replace(
            self.state, board=board, now_ms=self.now_ms(), trouble="", undo=offer, undo_of=self._undo_group
        )
        self._keeping.again(board.own)
        if board.own != before:
            self._apply_settings()
        if reset:
            log.info("the centre had the PIN forgotten")
            self.gate.close()
            self.gate.learn()
            self.say(_("Koordinatoren har nullstilt PIN-koden. Den neste som trenger den, velger en ny."))

    def _forget_undo(self, *_: object) -> None:
        self._undo_group = ""
        self.state = replace(self.state, undo="")

    def _apply_settings(self) -> None:
        """What this wall has been told of its panel and its manners."""
        own = self.state.board.own
        self.speak(own.language)
        theme.calm, theme.larger = own.calm, own.larger or theme.larger
        diagonal = own.diagonal_inch or theme.diagonal_inch
        if diagonal != theme.diagonal_inch:
            theme.resize(theme.width, theme.height, diagonal)

    def left(self, for_: str) -> None:
        if for_ != SETTINGS:
            self.gate.close()

    def passed(self) -> None:
        before, now = self.state.now_ms // 60_000, self.now_ms() // 60_000
        if before != now:
            self.state = replace(self.state, now_ms=self.now_ms())
            if before // 1440 != now // 1440:
                self._back_up()
                self.keep(Own(touched=self._touched or self.state.board.own.touched))
            if before // TEND_MIN != now // TEND_MIN:
                self._tend()

    def _tend(self) -> None:
        board = self.state.board
        if (board.unit.vase_balls or board.vase) and not self.state.trouble:
            self.do(TendVase())

    def touched(self) -> None:
        self._touched = self.state.today

    def hour(self) -> int:
        return self.state.now.hour
