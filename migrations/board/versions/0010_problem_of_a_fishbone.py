"""The problem in the head of a fishbone

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    add("fishbone", sa.Text, "", "problem")
