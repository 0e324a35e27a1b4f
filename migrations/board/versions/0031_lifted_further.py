"""What was lifted is lifted further, and what is said there stands on the card it is about

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_TEXTS = {"lift": ("lifted", "further", "further_verdict", "further_answer"), "lifted": ("owner_name",)}
_DAYS = ("further_by", "further_read", "further_discussed", "further_answered")


def upgrade() -> None:
    for table, names in _TEXTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=True))
            op.execute(sa.table(table, sa.column(name, sa.Text())).update().values({name: ""}))
    for name in _DAYS:
        op.add_column("lift", sa.Column(name, sa.Date(), nullable=True))
