"""The week's vase, which may stand open between meetings

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import add

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("ballots", sa.Column("week", sa.String(length=10), nullable=False, server_default=""))
    add("tally", sa.BigInteger, 0, "balls")
    add("unit", sa.BigInteger, 0, "vase_balls", "vase_from")
    add("unit", sa.BigInteger, 7, "vase_until")
