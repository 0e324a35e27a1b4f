"""The gains of quality, told in words: a number of the unit's own before and after, or a sentence. Never in hours,
and in no sum of any.

    for one in of_units(tx, organisation): one.title, one.said, one.holds

Names nobody: a sentence is the unit's own text.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, exists, true

from board import calendar
from board.board import Board
from board.catalogue import _
from board.formats import number
from board.kinds.card.record import Card
from board.kinds.quality.index import Better, Qualities
from board.kinds.quality.record import Quality
from sync.server.reports import hung, tenancy

_Q = Quality.table.c
_C = Card.table.c


@dataclass(frozen=True, slots=True)
class QualityGain:
    """`unit` is its number. `since` is the day it became better, or was hoped for where it has not; `holds` is False
    when it is better no longer, for `reason`. `card`: its subject can be read as a card."""

    unit: int
    subject: str
    title: str
    said: str
    won: bool
    holds: bool
    since: date
    reason: str
    card: bool


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None, subject: str = ""
) -> Sequence[QualityGain]:
    """Of all units of an organisation, or of one, or of one subject in it: what holds first, the latest first."""
    of_them = tenancy.numbers(organisation, of)
    only: dict[str, ColumnElement[bool]] = {
        Quality.kind: hung.with_card(_Q.unit, _Q.subject, now_ms) & (_Q.subject == subject if subject else true()),
        Card.kind: exists().where(_Q.unit == _C.unit, _Q.subject == _C.id) & hung.told(now_ms),
    }
    found = [
        _told(of, board, one)
        for of, board in Board.load_several(tx, of_them, only).items()
        for one in board.of(Qualities).subjects.values()
    ]
    return sorted(found, key=lambda one: (not one.won, not one.holds, -one.since.toordinal(), one.unit, one.subject))


def _told(unit: int, board: Board, one: Better) -> QualityGain:
    entry, card = one.latest, board.cards.get(one.id)
    own = next((said.title for said in reversed(board.of(Qualities).of(one.id)) if said.title), "")
    title = (card.title if card else "") or own or _("Uten tittel")
    since = one.since[0] if one.since else entry
    day = since.day or calendar.day(since.made)
    holds = one.holds or not one.since
    return QualityGain(unit, one.id, title, _said(entry), bool(one.since), holds, day, entry.reason, card is not None)


def _said(entry: Quality) -> str:
    """«11 → 4 fall i måneden», or the sentence."""
    if entry.value is None:
        return entry.note
    told = f"{number(entry.value)} {entry.measured}".strip()
    told = told if entry.before is None else f"{number(entry.before)} → {told}"
    return f"{told}. {entry.note}" if entry.note else told
