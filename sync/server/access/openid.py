"""Coming in through an OpenID provider, by Authlib: discovery, authorization code with PKCE, state and nonce. What
has to be remembered while somebody is at the provider is derived from what their browser knocked with
(`signin_cookies`).

address = await openid.away(provider, back, knock, til)            where to send the browser
known = await openid.home(provider, back, knock, answer)           who the provider says came back
openid.enter(tx, known, now_ms)                                    which of our people that is
"""

import ssl
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import httpx
import truststore
from authlib.deprecate import AuthlibDeprecationWarning
from authlib.integrations.base_client import OAuthError
from joserfc.errors import JoseError
from sqlalchemy import Connection, select, update

from sync.server.access import signin_cookies
from sync.server.access.provider import Provider
from sync.server.db.tables import people

with warnings.catch_warnings():
    # It would rather have the successor of httpx, and takes it wherever that lies. One HTTP library is enough
    # for one program, whose errors are then known by one name.
    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    there = sys.modules.get("httpx2")
    sys.modules["httpx2"] = None  # type: ignore[assignment]
    from authlib.integrations.starlette_client import StarletteOAuth2App

    del sys.modules["httpx2"]
    if there is not None:
        sys.modules["httpx2"] = there

TIMEOUT_S = 10.0
SIGNED = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
"""Signatures by a key that only the provider holds; never `none`, never one made with our own secret."""
_STRANGE = (httpx.HTTPError, ValueError, RuntimeError, KeyError, TypeError)
"""What comes of a provider that does not answer, or answers something else than the standard says."""


class OpenIdFault(StrEnum):
    DOWN = "down"  # cannot be reached, or does not answer as a provider does
    REFUSED = "refused"  # the answer is not one to what this browser asked
    UNVERIFIED = "unverified"  # it does not say whose e-mail it is


class Failed(Exception):
    """Nobody came in. `cause` is the kind of error beneath, for those who run the centre."""

    def __init__(self, why: OpenIdFault, cause: Exception | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.cause = type(cause).__name__ if cause else ""


@dataclass(frozen=True)
class Identity:
    """Who came back: the provider's own lasting name for them, and the address they are known by, if it counts."""

    subject: str
    email: str


async def away(provider: Provider, back: str, knock: str, til: str) -> str:
    """Where to send the browser. Raises Failed(DOWN)."""
    try:
        client = await _client(provider)
        made = await client.create_authorization_url(
            back,
            state=_state(knock, til),
            nonce=signin_cookies.derived(knock, "nonce"),
            code_verifier=signin_cookies.derived(knock, "verifier"),
        )
    except _STRANGE as error:
        raise Failed(OpenIdFault.DOWN, error) from None
    return str(made["url"])


def til(knock: str, answer: Mapping[str, str]) -> str:
    """Where they wanted to go. Raises Failed(REFUSED) when the answer is none to what this browser asked."""
    _, _, wanted = answer.get("state", "").partition(".")
    if not knock or not signin_cookies.same(answer.get("state", ""), _state(knock, wanted)):
        raise Failed(OpenIdFault.REFUSED)
    return wanted


async def home(provider: Provider, back: str, knock: str, answer: Mapping[str, str]) -> Identity:
    """Who the provider says came back, from the answer in the address. Raises Failed."""
    til(knock, answer)
    if answer.get("error") or not answer.get("code") or answer.get("iss", provider.issuer) != provider.issuer:
        raise Failed(OpenIdFault.REFUSED)
    try:
        client = await _client(provider)
        token = await client.fetch_access_token(
            back, code=answer["code"], code_verifier=signin_cookies.derived(knock, "verifier")
        )
        claims = await _claims(client, provider, token, signin_cookies.derived(knock, "nonce"))
    except (OAuthError, JoseError) as error:
        raise Failed(OpenIdFault.REFUSED, error) from None
    except _STRANGE as error:
        raise Failed(OpenIdFault.DOWN, error) from None
    return Identity(f"{provider.issuer} {claims['sub']}"[:300], _email(provider, claims))


def enter(tx: Connection, known: Identity) -> Any:
    """Which of our people this is: (id, organisation, name, email). The first time by their address, from then on
    only by the provider's own name for them, whatever address it says. None when they are not to come in. Raises
    Failed(UNVERIFIED) when they are not bound yet and no address counts."""
    columns = (people.c.id, people.c.organisation, people.c.name, people.c.email, people.c.closed_ms)
    bound = tx.execute(select(*columns).where(people.c.subject == known.subject)).first()
    if bound is not None:
        return None if bound.closed_ms is not None else bound
    if not known.email:
        raise Failed(OpenIdFault.UNVERIFIED)
    unbound = (people.c.email == known.email, people.c.subject.is_(None), people.c.closed_ms.is_(None))
    found = tx.execute(select(*columns).where(*unbound).with_for_update()).first()
    if found is not None:
        tx.execute(update(people).where(people.c.id == found.id).values(subject=known.subject))
    return found


def _state(knock: str, til: str) -> str:
    return f"{signin_cookies.derived(knock, 'state', til)}.{til}"


async def _client(provider: Provider) -> Any:
    """Asks the provider each time what it is: seldom, small, and never out of date."""
    client = StarletteOAuth2App(
        framework=None,
        name="openid",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "timeout": TIMEOUT_S,
            "verify": truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        },
    )
    said = await client.load_server_metadata()
    if said["issuer"] != provider.issuer:
        raise ValueError("another issuer")
    offered = said.get("id_token_signing_alg_values_supported", ["RS256"])
    said["id_token_signing_alg_values_supported"] = [name for name in offered if name in SIGNED]
    return client


async def _claims(client: Any, provider: Provider, token: Any, nonce: str) -> Mapping[str, Any]:
    """Those of the ID token, with those of the user-info endpoint where it says less than we need."""
    must = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
    }
    told = await client.parse_id_token(token, nonce, claims_options=must)
    if told is None:
        raise ValueError("no ID token")
    claims: dict[str, Any] = dict(told)
    if provider.claim not in claims:
        more = await client.userinfo(token=token)
        if more.get("sub") != claims["sub"]:
            raise ValueError("another person")
        claims = {**more, **claims}
    return claims


def _email(provider: Provider, claims: Mapping[str, Any]) -> str:
    said = claims.get(provider.claim)
    counts = isinstance(said, str) and (provider.claim != "email" or claims.get("email_verified") is True)
    return str(said).strip().lower() if counts else ""
