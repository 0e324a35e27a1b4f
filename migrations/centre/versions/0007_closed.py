"""Units and organisations that were closed

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("organisations", sa.Column("closed_ms", sa.BigInteger()))
    op.add_column("units", sa.Column("closed_ms", sa.BigInteger()))
