"""What people do with the whys of a card. Nothing moves and nothing is written over; walls without trees are told the
first five of the way that was followed."""

from dataclasses import dataclass
from itertools import zip_longest

from board.catalogue import _
from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.why.record import Why, Whys
from board.kinds.why.tree import LINES, Tree, grown
from board.log.change import Json
from board.order import last

WHYS_LIMIT = 200


@dataclass(frozen=True)
class AskWhy:
    """A card gets an answer to why: under the why `parent`, or right under the problem. Another tool goes on from a
    text of its own with an id that follows from it; an answer that was taken away hangs again."""

    id: str
    card: str
    text: str
    parent: str = ""
    cause: bool = False
    """it is said to be the root cause at once"""

    def run(self, context: Context) -> None:
        tree = _Growing(context, self.card)
        if self.id in tree.now.whys:
            return  # the second of two taps
        if len(tree.now.whys) >= WHYS_LIMIT:
            raise Refused(Kind.WHYS_FULL, limit=WHYS_LIMIT)
        if self.parent and self.parent not in tree.now.whys:
            raise Refused(Kind.GONE)
        beside = tree.now.below.get(self.parent, ())
        told: dict[str, Json] = {
            "text": wanted_line(self.text, Kind.WHY_MISSING),
            "parent": self.parent,
            "position": last(beside),
        }
        told["cause"] = context.now_ms if self.cause else 0
        tree.put(self.id, **told, archived=False)
        tree.settle()


@dataclass(frozen=True)
class RewriteWhy:
    """An answer is said in other words."""

    card: str
    why: str
    text: str

    def run(self, context: Context) -> None:
        tree = _Growing(context, self.card, self.why)
        tree.put(self.why, text=wanted_line(self.text, Kind.WHY_MISSING))
        tree.settle()


@dataclass(frozen=True)
class MarkCause:
    """A why is the root cause, or is it not after all. There may be several; the way leads to the latest."""

    card: str
    why: str
    marked: bool = True

    def run(self, context: Context) -> None:
        tree = _Growing(context, self.card, self.why)
        if bool(tree.now.whys[self.why].cause) != self.marked:
            tree.put(self.why, cause=context.now_ms if self.marked else 0)
        tree.settle()


@dataclass(frozen=True)
class RemoveWhy:
    """An answer is taken away. Those below it stay, and hang where it hung."""

    card: str
    why: str

    def run(self, context: Context) -> None:
        tree = _Growing(context, self.card, self.why)
        tree.put(self.why, archived=True)
        tree.settle()


@dataclass(frozen=True)
class ActOnCause:
    """A card in Forslag is born of a why. It bears the why's id: made on two walls it is one card. One that was taken
    down hangs again."""

    card: str
    why: str

    def run(self, context: Context) -> None:
        tree = _Growing(context, self.card, self.why)
        born = context.board.cards.get(self.why)
        if born is None:
            problem = _("Årsaken til «{title}».").format(title=context.wanted(Card, self.card).title)
            AddCard(self.why, tree.now.whys[self.why].text, fields={"problem": problem}).run(context)
        elif born.archived:
            context.put(Card, self.why, archived=False)
        tree.settle()


class _Growing:
    """The tree of a card while one command works at it. What stood in the card's lines alone becomes whys of their
    own first, with ids that follow from where they stood: two walls that do so make the same. Raises Refused(GONE)
    where the card, or the why, does not hang."""

    def __init__(self, context: Context, card: str, why: str = "") -> None:
        self._context, self._card = context, context.wanted(Card, card)
        self._ever = {one.id: one for one in context.board.of(Whys).ever(card)}
        self.now = self._grow()
        if why and why not in self.now.whys:
            raise Refused(Kind.GONE)
        for one in self.now.written:
            told: dict[str, Json] = {"text": one.text, "parent": one.parent, "cause": one.cause}
            self.put(one.id, **told, archived=False)

    def put(self, id_: str, **fields: Json) -> None:
        told = {"card": self._card.id, **fields}
        self._context.put(Why, id_, **told)
        before = self._ever.get(id_) or Why(id=id_)
        self._ever[id_] = before.model_copy(update=Why.check(told))
        self.now = self._grow()

    def settle(self) -> None:
        """Say to walls without trees what they see."""
        self._card = self._card.model_copy(update=dict.fromkeys(LINES, ""))
        way = self._grow().way[: len(LINES)]
        lines = {field: why.text if why else "" for field, why in zip_longest(LINES, way)}
        self._context.put(Card, self._card.id, **lines)

    def _grow(self) -> Tree:
        return grown(self._card, self._ever.values())
