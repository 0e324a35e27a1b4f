"""What was lifted is lifted further, and what is said there stands on the card it is about

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import add

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    add("lift", sa.Text, "", "lifted", "further", "further_verdict", "further_answer")
    add("lifted", sa.Text, "", "owner_name")
    for name in ("further_by", "further_read", "further_discussed", "further_answered"):
        op.add_column("lift", sa.Column(name, sa.Date(), nullable=True))
