"""A wall of one unit finds nothing out about another, neither from what is answered nor from how long it takes; and a
token that does not hold gets 401 and nothing else, whatever is wrong with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, event, select, text

from sync.protocol.wait import WAIT_S
from sync.server.access import device_tokens
from sync.server.db.tables import alarms, refusals, units
from sync.wall.credentials import Credentials
from tests.sync.fleet import change
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Wall]

THERE = "b" * 16
"""The identity of a wall of the other unit."""
NOBODY = "c" * 16
HERE = "a" * 16


@pytest.fixture
def token(centre: Centre, unit: str) -> str:
    """A wall's in this unit; in the other unit there is a log of forty changes."""
    there = centre.let_in(centre.unit("Sykehjemmet"), THERE)
    push = {"protocol": 1, "device": THERE, "cursor": 0, "clock": 0}
    push["changes"] = [change(THERE, n) for n in range(1, 41)]
    assert ask(centre, there, **push).status_code == 200
    here = centre.let_in(unit, HERE)
    assert ask(centre, here).json()["acknowledged"] == {HERE: 0}
    return here


def ask(centre: Centre, token: str, **more: Any) -> httpx.Response:
    asked = {"protocol": 1, "device": HERE, "cursor": 0, "clock": 0} | more
    return centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {token}"})


def other_unit(centre: Centre) -> Any:
    """All that the centre holds of the other unit."""

    def look(tx: Connection) -> Any:
        row = tx.execute(select(units).order_by(units.c.id.desc())).first()
        tables = [name for name in _tables(tx) if name not in ("units", "devices")]
        of_unit = {name: tx.execute(text(f"SELECT * FROM {name} WHERE unit = {row.id}")).all() for name in tables}
        return row, of_unit

    return centre.do(look)


def _tables(tx: Connection) -> list[str]:
    query = (
        "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'unit'"
    )
    return list(tx.scalars(text(query)))


def test_nothing_of_another_unit_can_be_read(centre: Centre, token: str) -> None:
    for more in ({}, {"own": True}, {"device": THERE}, {"device": THERE, "own": True}, {"limit": 1}):
        answer = ask(centre, token, **more).json()
        assert answer.get("changes", []) == []
        assert answer["cursor"] == 0
        assert answer["acknowledged"] == {more.get("device", HERE): 0}
    assert ask(centre, token, cursor=5).json() == {"error": "cursor"}


@pytest.mark.one_file
def test_nothing_of_another_unit_can_be_written(centre: Centre, token: str) -> None:
    before = other_unit(centre)
    pushes: tuple[dict[str, Any], ...] = (
        {"device": THERE, "changes": [change(THERE, n) for n in range(1, 51)]},
        {"changes": [change(HERE, 1) | {"record": "bbbbbbbb-1"}]},
        {"device": THERE, "changes": [change(THERE, 7) | {"fields": {"title": "stjålet"}}]},
        {"changes": [change(HERE, 2) | {"kind": "redaction", "fields": {"of": "card", "record": "bbbbbbbb-1"}}]},
        {"changes": [change(HERE, 3) | {"unit": 2, "seq": 1}]},
    )
    for more in pushes:
        ask(centre, token, **more)
    assert other_unit(centre) == before


def test_another_units_identities_cannot_be_probed(centre: Centre, token: str) -> None:
    """Whoever guesses an identity of another unit, and even the content under it, is told what everybody is told who
    names an identity that nobody has."""
    for device in (THERE, NOBODY):
        same, differing = change(device, 1), change(device, 2) | {"fields": {"title": "gjettet"}}
        answer = ask(centre, token, changes=[same, differing])
        told = {
            name: value for name, value in answer.json().items() if name in ("acknowledged", "refused", "restamped")
        }
        assert (answer.status_code, told) == (200, {"acknowledged": {HERE: 0, device: 2}})


def test_news_of_another_unit_wake_nobody(centre: Centre, token: str, hang: Hang) -> None:
    headers = {"authorization": f"Bearer {token}"}
    there = hang("there", into="sykehjemmet-sykehjemmet")
    there.card("c1")
    there.settle()
    assert centre.ask("GET", "/v1/wait?cursor=0&seconds=0.2", headers=headers).json() == {"seq": 0}
    assert centre.ask("GET", f"/v1/wait?cursor=41&seconds={WAIT_S}", headers=headers).json() == {"seq": 0}


