"""The vote that was open when its file was damaged goes on, since its balls lie in a file of their own. Where nobody
can read any more which vases they lie in, they are lost, and that is told as whenever balls are.
"""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from board import local, votes
from board.ballot import Ballot, ballots_of
from board.board import Board
from board.kinds.meeting.record import Meeting
from board.own import Own
from board.session import Session
from board.store import salvage
from board.store.vase import Vase

UNKNOWN_WEEK = "unknown"
"""A vase stood, nobody knows since when."""


def take_up(tx: Connection, damaged: Path) -> None:
    """In the file that takes the damaged one's place: the votes that were open there, and what each was held in."""
    board, vases, told = Board.load(tx), Vase(damaged), list(salvage.votes(damaged))
    for ballot in ballots_of.values():
        ids = _under_way(board, ballot)
        rows = [vote for vote in told if vote.kind == ballot.record.kind and (vote.occasion in ids or vote.week)]
        if rows:
            vote = rows[0] if rows[0].occasion in ids else replace(rows[0], occasion="")
        elif vases.take(ballot.place) is None:
            continue
        else:
            week = "" if ids else UNKNOWN_WEEK
            subjects, kind = tuple(ballot.subjects(board)), ballot.record.kind
            vote = votes.Vote(next(iter(ids), ""), subjects, (), board.threshold, True, kind, week)
        votes.take_up(tx, vote)
        if vote.occasion and ballot.occasion is Meeting:
            local.keep(tx, Own(meeting=Session(vote.occasion)))


def _under_way(board: Board, ballot: Ballot) -> list[str]:
    """Occasions that are not over and have no counts."""
    counted = {getattr(one, ballot.occasion.kind) for one in board.records() if isinstance(one, ballot.record)}
    known = [one.id for one in board.records() if isinstance(one, ballot.occasion)]
    return [id_ for id_ in known if id_ not in counted and ballot.going(board, id_)]
