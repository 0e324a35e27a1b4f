"""A story that another unit shares hangs in the frame of the idle view, quietly, with whose it is."""

from collections.abc import Iterable

from kiosk.parts import tale
from kiosk.resting import Framed
from kiosk.screens.offers import words
from kiosk.state import State

PLACE = 20
MOST = 12
"""So many of the newest hang there one after the other."""


def framed(state: State) -> Iterable[Framed]:
    """Those that nobody here has put aside."""
    passed = {*state.board.own.offers_passed}
    stories = [one for one in state.board.neighbours.offers if one.kind == "story" and one.id not in passed]
    return [
        Framed(
            over=words.what(one),
            title=one.title,
            words=words.told(one),
            figure=tale.gain(one),
            beside=tale.became(one) or tale.change(one),
            below=words.below(one),
        )
        for one in stories[:MOST]
    ]
