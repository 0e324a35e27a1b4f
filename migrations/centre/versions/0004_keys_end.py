"""Keys end: those there are a year from now

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import time

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

YEAR_MS = 365 * 86_400_000


def upgrade() -> None:
    # A key that is made without an end has ended: nothing opens because somebody forgot.
    op.add_column("keys", sa.Column("ends_ms", sa.BigInteger(), server_default="0", nullable=False))
    keys = sa.table("keys", sa.column("ends_ms"))
    op.execute(keys.update().values(ends_ms=round(time.time() * 1000) + YEAR_MS))
