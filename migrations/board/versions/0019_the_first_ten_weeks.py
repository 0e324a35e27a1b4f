"""The first ten weeks

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    create("introduction", began=sa.Date, ended=sa.Date)
    create("introstep", done=sa.Date)
