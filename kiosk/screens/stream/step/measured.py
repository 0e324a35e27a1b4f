"""What is said of a step that was measured again: from which day, where the time went, and why it is less than it
was."""

from __future__ import annotations

from datetime import date
from typing import Any

from board.catalogue import _
from board.errors import Kind, Refused
from board.formats import near_day, number
from board.kinds.gain.index import USES
from board.kinds.stream.compare import saved
from board.kinds.stream.figures import Step
from board.kinds.stream.index import turn_id
from kiosk.draft import take_over
from kiosk.parts.figures import day_of
from kiosk.parts.gainwords import use_name
from kiosk.screens.stream.step.sheet import Work
from kiosk.state import State
from kiosk.widgets.input.question import Question
from kiosk.widgets.plan import Grid

NOTE_LIMIT = 300


class Measured(Grid):
    """Event `on_told` when something has been said. Test names: `step-day`, `step-note`, `step-use`."""

    __events__ = ("on_told",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._work = Work()
        self.screen: Any = None
        """Where it is asked and written."""

    def show(self, state: State, work: Work) -> None:
        """What is said so far."""
        self._work, told = work, work.told
        self.ids.step_day.label = near_day(date.fromisoformat(told["day"]), state.today)
        self.ids.step_note.label = told.get("note") or _("Skriv det")
        use = told.get("use")
        self.ids.step_use.label = use_name(use) if use in USES else _("Velg")

    def next_step(self, state: State, work: Work, step: Step) -> tuple[str, str, str]:
        """Label, second line and sign of the petrol block."""
        hours = self._hours(state, work, step)
        told = _("tar {n} timer mer i uka") if round(hours, 1) < 0 else _("{n} timer i uka er fri")
        told = told.format(n=number(abs(hours), 1))
        missing = self.missing(state, work, step)
        if missing == "note":
            return _("Skriv hva tida brukes til"), told, "pencil"
        if missing == "reason":
            return _("Skriv hvorfor det ble mindre"), told, "pencil"
        return _("Skriv det målte"), told, "check"

    def missing(self, state: State, work: Work, step: Step) -> str:
        """What has to be said before it is entered."""
        hours = self._hours(state, work, step)
        gain = state.board.gains.of(turn_id(work.id, "ideal"))
        if gain.realised and hours < gain.realised_hours and not work.told.get("reason"):
            return "reason"
        return "note" if hours > 0 and not work.told.get("note") else ""

    def _hours(self, state: State, work: Work, step: Step) -> float:
        found = work.found(state.board)
        before = Step(work.id) if found and found[1].planned else Work(work.id).step(state.board)
        return saved(before, step)

    def ask(self, state: State, work: Work, step: Step) -> bool:
        """Ask for what is missing; False: nothing is."""
        missing = self.missing(state, work, step)
        if missing:
            self.write(missing)
        return bool(missing)

    def write(self, name: str) -> None:
        """Take up the pad for the day, the note or the reason."""
        day, told = name == "day", self._work.told
        question = {
            "day": _("Fra hvilken dag er det slik?"),
            "note": _("Hva brukes tida til nå?"),
            "reason": _("Hvorfor ble det mindre?"),
        }[name]
        since = date.fromisoformat(told["day"])
        self.screen.ids.pad.open(
            question,
            f"{since.day}.{since.month}." if day else told.get(name, ""),
            done=lambda said: self._said(name, said),
            remark=_("Skriv dag og måned, for eksempel 3.10.") if day else _("Ikke navn, ikke helseopplysninger."),
            limit=10 if day else NOTE_LIMIT,
            letters=64 if day else 36,
            digits=day,
        )

    def _said(self, name: str, text: str) -> None:
        read = lambda: str(self._past(text)) if name == "day" else text  # noqa: E731
        take_over(self.screen.wall, self.screen.ids.pad, read, lambda told: self._tell(name, told))

    def _past(self, text: str) -> date:
        day = day_of(text, self.screen.wall.state.today)
        if day > self.screen.wall.state.today:
            raise Refused(Kind.REALISED_AHEAD)
        return day

    def choose_use(self) -> None:
        """Ask what the time becomes."""
        options = [(use, use_name(use), "check" if use == self._work.told.get("use") else "") for use in USES]
        title, heard = _("Hva blir det vi sparer, til?"), lambda _, use: self._tell("use", use)
        Question(title=title, options=options, on_answer=heard).hang(self.screen)

    def _tell(self, name: str, value: str) -> None:
        self._work.told[name] = value
        self.dispatch("on_told")
