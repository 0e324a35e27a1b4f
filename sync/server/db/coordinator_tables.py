"""The tables of what a coordinator tells beside what the boards know."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, Table, Text

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
