"""The endpoints for a wall that is not let in yet: it asks for a code, and for its token once it was approved."""

from typing import Annotated

from fastapi import APIRouter, Depends

from sync.protocol.pairing import BEGIN, FETCH, PairingAnswer, PairingRequest, TokenAnswer, TokenRequest
from sync.protocol.problem import Problem, Refuse
from sync.server.access import pairing
from sync.server.api.callers import Address, SmallBody
from sync.server.api.endpoint import PackedRoute, serves
from sync.server.centre import Here
from sync.server.gate import everybody

router = APIRouter(route_class=PackedRoute, dependencies=[Depends(everybody)])


async def _asks(centre: Here, address: Address) -> None:
    await centre.admit_address(address)


async def _polls(centre: Here, address: Address) -> None:
    centre.admit_poll(address)


@serves(router, BEGIN, [Depends(_asks)])
async def begin(centre: Here, asked: Annotated[PairingRequest, Depends(SmallBody(PairingRequest))]) -> PairingAnswer:
    """A code for people, and a secret for the wall."""
    url = centre.settings.public_url
    return await centre.do(lambda tx: pairing.begin(tx, asked, centre.now_ms(), url))


@serves(router, FETCH, [Depends(_polls)])
async def token(centre: Here, asked: Annotated[TokenRequest, Depends(SmallBody(TokenRequest))]) -> TokenAnswer:
    """The token, or why there is none yet."""
    answer = await centre.do(lambda tx: pairing.fetch(tx, asked.device_code, centre.now_ms()))
    if isinstance(answer, Problem):
        raise Refuse(answer)
    return answer
