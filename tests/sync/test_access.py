"""Who may come in, and what nobody else finds out."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from board.local import new_id
from sync.server.access import device_tokens
from sync.server.db.tables import alarms, devices, tokens
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import Credentials
from tests.sync.places import Centre, Time, Wall
from tests.sync.test_loss import Lossy, same

Hang = Callable[..., Wall]

ROUND = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0}


def ask(centre: Centre, token: str, **more: Any) -> Any:
    return centre.ask("POST", "/v1/sync", json=ROUND | more, headers={"authorization": f"Bearer {token}"})


def test_a_wall_of_one_unit_sees_nothing_of_another(hang: Hang, centre: Centre) -> None:
    here, there = hang("here"), hang("there", into=centre.unit("Sykehjemmet"))
    here.card("secret")
    here.settle()
    there.settle()
    assert there.log() == []
    with there.store.write() as tx:  # as a thief would: the other wall's identity, under one's own token
        from board.local import put

        put(tx, "_device", here.device)
    there.card("mine")
    assert there.settle().state is ConnectionState.CONNECTED
    assert {c.record for c in there.log()} == {"mine"}


@pytest.mark.parametrize(
    "shown", ["x" * 43, "", "x", "ø" * 43, "x" * 5000], ids=["unknown", "empty", "short", "odd", "long"]
)
def test_a_wrong_token_gets_401_and_nothing_else(centre: Centre, unit: str, shown: str) -> None:
    response = centre.ask("POST", "/v1/sync", json=ROUND, headers={"authorization": f"Bearer {shown}".encode()})
    assert (response.status_code, response.json()) == (401, {"error": "unauthorised"})
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_truncated_token_opens_nothing(centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    assert ask(centre, token).status_code == 200
    assert ask(centre, token[:-1]).status_code == 401
    assert ask(centre, token.swapcase()).status_code == 401


def test_tokens_are_kept_only_as_hashes(centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    rows = centre.do(lambda tx: tx.execute(select(tokens)).all())
    assert token not in repr(rows)
    assert device_tokens.hashed(token) in repr(rows)


def test_a_revoked_wall_is_shut_out_and_works_on_alone(hang: Hang, centre: Centre, time: Time) -> None:
    north = hang("north")
    north.settle()
    centre.do(lambda tx: device_tokens.revoke(tx, 1, time()))
    north.card("c1")
    outcome = north.settle()
    assert (outcome.state, outcome.waiting) == (ConnectionState.UNAUTHORISED, 1)
    assert ("card", "c1") in north.board()


def test_an_old_token_is_replaced_and_retired_once_the_new_one_was_used(
    hang: Hang, centre: Centre, time: Time
) -> None:
    north = hang("north")
    north.settle()
    first = north.credentials.current
    assert first is not None
    time.pass_(days=31)
    north.settle()
    kept = north.credentials.current
    assert kept is not None
    assert kept.token == first.token
    assert kept.spare
    assert ask(centre, first.token).status_code == 200, "both hold until the new one was used"
    north.settle()
    now = north.credentials.current
    assert now is not None
    assert (now.token, now.spare) == (kept.spare, None)
    assert ask(centre, first.token).status_code == 401
    assert ask(centre, now.token).status_code == 200


def test_a_retired_token_that_turns_up_again_is_an_alarm(hang: Hang, centre: Centre, time: Time) -> None:
    north = hang("north")
    north.settle()
    stolen = north.credentials.current
    assert stolen is not None
    time.pass_(days=31)
    north.settle()
    north.settle()
    assert ask(centre, stolen.token).status_code == 401
    assert centre.do(lambda tx: tx.scalars(select(alarms.c.what)).all()) == ["token_reused"]


def test_two_walls_of_one_copied_folder_that_only_read_are_noticed_within_a_few_news(
    hang: Hang, centre: Centre, tmp_path: Path
) -> None:
    """None of them says anything under the other's name, and no key is old."""
    north, south = hang("north"), hang("south")
    north.settle()
    north.close()
    shutil.copytree(tmp_path / "north", tmp_path / "clone")
    north.open()
    clone = Wall(tmp_path / "clone", centre)
    found: list[str] = []
    for n in range(6):
        south.card(f"c{n}")
        south.settle()
        outcomes = [wall.settle().state for wall in (north, clone)]
        found = list(centre.do(lambda tx: tx.scalars(select(alarms.c.what)).all()))
        if found:
            break
    assert (found, n) == (["token_reused"], 4)
    assert set(outcomes) == {ConnectionState.CONNECTED, ConnectionState.UNAUTHORISED}
    clone.close()


