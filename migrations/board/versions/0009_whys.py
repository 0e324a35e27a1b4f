"""Whys as a tree on a card

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    create("why", index="card", card=sa.Text, parent=sa.Text, text=sa.Text, position=sa.Text, cause=sa.BigInteger)
