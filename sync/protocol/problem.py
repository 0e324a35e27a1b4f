"""A problem is the refusal of a whole message: a closed set of codes, each with its HTTP status."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sync.protocol.message import Backoff, Count, DeviceId, Message


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
    backoff_s: Backoff = 0


class Refuse(Exception):
    """The whole message is refused and nothing of it is kept."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.error)
        self.problem = problem


UNAUTHORISED = Problem(error=Code.UNAUTHORISED)
