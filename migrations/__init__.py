"""Alembic's chains: `board` for the tables wall and centre share, `centre` for the centre's own.

Walls, centre and tests all run them through here, inside the caller's transaction.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def config(chain: str, connection: Connection | None = None) -> Config:
    """Alembic's configuration of one chain; there is no ini file."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(Path(__file__).parent / chain))
    return made


def known(chain: str) -> set[str]:
    """All versions of a chain that this build can read."""
    return {script.revision for script in ScriptDirectory.from_config(config(chain)).walk_revisions()}


def upgrade(connection: Connection, chain: str, to: str = "head") -> None:
    """Run the chain's migrations up to a version."""
    command.upgrade(config(chain, connection), to)
