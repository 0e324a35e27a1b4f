"""What the unit decides about its board, and what this wall remembers."""

from collections.abc import Mapping
from dataclasses import dataclass

from fractional_indexing import generate_key_between

from board.change import Json
from board.desk import Desk
from board.errors import Kind, Refused
from board.privacy import THRESHOLD
from board.records.unit import UNIT_ID


@dataclass(frozen=True)
class ChangeUnit:
    fields: Mapping[str, Json]

    def run(self, desk: Desk) -> None:
        if self.fields.get("threshold", THRESHOLD) < THRESHOLD:
            raise Refused(Kind.THRESHOLD_TOO_LOW)
        desk.put("unit", UNIT_ID, **self.fields)


@dataclass(frozen=True)
class WriteRule:
    """A tavleregel gets this text; a new one hangs last."""

    id: str
    text: str

    def run(self, desk: Desk) -> None:
        if not self.text.strip():
            raise Refused(Kind.TITLE_MISSING)
        fields: dict[str, Json] = {"text": self.text.strip()}
        if self.id not in desk.board.rules.items:
            hung = desk.board.rules.hung
            fields["position"] = generate_key_between((hung[-1].position or None) if hung else None, None)
        desk.put("rule", self.id, **fields)


@dataclass(frozen=True)
class RemoveRule:
    id: str

    def run(self, desk: Desk) -> None:
        if self.id not in desk.board.rules.items:
            raise Refused(Kind.GONE)
        desk.put("rule", self.id, archived=True)


@dataclass(frozen=True)
class AnswerNewcomer:
    """Whether a further wall, which waits for this word, may hang in the unit. `code` is what was seen on both."""

    id: str
    code: str
    yes: bool

    def run(self, desk: Desk) -> None:
        waiting = {n.id: n for n in desk.board.newcomers.waiting(desk.now_ms)}
        if self.id not in waiting or waiting[self.id].code != self.code:
            raise Refused(Kind.GONE)
        desk.put("newcomer", self.id, answer="yes" if self.yes else "no")


@dataclass(frozen=True)
class Keep:
    """This wall remembers a value under a name: a setting of the screen, half-typed text, how far the meeting is.

    Never logged, never sent. None forgets it.
    """

    name: str
    value: Json

    def run(self, desk: Desk) -> None:
        desk.keep(self.name, self.value)
