"""Waiting for news: a long poll, which the centre answers as soon as the unit has moved beyond a cursor.

GET /v1/wait?cursor=1143&seconds=25
"""

from pydantic import Field

from sync.protocol.message import Backoff, Message, Seq
from sync.protocol.problem import Code
from sync.protocol.step import KNOWN, Step

WAIT_S = 25
"""The longest that the centre holds a question open; shorter than what proxies cut."""


class Moved(Message):
    """The answer of the long poll."""

    seq: Seq = Field(description="the unit's highest seq now")
    backoff_s: Backoff = 0


WAIT = Step("Wait until the unit has moved beyond a cursor", "GET", "/v1/wait", Moved, (*KNOWN, Code.MALFORMED))
