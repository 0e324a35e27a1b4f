"""The account of gains from before Tavle, as it is kept: brought in whole or not, each figure by its day.

The same figures a second time change nothing; others for a day that is known replace what stood there, and the audit
says both. `board.importing.figures` reads them out of a spreadsheet.

    sheet = figures.read(content, today)
    for change in compare(tx, organisation, sheet.figures): …
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select

from board.catalogue import _
from board.formats import full_day, number
from board.importing.figures import Figure
from sync.server.access import audit
from sync.server.db.tables import history

_SOURCE = 120


@dataclass(frozen=True)
class Change:
    """What a figure does to what is known: `was` is None for a new day, and `figure` itself when nothing changes."""

    figure: Figure
    was: Figure | None

    @property
    def kind(self) -> Literal["new", "changed", "same"]:
        if self.was is None:
            return "new"
        return "same" if self.was == self.figure else "changed"


def with_sources(tx: Connection, organisation: int) -> Sequence[Row[Any]]:
    """Each figure as it was brought in, with where it came from, by day."""
    return tx.execute(select(history).where(history.c.organisation == organisation).order_by(history.c.day)).all()


def known(tx: Connection, organisation: int) -> dict[date, Figure]:
    """What has been told of an organisation, by day."""
    query = select(history.c.day, history.c.identified_fte, history.c.realised_fte)
    rows = tx.execute(query.where(history.c.organisation == organisation).order_by(history.c.day))
    return {row.day: Figure(*row) for row in rows}


def compare(tx: Connection, organisation: int, figures: Sequence[Figure]) -> tuple[Change, ...]:
    """What bringing these in would do."""
    before = known(tx, organisation)
    return tuple(Change(figure, before.get(figure.day)) for figure in figures)


def bring_in(
    tx: Connection, organisation: int, figures: Sequence[Figure], source: str, *, who: str, now_ms: int
) -> tuple[Change, ...]:
    """Keep the figures; returns what that changed."""
    done = tuple(change for change in compare(tx, organisation, figures) if change.kind != "same")
    if not done:
        return ()
    _forget(tx, organisation, [change.figure.day for change in done])
    mine = {"organisation": organisation, "source": source[:_SOURCE], "made_ms": now_ms}
    values = [
        {"day": c.figure.day, "identified_fte": c.figure.identified, "realised_fte": c.figure.realised} for c in done
    ]
    tx.execute(insert(history), [mine | value for value in values])
    about = f"{source[:_SOURCE]}: {'; '.join(map(told, done))}"
    audit.note(tx, organisation, who, "history_imported", about, now_ms)
    return done


def take_out(tx: Connection, organisation: int, day: date, *, who: str, now_ms: int) -> tuple[Figure, str]:
    """A figure that should not have been brought in; returns it with its source. Raises LookupError when nothing is
    known of that day."""
    was = known(tx, organisation).get(day)
    if was is None:
        raise LookupError(day)
    source = tx.scalar(select(history.c.source).where(history.c.organisation == organisation, history.c.day == day))
    _forget(tx, organisation, [day])
    audit.note(tx, organisation, who, "history_imported", _("tatt ut: {said}", said=_said(was)), now_ms)
    return was, str(source)


def put_back(
    tx: Connection, organisation: int, figure: Figure, source: str, *, who: str, taken_ms: int, now_ms: int
) -> bool:
    """One that they took out then; returns whether it was out still. Raises LookupError where another has come for
    its day, or somebody else has changed the account since: they may have taken it out anew."""
    there = known(tx, organisation).get(figure.day)
    if there is None and not audit.somebody_else(tx, organisation, who, "history_imported", taken_ms):
        return bool(bring_in(tx, organisation, [figure], source, who=who, now_ms=now_ms))
    if there != figure:
        raise LookupError(figure.day)
    return False


def _forget(tx: Connection, organisation: int, days: Sequence[date]) -> None:
    tx.execute(delete(history).where(history.c.organisation == organisation, history.c.day.in_(days)))


def told(change: Change) -> str:
    """A change in a line of text."""
    return _said(change.figure) + (
        _(" (før {said})", said=_said(change.was)) if change.kind == "changed" and change.was else ""
    )


def _said(figure: Figure) -> str:
    return f"{full_day(figure.day)}: {_written(figure.identified)} / {_written(figure.realised)}"


def _written(fte: float | None) -> str:
    return "–" if fte is None else number(fte, most=3)
