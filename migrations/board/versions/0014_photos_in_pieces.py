"""Photos in pieces, and what freed time became in a story's own words

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "photo",
        sa.Column("unit", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("piece1", sa.Text(), nullable=True),
        sa.Column("piece2", sa.Text(), nullable=True),
        sa.Column("piece3", sa.Text(), nullable=True),
        sa.Column("piece4", sa.Text(), nullable=True),
        sa.Column("piece5", sa.Text(), nullable=True),
        sa.Column("piece6", sa.Text(), nullable=True),
        sa.Column("made", sa.BigInteger(), nullable=True),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "id"),
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index("ix_photo_subject", ["unit", "subject"], unique=False)

    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.add_column(sa.Column("became", sa.Text(), nullable=True))
    op.execute(sa.table("story", sa.column("became")).update().values(became=""))
