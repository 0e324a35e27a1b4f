"""Cases of a leader group's Leanstrategi

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    add("card", sa.Boolean, False, "lean")
