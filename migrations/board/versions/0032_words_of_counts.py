"""A count says of which words it is

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ballots", sa.Column("words", sa.String(), server_default="", nullable=False))
    op.add_column("tally", sa.Column("words", sa.Text(), nullable=True))
    op.execute(sa.table("tally", sa.column("words", sa.Text())).update().values({"words": ""}))
