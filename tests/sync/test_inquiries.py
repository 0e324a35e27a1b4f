"""A level asks the units below it of a case, through a real centre; a unit that is closed waits for nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.kinds.lift.commands import AnswerLifted, AskBelow, AskNoMore, LiftCard
from board.kinds.lift.index import LiftedHere, Lifts, from_below, late, settled
from board.leading import leads
from board.neighbours import Sister
from sync.server import closing, erasure, neighbours, tenants
from sync.server.reports import lifts
from tests.sync.places import Centre, Wall
from tests.sync.reports.test_curve import owner
from tests.sync.test_lifts import BY, Sides, board
from tests.sync.test_lifts_further import Chain

CASE = "5f0c2b7e91d3a486"
"""As long as ids are on a real wall: with the unit's it is longer than an id may be."""


@pytest.fixture
def sides(centre: Centre, hang: Callable[..., Wall]) -> Sides:
    return Sides(centre, hang)


def test_units_below_are_asked_of_a_case_and_their_answers_come_back_whoever_was_away(
    sides: Sides, hang: Callable[..., Wall]
) -> None:
    """The same machine the other way: one wall of the unit answers while the leader group asks in other words."""
    other = hang("other", sides.below)
    unit = Sister(id=sides.below, name="Hjemmetjenesten øst")
    sides.do(sides.theirs, AddCard(CASE, "Sykefravær under 7 prosent"))
    sides.centre.time.pass_(days=1)
    sides.do(sides.theirs, AskBelow(CASE, (unit,), "Hva hindrer dere?", BY))
    sides.talk(sides.theirs, sides.ours, other)
    (asked,) = board(sides.ours).of(LiftedHere).from_above.all
    assert (asked.origin_name, asked.title, asked.why, asked.by, asked.down) == (
        "Ledergruppa",
        "Sykefravær under 7 prosent",
        "Hva hindrer dere?",
        BY,
        True,
    )
    assert not from_below(board(sides.ours)).all
    assert not leads(board(sides.ours)), "to be asked is not to lead"
    sides.do(other, AnswerLifted(asked.id, "partly", "Vi mangler vikarer"))
    sides.talk(other, sides.theirs, sides.ours)
    (answered,) = board(sides.theirs).of(Lifts).asked(CASE)
    assert (answered.verdict, answered.answer) == ("partly", "Vi mangler vikarer")
    assert not board(sides.theirs).of(Lifts).up, "nothing of ours was lifted"
    sides.do(sides.theirs, AskBelow(CASE, (unit,), "Hva trenger dere?", BY))
    sides.do(sides.ours, AnswerLifted(asked.id, "yes", "Til det gamle"))
    sides.talk(sides.ours, sides.theirs)
    assert [one.verdict for one in board(sides.theirs).of(Lifts).asked(CASE)] == [""]
    sides.talk(other, sides.ours)
    assert [one.verdict for one in board(sides.theirs).of(Lifts).asked(CASE)] == [""]
    assert board(other).of(LiftedHere).from_above.new[0].why == "Hva trenger dere?"
    sides.do(sides.theirs, AskNoMore(CASE))
    sides.talk(sides.theirs, sides.ours)
    assert not board(sides.ours).of(LiftedHere).hung


def test_units_at_any_depth_are_asked_and_one_that_is_moved_away_is_asked_no_more(
    centre: Centre, hang: Callable[..., Wall]
) -> None:
    """The highest level asks past the one in the middle, which is asked nothing and told nothing."""
    chain = Chain(centre, hang)
    told = centre.do(
        lambda tx: neighbours.told(tx, tenants.unit_number(tx, chain.top), "", centre.time())
    ).neighbours()
    assert told
    assert [(one.id, one.name) for one in told.under] == [(chain.above, "Ledergruppa")]
    assert [(one.id, one.name, one.of) for one in told.deeper] == [(chain.below, "Hjemmetjenesten øst", chain.above)]
    chain.do(chain.highest, AddCard(CASE, "Sykefravær under 7 prosent"))
    centre.time.pass_(days=1)
    chain.do(chain.highest, AskBelow(CASE, (told.deeper[0],), "Hva hindrer dere?", BY))
    chain.talk(chain.highest, chain.theirs, chain.ours)
    assert not board(chain.theirs).of(LiftedHere).from_above.all
    (asked,) = board(chain.ours).of(LiftedHere).from_above.all

    def waits() -> list[tuple[bool, bool]]:
        chain.talk(chain.ours, chain.highest, chain.ours)
        hung = bool(board(chain.ours).of(LiftedHere).from_above.all)
        return [(one.closed, hung) for one in board(chain.highest).of(Lifts).asked(CASE)]

    def seen(public: str) -> list[str]:
        def work(tx: Any) -> list[str]:
            unit = tenants.unit_number(tx, public)
            found = lifts.of_organisation(tx, owner(tx, public), centre.time(), [unit], down=True)
            return [one.title for one in found]

        return centre.do(work)

    assert [seen(one) for one in (chain.top, chain.below, chain.above)] == [["Sykefravær under 7 prosent"]] * 2 + [[]]
    assert waits() == [(False, True)]
    chain.under(chain.above, None)
    assert waits() == [(True, False)], "moved away it is asked no more, and the level is told so"
    with pytest.raises(Refused):
        chain.do(chain.ours, AnswerLifted(asked.id, "yes"))
    chain.under(chain.above, chain.top)
    assert waits() == [(False, True)], "and is asked again once it hangs there again"
    chain.do(chain.ours, AnswerLifted(asked.id, "partly", "Vi mangler vikarer"))
    chain.talk(chain.ours, chain.highest)
    chain.under(chain.above, None)
    chain.talk(chain.ours, chain.highest)
    (answered,) = board(chain.highest).of(Lifts).asked(CASE)
    assert (answered.answer, settled(answered)) == ("Vi mangler vikarer", True), "what was answered stays"
    assert [one.answer for one in board(chain.ours).of(LiftedHere).from_above.all] == ["Vi mangler vikarer"]


