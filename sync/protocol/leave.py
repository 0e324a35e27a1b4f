"""A wall that leaves its centre says so, and is not waited for like one that has fallen silent. Nobody need hear it:
a centre that cannot be reached, or knows no such step, is left all the same."""

from sync.protocol.message import Message
from sync.protocol.step import KNOWN, Step


class Left(Message):
    """Nothing more is said between the two."""


LEAVE = Step("This wall leaves the centre", "POST", "/v1/leave", Left, KNOWN)
