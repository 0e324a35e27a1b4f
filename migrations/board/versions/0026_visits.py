"""What a Leanveileder says of a visit

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    create("visit", by=sa.Text, day=sa.Date, saw=sa.Text, praise=sa.Text, question=sa.Text)
