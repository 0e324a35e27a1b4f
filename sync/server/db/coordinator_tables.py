"""The tables of what a coordinator tells beside what the boards know, and how what is told of a year is written."""

from collections.abc import Mapping
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


def tell(tx: Connection, table: Table, of: int, year: int, said: Mapping[str, Any], now_ms: int) -> None:
    """What is said of a year takes the place of what stood there; where nothing is, nothing stands. The last of two
    who say it at once is heard: the row it is about is their lock."""
    about, in_year = table.primary_key
    (key,) = about.foreign_keys
    tx.execute(select(key.column).where(key.column == of).with_for_update()).one()
    tx.execute(delete(table).where(about == of, in_year == year))
    if said:
        tx.execute(insert(table).values({about.name: of, in_year.name: year, **said, "made_ms": now_ms}))
