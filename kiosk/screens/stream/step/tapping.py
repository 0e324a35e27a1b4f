"""What is being tapped in: which field is chosen, its digits so far, and why they cannot be. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from board.errors import Refused
from board.kinds.stream.figures import Step
from board.kinds.stream.record import Streamstep
from kiosk.screens.stream.step.numbers import FIGURES

LONGEST = 7
"""So many signs of a number are taken."""


@dataclass
class Tapping:
    """`typed` None: the field shows what is kept. `value` is what was typed as it would be kept."""

    at: str = "minutes"
    typed: str | None = None
    units: dict[str, str] = field(default_factory=dict)
    fault: str = ""
    value: Any = None

    @property
    def figures(self) -> dict[str, Any]:
        """What would hold if it were kept."""
        return {} if self.typed is None or self.fault else {self.at: self.value}

    def unit(self, name: str, record: Streamstep) -> str:
        """In which a field is told."""
        return self.units.get(name) or FIGURES[name].unit(record)

    def told(self, name: str, record: Streamstep, step: Step, day_hours: float) -> str:
        """What stands in a field."""
        if name == self.at and self.typed is not None:
            return self.typed
        return FIGURES[name].told(getattr(step, name), self.unit(name, record), day_hours)

    def tap(self, sign: str, shown: str) -> None:
        """One key of the pad, where the field shows this."""
        if sign == "erase":
            self.typed = (shown if self.typed is None else self.typed)[:-1]
        elif len(self.typed or "") < LONGEST and not (sign == "," and "," in (self.typed or "")):
            self.typed = (self.typed or "") + ("0," if sign == "," and not self.typed else sign)

    def read(self, record: Streamstep, day_hours: float) -> None:
        """Say what was typed means, or why it cannot be."""
        self.fault, self.value = "", None
        if self.typed is not None:
            try:
                self.value = FIGURES[self.at].read(self.typed, self.unit(self.at, record), day_hours)
            except Refused as refusal:
                self.fault = str(refusal)

    def give_up(self) -> None:
        self.typed, self.fault, self.value = None, "", None
