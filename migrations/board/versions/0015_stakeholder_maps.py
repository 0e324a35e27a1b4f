"""Stakeholder maps

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import create

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    create(
        "stakeholder",
        index="map",
        map=sa.Text,
        name=sa.Text,
        expectation=sa.Text,
        attitude=sa.Text,
        interest=sa.BigInteger,
        influence=sa.BigInteger,
        how=sa.Text,
        required=sa.Boolean,
        position=sa.Text,
    )
    create("stakeholdermap", card=sa.Text, title=sa.Text, begun=sa.BigInteger)
