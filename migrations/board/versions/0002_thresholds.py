"""Each vote keeps the threshold it was opened under

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import add

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("ballots", sa.Column("threshold", sa.Integer(), server_default="3", nullable=False))
    add("tally", sa.BigInteger, 0, "threshold")
