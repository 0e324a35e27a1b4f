"""Undo of one action, whatever it was: each field gets back the value it had, if nobody has changed it since."""

from dataclasses import dataclass

from board import log, unseen
from board.board import Board
from board.change import Json
from board.desk import Desk
from board.errors import Kind, Refused
from board.records import Gain, Unit, kinds


@dataclass(frozen=True)
class Undo:
    """Take back the action with this group. Raises Refused: NOTHING_TO_UNDO, or MOVED_AWAY when it is overtaken."""

    group: str

    def run(self, desk: Desk) -> None:
        done = log.of_group(desk.tx, self.group)
        if not done:
            raise Refused(Kind.NOTHING_TO_UNDO)
        for change in done:
            history = [c for c in log.of_record(desk.tx, change.kind, change.record) if not unseen.answers(c)]
            back: dict[str, Json] = {}
            for name in change.fields:
                values = [c for c in history if name in c.fields]
                if values[-1].group != self.group:
                    raise Refused(Kind.MOVED_AWAY)
                earlier = [c for c in values if c.group != self.group]
                back[name] = earlier[-1].fields[name] if earlier else kinds[change.kind].blank()[name]
            if history[0].group == self.group and change.kind != Unit.kind:
                back = {"archived": True}  # it was made by this action: it is taken down, not emptied
            if change.kind == Gain.kind and _built_on(desk.board, change.record):
                raise Refused(Kind.MOVED_AWAY)
            desk.put(change.kind, change.record, **back)


def _built_on(board: Board, gain: str) -> bool:
    """Whether a later entry of the same subject was made knowing this one."""
    entry = board.gains.items[gain]
    return any(later.made > entry.made for later in board.gains.history(entry.subject))
