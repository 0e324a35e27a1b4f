"""Runs the board's migrations on the connection, and in the transaction, of whoever asked."""

from alembic import context

from board.kinds import metadata
from board.local import local
from board.log.journal import change
from board.votes import ballots

assert {local.name, change.name, ballots.name} <= metadata.tables.keys()

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="board_version",
    render_as_batch=True,
    include_name=lambda name, kind, _: kind != "table" or name in metadata.tables,
)
context.run_migrations()
