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
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.ForeignKeyConstraint(["unit"], ["units.id"]),
        sa.PrimaryKeyConstraint("person", "unit"),
    )
    op.execute("INSERT INTO assignments (person, unit) SELECT id, unit FROM people WHERE unit IS NOT NULL")
    op.execute("UPDATE people SET unit = NULL WHERE unit IS NOT NULL")
