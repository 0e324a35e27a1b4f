"""Who follows up a gain, what it takes and by when; gains without hours; how many people a unit has

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quality",
        sa.Column("unit", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("tool", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("measured", sa.Text(), nullable=True),
        sa.Column("before", sa.Float(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("made", sa.BigInteger(), nullable=True),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "id"),
    )
    with op.batch_alter_table("quality", schema=None) as batch_op:
        batch_op.create_index("ix_quality_subject", ["unit", "subject"], unique=False)
    op.add_column("gain", sa.Column("expected", sa.Date(), nullable=True))
    op.add_column("gain", sa.Column("owner", sa.Text(), nullable=True))
    op.add_column("gain", sa.Column("waste", sa.Text(), nullable=True))
    op.execute(sa.table("gain", sa.column("owner"), sa.column("waste")).update().values(owner="", waste=""))
    op.add_column("unit", sa.Column("staff_fte", sa.Float(), nullable=True))
    op.execute(sa.table("unit", sa.column("staff_fte")).update().values(staff_fte=0.0))
