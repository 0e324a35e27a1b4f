"""The week's vase, which may stand open between meetings

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ballots", sa.Column("week", sa.String(length=10), nullable=False, server_default=""))
    for table, name, nothing in (
        ("tally", "balls", 0),
        ("unit", "vase_balls", 0),
        ("unit", "vase_from", 0),
        ("unit", "vase_until", 7),
    ):
        op.add_column(table, sa.Column(name, sa.BigInteger(), nullable=True))
        op.execute(sa.table(table, sa.column(name)).update().values({name: nothing}))
