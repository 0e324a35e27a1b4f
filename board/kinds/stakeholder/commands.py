"""What people do with a stakeholder map. That of a card begins with its first stakeholder: an empty one is only
looked at. One with a title of its own begins with the title."""

from collections.abc import Mapping
from dataclasses import dataclass

from board.catalogue import _
from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.stakeholder.index import Stakeholders, about, card_id, hanging, hung, map_id, stakeholder_id
from board.kinds.stakeholder.record import Stakeholder, Stakeholdermap
from board.kinds.stakeholder.words import advised, represents
from board.limits import one_line
from board.log.change import Json
from board.order import last

STAKEHOLDERS_LIMIT, MAPS_LIMIT = 200, 20


@dataclass(frozen=True)
class NameMap:
    """A map is about this. One that is not there yet begins; of a card's, no words are the title of the card."""

    id: str
    title: str

    def run(self, context: Context) -> None:
        title, known = one_line(self.title), hanging(context.board, self.id)
        if not title and not (known and known.card):
            raise Refused(Kind.STAKEHOLDER_MAP_MISSING)
        if known is None:
            own = [one for one in hung(context.board) if not one.card]
            if len(own) >= MAPS_LIMIT:
                raise Refused(Kind.STAKEHOLDER_MAPS_FULL, limit=MAPS_LIMIT)
            context.put(Stakeholdermap, self.id, begun=context.now_ms, archived=False)
        context.put(Stakeholdermap, self.id, title=title)


@dataclass(frozen=True)
class TakeMapDown:
    """A map goes with all that hangs on it; what another wall hangs there meanwhile brings it back."""

    id: str

    def run(self, context: Context) -> None:
        _map_wanted(context, self.id)
        for one in context.board.of(Stakeholders).of(self.id):
            context.put(Stakeholder, one.id, archived=True)
        context.put(Stakeholdermap, self.id, archived=True)


@dataclass(frozen=True)
class HangStakeholder:
    """A group or a role that it concerns hangs on the map, without a place yet. Who is called a union or safety
    representative must be taken along. One that hung there before hangs again as it was."""

    map: str
    name: str
    card: str = ""
    """the card whose map it is, where that may not be begun yet"""

    def run(self, context: Context) -> None:
        name = wanted_line(self.name, Kind.STAKEHOLDER_MISSING)
        known = context.board.of(Stakeholders).of(self.map)
        if any(one.name.casefold() == name.casefold() for one in known):
            return  # the second of two taps
        if len(known) >= STAKEHOLDERS_LIMIT:
            raise Refused(Kind.STAKEHOLDERS_FULL, limit=STAKEHOLDERS_LIMIT)
        _begin(context, self.map, self.card)
        id_ = stakeholder_id(self.map, name, {one.id for one in known})
        fields: dict[str, Json] = {"required": True} if represents(name) else {}
        context.put(Stakeholder, id_, map=self.map, name=name, position=last(known), archived=False, **fields)


@dataclass(frozen=True)
class PlaceStakeholder:
    """A stakeholder hangs in this cell; 0 of either: it waits for a place."""

    id: str
    interest: int
    influence: int

    def run(self, context: Context) -> None:
        one = wanted(context, self.id)
        context.put(Stakeholder, one.id, interest=self.interest, influence=self.influence)


@dataclass(frozen=True)
class EditStakeholder:
    """Name, expectation, attitude, how it is taken along, or whether it must be."""

    id: str
    fields: Mapping[str, Json]

    def run(self, context: Context) -> None:
        one, fields = wanted(context, self.id), dict(self.fields)
        if "name" in fields:
            fields["name"] = wanted_line(str(fields["name"]), Kind.STAKEHOLDER_MISSING)
        context.put(Stakeholder, one.id, **fields)


@dataclass(frozen=True)
class TakeStakeholderDown:
    """A stakeholder is none after all."""

    id: str

    def run(self, context: Context) -> None:
        context.put(Stakeholder, wanted(context, self.id).id, archived=True)


@dataclass(frozen=True)
class MakeCard:
    """A card in Forslag says what is done about a stakeholder. However many walls make it, it is one; one that was
    taken down hangs again."""

    id: str

    def run(self, context: Context) -> None:
        one = wanted(context, self.id)
        if context.board.cards.get(card_id(one.id)):
            context.put(Card, card_id(one.id), archived=False)
            return
        title = f"{one.name}: {_(advised(one).deed)}"
        told = [_("Gjelder «{title}».").format(title=about(context.board, _map_wanted(context, one.map)))]
        if one.expectation:
            told.append(_("De forventer: {text}").format(text=one.expectation))
        AddCard(card_id(one.id), title, fields={"problem": " ".join(told)}).run(context)


def wanted(context: Context, id_: str) -> Stakeholder:
    """Raises Refused(GONE) when it does not hang, or its map or card does not."""
    one = context.wanted(Stakeholder, id_)
    _map_wanted(context, one.map)
    return one


def _map_wanted(context: Context, id_: str) -> Stakeholdermap:
    known = hanging(context.board, id_)
    if known is None:
        raise Refused(Kind.GONE)
    return known


def _begin(context: Context, map_: str, card: str) -> None:
    """The map hangs from now on. Raises Refused(GONE) where it was taken down, or its card was."""
    known = hanging(context.board, map_)
    if known is None:
        if map_ != map_id(card):
            raise Refused(Kind.GONE)
        context.wanted(Card, card)
        context.put(Stakeholdermap, map_, card=card, begun=context.now_ms, archived=False)
    elif known.archived:
        context.put(Stakeholdermap, map_, archived=False)
