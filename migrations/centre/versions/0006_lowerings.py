"""A threshold that was lowered holds for the weeks that come

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    # Empty at first: what each organisation has in force now is taken to have held for all its votes so far.
    op.create_table(
        "lowerings",
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisations.id"), primary_key=True),
        sa.Column("week", sa.String(length=8), primary_key=True),
        sa.Column("threshold", sa.Integer(), nullable=False),
    )
    # All that is asked of a count stands in the index, and now that is one thing more.
    op.drop_index("ix_tally_unit_week", "tally")
    counts = ["unit", "week", "goal", "green", "pink", "red", "hidden", "archived", "threshold"]
    op.create_index("ix_tally_unit_week", "tally", counts)
