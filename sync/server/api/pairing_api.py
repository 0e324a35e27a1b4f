"""The endpoints for a wall that is not let in yet: it asks for a code, and for its token once it was approved."""

from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ValidationError

from sync.protocol.messages import Code, PairingAnswer, PairingRequest, Problem, TokenAnswer, TokenRequest
from sync.server.access import pairing
from sync.server.access.device_tokens import Refuse
from sync.server.api import request_limits
from sync.server.api.sync_api import json_of, problems, reply
from sync.server.centre import Centre

router = APIRouter(prefix="/v1/pairing")

M = TypeVar("M", bound=BaseModel)
_LIMIT_BYTES = 4096
_KNOWN = (Code.MALFORMED, Code.TOO_LARGE, Code.TOO_SLOW, Code.TOO_MANY, Code.BUSY, Code.BROKEN)


def _takes(name: str) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": json_of(name)}}


@router.post("", response_model=PairingAnswer, responses=problems(*_KNOWN), openapi_extra=_takes("PairingRequest"))
async def begin(request: Request) -> Response:
    """A wall asks to be let in (RFC 8628, section 3.1)."""
    centre: Centre = request.app.state.centre
    await centre.admit_address(_address(request))
    asked = await _read(request, centre, PairingRequest)
    url = centre.settings.public_url
    return reply(request, await centre.do(lambda tx: pairing.begin(tx, asked, centre.now_ms(), url)))


@router.post(
    "/token",
    response_model=TokenAnswer,
    responses=problems(*_KNOWN, Code.PENDING, Code.SLOW_DOWN, Code.EXPIRED, Code.DENIED),
    openapi_extra=_takes("TokenRequest"),
)
async def token(request: Request) -> Response:
    """Has somebody approved? (RFC 8628, section 3.4)"""
    centre: Centre = request.app.state.centre
    centre.admit_poll(_address(request))
    asked = await _read(request, centre, TokenRequest)
    answer = await centre.do(lambda tx: pairing.fetch(tx, asked.device_code, centre.now_ms()))
    if isinstance(answer, Problem):
        raise Refuse(answer)
    return reply(request, answer)


def _address(request: Request) -> str:
    return request.client.host if request.client else "-"


async def _read(request: Request, centre: Centre, message: type[M]) -> M:
    try:
        return message.model_validate_json(await request_limits.read(request, centre.settings.body_s, _LIMIT_BYTES))
    except ValidationError:
        raise Refuse(Problem(error=Code.MALFORMED)) from None
