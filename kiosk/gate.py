"""The one door before what protects people. Whoever wants through is asked for the wall's PIN, by keys on the screen;
where none has been chosen yet the first one chooses it.

    gate.guarded(lambda: contact.part())        now, or when the PIN has been said, or never

It stands open for some minutes while somebody stays in Oppsett; everywhere else it lets through what was asked for
and falls shut. What goes through is held elsewhere too: the desk refuses a command (`Kind.PIN_NEEDED`), and the
contact raises, for whoever comes around the door.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from board import local
from board.catalogue import _
from board.errors import Kind, Refused
from board.pin import LEAST, MOST, Pin, obvious
from board.store.store import Store
from kiosk.worker import Worker

log = logging.getLogger("tavle")

OPEN_S = 5 * 60
"""So long at most need it not be said again."""
Act = Callable[[], Any]


class Gate:
    """On the main thread. `hang` hangs the sheet of keys when it is first needed, `stays` tells whether the screen
    that is shown keeps the door open, `tell` is told whether a PIN has been chosen and whether the door is open."""

    def __init__(
        self,
        folder: Path,
        worker: Worker,
        *,
        hang: Callable[[Any], None],
        stays: Callable[[], bool],
        refuse: Callable[[Refused], None],
        tell: Callable[[bool, bool], None],
    ) -> None:
        self._pin = Pin(folder)  # the writer's thread alone asks it
        self._worker = worker
        self._hang, self._stays, self._refuse, self._tell = hang, stays, refuse, tell
        self._sheet: Any = None
        self._fall_shut = Clock.create_trigger(lambda _dt: self._swing(False), OPEN_S)
        self._waiting: list[tuple[Act, Act]] = []
        self._why = ""
        self._chosen = False
        self.open = False
        """Whether whoever stands here has said the PIN."""

    def check(self) -> None:
        """Raises Refused, PIN_NEEDED, for whoever comes around the door."""
        if not self.open:
            raise Refused(Kind.PIN_NEEDED)

    def guarded(self, then: Act, declined: Act = lambda: None, why: str = "") -> None:
        """`then` once it stands open; `declined` when whoever was asked gave up. `why` it is asked for, where that is
        not plain."""
        if self.open:
            then()
            return
        self._waiting.append((then, declined))
        if len(self._waiting) == 1:
            self._why = why
            self._worker.later(lambda _: self._pin.chosen, self._shut, self._begin)

    def change(self) -> None:
        """Another PIN, for whoever says the one there is, however lately that was; the first one for anybody."""
        self.close()
        self._worker.later(
            lambda _: self._pin.chosen,
            self._shut,
            lambda chosen: self.guarded(self._choose if chosen else lambda: None),
        )

    def learn(self) -> None:
        """Find out whether a PIN has been chosen, and tell."""
        self._worker.later(lambda _: self._pin.chosen, lambda _: None, self._learnt)

    def close(self) -> None:
        """Nobody is known any more; whoever was being asked has given up."""
        if self._sheet is not None:
            self._sheet.close()
        self._swing(False)
        self._give_up()

    def _learnt(self, chosen: bool) -> None:
        self._chosen = chosen
        self._tell(chosen, self.open)

    def _swing(self, open_: bool) -> None:
        self._fall_shut.cancel()
        if open_:
            self._fall_shut()
        if open_ != self.open:
            self.open = open_
            self._tell(self._chosen, open_)

    def _begin(self, chosen: bool) -> None:
        self._learnt(chosen)
        if not self._waiting:
            return  # the screen has gone home meanwhile
        if chosen:
            self._ask()
        else:
            self._choose()

    def _ask(self) -> None:
        self._shown().open(
            _("Hva er PIN-koden?"),
            self._why or _("Dette verner alle her. Den som har PIN-koden til tavla, kan endre det."),
            done=lambda digits: self._later(lambda _: self._pin.admit(digits)),
            given_up=self._give_up,
        )

    def _choose(self) -> None:
        def again(digits: str) -> None:
            if obvious(digits):
                self._sheet.wrong(Kind.PIN_OBVIOUS.say())
                return
            self._sheet.open(
                _("Skriv den en gang til"),
                _("Så er vi sikre på at den ble riktig."),
                done=lambda second: self._said_twice(digits, second),
                given_up=self._give_up,
            )

        self._shown().open(
            _("Velg en PIN-kode for tavla"),
            self._why
            or _("{least} til {most} tall. Bare de som har ansvar for oppsettet, skal kjenne den.").format(
                least=LEAST, most=MOST
            ),
            done=again,
            given_up=self._give_up,
        )

    def _said_twice(self, digits: str, second: str) -> None:
        if digits != second:
            self._choose()
            self._sheet.wrong(_("De to var ikke like. Begynn på nytt."))
            return

        def keep(store: Store) -> None:
            log.info("a PIN is chosen")
            with store.read() as tx:
                after = local.read(tx).pin_reset
            self._pin.choose(digits, after=after)

        self._later(keep)

    def _later(self, step: Callable[[Store], None]) -> None:
        """Through, when the writer has done this and whoever asked still stands here."""
        waiting = self._waiting
        self._worker.later(step, self._wrong, lambda _: self._through() if waiting is self._waiting else None)

    def _wrong(self, refusal: Refused) -> None:
        if refusal.kind is not Kind.PIN_WRONG:
            log.warning("the PIN: %s", refusal.kind)
        if self._sheet.shown:
            self._sheet.wrong(str(refusal))

    def _through(self) -> None:
        self._sheet.close()
        self._learnt(True)
        self._swing(True)
        waiting, self._waiting = self._waiting, []
        for then, _declined in waiting:
            then()
        if not self._stays():
            self._swing(False)

    def _shut(self, refusal: Refused) -> None:
        self._refuse(refusal)
        self._give_up()

    def _give_up(self) -> None:
        waiting, self._waiting = self._waiting, []
        for _then, declined in waiting:
            declined()

    def _shown(self) -> Any:
        if self._sheet is None:
            from kiosk.widgets.input.digits import Digits

            self._sheet = Digits()
            self._hang(self._sheet)
        return self._sheet
