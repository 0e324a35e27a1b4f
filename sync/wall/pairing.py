"""How a wall is let in (RFC 8628): it shows a short code, somebody approves it, it fetches its key. Knows no screen.

invitation = await begin(http, device, name)          show invitation.code, and a QR of invitation.address
key = await fetch(http, url, invitation)              every invitation.interval_s, until it is Credentials

One person's yes does not let it in: it waits then, for days if need be, for a wall that hangs there or another yes.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from board.catalogue import N_, Told
from board.errors import Refusal
from sync.protocol.message import Message
from sync.protocol.pairing import BEGIN, FETCH, PairingRequest, TokenRequest
from sync.protocol.problem import Code, Problem
from sync.protocol.step import Step
from sync.wall.api_client import refusal, state_of, told
from sync.wall.credentials import Credentials, CredentialsFile
from sync.wall.http import HttpClient, Reply, Trouble


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


class PairingFault(Told):
    """After EXPIRED and DENIED one begins again. OTHER_UNIT: this board belongs elsewhere."""

    EXPIRED = N_("Koden gjelder ikke lenger. Hent en ny.")
    DENIED = N_("Tavla ble ikke sluppet inn.")
    OTHER_UNIT = N_("Tavla hører til en annen enhet. Den kan ikke kobles til denne.")


class Refused(Refusal):
    """The pairing came to nothing."""


async def begin(http: HttpClient, device: str, name: str = "", app: str = "") -> Invitation:
    """Ask for a code. Raises Trouble."""
    answer = told(BEGIN, await _ask(http, BEGIN, PairingRequest(device=device, name=name, app=app)))
    return Invitation(
        answer.user_code, answer.verification_uri_complete, answer.device_code, answer.expires_in, answer.interval
    )


async def fetch(http: HttpClient, url: str, invitation: Invitation) -> Credentials | Problem:
    """The key, or PENDING or SLOW_DOWN. Raises Refused, Trouble."""
    reply = await _ask(http, FETCH, TokenRequest(device_code=invitation.secret))
    if reply.status != 200:
        return _still(refusal(reply))
    answer = told(FETCH, reply)
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
                raise Refused(PairingFault.OTHER_UNIT)
            credentials.keep(found)
            return found
        interval_s += 5 if found.error is Code.SLOW_DOWN else 0
        if found.waits_s is not None:
            interval_s, left_s = max(interval_s, WAITING_S), float(found.waits_s)
            if not invitation.half:
                invitation = replace(invitation, half=True)
                show(invitation)
    raise Refused(PairingFault.EXPIRED)


async def _ask(http: HttpClient, step: Step[Any], asked: Message) -> Reply:
    return await http.ask(step.method, step.path, asked.model_dump_json().encode(), limit=step.answer_bytes)


def _still(problem: Problem) -> Problem:
    """One that says to ask again. Raises Refused, Trouble."""
    if problem.error in (Code.EXPIRED, Code.DENIED):
        raise Refused(PairingFault.EXPIRED if problem.error is Code.EXPIRED else PairingFault.DENIED)
    if problem.error in (Code.PENDING, Code.SLOW_DOWN):
        return problem
    raise Trouble(state_of(problem))
