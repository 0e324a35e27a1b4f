"""The centre's own tables: who there is, who may come in, and how far each unit's log has come.

The records' tables are singular and hold a unit's number; these are plural. Nothing here holds what a board says,
except `refusals`, which keeps what could not become part of a board.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

_ms = BigInteger

centre = Table(
    "centre",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # the only row is 1
    Column("epoch", String(32), nullable=False),  # made anew by a restore
    Column("device", String(16), nullable=False),  # the identity under which the centre itself makes changes
)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("made_ms", _ms, nullable=False),
)

units = Table(
    "units",
    metadata,
    Column("id", Integer, primary_key=True),  # the number that change.unit and all records' tables hold
    Column("public", String(40), nullable=False, unique=True),
    Column("organisation", ForeignKey("organisations.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("seq", BigInteger, nullable=False, default=0),  # the highest seq of the unit's log; this row is its lock
    Column("digest", String(32), nullable=False),  # of the unit's log
    Column("redacted", Boolean, nullable=False, default=False),  # there are redactions to hold new changes against
    Column("made_ms", _ms, nullable=False),
    Index("ix_units_organisation", "organisation"),
)

devices = Table(
    "devices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", ForeignKey("units.id"), nullable=False),
    Column("device", String(16), nullable=False),  # the identity it wrote under last
    Column("name", Text, nullable=False),
    Column("app", Text, nullable=False),
    Column("paired_ms", _ms, nullable=False),
    Column("seen_ms", _ms, nullable=False),
    Column("skew_ms", _ms, nullable=False, default=0),  # its clock minus ours when it was seen
    Column("revoked_ms", _ms),
    Index("ix_devices_unit", "unit"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the token, which nobody but the wall keeps
    Column("device", ForeignKey("devices.id"), nullable=False),
    Column("made_ms", _ms, nullable=False),
    Column("proved_ms", _ms),  # first used: the wall has stored it
    Column("retired_ms", _ms),  # a later token was proved; use after this is an alarm
    Index("ix_tokens_device", "device"),
)

pairings = Table(
    "pairings",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the device code
    Column("user_code", String(9), nullable=False, unique=True),
    Column("device", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("app", Text, nullable=False),
    Column("made_ms", _ms, nullable=False),
    Column("expires_ms", _ms, nullable=False),
    Column("asked_ms", _ms, nullable=False),
    Column("unit", ForeignKey("units.id")),  # approved into
    Column("paired", ForeignKey("devices.id")),  # handed out to
    Column("denied", Boolean, nullable=False, default=False),
)

refusals = Table(
    "refusals",
    metadata,
    Column("unit", ForeignKey("units.id"), primary_key=True),
    Column("device", String(16), primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("why", String(20), nullable=False),
    Column("body", Text, nullable=False),  # the change as it came, JSON in ASCII
    Column("taken_ms", _ms, nullable=False),
)

redactions = Table(
    "redactions",
    metadata,
    Column("unit", ForeignKey("units.id"), primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),  # counts the unit's erasures
    Column("kind", String(40), nullable=False),
    Column("record", String(40), nullable=False),
    Column("fields", Text, nullable=False),  # names, separated by blanks
    Column("stamp", BigInteger, nullable=False),
)

alarms = Table(
    "alarms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("device", ForeignKey("devices.id"), nullable=False),
    Column("what", String(20), nullable=False),  # forked, token_reused
    Column("at_ms", _ms, nullable=False),
)
