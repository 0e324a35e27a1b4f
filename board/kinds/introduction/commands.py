"""What people do with the first ten weeks: begin them, say what the board cannot see, and be done."""

from dataclasses import dataclass

from board.context import Context
from board.errors import Kind, Refused
from board.kinds.introduction.index import Introsteps, OwnIntroduction
from board.kinds.introduction.plan import day_key, plan
from board.kinds.introduction.record import INTRODUCTION, Introduction, Introstep


@dataclass(frozen=True)
class BeginIntroduction:
    """The ten weeks begin today; where they were left, they go on."""

    def run(self, context: Context) -> None:
        own = context.board.of(OwnIntroduction)
        if not own.under_way:
            began = own.it.began if own.begun else context.today
            context.put(Introduction, INTRODUCTION, began=str(began), ended=None, archived=False)


@dataclass(frozen=True)
class SayDone:
    """These steps, or course days, are done, or with `done` false not after all. What was said keeps its day."""

    keys: tuple[str, ...]
    done: bool = True

    def run(self, context: Context) -> None:
        if not context.board.of(OwnIntroduction).under_way:
            raise Refused(Kind.GONE)
        said = context.board.of(Introsteps).done
        for key in self.keys:
            if key not in _keys():
                raise Refused(Kind.GONE)
            if self.done != (key in said):
                context.put(Introstep, key, done=str(context.today) if self.done else None, archived=False)


@dataclass(frozen=True)
class EndIntroduction:
    """The unit is under way by itself."""

    def run(self, context: Context) -> None:
        if not context.board.of(OwnIntroduction).under_way:
            raise Refused(Kind.GONE)
        context.put(Introduction, INTRODUCTION, ended=str(context.today))


def _keys() -> frozenset[str]:
    weeks = plan().weeks
    return frozenset([*(s.key for w in weeks for s in w.steps), *(day_key(w.day) for w in weeks if w.day)])
