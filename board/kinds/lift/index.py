"""What a board has lifted, and what was lifted to it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from board.index import Records
from board.kinds.lift.record import Lift, Lifted, lift_id, said


def late(lift: Lift | Lifted, today: date) -> bool:
    """An answer was wanted and has not come."""
    return lift.by is not None and lift.by < today and lift.answered is None and not lift.back


@dataclass(frozen=True)
class Lifts(Records[Lift], of=Lift):
    """Our cards that were lifted."""

    def of_card(self, card: str) -> Lift | None:
        """The lift of a card, unless it was taken back."""
        lift = self.get(lift_id(card))
        return lift if lift and lift.to and not lift.back and not lift.archived else None

    @cached_property
    def up(self) -> tuple[Lift, ...]:
        """All that are lifted now: those that wait, soonest first, then those that were answered."""
        some = [lift for lift in self.items.values() if self.of_card(lift.card) is lift]
        return tuple(sorted(some, key=lambda one: (one.answered is not None, one.by or date.max, one.id)))


@dataclass(frozen=True)
class LiftedHere(Records[Lifted], of=Lifted):
    """What units below us have lifted to us."""

    @cached_property
    def hung(self) -> tuple[Lifted, ...]:
        """All that hang, with what was said of what is asked now; those to be answered soonest first."""
        some = [
            one.model_copy(update=said(one))
            for one in self.items.values()
            if one.title and not one.back and not one.archived
        ]
        return tuple(sorted(some, key=lambda one: (one.by or date.max, one.since or date.max, one.id)))

    @property
    def from_below(self) -> tuple[Lifted, ...]:
        """Those that units below lifted."""
        return self.hung

    @cached_property
    def new(self) -> tuple[Lifted, ...]:
        """Those nobody has begun to look at: «Løftet hit»."""
        return tuple(one for one in self.hung if not one.discussed and not one.answered)

    @cached_property
    def looked_at(self) -> tuple[Lifted, ...]:
        """«Vi ser på det»"""
        return tuple(one for one in self.hung if one.discussed and not one.answered)

    @cached_property
    def answered(self) -> tuple[Lifted, ...]:
        """«Svart», the latest first."""
        found = [one for one in self.hung if one.answered]
        return tuple(sorted(found, key=lambda one: (one.answered or date.min, one.id), reverse=True))

    def in_time(self, today: date) -> tuple[int, int]:
        """Of how many that were to be answered by now, or were answered, how many were answered in time: (in time,
        of them)."""
        asked = [one for one in self.hung if one.by and (one.answered or one.by < today)]
        return sum(one.answered is not None and one.answered <= one.by for one in asked if one.by), len(asked)
