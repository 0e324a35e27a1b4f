"""A card is lifted with why and by when; what is asked anew is answered anew."""

from datetime import date
from itertools import product

from board.board import Board
from board.due import due
from board.errors import Kind
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.lift.commands import AnswerLifted, LiftCard, LookIntoLifted, TakeLiftBack
from board.kinds.lift.index import Lifts, late
from board.limits import is_id, joined
from tests.board.staffroom import Staffroom

TO = ("ledergruppa", "Ledergruppa")


def lifts(board: Board) -> Lifts:
    return board.of(Lifts)


def test_a_lift_wants_somebody_to_go_to_and_a_reason(room: Staffroom) -> None:
    room.do(AddCard("keys", "Nøkkelbokser"))
    assert room.refused(LiftCard("none", *TO, "x")).kind is Kind.GONE
    assert room.refused(LiftCard("keys", "", "", "x")).kind is Kind.LIFT_TO_NOBODY
    assert room.refused(LiftCard("keys", *TO, " \n ")).kind is Kind.LIFT_WHY_MISSING
    assert room.refused(LiftCard("keys", *TO, "x" * 401)).kind is Kind.TEXT_TOO_LONG
    assert room.refused(TakeLiftBack("keys")).kind is Kind.GONE
    assert room.refused(AnswerLifted("x", "")).kind is Kind.LIFT_ANSWER_MISSING
    assert room.refused(AnswerLifted("x", "no")).kind is Kind.LIFT_REASON_MISSING
    assert room.refused(LookIntoLifted("x")).kind is Kind.GONE
    for odd in ("Ledergruppa!", "x" * 41, "\ud83d"):
        assert room.refused(LiftCard("keys", odd, "Ledergruppa", "x")).kind is Kind.SETTING_WRONG


def test_a_record_is_never_called_what_nobody_could_read(room: Staffroom) -> None:
    """Refused, not parked: what the screen has shown is there."""
    assert room.refused(AddCard("c" * 41, "Nøkkelbokser")).kind is Kind.SETTING_WRONG
    for id_, what in product(("c", "c" * 16, "c" * 40), ("u", "u" * 23, "u" * 24, "u" * 40)):
        assert is_id(joined(id_, what)), (id_, what)
        assert joined(id_, what) != joined(id_, f"{what[1:]}v")


def test_lifted_is_one_thing_whether_it_is_read_in_the_old_flag_or_in_the_lift(room: Staffroom) -> None:
    """Walls and importers of before know the flag alone."""
    room.do(AddCard("keys", "Nøkkelbokser"), LiftCard("keys", *TO, "x"))
    assert room.board.find(Card, "keys").help_wanted
    room.do(TakeLiftBack("keys"))
    assert not room.board.find(Card, "keys").help_wanted


def test_a_lift_waits_until_its_day_is_over_and_is_ours_again_when_it_is_taken_back(room: Staffroom) -> None:
    room.do(AddCard("keys", "Nøkkelbokser"))
    room.do(LiftCard("keys", *TO, "Vi kan ikke bestemme det selv", by=date(2026, 12, 1)))
    lift = lifts(room.board).of_card("keys")
    assert lift
    assert (late(lift, date(2026, 12, 1)), late(lift, date(2026, 12, 2))) == (False, True)
    (asked,) = due(room.board, date(2026, 12, 1), date(2026, 12, 1))
    assert (asked.what, asked.settled) == ("Svar på løftet: Nøkkelbokser", False)
    room.do(LiftCard("keys", *TO, "Vi kan ikke bestemme det selv", by=date(2026, 12, 2)))
    assert lifts(room.board).up[0].turn == lift.turn, "another day is no other question"
    room.do(LiftCard("keys", *TO, "Det er fire mil i uka", by=date(2026, 12, 1)))
    (other,) = lifts(room.board).up
    assert (other.why, other.turn != lift.turn) == ("Det er fire mil i uka", True)
    room.do(TakeLiftBack("keys"))
    assert not lifts(room.board).up
    room.do(LiftCard("keys", *TO, "Det er fire mil i uka"))
    assert lifts(room.board).up[0].turn not in (lift.turn, other.turn)
