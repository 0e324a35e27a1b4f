"""Cookies before anybody is in: what ties the sign-in page, its answer and the way round by a provider to one
browser.

The browser keeps one random value, the knock. Everything else that a sign-in needs is derived from it and from what
it is for, so that the centre keeps nothing about people who only stand at the door, and what an address or a page
shows of it opens nothing else. The knock is thrown away at each sign-in.

knock = signin_cookies.knock()
signin_cookies.derived(knock, "form")        goes into the form; nobody who cannot read the cookie can make it
"""

import re
import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from sync.server.access import browsers, sessions
from sync.server.centre import reached

KNOCK = "tavle-knock"
LONGEST_S = 3_600
_LOCAL = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~%?&=+-]*")


def knock() -> str:
    return secrets.token_urlsafe(32)


def derived(knock: str, *purpose: str) -> str:
    """43 letters that tell nothing of the knock."""
    return sha256("\0".join((knock, *purpose)).encode()).hexdigest()[:43]


def same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def from_elsewhere(request: Request) -> bool:
    """Whether the browser says that a page of another site sends this form."""
    heads = request.headers
    if site := heads.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = urlsplit(heads.get("origin", "")).netloc
    return "origin" in heads and origin not in (heads.get("host", ""), urlsplit(_public(request)).netloc)


def local(address: str) -> str:
    """Where to go after a sign-in: an address of ours, or nowhere; never one that leads elsewhere or back here."""
    fits = len(address) <= 300 and _LOCAL.fullmatch(address) and not address.startswith(("/logg-", "/velkommen"))
    return address if fits else ""


def cookie_name(word: str, public_url: str) -> str:
    """Where people come by https no other host and no plain connection can set our cookies (`__Host-`)."""
    return f"__Host-{word}" if public_url.startswith("https://") else word


def shown(request: Request, word: str = sessions.COOKIE) -> str:
    """What the browser brings under this word; empty when nothing."""
    return request.cookies.get(cookie_name(word, _public(request)), "")


def brought(request: Request, session: str) -> list[tuple[bytes, bytes]]:
    """The heads of a request as those of the next one: the browser has just been given a session."""
    kept = [*request.scope["headers"]]
    others = b"".join(value + b"; " for name, value in kept if name == b"cookie")
    own = f"{cookie_name(sessions.COOKIE, _public(request))}={session}".encode()
    return [*((name, value) for name, value in kept if name != b"cookie"), (b"cookie", others + own)]


def give(request: Request, response: Response, value: str, word: str = sessions.COOKIE) -> None:
    """Have the browser keep a value: unseen by scripts, not sent along by other sites' forms. A session goes with
    the browser; an empty value is thrown away."""
    public = _public(request)
    life_s = {sessions.COOKIE: None, browsers.COOKIE: browsers.LONGEST_MS // 1000}.get(word, LONGEST_S)
    response.set_cookie(
        cookie_name(word, public),
        value,
        max_age=life_s if value else 0,
        path="/",
        secure=public.startswith("https://"),
        httponly=True,
        samesite="lax",
    )


def _public(request: Request) -> str:
    return reached(request).settings.public_url
