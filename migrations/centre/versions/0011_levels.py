"""Under which unit a unit hangs

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "level_moves",
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), primary_key=True),
        sa.Column("since", sa.Date(), primary_key=True),
        sa.Column("above", sa.Integer(), nullable=True),
    )
