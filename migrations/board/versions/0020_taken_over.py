"""What a card was taken over from, and from which unit

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("offer", "offered_by"):
        op.add_column("card", sa.Column(name, sa.Text(), nullable=True))
        op.execute(sa.table("card", sa.column(name)).update().values({name: ""}))
    op.create_index("ix_card_offer", "card", ["unit", "offer"])