def test_a_wall_whose_answers_are_lost_takes_a_new_key_and_rings_no_alarm(hang: Hang, centre: Centre) -> None:
    north, south = hang("north"), hang("south")
    north.settle()
    first = north.credentials.current
    for n in range(6):
        south.card(f"c{n}")
        south.settle()
        north.transport = Lossy(north, loses=1)
        north.round()
        north.transport = None
        assert north.settle().state is ConnectionState.CONNECTED
    assert north.credentials.current
    assert first
    assert north.credentials.current.token != first.token
    assert centre.do(lambda tx: tx.scalars(select(alarms.c.what)).all()) == []


def test_a_new_token_whose_answer_was_lost_does_no_harm(hang: Hang, centre: Centre, time: Time) -> None:
    north = hang("north")
    north.settle()
    key = north.credentials.current
    assert key is not None
    centre.do(lambda tx: device_tokens.issue(tx, 1, time()))
    north.settle()
    north.credentials.keep(Credentials(key.url, key.token, spare="z" * 43))
    assert north.settle().state is ConnectionState.CONNECTED
    assert north.credentials.current == Credentials(key.url, key.token)


def test_a_wall_may_not_erase(centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    redaction = {
        "device": "a" * 16,
        "n": 1,
        "stamp": 1,
        "group": "g",
        "kind": "redaction",
        "record": "1",
        "fields": {"of": "card", "record": "c1", "names": ["title"]},
    }
    answer = ask(centre, token, changes=[redaction]).json()
    assert answer["refused"] == [{"device": "a" * 16, "n": 1, "why": "not_allowed"}]
    assert centre.log(unit) == []


@pytest.mark.one_file
def test_an_idle_wall_writes_nothing_at_the_centre(hang: Hang, centre: Centre, time: Time) -> None:
    north = hang("north")
    north.settle()
    centre.do(lambda tx: tx.execute(update(devices).values(app="")))
    time.pass_(s=60)
    before = centre.do(lambda tx: tx.exec_driver_sql("SELECT total_changes()").scalar())
    north.settle()
    assert centre.do(lambda tx: tx.exec_driver_sql("SELECT total_changes()").scalar()) == before


def test_a_wall_that_asks_too_often_is_told_to_wait(tmp_path: Any, time: Time) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/limited.db", time, per_device="5/minute")
    token = centre.let_in(centre.unit(), new_id())
    answers = [ask(centre, token) for _ in range(7)]
    assert [a.status_code for a in answers] == [200] * 5 + [429] * 2
    assert answers[-1].json()["error"] == "too_many"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    centre.close()


def test_a_wall_set_back_to_before_its_key_was_exchanged_is_let_in_anew_and_nothing_is_lost(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path, time: Time
) -> None:
    north, south = hang("north"), hang("south")
    north.card("first")
    north.settle()
    north.close()
    shutil.copytree(tmp_path / "north", tmp_path / "image")
    north.open()
    time.pass_(days=31)
    north.card("second")
    north.rounds(3)  # the key is asked for, shown, and the former one is over
    north.close()
    shutil.rmtree(tmp_path / "north")
    shutil.copytree(tmp_path / "image", tmp_path / "north")
    north.open()
    north.card("written-meanwhile")
    assert north.settle().state is ConnectionState.UNAUTHORISED
    assert centre.do(lambda tx: tx.scalars(select(alarms.c.what)).all()) == ["token_reused"]
    north.credentials.keep(Credentials("http://centre", centre.let_in(unit, north.device, "north")))
    for wall in (north, south, north):
        wall.settle()
    same(north, south)
    assert {c.record for c in centre.log(unit)} == {"first", "second", "written-meanwhile"}
