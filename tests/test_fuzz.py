"""Odd values in every field of every kind survive everywhere; `python -m bench.fuzz` sends a hundred thousand. And
what finds nothing here would find a limit that was missing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from pydantic import TypeAdapter

from board import calendar
from board.kinds import kinds
from board.log import decode, log
from sync.protocol import round as rounds
from sync.protocol.problem import Code, Problem, Refuse
from sync.server.api import push
from tests.fuzzing import Found, look_at_screens, survives

SEED = 20261131


def test_odd_values_in_every_field_survive_everywhere() -> None:
    assert survives(SEED, 250, screens=look_at_screens) > 800


@contextmanager
def loose(**checks: Any) -> Iterator[None]:
    with ExitStack() as stack:
        for record in kinds.values():
            known = {name: TypeAdapter(check) for name, check in checks.items() if name in record.checks}
            stack.enter_context(patch.object(record, "checks", record.checks | known))
        yield


def _unread(sent: bytes) -> Any:
    raise Refuse(Problem(error=Code.MALFORMED))


PLANTED = {
    "no limit of moments, and no end of the calendar": lambda: _both(
        loose(made=int, moved=int, started=int, ended=int, since=int, created=int),
        patch.object(calendar, "within", lambda ms: ms),
    ),
    "no limit of ids": lambda: patch.object(decode, "is_id", lambda _: True),
    "no salvage of a round": lambda: patch.object(rounds, "_salvaged", _unread),
    "a wall that is not careful, and a build that breaks": lambda: _both(
        patch.object(log, "each", lambda tx, items, step, aside: [step(items)] if items else []),
        patch.object(push.log, "_merge", _breaking(log._merge)),
    ),
}


def _breaking(merge: Any) -> Any:
    def broken(tx: Any, record: Any, some: Any, unit: int) -> Any:
        if any(c.record == "z" * 40 for c, _ in some):
            raise ZeroDivisionError
        return merge(tx, record, some, unit)

    return broken


@contextmanager
def _both(*planted: Any) -> Iterator[None]:
    with ExitStack() as stack:
        for one in planted:
            stack.enter_context(one)
        yield


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_fault_that_is_planted_is_found(planted: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which seed meets it changes with every field there is."""
    monkeypatch.setattr("tests.fuzzing.culprits", lambda some, _: some)
    with planted(), pytest.raises(Found):
        sum(survives(seed, 250, prints=False) for seed in range(SEED, SEED + 8))
