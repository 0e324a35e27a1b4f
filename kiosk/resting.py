"""What the idle view shows: each tool says so itself, in the file `resting.py` of its screen's folder.

A tool that is new edits nothing here. kiosk/screens/story/resting.py is all of it:

    PLACE = 10

    def framed(state: State) -> Iterable[Framed]:
        return [Framed(_("God historie"), story.title, story.words) for story in state.board.of(Stories).hung]

`framed` is what hangs in the frame, one after the other, all tools' by their `PLACE`; `said` is what stands large
beside it: that of the first tool that has anything to say. Either may be left out. Every ten minutes the next comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from board.told import told_in
from kiosk.parts.newcomers import told
from kiosk.state import State

EACH_MS = 10 * 60_000
"""So long hangs one of them before the next."""

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """A sentence large on the wall, and in small letters over it whose it is: «Slik vil vi ha det hos oss»."""

    over: str
    text: str


@dataclass(frozen=True)
class Framed:
    """What hangs in the frame.

    over    what it is: «God historie fra Solbakken»
    words   a few sentences; what finds no room ends with …
    figure  on honey, «2 timer i uka», and `beside` it what became of them; either may be empty
    below   whose it is, in the smallest letters
    """

    over: str
    title: str
    words: str = ""
    figure: str = ""
    beside: str = ""
    below: str = ""


def may_rest(state: State) -> bool:
    """Whether the board may hang back: it was read and can be stored, has goals, no meeting and no vote goes on,
    nothing that protects people is still to be told, and nobody here has turned it off."""
    board = state.board
    goes_on = board.own.meeting or (board.vote and board.vote.ballot.going(board, board.vote.occasion))
    shows = board.own.rests and state.opened and board.goals.written
    return bool(shows and not (goes_on or state.trouble or told(state)))


def said(state: State) -> Said | None:
    """The sentence of the moment."""
    return _of_the_moment(next((some for one in _tools() if (some := _asked(one, "said", state))), []), state)


def framed(state: State) -> Framed | None:
    """What hangs in the frame at the moment."""
    return _of_the_moment([each for one in _tools() for each in _asked(one, "framed", state)], state)


def _of_the_moment(some: Sequence[T], state: State) -> T | None:
    return some[state.now_ms // EACH_MS % len(some)] if some else None


def _asked(tool: Any, what: str, state: State) -> list[Any]:
    find = getattr(tool, what, None)
    found: Iterable[Any] = find(state) if find else ()
    return list(found)


def _tools() -> list[Any]:
    return sorted(told_in("kiosk.screens", "resting"), key=lambda module: (module.PLACE, module.__name__))
