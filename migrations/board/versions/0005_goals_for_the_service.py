"""Goals for the service

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add, create

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    create(
        "indicator",
        title=sa.Text,
        measured=sa.Text,
        suffix=sa.Text,
        target=sa.Float,
        direction=sa.Text,
        position=sa.Text,
        replaces=sa.Text,
    )
    create("phase", index="indicator", indicator=sa.Text, week=sa.Text, name=sa.Text)
    create("reading", index="indicator", indicator=sa.Text, week=sa.Text, value=sa.Float)
    add("card", sa.Text, "", "indicator")
