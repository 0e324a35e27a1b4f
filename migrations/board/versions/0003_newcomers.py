"""Further walls of the unit: which wait, and which have come

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    create(
        "newcomer",
        name=sa.Text,
        code=sa.Text,
        asked=sa.BigInteger,
        until=sa.BigInteger,
        role=sa.Text,
        answer=sa.Text,
        young=sa.Boolean,
        came=sa.BigInteger,
        by=sa.Text,
        gone=sa.BigInteger,
    )
