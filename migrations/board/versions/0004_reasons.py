"""Why a gain saves less than it did

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    add("gain", sa.Text, "", "reason")
