"""What a coordinator writes before the report of a year

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "forewords",
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisations.id"), primary_key=True),
        sa.Column("year", sa.Integer(), autoincrement=False, primary_key=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("shows", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
    )
