"""docs/protocol.md, the OpenAPI, and the messages agree; a message of every protocol is understood for ever."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from assets import protocol
from board import limits
from board.kinds import kinds
from board.log.change import Change
from sync.protocol import digest
from sync.protocol.message import PROTOCOLS, Message
from sync.protocol.problem import Code
from sync.protocol.round import Answer, RefusalReason, Round, WireChange, read_asked
from sync.protocol.wait import WAIT_S
from tests.sync.places import Centre
from tests.sync.steps import STEPS

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "protocol.md").read_text()
GOLDEN = Path(__file__).parent / "golden"


def table(after: str) -> list[list[str]]:
    """The rows of the first table after a line of the document."""
    rows = []
    for line in DOC[DOC.index(after) :].splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]


def names(after: str) -> set[str]:
    return {row[0].strip("`") for row in table(after)}


def test_the_history_is_the_same() -> None:
    told = {int(number): (since, new) for number, since, new in table("## 1. History")}
    assert told == {n: (text[:10], text[11:]) for n, text in PROTOCOLS.items()}


@pytest.mark.parametrize(
    ("after", "message"), [("### Request (`Round`)", Round), ("### Answer, 200 (`Answer`)", Answer)]
)
def test_every_member_is_told_with_its_default(after: str, message: type[Message]) -> None:
    assert names(after) == set(message.model_fields)
    for name, _, default, _ in table(after):
        field = message.model_fields[name.strip("`")]
        written = {"–": "required", "none": None, "`[]`": [], '`""`': "", "`false`": False}.get(default, default)
        assert ("required" if field.is_required() else field.default) == (
            int(default) if default.isdecimal() else written
        )


def test_every_member_of_a_change_is_told() -> None:
    assert names("### A change") == set(WireChange.__annotations__)


def test_every_refusal_is_told_with_its_status() -> None:
    told = {row[1].strip("`"): int(row[0]) for row in table("### Refusals of the whole round")}
    assert told == {code: Code(code).status for code in told}
    assert all(f"`{code}`" in DOC for code in Code)
    assert all(f"`{why}`" in DOC for why in RefusalReason)


def test_the_limits_are_told() -> None:
    for limit in (
        limits.PAGE,
        limits.GROUP,
        limits.BODY_BYTES,
        limits.PACKED_BYTES,
        limits.CHANGE_BYTES,
        WAIT_S,
    ):
        assert f"{limit:,}" in DOC


def test_the_worked_example_is_right() -> None:
    block = re.search(r"```\n(\[.*?)```", DOC, re.S)
    assert block
    lines = [line.strip() for line in block[1].splitlines()]
    changes = [Change(*json.loads(lines[0])), Change(*json.loads(lines[2]))]
    assert [digest.canonical(c).decode() for c in changes] == [lines[0], lines[2]]
    assert [digest.text(digest.of(c)) for c in changes] == [lines[1], lines[3]]
    assert digest.text(digest.total(changes)) == lines[5]


def test_the_openapi_describes_the_same_messages(centre: Centre) -> None:
    described: dict[str, Any] = centre.ask("GET", "/v1/openapi.json").json()
    assert set(described["paths"]) == set(re.findall(r"(?:GET|POST) (/v1/[a-z/{}]+)", DOC))
    schemas = described["components"]["schemas"]
    assert set(schemas["Round"]["properties"]) == names("### Request (`Round`)")
    assert set(schemas["Answer"]["properties"]) == names("### Answer, 200 (`Answer`)")
    assert set(schemas["WireChange"]["properties"]) == names("### A change")
    statuses = set(described["paths"]["/v1/sync"]["post"]["responses"]) - {"200"}
    assert statuses == {row[0] for row in table("### Refusals of the whole round")}
    missing = [r for r in re.findall(r'"#/components/schemas/(\w+)"', json.dumps(described)) if r not in schemas]
    assert missing == []


def test_the_openapi_says_in_words_what_an_endpoint_is_for_and_where(centre: Centre) -> None:
    described: dict[str, Any] = centre.ask("GET", "/v1/openapi.json").json()
    assert described["servers"] == [{"url": centre.core.settings.public_url}]
    for step in STEPS:
        told = described["paths"][step.path][step.method.lower()]
        assert told["summary"] == step.summary
        assert ("security" in told) == (Code.UNAUTHORISED in step.refusals)
        assert set(told["responses"]) - {"200"} == {str(code.status) for code in step.refusals}


@pytest.mark.parametrize("number", PROTOCOLS)
def test_messages_of_every_protocol_are_understood(number: int, centre: Centre, unit: str) -> None:
    """The golden messages are what walls and centres of that protocol really say; they are never edited."""
    asked = json.loads((GOLDEN / f"round-{number}.json").read_text())
    token = centre.let_in(unit, asked["device"])
    response = centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {token}"})
    assert response.status_code == 200
    said = json.loads((GOLDEN / f"answer-{number}.json").read_text())
    answer = Answer.model_validate(said)
    assert answer.cursor == said["cursor"]
    ours = response.json()
    assert ours["acknowledged"] == said["acknowledged"]
    assert ours["digest"] == said["digest"]
    assert set(ours) <= set(said) | {"epoch", "threshold"}  # members may be added


def test_members_nobody_knows_are_ignored() -> None:
    asked, bad = read_asked(b'{"protocol":1,"device":"0123456789abcdef","cursor":0,"clock":0,"later":{"a":1}}')
    assert (asked.cursor, bad) == (0, [])


def test_a_protocol_of_the_future_is_answered_with_ours(centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    asked = {"protocol": 99, "device": "a" * 16, "cursor": 0, "clock": 0}
    response = centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {token}"})
    assert (response.status_code, response.json()) == (409, {"error": "protocol", "protocols": [1]})


BAD = {
    "no JSON": b"{",
    "a list": b"[]",
    "nothing": b"",
    "no change": b'{"protocol":1,"device":"0123456789abcdef","cursor":0,"clock":0,"changes":[5]}',
    "no device": b'{"protocol":1,"cursor":0,"clock":0}',
    "a negative cursor": b'{"protocol":1,"device":"0123456789abcdef","cursor":-1,"clock":0}',
    "not a number": b'{"protocol":1,"device":"0123456789abcdef","cursor":NaN,"clock":0}',
    "deep": b'{"protocol":1,"device":"0123456789abcdef","cursor":0,"clock":0,"changes":' + b"[" * 100_000,
    "no text": b"\xff\xfe",
    "half a pair": b'{"protocol":1,"device":"0123456789abcdef","cursor":0,"clock":0,"app":"\\ud800"}',
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_round_is_refused_and_nothing_of_it_kept(name: str, centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    response = centre.ask("POST", "/v1/sync", content=BAD[name], headers={"authorization": f"Bearer {token}"})
    assert (response.status_code, response.json()) == (422, {"error": "malformed"})


ODD = {
    "a stamp that is no number": {"stamp": "1"},
    "a number too large": {"fields": {"x": 2**60}},
    "a field without a name": {"fields": {"": 1}},
    "a kind with blanks": {"kind": "no kind"},
    "fields that are none": {"fields": []},
    "no group": {"group": ""},
}


@pytest.mark.parametrize("name", ODD)
def test_one_malformed_change_is_put_aside_and_holds_up_nobody(name: str, centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    good = {"device": "a" * 16, "stamp": 5, "group": "g", "kind": "card", "record": "c", "fields": {"title": "x"}}
    changes = [good | {"n": 1}, good | {"n": 2} | ODD[name], good | {"n": 3}]
    asked = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": changes}
    for _ in range(2):
        response = centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {token}"})
        assert response.json()["acknowledged"] == {"a" * 16: 3}
        assert response.json()["refused"] == [{"device": "a" * 16, "n": 2, "why": "malformed"}]
        assert [c.n for c in centre.log(unit)] == [1, 3]


def test_bodies_are_bounded(centre: Centre, unit: str) -> None:
    import gzip

    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    large = b" " * (limits.BODY_BYTES + 1)
    assert centre.ask("POST", "/v1/sync", content=large, headers=headers).status_code == 413
    bomb = gzip.compress(b" " * 100_000_000)
    packed = headers | {"content-encoding": "gzip"}
    assert centre.ask("POST", "/v1/sync", content=bomb, headers=packed).status_code == 413
    assert centre.ask("POST", "/v1/sync", content=b"no gzip", headers=packed).status_code == 422


PLAIN = {f"{kind}.archived" for kind in kinds} | {f"card.why{n}" for n in range(2, 6)}
PLAIN |= {"card.deadline", "card.time_thief", "goal.text", "goal.since", "rule.text", "tally.meeting"}
PLAIN |= {f"{name}.{field}" for name, kind in kinds.items() if kind.exported for field in kind.exported.refers}
PLAIN |= {
    "reading.week",
    "phase.week",
    "phase.name",
    "streamlane.position",
    "streampart.position",
    "streampart.title",
}
PLAIN |= {f"photo.piece{n}" for n in range(2, 7)}
PLAIN |= {"streamstep.title", "streamturn.state", "why.text"}
PLAIN |= {
    "meeting.started",
    "gain.tool",
    "gain.use",
    "measure.card",
    "measure.taken",
    "measure.value",
    "measure.phase",
}
PLAIN |= {f"unit.{name}" for name in ("name", "meeting_time", "meeting_minutes", "balls_per", "visible_throw")}
"""The fields that say themselves what they mean."""


def test_the_tables_of_limits_and_of_what_a_board_says_are_what_the_program_holds() -> None:
    """`python -m assets.protocol` writes them anew. Whoever changes a limit raises its revision too."""
    assert protocol.written(DOC) == DOC, "python -m assets.protocol writes them anew"
    for record in kinds.values():
        assert record.word
        assert protocol.meanings(record)[""]
        told = protocol.meanings(record).keys()
        assert told <= {"", *record.names}
        assert {f"{record.kind}.{name}" for name in record.names[1:] if name not in told} <= PLAIN


def test_whoever_changes_a_limit_raises_the_revision() -> None:
    """What was stored under the limits before is then read once more."""
    parked_outside = [row for row in protocol.LIMITS if row[2] == "parked"]
    assert (limits.REVISION, sha256(repr(parked_outside).encode()).hexdigest()[:16]) == (3, "04a05da7d8fffbb1")
