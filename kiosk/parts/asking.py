"""Another unit is asked of a card: why, whom, by when, half written as long as it must be; then what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from board.kinds.lift.commands import WHY
from kiosk.draft import Draft
from kiosk.parts.ofcard import OfCard
from kiosk.parts.until import other_day
from kiosk.state import State, Wall
from kiosk.widgets.input.sheet import Hook


class AskingScreen(OfCard):
    """`enter(id)`: of this card. Whoever inherits says what is asked (`values`), and where it is kept meanwhile."""

    kept_as: tuple[str, ...] = ()
    """Whose the draft is beside the card's: of each way to ask its own."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._again = False
        self._hook = Hook(self)

    @property
    def _draft(self) -> Draft:
        return Draft(self.wall, "lift", *self.kept_as, self._id)

    def enter(self, id: str = "", **given: Any) -> None:
        self._id, self._again = id, False

    def values(self, state: State) -> dict[str, Any]:
        """What is asked by name: as it is half written, as it stands, or as it usually is."""
        raise NotImplementedError

    def until(self, when: date) -> None:
        """By when."""
        self._set("by", when.isoformat())

    def other_day(self) -> None:
        """Another day than those that are offered."""
        sheet = other_day(self.wall.state.today)
        sheet.bind(on_choose=lambda _sheet, when: self.until(when))
        self._hook.hang(sheet)

    def ask_anew(self) -> None:
        """Ask in other words, others, or once more."""
        self._again = True
        self.render(self.wall.state)

    def step_back(self) -> None:
        """From asking anew to what came of it, else to the card."""
        if self._again:
            self._again = False
            self.render(self.wall.state)
        else:
            self.wall.back()

    def _by(self, state: State) -> date | None:
        by = self.values(state)["by"]
        return date.fromisoformat(by) if by else None

    def _set(self, name: str, value: Any) -> None:
        self._draft.keep({**self._draft.values, name: value})
        self.render(self.wall.state)

    def _write_why(self, question: str, **around: Any) -> None:
        """`around`: what stands beside the field, as the pad knows it."""
        pad = self.ids.pad

        def done(text: str) -> None:
            self._set("why", text)
            pad.close()

        def half(text: str) -> None:
            if text:
                self._draft.keep({**self._draft.values, "why": text})

        now = self.values(self.wall.state)["why"]
        pad.open(question, now, done=done, draft=half, limit=WHY, letters=40, **around)

    def _done(self) -> None:
        self._again = False
        self._draft.forget()
        self.render(self.wall.state)
