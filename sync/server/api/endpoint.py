"""An endpoint serves one step of the protocol: FastAPI is told its path, messages and refusals by the step.

@serves(router, WAIT)
async def wait(wall: Paired, …) -> Moved: …
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.params import Depends
from fastapi.routing import APIRoute

from sync.protocol import packing
from sync.protocol.problem import Code, Problem
from sync.protocol.step import Step

F = TypeVar("F", bound=Callable[..., Any])


class PackedRoute(APIRoute):
    """A route whose answer is packed when that helps and the other side can unpack it."""

    level = packing.LEVEL

    def get_route_handler(self) -> Callable[[Request], Any]:
        plain = super().get_route_handler()

        async def packed(request: Request) -> Response:
            response: Response = await plain(request)
            if len(response.body) > packing.WORTHWHILE_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
                response.body = packing.pack(bytes(response.body), self.level)
                response.headers["content-length"] = str(len(response.body))
                response.headers["content-encoding"] = "gzip"
            return response

        return packed


def serves(router: APIRouter, step: Step[Any], dependencies: Sequence[Depends] = ()) -> Callable[[F], F]:
    """The function is the centre's half of the step. `dependencies` come before all that it depends on itself."""
    body = {} if step.asked is None else {"requestBody": {"required": True, "content": _json(step.asked.__name__)}}
    return router.api_route(
        step.path,
        methods=[step.method],
        summary=step.summary,
        response_model=step.answer,
        response_model_exclude_defaults=True,
        responses=problems(*step.refusals),
        dependencies=dependencies,
        openapi_extra=body,
    )


def problems(*codes: Code) -> dict[int | str, dict[str, Any]]:
    """For the OpenAPI: which refusals an endpoint knows."""
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(code.status, []).append(code)
    return {status: {"model": Problem, "description": ", ".join(names)} for status, names in by_status.items()}


def refuse(problem: Problem, status: int | None = None) -> Response:
    """A refusal as it is sent."""
    said = problem.model_dump_json(exclude_defaults=True)
    return Response(said, status or problem.error.status, media_type="application/json")


def _json(name: str) -> dict[str, Any]:
    """A body that is one of our messages."""
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
