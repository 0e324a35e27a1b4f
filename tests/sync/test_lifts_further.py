"""A card is lifted to the level above, and from there to the one above that: one card, each lift pointing to the one
under it. What the highest level says comes to all below, whichever of them is away; and what ends ends everywhere."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from board.commands import TakeDown, Undo
from board.context import Command, perform
from board.due import due
from board.errors import Kind, Refused
from board.kinds.card.commands import EditCard
from board.kinds.card.record import Card
from board.kinds.lift.commands import (
    AnswerLifted,
    LiftCard,
    LiftFurther,
    LookIntoLifted,
    ReadLifted,
    TakeFurtherBack,
    TakeLiftBack,
)
from board.kinds.lift.index import Lifts, from_below, late, settled
from board.kinds.lift.record import Lift, Lifted, outcome
from board.log.change import Fact
from sync.server import closing, levels, tenants
from tests.sync.places import Centre, Wall
from tests.sync.pull.readers import Reader
from tests.sync.reports.test_curve import owner
from tests.sync.test_lifts import BY, Sides, board

WHY = "Boksene må kjøpes for hele kommunen"
LATER = BY + timedelta(days=7)


class Chain(Sides):
    """A unit, the level above it, and the one above that, with a wall each. The card is lifted to the middle."""

    def __init__(self, centre: Centre, hang: Callable[..., Wall], *higher: str) -> None:
        super().__init__(centre, hang, "Kommunedirektøren", *higher)
        self.top, *self.higher = self.more
        self.under(self.above, self.top)
        self.highest = hang("highest", self.top)
        self.lift(asks="money")
        self.talk()

    def under(self, unit: str, above: str | None) -> None:
        def hang(tx: Any) -> None:
            number, to = tenants.unit_number(tx, unit), tenants.unit_number(tx, above) if above else None
            seen = levels.of_organisation(tx, owner(tx, unit)).above(number)
            levels.hang_under(tx, owner(tx, unit), number, seen, to, date(2026, 2, 1))

        self.centre.do(hang)

    def further(self, why: str = WHY, wall: Wall | None = None, **more: Any) -> None:
        (there,) = self.hung()
        self.do(wall or self.theirs, LiftFurther(there.id, self.top, "Kommunedirektøren", why, by=LATER, **more))

    def all_talk(self) -> None:
        self.talk(self.ours, self.theirs, self.highest, self.theirs, self.ours)

    def middle(self) -> Lifted:
        (there,) = from_below(board(self.theirs)).all
        return there

    def between(self) -> Lift | None:
        """The middle level's own lift."""
        return board(self.theirs).of(Lifts).of_lifted(self.middle())

    def hung_high(self) -> tuple[Lifted, ...]:
        return from_below(board(self.highest)).all

    def close(self, public: str) -> None:
        self.centre.do(lambda tx: closing.close_unit(tx, tenants.unit_number(tx, public), self.centre.time()))


@pytest.fixture
def chain(centre: Centre, hang: Callable[..., Wall]) -> Chain:
    return Chain(centre, hang)


