"""The rounds of a board as they are looked at: rows of questions with their answers, points of each part, the cards
that came of it, and the rounds of one place after each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from board.index import Children, Records
from board.kinds.area import Areas
from board.kinds.card.record import Card
from board.kinds.round import figures
from board.kinds.round.figures import NOTHING, Points
from board.kinds.round.record import PARTS, Form, Part, Round, Roundanswer, Roundfinding, Roundquestion
from board.limits import joined, made_of

if TYPE_CHECKING:
    from board.board import Board


def round_id(form: Form, area: str, day: date) -> str:
    """Of the round of a place that was begun on this day."""
    return joined(area or form, f"{day:%Y%m%d}")


def answer_id(round_: str, question: str) -> str:
    return made_of(round_, question)


def found_id(answer: str) -> str:
    """Of the card that is made of an answer: made on two walls it is one."""
    return joined(answer, "card")


def finding_id(card: str) -> str:
    return joined(card, "found")


class Rounds(Children[Round], of=Round):
    """Those of each place, in the order of their days."""

    def parent(self, record: Round) -> str:
        return record.area or record.form

    def place(self, record: Round) -> tuple[date, str]:
        return record.day or date.min, record.id

    def ever(self, form: Form, area: str) -> tuple[Round, ...]:
        return tuple(one for one in self._by_parent.get(area or form, ()) if one.form == form)

    def _ordered(self, records: Iterable[Round]) -> tuple[Round, ...]:
        return tuple(sorted(records, key=self.place))


class Answers(Children[Roundanswer], of=Roundanswer, under="round"):
    @cached_property
    def _points(self) -> dict[str, Mapping[Part, Points]]:
        return {}

    def points(self, round_: str) -> Mapping[Part, Points]:
        """Of each part that has an answer. Reckoned once."""
        if round_ not in self._points:
            by_part: dict[Part, list[int | None]] = {}
            for one in self.of(round_):
                by_part.setdefault(one.part, []).append(one.score)
            self._points[round_] = {part: figures.of(scores) for part, scores in by_part.items()}
        return self._points[round_]


class Findings(Children[Roundfinding], of=Roundfinding, under="round"):
    pass


class Questions(Records[Roundquestion], of=Roundquestion):
    pass


@dataclass(frozen=True)
class Row:
    """A question in a round, in the words in which it was answered, or as it reads now."""

    question: str
    text: str
    answer: Roundanswer | None = None


@dataclass(frozen=True)
class Found:
    """What became of something that was found. `score`: of the question it was found at; None: written freely."""

    card: Card
    part: Part
    score: int | None


@dataclass(frozen=True)
class Looked:
    """A round as it is looked at; `record` is None while nothing is answered in it."""

    form: Form
    area: str
    day: date
    record: Round | None
    rows: Mapping[Part, tuple[Row, ...]]
    points: Mapping[Part, Points]
    found: tuple[Found, ...]
    """the newest first"""

    @property
    def id(self) -> str:
        return self.record.id if self.record else round_id(self.form, self.area, self.day)

    @property
    def total(self) -> Points:
        return sum(self.points.values(), NOTHING)

    def percent(self, part: Part) -> int | None:
        return self.points.get(part, NOTHING).percent

    def left(self, part: Part) -> int:
        """Questions of a part that nobody has answered."""
        return sum(row.answer is None for row in self.rows[part])

    @property
    def unanswered(self) -> int:
        return sum(map(self.left, self.rows))

    @property
    def ended(self) -> bool:
        return bool(self.record and self.record.ended)


def hangs(board: Board, round_: Round) -> bool:
    """Whether it is there. One that was undone where it was begun is, as long as an answer of another wall is."""
    return not round_.archived or bool(board.of(Answers).of(round_.id) or board.of(Findings).of(round_.id))


def known(board: Board, id_: str) -> Round | None:
    """A round that is there, also one that is put away."""
    found = board.of(Rounds).get(id_)
    return found if found and found.day and hangs(board, found) else None


def rounds_of(board: Board, form: Form, area: str = "") -> tuple[Round, ...]:
    """Those of a place that count, by their days."""
    return tuple(one for one in rounds_ever(board, form, area) if not one.away)


def rounds_ever(board: Board, form: Form, area: str = "") -> tuple[Round, ...]:
    """Those of a place, also the ones that are put away."""
    return tuple(one for one in board.of(Rounds).ever(form, area) if one.day and hangs(board, one))


def halfway(board: Board, form: Form | None = None) -> tuple[Round, ...]:
    """Those that were begun and are neither done nor put away, the latest first."""
    some = (r for r in board.of(Rounds) if r.day and not r.ended and not r.away and form in (None, r.form))
    return tuple(sorted((r for r in some if hangs(board, r)), key=lambda r: (r.day or date.min, r.id), reverse=True))


def place_title(board: Board, area: str) -> str:
    """What the place of a round is called, also where it was taken down; nothing: the whole unit."""
    found = board.of(Areas).get(area)
    return found.title if found else ""


def looked(board: Board, form: Form, area: str, day: date) -> Looked:
    """The round of a place that was begun on a day, or that would be. What was answered stands in the words in which
    it was; one that is done asks no more than it did."""
    id_ = round_id(form, area, day)
    return _looked(board, form, area, day, id_, known(board, id_))


def looked_back(board: Board, record: Round, day: date) -> Looked:
    """A round that was begun on this day, whatever its id: only ours tell of place and day."""
    return _looked(board, record.form, record.area, day, record.id, record)


def _looked(board: Board, form: Form, area: str, day: date, id_: str, record: Round | None) -> Looked:
    from board.kinds.round.ready import questions

    answers = {one.question: one for one in board.of(Answers).of(id_)} if record else {}
    rows: dict[Part, list[Row]] = {part: [] for part in PARTS[form]}
    for part, asked in questions(board, form).items():
        for one in asked:
            if (answer := answers.pop(one.id, None)) is not None:
                rows[part].append(Row(one.id, answer.text, answer))
            elif not (record and record.ended):
                rows[part].append(Row(one.id, one.text))
    for answer in answers.values():  # of questions that were taken away since
        if answer.part in rows:
            rows[answer.part].append(Row(answer.question, answer.text, answer))
    points = {p: n for p, n in board.of(Answers).points(id_).items() if p in rows} if record else {}
    return Looked(form, area, day, record, {p: tuple(r) for p, r in rows.items()}, points, found(board, id_))


def found(board: Board, round_: str) -> tuple[Found, ...]:
    """The cards that came of a round and are not taken down, the newest first."""
    scores = {one.question: one.score for one in board.of(Answers).of(round_)}
    some = ((board.cards.get(one.card), one) for one in board.of(Findings).of(round_))
    hung = [Found(card, one.part, scores.get(one.question)) for card, one in some if card and not card.archived]
    return tuple(sorted(hung, key=lambda one: (-one.card.created, one.card.position, one.card.id)))


def came_of(board: Board, card: str) -> Round | None:
    """The round that a card was found in."""
    finding = board.of(Findings).get(finding_id(card))
    return known(board, finding.round) if finding and not finding.archived else None
