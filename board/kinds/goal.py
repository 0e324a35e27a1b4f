"""A trivselsmål is a goal as the staff wrote it. Rewriting makes a new one in the same slot: trends break there.
Never is one reworded in place: on another wall balls may lie for it that nobody has heard of here. Where a wall that
knows no better does it all the same, what was laid for the former words stays with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from board.bounds import Bounds
from board.calendar import midnight_ms, monday
from board.catalogue import N_, _
from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.export import Export
from board.fingerprint import fingerprint
from board.index import Records
from board.limits import one_line, within
from board.record import Id, Line, Millis, Record, Whole

if TYPE_CHECKING:
    from board.board import Board

SLOTS = 3
SHORT = 26
"""So many letters has a short name at most: two lines across the room."""
WHOLE_WEEK = "week"
"""The goal of a vote in units that lay one ball for the week."""
FORMER = N_("Målet slik det sto før")
"""What stands for the words of a goal that others were written over: nobody knows them any more."""


class Goal(Record):
    """A trivselsmål. Rewriting one makes a new record: what was laid for it on any wall was laid for these words."""

    word: ClassVar[str] = N_("trivselsmål")
    exported: ClassVar[Export] = Export(
        "goals",
        "Trivselsmål",
        "Målene de ansatte har skrevet. Et mål som skrives om, er et nytt mål.",
        {
            "slot": ("Plass", "Plassen på hylla: 0, 1 eller 2"),
            "text": ("Mål", "Det de ansatte skrev"),
            "since": ("Gjelder fra", "Dagen; av flere på samme plass gjelder det som ingen erstatter"),
            "short": ("Kort navn", "Det målet heter der det leses på avstand; tomt: målet selv"),
            "replaces": ("Erstatter", "Id-en til målet det kom i stedet for; trenden brytes der"),
        },
        refers={"replaces": "goals.id"},
    )

    slot: Annotated[Whole, Bounds(ge=0, lt=SLOTS)] = 0
    """its place on the shelf; of several in a slot the one with the greatest (since, id) is in force"""
    text: Line = ""
    since: Millis = 0
    replaces: Id = ""
    """the goal it came instead of"""
    short: Line = ""
    """what it is called where it is read across the room; empty: as it is written"""

    @classmethod
    def built_on(cls, board: Board, id_: str, fields: Collection[str]) -> Kind | None:
        """Balls are laid for these words, or were: taken back, they would be told of no goal."""
        if "archived" not in fields:
            return None
        if any(id_ in vote.subjects and (vote.occasion or any(vote.laid)) for vote in board.votes):
            return Kind.VOTE_OPEN
        return Kind.NOTHING_TO_UNDO if id_ in board.meetings.voted_goals else None

    @property
    def told(self) -> str:
        """Its text as it is shown, in the language that is spoken where nobody knows it any more."""
        return _(FORMER) if self.text == FORMER else self.text

    @property
    def words(self) -> str:
        """The fingerprint of what people read who lay a ball for it; nothing where nothing is written."""
        return fingerprint(self.id, self.text) if self.text else ""


class Goals(Records[Goal], of=Goal):
    """Three slots on the shelf, each with its versions."""

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

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {goal.id: goal.words for goal in self}

    def asked(self, goal: str, words: str) -> str:
        """Which goal balls were laid for: this, or, where other words stand there now, the one that stood there then,
        which is called by the fingerprint of its `words`. Of a count that says none nobody can know."""
        return words if words and self._words.get(goal, "") not in ("", words) else goal

    def with_former(self, counted: Iterable[tuple[str, str, str]]) -> Goals:
        """Also the goals that were written over, as counts (goal, words, week) tell: what they said nobody knows any
        more, only that it was another goal, and until when. And those that were taken back on a wall which had not
        heard of the vote: their balls were laid before what hangs there."""
        last: dict[tuple[str, str], str] = {}
        found = dict(self.items)
        for goal, words, week in counted:
            if self.asked(goal, words) != goal:
                last[goal, words] = max(week, last.get((goal, words), ""))
            elif (now := found.get(goal)) and now.archived and (later := self.versions[now.slot]):
                found[goal] = now.model_copy(update={"archived": False, "since": later[0].since - 1})
        for (id_, words), week in sorted(last.items(), key=lambda one: one[1]):
            now, slot = found[id_], self.versions[found[id_].slot]
            since = max(now.since + 1, midnight_ms(monday(week)) if week else 0)
            next_one = next((one.since for one in slot if one.since > self.items[id_].since), None)
            if next_one is not None:  # what came instead of it is in force, whenever balls were laid elsewhere
                since = min(since, next_one - 1)
            found[words] = now.model_copy(update={"id": words, "text": FORMER, "short": ""})
            found[id_] = now.model_copy(update={"since": since})
        return Goals(found) if found != self.items else self


_MENDED = 0.8
"""So alike are a goal and the same goal with a slip of the pen mended: the short name holds for both."""


@dataclass(frozen=True)
class WriteGoal:
    """The goal of a slot (0–2) gets this text. That is a new goal; where the former was rated the trend breaks."""

    id: str
    slot: int
    text: str

    def run(self, context: Context) -> None:
        text = wanted_line(self.text, Kind.GOAL_MISSING)
        if (vote := context.board.vote) and vote.ballot.subject is Goal:
            raise Refused(Kind.VOTE_OPEN)
        Goal.check({"slot": self.slot})
        now = context.board.goals.in_force[self.slot]
        if now and now.text == text:
            return
        # The clock may have gone back.
        since = within(max(context.now_ms, now.since + 1)) if now else context.now_ms
        told = {"slot": self.slot, "text": text, "since": since, "replaces": now.id if now else ""}
        if now and now.short and SequenceMatcher(None, now.text, text).ratio() > _MENDED:
            told["short"] = now.short
        context.put(Goal, self.id, **told)


@dataclass(frozen=True)
class NameGoal:
    """A goal is called so across the room, or, empty, as it is written. No trend breaks."""

    id: str
    short: str

    def run(self, context: Context) -> None:
        goal = context.board.goals.items.get(self.id)
        short = one_line(self.short)[:SHORT].rstrip()
        if goal and not goal.archived and short != goal.short:
            context.put(Goal, self.id, short=short)
