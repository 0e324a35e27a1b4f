"""Builds of the centre in each of which something is told that must not be: what the attacker has to find."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import Connection, select

from board import privacy
from board.kinds.card.record import Card
from board.privacy import Told, Word
from sync.server import offering
from sync.server.prints import documentation
from sync.server.reports import extract_tables, extracts, weeks, wellbeing, work_environment
from sync.server.reports.extract_tables import TABLES

Plant = Callable[[pytest.MonkeyPatch], None]
_C = Card.table.c


@dataclass(frozen=True, slots=True)
class Counted(Told):
    """Somebody has kept the counts."""

    green: int = 0


def _counting(green: int, pink: int, red: int, *, threshold: int, hidden: bool = False) -> Told | None:
    told = privacy.tell(green, pink, red, threshold=threshold, hidden=hidden)
    return told and Counted(told.laid, told.words, green)


def tenths_in_the_tables(patch: pytest.MonkeyPatch) -> None:
    honest = extracts._told

    def leaky(one: Told | None) -> list[Any]:
        said = honest(one)
        if isinstance(one, Counted):
            said[2] = f"{said[2]} ({round(10 * one.green / one.laid)}0 %)"
        return said

    patch.setattr(wellbeing, "_tell", _counting)
    patch.setattr(extracts, "_told", leaky)


def _of_green(some: Any) -> dict[int, int]:
    """How many green balls each unit laid."""
    found: dict[int, int] = {}
    for cell in some:
        found[cell.unit] = found.get(cell.unit, 0) + (cell.told.green if cell.told else 0)
    return found


def order_by_the_counts(patch: pytest.MonkeyPatch) -> None:
    honest = weeks.of_units

    class Sorted(dict[str, Word | None]):
        green = 0

    def keeping(some: Any) -> dict[int, Any]:
        cells, found = list(some), {}
        for unit, words in honest(cells).items():
            found[unit] = Sorted(words)
            found[unit].green = _of_green(cells)[unit]
        return found

    patch.setattr(wellbeing, "_tell", _counting)
    patch.setattr(weeks, "of_units", keeping)
    patch.setattr(weeks, "heaviness", lambda words, lately: (getattr(words, "green", 0),))


def sums_that_hold_the_hidden(patch: pytest.MonkeyPatch) -> None:
    """As is usual: a cell that is not told is left blank, but a sum over several holds it."""
    honest = wellbeing._cell

    def keeping(row: Any) -> Any:
        word = privacy.word(row.green, row.red, max(row.green + row.pink + row.red, privacy.TOLD_FROM))
        return _Kept(honest(row), Told(1, tuple(int(one == word) for one in Word)))

    def naive(some: Any) -> Told | None:
        if len(some) == 1 or not any(cell.told for cell in some):
            return some[0].told if some else None
        return privacy.together(cell.told or cell.raw for cell in some)

    patch.setattr(wellbeing, "_cell", keeping)
    patch.setattr(wellbeing, "together", naive)


class _Kept:
    def __init__(self, cell: wellbeing.Cell, raw: Told) -> None:
        self.unit, self.week, self.goal, self.words, self.told = cell
        self.raw = raw


def what_a_card_was_born_of_on_paper(patch: pytest.MonkeyPatch) -> None:
    honest = work_environment.of_units

    def telling(tx: Connection, *args: Any, **more: Any) -> Any:
        red = {(row.unit, row.id) for row in tx.execute(select(_C.unit, _C.id).where(_C.goal != ""))}
        return {
            topic: [replace(one, origin="red") if (one.unit, one.card) in red else one for one in some]  # type: ignore[arg-type]
            for topic, some in honest(tx, *args, **more).items()
        }

    patch.setattr(work_environment, "of_units", telling)
    patch.setitem(documentation.ORIGINS, "red", "et rødt svar")  # type: ignore[arg-type]


def what_a_card_was_born_of_in_the_tables(patch: pytest.MonkeyPatch) -> None:
    _with(patch, "cards", extract_tables.Column("goal", "text", "Mål", "Målet det kom fra", _C.goal))


def the_second_a_card_was_made(patch: pytest.MonkeyPatch) -> None:
    _with(patch, "cards", extract_tables.Column("at", "moment", "Laget", "Da det ble laget", _C.created))


def the_second_a_meeting_began(patch: pytest.MonkeyPatch) -> None:
    began = extract_tables.Column("at", "moment", "Begynte", "Da det begynte", extract_tables._M.started)
    _with(patch, "meetings", began)


def cards_in_the_order_they_were_made(patch: pytest.MonkeyPatch) -> None:
    honest = work_environment.of_units

    def ordered(tx: Connection, *args: Any, **more: Any) -> Any:
        made = {(row.unit, row.id): row.created for row in tx.execute(select(_C.unit, _C.id, _C.created))}
        found = honest(tx, *args, **more)
        return {topic: sorted(some, key=lambda one: made[one.unit, one.card]) for topic, some in found.items()}

    patch.setattr(work_environment, "of_units", ordered)


def what_is_shared_before_its_card_is_told_of(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(offering, "_told", lambda kind, now_ms: [])


def what_is_shared_in_the_order_it_was_written(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(offering, "_newest", lambda one: (-one.made, one.words.id))


def _with(patch: pytest.MonkeyPatch, table: str, column: extract_tables.Column) -> None:
    patch.setitem(TABLES, table, replace(TABLES[table], columns=(*TABLES[table].columns, column)))


PLANTED: dict[Plant, str] = {
    tenths_in_the_tables: "tabell wellbeing",
    order_by_the_counts: "side /enheter",
    sums_that_hold_the_hidden: "side /",
    what_a_card_was_born_of_on_paper: "dokumentasjon",
    what_a_card_was_born_of_in_the_tables: "tabell cards",
    the_second_a_card_was_made: "tabell cards",
    the_second_a_meeting_began: "tabell meetings",
    cards_in_the_order_they_were_made: "dokumentasjon",
    what_is_shared_before_its_card_is_told_of: "tavla i en søsterenhet",
    what_is_shared_in_the_order_it_was_written: "tavla i en søsterenhet",
}
"""Each with a place where it must be found."""
