"""Browsers that somebody has signed in from; an address may be used in several municipalities

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NAMES = {"uq": "%(table_name)s_%(column_0_name)s_key"}
"""As PostgreSQL calls what was made without a name."""


def upgrade() -> None:
    op.create_table(
        "browsers",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("locked_ms", sa.BigInteger(), nullable=False, server_default="0"),
    )
    op.create_index("ix_browsers_person", "browsers", ["person"])
    op.create_table(
        "tries",
        sa.Column("who", sa.String(64), primary_key=True),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
    )
    # Else whoever adds a person learns whether another municipality knows the address, and can occupy it.
    with op.batch_alter_table("people", naming_convention=NAMES) as people:
        people.drop_constraint("people_email_key", type_="unique")
        people.create_unique_constraint("uq_people_email", ["organisation", "email"])