def test_the_highest_level_sees_what_it_needs_and_its_answer_comes_to_the_middle_and_to_the_unit(
    chain: Chain,
) -> None:
    chain.further(asks="decision")
    assert [one.id for one in from_below(board(chain.theirs)).looked_at] == [chain.middle().id], "taken up with it"
    chain.all_talk()
    (high,) = chain.hung_high()
    told = (high.origin_name, high.owner_name, high.title, high.why, high.asks, high.by)
    assert told == ("Ledergruppa", "Hjemmetjenesten øst", "Nøkkelbokser hos alle brukerne", WHY, "decision", LATER)
    between = chain.between()
    assert between
    assert (between.lifted, between.card, "Nøkkel" in repr(between)) == (chain.middle().id, "", False), "no copy"
    up = chain.up()
    assert up
    assert (up.further, up.further_by, up.to_name) == ("Kommunedirektøren", LATER, "Ledergruppa")
    unit_asked = up.model_copy(update={"by": None})
    assert [late(unit_asked, day) for day in (LATER, LATER + timedelta(days=1))] == [False, True], (
        "late up there is late"
    )
    chain.do(chain.highest, LookIntoLifted(high.id, "Kari"))
    chain.talk(chain.highest, chain.ours)  # the middle level is away
    assert outcome(chain.up()).discussed  # type: ignore[arg-type]
    chain.do(chain.highest, AnswerLifted(high.id, "partly", "For de største først"))
    chain.talk(chain.highest, chain.ours)
    up = chain.up()
    assert up
    there = outcome(up)
    assert (there.level, there.verdict, there.answer) == ("Kommunedirektøren", "partly", "For de største først")
    assert (settled(up), up.answered, late(up, date(2027, 6, 1))) == (True, None, False)
    chain.talk(chain.theirs)
    (said,) = from_below(board(chain.theirs)).answered
    assert (said.verdict, said.answer) == ("partly", "For de største først")
    assert {one.what: one.settled for one in due(board(chain.theirs), BY, LATER)} == {
        "Svar til Hjemmetjenesten øst: Nøkkelbokser hos alle brukerne": True,
        "Svar fra Kommunedirektøren: Nøkkelbokser hos alle brukerne": True,
    }
    chain.do(chain.theirs, AnswerLifted(said.id, "yes", "Resten tar vi selv"))
    chain.all_talk()
    up = chain.up()
    assert up
    assert (up.answer, up.further_answer) == ("Resten tar vi selv", "For de største først"), "both are heard"
    assert [one.verdict for one in chain.hung_high()] == ["partly"], "what was answered stays there"
    (lifted,) = [row for row in Reader(chain.centre, chain.below).rows("lifts") if row["card"]]
    (pointer,) = [row for row in Reader(chain.centre, chain.below).rows("lifts") if row["lifted"]]
    received = {row["id"]: row for row in Reader(chain.centre, chain.below).rows("lifts_received")}
    assert (lifted["further"], lifted["further_verdict"], pointer["verdict"]) == (
        "Kommunedirektøren",
        "partly",
        "partly",
    )
    assert received[pointer["lifted"]]["title"] == received[high.id]["title"], "extracts follow the chain"
    assert received[high.id]["owner_name"] == "Hjemmetjenesten øst"
    assert "Kari" not in "".join(repr(chain.centre.log(unit)) for unit in (chain.below, chain.above))


def test_it_is_taken_back_answered_in_the_middle_or_lifted_anew_at_any_time(chain: Chain) -> None:
    chain.further()
    chain.all_talk()
    chain.do(chain.theirs, TakeFurtherBack(chain.middle().id))
    chain.all_talk()
    assert not chain.hung_high()
    up = chain.up()
    assert up
    assert (up.further, bool(up.discussed)) == ("", True), "and the middle level has it still"
    chain.further("Nå er det tre kommuner om det")
    chain.all_talk()
    (high,) = chain.hung_high()
    assert high.why == "Nå er det tre kommuner om det"
    again = AnswerLifted(chain.middle().id, "no", "Vi venter til våren")
    perform(chain.theirs.store, board(chain.theirs), again, group="again")
    chain.all_talk()
    assert not chain.hung_high(), "answered below, nobody above needs to"
    up = chain.up()
    assert up
    assert (outcome(up).level, outcome(up).verdict, up.further) == ("Ledergruppa", "no", "")
    chain.do(chain.theirs, Undo("again"))
    chain.all_talk()
    assert len(chain.hung_high()) == 1, "undone, they are asked again"


@pytest.mark.parametrize("end", ["back", "down", "anew"])
def test_when_the_unit_ends_it_every_level_is_told_also_while_the_middle_is_away(chain: Chain, end: str) -> None:
    chain.further()
    chain.all_talk()
    (high,) = chain.hung_high()
    chain.do(chain.highest, AnswerLifted(high.id, "yes"))
    deeds: dict[str, Command] = {
        "back": TakeLiftBack("keys"),
        "down": TakeDown(Card, "keys"),
        "anew": LiftCard("keys", chain.above, "Ledergruppa", "Det er seks mil nå", by=BY),
    }
    chain.do(chain.ours, deeds[end])
    chain.talk(chain.ours, chain.highest)
    assert not chain.hung_high()
    chain.talk(chain.theirs, chain.ours)
    if end != "anew":
        assert not from_below(board(chain.theirs)).all
        return
    assert [one.why for one in from_below(board(chain.theirs)).new] == ["Det er seks mil nå"]
    assert chain.between() is None, "what was lifted further was another question"
    up = chain.up()
    assert up
    assert (up.further, outcome(up).answered) == ("", None)
    chain.further()
    chain.all_talk()
    assert [one.answered for one in chain.hung_high()] == [None]


