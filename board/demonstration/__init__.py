"""The demonstration: a year at Ytterskogen omsorgsboliger, hung up as the people there would have done it.

The content is told from today (see the head of assets/demonstration/ytterskogen.toml). Its commands are carried out
with the clock moved from moment to moment, so that histories, trends and undo are what they would have been. Knows
no screen; nothing but the demonstration uses it.

    board = hang_up(store, now_ms)            # the board of a new, empty store
    hang_up(store, now_ms, full=True)         # with sixty open cards
    hang_up(store, now_ms, level=True)        # under a leader group, and visited by its Leanveileder
    script()                                  # what a meeting held for show does
"""

from dataclasses import dataclass

from board.board import Board
from board.demonstration.hanging import hang, read
from board.store.store import Store


@dataclass(frozen=True)
class Script:
    """What a meeting held for show does. `votes` are [green, pink, red] for each goal."""

    present: int
    votes: tuple[tuple[int, int, int], ...]
    next_keeper: str
    suggestion_title: str
    red_card_title: str
    missed_why: str
    freed_for: str
    fallen_reason: str


def script() -> Script:
    told = read("ytterskogen")["today"]
    return Script(**{**told, "votes": tuple(tuple(vote) for vote in told["votes"])})


def hang_up(store: Store, now_ms: int, full: bool = False, level: bool = False) -> Board:
    """Fill a new, empty store with the year up to `now_ms`, in one transaction. Raises ValueError on a board that is
    in use."""
    told = read("ytterskogen")
    if full:
        told["card"] = told["card"] + read("ytterskogen-full")["card"]
    if level:
        told |= read("ytterskogen-nivaa")
    return hang(store, now_ms, told)
