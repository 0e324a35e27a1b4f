"""A further wall that asks to hang in this unit, and what became of it. The centre writes it on the unit's own board,
so that every wall learns of it, also one that was away; a wall writes `answer` and nothing else.
"""

from typing import ClassVar, Literal

from board.records.record import Line, Millis, Name, Record


class Newcomer(Record):
    """`code` stands on the new wall too. It has waited since `asked`, for as long as `until`; `role` is that of who
    let it in first, never a name. A wall that hangs here says yes or no in `answer`; the centre clears the answer of
    one that is `young` itself. It has `came`, and by whose word: a wall's, two people's, or the command line's; or it
    is `gone`, denied by somebody."""

    guarded: ClassVar[frozenset[str]] = frozenset({"answer"})

    name: Line = ""
    code: Name = ""
    asked: Millis = 0
    until: Millis = 0
    role: Literal["", "coordinator", "operator"] = ""
    answer: Literal["", "yes", "no"] = ""
    young: bool = False
    came: Millis = 0
    by: Literal["", "wall", "people", "command"] = ""
    gone: Millis = 0
