"""Cards that are lifted to the level above

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    create(
        "lift",
        card=sa.Text,
        to=sa.Text,
        to_name=sa.Text,
        asks=sa.Text,
        why=sa.Text,
        by=sa.Date,
        back=sa.Boolean,
        made=sa.BigInteger,
        turn=sa.BigInteger,
        read=sa.Date,
        discussed=sa.Date,
        answered=sa.Date,
        verdict=sa.Text,
        answer=sa.Text,
    )
    create(
        "lifted",
        origin=sa.Text,
        origin_name=sa.Text,
        title=sa.Text,
        asks=sa.Text,
        why=sa.Text,
        by=sa.Date,
        hours_per_week=sa.Float,
        back=sa.Boolean,
        since=sa.Date,
        turn=sa.BigInteger,
        heard=sa.BigInteger,
        read=sa.Date,
        discussed=sa.Date,
        answered=sa.Date,
        verdict=sa.Text,
        answer=sa.Text,
        responsible=sa.Text,
    )
