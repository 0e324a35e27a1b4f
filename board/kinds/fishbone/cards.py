"""From a cause to a card: what shall be done about it."""

from dataclasses import dataclass

from board.catalogue import _
from board.context import Context
from board.kinds.card.commands import above
from board.kinds.card.record import Card
from board.kinds.fishbone.commands import cause_wanted
from board.kinds.fishbone.index import Fishbones, action_id, problem


@dataclass(frozen=True)
class MakeAction:
    """A cause becomes a card, topmost in Forslag. The card's id follows from the cause's: however many walls make it,
    it is one. One that was taken down hangs again."""

    cause: str

    def run(self, context: Context) -> None:
        cause = cause_wanted(context, self.cause)
        id_ = action_id(cause.id)
        known = context.board.cards.get(id_)
        if known is not None:
            context.put(Card, id_, archived=False)
            return
        fish = context.board.of(Fishbones).get(cause.fishbone)
        said = problem(context.board, fish) if fish else ""
        context.put(
            Card,
            id_,
            title=cause.text,
            problem=_("En årsak til «{title}».").format(title=said),
            position=above(context, "suggestion"),
            created=context.now_ms,
            moved=context.now_ms,
        )
