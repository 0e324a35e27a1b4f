"""What people do with their culture: write statements, and are asked about them. Balls are laid and vases opened as
in any vote (`board.kinds.tally.commands`)."""

from __future__ import annotations

from dataclasses import dataclass

from board import votes
from board.calendar import week_of
from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.kinds.culture.ballot import BALLOT, STATEMENTS_LIMIT, asked_about
from board.kinds.culture.index import Culture, Statements
from board.kinds.culture.record import PROMPTS, Prompt, Score, Side, Statement, Survey
from board.kinds.meeting.commands import going
from board.kinds.meeting.record import PRESENT_LIMIT
from board.kinds.tally.commands import not_again
from board.order import last

ASKING_MS = 3_600_000
"""So long another wall may be at it."""


@dataclass(frozen=True)
class WriteStatement:
    """A statement of the unit's own. Written `instead` of one it is a new one in its place: on another wall balls may
    lie for that, which nobody has heard of here."""

    id: str
    text: str
    prompt: Prompt = ""
    instead: str = ""

    def run(self, context: Context) -> None:
        text, board = wanted_line(self.text, Kind.STATEMENT_MISSING), context.board
        _not_while_asking(context)
        former = context.wanted(Statement, self.instead) if self.instead else None
        if former and former.text == text:
            return
        hung = board.of(Statements).hung
        if any(one.text.casefold() == text.casefold() for one in hung if one is not former):
            return  # the second of two taps, or one that hangs already
        if former:
            context.put(Statement, former.id, archived=True)
        elif len(hung) >= STATEMENTS_LIMIT:
            raise Refused(Kind.STATEMENTS_FULL, limit=STATEMENTS_LIMIT)
        position = former.position if former else last(hung)
        prompt = self.prompt if self.prompt in PROMPTS else former.prompt if former else ""
        context.put(Statement, self.id, text=text, prompt=prompt, position=position, replaces=self.instead)


@dataclass(frozen=True)
class TakeStatementDown:
    """A statement is asked about no more."""

    id: str

    def run(self, context: Context) -> None:
        context.wanted(Statement, self.id)
        _not_while_asking(context)
        context.put(Statement, self.id, archived=True)


@dataclass(frozen=True)
class StartSurvey:
    """So many who are here are asked about one side of all statements: the vases get their covers on, also once more
    where what lay in them was lost. Fewer than the threshold are told so before anybody has laid a ball. A wall asks
    each side once a week: the difference would tell what the latecomer laid."""

    id: str
    side: Side
    present: int

    def run(self, context: Context) -> None:
        board = context.board
        if (vote := board.vote) and vote.occasion == self.id:
            if vote.lost:
                self._open(context)
            return
        if board.of(Culture).surveys.get(self.id):
            return
        if vote and vote.ballot.going(board, vote.occasion):
            raise Refused(Kind.VOTE_OPEN)
        if not board.of(Statements).hung:
            raise Refused(Kind.NO_STATEMENTS)
        if not 1 <= self.present <= PRESENT_LIMIT:
            raise Refused(Kind.PRESENT_WRONG, limit=PRESENT_LIMIT)
        if self.present < board.threshold:
            raise Refused(Kind.TOO_FEW_TO_ASK, n=self.present, limit=board.threshold)
        not_again(context, BALLOT, self.side)
        week, now_ms = week_of(context.today), context.now_ms
        context.put(Survey, self.id, side=self.side, week=week, started=now_ms, present=self.present)
        self._open(context)

    def _open(self, context: Context) -> None:
        board = context.board
        subjects = asked_about(board)
        read = BALLOT.read(board, subjects)
        context.put(Survey, self.id, words=[*read])
        votes.clear(context.tx, Score.kind)
        votes.open_vote(context.tx, self.id, subjects, board.threshold, Score.kind, words=read)


@dataclass(frozen=True)
class CancelSurvey:
    """The unit is not asked after all: what lies in the vases is poured back unseen."""

    id: str

    def run(self, context: Context) -> None:
        going(context, self.id, Survey)
        if (vote := context.board.vote) and vote.occasion == self.id:
            votes.clear(context.tx, Score.kind)
        context.put(Survey, self.id, archived=True)


def _not_while_asking(context: Context) -> None:
    """Raise Refused, VOTE_OPEN, while balls are laid here, or may be on another wall of the unit: what is answered
    does not change under those who answer. One that was left there holds nobody up for long: balls count for the
    words they were laid for, and for no others."""
    board = context.board
    here = board.vote is not None and board.vote.kind == Score.kind
    going_on = (one for one in board.of(Culture).surveys.values() if not (one.ended or one.archived))
    if here or any(0 <= context.now_ms - one.started < ASKING_MS for one in going_on):
        raise Refused(Kind.VOTE_OPEN)
