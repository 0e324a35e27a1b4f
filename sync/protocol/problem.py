"""A problem is the refusal of a whole message: a closed set of codes, each with its HTTP status."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from sync.protocol.message import Backoff, Count, DeviceId, Message


class Code(StrEnum):
    """Every refusal of a whole message."""

    status: int

    def __new__(cls, said: str, status: int) -> Self:
        code = str.__new__(cls, said)
        code._value_ = said
        code.status = status
        return code

    MALFORMED = "malformed", 422
    TOO_LARGE = "too_large", 413
    TOO_SLOW = "too_slow", 408
    UNAUTHORISED = "unauthorised", 401
    KEY_ENDED = "key_ended", 401  # of a program that reads the reports; no wall has such a key
    FORKED = "forked", 409
    EPOCH = "epoch", 409
    CURSOR = "cursor", 409
    PROTOCOL = "protocol", 409
    BUSY = "busy", 503
    TOO_MANY = "too_many", 429
    NOT_FOUND = "not_found", 404
    FORBIDDEN = "forbidden", 403
    METHOD = "method", 405
    BROKEN = "broken", 500
    # The words of RFC 8628, section 3.5
    PENDING = "authorization_pending", 400
    SLOW_DOWN = "slow_down", 400
    EXPIRED = "expired_token", 400
    DENIED = "access_denied", 400


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
