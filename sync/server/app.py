"""The centre as a web application. The only place that ties its parts together.

app = create_app("sqlite:////var/lib/tavle/centre.db")
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache, partial
from shutil import disk_usage
from typing import Any

import structlog
from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from sqlalchemy import Connection, select, update
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from board.log.stamp import wall_ms
from sync.protocol.message import NEWEST
from sync.protocol.pairing import PairingRequest, TokenRequest
from sync.protocol.problem import Code, Problem, Refuse
from sync.protocol.round import Round
from sync.server import erasure, web
from sync.server.access import audit, provider
from sync.server.api import exports_api, pairing_api, sync_api
from sync.server.api.endpoint import refuse
from sync.server.api.lingering_close import LingeringClose
from sync.server.centre import Centre, Settings, request_id
from sync.server.db import tables
from sync.server.db.database import POOL, connect
from sync.server.gate import everybody, gate
from sync.server.web import again, view
from sync.server.web.account import signin
from sync.server.web.errors import PageError, PageFault
from sync.server.web.languages import Spoken
from sync.server.web.view import SignedOut


def create_app(
    database_url: str,
    clock: Callable[[], int] = wall_ms,
    settings: Settings | None = None,
    pool: int = POOL,
    *,
    alone: bool = False,
) -> FastAPI:
    """An app on its own database. `clock` gives milliseconds since 1970. The database is open when this returns, and
    closed when the app's lifespan ends. `alone`: as the one server of an SQLite file. Raises database.InUse."""
    centre = Centre(connect(database_url, pool=pool, alone=alone), clock, settings or Settings())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        daily = asyncio.create_task(_daily(centre))
        yield
        daily.cancel()
        centre.close()
        structlog.get_logger("server").info("stopped")

    app = FastAPI(
        title="Tavle",
        version=str(NEWEST),
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        servers=[{"url": centre.settings.public_url}],
        redirect_slashes=False,
        dependencies=[Depends(gate)],
        lifespan=lifespan,
    )
    app.state.centre = centre
    app.router.routes.extend(_routes(openid=centre.settings.openid is not None))
    _watch(app, centre)
    _explain(app)
    app.add_middleware(Spoken)
    app.add_middleware(_Record, centre=centre)
    app.add_middleware(LingeringClose)
    _describe(app)
    return app


@cache
def _routes(openid: bool) -> list[BaseRoute]:
    """All that walls, programs and people may ask for, made once in a process."""
    all_ = APIRouter(dependencies=[Depends(gate)])
    for router in (sync_api.router, pairing_api.router, exports_api.router):
        all_.include_router(router)
    for router in web.routers(openid=openid):
        all_.include_router(router, include_in_schema=False)
    return all_.routes


async def _daily(centre: Centre) -> None:
    """What is done once a day, whoever asks."""
    while True:
        before_ms = centre.now_ms() - centre.settings.log_names_days * audit.DAY_MS
        with suppress(Refuse):  # the database cannot now: then tomorrow
            await centre.do(partial(audit.forget_names, before_ms=before_ms))
            await centre.do(partial(erasure.forget, now_ms=centre.now_ms()))
        await asyncio.sleep(audit.DAY_MS / 1000)


def from_environment() -> FastAPI:
    """For uvicorn's workers, which are started by name."""
    settings = Settings(
        public_url=os.environ["TAVLE_PUBLIC_URL"],
        openid=provider.from_environment(os.environ),
        log_names_days=int(os.environ.get("TAVLE_LOG_NAMES_DAYS", audit.NAMES_DAYS)),
    )
    pool = int(os.environ["TAVLE_POOL"])
    return create_app(os.environ["TAVLE_DATABASE"], settings=settings, pool=pool, alone=True)


def _watch(app: FastAPI, centre: Centre) -> None:
    open_ = [Depends(everybody)]

    @app.get("/healthz", include_in_schema=False, dependencies=open_)
    async def healthz() -> Response:
        """The process lives."""
        return Response("ok\n", media_type="text/plain")

    @app.get("/readyz", include_in_schema=False, dependencies=open_)
    async def readyz() -> Response:
        """It can take changes: the database stores."""
        await centre.do(_touch)
        return Response("ok\n", media_type="text/plain")

    @app.get("/metrics", include_in_schema=False, dependencies=open_)
    async def metrics() -> Response:
        centre.metrics.waiting.set(len(centre.waiting))
        if centre.database.file is not None:
            centre.metrics.free.set(disk_usage(centre.database.file.parent).free)
        return Response(centre.metrics.text(), media_type="text/plain; version=0.0.4")