@contextmanager
def counted(centre: Centre) -> Iterator[list[str]]:
    """The statements, and as a last word the steps that SQLite took for them: time, without the noise of a clock."""
    said: list[str] = []
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    def watch(_: Any, __: Any, statement: str, *___: Any) -> None:
        said.append(statement)

    engine = centre.core.database.engine
    raw = centre.do(lambda tx: tx.connection.dbapi_connection)
    event.listen(engine, "before_cursor_execute", watch)
    raw.set_progress_handler(step, 1)
    try:
        yield said
    finally:
        raw.set_progress_handler(None, 1)
        event.remove(engine, "before_cursor_execute", watch)
        said.append(f"{steps} steps")


@pytest.mark.one_file
def test_the_size_of_another_units_log_is_not_told_by_the_clock(centre: Centre, token: str) -> None:
    """The same statements with the same steps, whether the identity is one of another unit's or nobody's."""
    for more in ({}, {"changes": [1]}):
        told = []
        for device in (THERE, NOBODY, THERE):  # once to warm up
            asked = {"changes": [change(device, 1) | {"n": 5}]} if more else {"device": device, "own": True}
            with counted(centre) as said:
                ask(centre, token, **asked, cursor=10**6)
            told.append(said)
        assert told[1] == told[2]


@pytest.fixture(
    params=[
        "none",
        "unknown",
        "truncated",
        "longer",
        "swapped",
        "hash",
        "retired",
        "revoked",
        "of a pairing",
        "basic",
    ]
)
def wrong(request: pytest.FixtureRequest, centre: Centre, unit: str, hang: Hang, time: Time) -> str:
    """An authorization that opens nothing."""
    wall = hang("wall")
    wall.card("c1")
    wall.settle()
    key = wall.credentials.current
    assert key is not None
    match request.param:
        case "none":
            return ""
        case "unknown":
            return "Bearer " + "x" * 43
        case "truncated":
            return f"Bearer {key.token[:-1]}"
        case "longer":
            return f"Bearer {key.token}x"
        case "swapped":
            return f"Bearer {key.token.swapcase()}"
        case "hash":  # of somebody who has seen a backup
            return f"Bearer {device_tokens.hashed(key.token)}"
        case "retired":
            time.pass_(days=40)
            wall.settle()
            wall.settle()
            assert wall.credentials.current.token != key.token  # type: ignore[union-attr]
        case "revoked":
            centre.do(lambda tx: device_tokens.revoke(tx, device_tokens.enter(tx, key.token, 1).row, 1))  # type: ignore[union-attr]
        case "of a pairing":
            begun = centre.ask("POST", "/v1/pairing", json={"device": NOBODY})
            return f"Bearer {begun.json()['device_code']}"
        case "basic":
            return f"Basic {key.token}"
    return f"Bearer {key.token}"


def test_a_token_that_does_not_hold_gets_401_and_nothing_else(wrong: str, centre: Centre, unit: str) -> None:
    before = centre.log(unit)
    headers = {"authorization": wrong} if wrong else {}
    asked = {"protocol": 1, "device": HERE, "cursor": 0, "clock": 0, "changes": [change(HERE, 1)]}
    doors = (
        ("POST", "/v1/sync", {"json": asked}),
        ("POST", "/v1/sync", {"content": b"no round at all"}),
        ("GET", "/v1/wait?cursor=0&seconds=0", {}),
        ("POST", "/v1/token", {}),
        ("POST", "/v1/leave", {}),
    )
    told = [centre.ask(method, path, headers=headers, **more) for method, path, more in doors]
    for answer in told:
        assert (answer.status_code, answer.text) == (401, '{"error":"unauthorised"}')
        assert set(answer.headers) == {"content-type", "content-length", "www-authenticate", "x-request-id"}
    assert centre.log(unit) == before
    assert not centre.do(lambda tx: tx.execute(select(refusals)).all())


def test_who_uses_a_stolen_token_shuts_the_owner_out_and_is_noticed(
    centre: Centre, unit: str, hang: Hang, time: Time
) -> None:
    """Both hold the same token; the thief rotates it first. The owner's next question is an alarm, and a new pairing
    shuts the thief out."""
    wall = hang("wall")
    wall.settle()
    stolen = wall.credentials.current
    assert stolen is not None
    headers = {"authorization": f"Bearer {stolen.token}"}
    new = centre.ask("POST", "/v1/token", headers=headers).json()["token"]
    assert ask(centre, new).status_code == 200
    assert str(wall.round().state) == "unauthorised"
    assert centre.do(lambda tx: tx.scalars(select(alarms.c.what)).all()) == ["token_reused"]
    row = centre.do(lambda tx: device_tokens.enter(tx, new, 1).row)  # type: ignore[union-attr]
    centre.do(lambda tx: device_tokens.revoke(tx, row, 1))
    wall.credentials.keep(Credentials("http://centre", centre.let_in(unit, wall.device)))
    assert str(wall.round().state) == "connected"
    assert ask(centre, new).status_code == 401
