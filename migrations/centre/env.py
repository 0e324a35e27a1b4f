"""Runs the centre's migrations on the connection, and in the transaction, of whoever asked."""

from alembic import context

from sync.server.db import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="centre_version",
    render_as_batch=True,
    include_name=lambda name, kind, _: kind != "table" or name in metadata.tables,
)
context.run_migrations()
