"""What a card was taken over from, and from which unit

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import add

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    add("card", sa.Text, "", "offer", "offered_by")
    op.create_index("ix_card_offer", "card", ["unit", "offer"])
