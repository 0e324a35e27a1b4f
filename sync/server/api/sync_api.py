"""The endpoints of a paired wall: /v1/sync, /v1/wait, /v1/token, /v1/phone."""

import time
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json
from sqlalchemy import Connection

from sync.protocol import messages, packing, raw_json
from sync.protocol.messages import Answer, Code, Moved, NewToken, Phone, Problem, Round
from sync.server.access import device_tokens, phone_link
from sync.server.access.device_tokens import UNAUTHORISED, Caller, Refuse
from sync.server.api import push, request_limits
from sync.server.api.push import Bad
from sync.server.centre import Centre

router = APIRouter(prefix="/v1")

_FULL_S = 30
_identity: TypeAdapter[tuple[messages.DeviceId, messages.Count]] = TypeAdapter(
    tuple[messages.DeviceId, messages.Count]
)


def json_of(name: str) -> dict[str, Any]:
    """For the OpenAPI: a body that is one of our messages."""
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def problems(*codes: Code) -> dict[int | str, dict[str, Any]]:
    """For the OpenAPI: which refusals an endpoint knows."""
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(messages.STATUS[code], []).append(code)
    return {status: {"model": Problem, "description": ", ".join(names)} for status, names in by_status.items()}


ALWAYS = (Code.UNAUTHORISED, Code.TOO_MANY, Code.BUSY, Code.BROKEN)


@router.post(
    "/sync",
    response_model=Answer,
    responses=problems(
        *ALWAYS, Code.MALFORMED, Code.TOO_LARGE, Code.TOO_SLOW, Code.FORKED, Code.EPOCH, Code.CURSOR, Code.PROTOCOL
    ),
    openapi_extra={"requestBody": {"required": True, "content": json_of("Round")}},
)
async def sync(request: Request) -> Response:
    """One round: take what this wall did, answer with what the others did."""
    centre: Centre = request.app.state.centre
    token = bearer(request)
    centre.admit_device(token)
    sent = await request_limits.read(request, centre.settings.body_s)
    began = time.perf_counter()

    def play(tx: Connection, careful: bool) -> tuple[Caller, push.Played] | None:
        now_ms = centre.now_ms()
        if (caller := device_tokens.enter(tx, token, now_ms)) is None:
            return None  # not raised, so that an alarm is kept
        asked, bad = parse(sent)
        return caller, push.play(tx, caller, asked, now_ms, bad, careful=careful)

    try:
        done = await centre.do(lambda tx: play(tx, False))
    except push.Unstorable:
        done = await centre.do(lambda tx: play(tx, True))
    except Refuse as refused:
        if refused.problem.error is Code.FORKED:
            centre.metrics.alarms.inc()
            await centre.do(lambda tx: _alarm(tx, token, centre.now_ms()))
        raise
    if done is None:
        raise Refuse(UNAUTHORISED)
    caller, played = done
    request.state.device = caller.row
    centre.metrics.seconds.observe(time.perf_counter() - began)
    if played.stored:
        centre.waiting.moved(caller.unit, played.seq)
    centre.metrics.taken.inc(played.stored)
    centre.metrics.refused.inc(len(played.answer.refused))
    centre.metrics.given.inc(len(played.answer.changes))
    return reply(request, played.answer)


def _alarm(tx: Connection, token: str, now_ms: int) -> None:
    if (caller := device_tokens.enter(tx, token, now_ms)) is not None:
        device_tokens.raise_alarm(tx, caller.row, "forked", now_ms)


