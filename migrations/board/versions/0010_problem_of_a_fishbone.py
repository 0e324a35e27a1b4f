"""The problem in the head of a fishbone

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("fishbone", sa.Column("problem", sa.Text(), nullable=True))
    op.execute(sa.table("fishbone", sa.column("problem")).update().values(problem=""))
