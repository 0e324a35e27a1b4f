"""`tavle admin`: what an administrator does with walls and codes, on the command line as it is typed."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sync.server.commands import root
from sync.wall.connection_status import ConnectionState
from tests.sync.fleet import change
from tests.sync.places import Centre, Time, Wall


@pytest.fixture
def time() -> Time:
    """The command line looks at the real clock, and the centre beside it must agree."""
    from board.log.stamp import wall_ms

    return Time(wall_ms())


def run(centre: Centre, *words: str, code: int = 0) -> str:
    """The command's output; the server goes on beside it."""
    result = CliRunner().invoke(root.admin, [*words, "--database", centre.url])
    assert result.exit_code == code, result.output
    return result.output.strip()


def begun(centre: Centre, name: str) -> Any:
    return centre.ask("POST", "/v1/pairing", json={"device": "b" * 16, "name": name, "app": "1.2"}).json()


def poll(centre: Centre, begun: Any) -> Any:
    return centre.ask("POST", "/v1/pairing/token", json={"device_code": begun["device_code"]}).json()


def test_a_wall_is_looked_at_and_let_in_or_sent_away(centre: Centre, unit: str) -> None:
    wanted, stranger = begun(centre, "Vaktrommet"), begun(centre, "Ukjent")
    assert run(centre, "pairing", "show", wanted["user_code"]).split("\t")[:3] == ["Vaktrommet", "b" * 16, "1.2"]
    said = run(centre, "pairing", "approve", wanted["user_code"].lower(), "--unit", unit)
    assert said == (
        f"Vaktrommet -> {unit}. Den kan lese alt på enhetens tavle, også nøyaktige tall. "
        "Enhetens tavler sier fra om den i en uke."
    )
    run(centre, "pairing", "deny", stranger["user_code"])
    assert poll(centre, wanted)["unit"] == unit
    assert poll(centre, stranger) == {"error": "access_denied"}
    told = run(centre, "pairing", "show", wanted["user_code"], code=1)
    assert told == f"Finnes ikke: {wanted['user_code']}"
    run(centre, "pairing", "approve", "BCDF-GHJK", "--unit", unit, code=1)


def test_a_wall_is_shut_out(centre: Centre, unit: str, tmp_path: Path) -> None:
    wall = Wall(tmp_path / "north", centre, centre.let_in(unit, "a" * 16, "Vaktrommet"))
    assert wall.settle().state is ConnectionState.CONNECTED
    number, at, name, *_ = run(centre, "device", "list").split("\t")
    assert (at, name) == (unit, "Vaktrommet")
    for word in ("revoke", "rotate"):
        assert run(centre, "device", word, "70", code=1) == "Finnes ikke: 70", "a slip of the finger is told of"
    run(centre, "device", "revoke", number)
    assert run(centre, "device", "list").endswith("\tstengt")
    assert wall.settle().state is ConnectionState.UNAUTHORISED
    wall.close()


def test_a_wall_changes_its_key_and_who_uses_the_old_one_is_told_of(
    centre: Centre, unit: str, tmp_path: Path
) -> None:
    wall = Wall(tmp_path / "north", centre, centre.let_in(unit, "a" * 16))
    wall.settle()
    old = wall.credentials.current
    assert old
    run(centre, "device", "rotate", "1")
    wall.settle()
    wall.settle()
    assert wall.credentials.current
    assert wall.credentials.current.token != old.token
    assert run(centre, "device", "alarms") == ""
    asked = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0}
    assert centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {old.token}"}).is_error
    assert run(centre, "device", "alarms").split("\t")[1:] == ["1", "token_reused"]
    wall.close()


def test_what_could_not_be_stored_is_listed(centre: Centre, unit: str) -> None:
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    bad = change("a" * 16, 1) | {"fields": {"title": "x" * 40_000}}
    centre.ask("POST", "/v1/sync", headers=headers, json={
        "protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": [bad]
    })  # fmt: skip
    assert run(centre, "device", "refused").split("\t") == [unit, "a" * 16, "1", "too_large"]
