"""A tavleregel is one of the unit's own board rules, shown in the meeting."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from board.catalogue import N_
from board.context import Context
from board.errors import Kind, Refused
from board.index import Records
from board.limits import seen
from board.log.change import Json
from board.order import last
from board.record import Line, Position, Record


class Rule(Record):
    """One of the unit's board rules."""

    word: ClassVar[str] = N_("tavleregel")

    text: Line = ""
    position: Position = ""
    """rules hang by (position, id)"""


class Rules(Records[Rule], of=Rule):
    @cached_property
    def hung(self) -> tuple[Rule, ...]:
        shown = [rule for rule in self.items.values() if not rule.archived and rule.text]
        return tuple(sorted(shown, key=lambda rule: (rule.position, rule.id)))


@dataclass(frozen=True)
class WriteRule:
    """A tavleregel gets this text; a new one hangs last."""

    id: str
    text: str

    def run(self, context: Context) -> None:
        if not seen(self.text):
            raise Refused(Kind.TITLE_MISSING)
        fields: dict[str, Json] = {"text": seen(self.text)}
        if self.id not in context.board.rules.items:
            fields["position"] = last(context.board.rules.hung)
        context.put(Rule, self.id, **fields)
