"""A lift hangs on two boards, each with a side that writes: through a real centre, with either away, in any order."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from board.board import Board
from board.commands import TakeDown, Undo
from board.context import Command, perform
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.card.record import Card
from board.kinds.lift.commands import AnswerLifted, LiftCard, LookIntoLifted, ReadLifted, TakeLiftBack
from board.kinds.lift.index import LiftedHere, Lifts, from_below
from board.kinds.lift.record import Lift, Lifted, lift_id
from board.log.change import Fact
from sync.server import closing, erasure, levels, neighbours, tenants
from tests.sync.places import Centre, Wall
from tests.sync.pull.readers import Reader
from tests.sync.reports.test_curve import owner
from tests.sync.test_neighbours import municipality

WHY, BY = "Vi kjører fire mil i uka for å hente nøkler", date(2027, 2, 1)


class Sides:
    """A unit and the level above it, with a wall each."""

    def __init__(self, centre: Centre, hang: Callable[..., Wall], *more: str) -> None:
        self.below, self.above, *self.more = municipality(centre, "Hjemmetjenesten øst", "Ledergruppa", *more)
        self.centre = centre

        def under(tx: Any) -> None:
            unit, above = (tenants.unit_number(tx, public) for public in (self.below, self.above))
            levels.hang_under(tx, owner(tx, self.below), unit, None, above, date(2026, 1, 1))

        centre.do(under)
        self.ours, self.theirs = hang("ours", self.below), hang("theirs", self.above)

    def do(self, wall: Wall, *commands: Command) -> None:
        for command in commands:
            perform(wall.store, board(wall), command)

    def talk(self, *walls: Wall) -> None:
        for wall in (*(walls or (self.ours, self.theirs, self.ours)),):
            wall.settle()

    def lift(self, **more: Any) -> None:
        self.do(self.ours, AddCard("keys", "Nøkkelbokser hos alle brukerne"))
        self.ours.centre.time.pass_(days=1)  # a card is told of from the day after
        self.do(self.ours, LiftCard("keys", self.above, "Ledergruppa", WHY, by=BY, **more))

    def up(self) -> Lift | None:
        return board(self.ours).of(Lifts).of_card("keys")

    def hung(self) -> tuple[Lifted, ...]:
        return board(self.theirs).of(LiftedHere).hung


def board(wall: Wall) -> Board:
    with wall.store.read() as tx:
        return Board.load(tx)


@pytest.fixture
def sides(centre: Centre, hang: Callable[..., Wall]) -> Sides:
    return Sides(centre, hang)


def test_what_is_lifted_stands_above_and_its_answer_stands_below(sides: Sides) -> None:
    sides.lift(asks="money")
    sides.talk()
    (there,) = sides.hung()
    assert (there.origin_name, there.title, there.asks, there.why, there.by) == (
        "Hjemmetjenesten øst",
        "Nøkkelbokser hos alle brukerne",
        "money",
        WHY,
        BY,
    )
    assert not there.responsible
    sides.do(sides.theirs, ReadLifted(there.id))
    sides.talk(sides.theirs, sides.ours)
    assert sides.up().read  # type: ignore[union-attr]
    sides.do(sides.theirs, LookIntoLifted(there.id, "Kari"))
    assert [one.id for one in from_below(board(sides.theirs)).looked_at] == [there.id]
    with pytest.raises(Refused) as refused:
        sides.do(sides.theirs, AnswerLifted(there.id, "no"))
    assert refused.value.kind is Kind.LIFT_REASON_MISSING
    sides.do(sides.theirs, AnswerLifted(there.id, "yes", "Vi kjøper 60 bokser nå"))
    sides.talk(sides.theirs, sides.ours)
    up = sides.up()
    assert up is not None
    assert (up.verdict, up.answer, bool(up.answered)) == ("yes", "Vi kjøper 60 bokser nå", True)
    assert b"Kari" not in b"".join(str(c).encode() for c in sides.centre.log(sides.below))


def test_asked_again_an_earlier_answer_is_none_whichever_side_was_away(sides: Sides) -> None:
    sides.lift()
    sides.talk()
    (there,) = sides.hung()
    sides.do(sides.theirs, AnswerLifted(there.id, "no", "Ikke i år"))
    sides.talk()
    sides.do(sides.ours, LiftCard("keys", sides.above, "Ledergruppa", "Nå er det blitt seks mil", by=BY))
    assert sides.up().answered is None  # type: ignore[union-attr]
    sides.talk()
    (there,) = sides.hung()
    assert (there.why, there.answered, there.verdict) == ("Nå er det blitt seks mil", None, "")
    assert sides.up().answered is None  # type: ignore[union-attr]
    sides.do(sides.theirs, AnswerLifted(there.id, "partly", "Halvparten"))
    sides.talk(sides.theirs, sides.ours)
    assert sides.up().verdict == "partly"  # type: ignore[union-attr]


def test_both_write_while_apart_and_neither_loses_a_word(sides: Sides) -> None:
    sides.lift()
    sides.talk()
    (there,) = sides.hung()
    sides.do(sides.ours, EditCard("keys", {"title": "Nøkkelbokser"}))
    sides.do(sides.theirs, LookIntoLifted(there.id, "Per"))
    sides.talk(sides.theirs, sides.ours, sides.theirs, sides.ours)
    (there,) = sides.hung()
    assert (there.title, there.responsible, bool(sides.up().discussed)) == ("Nøkkelbokser", "Per", True)  # type: ignore[union-attr]
    before = [sides.centre.log(unit) for unit in (sides.below, sides.above)]
    sides.talk()
    sides.talk()
    assert [sides.centre.log(unit) for unit in (sides.below, sides.above)] == before, "once more is as once"


def test_taken_back_or_taken_down_it_hangs_there_no_more_and_an_answer_that_comes_late_is_kept_there(
    sides: Sides,
) -> None:
    sides.lift()
    sides.talk()
    (there,) = sides.hung()
    sides.do(sides.theirs, AnswerLifted(there.id, "yes"))
    sides.do(sides.ours, TakeLiftBack("keys"))
    sides.talk(sides.ours, sides.theirs, sides.ours)
    assert not sides.hung()
    assert sides.up() is None
    sides.do(sides.ours, LiftCard("keys", sides.above, "Ledergruppa", WHY))
    sides.talk()
    assert [one.answered for one in sides.hung()] == [None]
    sides.do(sides.ours, TakeDown(Card, "keys"))
    sides.talk()
    assert not sides.hung()


def test_a_card_of_today_is_told_above_from_tomorrow_and_nobody_elsewhere_is_told(
    centre: Centre, sides: Sides, hang: Callable[..., Wall]
) -> None:
    sides.do(sides.ours, AddCard("keys", "Nøkkelbokser"), LiftCard("keys", sides.above, "Ledergruppa", WHY))
    sides.talk()
    assert not sides.hung()
    sides.centre.time.pass_(days=1)
    sides.talk()
    assert len(sides.hung()) == 1
    stranger = municipality(centre, "Ledergruppa", of="Harstad kommune")[0]
    far = hang("far", stranger)
    sides.do(sides.ours, LiftCard("keys", stranger, "Harstad", WHY))
    far.settle()
    sides.talk()
    assert not board(far).of(LiftedHere).items
    assert not sides.hung(), "lifted to another since"


def test_a_wall_knows_whom_it_may_lift_to_and_a_level_that_units_hang_under_it(sides: Sides) -> None:
    def told(public: str) -> tuple[list[str], int]:
        found = sides.centre.do(
            lambda tx: neighbours.told(tx, tenants.unit_number(tx, public), "", sides.centre.time())
        ).neighbours()
        assert found is not None
        return [one.name for one in found.above], found.below

    assert told(sides.below) == (["Ledergruppa"], 0)
    assert told(sides.above) == ([], 1)
    sides.centre.do(lambda tx: closing.close_unit(tx, tenants.unit_number(tx, sides.above), 1))
    assert told(sides.below) == ([], 0)


@pytest.mark.parametrize("order", [True, False])
def test_what_is_erased_on_one_board_is_gone_from_the_other(sides: Sides, order: bool) -> None:
    """The unit's word on the board above, and the answer on the unit's, whichever of the two is erased."""
    sides.do(sides.ours, AddCard("keys", "Nøkkelbokser til Oddvar"))
    sides.ours.centre.time.pass_(days=1)
    sides.do(sides.ours, LiftCard("keys", sides.above, "Ledergruppa", "Marit kjører fire mil"))
    sides.talk()
    (there,) = sides.hung()
    sides.do(sides.theirs, AnswerLifted(there.id, "no", "Kristian sier nei"))
    sides.talk(sides.theirs, sides.ours)
    below = [(sides.below, "card", "keys", "title"), (sides.below, "lift", lift_id("keys"), "why")]
    above = [(sides.above, "lifted", there.id, name) for name in ("title", "why")]
    answer = [(sides.above, "lifted", there.id, "answer"), (sides.below, "lift", lift_id("keys"), "answer")]
    for public, kind, record, field in [*(below if order else above), answer[0 if order else 1]]:
        sides.centre.do(
            lambda tx, public=public, kind=kind, record=record, field=field: erasure.erase(
                tx, tenants.unit_number(tx, public), kind, record, {field}, sides.centre.time()
            )
        )
    sides.talk(sides.theirs, sides.ours, sides.theirs, sides.ours)
    said = "".join(repr(sides.centre.log(unit)) for unit in (sides.below, sides.above))
    said += "".join(repr(wall.log()) for wall in (sides.ours, sides.theirs))
    assert [name for name in ("Oddvar", "Marit", "Kristian") if name in said] == []


def test_an_answer_is_to_what_was_read_and_to_nothing_that_was_asked_meanwhile(sides: Sides) -> None:
    """Asked in other words, or anew after that was undone, while the answer was on its way."""
    sides.lift()
    sides.talk()
    (there,) = sides.hung()
    sides.do(sides.theirs, AnswerLifted(there.id, "yes"))
    sides.do(sides.ours, LiftCard("keys", sides.above, "Ledergruppa", "Vi trenger en bil til", "money"))
    sides.talk(sides.theirs, sides.ours, sides.theirs, sides.ours)
    assert sides.up().verdict == ""  # type: ignore[union-attr]
    assert [one.answered for one in sides.hung()] == [None]
    sides.do(sides.theirs, AnswerLifted(there.id, "no", "Ikke bil"))
    sides.talk(sides.theirs, sides.ours)
    again = LiftCard("keys", sides.above, "Ledergruppa", "To biler")
    perform(sides.ours.store, board(sides.ours), again, group="again")
    sides.talk(sides.ours, sides.theirs)
    sides.do(sides.theirs, AnswerLifted(there.id, "partly", "Én"))
    sides.do(sides.ours, Undo("again"))
    sides.do(sides.ours, LiftCard("keys", sides.above, "Ledergruppa", "En ny medarbeider"))
    sides.talk(sides.theirs, sides.ours, sides.theirs, sides.ours)
    assert (sides.up().why, sides.up().verdict) == ("En ny medarbeider", "")  # type: ignore[union-attr]


def test_an_answer_stays_when_the_unit_that_gave_it_is_there_no_more(sides: Sides) -> None:
    sides.lift()
    sides.talk()
    (there,) = sides.hung()
    sides.do(sides.theirs, AnswerLifted(there.id, "yes", "Vi kjøper 60 bokser nå"))
    sides.talk(sides.theirs, sides.ours)

    def go(tx: Any) -> None:
        above = tenants.unit_number(tx, sides.above)
        closing.close_unit(tx, above, sides.centre.time())
        closing.forget_unit(tx, above)

    sides.centre.do(go)
    sides.talk(sides.ours, sides.ours)
    assert sides.up().answer == "Vi kjøper 60 bokser nå"  # type: ignore[union-attr]


def test_of_a_unit_that_is_forgotten_nothing_is_left_on_the_board_above(sides: Sides) -> None:
    sides.lift()
    sides.talk()
    (there,) = sides.hung()
    sides.do(sides.theirs, AnswerLifted(there.id, "yes", "Vi kjøper 60"))
    sides.talk()

    def go(tx: Any) -> None:
        closing.close_unit(tx, tenants.unit_number(tx, sides.below), sides.centre.time())
        closing.forget_unit(tx, tenants.unit_number(tx, sides.below))

    sides.centre.do(go)
    sides.talk(sides.theirs, sides.theirs)
    assert not sides.hung()
    said = repr(sides.centre.log(sides.above)) + repr(sides.theirs.log())
    assert [words for words in (WHY, "Nøkkelbokser", "Hjemmetjenesten") if words in said] == []
    assert "Vi kjøper 60" in said


def test_an_old_reader_of_extracts_sees_that_a_card_is_lifted_and_asks_no_more_once_it_is_taken_back(
    sides: Sides,
) -> None:
    """Also of one that was lifted before the flag went with it, and of one that only asks for help."""
    sides.lift()
    sides.ours.write(Fact("card", "keys", {"help_wanted": False}))
    sides.ours.write(Fact("card", "flag", {"title": "Ber om hjelp", "help_wanted": True}))
    sides.centre.time.pass_(days=1)
    sides.talk(sides.ours)
    reader = Reader(sides.centre, sides.below)

    def lifted() -> dict[str, bool]:
        return {card["id"]: card["help_wanted"] for card in reader.rows("cards")}

    assert lifted() == {"keys": True, "flag": True}
    sides.do(sides.ours, TakeLiftBack("keys"))
    sides.talk(sides.ours)
    assert lifted() == {"keys": False, "flag": True}
