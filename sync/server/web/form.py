"""A form is a pydantic model; its route bounds it in size and time, and refuses it with a sentence.

router = APIRouter(route_class=FormRoute)

@router.post("/tavler/ny-enhet")
async def add(visit: Manager, asked: Filled[NewUnit]) -> Response: …
"""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, TypeVar

from fastapi import Form, Query, Request, Response, params
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator
from pydantic.fields import FieldInfo
from starlette.exceptions import HTTPException
from starlette.types import Message

from board import formats
from board.catalogue import _
from board.limits import legible
from sync.protocol.problem import Code, Refuse
from sync.server.api import request_limits
from sync.server.web.errors import PageError, PageFault

UPLOAD_BYTES = 5 * 1024 * 1024
"""A form with a file."""
FORM_BYTES = 1024 * 1024
"""A form without one."""
_SECONDS = 60.0


class Parameters(BaseModel):
    """What an address asks for; a title is what people call a parameter."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class Fields(Parameters):
    """What a form says, named as in the HTML. `csrf` is checked by whoever acts."""

    csrf: str = ""

    @field_validator("*", mode="before")
    @classmethod
    def _seen(cls, value: Any) -> Any:
        """What nobody can see of a text was not filled in."""
        return legible(value)


_SECRET = object()
Secret = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=300), _SECRET]
"""A password: exactly as it was written, and in no page afterwards."""

F = TypeVar("F", bound=BaseModel)
Filled = Annotated[F, Form()]
"""A form as somebody has filled it in."""
Asked = Annotated[F, Query()]
"""What the address of a page asks for."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR, title="År")]


def amount(written: str, *, at: str, most: float, reason: str) -> float:
    """A number that somebody wrote in a field, from nothing to `most`; 0 where nothing was written. Raises
    PageError with the reason."""
    value = formats.parse_number(written) if written else 0.0
    if value is None or value > most:
        raise PageError(PageFault.UNREADABLE, at=at, reason=reason)
    return value


class FormRoute(APIRoute):
    """A route whose body is bounded before it is read, and whose parameters are called by their titles when they are
    not filled in right."""

    upload_bytes = UPLOAD_BYTES

    def get_route_handler(self) -> Callable[[Request], Any]:
        plain = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                response: Response = await plain(await self._bounded(request) if self.body_field else request)
                return response
            except RequestValidationError as error:
                if (visit := getattr(request.state, "visit", None)) is not None:
                    await visit.do(lambda _desk: None)  # who may not be here hears that, and no more
                raise self._wrong(error) from None
            except HTTPException as error:
                if error.status_code == 400:
                    raise PageError(PageFault.UNREADABLE, reason=_("Skjemaet kunne ikke leses")) from None
                raise

        return answer

    async def _bounded(self, request: Request) -> Request:
        """The request with its body read. Raises PageError: TOO_LARGE, TOO_MUCH, UNREADABLE."""
        uploads = any(isinstance(p.field_info, params.File) for p in self.dependant.body_params)
        try:
            body = await request_limits.read(request, _SECONDS, self.upload_bytes if uploads else FORM_BYTES)
        except Refuse as refused:
            if refused.problem.error is not Code.TOO_LARGE:
                raise PageError(PageFault.UNREADABLE, reason=_("Skjemaet kom ikke helt fram")) from None
            if uploads:
                raise PageError(PageFault.TOO_LARGE, limit=self.upload_bytes // 1024 // 1024) from None
            raise PageError(PageFault.TOO_MUCH) from None

        request.state.body = body  # `again` reads it once more where the form is refused
        request.state.secret = any(_SECRET in field.metadata for _name, field in self._fields())

        async def receive() -> Message:
            return {"type": "http.request", "body": body}

        return Request(request.scope, receive)

    def _wrong(self, error: RequestValidationError) -> PageError:
        """Of the first that is not filled in right: what people call a field; what an address says leads nowhere."""
        where = error.errors()[0]["loc"]
        if where[0] == "path":
            return PageError(PageFault.NOT_FOUND)
        name = str(where[-1])
        title = next((field.title for called, field in self._fields() if called == name), "")
        fault = PageFault.ASKED_WRONGLY if where[0] == "query" else PageFault.MISSING
        return PageError(fault, at=name, field=_(title) if title else name)

    def _fields(self) -> Iterator[tuple[str, FieldInfo]]:
        """What can be filled in, by name."""
        for parameter in (*self.dependant.body_params, *self.dependant.query_params):
            field = parameter.field_info
            yield parameter.name, field
            yield from getattr(field.annotation, "model_fields", {}).items()
