"""The tables of the board's kinds of record, as the migrations make them: what all kinds have stands here, and what a
migration adds stands in it. Tables that hang on walls were made by this: what it says of them never changes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op


def create(kind: str, *, index: str = "", **fields: Any) -> None:
    """A new kind, with these fields by their types. `index`: the field by which its records are looked up."""
    op.create_table(
        kind,
        sa.Column("unit", sa.Integer, autoincrement=False, primary_key=True),
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("archived", sa.Boolean),
        *(sa.Column(name, field) for name, field in fields.items()),
        sa.Column("versions", sa.JSON, nullable=False),
    )
    if index:
        op.create_index(f"ix_{kind}_{index}", kind, ["unit", index])


def add(kind: str, field: Any, nothing: Any, *names: str) -> None:
    """New fields of one type. `nothing` is what stands in them until somebody says something else."""
    for name in names:
        op.add_column(kind, sa.Column(name, field))
        op.execute(sa.table(kind, sa.column(name, field)).update().values({name: nothing}))
