"""Why a gain saves less than it did

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("gain", sa.Column("reason", sa.Text(), nullable=True))
    op.execute(sa.table("gain", sa.column("reason")).update().values(reason=""))
