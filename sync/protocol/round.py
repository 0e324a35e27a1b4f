"""A round: a wall says what was done on it and up to where it has read; the centre takes that, and answers after
COMMIT what became of it and what others did.

    asked, bad = read_asked(body)          at the centre
    answer = read_answer(body)             on the wall

One malformed change holds up no other: it is told apart, and the rest is read.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import from_json
from typing_extensions import TypedDict

from board import limits
from board.log.change import Change
from sync.protocol import raw_json
from sync.protocol.message import App, Backoff, Count, DeviceId, Digest, Label, Message, Millis, Seq, Tick, Word
from sync.protocol.problem import Code, Problem, Refuse
from sync.protocol.step import KNOWN, LARGE_BYTES, Step

log = logging.getLogger(__name__)


class WireChange(TypedDict):
    """One change. `(device, n)` is its identity; the members are those of `board.log.change.Change`."""

    device: DeviceId
    n: Count
    stamp: Tick
    group: Label
    kind: Word
    record: Label
    fields: Annotated[dict[Word, Any], Field(max_length=limits.FIELDS)]


class Round(Message):
    """What a wall asks: take these, and tell me what others did since `cursor`."""

    protocol: int = Field(description="a number of the protocol's history")
    device: DeviceId = Field(description="the identity this wall writes under now")
    cursor: Seq = Field(description="the unit's seq up to which the wall holds everything; 0 at first")
    epoch: Annotated[str, Field(max_length=32)] | None = Field(
        default=None, description="the centre's epoch that the cursor belongs to; absent at first"
    )
    changes: Annotated[list[WireChange], Field(max_length=limits.GROUP)] = Field(
        default=[], description=f"whole groups, at most {limits.PAGE} changes unless one group alone is larger"
    )
    clock: Tick = Field(description="the wall's own idea of the time; for the service page only")
    app: App = ""
    own: bool = Field(default=False, description="when reading anew: send me my own changes too")
    limit: Annotated[int, Field(ge=1, le=limits.PAGE)] = Field(
        default=limits.PAGE, description="changes wanted in the answer"
    )


class RefusalReason(StrEnum):
    """Why the centre could not store a change. It is kept there, apart from the log, and blocks nothing."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    NOT_ALLOWED = "not_allowed"
    UNSTORABLE = "unstorable"


class Refusal(Message):
    device: DeviceId
    n: Count
    why: RefusalReason


class Restamp(Message):
    """The centre holds this change with another stamp; the wall takes it over."""

    device: DeviceId
    n: Count
    stamp: Millis


class Answer(Message):
    """What the centre says after COMMIT, for the whole prefix that it has decided on."""

    acknowledged: dict[DeviceId, Seq] = Field(
        description="for `device` and every device among `changes`: the highest n that the centre has decided on"
    )
    refused: list[Refusal] = Field(default=[], description="those of `changes` that could not be stored, and why")
    restamped: list[Restamp] = Field(default=[], description="those of `changes` whose stamp was capped")
    cursor: Seq = Field(description="the wall's next cursor, once it has stored `changes`")
    changes: list[WireChange] = Field(default=[], description="what others did, in the unit's order, whole groups")
    more: bool = Field(default=False, description="ask again at once")
    clock: Millis = Field(description="the centre's time")
    epoch: str = Field(description="changes when the centre was restored from a backup")
    digest: Digest | None = Field(default=None, description="of the unit's log up to `cursor`; absent when `more`")
    backoff_s: Backoff = 0
    rotate: bool = Field(default=False, description="ask for a new token when convenient")
    threshold: Seq | None = Field(
        default=None, description="no vase of this organisation is opened with fewer balls; absent: as told before"
    )
    pin_reset: Millis | None = Field(
        default=None, description="the wall's PIN is to be forgotten, once for each such moment that is newer"
    )


