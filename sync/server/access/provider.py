"""Which OpenID provider people may sign in through, as the installation says in its environment. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CLAIMS = ("email", "preferred_username")


@dataclass(frozen=True)
class Provider:
    """An OpenID provider, found by its discovery document.

    issuer         as the provider writes it; Entra ID: https://login.microsoftonline.com/{tenant}/v2.0
    client_id      what the centre is called there
    client_secret  what it proves itself with
    name           what people call it, on the button
    claim          what names a person the first time: `email`, which then must be verified, or `preferred_username`,
                   for a provider that is the organisation's own and where it is the address people sign in with
                   (Entra ID, which never says that an e-mail is verified)
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "jobbkonto"
    claim: str = "email"


def from_environment(environ: Mapping[str, str]) -> Provider | None:
    """TAVLE_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET, and if need be _NAME and _CLAIM. None without an issuer.
    Raises ValueError when it is said by halves."""
    said = {name: environ.get(f"TAVLE_OIDC_{name}", "").strip() for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")}
    if not said["ISSUER"]:
        return None
    if missing := [f"TAVLE_OIDC_{name}" for name, value in said.items() if not value]:
        raise ValueError(f"missing: {', '.join(missing)}")
    claim = environ.get("TAVLE_OIDC_CLAIM", "") or Provider.claim
    if claim not in CLAIMS:
        raise ValueError(f"TAVLE_OIDC_CLAIM is one of {', '.join(CLAIMS)}")
    name = environ.get("TAVLE_OIDC_NAME", "") or Provider.name
    return Provider(said["ISSUER"], said["CLIENT_ID"], said["CLIENT_SECRET"], name, claim)
