"""Dates of the unit's own, and what was said of a day in the årshjul

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    create("occasion", name=sa.Text, day=sa.Date, every=sa.Text, until=sa.Date, ended=sa.Date)
    create("settlement", index="thing", thing=sa.Text, day=sa.Date, how=sa.Text)
