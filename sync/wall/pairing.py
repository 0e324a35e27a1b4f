"""How a wall is let in (RFC 8628): it shows a short code, somebody approves it, it fetches its key. Knows no screen.

invitation = await begin(http, device, name)          show invitation.code, and a QR of invitation.address
key = await fetch(http, url, invitation)              every invitation.interval_s, until it is Credentials

One person's yes does not let it in: it waits then, for days if need be, for a wall that hangs there or another yes.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from pydantic import ValidationError

from board.catalogue import N_, Told
from board.errors import Refusal
from sync.protocol import messages
from sync.protocol.messages import Code, Problem
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import Credentials, CredentialsFile
from sync.wall.http import HttpClient, Reply, Trouble

_LIMIT_BYTES = 4096


@dataclass(frozen=True)
class Invitation:
    """`code` is for people, `address` for their phones' cameras; `secret` is for the wall alone. `half`: one person
    has said yes."""

    code: str
    address: str
    secret: str
    expires_s: int
    interval_s: int
    half: bool = False


WAITING_S = 15
"""How often a wall asks that waits for a second yes."""


class Why(Told):
    """After EXPIRED and DENIED one begins again. OTHER_UNIT: this board belongs elsewhere."""

    EXPIRED = N_("Koden gjelder ikke lenger. Hent en ny.")
    DENIED = N_("Tavla ble ikke sluppet inn.")
    OTHER_UNIT = N_("Tavla hører til en annen enhet. Den kan ikke kobles til denne.")


class Refused(Refusal):
    """The pairing came to nothing."""


async def begin(http: HttpClient, device: str, name: str = "", app: str = "") -> Invitation:
    """Ask for a code. Raises Trouble."""
    asked = messages.PairingRequest(device=device, name=name, app=app)
    reply = await http.ask("POST", "/v1/pairing", asked.model_dump_json().encode(), limit=_LIMIT_BYTES)
    if reply.status != 200:
        raise Trouble(ConnectionState.BUSY if reply.status in (429, 503) else ConnectionState.MISUNDERSTOOD)
    try:
        answer = messages.PairingAnswer.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(ConnectionState.NOT_OURS) from None
    return Invitation(
        answer.user_code, answer.verification_uri_complete, answer.device_code, answer.expires_in, answer.interval
    )


async def fetch(http: HttpClient, url: str, invitation: Invitation) -> Credentials | Problem:
    """The key, or PENDING or SLOW_DOWN. Raises Refused, Trouble."""
    asked = messages.TokenRequest(device_code=invitation.secret).model_dump_json().encode()
    reply = await http.ask("POST", "/v1/pairing/token", asked, limit=_LIMIT_BYTES)
    if reply.status != 200:
        return _still(reply)
    try:
        answer = messages.TokenAnswer.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(ConnectionState.NOT_OURS) from None
    return Credentials(
        url=url,
        token=answer.token,
        unit=answer.unit,
        unit_name=answer.unit_name,
        organisation_name=answer.organisation_name,
    )


async def pair(
    http: HttpClient,
    url: str,
    credentials: CredentialsFile,
    device: str,
    show: Callable[[Invitation], None],
    *,
    name: str = "",
    app: str = "",
    begun: Invitation | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Credentials:
    """The whole way: ask, show (once more when one person has said yes), wait, keep the key. Network trouble on the
    way is waited out until the code expires. `begun`: go on with this one. Raises Refused, Trouble, OSError."""
    invitation = begun or await begin(http, device, name, app)
    show(invitation)
    interval_s, left_s = float(invitation.interval_s), float(invitation.expires_s)
    while left_s > 0:
        await sleep(interval_s)
        left_s -= interval_s
        try:
            found = await fetch(http, url, invitation)
        except Trouble:
            continue
        if isinstance(found, Credentials):
            if credentials.unit not in ("", found.unit):
                raise Refused(Why.OTHER_UNIT)
            credentials.keep(found)
            return found
        interval_s += 5 if found.error is Code.SLOW_DOWN else 0
        if found.waits_s is not None:
            interval_s, left_s = max(interval_s, WAITING_S), float(found.waits_s)
            if not invitation.half:
                invitation = replace(invitation, half=True)
                show(invitation)
    raise Refused(Why.EXPIRED)


def _still(reply: Reply) -> Problem:
    try:
        problem = Problem.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(ConnectionState.NOT_OURS) from None
    if problem.error in (Code.EXPIRED, Code.DENIED):
        raise Refused(Why.EXPIRED if problem.error is Code.EXPIRED else Why.DENIED)
    if problem.error in (Code.PENDING, Code.SLOW_DOWN):
        return problem
    raise Trouble(ConnectionState.BUSY)
