"""What a meeting goes through: its points, and which cards each of them is about. Pure."""

from collections import Counter

from board.board import Board
from board.kinds.card.record import Card
from board.kinds.card.rules import WEEK_MS, moved_here
from board.kinds.member import team
from board.kinds.unit import AGENDA, Item, Unit

QUIET_MS = 4 * WEEK_MS
"""So long may Kontrollere and Korrigere stand empty before the board says so."""
_MANY = 3


def points(unit: Unit) -> tuple[Item, ...]:
    """The points of the agenda that are on; all of them when a unit has switched every one off."""
    return tuple(item for item in unit.agenda if item.on) or AGENDA


def since_ms(board: Board, meeting: str) -> int:
    """When the meeting before this one began; 0 if this is the first. What is newer, is new to those present."""
    started = board.meetings.items[meeting].started if meeting in board.meetings.items else 0
    earlier = [m.started for m in board.meetings.held if m.id != meeting and m.started <= started]
    return max(earlier, default=0)


def new_suggestions(board: Board, meeting: str) -> tuple[Card, ...]:
    """What has been suggested since the last meeting and still hangs in Forslag, the first one first."""
    since = since_ms(board, meeting)
    upwards = reversed(board.cards.column("suggestion"))
    return tuple(sorted((c for c in upwards if c.created > since), key=lambda c: c.created))


def finished(board: Board, meeting: str) -> tuple[Card, ...]:
    """The cards that have been finished here since the last meeting, the first one first."""
    since = since_ms(board, meeting)
    upwards = reversed(board.cards.column("done"))
    return tuple(sorted((c for c in upwards if c.moved > since and moved_here(c)), key=lambda c: c.moved))


def unchecked(board: Board, now_ms: int) -> bool:
    """Whether work goes on but nothing is checked: Kontrollere and Korrigere are empty, and nothing has come
    through them for four weeks."""
    hang = board.cards.column
    if hang("check") or hang("act") or len(hang("plan")) + len(hang("do")) < _MANY:
        return False
    return all(now_ms - card.moved > QUIET_MS for card in hang("done"))


def names(board: Board) -> tuple[str, ...]:
    """Names that are known on this board: who has or had cards or works on them, those with most first, and then who
    kept it."""
    cards = [*board.cards.running.items.values(), *board.cards.finished.items.values()]
    teams = (name for card in cards for name in team(board, card.id))
    counts = Counter((*(card.responsible for card in cards if card.responsible), *teams))
    by_use = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(dict.fromkeys((*by_use, *board.meetings.keepers)))


def turns(board: Board) -> tuple[str, ...]:
    """Who may keep the board next, the one whose last turn is longest ago first; then others who are known."""
    waited = tuple(reversed(board.meetings.keepers))
    return tuple(dict.fromkeys((*waited, *names(board))))
