"""What people do with what another unit offers: take it over as a suggestion of their own, or say that it is not for
them. What was taken over is the unit's own card from then on, whatever becomes of the offer."""

from dataclasses import dataclass

from board import limits
from board.catalogue import _
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.neighbours import Offer
from board.own import Own


def card_of(offer: str) -> str:
    """The id of the card that an offer becomes: two walls of a unit which take the same one over hang one card."""
    return f"{offer}-over"


@dataclass(frozen=True)
class HangOffer:
    """What is offered becomes a suggestion, topmost in Forslag, and says where it comes from. What was taken down
    hangs again."""

    offer: Offer

    @property
    def id(self) -> str:
        """Of the card."""
        return card_of(self.offer.id)

    def run(self, context: Context) -> None:
        if context.board.cards.get(self.id) is None:
            AddCard(self.id, self.offer.title, fields=fields_of(self.offer)).run(context)
        else:
            context.put(Card, self.id, archived=False)


@dataclass(frozen=True)
class TakeOver:
    """What is offered to this wall under this id is hung up."""

    offer: str

    def run(self, context: Context) -> None:
        offer = context.board.neighbours.offer(self.offer)
        if offer is None:
            raise Refused(Kind.OFFER_GONE)
        HangOffer(offer).run(context)


@dataclass(frozen=True)
class PassOver:
    """This wall is not to show what is offered under this id any more, or after all."""

    offer: str
    passed: bool = True

    def run(self, context: Context) -> None:
        board = context.board
        passed = {*board.own.offers_passed} - {self.offer} | ({self.offer} if self.passed else set())
        context.keep(Own(offers_passed=sorted(passed & {one.id for one in board.neighbours.offers})))


@dataclass(frozen=True)
class SeeOffers:
    """What is offered now has been seen on this wall."""

    def run(self, context: Context) -> None:
        told = context.board.neighbours
        given = sum(one.taken for one in told.given)
        context.keep(Own(offers_seen=sorted(one.id for one in told.offers), offers_given=given))


def fields_of(offer: Offer) -> dict[str, str]:
    """A card's fields in the words of an offer: how it was there, and what they did about it."""
    told = "\n".join(offer.lines)
    way = _("Slik gjør {unit} det:\n{told}", unit=offer.unit, told=told) if told else ""
    problem = "\n\n".join(filter(None, (offer.problem, way)))
    return {
        "problem": problem[: limits.PARAGRAPH],
        "measured": offer.measured,
        "source": "shared",
        "offer": offer.id,
        "offered_by": whose(offer),
    }


def whose(offer: Offer) -> str:
    """«Solbakken omsorgsboliger», or with the other organisation behind it."""
    return ", ".join(filter(None, (offer.unit, offer.organisation)))[: limits.LINE]
