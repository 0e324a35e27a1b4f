"""What the centre counts about itself, for Prometheus. Numbers only: no names, no content."""

from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


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
        self.free = Gauge("tavle_free_bytes", "Room left where the SQLite file lies", registry=self.registry)
        self.build = Gauge("tavle_build", "Always 1; says which version this is", ["version"], registry=self.registry)
        self.build.labels(version("tavle")).set(1)
        self.waiting = Gauge("tavle_waiting", "Questions held open", registry=self.registry)
        self.seconds = Histogram("tavle_round_seconds", "Time of one round", registry=self.registry)

    def text(self) -> bytes:
        return generate_latest(self.registry)
