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
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("above", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["unit"], ["units.id"]),
        sa.PrimaryKeyConstraint("unit", "since"),
    )
