"""Several builds of Tavle in one process: which kinds of record, and which of their fields, each of them knows.

    with running(0):        # what happens here happens in the oldest build
        log.ingest(tx, changes)

Only the look at `board.record.kinds` is exchanged; log, sync and store are this build's.
"""

import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, Literal
from unittest.mock import patch

from pydantic import TypeAdapter

from board.kinds import kinds
from board.log import decode, log, rewrite

LATER_FIELDS: tuple[frozenset[str], ...] = (frozenset({"time_thief", "help_wanted"}), frozenset({"help_wanted"}))
"""Fields of a card that build 0 and build 1 do not know yet."""
LATER_WORDS: tuple[Mapping[str, TypeAdapter[Any]], ...] = (
    {"source": TypeAdapter(Literal["wall", "import", "phone"])},
    {},
)
"""Fields of a card for which build 0 and build 1 know fewer words."""
LATER_KINDS: tuple[frozenset[str], ...] = (frozenset({"measure", "why"}), frozenset({"why"}))
NEWEST = len(LATER_FIELDS)

_running = threading.local()
_elsewhere = NEWEST


class _Earlier:
    """A kind of record as an earlier build knew it."""

    def __init__(self, record: Any, unknown: frozenset[str], words: Mapping[str, TypeAdapter[Any]]) -> None:
        self._record = record
        self._words = words
        self.checks = {name: check for name, check in record.checks.items() if name not in unknown}

    def column_values(self, fields: dict[str, Any]) -> dict[str, Any]:
        for name in fields.keys() & self._words.keys():
            self._words[name].validate_python(fields[name])
        values: dict[str, Any] = self._record.column_values(fields)
        return values

    def __call__(self, **values: Any) -> Any:
        return self._record(**values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)


def _of(build: int, lacking: Mapping[str, Collection[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {kind: record for kind, record in kinds.items() if kind not in LATER_KINDS[build]}
    found |= {kind: _Earlier(kinds[kind], frozenset(names), {}) for kind, names in lacking.items()}
    return found | {"card": _Earlier(kinds["card"], LATER_FIELDS[build], LATER_WORDS[build])}


class _Kinds(Mapping[str, Any]):
    """The kinds that the build now running on this thread knows."""

    def __init__(self, lacking: Mapping[str, Collection[str]]) -> None:
        self._builds = [*(_of(build, lacking) for build in range(NEWEST)), dict(kinds)]

    def _now(self) -> dict[str, Any]:
        build = getattr(_running, "build", None)
        return self._builds[_elsewhere if build is None else build]

    def __getitem__(self, kind: str) -> Any:
        return self._now()[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())


@contextmanager
def several(lacking: Mapping[str, Collection[str]] = {}) -> Iterator[None]:
    """As long as this lasts, `running` chooses the build. `lacking`: fields by kind that all but the newest lack
    besides."""
    known = _Kinds(lacking)
    with ExitStack() as stack:
        for module in (decode, log, rewrite):
            stack.enter_context(patch.object(module, "kinds", known))
        yield


@contextmanager
def running(build: int) -> Iterator[None]:
    """What happens on this thread happens in this build."""
    before = getattr(_running, "build", None)
    _running.build = build
    try:
        yield
    finally:
        _running.build = before


def elsewhere(build: int) -> None:
    """What happens on other threads (the centre's) happens in this build."""
    global _elsewhere
    _elsewhere = build


def knows(build: int, kind: str, fields: Mapping[str, Any]) -> bool:
    """Whether a wall of this build can write these fields of such a record."""
    if build == NEWEST:
        return True
    return kind not in LATER_KINDS[build] and not (kind == "card" and fields.keys() & LATER_FIELDS[build])
