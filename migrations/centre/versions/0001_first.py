"""The centre as it was first opened

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "centre",
        sa.Column("id", sa.Integer(), autoincrement=False, primary_key=True),
        sa.Column("epoch", sa.String(length=32), nullable=False),
        sa.Column("device", sa.String(length=16), nullable=False),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public", sa.String(length=40), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("public", sa.String(length=40), nullable=False, unique=True),
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisations.id"), nullable=False, index=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("redacted", sa.Boolean(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), nullable=False, index=True),
        sa.Column("device", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("app", sa.Text(), nullable=False),
        sa.Column("paired_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.Column("skew_ms", sa.BigInteger(), nullable=False),
        sa.Column("revoked_ms", sa.BigInteger(), nullable=True),
    )
    op.create_table(
        "redactions",
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), primary_key=True),
        sa.Column("n", sa.BigInteger(), autoincrement=False, primary_key=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "refusals",
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), primary_key=True),
        sa.Column("device", sa.String(length=16), primary_key=True),
        sa.Column("n", sa.BigInteger(), autoincrement=False, primary_key=True),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("taken_ms", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("device", sa.Integer(), sa.ForeignKey("devices.id"), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "pairings",
        sa.Column("hash", sa.String(length=64), primary_key=True),
        sa.Column("user_code", sa.String(length=9), nullable=False, unique=True),
        sa.Column("device", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("app", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("asked_ms", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), nullable=True),
        sa.Column("paired", sa.Integer(), sa.ForeignKey("devices.id"), nullable=True),
        sa.Column("denied", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String(length=64), primary_key=True),
        sa.Column("device", sa.Integer(), sa.ForeignKey("devices.id"), nullable=False, index=True),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("proved_ms", sa.BigInteger(), nullable=True),
        sa.Column("retired_ms", sa.BigInteger(), nullable=True),
    )
