"""How far the meeting on this wall has come: the step, the card, the time. Pure, and never logged or sent.

It is kept among what belongs to this wall alone, so that a power cut does not end the meeting.

    session = board.own.meeting
    wall.keep(Own(meeting=session.pause(now_ms)))
"""

from collections.abc import Container
from dataclasses import dataclass, replace

FORGOTTEN_MS = 6 * 3_600_000
"""A meeting that has gone on for longer than this was never ended: nobody stands that long."""


@dataclass(frozen=True)
class Session:
    """`step` counts the points of the agenda that are on. `since_ms` is None while the meeting pauses.

    elapsed_ms  time used up to `since_ms`
    queue       ids of the cards of this step in the order they are taken; moving one must not change the order
    card        id of the one in focus; empty: the first
    voting      the vote was shown: once the vases are open the meeting goes on with the next step
    reminded    what falls due was told; the point it came before is taken
    """

    id: str
    step: int = 0
    elapsed_ms: int = 0
    since_ms: int | None = None
    queue: tuple[str, ...] = ()
    card: str = ""
    voting: bool = False
    reminded: bool = False

    @property
    def paused(self) -> bool:
        return self.since_ms is None

    def used_ms(self, now_ms: int) -> int:
        """Time the meeting has taken, pauses left out. A clock that was set back takes nothing away."""
        running = 0 if self.since_ms is None else max(0, now_ms - self.since_ms)
        return self.elapsed_ms + running

    def pause(self, now_ms: int) -> "Session":
        return replace(self, elapsed_ms=self.used_ms(now_ms), since_ms=None)

    def resume(self, now_ms: int) -> "Session":
        return self if self.since_ms is not None else replace(self, since_ms=now_ms)

    def moved(self, by_ms: int) -> "Session":
        """The clock was put forward by so much: the meeting has taken as long as before."""
        return self if self.since_ms is None else replace(self, since_ms=self.since_ms + by_ms)

    def anew(self, now_ms: int) -> "Session":
        """With the whole time ahead, for those who take up a meeting that was left."""
        return replace(self, elapsed_ms=0, since_ms=now_ms)

    def place(self, there: Container[str]) -> tuple[tuple[str, ...], int]:
        """Those of the queue that are still there, and the place of the one in focus: if that one is gone, of the
        one that came after it. (-1 when nothing is left.)"""
        left = tuple(id_ for id_ in self.queue if id_ in there)
        before = self.queue[: self.queue.index(self.card)] if self.card in self.queue else ()
        return left, min(sum(id_ in there for id_ in before), len(left) - 1)

    def to(self, step: int, queue: tuple[str, ...] = ()) -> "Session":
        """At another step, with the first of these cards in focus."""
        return replace(self, step=step, queue=queue, card="", voting=False)
