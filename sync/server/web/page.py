"""A page that only shows is a function: from the desk, and what its address says, to what its template is told. What
a form does is one too, and leads to a page that shows it.

@shows(router, "/enhet/{public}/ferdig", Reader, "unit/finished.html")
def finished(desk: Desk, public: str) -> Told:
    return {"place": desk.place(public), …}

@does(router, "/tavler/enhet/{public}/navn", Manager, then="/tavler/enhet/{public}")
def rename(desk: Desk, asked: Filled[Rename], public: str) -> None: …
"""

from collections.abc import Awaitable, Callable, Mapping
from inspect import Parameter, Signature, signature
from typing import Any, TypeVar

from fastapi import APIRouter, Response

from sync.server.web.view import Desk, Visit

Told = Mapping[str, Any]
"""What a template is told."""
Work = Callable[[Desk], Any]
F = TypeVar("F", bound=Callable[..., Any])


def shows(router: APIRouter, path: str, who: Any, template: str) -> Callable[[F], F]:
    """`who` may see it: one of those of `view` (Reader, Summer, …)."""
    return served(router.get, path, who, lambda visit, work, _: visit.show(template, work))


def does(router: APIRouter, path: str, who: Any, *, then: str, said: str = "lagret") -> Callable[[F], F]:
    """`who` may do it, once for each form that was sent, which the function calls `asked`. It leads to `then`, with
    what the address says in its braces, or to the address that the function returns; `said` is the word of what it
    then says (`said.SAID`), empty where the address has one."""

    def answer(visit: Visit, work: Work, given: Mapping[str, Any]) -> Awaitable[Response]:
        return visit.act(given["asked"], work, then=then.format(**given), said=said)

    return served(router.post, path, who, answer)


def makes(router: APIRouter, path: str, who: Any, template: str) -> Callable[[F], F]:
    """The same, of what can be shown only now, by the page itself: a key, a link."""
    return served(
        router.post, path, who, lambda visit, work, given: visit.act_and_show(given["asked"], template, work)
    )


def served(
    method: Callable[[str], Callable[[Any], Any]],
    path: str,
    who: Any,
    answer: Callable[[Visit, Work, Mapping[str, Any]], Awaitable[Response]],
) -> Callable[[F], F]:
    """Whoever asks for this address is answered what `answer` makes of the function below and of what it is given:
    what it takes after the desk is declared as for any route of FastAPI."""

    def known(found: F) -> F:
        async def asked(visit: Visit, **given: Any) -> Response:
            return await answer(visit, lambda desk: found(desk, **given), given)

        _desk, *declared = signature(found).parameters.values()
        visiting = Parameter("visit", Parameter.KEYWORD_ONLY, annotation=who)
        asked.__signature__ = Signature([*declared, visiting])  # type: ignore[attr-defined]
        method(path)(asked)
        return found

    return known
