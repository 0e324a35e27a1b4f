"""Who waits for news while the database is away is not forgotten, and the log says so once, not every second."""

import asyncio
import logging
from collections.abc import Collection, Mapping

import pytest

from sync.server.api import long_poll
from sync.server.api.long_poll import LongPoll


def test_a_database_that_is_away_is_told_of_once_and_those_who_wait_are_answered_when_it_is_back(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_poll, "POLL_S", 0.01)
    asked = 0

    async def seqs(units: Collection[int]) -> Mapping[int, int]:
        nonlocal asked
        asked += 1
        if asked < 5:
            raise ConnectionError("postgres://secret@host")
        return dict.fromkeys(units, 7)

    with caplog.at_level(logging.WARNING):
        assert asyncio.run(LongPoll(seqs).beyond(1, 6, 20)) == 7
    assert [record.message.split(": ")[0] for record in caplog.records] == [
        "nobody can be told what other processes did"
    ]
    assert "ConnectionError at " in caplog.text
    assert "secret" not in caplog.text