@router.get("/wait", response_model=Moved, responses=problems(*ALWAYS, Code.MALFORMED))
async def wait(
    request: Request,
    cursor: Annotated[int, Query(ge=0, le=messages.SAFE)],
    seconds: Annotated[float, Query(ge=0, le=messages.WAIT_S)] = messages.WAIT_S,
) -> Response:
    """Answers as soon as the unit has a seq beyond the cursor, or after `seconds`."""
    centre: Centre = request.app.state.centre
    token = bearer(request)
    centre.admit_device(token)
    caller = await centre.do(lambda tx: device_tokens.enter(tx, token, centre.now_ms()))
    if caller is None:
        raise Refuse(UNAUTHORISED)
    request.state.device = caller.row
    if caller.seq != cursor:
        return reply(request, Moved(seq=caller.seq))
    seq = await centre.waiting.beyond(caller.unit, cursor, min(seconds, centre.settings.wait_s))
    full = seq is None and centre.waiting.full
    return reply(request, Moved(seq=cursor if seq is None else seq, backoff_s=_FULL_S if full else 0))


@router.post("/token", response_model=NewToken, responses=problems(*ALWAYS))
async def token(request: Request) -> Response:
    """A new token; the old one holds until the new one is used."""
    centre: Centre = request.app.state.centre
    old = bearer(request)
    centre.admit_device(old)

    def work(tx: Connection) -> str | None:
        now_ms = centre.now_ms()
        caller = device_tokens.enter(tx, old, now_ms)
        return None if caller is None else device_tokens.issue(tx, caller.row, now_ms)

    made = await centre.do(work)
    if made is None:
        raise Refuse(UNAUTHORISED)
    return reply(request, NewToken(token=made))


@router.get("/phone", response_model=Phone, responses=problems(*ALWAYS))
async def suggestions(request: Request) -> Response:
    """Where a phone may send this wall's unit a suggestion today."""
    centre: Centre = request.app.state.centre
    token = bearer(request)
    centre.admit_device(token)

    def work(tx: Connection) -> tuple[int, Phone] | None:
        now_ms = centre.now_ms()
        if (caller := device_tokens.enter(tx, token, now_ms)) is None:
            return None
        return caller.row, phone_link.link(tx, caller.unit, now_ms, centre.settings.public_url)

    made = await centre.do(work)
    if made is None:
        raise Refuse(UNAUTHORISED)
    request.state.device, link = made
    return reply(request, link)


def bearer(request: Request) -> str:
    """The token a request shows. Raises Refuse(UNAUTHORISED) when it shows none."""
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not 20 <= len(shown) <= 100:
        raise Refuse(UNAUTHORISED)
    return shown


def parse(sent: bytes) -> tuple[Round, list[Bad]]:
    """A round, and apart from it those of its changes that are none but say whose they are. Raises Refuse."""
    try:
        asked = messages.rounds.validate_json(sent, strict=True)
        bad: list[Bad] = []
    except ValidationError:
        asked, bad = _salvaged(sent)
    if len(asked.changes) > messages.PAGE and len({(c["device"], c["group"]) for c in asked.changes}) > 1:
        raise Refuse(Problem(error=Code.TOO_LARGE))
    return asked, bad


def _salvaged(sent: bytes) -> tuple[Round, list[Bad]]:
    """One malformed change must not hold up the others."""
    try:
        whole = raw_json.members(sent)
        items = raw_json.items(whole.pop("changes", b"[]"))
        known = {name: from_json(value) for name, value in whole.items() if name in Round.model_fields}
        asked = Round.model_validate(known, strict=True)
    except ValueError:
        raise Refuse(Problem(error=Code.MALFORMED)) from None
    if len(items) > messages.GROUP:
        raise Refuse(Problem(error=Code.TOO_LARGE))
    good: list[messages.WireChange] = []
    bad: list[Bad] = []
    for item in items:
        try:
            good.append(messages.change_check.validate_json(item, strict=True))
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


def reply(request: Request, message: BaseModel, status: int = 200) -> Response:
    """A message as JSON, packed when that helps and the other side can unpack it."""
    sent = message.__pydantic_serializer__.to_json(message, exclude_defaults=True)
    headers = {"content-type": "application/json"}
    if len(sent) > packing.WORTHWHILE_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
        sent = packing.pack(sent)
        headers["content-encoding"] = "gzip"
    return Response(sent, status, headers)
