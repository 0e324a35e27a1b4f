"""Units below are asked of a card, and a unit that is closed waits for no answer

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    add("lift", sa.Boolean, False, "down")
    add("lifted", sa.Boolean, False, "down", "closed")