ROUND = Step(
    "One round: push what was done here, pull what others did",
    "POST",
    "/v1/sync",
    Answer,
    (
        *KNOWN,
        Code.MALFORMED,
        Code.TOO_LARGE,
        Code.TOO_SLOW,
        Code.FORKED,
        Code.EPOCH,
        Code.CURSOR,
        Code.PROTOCOL,
    ),
    asked=Round,
    answer_bytes=LARGE_BYTES,
)


@dataclass(frozen=True)
class Bad:
    """A change that is no change, but says whose it is."""

    device: str
    n: int
    body: Any


_rounds: TypeAdapter[Round] = TypeAdapter(Round)
_answers: TypeAdapter[Answer] = TypeAdapter(Answer)
_change: TypeAdapter[WireChange] = TypeAdapter(WireChange)
_identity: TypeAdapter[tuple[DeviceId, Count]] = TypeAdapter(tuple[DeviceId, Count])


def to_wire(c: Change) -> WireChange:
    return {
        "device": c.device,
        "n": c.n,
        "stamp": c.stamp,
        "group": c.group,
        "kind": c.kind,
        "record": c.record,
        "fields": c.fields,
    }


def of_wire(w: WireChange) -> Change:
    return Change(w["device"], w["n"], w["stamp"], w["group"], w["kind"], w["record"], w["fields"])


def read_answer(body: bytes) -> Answer:
    """The answer to a round. What is no change among its changes is stepped over: the digests then differ, and the
    wall says so. Raises ValueError when it is none of ours."""
    try:
        return _answers.validate_json(body)
    except ValidationError:
        pass
    try:
        whole = raw_json.members(body)
        items = raw_json.items(whole.pop("changes"))
    except KeyError:
        raise ValueError("no changes") from None
    answer = _answers.validate_python({name: from_json(value) for name, value in whole.items()})
    changes = []
    for item in items:
        with suppress(ValidationError):
            changes.append(_change.validate_json(item))
    log.error("%d of %d changes in an answer are none", len(items) - len(changes), len(items))
    return answer.model_copy(update={"changes": changes})


def read_asked(body: bytes) -> tuple[Round, list[Bad]]:
    """A round, and apart from it those of its changes that are none but say whose they are. Raises Refuse."""
    try:
        asked = _rounds.validate_json(body, strict=True)
        bad: list[Bad] = []
    except ValidationError:
        asked, bad = _salvaged(body)
    if len(asked.changes) > limits.PAGE and len({(c["device"], c["group"]) for c in asked.changes}) > 1:
        raise Refuse(Problem(error=Code.TOO_LARGE))
    return asked, bad


def _salvaged(body: bytes) -> tuple[Round, list[Bad]]:
    try:
        whole = raw_json.members(body)
        items = raw_json.items(whole.pop("changes", b"[]"))
        known = {name: from_json(value) for name, value in whole.items() if name in Round.model_fields}
        asked = Round.model_validate(known, strict=True)
    except ValueError:
        raise Refuse(Problem(error=Code.MALFORMED)) from None
    if len(items) > limits.GROUP:
        raise Refuse(Problem(error=Code.TOO_LARGE))
    good: list[WireChange] = []
    bad: list[Bad] = []
    for item in items:
        try:
            good.append(_change.validate_json(item, strict=True))
        except ValidationError:
            bad.append(_bad(item))
    return asked.model_copy(update={"changes": good}), bad


def _bad(item: bytes) -> Bad:
    """What is no change, as far as it can be read. Raises Refuse when it does not say whose it is."""
    try:
        parts = raw_json.members(item)
        device, n = _identity.validate_python((from_json(parts["device"]), from_json(parts["n"])), strict=True)
    except (ValueError, KeyError):
        raise Refuse(Problem(error=Code.MALFORMED)) from None
    return Bad(device, n, {name: _readable(part) for name, part in parts.items()})


def _readable(part: bytes) -> Any:
    """A value, or in its place what tells it from others."""
    try:
        return from_json(part, allow_inf_nan=False)
    except ValueError:
        return {"unreadable": sha256(part).hexdigest()}
