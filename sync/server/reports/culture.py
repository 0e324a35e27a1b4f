"""What may be told of culture analyses, by unit and statement. The only place at the centre that reads the sums.

    found = of_units(tx, organisation, now_ms)[unit]
    found.rows[0].now, found.rows[0].steps         a word of the scale, and how many words are left to go

A wall's sum is told as one word by itself or not at all, under the same thresholds and as late as the votes of the
week (`sync.server.reports.wellbeing`); of several walls in one week the word in the middle. A way is the difference
of two told words, so it tells nothing that they do not. Sorted by words alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, select, true

from board import privacy
from board.board import Board
from board.catalogue import N_
from board.kinds.culture.index import Culture, Statements
from board.kinds.culture.record import Score, Side, Statement, Survey
from board.kinds.unit import UNIT_ID, Unit
from board.privacy import Word
from sync.server.db.tables import lowerings, organisations, units
from sync.server.reports import tenancy
from sync.server.reports.period import untold

_S, _Q, _U, _L = Score.table.c, Survey.table.c, Unit.table.c, lowerings.c
_LOWERED = (
    select(func.max(_L.threshold))
    .where(_L.organisation == units.c.organisation, _L.week >= _S.week)
    .correlate(Score.table, units)
    .scalar_subquery()
)


WORDS = {
    Word.BAD: N_("stemmer ikke"),
    Word.MOSTLY_BAD: N_("stemmer dårlig"),
    Word.MIXED: N_("stemmer delvis"),
    Word.MOSTLY_GOOD: N_("stemmer godt"),
    Word.GOOD: N_("stemmer helt"),
}
"""The words of the scale as they are said of a statement."""


class ToldRow(NamedTuple):
    """One statement. A side is None where nobody was asked, too few answered, or the week is not over."""

    text: str
    now: Word | None = None
    wanted: Word | None = None
    statement: str = ""

    @property
    def steps(self) -> int | None:
        """So many words are left to go."""
        return None if self.now is None or self.wanted is None else self.wanted - self.now


@dataclass(frozen=True)
class ToldCulture:
    """The statements of a unit, the longest way first, and the surveys that were held, the latest first."""

    rows: tuple[ToldRow, ...]
    surveys: tuple[Survey, ...]

    @property
    def longest(self) -> tuple[ToldRow, ...]:
        """Those with most left to go: often several, and nothing tells more between them."""
        most = self.rows[0].steps
        return tuple(row for row in self.rows if most and row.steps == most)


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, ToldCulture]:
    """Of each unit of an organisation that has statements, or of some of them."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, {Statement.kind: true(), Survey.kind: true()})
    words = _words(boards, _rows(tx, organisation, now_ms, of))
    found = {number: _told(board, words.get(number, {})) for number, board in boards.items()}
    return {number: told for number, told in found.items() if told.rows}


_Words = dict[tuple[str, Side], Word]


def _told(board: Board, words: _Words) -> ToldCulture:
    some = [
        ToldRow(one.text, words.get((one.id, "now")), words.get((one.id, "wanted")), one.id)
        for one in board.of(Statements).hung
    ]
    rows = sorted(some, key=lambda row: (row.steps is None, -(row.steps or 0)))
    return ToldCulture(tuple(rows), tuple(reversed(board.of(Culture).asked)))


def _words(boards: Mapping[int, Board], rows: Sequence[Any]) -> dict[int, _Words]:
    """Of each statement and side the word of the latest week of which one may be told, as it was asked about."""
    weeks: dict[tuple[int, str, Side], tuple[str, list[Word]]] = {}
    for unit, week, survey, statement, side, laid, points, hidden, *thresholds in rows:
        if not _asked(boards[unit], survey, statement):
            continue
        threshold = max(known for known in thresholds if known is not None)
        said = privacy.tell_score(laid, points, threshold=threshold, hidden=hidden)
        if said is None:
            continue
        key = unit, statement, side
        if key not in weeks or weeks[key][0] < week:
            weeks[key] = week, []
        if weeks[key][0] == week:
            weeks[key][1].append(said)
    found: dict[int, _Words] = {}
    for (unit, statement, side), (_week, some) in weeks.items():
        found.setdefault(unit, {})[statement, side] = privacy.middle(some)
    return found


def _asked(board: Board, survey: str, statement: str) -> bool:
    """Whether a survey asked about a statement in the words it has now."""
    asked, now = board.of(Culture).surveys[survey], board.of(Statements).get(statement)
    return bool(now and asked.asks(statement, now.text))


def _rows(tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None) -> Sequence[Any]:
    sums = (_S.unit, _S.week, _S.survey, _S.statement, _Q.side, _S.laid, _S.points, _S.hidden)
    thresholds = (organisations.c.threshold, _U.threshold.label("own"), _S.threshold.label("frozen"))
    query = (
        select(*sums, *thresholds, _LOWERED.label("lowered"))
        .join_from(units, organisations, units.c.organisation == organisations.c.id)
        .join(Score.table, _S.unit == units.c.id)
        .join(Survey.table, and_(_Q.unit == units.c.id, _Q.id == _S.survey))
        .outerjoin(Unit.table, and_(_U.unit == units.c.id, _U.id == UNIT_ID))
        .where(tenancy.within(organisation, of), _S.week < untold(now_ms))
        .where(_S.archived.is_(False), _Q.archived.is_(False))
        .order_by(_S.unit, _S.week)
    )
    return tx.execute(query).all()
