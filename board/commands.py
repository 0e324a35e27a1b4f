"""What can be done with any record, and what this wall alone remembers. What people do with one kind lies with it, in
`board.kinds`.

Commands are small frozen nouns that carry the ids they make and what the person saw. Each has `run(context)`, which
says what shall become true or raises Refused. A double tap is one change and a stale tap is refused, because the
command knows the world it was made in. No command knows a screen or a file.
"""

from dataclasses import dataclass

from board import local
from board.context import Context
from board.errors import Kind, Refused
from board.kinds import Record, kinds
from board.log import conflicts, log
from board.log.change import Json
from board.own import Own


@dataclass(frozen=True)
class Keep:
    """This wall remembers what is said here: a setting of the screen, half-typed text, how far the meeting is.

    Never logged, never sent. None forgets it.
    """

    own: Own

    def run(self, context: Context) -> None:
        context.keep(self.own)


@dataclass(frozen=True)
class TakeDown:
    """A record is archived. What belongs to it goes and comes back with it."""

    kind: type[Record]
    id: str

    def run(self, context: Context) -> None:
        if context.board.find(self.kind, self.id) is None:
            raise Refused(Kind.GONE)
        context.put(self.kind, self.id, archived=True)


@dataclass(frozen=True)
class BringBack:
    """What was taken down hangs where it hung."""

    kind: type[Record]
    id: str

    def run(self, context: Context) -> None:
        if context.board.find(self.kind, self.id) is None:
            raise Refused(Kind.GONE)
        context.put(self.kind, self.id, archived=False)


@dataclass(frozen=True)
class Undo:
    """Take back the action with this group, whatever it was: each field gets back the value it had, if nobody has
    changed it since. What another wall calls by the same name is not ours to take back. Raises Refused:
    NOTHING_TO_UNDO, or MOVED_AWAY when it is overtaken."""

    group: str

    def run(self, context: Context) -> None:
        ours = local.identities(context.tx)
        done = [c for c in log.of_group(context.tx, self.group) if c.device in ours]
        if not done:
            raise Refused(Kind.NOTHING_TO_UNDO)
        for change in done:
            record = kinds[change.kind]
            history = [c for c in log.of_record(context.tx, change.kind, change.record) if not conflicts.answers(c)]
            earlier = [c for c in history if c not in done]
            back: dict[str, Json] = {}
            for name in change.fields:
                if [c for c in history if name in c.fields][-1] not in done:
                    raise Refused(Kind.MOVED_AWAY)
                values = [c.fields[name] for c in earlier if name in c.fields]
                back[name] = values[-1] if values else record.blank()[name]
            if history[0] in done and not record.single:
                back = {"archived": True}  # it was made by this action: it is taken down, not emptied
            if why := record.built_on(context.board, change.record, back):
                raise Refused(why)
            context.put(record, change.record, **back)
