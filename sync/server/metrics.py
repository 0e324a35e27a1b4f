"""What the centre counts about itself, for Prometheus. Numbers only: no names, no content.

Where a host runs several processes they count together, in a folder that `serve` makes for them: whichever of them is
asked answers for all. Several hosts are asked one by one.
"""

import os
from importlib.metadata import version
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The library's own name, looked at when it is first imported."""


class Metrics:
    """One registry per app, so that several centres can live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answers = Counter(
            "tavle_answers", "Answers by door and status", ["door", "status"], registry=self.registry
        )
        self.taken = Counter("tavle_changes_taken", "Changes stored", registry=self.registry)
        self.given = Counter("tavle_changes_given", "Changes sent to walls", registry=self.registry)
        self.refused = Counter("tavle_changes_refused", "Changes put aside", registry=self.registry)
        self.alarms = Counter("tavle_alarms", "Cloned cards seen", registry=self.registry)
        self.database_errors = Counter(
            "tavle_database_errors",
            "Work the database could not do, by its own name for why",
            ["why"],
            registry=self.registry,
        )
        self.free = Gauge(
            "tavle_free_bytes",
            "Room left where the SQLite file lies",
            registry=self.registry,
            multiprocess_mode="mostrecent",
        )
        self.build = Gauge(
            "tavle_build",
            "Always 1; says which version this is",
            ["version"],
            registry=self.registry,
            multiprocess_mode="max",
        )
        self.build.labels(version("tavle")).set(1)
        self.waiting = Gauge(
            "tavle_waiting", "Questions held open", registry=self.registry, multiprocess_mode="livesum"
        )
        self.seconds = Histogram("tavle_round_seconds", "Time of one round", registry=self.registry)

    def text(self) -> bytes:
        shared = os.environ.get(FOLDER)
        return generate_latest(_together(Path(shared)) if shared else self.registry)


def _together(folder: Path) -> CollectorRegistry:
    """What all processes of this host have counted. Who has died holds no questions open any more."""
    for pid in {int(file.stem.rpartition("_")[2]) for file in folder.glob("gauge_live*.db")}:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            mark_process_dead(pid, str(folder))  # type: ignore[no-untyped-call]
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(folder))  # type: ignore[no-untyped-call]
    return registry
