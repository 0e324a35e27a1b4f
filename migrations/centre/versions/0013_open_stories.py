"""Whether an organisation opens its stories to others here, and receives theirs

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    for name in ("opens", "receives"):
        op.add_column("organisations", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
