"""Whatever is said to the centre, it answers as the contract says, keeps only what the contract allows, and does not
grow."""

import asyncio
import gc
import os
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from pydantic import TypeAdapter
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import select

from board import limits
from board.log.stamp import AHEAD_MS
from sync.protocol import digest, packing
from sync.protocol.problem import Problem
from sync.protocol.round import WireChange, read_asked, to_wire
from sync.protocol.step import Step
from sync.server.db.tables import refusals, units
from tests.sync.fleet import change
from tests.sync.mutants import DEVICE, mutants
from tests.sync.places import Centre, Time
from tests.sync.steps import STEPS
from tests.sync.world import quietly

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
BODIES = 600
"""The bench sends twenty thousand."""
EXAMPLES = [12, pytest.param(40, marks=pytest.mark.long)]
"""The first of those that are tried in the long run."""
GROWTH_BYTES = 24 * 1024 * 1024
"""For all of them: caches fill up, but nothing grows with what is sent."""


@pytest.mark.parametrize("examples", EXAMPLES)
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.path)
def test_every_door_keeps_its_contract(step: Step[Any], mode: GenerationMode, examples: int, tmp_path: Path) -> None:
    path, method = step.path, step.method.lower()
    centre = Centre(f"sqlite:///{tmp_path}/centre.db", Time(), wait_s=0.01)
    unit = centre.unit()
    described = centre.app.openapi()
    operation = described["paths"][path][method]
    operation.pop("security", None)  # who may come in is another test's matter
    if mode is GenerationMode.NEGATIVE and not operation.keys() & {"parameters", "requestBody"}:
        centre.close()
        return  # it takes nothing that could be wrong
    schema = schemathesis.openapi.from_dict(described)

    @given(case=schema[path][method].as_strategy(generation_mode=mode))
    @settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def knock(case: Any) -> None:
        asked = case.as_transport_kwargs(base_url="http://centre")
        headers = {**asked["headers"], "authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
        body = {"content": asked["data"]} if "data" in asked else {"json": asked["json"]} if "json" in asked else {}
        response = centre.ask(method, asked["url"], params=asked.get("params"), headers=headers, **body)
        # A change that is none is refused alone: the round around it is taken, and its answer says which.
        apart = response.status_code == 200 and response.json().get("refused")
        case.validate_response(response, checks=CHECKS[:-1] if apart else CHECKS)

    with quietly():
        knock()
    centre.close()


@pytest.mark.parametrize(("where", "count"), [("sqlite", BODIES), ("postgresql", BODIES // 2)])
def test_mutated_rounds_break_nothing(where: str, count: int, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = f"sqlite:///{tmp_path}/centre.db" if where == "sqlite" else request.getfixturevalue("postgres")
    told = bombard(url, count, seed=1)
    assert told[200] > count / 10  # they are not so odd that nothing is taken
    assert told[422] > count / 10


@pytest.mark.parametrize("member", ["n", "stamp"])
@pytest.mark.parametrize("odd", ["1", True, 1.0, 1.5, None], ids=repr)
def test_a_number_is_a_number(member: str, odd: Any, centre: Centre, unit: str) -> None:
    asked = {
        "protocol": 1,
        "device": "a" * 16,
        "cursor": 0,
        "clock": 0,
        "changes": [change("a" * 16, 1) | {member: odd}],
    }
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    answer = centre.ask("POST", "/v1/sync", json=asked, headers=headers)
    assert answer.status_code == 422 or answer.json()["refused"]
    assert centre.log(unit) == []


def bombard(url: str, count: int, seed: int) -> Counter[int]:
    """So many mutated rounds for one unit; what must hold is held against the statuses, the log and the memory."""
    centre = Centre(url, Time())
    unit = centre.unit()
    token = centre.let_in(unit, "a" * 16)
    told: Counter[int] = Counter()
    passed_on: set[int] = set()
    warm_bytes = top = 0

    def come_to() -> int:
        return top

    async def ask() -> None:
        nonlocal top, warm_bytes
        transport = httpx.ASGITransport(centre.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://centre") as client:
            for number, (body, headers) in enumerate(mutants(Random(seed), count, come_to)):
                centre.time.pass_(s=1)
                if number == count // 4:
                    warm_bytes = resident_bytes()
                headers["authorization"] = f"Bearer {token}"
                response = await client.post("/v1/sync", content=body, headers=headers)
                told[response.status_code] += 1
                assert response.status_code < 500, (body, headers)
                if response.status_code == 200:
                    top = response.json()["acknowledged"].get(DEVICE, top)
                    asked, _ = read_asked(unpacked(body, headers))
                    if asked.device != DEVICE:
                        passed_on.update(c["n"] for c in asked.changes if c["device"] == DEVICE)
                else:
                    assert Problem.model_validate_json(response.content), (body, headers)

    with quietly():
        asyncio.run(ask())
    assert resident_bytes() - warm_bytes < GROWTH_BYTES
    check(centre, unit, passed_on)
    centre.close()
    return told


def unpacked(body: bytes, headers: dict[str, str]) -> bytes:
    return packing.unpack(body, limits.BODY_BYTES) if headers.get("content-encoding") == "gzip" else body


def resident_bytes() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def check(centre: Centre, unit: str, passed_on: set[int]) -> None:
    """The log holds what the contract allows, has no gaps (but for what was passed on under another identity), and is
    what its digest says."""
    kept = centre.log(unit)
    strict = TypeAdapter(WireChange)
    for c in kept:
        assert strict.validate_python(to_wire(c), strict=True)
        assert len(digest.canonical(c)) <= limits.CHANGE_BYTES
        assert c.stamp <= centre.time() + AHEAD_MS
        assert c.kind != "redaction"
    row = centre.do(lambda tx: tx.execute(select(units)).one())
    assert (row.seq, row.digest) == (len(kept), digest.text(digest.total(kept)))
    aside = {(r.device, r.n) for r in centre.do(lambda tx: tx.execute(select(refusals)).all())}
    assert not aside & {(c.device, c.n) for c in kept}
    own = {c.n for c in kept if c.device == DEVICE} | {n for device, n in aside if device == DEVICE}
    assert {n - 1 for n in own - passed_on} <= own | {0}
