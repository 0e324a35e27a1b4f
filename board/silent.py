"""Silent red is what has been red for long without anybody saying so: a card late for weeks that nobody lifts, a goal
mostly red in meeting after meeting without a card. The board asks, one thing at a time, and takes no for an answer.

    found = silent(board, today)       Silent("goal", …) or None
    context.keep(Own(silenced=…))      said no: see `answered`

Reckoned on the wall, from what hangs on it, and kept nowhere: neither that it asked nor what was answered leaves it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal

from board import calendar
from board.board import Board
from board.calendar import week_of, weeks_back
from board.kinds.card.record import Card
from board.kinds.goal import Goal
from board.kinds.lift.index import Lifts

LATE, AGAIN = timedelta(days=14), timedelta(days=7)
"""So long past its day a card is late for long; so long after a no it is asked again."""
RUNNING = 3
"""So many meetings running."""
LOOKED_BACK = 26
"""Weeks; who has not met for half a year is asked nothing of what was before."""
_KEPT = 40
"""So many answers are remembered."""


@dataclass(frozen=True)
class Silent:
    """`id` of the card or of the goal, `title` what it is called. `days` past its day, 0: it asks for help. `week` of
    the last red result. `since` of the first of the row. `key` is what a no is remembered by."""

    kind: Literal["card", "goal"]
    id: str
    title: str
    key: str
    days: int = 0
    week: str = ""
    since: str = ""


def silent(board: Board, today: date) -> Silent | None:
    """What is to be asked about now, a goal before a card; what was said no to is not: a card for a week, a goal as
    long as it stays red."""
    for one in (*_goals(board, today), *_cards(board, today)):
        said = board.own.silenced.get(one.key)
        if said is None or (said + AGAIN <= today if one.kind == "card" else week_of(said) < one.since):
            return one
    return None


def answered(board: Board, one: Silent, today: date) -> dict[str, date]:
    """What is remembered once it has been answered, the newest answers alone."""
    known = {**board.own.silenced, one.key: today}
    return dict(sorted(known.items(), key=lambda item: item[1])[-_KEPT:])


def _goals(board: Board, today: date) -> Iterator[Silent]:
    """From tallies alone that were opened: a vase that stays covered is no answer, and breaks the row. A rewritten
    goal is another one."""
    weeks = weeks_back(today, LOOKED_BACK)
    for versions in board.goals.versions:
        if not versions:
            continue
        rated = [point for point in board.meetings.trend(versions[-1:], weeks) if point.laid or point.hidden]
        row = [*takewhile(lambda point: not point.hidden and 2 * point.red > point.laid, reversed(rated))]
        goal = versions[-1]
        if len(row) >= RUNNING and not any(card.week >= row[-1].week for card in _born_of(board, goal)):
            since, week = row[-1].week, row[0].week
            yield Silent("goal", goal.id, goal.text, f"goal/{goal.id}", week=week, since=since)


def _born_of(board: Board, goal: Goal) -> Iterator[Card]:
    return (card for card in board.cards if card.goal == goal.id and not card.archived)


def _cards(board: Board, today: date) -> Iterator[Silent]:
    """The one that is late for longest first; then those that ask for help and have not moved for as long."""
    if not board.neighbours.above:
        return
    found = []
    for card in board.cards.running.items.values():
        late = today - card.deadline if card.deadline else timedelta()
        asks = card.help_wanted and card.moved and today - calendar.day(card.moved) >= LATE
        if (late >= LATE or asks) and board.of(Lifts).of_card(card.id) is None:
            days = late.days if late >= LATE else 0
            found.append(Silent("card", card.id, card.title, f"card/{card.id}", days))
    yield from sorted(found, key=lambda one: (-one.days, one.title, one.id))
