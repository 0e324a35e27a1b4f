"""What people do on a round. Nothing is stored before the first answer: a round that is only opened is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from board.catalogue import _
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.area import Areas
from board.kinds.card.commands import above
from board.kinds.card.record import Card
from board.kinds.round import words
from board.kinds.round.index import (
    Answers,
    answer_id,
    finding_id,
    found_id,
    known,
    looked,
    place_title,
    round_id,
)
from board.kinds.round.record import Form, Part, Round, Roundanswer, Roundfinding
from board.limits import one_line


@dataclass(frozen=True)
class OnRound:
    """The round a command is about: of which form and place, and the day it was begun."""

    form: Form
    area: str
    day: date

    @property
    def round(self) -> str:
        return round_id(self.form, self.area, self.day)

    def begin(self, context: Context) -> str:
        """Its id. Raises Refused: GONE where the unit knows no such area, ROUND_DONE."""
        record = known(context.board, self.round)
        if record is None and self.area and context.board.of(Areas).get(self.area) is None:
            raise Refused(Kind.GONE)
        if record and record.ended:
            raise Refused(Kind.ROUND_DONE)
        told = {"form": self.form, "area": self.area, "day": str(self.day), "ended": None, "away": False}
        context.put(Round, self.round, **told, archived=False)
        return self.round

    def wanted(self, context: Context) -> Round:
        """Raises Refused(GONE) where it was never begun."""
        record = known(context.board, self.round)
        if record is None:
            raise Refused(Kind.GONE)
        return record


@dataclass(frozen=True)
class AnswerQuestion(OnRound):
    """A question gets 0 to 4 points, or does not apply. What was answered before keeps its words."""

    question: str
    score: int | None

    def run(self, context: Context) -> None:
        rows = looked(context.board, self.form, self.area, self.day).rows
        here = [(part, row) for part, some in rows.items() for row in some if row.question == self.question]
        if not here:
            raise Refused(Kind.GONE)
        part, row = here[0]
        round_ = self.begin(context)
        told = {"round": round_, "part": part, "question": row.question, "text": row.text, "score": self.score}
        context.put(Roundanswer, answer_id(round_, self.question), **told, archived=False)


@dataclass(frozen=True)
class SayPresent(OnRound):
    """The leader or the verneombud takes part in the vernerunde, or does not."""

    role: Literal["leader", "safety_rep"]
    here: bool = True

    def run(self, context: Context) -> None:
        round_ = self.begin(context)
        context.put(Round, round_, **{self.role: self.here})


@dataclass(frozen=True)
class FinishRound(OnRound):
    """The round is done. What nobody has answered is in no figure."""

    def run(self, context: Context) -> None:
        record = known(context.board, self.round)
        if record is None or not context.board.of(Answers).of(self.round):
            raise Refused(Kind.ROUND_EMPTY)
        if not record.ended:
            context.put(Round, self.round, ended=str(context.today), away=False, archived=False)


@dataclass(frozen=True)
class ReopenRound(OnRound):
    """A round that was done, or put away, goes on."""

    def run(self, context: Context) -> None:
        context.put(Round, self.wanted(context).id, ended=None, away=False)


@dataclass(frozen=True)
class PutAway(OnRound):
    """A round that was left halfway is put away. Its answers are kept, and it can be taken up again."""

    def run(self, context: Context) -> None:
        context.put(Round, self.wanted(context).id, away=True)


@dataclass(frozen=True)
class MakeFinding(OnRound):
    """What was found becomes a card, topmost in Forslag, that points back: of a question with its words, or in words
    of its own. Of a question it is one card however many walls make it; one that was taken down hangs again.
    A card that hangs already can be what was found."""

    part: Part
    question: str = ""
    title: str = ""
    card: str = ""
    """the id of what is written freely"""

    def run(self, context: Context) -> None:
        answer = context.board.of(Answers).get(answer_id(self.round, self.question)) if self.question else None
        if self.question and (answer is None or answer.archived):
            raise Refused(Kind.GONE)
        title = one_line(self.title) or (answer.text if answer else "")
        if not title:
            raise Refused(Kind.FINDING_MISSING)
        id_ = found_id(answer.id) if answer else self.card
        known_ = context.board.cards.get(id_)
        if known_ is not None and known_.archived and not answer:
            return  # what was written freely was taken down by somebody
        record = known(context.board, self.round)
        round_ = record.id if record and record.ended else self.begin(context)
        if known_ is not None:  # also a card that hung there before
            context.put(Card, id_, archived=False)
        else:
            told = {
                "title": title,
                "problem": self._problem(context, answer),
                "position": above(context, "suggestion"),
            }
            context.put(Card, id_, **told, created=context.now_ms, moved=context.now_ms)
        where = {"round": round_, "part": self.part, "question": self.question, "card": id_}
        context.put(Roundfinding, finding_id(id_), **where, archived=False)

    def _problem(self, context: Context, answer: Roundanswer | None) -> str:
        where = place_title(context.board, self.area)
        form = _(words.FORMS[self.form])
        kind = form[:1].lower() + form[1:]  # within a sentence
        told = _("Funn i {round}, {place}.") if where else _("Funn i {round}.")
        found = told.format(round=kind, place=where)
        return f"{found} {answer.text}: {words.points(answer.score)}." if answer else found
