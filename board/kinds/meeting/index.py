"""Meetings and what their vases showed: by week, as trends, and who keeps the board. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from board.index import Index
from board.kinds.goal import Goal, Goals
from board.kinds.meeting.record import Meeting
from board.kinds.tally.record import Tally
from board.record import Record


@dataclass(frozen=True, slots=True)
class Point:
    """One week of one goal. `laid` balls of which so many green, pink, red; all 0 where nothing may be shown.

    held      a meeting was held that week
    hidden    too few laid a ball
    rewritten the goal was rewritten between this week and the one before: the trend starts again here
    over      it was rewritten since, and nobody has rated it as it stands now: the trend ends here
    """

    week: str
    held: bool = False
    green: int = 0
    pink: int = 0
    red: int = 0
    hidden: bool = False
    rewritten: bool = False
    over: bool = False

    @property
    def laid(self) -> int:
        return self.green + self.pink + self.red


@dataclass(frozen=True)
class Meetings(Index[Meeting | Tally], of=(Meeting, Tally)):
    items: Mapping[str, Meeting] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    def after(self, records: Iterable[Meeting | Tally]) -> "Meetings":
        some = list(records)
        meetings = {r.id: r for r in some if isinstance(r, Meeting)}
        tallies = {r.id: r for r in some if isinstance(r, Tally)}
        return Meetings({**self.items, **meetings}, {**self.tallies, **tallies})

    def of_words(self, goals: Goals) -> "tuple[Goals, Meetings]":
        """Goals and counts as they belong together: what was counted of a goal that was written over since is of the
        one that stood there."""
        counted = [tally for tally in self.tallies.values() if tally.words]
        told = goals.with_former((tally.goal, tally.words, tally.week) for tally in counted)
        if told is goals:
            return goals, self
        of = {t.id: t.model_copy(update={"goal": goals.asked(t.goal, t.words)}) for t in counted}
        return told, Meetings(self.items, {**self.tallies, **of})

    def find(self, kind: type[Record], id_: str) -> Record | None:
        return self.items.get(id_) if kind is Meeting else self.tallies.get(id_)

    def __iter__(self) -> Iterator[Meeting | Tally]:
        yield from self.items.values()
        yield from self.tallies.values()

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """Every meeting that has ended, oldest first. One that names no week was held in none."""
        ended = [m for m in self.items.values() if m.ended and m.week and not m.archived]
        return tuple(sorted(ended, key=lambda m: (m.week, m.started, m.id)))

    @cached_property
    def weeks_held(self) -> frozenset[str]:
        return frozenset(m.week for m in self.held)

    @cached_property
    def _by_goal_week(self) -> Mapping[tuple[str, str], tuple[Tally, ...]]:
        found: dict[tuple[str, str], list[Tally]] = {}
        for tally in self.tallies.values():
            if not tally.archived:
                found.setdefault((tally.goal, tally.week), []).append(tally)
        return {key: tuple(some) for key, some in found.items()}

    @cached_property
    def voted_goals(self) -> frozenset[str]:
        """Goals that have been rated at least once."""
        return frozenset(t.goal for t in self.tallies.values())

    def point(self, goal: str, week: str) -> Point:
        """What one goal got in one week, summed over walls."""
        some = self._by_goal_week.get((goal, week), ())
        shown = [t for t in some if not t.hidden]
        return Point(
            week,
            week in self.weeks_held,
            sum(t.green for t in shown),
            sum(t.pink for t in shown),
            sum(t.red for t in shown),
            bool(some) and not shown,
        )

    def within_reach(self, meeting: Meeting) -> int:
        """So many balls there were in a meeting: one for each who was there, or who might have passed before."""
        laid = (tally.balls for tally in self.tallies.values() if tally.meeting == meeting.id and not tally.archived)
        return max(meeting.present, *laid, 0)

    def trend(self, versions: Sequence[Goal], weeks: Sequence[str]) -> tuple[Point, ...]:
        """The points of a slot over these weeks; each is of the version that was rated that week."""
        points: list[Point] = []
        last, last_rated = 0, ""
        for week in weeks:
            rated = next((g for g in reversed(versions) if (g.id, week) in self._by_goal_week), None)
            if rated is None:
                points.append(Point(week, week in self.weeks_held))
                continue
            point = self.point(rated.id, week)
            if last_rated and last_rated != rated.id:
                point = replace(point, rewritten=True)
            last, last_rated = len(points), rated.id
            points.append(point)
        if last_rated and last_rated != versions[-1].id:
            points[last] = replace(points[last], over=True)
        return tuple(points)

    def keeper(self, week: str) -> str:
        """Who keeps the board in a week: the one chosen in the latest meeting of an earlier week."""
        earlier = [m for m in self.held if m.week < week and m.next_keeper]
        return earlier[-1].next_keeper if earlier else ""

    @cached_property
    def keepers(self) -> tuple[str, ...]:
        """Names that have kept the board, the latest first, each once."""
        return tuple(dict.fromkeys(m.next_keeper for m in reversed(self.held) if m.next_keeper))