def test_who_does_not_hang_below_is_asked_nothing(centre: Centre, hang: Callable[..., Wall]) -> None:
    """Whatever a wall may say: the unit asks the level above it."""
    chain = Chain(centre, hang)
    chain.do(chain.ours, AskBelow("keys", (Sister(id=chain.top, name="Kommunedirektøren"),), "Hva mener dere?", BY))
    chain.talk(chain.ours, chain.highest, chain.ours)
    assert not board(chain.highest).of(LiftedHere).hung
    assert [one.closed for one in board(chain.ours).of(Lifts).asked("keys")] == [True]


def test_a_unit_that_is_closed_waits_for_no_answer_and_the_board_above_says_so(sides: Sides) -> None:
    sides.lift()
    sides.talk()
    assert len(from_below(board(sides.theirs)).new) == 1
    below = sides.centre.do(lambda tx: tenants.unit_number(tx, sides.below))
    sides.centre.do(lambda tx: closing.close_unit(tx, below, sides.centre.time()))
    sides.talk(sides.theirs)
    here = from_below(board(sides.theirs))
    assert [(one.closed, late(one, date(2027, 3, 1))) for one in here.answered] == [(True, False)]
    assert not here.new


@pytest.mark.parametrize("to", ["itself", "unknown", "closed"])
def test_where_nobody_can_answer_nobody_waits_and_both_ways_say_so(sides: Sides, to: str) -> None:
    """A card that was lifted, and a case that was asked about, to a unit that is none, is the own, or is closed."""
    sides.do(sides.theirs, AddCard(CASE, "Sykefravær"))
    there = {"itself": sides.above, "unknown": "nowhere", "closed": sides.below}[to]
    sides.do(sides.theirs, AskBelow(CASE, (Sister(id=there, name="Der"),), "Hva?", BY))
    sides.do(sides.theirs, LiftCard(CASE, there, "Der", "Hva?", by=BY))
    if to == "closed":
        sides.talk()
        below = sides.centre.do(lambda tx: tenants.unit_number(tx, sides.below))
        sides.centre.do(lambda tx: closing.close_unit(tx, below, sides.centre.time()))
    sides.talk(sides.theirs)
    lifts = board(sides.theirs).of(Lifts)
    for lift in (lifts.of_card(CASE), *lifts.asked(CASE)):
        assert lift
        assert (lift.closed, late(lift, date(2027, 3, 1)), settled(lift)) == (True, False, True)
    sides.do(sides.theirs, LiftCard(CASE, "other", "Et annet sted", "Hva?", by=BY))
    again = board(sides.theirs).of(Lifts).of_card(CASE)
    assert again
    assert not again.closed, "asked elsewhere it waits again"


def test_who_is_asked_and_what_is_asked_of_them_is_said_in_words(sides: Sides) -> None:
    sides.do(sides.theirs, AddCard(CASE, "Sykefravær"))
    unit = Sister(id=sides.below, name="Hjemmetjenesten øst")
    for command, kind in (
        (AskBelow("none", (unit,), "Hva?"), Kind.GONE),
        (AskBelow(CASE, (), "Hva?"), Kind.LIFT_TO_NOBODY),
        (AskBelow(CASE, (unit,), " "), Kind.LIFT_WHY_MISSING),
        (AskNoMore(CASE), Kind.GONE),
    ):
        with pytest.raises(Refused) as refused:
            sides.do(sides.theirs, command)
        assert refused.value.kind is kind


@pytest.mark.parametrize("kind", ["why", "answer", "title"])
def test_what_is_erased_of_a_question_is_gone_from_both_boards(sides: Sides, kind: str) -> None:
    """The level's words from the unit's board, and the unit's answer from the level's."""
    unit = Sister(id=sides.below, name="Hjemmetjenesten øst")
    sides.do(sides.theirs, AddCard(CASE, "Ord om Ola"))
    sides.centre.time.pass_(days=1)
    sides.do(sides.theirs, AskBelow(CASE, (unit,), "Hva hindrer Ola?", BY))
    sides.talk()
    (asked,) = board(sides.ours).of(LiftedHere).from_above.all
    sides.do(sides.ours, AnswerLifted(asked.id, "no", "Spør Ola selv"))
    sides.talk()
    (question,) = board(sides.theirs).of(Lifts).asked(CASE)
    public, record, id_, field, word = {
        "why": (sides.above, "lift", question.id, "why", "Hva hindrer Ola?"),
        "answer": (sides.below, "lifted", asked.id, "answer", "Spør Ola selv"),
        "title": (sides.above, "card", CASE, "title", "Ord om Ola"),
    }[kind]

    def logs() -> list[str]:
        kept = [sides.centre.log(unit) for unit in (sides.above, sides.below)]
        return [repr(log) for log in (*kept, sides.theirs.log(), sides.ours.log())]

    assert all(word in log for log in logs()), "it stands on both boards before"
    sides.centre.do(
        lambda tx: erasure.erase(tx, tenants.unit_number(tx, public), record, id_, {field}, sides.centre.time())
    )
    sides.talk(sides.theirs, sides.ours, sides.theirs, sides.ours)
    assert not any(word in log for log in logs())
