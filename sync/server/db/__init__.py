"""The centre's database: its tables, transactions, copies, and moving to another.

for table in metadata.sorted_tables: …     all of the centre's own; those of the boards are in board.kinds
"""

from sync.server.db import coordinator_tables, tables

metadata = tables.metadata

__all__ = ["coordinator_tables", "metadata", "tables"]
