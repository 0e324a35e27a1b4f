"""Fishbones

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    create("bone", index="fishbone", fishbone=sa.Text, title=sa.Text, question=sa.Text, position=sa.Text)
    create("cause", index="fishbone", fishbone=sa.Text, text=sa.Text, position=sa.Text)
    create("causebone", index="fishbone", fishbone=sa.Text, cause=sa.Text, bone=sa.Text)
    create("causedots", index="fishbone", fishbone=sa.Text, cause=sa.Text, given=sa.BigInteger)
    create("fishbone", card=sa.Text, dots=sa.BigInteger, begun=sa.BigInteger)