def _touch(tx: Connection) -> None:
    """Store something and take it back: a full disk, a standby and a file that may only be read all say no to it."""
    epoch = tx.scalar(select(tables.centre.c.epoch))
    for value in (f"{epoch} ", epoch):  # SQLite writes nothing where nothing differs
        tx.execute(update(tables.centre).values(epoch=value))


def _explain(app: FastAPI) -> None:
    """Every refusal is a Problem, and no answer tells what went on inside."""

    @app.exception_handler(PageError)
    async def sorry(request: Request, error: PageError) -> Response:
        return await again.tell(request, error)

    @app.exception_handler(SignedOut)
    async def signed_out(request: Request, _: SignedOut) -> Response:
        if sent := await again.sent(request):
            return await signin.standing(request, "", PageError(PageFault.SIGNED_OUT), sent=sent)
        return view.sign_in(request)

    @app.exception_handler(Refuse)
    async def refused(request: Request, error: Refuse) -> Response:
        problem = error.problem
        if _reads(request):
            fault = {Code.BUSY: PageFault.BUSY, Code.FORBIDDEN: PageFault.FORBIDDEN}.get(problem.error)
            return await again.tell(request, PageError(fault or PageFault.TOO_MANY, seconds=problem.backoff_s))
        answer = refuse(problem)
        if problem.backoff_s:
            answer.headers["retry-after"] = str(problem.backoff_s)
        if answer.status_code == 401:
            answer.headers["www-authenticate"] = "Bearer"
        return answer

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> Response:
        """A parameter of the address that nobody knows is named."""
        strange = sorted(str(one["loc"][-1]) for one in error.errors() if one["type"] == "extra_forbidden")
        return refuse(Problem(error=Code.MALFORMED, parameter=strange[0][:100] if strange else None))

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> Response:
        if _reads(request):
            return await again.tell(request, PageError(PageFault.NOT_FOUND))
        code = {404: Code.NOT_FOUND, 405: Code.METHOD}.get(error.status_code, Code.MALFORMED)
        return refuse(Problem(error=code), error.status_code)


def _reads(request: Request) -> bool:
    """Whether it is a person with a browser who asks, not a wall or a watcher."""
    return "text/html" in request.headers.get("accept", "")


_NOWHERE = {"path": "/-", "raw_path": b"/-", "query_string": b""}


class _Record:
    """Gives each request an id and writes one line about it: the path, the status, the time; never what was said."""

    def __init__(self, app: ASGIApp, centre: Centre) -> None:
        self.app = app
        self.centre = centre

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            scope = {**scope, **_NOWHERE}  # nothing is called so: PostgreSQL stores no NUL, and would break over it
        name = request_id()
        began = time.perf_counter()
        status = 500
        started = False

        async def tell(message: Message) -> None:
            nonlocal status, started
            if message["type"] == "http.response.start":
                started = True
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", name.encode())]
            await send(message)

        log = structlog.get_logger("request").bind(request=name)
        try:
            await self.app(scope, receive, tell)
        except Exception as error:
            # Only where it happened: the text of an error may hold what somebody wrote.
            log.error("broken", kind=type(error).__name__, where=_where(error))
            if not started:
                problem = Problem(error=Code.BROKEN).model_dump_json(exclude_defaults=True).encode()
                headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(problem))]
                await tell({"type": "http.response.start", "status": 500, "headers": headers})
                await send({"type": "http.response.body", "body": problem})
        finally:
            door = getattr(scope.get("route"), "path", "-")
            self.centre.metrics.answers.labels(door, str(status)).inc()
            ms = round((time.perf_counter() - began) * 1000, 1)
            log.info(door, status=status, ms=ms, device=scope.get("state", {}).get("device"))


def _where(error: BaseException) -> list[str]:
    found = []
    step = error.__traceback__
    while step is not None:
        found.append(f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}")
        step = step.tb_next
    return found[-6:]


def _describe(app: FastAPI) -> None:
    """The OpenAPI, with the messages whose bodies we read ourselves."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        described = plain()
        asked: list[type[BaseModel]] = [Round, PairingRequest, TokenRequest]
        _, more = models_json_schema(
            [(message, "validation") for message in asked], ref_template="#/components/schemas/{model}"
        )
        described["components"]["schemas"] |= more["$defs"]
        return described

    app.openapi = openapi  # type: ignore[method-assign]
