"""The practices of a board: the lines that hold and those before them, when the habit is asked about, and what was
answered. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from board.calendar import months_after
from board.index import Children, Records
from board.kinds.card.record import Card
from board.kinds.practice.record import Practice, Practicecheck, Practicelines, Practiceoffer
from board.limits import joined

if TYPE_CHECKING:
    from board.board import Board

MONTHS = 3
"""So long a habit has, before it is asked about."""
LINES = ("line1", "line2", "line3")


def practice_id(card: str) -> str:
    """Of the practice of a card."""
    return joined(card, "practice")


def usual_day(today: date) -> date:
    """When a habit is asked about that begins today."""
    return months_after(today, MONTHS)


class Practices(Records[Practice], of=Practice):
    pass


class Versions(Children[Practicelines], of=Practicelines, under="card", by="made"):
    """Of each card, the version that holds last."""


class Answers(Children[Practicecheck], of=Practicecheck, under="card", by="made"):
    pass


class Offers(Children[Practiceoffer], of=Practiceoffer, under="card"):
    def place(self, record: Practiceoffer) -> tuple[Any, ...]:
        return record.name, record.sister


@dataclass(frozen=True)
class Poster:
    """How a unit does it now. `before`: the lines of earlier versions, the latest first; `asked`: the day it is asked
    whether it holds; `answers`: what was said to that, the latest last; one that names no
    day was given on none."""

    card: str
    lines: tuple[str, ...]
    made: int
    before: tuple[tuple[str, ...], ...] = ()
    asked: date | None = None
    answers: tuple[Practicecheck, ...] = ()

    @property
    def given_up(self) -> bool:
        """It did not hold, and nobody asks about it any more."""
        return bool(self.answers) and not self.answers[-1].holds and self.asked is None


def written(version: Practicelines) -> tuple[str, ...]:
    """Its lines without those that are empty."""
    return tuple(text for name in LINES if (text := getattr(version, name)))


def poster(board: Board, card: str) -> Poster | None:
    """The practice of a card; None while no line of it is written."""
    versions = board.of(Versions).of(card)
    if not versions or not (lines := written(versions[-1])):
        return None
    earlier = dict.fromkeys(told for one in reversed(versions[:-1]) if (told := written(one)) and told != lines)
    practice = board.of(Practices).get(practice_id(card))
    asked = practice.asked if practice else None
    answers = tuple(one for one in board.of(Answers).of(card) if one.day)
    return Poster(card, lines, versions[-1].made, tuple(earlier), asked, answers)


def kept(board: Board, card: Card | None) -> Poster | None:
    """The practice of a card that is finished, hangs and did not fail: it is a habit, and may be asked about."""
    kept = card and card.stage == "done" and card.worked != "no" and not card.archived
    return poster(board, card.id) if card and kept else None


def posters(board: Board) -> tuple[tuple[Card, Poster], ...]:
    """All habits of the unit that nobody has given up, the latest first."""
    found = ((card, one) for card in board.cards.column("done") if (one := kept(board, card)) and not one.given_up)
    return tuple(sorted(found, key=lambda both: (-both[1].made, both[0].id)))


def lessons(board: Board, first_ms: int, end_ms: int) -> tuple[Card, ...]:
    """The cards of a span of which it is written what was learned, since they did not work: the latest first."""
    some = (card for card in board.cards if card.learned and not card.archived and first_ms <= card.moved < end_ms)
    return tuple(sorted(some, key=lambda card: (-card.moved, card.id)))


def waits(board: Board, card: Card | None, today: date) -> bool:
    """Whether it is time to ask if the habit of this card holds."""
    found = kept(board, card)
    return bool(found and found.asked and found.asked <= today)
