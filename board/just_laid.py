"""The balls of the turn that goes on may come out again, and no others: whoever does not know what lies in a vase
would learn it from whether a ball of that colour comes out. They are known to the running wall alone and to no file,
only for as long as a turn lasts, and no longer than until somebody else lays one: of a queue no order is known.

    keep(vase, Ball("g0", "red", 3, at_ms))        it was laid, as the third
    take(vase, Ball("g0", "red", 3, at_ms))        whether just that one was the last; whoever is wrong asks once
"""

from typing import NamedTuple

from board.store.vase import Vase

TURN_MS = 90_000
"""So long after a ball is laid may it, and those of the same turn, come out again."""


class Ball(NamedTuple):
    """`of`: how many then lay in the vase; `at_ms`: as the machine has run."""

    subject: str
    answer: str
    of: int
    at_ms: int


def keep(vase: Vase, ball: Ball) -> None:
    """It was laid. What was to be and was not stored lay as high."""
    before = of_turn(vase, ball.at_ms)
    before[:] = [one for one in before if one.subject != ball.subject or one.of < ball.of]
    if any(one.subject == ball.subject for one in before):  # in a turn one ball is laid for each subject
        before.clear()
    before.append(ball)


def take(vase: Vase, ball: Ball) -> bool:
    """Whether it is the one that was laid last; it is that no more."""
    balls = of_turn(vase, ball.at_ms)
    if not balls or balls.pop()[:3] != ball[:3]:
        return False
    if balls:
        balls[-1] = balls[-1]._replace(at_ms=ball.at_ms)
    return True


def of_turn(vase: Vase, now_ms: int) -> list[Ball]:
    """The last one last; of a turn that is over nothing is known."""
    balls: list[Ball] = vase.just
    if balls and not 0 <= now_ms - balls[-1].at_ms < TURN_MS:
        balls.clear()
    return balls
