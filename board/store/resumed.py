"""The vote that was open when its file was damaged goes on, since its balls lie in a file of their own. Where nobody
can read any more which vases they lie in, they are lost, and that is told as whenever balls are.
"""

from pathlib import Path

from sqlalchemy import Connection

from board import local, votes
from board.board import Board
from board.kinds.meeting.record import Meeting
from board.own import Own
from board.session import Session
from board.store import salvage
from board.store.vase import Vase
from board.votes import Ballot, ballots_of


def take_up(tx: Connection, damaged: Path) -> None:
    """In the file that takes the damaged one's place: the vote that was open there, and what it was held in."""
    board, vases = Board.load(tx), Vase(damaged)
    under_way = [(ballot, id_) for ballot in ballots_of.values() for id_ in _under_way(board, ballot)]
    ids = [id_ for _, id_ in under_way]
    vote = next((found for found in salvage.votes(damaged) if found.occasion in ids), None)
    if vote is None:
        held = next(((ballot, id_) for ballot, id_ in under_way if vases.take(id_)), None)
        if held is None:
            return
        ballot, id_ = held
        vote = votes.Vote(id_, tuple(ballot.subjects(board)), (), board.threshold, True, ballot.record.kind)
    votes.take_up(tx, vote)
    if vote.ballot.occasion is Meeting:
        local.keep(tx, Own(meeting=Session(vote.occasion)))


def _under_way(board: Board, ballot: Ballot) -> list[str]:
    """Occasions that are not over and have no counts."""
    counted = {getattr(one, ballot.occasion.kind) for one in board.records() if isinstance(one, ballot.record)}
    known = [one.id for one in board.records() if isinstance(one, ballot.occasion)]
    return [id_ for id_ in known if id_ not in counted and ballot.going(board, id_)]
