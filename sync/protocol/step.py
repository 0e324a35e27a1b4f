"""A step of the protocol is the interface that the wall's HTTP client and the centre's endpoint both implement: where
it is asked for, what is said, what is answered, and which refusals may come instead.

    api.ask(ROTATE)                     the wall's half sends it, and reads what comes as ROTATE.answer
    @serves(router, ROTATE)             the centre's half is the function below it
"""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

from board import limits
from sync.protocol.message import Message
from sync.protocol.problem import Code

A = TypeVar("A", bound=BaseModel)

ANYONE = (Code.TOO_MANY, Code.BUSY, Code.BROKEN)
"""What whoever asks may hear."""
KNOWN = (Code.UNAUTHORISED, *ANYONE)
"""What whoever shows a token may hear."""
SMALL_BYTES = 4096
"""A message without changes, in either direction."""
LARGE_BYTES = limits.BODY_BYTES + 64 * 1024
"""A whole message of changes, and what an answer has around them."""


@dataclass(frozen=True)
class Step(Generic[A]):
    """`asked` is what the body says; None where there is none. `answer_bytes` bounds the answer."""

    summary: str
    method: Literal["GET", "POST"]
    path: str
    answer: type[A]
    refusals: tuple[Code, ...]
    asked: type[Message] | None = None
    answer_bytes: int = SMALL_BYTES
