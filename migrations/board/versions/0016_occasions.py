"""Dates of the unit's own, and what was said of a day in the årshjul

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "occasion",
        sa.Column("unit", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("archived", sa.Boolean()),
        sa.Column("name", sa.Text()),
        sa.Column("day", sa.Date()),
        sa.Column("every", sa.Text()),
        sa.Column("until", sa.Date()),
        sa.Column("ended", sa.Date()),
        sa.Column("versions", sa.JSON(), nullable=False),
    )
    op.create_table(
        "settlement",
        sa.Column("unit", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("archived", sa.Boolean()),
        sa.Column("thing", sa.Text()),
        sa.Column("day", sa.Date()),
        sa.Column("how", sa.Text()),
        sa.Column("versions", sa.JSON(), nullable=False),
    )
    op.create_index("ix_settlement_thing", "settlement", ["unit", "thing"])
