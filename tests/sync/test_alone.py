"""One bad change is refused, or put aside, alone: what lies around it goes through, and it is told."""

import json
import logging
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from board.board import Board
from board.kinds.card.record import Card
from board.log import log, parked
from sync.protocol import packing, raw_json
from sync.server.db.tables import refusals
from sync.wall.connection_status import ConnectionState
from tests.sync.places import START_MS, Centre, Wall
from tests.sync.test_limits import STRANGER, push, said

Hang = Callable[..., Wall]
DEEP = (33, 190, 198, 1_000, 10_000, 300_000)


def body(*changes: bytes, **more: Any) -> bytes:
    asked = {"protocol": 1, "device": STRANGER, "cursor": 0, "clock": START_MS, **more}
    return json.dumps(asked)[:-1].encode() + b', "changes": [' + b", ".join(changes) + b"]}"


def written(n: int, fields: bytes) -> bytes:
    return json.dumps(said("card", f"c{n}", {}, n)).encode().replace(b'"fields": {}', b'"fields": ' + fields)


def ask(centre: Centre, unit: str, sent: bytes, **headers: str) -> httpx.Response:
    token = centre.let_in(unit, STRANGER)
    shown = {"authorization": f"Bearer {token}", "content-type": "application/json", **headers}
    return centre.ask("POST", "/v1/sync", content=sent, headers=shown)


BAD = {
    "a lone surrogate": b'{"title": "\\ud800"}',
    "a lone surrogate in a name": b'{"\\udfff": 1}',
    "half a character": b'{"title": "\xed\xa0\x80"}',
    "no UTF-8": b'{"title": "\xff"}',
    "no number": b'{"title": NaN}',
    "too much for a number": b'{"title": 1e400}',
    "an open brace in a text": b'{"title": "}]{[\\"", "x": \\}',
    **{f"{depth} deep": b'{"title": ' + b"[" * depth + b"]" * depth + b"}" for depth in DEEP},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_value_outside_the_limits_is_refused_alone_and_acknowledged(bad: bytes, centre: Centre, unit: str) -> None:
    sent = body(written(1, b'{"title": "f\\u00f8r"}'), written(2, bad), written(3, b'{"title": "etter"}'))
    for _ in range(2):  # a time-out is an unknown outcome: the same again
        told = ask(centre, unit, sent)
        assert told.status_code == 200, told.text
        assert told.json()["acknowledged"] == {STRANGER: 3}
        assert [(r["n"], r["why"]) for r in told.json()["refused"]] == [(2, "malformed")]
    assert [c.fields["title"] for c in centre.log(unit)] == ["før", "etter"]
    kept = centre.do(lambda tx: tx.execute(refusals.select()).one().body)
    assert len(kept) < 2_000 or "33 deep" in kept
    assert json.loads(kept)["record"] == "c2"  # erasing looks there


def test_as_deep_as_is_allowed_is_stored(centre: Centre, unit: str) -> None:
    told = ask(centre, unit, body(written(1, b'{"x": ' + b"[" * 32 + b"]" * 32 + b"}")))
    assert "refused" not in told.json()
    assert len(centre.log(unit)) == 1


def test_another_bad_change_under_the_same_number_is_a_clone(centre: Centre, unit: str) -> None:
    assert ask(centre, unit, body(written(1, BAD["a lone surrogate"]))).status_code == 200
    assert ask(centre, unit, body(written(1, BAD["1000 deep"]))).json()["error"] == "forked"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"{",
        b"[]",
        b'{"changes": [}',
        body(b"{"),
        body(b'{"n": 1}'),
        body(b'"' + b"\\" * 100_001),
        b'{"changes":',
    ],
)
def test_a_message_that_cannot_be_cut_apart_is_malformed(sent: bytes, centre: Centre, unit: str) -> None:
    assert ask(centre, unit, sent).json()["error"] == "malformed"


def test_parts_are_cut_without_reading_them() -> None:
    assert raw_json.members(b' {"a" : [1, {"b": "]"}] , "\\u00e6": "x,y", "a": 2 } ') == {"a": b"2", "æ": b'"x,y"'}
    assert raw_json.items(b"[]") == raw_json.items(b" [ ] ") == []
    assert raw_json.items(b'[1, {"x": [2, 3]}, "\\"]"]') == [b"1", b'{"x": [2, 3]}', b'"\\"]"']
    for broken in (b"[1,]", b"[,]", b"[1] 2", b"[1", b"[1}]", b'["]', b'["\\"]'):
        with pytest.raises(ValueError, match="cut"):
            raw_json.items(broken)


@pytest.mark.parametrize("clock", [-1, 0, -(2**53) + 1, 2**53 - 1])
def test_no_clock_stops_a_wall(clock: int, centre: Centre, unit: str) -> None:
    assert ask(centre, unit, body(clock=clock)).json()["clock"] == centre.time()


def test_a_stamp_from_before_all_time_is_raised_to_none_and_told(centre: Centre, unit: str) -> None:
    told = push(centre, unit, said("card", "c", {"title": "x"}, stamp=-(2**53) + 1))
    assert "refused" not in told
    assert told["restamped"] == [{"device": STRANGER, "n": 1, "stamp": 0}]
    assert [c.stamp for c in centre.log(unit)] == [0]


