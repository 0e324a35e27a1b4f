"""What a board has lifted, and what was lifted to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from board.formats import alphabet
from board.index import Records
from board.kinds.lift.record import Lift, Lifted, Outcome, further_id, lift_id, outcome, said

if TYPE_CHECKING:
    from board.board import Board


def late(lift: Lift | Lifted, today: date) -> bool:
    """An answer was wanted and has not come."""
    return overdue(lift, today) is not None


def overdue(lift: Lift | Lifted, today: date) -> date | None:
    """The day an answer was wanted by that has not come: ours, or else that of whoever lifted it further."""
    days = (lift.by, lift.further_by if isinstance(lift, Lift) else None)
    waits = not (lift.back or settled(lift))
    return next((day for day in days if day and day < today), None) if waits else None


def settled(lift: Lift | Lifted) -> bool:
    """Answered, here or where it was lifted further to, or nobody waits for an answer, or nobody is there to give
    one."""
    there = outcome(lift).answered if isinstance(lift, Lift) else None
    return lift.answered is not None or there is not None or lift.closed


class Lifts(Records[Lift], of=Lift):
    """Our cards that were lifted, and what we lifted further."""

    def of_card(self, card: str) -> Lift | None:
        """The lift of a card, unless it was taken back."""
        return self._standing(lift_id(card))

    def of_lifted(self, lifted: Lifted) -> Lift | None:
        """What was lifted to us as we lift it further, unless it was taken back or is asked anew since, or only we
        have answered."""
        further = self._standing(further_id(lifted.id, lifted.turn))
        return further if further and (outcome(further).answered or not said(lifted)["answered"]) else None

    def _standing(self, id_: str) -> Lift | None:
        lift = self.get(id_)
        return lift if lift and lift.to and not lift.back and not lift.archived else None

    @cached_property
    def up(self) -> tuple[Lift, ...]:
        """All our cards that are lifted now: those that wait, soonest first, then those that were answered."""
        return _soonest(lift for lift in self.items.values() if self.of_card(lift.card) is lift)

    def asked(self, card: str) -> tuple[Lift, ...]:
        """The units below that are asked of a card, those that have not answered first."""
        return self._asked.get(card, ())

    @cached_property
    def _asked(self) -> Mapping[str, tuple[Lift, ...]]:
        found: dict[str, list[Lift]] = {}
        for lift in self.items.values():
            if lift.down and lift.to and not lift.back and not lift.archived:
                found.setdefault(lift.card, []).append(lift)
        return {card: _soonest(some) for card, some in found.items()}

    @property
    def cases(self) -> Iterable[str]:
        """The cards that units below are asked of."""
        return self._asked.keys()


def _soonest(some: Iterable[Lift]) -> tuple[Lift, ...]:
    return tuple(sorted(some, key=lambda one: (settled(one), one.by or date.max, alphabet(one.to_name), one.id)))


@dataclass(frozen=True)
class Hung:
    """What hangs here of one side, those to be answered soonest first. `further`: those we lifted further, as they
    are lifted, by their ids. `levels`: whose answer it is where it is not our own, by their ids."""

    all: tuple[Lifted, ...]
    further: Mapping[str, Lift] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def new(self) -> tuple[Lifted, ...]:
        """Those nobody has begun to look at: «Løftet hit»."""
        return tuple(one for one in self.all if not one.discussed and not settled(one))

    @cached_property
    def looked_at(self) -> tuple[Lifted, ...]:
        """«Vi ser på det»"""
        return tuple(one for one in self.all if one.discussed and not settled(one))

    @cached_property
    def answered(self) -> tuple[Lifted, ...]:
        """«Svart», the latest first; then those whose unit is there no more."""
        found = [one for one in self.all if settled(one)]
        return tuple(sorted(found, key=lambda one: (one.answered or date.min, one.id), reverse=True))

    def in_time(self, today: date) -> tuple[int, int]:
        """Of those that were answered, or were to be by now, how many were answered in time: (in time, of them)."""
        asked = [one for one in self.all if one.by and (one.answered or late(one, today))]
        return sum(one.answered is not None and one.answered <= one.by for one in asked if one.by), len(asked)


class LiftedHere(Records[Lifted], of=Lifted):
    """What units below us have lifted to us, and what the levels above ask us."""

    @cached_property
    def hung(self) -> tuple[Lifted, ...]:
        """All that hang, with what was said of what is asked now; those to be answered soonest first."""
        some = [
            one.model_copy(update=said(one))
            for one in self.items.values()
            if one.title and not one.back and not one.archived
        ]
        return tuple(sorted(some, key=lambda one: (one.by or date.max, one.since or date.max, one.id)))

    @cached_property
    def from_above(self) -> Hung:
        """What we are asked of cases of a level above."""
        return Hung(tuple(one for one in self.hung if one.down))


def from_below(board: Board) -> Hung:
    """What was lifted to us. What has an answer where we lifted it further to is answered; our own goes before it."""
    lifts, some = board.of(Lifts), [one for one in board.of(LiftedHere).hung if not one.down]
    further = {one.id: lift for one in some if (lift := lifts.of_lifted(one))}
    there = {one.id: said for one in some if (said := answered_above(one, further.get(one.id)))}
    levels = {id_: said.level for id_, said in there.items()}
    return Hung(tuple(_answered(one, there.get(one.id)) for one in some), further, levels)


def answered_above(lifted: Lifted, further: Lift | None) -> Outcome | None:
    """What was answered where we lifted it further to, as long as we have not answered ourselves."""
    there = outcome(further) if further and not lifted.answered else None
    return there if there and there.answered else None


def _answered(lifted: Lifted, there: Outcome | None) -> Lifted:
    if there is None:
        return lifted
    told = {"answered": there.answered, "verdict": there.verdict, "answer": there.answer}
    return lifted.model_copy(update=told)
