"""The board as it was first hung up

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import create

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "ballots",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("meeting", sa.String(length=40), nullable=False),
        sa.Column("goals", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
    )
    create(
        "card",
        index="stage",
        title=sa.Text,
        problem=sa.Text,
        target=sa.Text,
        responsible=sa.Text,
        deadline=sa.Date,
        stage=sa.Text,
        position=sa.Text,
        created=sa.BigInteger,
        moved=sa.BigInteger,
        effort=sa.BigInteger,
        impact=sa.BigInteger,
        why1=sa.Text,
        why2=sa.Text,
        why3=sa.Text,
        why4=sa.Text,
        why5=sa.Text,
        measured=sa.Text,
        measure_goal=sa.Float,
        unmeasurable=sa.Boolean,
        use=sa.Text,
        time_thief=sa.Boolean,
        topic=sa.Text,
        help_wanted=sa.Boolean,
        goal=sa.Text,
        week=sa.Text,
        source=sa.Text,
    )
    op.create_table(
        "change",
        sa.Column("unit", sa.Integer(), autoincrement=False, primary_key=True),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, primary_key=True),
        sa.Column("device", sa.String(length=16), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("unit", "device", "n"),
    )
    op.create_index("ix_change_action", "change", ["unit", "action"])
    op.create_index(
        "ix_change_parked", "change", ["unit"], sqlite_where=sa.text("parked"), postgresql_where=sa.text("parked")
    )
    op.create_index("ix_change_record", "change", ["unit", "kind", "record"])
    create(
        "gain",
        index="subject",
        subject=sa.Text,
        title=sa.Text,
        tool=sa.Text,
        state=sa.Text,
        hours_per_week=sa.Float,
        full_time_hours=sa.Float,
        use=sa.Text,
        day=sa.Date,
        note=sa.Text,
        made=sa.BigInteger,
    )
    create("goal", slot=sa.BigInteger, text=sa.Text, since=sa.BigInteger, replaces=sa.Text)
    op.create_table(
        "local",
        sa.Column("name", sa.String(length=80), primary_key=True),
        sa.Column("value", sa.JSON(), nullable=False),
    )
    create("measure", index="card", card=sa.Text, taken=sa.Date, value=sa.Float, phase=sa.Text)
    create(
        "meeting",
        index="week",
        week=sa.Text,
        planned=sa.Date,
        started=sa.BigInteger,
        ended=sa.BigInteger,
        present=sa.BigInteger,
        next_keeper=sa.Text,
    )
    create("rule", text=sa.Text, position=sa.Text)
    create(
        "tally",
        index="meeting",
        meeting=sa.Text,
        week=sa.Text,
        goal=sa.Text,
        green=sa.BigInteger,
        pink=sa.BigInteger,
        red=sa.BigInteger,
        hidden=sa.Boolean,
    )
    create(
        "unit",
        name=sa.Text,
        labels=sa.JSON,
        meeting_weekday=sa.BigInteger,
        meeting_time=sa.Text,
        meeting_minutes=sa.BigInteger,
        agenda=sa.JSON,
        threshold=sa.BigInteger,
        full_time_hours=sa.Float,
        balls_per=sa.Text,
        visible_throw=sa.Boolean,
    )
