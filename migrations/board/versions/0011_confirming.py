"""What only confirms a gain, and in which hours a value stream is gone

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import add

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for name in ("gain", "quality"):
        add(name, sa.Boolean, sa.false(), "confirms")
    op.add_column("stream", sa.Column("open_hours", sa.Float(), nullable=True))
