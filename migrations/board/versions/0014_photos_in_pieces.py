"""Photos in pieces, and what freed time became in a story's own words

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add, create

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    create(
        "photo",
        index="subject",
        subject=sa.Text,
        digest=sa.Text,
        piece1=sa.Text,
        piece2=sa.Text,
        piece3=sa.Text,
        piece4=sa.Text,
        piece5=sa.Text,
        piece6=sa.Text,
        made=sa.BigInteger,
    )
    add("story", sa.Text, "", "became")
