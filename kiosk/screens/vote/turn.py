"""The turn of the person at the vases: which goal is rated now, and what «Angre siste» may take back.

What was laid in a turn is nowhere else than here, and only for as long as it can be taken back: `forget` drops it
when the next person comes, after a while, and when the screen is left. Knows nothing of Kivy.

    turn = Turn(); turn.lay("green"); turn.skip()
    turn.at             -> 2
    turn.take_back()    -> None      the second goal was stood over
"""

from __future__ import annotations

from collections.abc import Sequence

from board.ballot import Answer


class Turn:
    """`at` is the place of the goal that is rated now; as many as there are goals: the person is done."""

    def __init__(self) -> None:
        self.at = 0
        self._laid: list[Answer | None] = []

    def lay(self, answer: Answer) -> None:
        """A ball that says this lies in the vase."""
        self._laid.append(answer)
        self.at += 1

    def skip(self) -> None:
        """Stand over this goal: nothing is laid, and nothing but this turn knows."""
        self._laid.append(None)
        self.at += 1

    @property
    def can_take_back(self) -> bool:
        return bool(self._laid)

    @property
    def last(self) -> Answer | None:
        """What the step before this one was: a ball that says this, or None for a goal that was stood over."""
        return self._laid[-1]

    def take_back(self) -> Answer | None:
        """Undo `last` and return it."""
        self.at -= 1
        return self._laid.pop()

    def forget(self) -> None:
        """Nothing can be taken back any more; where the person stands stays."""
        self._laid.clear()

    def begin(self, at: int = 0) -> None:
        """The next person, at the first goal; or whoever was interrupted, at this one."""
        self.forget()
        self.at = at


def interrupted(laid: Sequence[int]) -> int | None:
    """The place of the goal at which somebody may have been interrupted, or None.

    Somebody who was, left one ball more in the vases before than in the ones after. So did anybody who stood over the
    last goals: the counts cannot tell the two apart, therefore people are asked, and nothing is done by itself.
    """
    fullest = max(laid, default=0)
    after = max((place + 1 for place, count in enumerate(laid) if count == fullest), default=0)
    return after if fullest and after < len(laid) else None
