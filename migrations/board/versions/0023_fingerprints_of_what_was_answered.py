"""Fingerprints of what was answered

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, name, kind, nothing in (
        ("story", "read", sa.Text(), ""),
        ("story", "seen", sa.Text(), ""),
        ("survey", "words", sa.JSON(), []),
    ):
        op.add_column(table, sa.Column(name, kind, nullable=True))
        op.execute(sa.table(table, sa.column(name, kind)).update().values({name: nothing}))
