"""What the pages look for: votes and meetings by week

The tables are the board's, but only the centre asks them so: a wall has one unit and reads it whole. The centre may
be upgraded while walls of the last two releases talk to it: add columns and tables; never change what a column means.
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # All that is asked of a count stands in the index, so that the table need not be looked at.
    counts = ["unit", "week", "goal", "green", "pink", "red", "hidden", "archived"]
    op.create_index("ix_tally_unit_week", "tally", counts)
