"""A conversation of a wall with the centre, as this release has it, so that later releases can be held to it.

    python -m tests.sync.recording      writes tests/sync/golden/release-<version>.json, once per release

The wall pulls, pushes, is capped, is refused, meets a kind it does not know, reads anew after a restore, and the
centre is asked things that it refuses. Identities and times are fixed; tokens are left out.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import update

from board import local
from board.log import log
from board.log.change import Change, Fact
from sync.protocol import packing
from sync.server.access import device_tokens
from sync.server.db import tables as server
from sync.wall.credentials import Credentials
from tests.sync.fleet import change
from tests.sync.places import Centre, Time, Wall
from tests.sync.weather import raw, whole

FOLDER = Path(__file__).parent / "golden"
NAME = f"release-{version('tavle')}.json"
NORTH, SOUTH = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"
EPOCHS = ("0a0b0c0d", "1a1b1c1d")
YEARS_S = 20 * 365 * 86_400

Step = dict[str, Any]
Event = Callable[[str], None]


def life(wall: Wall, event: Event) -> None:
    """What happens at the wall; `event` is what happens elsewhere meanwhile."""
    event("south speaks")
    wall.settle()
    wall.write(Fact("card", "c1", {"title": "Nøkler på ett sted", "stage": "plan"}), group="g1")
    tally = {"meeting": "m1", "goal": "g1", "week": "2026-W47", "green": 5, "pink": 2, "red": 1}
    wall.write(Fact("tally", "t1", tally), Fact("meeting", "m1", {"week": "2026-W47", "present": 8}), group="g2")
    wall.settle()
    wall.time.pass_(s=YEARS_S)
    wall.write(Fact("card", "c1", {"title": "fra framtida"}), group="g3")
    with wall.store.write() as tx:
        log.ingest(tx, [Change(NORTH, 5, 7, "g4", "hologram", "h1", {"depth": 1.5})])
        log.ingest(tx, [Change(NORTH, 6, 8, "g5", "hologram", "h2", {"body": "x" * 33_000})])
    wall.settle()
    wall.time.pass_(s=-YEARS_S)
    event("the centre is set back")
    wall.settle()
    event("south speaks again")
    wall.settle()


def happen(centre: Centre, what: str, tokens: dict[str, str]) -> None:
    """What happens elsewhere."""
    if what == "the centre is set back":
        centre.do(lambda tx: tx.execute(update(server.centre).values(epoch=EPOCHS[1])))
        return
    first = 1 if what == "south speaks" else 4
    asked = {"protocol": 1, "device": SOUTH, "cursor": 0, "clock": 0, "changes": []}
    asked["changes"] = [change(SOUTH, n) for n in range(first, first + 3)]
    centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {tokens[SOUTH]}"})


def refusals() -> Iterator[tuple[str, str, Any]]:
    """(method, path, question) of what the centre refuses."""
    asked = {"protocol": 1, "device": NORTH, "cursor": 0, "clock": 0}
    yield "POST", "/v1/sync", asked | {"cursor": 1_000}
    yield "POST", "/v1/sync", asked | {"epoch": "x"}
    yield "POST", "/v1/sync", asked | {"protocol": 99}
    yield "POST", "/v1/sync", asked | {"changes": [change(NORTH, 1)]}
    yield "POST", "/v1/sync", asked | {"device": "nobody"}
    yield "POST", "/v1/sync", asked | {"limit": 2, "own": True}
    yield "GET", "/v1/wait?cursor=0&seconds=0", None
    yield "GET", "/v1/wait?cursor=0&seconds=99", None


def _centre(folder: Path) -> tuple[Centre, dict[str, str]]:
    centre = Centre(f"sqlite:///{folder}/centre.db", Time())
    centre.do(lambda tx: tx.execute(update(server.centre).values(epoch=EPOCHS[0])))
    unit = centre.unit()
    tokens = {device: centre.let_in(unit, device) for device in (NORTH, SOUTH)}
    for token in tokens.values():
        centre.do(lambda tx, token=token: device_tokens.enter(tx, token, 1))
    return centre, tokens


def _wall(folder: Path, centre: Any, transport: httpx.AsyncBaseTransport) -> Wall:
    wall = Wall(folder / "wall", centre, time=Time())
    wall.credentials.keep(Credentials("http://centre", "t" * 43))
    wall.transport = transport
    with wall.store.write() as tx:
        local.put(tx, "_device", NORTH)
    return wall


class _Listening(httpx.AsyncBaseTransport):
    """Writes down what is said on the way to the centre."""

    def __init__(self, centre: Centre, token: str, steps: list[Step]) -> None:
        self.inner = httpx.ASGITransport(centre.app)
        self.token, self.steps = token, steps

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.headers["authorization"] = f"Bearer {self.token}"
        response = await self.inner.handle_async_request(request)
        body = _unpacked(request.headers, request.content)
        answer = json.loads(_unpacked(response.headers, await raw(response)))
        asked = [request.method, request.url.raw_path.decode(), json.loads(body)]
        self.steps.append({"asked": asked, "status": response.status_code, "answer": answer})
        return _json(response.status_code, answer)


def _unpacked(headers: httpx.Headers, body: bytes) -> bytes:
    return packing.unpack(body, 10_000_000) if headers.get("content-encoding") == "gzip" else body


class _Repeating(httpx.AsyncBaseTransport):
    """Says what the centre said then."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = iter([step for step in steps if "status" in step])

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        step = next(self.steps)
        assert request.url.path == step["asked"][1]
        return _json(step["status"], step["answer"])


