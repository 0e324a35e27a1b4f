"""In which sector a unit works

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("unit", sa.Column("sector", sa.Text(), nullable=True))
    op.execute(sa.table("unit", sa.column("sector")).update().values(sector=""))