def test_for_a_card_that_is_finished_nobody_is_asked_any_more_until_it_is_taken_up_again(chain: Chain) -> None:
    chain.further()
    chain.all_talk()

    def hung(stage: str) -> list[int]:
        chain.ours.write(Fact(Card.kind, "keys", {"stage": stage}))
        chain.all_talk()
        return [len(from_below(board(wall)).all) for wall in (chain.theirs, chain.highest)]

    assert hung("done") == [0, 0]
    assert hung("do") == [1, 1]
    chain.do(chain.highest, AnswerLifted(chain.hung_high()[0].id, "yes", "Vi kjøper"))
    assert hung("done")[1] == 1, "what was answered stays answered"
    up = chain.up()
    assert up
    assert outcome(up).answer == "Vi kjøper"


def test_where_nobody_is_above_or_it_came_from_there_or_nobody_waits_a_sentence_says_so(chain: Chain) -> None:
    there = chain.middle().id
    for command, kind in (
        (LiftFurther(there, "", "", WHY), Kind.LIFT_TO_NOBODY),
        (LiftFurther(there, chain.below, "Hjemmetjenesten øst", WHY), Kind.LIFT_CAME_FROM_THERE),
        (LiftFurther(there, chain.top, "Kommunedirektøren", " "), Kind.LIFT_WHY_MISSING),
        (LiftFurther("gone", chain.top, "Kommunedirektøren", WHY), Kind.GONE),
        (TakeFurtherBack(there), Kind.GONE),
    ):
        with pytest.raises(Refused) as refused:
            chain.do(chain.theirs, command)
        assert refused.value.kind is kind
    chain.close(chain.below)
    chain.talk(chain.theirs)
    with pytest.raises(Refused) as refused:
        chain.further()
    assert refused.value.kind is Kind.LIFT_NOBODY_WAITS


def test_both_walls_of_the_middle_level_act_while_apart_and_all_agree_afterwards(
    chain: Chain, hang: Callable[..., Wall]
) -> None:
    """One answers, the other lifts it further: an answer is an answer, and it may be lifted further again."""
    other = hang("other", chain.above)
    other.settle()
    chain.do(other, ReadLifted(chain.middle().id), AnswerLifted(chain.middle().id, "no", "Ikke i år"))
    chain.further()
    chain.do(chain.ours, EditCard("keys", {"title": "Nøkkelbokser"}))
    for _again in range(2):
        chain.talk(chain.theirs, other, chain.ours, chain.highest)
    up = chain.up()
    assert up
    assert (outcome(up).answer, up.further, chain.hung_high()) == ("Ikke i år", "", ())
    assert [board(wall).of(Lifts).of_lifted(chain.middle()) for wall in (chain.theirs, other)] == [None, None]
    chain.further()
    chain.all_talk()
    (high,) = chain.hung_high()
    assert high.title == "Nøkkelbokser"
    chain.do(chain.highest, AnswerLifted(high.id, "yes", "Jo, nå"))
    chain.all_talk()
    other.settle()
    up = chain.up()
    assert up
    assert (up.answered, outcome(up).answer, outcome(up).level) == (None, "Jo, nå", "Kommunedirektøren")
    assert board(other).of(Lifts).of_lifted(chain.middle()) == chain.between()
    before = [chain.centre.log(unit) for unit in (chain.below, chain.above, chain.top)]
    chain.all_talk()
    assert [chain.centre.log(unit) for unit in (chain.below, chain.above, chain.top)] == before, (
        "once more is as once"
    )


def test_an_answer_of_the_highest_level_is_heard_though_the_middle_one_answered_before_it_knew(chain: Chain) -> None:
    chain.further()
    chain.all_talk()
    (high,) = chain.hung_high()
    chain.do(chain.highest, AnswerLifted(high.id, "yes", "Vi kjøper til alle"))
    chain.do(chain.theirs, AnswerLifted(chain.middle().id, "partly", "Vi tar noen"))
    chain.talk(chain.theirs, chain.highest, chain.theirs, chain.ours)
    up = chain.up()
    assert up
    assert (up.answer, outcome(up).answer) == ("Vi tar noen", "Vi kjøper til alle")
    assert [one.verdict for one in chain.hung_high()] == ["yes"]
    chain.further("Det blir dyrere")
    chain.all_talk()
    up = chain.up()
    assert up
    assert (up.answered, outcome(up).answered) == (None, None), "lifted again it is theirs to answer alone"
