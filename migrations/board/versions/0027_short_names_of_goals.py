"""Short names of goals

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("goal", sa.Column("short", sa.Text(), nullable=True))
    op.execute(sa.table("goal", sa.column("short", sa.Text())).update().values(short=""))
