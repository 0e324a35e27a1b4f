"""Dots are given by the group that stands there. They lie in the hand of the wall, as numbers alone, until the group
is done: then it is said once how many each cause has, so that neither time nor order of a dot is kept or sent.

A wall counts its own dots. Two walls that gave dots apart have both given them: then there are more than the group
had, which is shown and takes none of them away.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from board import local
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.fishbone.commands import cause_wanted
from board.kinds.fishbone.index import Fishbones, GivenDots, dots_of, in_hand
from board.kinds.fishbone.record import DOTS_LIMIT, Causedots
from board.limits import made_of
from board.own import Own


@dataclass(frozen=True)
class GiveDot:
    """A cause gets one dot more."""

    cause: str

    def run(self, context: Context) -> None:
        cause = cause_wanted(context, self.cause)
        fish, dots = context.board.of(Fishbones).get(cause.fishbone), dots_of(context.board, cause.fishbone)
        if fish is None or sum(dots.values()) >= fish.dots:
            raise Refused(Kind.NO_DOTS_LEFT)
        _hold(context, cause.fishbone, cause.id, 1)


@dataclass(frozen=True)
class TakeDot:
    """A cause gets one dot less."""

    cause: str

    def run(self, context: Context) -> None:
        cause = cause_wanted(context, self.cause)
        if not dots_of(context.board, cause.fishbone)[cause.id]:
            raise Refused(Kind.NO_DOT_THERE)
        _hold(context, cause.fishbone, cause.id, -1)


@dataclass(frozen=True)
class SayDots:
    """The group is done: what lies in the hand of the wall is said, and the hand is empty."""

    fish: str

    def run(self, context: Context) -> None:
        device = str(local.get(context.tx, "_device"))
        held = in_hand(context.board, self.fish)
        for cause in sorted(held):
            _say(context, self.fish, cause, int(held[cause]), device)
        context.keep(Own(dots={self.fish: None}))


def _hold(context: Context, fish: str, cause: str, more: int) -> None:
    """So many more than are seen lie in the hand of the wall: where two walls took back one dot, the next that is
    given is seen all the same."""
    said = sum(one.given for one in context.board.of(GivenDots).of(fish) if one.cause == cause)
    held = dict(in_hand(context.board, fish)) | {cause: dots_of(context.board, fish)[cause] + more - said}
    context.keep(Own(dots={fish: _sorted(held) or None}))


def _sorted(held: Mapping[str, int]) -> dict[str, int]:
    """By the cause: which came first is not kept."""
    return {cause: dots for cause, dots in sorted(held.items()) if dots}


def _say(context: Context, fish: str, cause: str, more: int, device: str) -> None:
    """In the wall's own count alone, which is less than none where it took back what others gave."""
    own = made_of(cause, device)
    known = next((one.given for one in context.board.of(GivenDots).of(fish) if one.id == own), 0)
    given = max(-DOTS_LIMIT, min(DOTS_LIMIT, known + more))
    context.put(Causedots, own, fishbone=fish, cause=cause, given=given, archived=False)
