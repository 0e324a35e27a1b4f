"""One question over the network and its answer, or by which of a closed set of states it failed. The only module that
imports the HTTP library. Knows no store and no message.

Whatever answers is not trusted: it may be a captive portal, somebody else, broken, endless, or slow on purpose.
"""

import asyncio
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
import truststore

from sync.protocol import packing
from sync.wall.connection_status import ConnectionState

CONNECT_S = 10.0
WHOLE_S = 60.0
"""One question with its answer, however slowly it drips."""

_NOBODY = {ConnectionState.NO_SERVER, ConnectionState.NO_NAME, ConnectionState.NO_NETWORK}
_NOT_YET_VALID = 9  # X509_V_ERR_CERT_NOT_YET_VALID: a wall without a clock starts in the past


class Trouble(Exception):
    """No answer of the centre was had. What became of the question is unknown."""

    def __init__(self, state: ConnectionState) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True)
class Reply:
    """An answer that is JSON, so that the centre may have said it."""

    status: int
    body: bytes
    sent_bytes: int = 0
    received_bytes: int = 0


class HttpClient:
    """To one centre. Redirects are never followed: a token goes to nobody else.

    `transport` stands in for the network in tests; `ca` is a file with the certificate of a private authority that is
    trusted besides those of the system. Proxies come from the environment (HTTPS_PROXY, NO_PROXY)."""

    def __init__(
        self,
        url: str,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        ca: Path | None = None,
        whole_s: float = WHOLE_S,
    ) -> None:
        self._url = url.rstrip("/")
        self._whole_s = whole_s
        self._proxied = transport is None and _proxied(self._url)
        self._client = httpx.AsyncClient(
            transport=transport,
            verify=_trust(ca) if transport is None else True,
            timeout=httpx.Timeout(whole_s, connect=CONNECT_S),
            follow_redirects=False,
        )

    async def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        *,
        limit: int,
        token: str | None = None,
        whole_s: float | None = None,
    ) -> Reply:
        """Send and read the answer, of at most `limit` bytes unpacked. Raises Trouble."""
        headers = {"accept-encoding": "gzip"}
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        if body is not None:
            headers["content-type"] = "application/json"
            if len(body) > packing.WORTHWHILE_BYTES:
                body = packing.pack(body)
                headers["content-encoding"] = "gzip"
        try:
            async with asyncio.timeout(whole_s or self._whole_s):
                request = httpx.Request(method, self._url + path, headers=headers, content=body)
                response = await self._client.send(request, stream=True)
                try:
                    return await _read(response, limit, len(body or b""))
                finally:
                    await response.aclose()
        except (TimeoutError, httpx.TimeoutException):
            raise Trouble(ConnectionState.TOO_SLOW) from None
        except httpx.ProxyError:
            raise Trouble(ConnectionState.PROXY) from None
        except httpx.ConnectError as error:
            state = _unconnected(error)
            # What goes by a proxy connects to nobody else: whoever does not answer is the proxy.
            raise Trouble(ConnectionState.PROXY if self._proxied and state in _NOBODY else state) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise Trouble(ConnectionState.CUT_OFF) from error

    async def close(self) -> None:
        await self._client.aclose()


async def _read(response: httpx.Response, limit: int, sent: int) -> Reply:
    """The answer's body, bounded and unpacked. Raises Trouble when it cannot be the centre's."""
    status = response.status_code
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if status in (301, 308):
        raise Trouble(ConnectionState.MOVED)
    if status in (302, 303, 307, 511):
        raise Trouble(ConnectionState.PORTAL)
    if status == 407:
        raise Trouble(ConnectionState.PROXY)
    if kind != "application/json":
        if status >= 500:
            raise Trouble(ConnectionState.SERVER_ERROR)
        if status == 413:  # of a proxy on the way
            raise Trouble(ConnectionState.TOO_LARGE)
        raise Trouble(
            ConnectionState.PORTAL if kind == "text/html" and status in (200, 401, 403) else ConnectionState.NOT_OURS
        )
    packed = response.headers.get("content-encoding", "identity").lower()
    if packed not in ("identity", "gzip"):
        raise Trouble(ConnectionState.NOT_OURS)
    received = bytearray()
    unpacker = packing.Unpacker(limit)
    size = 0
    try:
        async for part in response.aiter_raw():
            size += len(part)
            received += unpacker.feed(part) if packed == "gzip" else part
            if len(received) > limit:
                raise packing.TooLarge
        if packed == "gzip":
            unpacker.end()
    except packing.TooLarge:
        raise Trouble(ConnectionState.TOO_LARGE) from None
    except packing.Garbled:
        raise Trouble(ConnectionState.CUT_OFF) from None
    return Reply(status, bytes(received), sent, size)


def _unconnected(error: BaseException) -> ConnectionState:
    """Why there was no connection: the cause lies some layers down."""
    step: BaseException | None = error
    while step is not None:
        if isinstance(step, ssl.SSLCertVerificationError):
            return ConnectionState.CLOCK_WRONG if step.verify_code == _NOT_YET_VALID else ConnectionState.UNTRUSTED
        if isinstance(step, ssl.SSLError):
            return ConnectionState.UNTRUSTED
        if isinstance(step, socket.gaierror):
            return ConnectionState.NO_NETWORK if step.errno == socket.EAI_AGAIN else ConnectionState.NO_NAME
        if isinstance(step, ConnectionRefusedError):
            return ConnectionState.NO_SERVER
        if isinstance(step, OSError) and step.errno is not None:
            return ConnectionState.NO_NETWORK
        step = step.__cause__ or step.__context__
    return ConnectionState.NO_SERVER


def _proxied(url: str) -> bool:
    """Whether the environment sends what goes to this address by a proxy."""
    to = urlsplit(url)
    return to.scheme in getproxies() and not proxy_bypass(to.hostname or "")


def _trust(ca: Path | None) -> ssl.SSLContext:
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca is not None:
        trust.load_verify_locations(cafile=ca)
    return trust
