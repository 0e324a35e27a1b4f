"""A message between a wall and the centre: what every one is made of, and the protocol's history.

docs/protocol.md says the same in prose. Unknown members of a message are ignored, so that members can be added
without a new protocol number.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from board import limits

PROTOCOLS: dict[int, str] = {
    1: "2026-11-22 The first: one round pushes and pulls, bearer token, gzip both ways.",
}
"""Every protocol this build speaks, with its date and what was new in it. A message of each stays in the tests."""

NEWEST = max(PROTOCOLS)

DeviceId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description="16 hex digits")]
Count = Annotated[int, Field(ge=1, le=limits.SAFE)]
Seq = Annotated[int, Field(ge=0, le=limits.SAFE)]
Millis = Annotated[int, Field(ge=0, le=limits.SAFE, description="milliseconds since 1970, UTC")]
Tick = Annotated[int, Field(ge=-limits.SAFE, le=limits.SAFE, description="milliseconds by a clock that may be wrong")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$", description="32 hex digits, see docs/protocol.md")]
Word = Annotated[str, Field(pattern=limits.WORD)]
Label = Annotated[str, Field(pattern=limits.LABEL, description="1-40 visible ASCII characters")]
Plain = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$", description="one line of text")]
App = Annotated[Plain, Field(max_length=40, description="version of the wall's software")]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$", description="256 bits, base64url")]
Backoff = Annotated[int, Field(ge=0, le=3600, description="seconds to stay away, to be obeyed")]


class Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)
