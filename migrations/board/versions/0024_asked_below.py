"""Units below are asked of a card, and a unit that is closed waits for no answer

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, name in (("lift", "down"), ("lifted", "down"), ("lifted", "closed")):
        op.add_column(table, sa.Column(name, sa.Boolean(), nullable=True))
        op.execute(sa.table(table, sa.column(name, sa.Boolean())).update().values({name: False}))
