"""What a level aims at in a year

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "aims",
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), primary_key=True),
        sa.Column("year", sa.Integer(), autoincrement=False, primary_key=True),
        sa.Column("fte", sa.Float(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
    )
