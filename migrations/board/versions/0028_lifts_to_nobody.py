"""A lift to a unit that is there no more

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lift", sa.Column("closed", sa.Boolean(), nullable=True))
    op.execute(sa.table("lift", sa.column("closed", sa.Boolean())).update().values(closed=False))
