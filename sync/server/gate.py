"""The gate before every address: one that declares no right is for nobody, whoever asks and whatever it would do.

app.include_router(router, dependencies=[Depends(gate)])
"""

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from sync.protocol.problem import Code, Problem, Refuse
from sync.server.access.rule import Right, declared, declares


async def gate(request: Request) -> None:
    """Raises Refuse(FORBIDDEN)."""
    if wanted(request.scope["route"]) is None:
        raise Refuse(Problem(error=Code.FORBIDDEN))


def wanted(route: APIRoute) -> Right | None:
    """The right that an address declares: one, by what it depends on. Raises ValueError for two."""
    found = {right for one in _all(route.dependant) if (right := declared(one.call)) is not None}
    if len(found) > 1:
        raise ValueError(f"{route.path} declares {sorted(found)}")
    return next(iter(found), None)


def _all(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for one in dependant.dependencies:
        yield from _all(one)


@declares(Right.ENTER)
async def everybody() -> None:
    """What an address depends on that is for whoever comes."""
