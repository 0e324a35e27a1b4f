"""A wall is let in: code on the wall, approval by somebody who may, the key fetched once."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from sync import pairing as ours
from sync.key import Key, Keyring
from sync.line import Line
from sync.link import State
from sync.server import pairing
from tests.sync.places import Centre, Time, Wall


def pair(centre: Centre, wall: Wall, meanwhile: Callable[[ours.Invitation, int], None]) -> Key:
    """The wall's side, with a sleep during which something may happen."""

    async def run() -> Key:
        line = Line("http://centre", transport=httpx.ASGITransport(centre.app))
        shown: list[ours.Invitation] = []
        asked = 0

        async def sleep(seconds: float) -> None:
            nonlocal asked
            asked += 1
            centre.time.pass_(s=seconds)
            meanwhile(shown[0], asked)

        try:
            return await ours.pair(
                line, "http://centre", wall.keyring, wall.device, shown.append, name="Vaktrommet", sleep=sleep
            )
        finally:
            await line.close()

    return asyncio.run(run())


@pytest.fixture
def wall(tmp_path: Path, centre: Centre) -> Any:
    made = Wall(tmp_path / "new", centre)
    yield made
    made.close()


def approve(centre: Centre, unit: str) -> Callable[[ours.Invitation, int], None]:
    def meanwhile(invitation: ours.Invitation, asked: int) -> None:
        if asked == 3:
            centre.do(lambda tx: pairing.approve(tx, invitation.code.lower().replace("-", " "), unit, centre.time()))

    return meanwhile


def test_an_approved_wall_fetches_its_key_and_comes_in(centre: Centre, unit: str, wall: Wall, tmp_path: Path) -> None:
    assert wall.settle().state is State.UNPAIRED
    key = pair(centre, wall, approve(centre, unit))
    assert (key.unit, key.unit_name) == (unit, "Hjemmetjenesten nord")
    wall.card("c1")
    assert wall.settle().state is State.CONNECTED
    assert Keyring(tmp_path / "new").current == key
    assert (tmp_path / "new" / "centre.json").stat().st_mode & 0o777 == 0o600


def test_the_code_says_exactly_which_wall(centre: Centre, unit: str, wall: Wall) -> None:
    def meanwhile(invitation: ours.Invitation, asked: int) -> None:
        found = centre.do(lambda tx: pairing.look(tx, invitation.code, centre.time()))
        assert (found.name, found.device) == ("Vaktrommet", wall.device)
        assert invitation.address == f"http://127.0.0.1:8080/pair?code={invitation.code}"
        assert set(invitation.code) <= set(pairing.LETTERS + "-")
        centre.do(lambda tx: pairing.deny(tx, invitation.code, centre.time()))

    with pytest.raises(ours.Refused, match="denied"):
        pair(centre, wall, meanwhile)


def test_a_code_expires_after_ten_minutes(
    centre: Centre, unit: str, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairing, "INTERVAL_S", 60)  # ten questions are enough
    with pytest.raises(ours.Refused, match="expired"):
        pair(centre, wall, lambda invitation, asked: None)
    assert wall.keyring.current is None


def test_a_code_is_used_once(centre: Centre, unit: str, wall: Wall) -> None:
    codes: list[ours.Invitation] = []

    def meanwhile(invitation: ours.Invitation, asked: int) -> None:
        codes.append(invitation)
        if asked == 1:
            centre.do(lambda tx: pairing.approve(tx, invitation.code, unit, centre.time()))

    pair(centre, wall, meanwhile)
    with pytest.raises(LookupError):
        centre.do(lambda tx: pairing.approve(tx, codes[0].code, unit, centre.time()))
    again = {"device_code": codes[0].secret}
    assert centre.ask("POST", "/v1/pairing/token", json=again).status_code == 200, "the answer may have been lost"
    wall.settle()
    fresh = centre.ask("POST", "/v1/pairing/token", json=again)
    assert fresh.status_code == 200 or fresh.json()["error"] == "expired_token"


def test_who_asks_too_fast_is_slowed_down(centre: Centre, unit: str, time: Time) -> None:
    begun = centre.ask("POST", "/v1/pairing", json={"device": "b" * 16}).json()
    asked = {"device_code": begun["device_code"]}
    said = [centre.ask("POST", "/v1/pairing/token", json=asked).json()["error"] for _ in range(2)]
    assert said == ["authorization_pending", "slow_down"]


def test_a_wall_does_not_change_units(centre: Centre, unit: str, wall: Wall) -> None:
    pair(centre, wall, approve(centre, unit))
    with pytest.raises(ours.Refused, match="other_unit"):
        pair(centre, wall, approve(centre, centre.unit("Sykehjemmet")))
    current = wall.keyring.current
    assert current is not None
    assert current.unit == unit
