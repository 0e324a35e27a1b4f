"""A page that only shows is a function: from the desk, and what its address says, to what its template is told.

@shows(router, "/enhet/{public}/ferdig", Reader, "unit/finished.html")
def finished(desk: Desk, public: str) -> Told:
    return {"place": desk.place(public), …}
"""

from collections.abc import Awaitable, Callable, Mapping
from inspect import Parameter, Signature, signature
from typing import Any, TypeVar

from fastapi import APIRouter, Response

from sync.server.web.view import Desk, Visit

Told = Mapping[str, Any]
"""What a template is told."""
F = TypeVar("F", bound=Callable[..., Any])


def shows(router: APIRouter, path: str, who: Any, template: str) -> Callable[[F], F]:
    """`who` may see it: one of those of `view` (Reader, Summer, …)."""
    return served(router, path, who, lambda visit, work: visit.show(template, work))


def served(
    router: APIRouter,
    path: str,
    who: Any,
    answer: Callable[[Visit, Callable[[Desk], Any]], Awaitable[Response]],
) -> Callable[[F], F]:
    """Whoever asks for this address is answered what `answer` makes of the function below. What that takes after the
    desk comes from the address, and is declared as for any route of FastAPI."""

    def known(found: F) -> F:
        async def asked(visit: Visit, **said: Any) -> Response:
            return await answer(visit, lambda desk: found(desk, **said))

        _desk, *from_address = signature(found).parameters.values()
        visiting = Parameter("visit", Parameter.KEYWORD_ONLY, annotation=who)
        asked.__signature__ = Signature([*from_address, visiting])  # type: ignore[attr-defined]
        router.get(path)(asked)
        return found

    return known
