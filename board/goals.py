"""Trivselsmål: three slots on the shelf, each with its versions. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from board.records import Goal
from board.records.goal import SLOTS

WHOLE_WEEK = "week"
"""The goal of a vote in units that lay one ball for the week."""


@dataclass(frozen=True)
class Goals:
    items: Mapping[str, Goal] = field(default_factory=dict)

    def after(self, goals: Iterable[Goal]) -> "Goals":
        return Goals({**self.items, **{g.id: g for g in goals}})

    @cached_property
    def versions(self) -> tuple[tuple[Goal, ...], ...]:
        """For each slot all its versions, the one in force last."""
        shown = [g for g in self.items.values() if g.text and not g.archived]
        by_age = sorted(shown, key=lambda g: (g.since, g.id))
        return tuple(tuple(g for g in by_age if g.slot == slot) for slot in range(SLOTS))

    @cached_property
    def in_force(self) -> tuple[Goal | None, ...]:
        """The goal of each slot, or None where none is written yet."""
        return tuple(some[-1] if some else None for some in self.versions)

    @cached_property
    def written(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.in_force if goal)
