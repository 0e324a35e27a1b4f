"""Cases of a leader group's Leanstrategi

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("card", sa.Column("lean", sa.Boolean(), nullable=True))
    op.execute(sa.table("card", sa.column("lean", sa.Boolean())).update().values(lean=False))
