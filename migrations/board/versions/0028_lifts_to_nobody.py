"""A lift to a unit that is there no more

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    add("lift", sa.Boolean, False, "closed")
