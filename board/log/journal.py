"""The table that the log of changes is kept in, and the statements that every round asks of it. What is written there
is `board.log.log`'s business, and what stands in it is amended only by `board.log.rewrite`."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    func,
    select,
    text,
    update,
)

from board.log.change import Change
from board.record import metadata

change = Table(
    "change",
    metadata,
    Column("unit", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("device", String(16), nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("stamp", BigInteger, nullable=False),
    Column("action", String(40), nullable=False),  # `group` is a word of SQL
    Column("kind", String(40), nullable=False),
    Column("record", String(40), nullable=False),
    Column("fields", JSON, nullable=False),
    Column("parked", Boolean, nullable=False, default=False),
    UniqueConstraint("unit", "device", "n"),
    Index("ix_change_record", "unit", "kind", "record"),
    Index("ix_change_action", "unit", "action"),
    # The centre's migration makes it partial too; saying so here would load that dialect at every wall's start.
    Index("ix_change_parked", "unit", sqlite_where=text("parked")),
)

PARKED = text("parked")
"""The condition in the words of its index: under `parked = 1` SQLite would not find it, and read ten years of log."""

# Statements that every round runs are put together once.
last_seq_of = select(func.max(change.c.seq)).where(change.c.unit == bindparam("_unit"))
last_n_of = select(func.max(change.c.n)).where(
    change.c.unit == bindparam("_unit"), change.c.device == bindparam("_device")
)
mark = (
    update(change)
    .where(
        change.c.unit == bindparam("_unit"), change.c.device == bindparam("_device"), change.c.n == bindparam("_n")
    )
    .values(parked=bindparam("parked"))
)


def of_row(row: Any) -> Change:
    """A row of the log as the change it holds."""
    return Change(row["device"], row["n"], row["stamp"], row["action"], row["kind"], row["record"], row["fields"])
