"""Short names of goals

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    add("goal", sa.Text, "", "short")
