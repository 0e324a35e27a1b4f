"""Reading a request's body: bounded in size, packed and unpacked, and in time."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from board import limits
from sync.protocol import packing
from sync.protocol.problem import Code, Problem, Refuse


async def read(request: Request, seconds: float, limit: int = limits.BODY_BYTES) -> bytes:
    """The body, unpacked. Raises Refuse: TOO_LARGE, TOO_SLOW, MALFORMED."""
    declared = request.headers.get("content-length", "0")
    encoding = request.headers.get("content-encoding", "identity")
    if encoding not in ("identity", "gzip"):
        raise Refuse(Problem(error=Code.MALFORMED))
    most = min(limit, limits.PACKED_BYTES) if encoding == "gzip" else limit
    if not declared.isdecimal() or int(declared[:12]) > most:
        raise Refuse(Problem(error=Code.TOO_LARGE))
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise Refuse(Problem(error=Code.TOO_LARGE))
                parts.append(part)
    except TimeoutError:
        raise Refuse(Problem(error=Code.TOO_SLOW)) from None
    except ClientDisconnect:
        raise Refuse(Problem(error=Code.MALFORMED)) from None
    whole = b"".join(parts)
    if encoding == "identity":
        return whole
    try:
        return packing.unpack(whole, limit)
    except packing.TooLarge:
        raise Refuse(Problem(error=Code.TOO_LARGE)) from None
    except packing.Garbled:
        raise Refuse(Problem(error=Code.MALFORMED)) from None
