"""No one person lets a wall in: who said yes first, who gave whom an account, and which token waits for its first use

The centre may be upgraded while walls of the last two releases talk to it: add columns and tables; never change what
a column means.
"""

import time

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

DAY_MS = 86_400_000


def upgrade() -> None:
    with op.batch_alter_table("pairings") as table:
        table.add_column(sa.Column("wanted", sa.Integer(), nullable=True))
        table.add_column(sa.Column("approver", sa.Integer(), nullable=True))
        table.add_column(sa.Column("approved_ms", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("token", sa.String(length=64), nullable=True))
        table.create_foreign_key("fk_pairings_wanted", "units", ["wanted"], ["id"])
        table.create_foreign_key("fk_pairings_approver", "people", ["approver"], ["id"])
        table.create_index("ix_pairings_token", ["token"])
    op.add_column("people", sa.Column("invited_by", sa.Integer(), nullable=True))
    # Walls that were let in and never came, as one that found itself in the wrong unit: nobody has their token.
    devices = sa.table("devices", sa.column("id"), sa.column("paired_ms"), sa.column("revoked_ms"))
    tokens = sa.table("tokens", sa.column("device"), sa.column("proved_ms"))
    now_ms = round(time.time() * 1000)
    came = sa.exists().where(tokens.c.device == devices.c.id, tokens.c.proved_ms.is_not(None))
    never = (devices.c.revoked_ms.is_(None), devices.c.paired_ms < now_ms - DAY_MS, ~came)
    op.execute(devices.update().where(*never).values(revoked_ms=now_ms))
