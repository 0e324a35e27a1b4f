"""Fingerprints of what was answered

A wall may be years behind and lose power in the middle: this runs in one transaction, after a backup. Add columns
and tables; never change what a field means, and never write changes from here.
"""

import sqlalchemy as sa

from migrations.records import add

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    add("story", sa.Text, "", "read", "seen")
    add("survey", sa.JSON, [], "words")
