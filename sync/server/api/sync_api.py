"""The endpoints of a paired wall: /v1/sync, /v1/wait, /v1/token, /v1/phone, /v1/neighbours,
/v1/leave."""

import time
from functools import partial
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query
from sqlalchemy import Connection

from board import limits
from sync.protocol.leave import LEAVE, Left
from sync.protocol.neighbours import NEIGHBOURS, Tag, Told
from sync.protocol.phone import PHONE, Phone
from sync.protocol.problem import Code, Refuse
from sync.protocol.rotate import ROTATE, NewToken
from sync.protocol.round import ROUND, Answer, read_asked
from sync.protocol.wait import WAIT, WAIT_S, Moved
from sync.server import lifts
from sync.server import neighbours as of_neighbours
from sync.server.access import device_tokens, leaving, phone_link
from sync.server.access.device_tokens import Caller
from sync.server.api.callers import Paired, Sent
from sync.server.api.endpoint import PackedRoute, serves
from sync.server.api.push import Unstorable
from sync.server.api.round import Played, play

router = APIRouter(route_class=PackedRoute)

_FULL_S = 30


@serves(router, ROUND)
async def sync(wall: Paired, sent: Sent) -> Answer:
    """Take what this wall did, answer with what the others did."""
    began = time.perf_counter()
    try:
        heard, played = await wall.do(partial(_play, sent, careful=False))
    except Unstorable:
        heard, played = await wall.do(partial(_play, sent, careful=True))
    except Refuse as refused:
        if refused.problem.error is Code.FORKED:
            wall.centre.metrics.alarms.inc()
            await wall.do(lambda tx, caller, now_ms: device_tokens.raise_alarm(tx, caller.row, "forked", now_ms))
        raise
    metrics = wall.centre.metrics
    metrics.seconds.observe(time.perf_counter() - began)
    if played.stored:
        wall.centre.waiting.moved(heard.unit, played.seq)
    metrics.taken.inc(played.stored)
    metrics.refused.inc(len(played.answer.refused))
    metrics.given.inc(len(played.answer.changes))
    if not heard.anew and wall.centre.repeats.often(heard.wall, heard.cursor, played.answer.cursor):
        return played.answer.model_copy(update={"rotate": True})
    return played.answer


class Heard(NamedTuple):
    """Which wall asked, of which unit, from where; `anew`: it reads all of it once more, and says so."""

    wall: int
    unit: int
    cursor: int
    anew: bool


def _play(sent: bytes, tx: Connection, caller: Caller, now_ms: int, *, careful: bool) -> tuple[Heard, Played]:
    asked, bad = read_asked(sent)
    played = play(tx, caller, asked, now_ms, bad, careful=careful)
    return Heard(caller.row, caller.unit, asked.cursor, asked.own), played


def _brought(tx: Connection, caller: Caller, now_ms: int) -> tuple[int, int]:
    """The asker's unit and its seq, with what other boards say of its lifts."""
    seq = lifts.bring(tx, caller.unit, now_ms)
    return caller.unit, caller.seq if seq is None else seq


@serves(router, WAIT)
async def wait(
    wall: Paired,
    cursor: Annotated[int, Query(ge=0, le=limits.SAFE)],
    seconds: Annotated[float, Query(ge=0, le=WAIT_S)] = WAIT_S,
) -> Moved:
    """Answers as soon as the unit has a seq beyond the cursor, or after `seconds`."""
    unit, seq = await wall.do(_brought)
    if seq != cursor:
        return Moved(seq=seq)
    centre = wall.centre
    moved = await centre.waiting.beyond(unit, cursor, min(seconds, centre.settings.wait_s))
    full = moved is None and centre.waiting.full
    return Moved(seq=cursor if moved is None else moved, backoff_s=_FULL_S if full else 0)


@serves(router, ROTATE)
async def token(wall: Paired) -> NewToken:
    """The old token holds until the new one is used."""
    return NewToken(token=await wall.do(lambda tx, caller, now_ms: device_tokens.issue(tx, caller.row, now_ms)))


@serves(router, PHONE)
async def phone(wall: Paired) -> Phone:
    """What a wall shows as a QR, and until when."""
    url = wall.centre.settings.public_url
    return await wall.do(lambda tx, caller, now_ms: phone_link.link(tx, caller.unit, now_ms, url))


@serves(router, NEIGHBOURS)
async def neighbours(wall: Paired, tag: Annotated[Tag, Query()] = "") -> Told:
    """Which sister units there are; nothing new where that is what `tag` stands for."""
    return await wall.do(lambda tx, caller, now_ms: of_neighbours.told(tx, caller.unit, tag, now_ms))


@serves(router, LEAVE)
async def leave(wall: Paired) -> Left:
    """Its token opens nothing from now on; what its unit has stays."""
    await wall.do(leaving.leave)
    return Left()
