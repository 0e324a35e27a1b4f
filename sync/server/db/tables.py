"""The centre's own tables: who there is, who may come in, and how far each unit's log has come.

The records' tables are singular and hold a unit's number; these are not records. Nothing here holds what a board
says, except `refusals`, which keeps what could not become part of a board.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

import migrations

SCHEMA = migrations.newest("centre")

metadata = MetaData()

_ms = BigInteger

centre = Table(
    "centre",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # the only row is 1
    Column("epoch", String(32), nullable=False),  # made anew by a restore
    Column("device", String(16), nullable=False),  # the identity under which the centre itself makes changes
    Column("secret", String(64), nullable=False, server_default=""),  # what daily codes are made from
)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("made_ms", _ms, nullable=False),
    Column("threshold", Integer, nullable=False, server_default="3"),  # below it no result is shown; never under 3
    Column("names", Boolean, nullable=False, server_default="0"),  # first names may leave the units in exports
    Column("closed_ms", _ms),  # no wall and nobody comes in any more
    Column("opens", Boolean, nullable=False, server_default="0"),  # what its units share others here may read, too
    Column("receives", Boolean, nullable=False, server_default="0"),  # its units are told what others open
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
    Column("closed_ms", _ms),  # its walls are shut out, and no new one is let in
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
    Column("left_ms", _ms),  # it went by itself; then it is revoked, too
    Column("pin_reset_ms", _ms),  # the last order to forget its PIN; the wall carries each out once
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
    Column("unit", ForeignKey("units.id")),  # let into
    Column("paired", ForeignKey("devices.id")),  # has come in as
    Column("denied", Boolean, nullable=False, default=False),
    Column("wanted", ForeignKey("units.id", name="fk_pairings_wanted")),  # let into by one, it waits for a second yes
    Column("approver", ForeignKey("people.id", name="fk_pairings_approver")),  # that person
    Column("approved_ms", _ms),
    Column("token", String(64)),  # SHA-256 of the token it was handed; with its first use the wall has come in
    Index("ix_pairings_token", "token"),
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

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", ForeignKey("organisations.id"), nullable=False),
    Column("unit", ForeignKey("units.id")),  # of before `assignments`: always empty
    Column("role", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", String(200), nullable=False),  # in small letters; how an OpenID provider names them
    Column("subject", String(300), unique=True),  # issuer and subject, once they came through a provider
    Column("password", Text),  # argon2id
    Column("totp", String(64)),  # the shared secret of their authenticator
    Column("totp_step", BigInteger, nullable=False, server_default="0"),  # the last one used: a code opens once
    Column("recovery", Text, nullable=False, server_default=""),  # hashes of unused recovery codes, by blanks
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("locked_ms", _ms, nullable=False, server_default="0"),  # no try before this
    Column("made_ms", _ms, nullable=False),
    Column("closed_ms", _ms),
    Column("invited_by", Integer),  # the person who was shown the link that opens this account; none: command line
    UniqueConstraint("organisation", "email", name="uq_people_email"),
    Index("ix_people_organisation", "organisation"),
)

assignments = Table(
    "assignments",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("unit", ForeignKey("units.id"), primary_key=True),  # one of those that their role is for
)

browsers = Table(
    "browsers",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the cookie of a browser somebody has signed in from
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("made_ms", _ms, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),  # its own tries, apart from everybody's
    Column("locked_ms", _ms, nullable=False, server_default="0"),
    Index("ix_browsers_person", "person"),
)

tries = Table(
    "tries",
    metadata,
    Column("who", String(64), primary_key=True),  # SHA-256 of whom a limit counts, and of which limit
    Column("n", Integer, nullable=False),
    Column("until_ms", _ms, nullable=False),  # then it begins at nothing again
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the cookie
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("csrf", String(43), nullable=False),
    Column("made_ms", _ms, nullable=False),
    Column("seen_ms", _ms, nullable=False),
    Index("ix_sessions_person", "person"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", ForeignKey("organisations.id"), nullable=False),
    Column("at_ms", _ms, nullable=False),
    Column("who", Text, nullable=False),  # a person's name, or a key's, or the command line
    Column("what", String(40), nullable=False),  # a word of people.audit
    Column("about", Text, nullable=False),  # what it was done to; never what somebody wrote on a board
    Index("ix_audit_organisation_at", "organisation", "at_ms"),
)

keys = Table(
    "keys",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of what the consumer shows
    Column("organisation", ForeignKey("organisations.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("names", Boolean, nullable=False, server_default="0"),  # may read first names, where these may leave
    Column("made_ms", _ms, nullable=False),
    Column("used_ms", _ms, nullable=False, server_default="0"),
    Column("revoked_ms", _ms),
    Column("ends_ms", _ms, nullable=False, server_default="0"),  # from then on it opens nothing
)

history = Table(
    "history",
    metadata,
    Column("organisation", ForeignKey("organisations.id"), primary_key=True),
    Column("day", Date, primary_key=True),  # the account as it stood at the end of this day, from before Tavle
    Column("identified_fte", Float, nullable=False),
    Column("realised_fte", Float),
    Column("source", Text, nullable=False),
    Column("made_ms", _ms, nullable=False),
)

training = Table(
    "training",
    metadata,
    Column("id", Integer, primary_key=True),  # of one matter the highest holds; no line is ever changed
    Column("unit", ForeignKey("units.id"), nullable=False),
    Column("what", String(20), nullable=False),  # a word of sync.server.training
    Column("about", String(40), nullable=False),  # the number of a course day, the name of a Leanveileder
    Column("day", Date),  # when it was, or since when; none: taken back
    Column("made_ms", _ms, nullable=False),
    Index("ix_training_unit", "unit"),
)

lowerings = Table(
    "lowerings",
    metadata,
    Column("organisation", ForeignKey("organisations.id"), primary_key=True),
    Column("week", String(8), primary_key=True),  # votes up to and with this ISO week are never told under …
    Column("threshold", Integer, nullable=False),  # … this, which was in force until then
)

level_moves = Table(
    "level_moves",
    metadata,
    Column("unit", ForeignKey("units.id"), primary_key=True),
    Column("since", Date, primary_key=True),  # from this day on the unit hangs …
    Column("above", Integer),  # … under this one: no key, what is forgotten takes nobody's history with it
)

closures = Table(
    "closures",
    metadata,
    Column("unit", ForeignKey("units.id"), primary_key=True),
    Column("week", String(8), primary_key=True),  # no meeting was to be held
)

# What was offered on a page before units shared it from their walls. Kept as it was; nothing reads it any more.
offers = Table(
    "offers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", ForeignKey("units.id"), nullable=False),  # whose finished card it is
    Column("card", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("made_ms", _ms, nullable=False),
    Column("withdrawn_ms", _ms),
    UniqueConstraint("unit", "card"),
)

taken = Table(
    "taken",
    metadata,
    Column("offer", ForeignKey("offers.id"), primary_key=True),
    Column("unit", ForeignKey("units.id"), primary_key=True),  # who took it over
    Column("card", String(40), nullable=False),  # as which card
    Column("at_ms", _ms, nullable=False),
)
