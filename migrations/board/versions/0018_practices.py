"""How we do it now, whether it worked, and who works on a card together

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add, create

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    create("member", index="card", card=sa.Text, name=sa.Text)
    create("practice", card=sa.Text, asked=sa.Date)
    create(
        "practicecheck", index="card", card=sa.Text, day=sa.Date, holds=sa.Boolean, note=sa.Text, made=sa.BigInteger
    )
    create(
        "practicelines", index="card", card=sa.Text, line1=sa.Text, line2=sa.Text, line3=sa.Text, made=sa.BigInteger
    )
    create("practiceoffer", index="card", card=sa.Text, sister=sa.Text, name=sa.Text)
    add("card", sa.Text, "", "worked", "learned")
