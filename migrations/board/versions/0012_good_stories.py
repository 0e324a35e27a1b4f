"""Good stories, made from finished cards

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    create(
        "story",
        card=sa.Text,
        title=sa.Text,
        problem=sa.Text,
        done=sa.Text,
        measured=sa.Text,
        before=sa.Float,
        after=sa.Float,
        hours_per_week=sa.Float,
        use=sa.Text,
        shared=sa.Boolean,
        made=sa.BigInteger,
    )
