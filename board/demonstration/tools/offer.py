"""What another unit shares, as the centre would tell it. It is on the wall and in no log, and gives way to what a
centre really tells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from board import neighbours
from board.context import Context
from board.demonstration.moments import Event, Moments
from board.neighbours import Offer, Sister
from board.offering import offer_id


@dataclass(frozen=True)
class Hear:
    """The centre has told of this offer of a sister unit."""

    sister: Sister
    offer: Offer

    def run(self, context: Context) -> None:
        known = neighbours.read(context.tx)
        sisters = dict.fromkeys((*known.sisters, self.sister))
        offers = (self.offer, *known.offers)
        neighbours.renew(context.tx, replace(known, tag="demo", sisters=tuple(sisters), offers=offers))


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """One offer, heard of in the meeting of its week."""
    words = dict(told)
    unit, at = words.pop("id"), year.at(words.pop("weeks_ago"), 0.5)
    offer = Offer(id=offer_id(unit, words["kind"], words["title"]), **words)
    yield year.event(at, Hear(Sister(id=unit, name=offer.unit), offer))
