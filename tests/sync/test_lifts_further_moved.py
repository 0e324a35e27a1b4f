"""A level is closed, or the tree is turned round, while something is lifted further through it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from board.kinds.lift.commands import AnswerLifted, LiftFurther
from board.kinds.lift.index import Lifts, from_below, settled
from board.kinds.lift.record import outcome
from sync.server import levels, tenants
from tests.sync.places import Centre, Wall
from tests.sync.reports.test_curve import owner
from tests.sync.test_lifts import board
from tests.sync.test_lifts_further import Chain


@pytest.fixture
def chain(centre: Centre, hang: Callable[..., Wall]) -> Chain:
    return Chain(centre, hang)


def test_a_level_that_is_closed_holds_nobody_up(chain: Chain) -> None:
    """The middle one: the highest answers past it. The highest one: the middle one is told that nobody answers."""
    chain.further()
    chain.all_talk()
    chain.close(chain.above)
    (high,) = chain.hung_high()
    chain.do(chain.highest, AnswerLifted(high.id, "yes", "Vi tar det"))
    chain.talk(chain.highest, chain.ours)
    up = chain.up()
    assert up
    assert (up.closed, outcome(up).answer) == (False, "Vi tar det")


def test_of_a_highest_level_that_is_closed_the_middle_one_hears_and_may_lift_it_elsewhere(chain: Chain) -> None:
    chain.further()
    chain.all_talk()
    chain.close(chain.top)
    chain.talk(chain.theirs, chain.ours)
    between, up = chain.between(), chain.up()
    assert between
    assert up
    assert (between.closed, settled(chain.middle()), up.further, up.closed) == (True, False, "", False)
    chain.close(chain.above)
    chain.talk(chain.ours)
    assert chain.up().closed  # type: ignore[union-attr]


def test_of_a_card_whose_unit_is_closed_nobody_waits_at_any_level(chain: Chain) -> None:
    chain.further()
    chain.all_talk()
    chain.close(chain.below)
    chain.talk(chain.highest)
    assert [(one.closed, one.owner_name) for one in from_below(board(chain.highest)).answered] == [
        (True, "Hjemmetjenesten øst")
    ]


def test_a_tree_that_is_turned_round_in_between_loses_nothing_and_ends(
    chain: Chain, centre: Centre, hang: Callable[..., Wall]
) -> None:
    """The unit hangs above the level it lifted to: what comes back to it goes no further, and whoever lifted it so is
    told that nobody answers there."""
    chain.further()
    chain.all_talk()

    def turn(tx: Any) -> None:
        unit, above, top = (tenants.unit_number(tx, one) for one in (chain.below, chain.above, chain.top))
        of = owner(tx, chain.below)
        levels.hang_under(tx, of, above, top, None, date(2026, 3, 1))
        levels.hang_under(tx, of, unit, above, None, date(2026, 3, 1))
        levels.hang_under(tx, of, top, None, unit, date(2026, 3, 1))

    centre.do(turn)
    (high,) = chain.hung_high()
    chain.do(chain.highest, LiftFurther(high.id, chain.below, "Hjemmetjenesten øst", "Det er deres"))
    chain.all_talk()
    assert not from_below(board(chain.ours)).all
    highest = board(chain.highest).of(Lifts).of_lifted(high)
    assert highest
    assert highest.closed
    chain.do(chain.highest, AnswerLifted(high.id, "yes", "Likevel"))
    chain.all_talk()
    assert outcome(chain.up()).answer == "Likevel"  # type: ignore[arg-type]
