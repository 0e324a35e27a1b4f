"""The culture of a board: its statements in their order, and of each how it is, how it shall be, and the way left.
Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from board.index import Index, Records
from board.kinds.culture.record import Score, Side, Statement, Survey
from board.record import Record


class Answered(NamedTuple):
    """What was answered to one statement in one week: so many balls, which come to so many points. None of both where
    too few laid a ball."""

    week: str
    laid: int
    points: int

    @property
    def hidden(self) -> bool:
        return not self.laid

    @property
    def tenths(self) -> int:
        """The mean as it is read, in tenths: 24 for 2.4. Halves go up."""
        return (20 * self.points + self.laid) // (2 * self.laid)


class Row(NamedTuple):
    """One statement as it is looked at."""

    statement: Statement
    now: Answered | None = None
    wanted: Answered | None = None

    @property
    def gap(self) -> int | None:
        """The way left, in tenths, as the two means are read; None while one of them is not known."""
        if not self.now or not self.wanted or self.now.hidden or self.wanted.hidden:
            return None
        return self.wanted.tenths - self.now.tenths


class Statements(Records[Statement], of=Statement):
    @cached_property
    def hung(self) -> tuple[Statement, ...]:
        shown = [one for one in self if one.text and not one.archived]
        return tuple(sorted(shown, key=lambda one: (one.position, one.id)))


@dataclass(frozen=True)
class Culture(Index[Survey | Score], of=(Survey, Score)):
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    scores: Mapping[str, Score] = field(default_factory=dict)

    def after(self, records: Iterable[Survey | Score]) -> Culture:
        some = list(records)
        surveys = {one.id: one for one in some if isinstance(one, Survey)}
        scores = {one.id: one for one in some if isinstance(one, Score)}
        return Culture({**self.surveys, **surveys}, {**self.scores, **scores})

    def find(self, kind: type[Record], id_: str) -> Record | None:
        return self.surveys.get(id_) if kind is Survey else self.scores.get(id_)

    def __iter__(self) -> Iterator[Survey | Score]:
        yield from self.surveys.values()
        yield from self.scores.values()

    @cached_property
    def asked(self) -> tuple[Survey, ...]:
        """Every survey that is over, oldest first. One that names no week was held in none."""
        over = [one for one in self.surveys.values() if one.ended and one.week and not one.archived]
        return tuple(sorted(over, key=lambda one: (one.started, one.id)))

    @cached_property
    def _counted(self) -> Mapping[tuple[str, Side], list[tuple[Survey, Score]]]:
        """Of each statement and side all that was counted, in some week."""
        found: dict[tuple[str, Side], list[tuple[Survey, Score]]] = {}
        for score in self.scores.values():
            survey = self.surveys.get(score.survey)
            if survey and score.week and not (score.archived or survey.archived):
                found.setdefault((score.statement, survey.side), []).append((survey, score))
        return found

    def _answered(self, statement: Statement, side: Side) -> Answered | None:
        """The latest week with an answer to these words that may be known; else the latest at all."""
        weeks: dict[str, list[Score]] = {}
        for survey, score in self._counted.get((statement.id, side), ()):
            if survey.asks(statement.id, statement.text):
                weeks.setdefault(score.week, []).append(score)
        return max(map(_summed, weeks.items()), key=_latest_known, default=None)

    def of(self, statement: Statement) -> Row:
        return Row(statement, self._answered(statement, "now"), self._answered(statement, "wanted"))

    def last(self, side: Side) -> Survey | None:
        """When this side was asked last."""
        return next((one for one in reversed(self.asked) if one.side == side), None)


def rows(statements: Statements, culture: Culture) -> tuple[Row, ...]:
    """Every statement that hangs, the longest way first; those without one last, in their order."""
    some = [culture.of(statement) for statement in statements.hung]
    return tuple(sorted(some, key=lambda row: (row.gap is None, -(row.gap or 0))))


def _summed(told: tuple[str, list[Score]]) -> Answered:
    week, some = told
    shown = [one for one in some if not one.hidden]
    return Answered(week, sum(one.laid for one in shown), sum(one.points for one in shown))


def _latest_known(one: Answered) -> tuple[bool, str]:
    return not one.hidden, one.week
