"""Passwords for tests: hashed as the centre does it, at a thousandth of the cost. What that cost must be has a test
of its own, which asks for `real_hashing`."""

import pytest
from argon2 import PasswordHasher

from sync.server.access import passwords

_real = passwords._hasher
_cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def cheap_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """For all tests of a room; import it into its conftest."""
    monkeypatch.setattr(passwords, "_hasher", _cheap)


@pytest.fixture
def real_hashing(cheap_hashing: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the centre hashes, for this test."""
    monkeypatch.setattr(passwords, "_hasher", _real)