def record(folder: Path) -> dict[str, Any]:
    """The conversation as it is today."""
    centre, tokens = _centre(folder)
    steps: list[Step] = []
    wall = _wall(folder, centre, _Listening(centre, tokens[NORTH], steps))

    def event(what: str) -> None:
        steps.append({"event": what})
        happen(centre, what, tokens)

    life(wall, event)
    for method, path, question in refusals():
        answer = _ask(centre, tokens[NORTH], method, path, question)
        steps.append({"asked": [method, path, question], "status": answer.status_code, "answer": answer.json()})
    board = _board(wall)
    wall.close()
    centre.close()
    return {"steps": steps, "board": board}


def asked_again(told: dict[str, Any], folder: Path) -> Iterator[tuple[Step, httpx.Response]]:
    """Ask today's centre what that release's wall asked."""
    centre, tokens = _centre(folder)
    for step in told["steps"]:
        if "event" in step:
            happen(centre, step["event"], tokens)
        else:
            yield step, _ask(centre, tokens[NORTH], *step["asked"])
    centre.close()


def answered_again(told: dict[str, Any], folder: Path) -> Any:
    """Tell today's wall what that release's centre told; returns what it shows."""
    wall = _wall(folder, _Absent(), _Repeating(told["steps"]))
    life(wall, lambda _: None)
    board = _board(wall)
    wall.close()
    return board


def _json(status: int, answer: Any) -> httpx.Response:
    return whole(status, {"content-type": "application/json"}, json.dumps(answer).encode())


class _Absent:
    time = None


def _ask(centre: Centre, token: str, method: str, path: str, question: Any) -> httpx.Response:
    more = {} if question is None else {"json": question}
    return centre.ask(method, path, headers={"authorization": f"Bearer {token}"}, **more)


def _board(wall: Wall) -> Any:
    """What the wall shows, as JSON: of each record what differs from a blank one."""
    rows = {f"{kind} {name}": row for (kind, name), row in wall.board().items()}
    return json.loads(
        json.dumps({name: {k: v for k, v in row.items() if v} for name, row in rows.items()}, default=str)
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = record(Path(folder))
    path = FOLDER / NAME
    if path.exists():
        sys.exit(f"{path} is there already; what was released is not edited")
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
