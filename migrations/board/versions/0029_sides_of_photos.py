"""Sides of photos

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("photo", sa.Column("side", sa.Text(), nullable=True))
    op.execute(sa.table("photo", sa.column("side", sa.Text())).update().values(side=""))
