"""Every page there is, found by walking the routes of the app's parts: one that is added is looked at unasked."""

import httpx

from sync.server.access import sessions
from sync.server.access.person import ABOVE, Role
from tests.patience import PATIENCE_S
from tests.sync.browser.house import House
from tests.sync.web.office import paths

NO_PAGES = ("/v1/", "/utseende/")


def addresses(home: House) -> list[str]:
    """Of all GET routes that people open, with what is in braces filled from the demonstration."""
    return sorted({filled(path, home) for path in paths("GET") if not path.startswith(NO_PAGES)})


def filled(path: str, home: House) -> str:
    for name, value in home.facts.items():
        path = path.replace(f"{{{name}}}", value)
    assert "{" not in path, f"say in House.facts what stands for the braces of {path}"
    return path


def pages(home: House, role: Role | None) -> list[str]:
    """The addresses that answer somebody of this role (None: nobody) with a page. A download is none, a redirect
    leads to one that has its own address, and what is not for this role says so. A house is walked through once."""
    if role not in home.pages:
        home.pages[role] = _walked(home, role)
    return home.pages[role]


def _walked(home: House, role: Role | None) -> list[str]:
    cookies = {sessions.COOKIE: home.cookie(role)} if role else None
    found = []
    asking = {"headers": {"accept": "text/html"}, "trust_env": False, "timeout": PATIENCE_S}
    with httpx.Client(base_url=home.url, cookies=cookies, **asking) as client:
        for address in addresses(home):
            answer = client.get(address)
            assert answer.status_code < 500, f"{address}: {answer.status_code}"
            if answer.status_code == 200 and answer.headers["content-type"].startswith("text/html"):
                found.append(address)
    assert {"/personvern", "/tilgjengelighet"} <= {*found}
    own = role not in (None, *ABOVE)
    assert not own or {"/", "/gevinster", f"/enhet/{home.unit}", "/rapporter", "/tavler"} <= {*found}
    return found


def everything(home: House) -> list[tuple[Role | None, list[str]]]:
    """All pages, each once: what a coordinator sees, what is there for who sees the country alone, and what is only
    there for who is not signed in."""
    seen: set[str] = set()
    found: list[tuple[Role | None, list[str]]] = []
    for role in (Role.COORDINATOR, Role.NATIONAL, None):
        found.append((role, [address for address in pages(home, role) if address not in seen]))
        seen |= {*found[-1][1]}
    return found
