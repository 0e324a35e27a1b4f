"""A practice is offered to the sister units it was chosen for: its title, its lines and what it gave."""

from typing import Any

import pytest

from board.kinds.card.offered import TakeOver
from board.kinds.practice.commands import OfferTo, WriteLine
from tests.sync.neighbourhood import Asking, Hang, Two, do, known, offers
from tests.sync.places import Centre


@pytest.fixture
def two(centre: Centre, hang: Hang) -> Two:
    return Two(centre, hang)


def test_a_practice_is_offered_to_the_units_it_was_chosen_for_and_to_no_other(two: Two, hang: Hang) -> None:
    """Its title, its lines and what it gave: the problem of the card stays at home."""
    third = Asking(hang("third", into=two.units[2]))
    two.giver.round()
    sister = known(two.giver.wall).sister(two.there)
    assert sister
    two.giver.wall.card("c1", worked="yes", title="Pakke brettene kvelden før")
    do(two.giver.wall, WriteLine("v1", "c1", 1, "Kveldsvakta pakker."), WriteLine("v1", "c1", 3, "Dagvakta går ut."))
    two.carry()
    assert offers(two.taker.wall) == []
    do(two.giver.wall, OfferTo("c1", sister.id, sister.name))
    two.carry()
    third.round()
    (offer,) = offers(two.taker.wall)
    assert (offer.kind, offer.unit, offer.title) == ("practice", "Solbakken", "Pakke brettene kvelden før")
    assert (offer.problem, offer.lines) == ("", ("Kveldsvakta pakker.", "Dagvakta går ut."))
    assert (offer.before, offer.after) == (110, 70)
    assert offers(third.wall) == offers(two.giver.wall) == []
    do(two.taker.wall, TakeOver(offer.id))
    two.carry()
    two.centre.time.pass_(days=1)
    two.carry()
    assert [(one.kind, one.taken) for one in known(two.giver.wall).given] == [("practice", 1)]
    do(two.giver.wall, OfferTo("c1", sister.id, sister.name, on=False))
    two.carry()
    assert offers(two.taker.wall) == []


@pytest.mark.parametrize("fields", [{"stage": "check"}, {"worked": "partly"}, {"worked": ""}, {"archived": True}])
def test_a_practice_is_offered_once_its_card_is_finished_and_worked(two: Two, fields: dict[str, Any]) -> None:
    two.giver.wall.card("c1", worked="yes")
    do(two.giver.wall, WriteLine("v1", "c1", 1, "Kveldsvakta pakker."), OfferTo("c1", two.there, "Ytterskogen"))
    two.carry()
    assert len(offers(two.taker.wall)) == 1
    two.giver.wall.card("c1", **fields)
    two.carry()
    assert offers(two.taker.wall) == []
