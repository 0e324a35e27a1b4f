"""Running the centre: uvicorn, one process or several, stopping without cutting anybody off."""

import asyncio
import gc
import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import structlog
import uvicorn
from sqlalchemy import make_url

from sync.server.api.long_poll import LongPoll
from sync.server.api.request_head import BoundedHead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""As `sync.server.metrics` has it, which must not be imported before it is set."""
GRACE_S = 10
"""How long rounds under way may take to end when the server is told to stop."""


def serve(
    database_url: str, *, host: str = "127.0.0.1", port: int = 8080, workers: int = 1, pool: int = 8, public_url: str
) -> None:
    """Serve until SIGTERM or SIGINT. Several workers need PostgreSQL: SQLite has one writer, in one process."""
    if workers > 1 and database_url.startswith("sqlite"):
        raise ValueError("several workers need PostgreSQL")
    speak()
    log = structlog.get_logger("server")
    where = make_url(database_url).render_as_string(hide_password=True)
    log.info("starting", version=version("tavle"), database=where, address=f"{host}:{port}", public_url=public_url)
    os.environ |= {"TAVLE_DATABASE": database_url, "TAVLE_PUBLIC_URL": public_url, "TAVLE_POOL": str(pool)}
    with _counting_together(workers):
        _run(host, port, workers)


@contextmanager
def _counting_together(workers: int) -> Iterator[None]:
    """A folder where several processes keep what they count; one process needs none."""
    if workers == 1:
        yield
        return
    with TemporaryDirectory(prefix="tavle-metrics-") as folder:
        os.environ[FOLDER] = folder
        yield


def _run(host: str, port: int, workers: int) -> None:
    uvicorn.run(
        "sync.server.serve:app",
        factory=True,
        http=BoundedHead,
        host=host,
        port=port,
        workers=workers,
        log_config=None,
        access_log=False,  # our own line says what may be said
        server_header=False,
        date_header=False,
        backlog=4096,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=GRACE_S,
    )


def app() -> object:
    """The app of one worker; what it needs to know is in the environment."""
    from sync.server.app import from_environment

    speak()
    made = from_environment()
    _let_go_on_exit(made.state.centre.waiting)
    _end_with_parent()
    gc.set_threshold(10_000)  # an answer has thousands of rows, none of them garbage
    gc.collect()
    gc.freeze()  # what the program is made of need not be looked at again
    return made


def _let_go_on_exit(waiting: LongPoll) -> None:
    """Answer those who wait for news as soon as the server is told to stop; uvicorn waits for them to go."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def leave(number: int, frame: FrameType | None, before: Any = before) -> None:
            loop.call_soon_threadsafe(waiting.close)
            before(number, frame)

        signal.signal(number, leave)


def _end_with_parent() -> None:
    """A worker whose parent was killed has nobody who would ever stop it, and holds the port: it stops itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        loop, gone = asyncio.get_running_loop(), parent.sentinel

        def leave() -> None:
            loop.remove_reader(gone)
            os.kill(os.getpid(), signal.SIGTERM)

        loop.add_reader(gone, leave)


def speak() -> None:
    """One JSON line per event on standard error, without content."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=os.fdopen(2, "w", closefd=False, buffering=1)),
    )
