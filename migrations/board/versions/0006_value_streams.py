"""value streams

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    create("stream", title=sa.Text, receiver=sa.Text, times=sa.Float, day_hours=sa.Float, drawn=sa.Boolean)
    create("streamlane", index="stream", stream=sa.Text, title=sa.Text, position=sa.Text)
    create("streampart", index="stream", stream=sa.Text, title=sa.Text, position=sa.Text)
    create(
        "streamstep",
        index="stream",
        stream=sa.Text,
        lane=sa.Text,
        part=sa.Text,
        position=sa.Text,
        beside=sa.Text,
        planned=sa.Boolean,
        title=sa.Text,
        minutes=sa.Float,
        wait=sa.Float,
        wait_unit=sa.Text,
        times=sa.Float,
        per=sa.Text,
        share=sa.Float,
        people=sa.BigInteger,
        accurate=sa.Float,
        worth=sa.Text,
        waste=sa.Text,
    )
    create(
        "streamturn",
        index="stream",
        stream=sa.Text,
        step=sa.Text,
        state=sa.Text,
        gone=sa.Boolean,
        idea=sa.Text,
        title=sa.Text,
        minutes=sa.Float,
        wait=sa.Float,
        times=sa.Float,
        people=sa.BigInteger,
        accurate=sa.Float,
        worth=sa.Text,
        day=sa.Date,
    )