@pytest.mark.parametrize(("first", "second"), [(1, True), (0, False), ([1], [True]), ({"a": 0}, {"a": False})])
def test_a_truth_is_no_number(first: Any, second: Any, centre: Centre, unit: str) -> None:
    push(centre, unit, said("card", "c", {"x": first}))
    assert ask(centre, unit, body(json.dumps(said("card", "c", {"x": first})).encode())).status_code == 200
    assert ask(centre, unit, body(json.dumps(said("card", "c", {"x": second})).encode())).json()["error"] == "forked"


def test_three_and_three_point_nought_are_the_same(centre: Centre, unit: str) -> None:
    for said_as in (b"3", b"3.0", b"0.3e1"):
        assert ask(centre, unit, body(written(1, b'{"effort": ' + said_as + b"}"))).status_code == 200


def test_the_small_print_of_the_door(centre: Centre, unit: str) -> None:
    slash = centre.ask("POST", "/v1/sync/", content=b"{}")
    assert (slash.status_code, slash.json()) == (404, {"error": "not_found"})
    packed = packing.pack(body())
    for after in (b"x", packed):
        told = ask(centre, unit, packed + after, **{"content-encoding": "gzip"})
        assert (told.status_code, told.json()["error"]) == (422, "malformed")
    many = [json.dumps(said("card", "c", {}, n)).encode() for n in range(1, 502)]
    told = ask(centre, unit, body(*many))
    assert (told.status_code, told.json()["error"]) == (413, "too_large")


# ── what nobody has thought of ──


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """This build breaks over every change of a card called «bug»; returns what mends it."""
    merge = log._merge

    def broken(tx: Any, record: Any, changes: Any, unit: int) -> Any:
        if any(c.record == "bug" for c, _ in changes):
            raise ZeroDivisionError
        return merge(tx, record, changes, unit)

    monkeypatch.setattr(log, "_merge", broken)
    return monkeypatch.undo


def test_a_wall_that_breaks_over_one_change_puts_it_aside_and_goes_on(
    hang: Hang,
    centre: Centre,
    unit: str,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
) -> None:
    north, south = hang("north"), hang("south")
    for name in ("a", "b", "bug", "c", "d"):
        north.card(name)
    north.settle()
    mend = request.getfixturevalue("fault")
    with caplog.at_level(logging.ERROR):
        assert south.settle().state is ConnectionState.CONNECTED
    assert "ZeroDivisionError" in caplog.text
    assert {c.record for c in south.log()} == {"a", "b", "bug", "c", "d"}
    south.card("e")
    assert south.settle().waiting == 0
    with south.store.read() as tx:
        assert sorted(c.id for c in Board.load(tx).records()) == ["a", "b", "c", "d", "e"]
        assert [parked.named(tx, one) for one in parked.unread(tx)] == ["kort «bug»"]
    south.close()
    south.open()  # and it opens in spite of it
    with south.store.write() as tx:
        log.rebuild(tx)
        assert [one.record for one in parked.unread(tx)] == ["bug"]
    mend()
    south.close()
    south.open()
    with south.store.read() as tx:
        assert Board.load(tx).find(Card, "bug")
        assert parked.unread(tx) == []


def test_a_centre_that_breaks_over_one_change_puts_it_aside_and_takes_the_others(
    hang: Hang, centre: Centre, unit: str, request: pytest.FixtureRequest
) -> None:
    north = hang("north")
    for name in ("a", "bug", "b"):
        north.card(name)
    mend = request.getfixturevalue("fault")
    mended = log._merge
    assert north.play(lambda client: client.round()).state is ConnectionState.CONNECTED
    assert [c.record for c in centre.log(unit)] == ["a", "bug", "b"]
    assert mended
    mend()
    centre.close()
    centre.open()
    assert not centre.do(lambda tx: parked.unread(tx, [1]))


def test_a_wall_steps_over_what_is_no_change_in_an_answer(hang: Hang, centre: Centre, unit: str) -> None:
    """A centre that is not ours, or a later one with wider limits: the rest is taken, and the digest says that it is
    not all."""
    north, south = hang("north"), hang("south")
    for name in ("a", "b", "c"):
        north.card(name)
    north.settle()
    south.transport = Twisted(south)
    assert south.settle().state in (ConnectionState.CONNECTED, ConnectionState.DIFFERS)
    assert {c.record for c in south.log()} == {"a", "c"}
    south.transport = None
    south.time.pass_(days=1)
    assert south.settle().state is ConnectionState.CONNECTED
    assert {c.record for c in south.log()} == {"a", "b", "c"}


class Twisted(httpx.AsyncBaseTransport):
    """One change of each answer is nested too deep for anybody to read."""

    def __init__(self, wall: Wall) -> None:
        self.inner = httpx.ASGITransport(wall.centre.app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.headers["accept-encoding"] = "identity"
        answer = await self.inner.handle_async_request(request)
        told = await answer.aread()
        deep = b'"title":' + b"[" * 500 + b"]" * 500
        kind = {"content-type": "application/json"}
        stream = httpx.ByteStream(told.replace(b'"title":"b"', deep))
        return httpx.Response(answer.status_code, headers=kind, stream=stream)
