"""What travels between a wall and the centre: the messages, their limits, and the protocol's history.

docs/protocol.md says the same in prose. Knows no network, no store and no table. Unknown members of a message are
ignored, so that members can be added without a new protocol number.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from typing_extensions import TypedDict

from board import limits
from board.log.change import Change

PROTOCOLS: dict[int, str] = {
    1: "2026-11-22 The first: one round pushes and pulls, bearer token, gzip both ways.",
}
"""Every protocol this build speaks, with its date and what was new in it. A message of each stays in the tests."""

NEWEST = max(PROTOCOLS)

PAGE, GROUP = limits.PAGE, limits.GROUP
BODY_BYTES, PACKED_BYTES, CHANGE_BYTES = limits.BODY_BYTES, limits.PACKED_BYTES, limits.CHANGE_BYTES
SAFE = limits.SAFE
WAIT_S = 25
"""The longest that the centre holds a question open; shorter than what proxies cut."""

DeviceId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description="16 hex digits")]
Count = Annotated[int, Field(ge=1, le=SAFE)]
Seq = Annotated[int, Field(ge=0, le=SAFE)]
Millis = Annotated[int, Field(ge=0, le=SAFE, description="milliseconds since 1970, UTC")]
Tick = Annotated[int, Field(ge=-SAFE, le=SAFE, description="milliseconds by a clock that may be wrong")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$", description="32 hex digits, see docs/protocol.md")]
Word = Annotated[str, Field(pattern=limits.WORD)]
Label = Annotated[str, Field(pattern=limits.LABEL, description="1-40 visible ASCII characters")]
Plain = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$", description="one line of text")]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$", description="256 bits, base64url")]


class WireChange(TypedDict):
    """One change. `(device, n)` is its identity; the members are those of `board.log.change.Change`."""

    device: DeviceId
    n: Count
    stamp: Tick
    group: Label
    kind: Word
    record: Label
    fields: Annotated[dict[Word, Any], Field(max_length=limits.FIELDS)]


class Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class Round(Message):
    """What a wall asks: take these, and tell me what others did since `cursor`."""

    protocol: int = Field(description="a number of the protocol's history")
    device: DeviceId = Field(description="the identity this wall writes under now")
    cursor: Seq = Field(description="the unit's seq up to which the wall holds everything; 0 at first")
    epoch: Annotated[str, Field(max_length=32)] | None = Field(
        default=None, description="the centre's epoch that the cursor belongs to; absent at first"
    )
    changes: Annotated[list[WireChange], Field(max_length=GROUP)] = Field(
        default=[], description=f"whole groups, at most {PAGE} changes unless one group alone is larger"
    )
    clock: Tick = Field(description="the wall's own idea of the time; for the service page only")
    app: Annotated[Plain, Field(max_length=40)] = Field(default="", description="version of the wall's software")
    own: bool = Field(default=False, description="when reading anew: send me my own changes too")
    limit: Annotated[int, Field(ge=1, le=PAGE)] = Field(default=PAGE, description="changes wanted in the answer")


class Why(StrEnum):
    """Why the centre could not store a change. It is kept there, apart from the log, and blocks nothing."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    NOT_ALLOWED = "not_allowed"
    UNSTORABLE = "unstorable"


class Refusal(Message):
    device: DeviceId
    n: Count
    why: Why


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
    backoff_s: Annotated[int, Field(ge=0, le=3600)] = Field(
        default=0, description="seconds to stay away, to be obeyed"
    )
    rotate: bool = Field(default=False, description="ask for a new token when convenient")
    threshold: Seq | None = Field(
        default=None, description="no vase of this organisation is opened with fewer balls; absent: as told before"
    )
    pin_reset: Millis | None = Field(
        default=None, description="the wall's PIN is to be forgotten, once for each such moment that is newer"
    )


class Code(StrEnum):
    """Every refusal of a whole message."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNAUTHORISED = "unauthorised"
    KEY_ENDED = "key_ended"  # of a program that reads the reports; no wall has such a key
    FORKED = "forked"
    EPOCH = "epoch"
    CURSOR = "cursor"
    PROTOCOL = "protocol"
    BUSY = "busy"
    TOO_MANY = "too_many"
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    METHOD = "method"
    BROKEN = "broken"
    # The words of RFC 8628, section 3.5
    PENDING = "authorization_pending"
    SLOW_DOWN = "slow_down"
    EXPIRED = "expired_token"
    DENIED = "access_denied"


STATUS: dict[Code, int] = {
    Code.MALFORMED: 422,
    Code.TOO_LARGE: 413,
    Code.TOO_SLOW: 408,
    Code.UNAUTHORISED: 401,
    Code.KEY_ENDED: 401,
    Code.FORKED: 409,
    Code.EPOCH: 409,
    Code.CURSOR: 409,
    Code.PROTOCOL: 409,
    Code.BUSY: 503,
    Code.TOO_MANY: 429,
    Code.FORBIDDEN: 403,
    Code.NOT_FOUND: 404,
    Code.METHOD: 405,
    Code.BROKEN: 500,
    Code.PENDING: 400,
    Code.SLOW_DOWN: 400,
    Code.EXPIRED: 400,
    Code.DENIED: 400,
}


class Problem(Message):
    """The body of every answer that is not 200."""

    error: Code
    device: DeviceId | None = Field(default=None, description="forked: whose change differs")
    n: Count | None = Field(default=None, description="forked: the first n that differs")
    protocols: list[int] | None = Field(default=None, description="protocol: the numbers the centre speaks")
    waits_s: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="authorization_pending: one person has said yes; so long it waits for a second yes"
    )
    parameter: str | None = Field(default=None, description="malformed: the parameter of the address nobody knows")
    backoff_s: Annotated[int, Field(ge=0, le=3600)] = 0


class Moved(Message):
    """The answer of the long poll."""

    seq: Seq = Field(description="the unit's highest seq now")
    backoff_s: Annotated[int, Field(ge=0, le=3600)] = 0


class PairingRequest(Message):
    """A wall asks to be let in (RFC 8628, device authorization request)."""

    device: DeviceId
    name: Annotated[Plain, Field(max_length=80)] = Field(default="", description="what the wall calls itself")
    app: Annotated[Plain, Field(max_length=40)] = ""


class PairingAnswer(Message):
    device_code: Token
    user_code: Annotated[str, Field(pattern=r"^[B-Z]{4}-[B-Z]{4}$")]
    verification_uri: str
    verification_uri_complete: str
    expires_in: int = Field(description="seconds")
    interval: int = Field(description="seconds between two questions")


class TokenRequest(Message):
    device_code: Token


class TokenAnswer(Message):
    """A token, and where it lets the wall in."""

    token: Token
    unit: str = Field(description="the unit's public id")
    unit_name: str
    organisation_name: str


class NewToken(Message):
    token: Token


class Phone(Message):
    """Where a phone may send suggestions to this unit today."""

    url: Annotated[str, Field(max_length=500)] = Field(description="to be shown as a QR")
    until_ms: Millis = Field(description="ask for a new one from then on, by the centre's time")


rounds: TypeAdapter[Round] = TypeAdapter(Round)
answers: TypeAdapter[Answer] = TypeAdapter(Answer)
change_check: TypeAdapter[WireChange] = TypeAdapter(WireChange)


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
