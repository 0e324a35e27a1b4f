"""Rounds

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    create("area", title=sa.Text, who=sa.Text, months=sa.BigInteger, since=sa.Date, position=sa.Text)
    create(
        "round",
        index="area",
        form=sa.Text,
        area=sa.Text,
        day=sa.Date,
        ended=sa.Date,
        away=sa.Boolean,
        leader=sa.Boolean,
        safety_rep=sa.Boolean,
    )
    create(
        "roundanswer", index="round", round=sa.Text, part=sa.Text, question=sa.Text, text=sa.Text, score=sa.BigInteger
    )
    create("roundfinding", index="round", round=sa.Text, part=sa.Text, question=sa.Text, card=sa.Text)
    create("roundquestion", form=sa.Text, part=sa.Text, text=sa.Text, asked=sa.Boolean, position=sa.Text)
