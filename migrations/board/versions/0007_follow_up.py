"""Who follows up a gain, what it takes and by when; gains without hours; how many people a unit has

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import add, create

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    create(
        "quality",
        index="subject",
        subject=sa.Text,
        title=sa.Text,
        tool=sa.Text,
        state=sa.Text,
        measured=sa.Text,
        before=sa.Float,
        value=sa.Float,
        note=sa.Text,
        day=sa.Date,
        holds=sa.Boolean,
        reason=sa.Text,
        owner=sa.Text,
        made=sa.BigInteger,
    )
    op.add_column("gain", sa.Column("expected", sa.Date(), nullable=True))
    add("gain", sa.Text, "", "owner", "waste")
    add("unit", sa.Float, 0.0, "staff_fte")
