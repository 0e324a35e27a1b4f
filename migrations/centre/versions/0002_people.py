"""People at the centre, and what they do there

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
    )
    op.create_index("ix_audit_organisation_at", "audit", ["organisation", "at_ms"])
    op.create_table(
        "history",
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisations.id"), primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("identified_fte", sa.Float(), nullable=False),
        sa.Column("realised_fte", sa.Float(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "keys",
        sa.Column("hash", sa.String(length=64), primary_key=True),
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("revoked_ms", sa.BigInteger(), nullable=True),
    )
    op.create_table(
        "closures",
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), primary_key=True),
        sa.Column("week", sa.String(length=8), primary_key=True),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), nullable=False),
        sa.Column("card", sa.String(length=40), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_ms", sa.BigInteger(), nullable=True),
        sa.UniqueConstraint("unit", "card"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisations.id"), nullable=False, index=True),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False, unique=True),
        sa.Column("subject", sa.String(length=300), nullable=True, unique=True),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("totp", sa.String(length=64), nullable=True),
        sa.Column("totp_step", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("recovery", sa.Text(), server_default="", nullable=False),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locked_ms", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("closed_ms", sa.BigInteger(), nullable=True),
    )
    op.create_table(
        "sessions",
        sa.Column("hash", sa.String(length=64), primary_key=True),
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("csrf", sa.String(length=43), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "taken",
        sa.Column("offer", sa.Integer(), sa.ForeignKey("offers.id"), primary_key=True),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), primary_key=True),
        sa.Column("card", sa.String(length=40), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
    )
    op.add_column("centre", sa.Column("secret", sa.String(length=64), server_default="", nullable=False))
    op.add_column("organisations", sa.Column("threshold", sa.Integer(), server_default="3", nullable=False))
    op.add_column("organisations", sa.Column("names", sa.Boolean(), server_default="0", nullable=False))
