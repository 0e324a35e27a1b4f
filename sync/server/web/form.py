"""What a form says: bounded in size and time, checked against a pydantic model, refused with a sentence.

asked = await read(request, NewUnit)      # a PageError when it is not one
"""

from collections.abc import AsyncIterator
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from board.catalogue import _
from sync.protocol.problem import Code, Refuse
from sync.server.api import request_limits
from sync.server.web.errors import Kind, PageError

UPLOAD_BYTES = 5 * 1024 * 1024
"""A form with a file."""
FORM_BYTES = 1024 * 1024
"""A form without one."""
_SECONDS = 60.0


class Form(BaseModel):
    """Fields are named as in the HTML; `labels` says what people call them. `csrf` is checked by whoever acts."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    csrf: str = ""


Secret = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=300)]
"""A password: exactly as it was written."""

F = TypeVar("F", bound=Form)


async def read(request: Request, model: type[F]) -> F:
    """Raises PageError: TOO_MUCH, UNREADABLE, MISSING."""
    try:
        values, _files = await _parsed(request, FORM_BYTES)
    except _TooLarge:
        raise PageError(Kind.TOO_MUCH) from None
    return check(model, values)


async def read_file(request: Request, model: type[F]) -> tuple[F, str, bytes]:
    """A form with one file: (form, the file's name, its content). Raises PageError: TOO_LARGE, UNREADABLE,
    MISSING."""
    try:
        values, files = await _parsed(request, UPLOAD_BYTES)
    except _TooLarge:
        raise PageError(Kind.TOO_LARGE, limit=UPLOAD_BYTES // 1024 // 1024) from None
    if len(files) != 1:
        raise PageError(Kind.MISSING, field=_("Fil"))
    ((name, content),) = files
    return check(model, values), name, content


def check(model: type[F], values: dict[str, str]) -> F:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise PageError(Kind.MISSING, field=_(model.model_fields[name].title or name)) from None


class _TooLarge(Exception):
    """It was read no further than to see that."""


async def _parsed(request: Request, limit: int) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    try:
        whole = await request_limits.read(request, _SECONDS, limit)
    except Refuse as refused:
        if refused.problem.error is Code.TOO_LARGE:
            raise _TooLarge from None
        raise PageError(Kind.UNREADABLE, reason=_("Skjemaet kom ikke helt fram")) from None

    async def stream() -> AsyncIterator[bytes]:
        yield whole
        yield b""

    multipart = request.headers.get("content-type", "").startswith("multipart/form-data")
    parser = MultiPartParser if multipart else FormParser
    try:
        form: FormData = await parser(request.headers, stream()).parse()  # type: ignore[arg-type]
    except (MultiPartException, ValueError, KeyError):
        raise PageError(Kind.UNREADABLE, reason=_("Skjemaet kunne ikke leses")) from None
    values: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files.append((value.filename or "", await value.read()))
        else:
            values[name] = value
    await form.close()
    return values, files
