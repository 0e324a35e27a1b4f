"""A count says of which words it is

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import add

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.add_column("ballots", sa.Column("words", sa.String(), server_default="", nullable=False))
    add("tally", sa.Text, "", "words")
