"""Many walls at once, played by one asyncio process: each opens a connection of its own, says what it has to say, and
reads the answer. Their messages were made beforehand, since real walls make them on machines of their own.

    python -m bench.crowd PLAN SIDE_BY_SIDE     see bench.walls.Process

PLAN: one JSON line per wall: {"host", "port", "token", "bodies": [base64 …], "paths": [one per body]}.
"""

import asyncio
import json
import resource
import statistics
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import uvloop

from bench.walls import Process, ready
from board import limits
from sync.protocol import packing


def plan(file: Path, url: str, walls: Iterable[tuple[str, list[bytes], list[str]]]) -> Path:
    """Write a plan of (token, bodies, paths) to a file."""
    where = urlsplit(url)
    with file.open("w") as out:
        for token, bodies, paths in walls:
            packed = [b64encode(body).decode() for body in bodies]
            line = {"host": where.hostname, "port": where.port, "token": token, "bodies": packed, "paths": paths}
            out.write(json.dumps(line) + "\n")
    return file


def crowd(file: Path, side_by_side: int) -> Process:
    """The process that plays a plan; its `go` gives {s, cpu_s, answered, acknowledged, p50_s, p99_s}: `answered` are
    the sizes of the answers' bodies, in the plan's order."""
    return Process("bench.crowd", str(file), str(side_by_side))


def _request(wall: dict[str, Any], body: bytes, path: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nhost: {wall['host']}:{wall['port']}\r\naccept-encoding: gzip\r\n"
        f"authorization: Bearer {wall['token']}\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _answer(reader: asyncio.StreamReader) -> tuple[bytes, bool]:
    """An answer's body, and whether it is packed."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower().decode()
    assert head.startswith("http/1.1 200"), head
    size = int(head.split("content-length: ")[1].split("\r\n")[0])
    return await reader.readexactly(size), "content-encoding: gzip" in head


async def _play(walls: list[tuple[dict[str, Any], list[bytes]]], side_by_side: int) -> dict[str, Any]:
    answers: list[list[tuple[bytes, bool]]] = [[] for _ in walls]
    took: list[float] = []
    queue = iter(range(len(walls)))

    async def one() -> None:
        for i in queue:
            wall, requests = walls[i]
            began = time.perf_counter()
            reader, writer = await asyncio.open_connection(wall["host"], wall["port"])
            for request in requests:
                writer.write(request)
                answers[i].append(await _answer(reader))
            writer.close()
            took.append(time.perf_counter() - began)

    before = resource.getrusage(resource.RUSAGE_SELF)
    began = ready()
    await asyncio.gather(*(one() for _ in range(side_by_side)))
    whole = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "s": whole,
        "cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "answered": [[len(body) for body, _ in of_wall] for of_wall in answers],
        "acknowledged": sum(_acknowledged(*of_wall[-1]) for of_wall in answers),
        "p50_s": statistics.median(took),
        "p99_s": sorted(took)[int(len(took) * 0.99)],
    }


def _acknowledged(body: bytes, packed: bool) -> int:
    body = packing.unpack(body, limits.BODY_BYTES) if packed else body
    return sum(json.loads(body)["acknowledged"].values()) if body.startswith(b"{") else 0


if __name__ == "__main__":
    lines = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    asked = [
        (w, [_request(w, b64decode(b), path) for b, path in zip(w["bodies"], w["paths"], strict=True)]) for w in lines
    ]
    print(json.dumps(uvloop.run(_play(asked, int(sys.argv[2])))))
