"""Pairing lets a wall in (RFC 8628, OAuth 2.0 device authorization grant): it asks for a code that people read, and
then, again and again, for its token, until somebody has approved."""

from typing import Annotated

from pydantic import Field

from sync.protocol.message import App, DeviceId, Message, Plain, Token
from sync.protocol.problem import Code
from sync.protocol.step import ANYONE, Step


class PairingRequest(Message):
    """A wall asks to be let in (RFC 8628, device authorization request)."""

    device: DeviceId
    name: Annotated[Plain, Field(max_length=80)] = Field(default="", description="what the wall calls itself")
    app: App = ""


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


_BODY = (Code.MALFORMED, Code.TOO_LARGE, Code.TOO_SLOW)

BEGIN = Step(
    "A wall asks to be let in (RFC 8628, section 3.1)",
    "POST",
    "/v1/pairing",
    PairingAnswer,
    (*_BODY, *ANYONE),
    asked=PairingRequest,
)
FETCH = Step(
    "Has somebody approved? (RFC 8628, section 3.4)",
    "POST",
    "/v1/pairing/token",
    TokenAnswer,
    (*_BODY, *ANYONE, Code.PENDING, Code.SLOW_DOWN, Code.EXPIRED, Code.DENIED),
    asked=TokenRequest,
)
