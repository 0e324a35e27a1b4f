"""Which units a person has: several where it was one

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "assignments",
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), primary_key=True),
    )
    op.execute("INSERT INTO assignments (person, unit) SELECT id, unit FROM people WHERE unit IS NOT NULL")
    op.execute("UPDATE people SET unit = NULL WHERE unit IS NOT NULL")
