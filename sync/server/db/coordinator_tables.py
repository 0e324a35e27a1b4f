"""The tables of what a coordinator tells beside what the boards know, and how what is told of a year is written."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    delete,
    insert,
    select,
)

from sync.server.db.tables import metadata

forewords = Table(
    "forewords",
    metadata,
    Column("organisation", ForeignKey("organisations.id"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),  # what stands first in the report of this year
    Column("words", Text, nullable=False),
    Column("jpeg", LargeBinary, nullable=False),  # empty: no picture
    Column("shows", Text, nullable=False),  # what the picture shows, for whoever does not see it
    Column("made_ms", BigInteger, nullable=False),
)

aims = Table(
    "aims",
    metadata,
    Column("unit", ForeignKey("units.id"), primary_key=True),  # it and what hangs under it are to realise in …
    Column("year", Integer, primary_key=True, autoincrement=False),  # … this year …
    Column("fte", Float, nullable=False),  # … so many årsverk together
    Column("made_ms", BigInteger, nullable=False),
)


class ToldMeanwhile(Exception):
    """Another has told something else since; `stands` is what, nothing where it was taken away."""

    def __init__(self, stands: Mapping[str, Any]) -> None:
        super().__init__()
        self.stands = stands


def mark(said: Mapping[str, Any]) -> str:
    """What is said of a year in one word, for a form to tell what it was begun from; empty where nothing is said."""
    return sha256(repr(sorted(said.items())).encode()).hexdigest()[:16] if said else ""


def stands(tx: Connection, table: Table, of: int, year: int) -> Mapping[str, Any]:
    """What is said of a year; nothing where nothing is."""
    about, in_year = table.primary_key
    told = [column for column in table.c if not column.primary_key and column.name != "made_ms"]
    row = tx.execute(select(*told).where(about == of, in_year == year)).mappings().first()
    return dict(row) if row else {}


def tell(tx: Connection, table: Table, of: int, year: int, said: Mapping[str, Any], now_ms: int, *, saw: str) -> None:
    """What is said of a year takes the place of what was seen there (`mark`); where nothing is, nothing stands. Two
    who say it at once wait for each other: the row it is about is their lock. Raises ToldMeanwhile."""
    about, in_year = table.primary_key
    (key,) = about.foreign_keys
    tx.execute(select(key.column).where(key.column == of).with_for_update(key_share=True)).one()
    there = stands(tx, table, of, year)
    if mark(there) not in (saw, mark(said)):
        raise ToldMeanwhile(there)
    tx.execute(delete(table).where(about == of, in_year == year))
    if said:
        tx.execute(insert(table).values({about.name: of, in_year.name: year, **said, "made_ms": now_ms}))
