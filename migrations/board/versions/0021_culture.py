"""Culture

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa
from alembic import op

from migrations.records import create

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    create(
        "score",
        index="survey",
        survey=sa.Text,
        week=sa.Text,
        statement=sa.Text,
        laid=sa.BigInteger,
        points=sa.BigInteger,
        hidden=sa.Boolean,
        threshold=sa.BigInteger,
    )
    create("statement", text=sa.Text, prompt=sa.Text, position=sa.Text, replaces=sa.Text)
    create("survey", side=sa.Text, week=sa.Text, started=sa.BigInteger, ended=sa.BigInteger, present=sa.BigInteger)
    op.add_column("ballots", sa.Column("kind", sa.String(length=40), server_default="tally", nullable=False))
