"""A wall is let in: code on the wall, approval by somebody who may, the key fetched once."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from sync.server.access import admission, pairing
from sync.server.db.tables import pairings, tokens
from sync.wall import pairing as ours
from sync.wall import pending_pairing
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import WAITING_FILE, Credentials, CredentialsFile
from sync.wall.http import HttpClient
from tests.sync.places import Centre, Time, Wall


def pair(centre: Centre, wall: Wall, meanwhile: Callable[[ours.Invitation, int], None]) -> Credentials:
    """The wall's side, with a sleep during which something may happen."""

    async def run() -> Credentials:
        line = HttpClient("http://centre", transport=httpx.ASGITransport(centre.app))
        shown: list[ours.Invitation] = []
        asked = 0

        async def sleep(seconds: float) -> None:
            nonlocal asked
            asked += 1
            centre.time.pass_(s=seconds)
            meanwhile(shown[0], asked)

        try:
            return await ours.pair(
                line, "http://centre", wall.credentials, wall.device, shown.append, name="Vaktrommet", sleep=sleep
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
            code = invitation.code.lower().replace("-", " ")
            centre.do(lambda tx: admission.approve(tx, code, unit, centre.time()))

    return meanwhile


def test_an_approved_wall_fetches_its_key_and_comes_in(centre: Centre, unit: str, wall: Wall, tmp_path: Path) -> None:
    assert wall.settle().state is ConnectionState.UNPAIRED
    key = pair(centre, wall, approve(centre, unit))
    assert (key.unit, key.unit_name) == (unit, "Hjemmetjenesten nord")
    wall.card("c1")
    assert wall.settle().state is ConnectionState.CONNECTED
    assert CredentialsFile(tmp_path / "new").current == key
    assert (tmp_path / "new" / "centre.json").stat().st_mode & 0o777 == 0o600


def test_the_code_says_exactly_which_wall(centre: Centre, unit: str, wall: Wall) -> None:
    def meanwhile(invitation: ours.Invitation, asked: int) -> None:
        found = centre.do(lambda tx: admission.look(tx, invitation.code, centre.time()))
        assert (found.name, found.device) == ("Vaktrommet", wall.device)
        assert invitation.address == f"http://127.0.0.1:8080/pair?code={invitation.code}"
        assert set(invitation.code) <= set(admission.LETTERS + "-")
        centre.do(lambda tx: admission.deny(tx, invitation.code, centre.time()))

    with pytest.raises(ours.Refused, match="ikke sluppet inn"):
        pair(centre, wall, meanwhile)


def test_a_code_expires_after_ten_minutes(
    centre: Centre, unit: str, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairing, "INTERVAL_S", 60)  # ten questions are enough
    with pytest.raises(ours.Refused, match="gjelder ikke lenger"):
        pair(centre, wall, lambda invitation, asked: None)
    assert wall.credentials.current is None


def test_a_code_is_used_once(centre: Centre, unit: str, wall: Wall) -> None:
    codes: list[ours.Invitation] = []

    def meanwhile(invitation: ours.Invitation, asked: int) -> None:
        codes.append(invitation)
        if asked == 1:
            centre.do(lambda tx: admission.approve(tx, invitation.code, unit, centre.time()))

    pair(centre, wall, meanwhile)
    assert wall.settle().state is ConnectionState.CONNECTED
    with pytest.raises(LookupError):
        centre.do(lambda tx: admission.approve(tx, codes[0].code, unit, centre.time()))
    assert poll(centre, codes[0].secret) == (400, "expired_token")
    assert wall.settle().state is ConnectionState.CONNECTED


def test_who_asks_too_fast_is_slowed_down(centre: Centre, unit: str, time: Time) -> None:
    begun = centre.ask("POST", "/v1/pairing", json={"device": "b" * 16}).json()
    asked = {"device_code": begun["device_code"]}
    said = [centre.ask("POST", "/v1/pairing/token", json=asked).json()["error"] for _ in range(2)]
    assert said == ["authorization_pending", "slow_down"]


def begin(centre: Centre, **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = centre.ask("POST", "/v1/pairing", json={"device": "b" * 16} | more).json()
    return answer


def poll(centre: Centre, code: str) -> tuple[int, str]:
    """The status, and the token or the refusal."""
    answer = centre.ask("POST", "/v1/pairing/token", json={"device_code": code})
    return answer.status_code, answer.json().get("token") or answer.json()["error"]


def lets_in(centre: Centre, token: str) -> bool:
    asked = {"protocol": 1, "device": "b" * 16, "cursor": 0, "clock": 0}
    answer = centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {token}"})
    return answer.status_code == 200


def test_an_answer_that_was_lost_is_asked_for_again_and_voids_the_one_before(centre: Centre, unit: str) -> None:
    begun = begin(centre)
    centre.do(lambda tx: admission.approve(tx, begun["user_code"], unit, centre.time()))
    tokens = [poll(centre, begun["device_code"])[1] for _ in range(3)]
    assert [lets_in(centre, token) for token in tokens] == [False, False, True]
    assert poll(centre, begun["device_code"]) == (400, "expired_token")
    assert lets_in(centre, tokens[-1])


Deed = Callable[[Any, str, str, int], Any]
APPROVE: Deed = admission.approve
DENY: Deed = lambda tx, code, _, now_ms: admission.deny(tx, code, now_ms)  # noqa: E731
LOOK: Deed = lambda tx, code, _, now_ms: admission.look(tx, code, now_ms)  # noqa: E731


@pytest.mark.parametrize("then", [APPROVE, DENY, LOOK], ids=["approved", "denied", "looked at"])
@pytest.mark.parametrize("first", [APPROVE, DENY, None], ids=["approved", "denied", "expired"])
def test_what_has_been_decided_or_has_expired_is_decided_no_more(
    first: Deed | None, then: Deed, centre: Centre, unit: str
) -> None:
    code = begin(centre)["user_code"]
    if first is None:
        centre.time.pass_(s=pairing.EXPIRES_S)
    else:
        centre.do(lambda tx: first(tx, code, unit, centre.time()))
    with pytest.raises(LookupError):
        centre.do(lambda tx: then(tx, code, unit, centre.time()))


@pytest.mark.parametrize(
    ("approved_s", "asked_s", "told"),
    [
        (None, 0, "authorization_pending"),
        (None, 599, "authorization_pending"),
        (None, 600, "expired_token"),
        (None, 90_000, "expired_token"),
        (0, 599, "200"),
        (599, 599, "200"),
        (599, 599 + 604_799, "200"),
        (599, 599 + 604_800, "expired_token"),  # nobody fetched it in time
    ],
)
def test_a_code_lives_ten_minutes_and_a_week_once_it_was_let_in(
    approved_s: int | None, asked_s: int, told: str, centre: Centre, unit: str
) -> None:
    begun = begin(centre)
    if approved_s is not None:
        centre.time.pass_(s=approved_s)
        centre.do(lambda tx: admission.approve(tx, begun["user_code"], unit, centre.time()))
    centre.time.pass_(s=asked_s - (approved_s or 0))
    status, said = poll(centre, begun["device_code"])
    assert told in (str(status), said)


def test_a_lost_answer_is_not_given_again_after_the_code_has_expired(centre: Centre, unit: str) -> None:
    begun = begin(centre)
    centre.do(lambda tx: admission.approve(tx, begun["user_code"], unit, centre.time()))
    assert poll(centre, begun["device_code"])[0] == 200
    centre.time.pass_(s=admission.WAITS_MS / 1000)
    assert poll(centre, begun["device_code"]) == (400, "expired_token")


def test_who_was_denied_is_told_each_time(centre: Centre, unit: str) -> None:
    begun = begin(centre)
    centre.do(lambda tx: admission.deny(tx, begun["user_code"], centre.time()))
    assert [poll(centre, begun["device_code"]) for _ in range(2)] == [(400, "access_denied")] * 2


def test_an_unknown_unit_leaves_the_code_waiting(centre: Centre, unit: str) -> None:
    code = begin(centre)["user_code"]
    with pytest.raises(LookupError):
        centre.do(lambda tx: admission.approve(tx, code, "ingen", centre.time()))
    centre.do(lambda tx: admission.approve(tx, code, unit, centre.time()))


@pytest.mark.parametrize("written", ["{}", " {} ", "{}.", "\t{}\n"])
@pytest.mark.parametrize("how", [str.lower, str.upper, lambda c: c.replace("-", ""), lambda c: " ".join(c)])
def test_a_code_may_be_written_as_people_write(
    written: str, how: Callable[[str], str], centre: Centre, unit: str
) -> None:
    code = begin(centre)["user_code"]
    found = centre.do(lambda tx: admission.look(tx, written.format(how(code)), centre.time()))
    assert found.user_code == code


@pytest.mark.parametrize("change", [lambda c: c[:-1], lambda c: c + "B", lambda c: c[::-1] + "B", lambda _: ""])
def test_a_code_with_a_letter_too_few_or_too_many_is_no_code(
    change: Callable[[str], str], centre: Centre, unit: str
) -> None:
    code = begin(centre)["user_code"]
    with pytest.raises(LookupError):
        centre.do(lambda tx: admission.look(tx, change(code), centre.time()))


ASKED: dict[str, Any] = {
    "no device": {"device": None},
    "a short device": {"device": "b" * 15},
    "a device in capitals": {"device": "B" * 16},
    "a device and a line": {"device": "b" * 16 + "\n"},
    "a long name": {"name": "x" * 81},
    "a name with a null": {"name": "x\0"},
    "a name of two lines": {"name": "x\ny"},
    "a name that is none": {"name": 5},
    "a long version": {"app": "x" * 41},
    "a version with a null": {"app": "\0"},
}


@pytest.mark.parametrize("name", ASKED)
def test_who_asks_in_another_way_gets_no_code(name: str, centre: Centre) -> None:
    answer = centre.ask("POST", "/v1/pairing", json={"device": "b" * 16} | ASKED[name])
    assert (answer.status_code, answer.json()) == (422, {"error": "malformed"})
    assert centre.do(lambda tx: tx.execute(select(pairings)).all()) == []


@pytest.mark.parametrize("code", ["x" * 43, "x" * 42, "x" * 44, "", None, "BCDF-GHJK", "ø" * 43, "x" * 5_000])
def test_a_guessed_device_code_opens_nothing(code: Any, centre: Centre, unit: str) -> None:
    begun = begin(centre)
    centre.do(lambda tx: admission.approve(tx, begun["user_code"], unit, centre.time()))
    answer = centre.ask("POST", "/v1/pairing/token", json={"device_code": code})
    told = (answer.status_code, answer.json()["error"])
    assert told == (400, "expired_token") if code == "x" * 43 else told[0] in (413, 422)


def test_what_is_secret_is_kept_only_as_a_hash(centre: Centre, unit: str) -> None:
    begun = begin(centre)
    centre.do(lambda tx: admission.approve(tx, begun["user_code"], unit, centre.time()))
    _, token = poll(centre, begun["device_code"])
    kept = repr(centre.do(lambda tx: [tx.execute(select(t)).all() for t in (pairings, tokens)]))
    assert begun["device_code"] not in kept
    assert token not in kept


def test_codes_do_not_pile_up(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "MOST", 3)
    assert all("user_code" in begin(centre) for _ in range(3))
    refused = centre.ask("POST", "/v1/pairing", json={"device": "b" * 16})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
    centre.time.pass_(s=pairing.EXPIRES_S)
    assert "user_code" in begin(centre)
    centre.time.pass_(days=2)
    begin(centre)
    assert len(centre.do(lambda tx: tx.execute(select(pairings)).all())) == 1


@pytest.mark.parametrize(("door", "most"), [("/v1/pairing", 3), ("/v1/pairing/token", 5)])
def test_one_address_may_not_ask_too_often(door: str, most: int, tmp_path: Path, time: Time) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/limited.db", time, per_address="3/minute", per_poll="5/minute")
    body = {"device": "b" * 16, "device_code": "x" * 43}
    answers = [centre.ask("POST", door, json=body) for _ in range(most + 2)]
    assert [a.status_code == 429 for a in answers] == [False] * most + [True] * 2
    assert answers[-1].json()["error"] == "too_many"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    centre.close()


def test_what_waits_for_a_second_yes_is_on_the_disk_under_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lasting: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: lasting.append(os.fstat(handle).st_ino))
    pending_pairing.keep(tmp_path, "http://centre", ours.Invitation("BCDF-GHJK", "", "s", 60, 15, half=True))
    assert lasting == [(tmp_path / WAITING_FILE).stat().st_ino, tmp_path.stat().st_ino]
