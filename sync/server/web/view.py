"""How a page is made: find out who asks, ask the database in one transaction, fill a template. Most are said in a few
words by `page`; one that needs more has a route of its own:

@router.get("/konto")
async def page(visit: Owner) -> Response:
    return await visit.show("account/account.html", lambda desk: _own(desk, visit.request))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, TypeVar
from urllib.parse import quote

from anyio import to_thread
from fastapi import Depends
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from board.catalogue import _, offered
from sync.server.access import audit, phone_link, sessions, signin_cookies
from sync.server.access.person import ROLES, Person
from sync.server.access.rule import Right, declares
from sync.server.centre import Centre, Here, reached
from sync.server.reports import tenancy, unread
from sync.server.reports.period import today
from sync.server.reports.tenancy import Place
from sync.server.web.errors import PageError, PageFault, there
from sync.server.web.form import Fields
from sync.server.web.formatting import templates
from sync.server.web.picture import ASKED, Pictures, sent
from sync.server.web.said import SAID
from sync.server.web.undoing import Facts, sealed
from sync.server.web.ways import shelves

T = TypeVar("T")

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""On every page. No script runs, and nothing comes from elsewhere."""


@dataclass(frozen=True)
class Desk:
    """What a page's work is given: the transaction, who asks, by which right, and when."""

    tx: Connection
    person: Person
    now_ms: int
    centre: Centre
    right: Right = Right.OWN
    moved: dict[int, int] = field(default_factory=dict)
    """Unit to its seq where something was written on a board: walls that wait for it are told after COMMIT."""
    undo: dict[str, Facts] = field(default_factory=dict)
    """By its kind (`undoes`), what it takes to undo what was done here: the page that tells of it offers that."""

    @property
    def units(self) -> frozenset[int] | None:
        """The units this page is about; None: all of the organisation."""
        return self.person.units(self.right)

    @cached_property
    def places(self) -> list[Place]:
        """The same, by their names."""
        return tenancy.places(self.tx, self.person.organisation, self.units)

    def told(self, found: Mapping[int, T]) -> list[tuple[Place, T]]:
        """Each of them of which something is found, with that."""
        return [(place, found[place.id]) for place in self.places if place.id in found]

    def sees(self, unit: int) -> bool:
        """Whether a unit of the organisation may be looked at here."""
        return self.units is None or unit in self.units

    def acts_for(self, unit: int) -> bool:
        """Whether this person is one of the unit's own, who may do things in its name."""
        mine = self.person.units(Right.SHARE)
        return mine is not None and unit in mine

    def note(self, what: audit.What, about: str) -> None:
        audit.note(self.tx, self.person.organisation, self.person.name, what, about, self.now_ms)

    def seen(self, what: str) -> None:
        """That this person has looked at something, said once an hour."""
        audit.note_once(self.tx, self.person.organisation, self.person.name, "seen", what, self.now_ms)

    def check(self, asked: Fields) -> None:
        """That the form came from a page of this session. Raises PageError(STALE_FORM)."""
        if not signin_cookies.same(asked.csrf, self.person.csrf):
            raise PageError(PageFault.STALE_FORM)

    def place(self, public: str) -> Place:
        """A unit that this person may see. Raises PageError(NOT_FOUND)."""
        place = tenancy.place(self.tx, self.person.organisation, public)
        if place is None or not self.sees(place.id):
            raise PageError(PageFault.NOT_FOUND)
        return place

    def admit(self) -> None:
        """Raises PageError: FORBIDDEN, and NO_UNITS where nobody has said which units the right is over."""
        if not self.person.may(self.right):
            raise PageError(PageFault.FORBIDDEN)
        if self.person.lacks_units(self.right):
            raise PageError(PageFault.NO_UNITS)


@dataclass(frozen=True)
class Visit:
    """A request for a page that wants a right. Who asks is found out with the page's own work, in one transaction."""

    request: Request
    centre: Centre
    right: Right

    async def do(self, work: Callable[[Desk], T]) -> T:
        """Run work for the person whose cookie came. Raises SignedOut, PageError(FORBIDDEN)."""

        def allowed(desk: Desk) -> T:
            desk.admit()
            return work(desk)

        return await at_desk(self.request, self.centre, allowed, self.right)

    async def show(self, template: str, work: Callable[[Desk], Mapping[str, Any]], status: int = 200) -> Response:
        """A page that shows what the work has found."""

        def looked(desk: Desk) -> tuple[Person, Mapping[str, Any]]:
            reads = self.right in (Right.READ, Right.TOTALS) and desk.person.may(Right.READ)
            missing = unread.of(desk.tx, desk.person.organisation, desk.units) if reads else ()
            return desk.person, {"unread": missing, **work(desk)}

        person, values = await self.do(looked)
        pictures: Pictures = {}
        page = await fill(self.request, template, {"person": person, "pictures": pictures, **values}, status)
        wanted = self.request.query_params.get(ASKED, "")
        if not wanted:
            return page
        picture = there(await sent(pictures, wanted))
        picture.headers.update(HEADERS)
        return picture

    async def act(
        self, asked: Fields, work: Callable[[Desk], str | None], *, then: str, said: str = "lagret"
    ) -> Response:
        """Do something, once, and lead to a page that shows it. `work` may return another address to go to."""

        def done(desk: Desk) -> tuple[str, str]:
            desk.admit()
            desk.check(asked)
            place, who = work(desk) or then, desk.person.id
            secret = phone_link.secret_of(desk.tx) if desk.undo else ""
            deeds = [sealed(secret, who, kind, facts, desk.now_ms) for kind, facts in desk.undo.items()]
            return place, "".join(deeds[:1])

        place, deed = await at_desk(self.request, self.centre, done, self.right)
        return go(place, said, deed)

    async def act_and_show(self, asked: Fields, template: str, work: Callable[[Desk], Mapping[str, Any]]) -> Response:
        """Do something, once, and show what can be shown only now: a key, a link, recovery codes."""

        def done(desk: Desk) -> tuple[Person, Mapping[str, Any]]:
            desk.admit()
            desk.check(asked)
            return desk.person, work(desk)

        person, values = await at_desk(self.request, self.centre, done, self.right)
        return await fill(self.request, template, {"person": person, **values})


def wants(right: Right) -> Any:
    """The dependency of a page on somebody who has a right. The route knows of it too, for the page may never be
    asked: `form.FormRoute`."""

    @declares(right)
    async def visit(request: Request, centre: Here) -> Visit:
        request.state.visit = found = Visit(request, centre, right)
        return found

    return Depends(visit)


Reader = Annotated[Visit, wants(Right.READ)]
Summer = Annotated[Visit, wants(Right.TOTALS)]
Sharer = Annotated[Visit, wants(Right.SHARE)]
Adviser = Annotated[Visit, wants(Right.VISIT)]
Watcher = Annotated[Visit, wants(Right.WALLS)]
Approver = Annotated[Visit, wants(Right.APPROVE)]
Manager = Annotated[Visit, wants(Right.MANAGE)]
Auditor = Annotated[Visit, wants(Right.AUDIT)]
National = Annotated[Visit, wants(Right.NATION)]
Owner = Annotated[Visit, wants(Right.OWN)]
"""Who may see or do what a page is for, by the right it wants."""


U = TypeVar("U", bound=Callable[[Desk, Facts], str | None])
UNDOES: dict[str, tuple[Right, Callable[[Desk, Facts], str | None]]] = {}


def undoes(kind: str, right: Right) -> Callable[[U], U]:
    """What undoes a kind of deed, and the right it wants: it returns the page to go to, or None where it is undone
    already, and raises LookupError where somebody has come between."""

    def known(back: U) -> U:
        UNDOES[kind] = right, back
        return back

    return known


def go(place: str, said: str = "", deed: str = "") -> Response:
    """On to another page, which says so, and offers to undo it."""
    mark = "&" if "?" in place else "?"
    told = f"{place}{mark}sagt={said}" if said else place
    return RedirectResponse(f"{told}&angre={deed}" if said and deed else told, 303, HEADERS)


class SignedOut(Exception):
    """Nobody is signed in: the way to a page leads by the sign-in."""


async def at_desk(request: Request, centre: Centre, work: Callable[[Desk], T], right: Right = Right.OWN) -> T:
    """Run work for the person whose cookie came, in one transaction; whether they have the right is for the
    work to ask. Raises SignedOut."""
    cookie = signin_cookies.shown(request)
    moved: dict[int, int] = {}

    def played(tx: Connection) -> tuple[T] | None:
        now_ms = centre.now_ms()
        person = sessions.enter(tx, cookie, now_ms) if cookie else None
        return None if person is None else (work(Desk(tx, person, now_ms, centre, right, moved)),)

    done = await centre.do(played)
    if done is None:
        raise SignedOut
    for unit, seq in moved.items():
        centre.waiting.moved(unit, seq)
    return done[0]


@declares(Right.ENTER)
async def somebody(request: Request, centre: Here) -> Person | None:
    """Who is signed in, where nobody has to be."""
    try:
        return await at_desk(request, centre, lambda desk: desk.person)
    except SignedOut:
        return None


Somebody = Annotated[Person | None, Depends(somebody)]


async def fill(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """The page itself. Beside what it is given a template knows the places, the address and what was said."""
    person: Person | None = values.get("person")
    known = {
        "person": person,
        "role": _(ROLES[person.role]) if person else "",
        "shelves": shelves(person, request.url.path) if person else [],
        "said": _(SAID.get(request.query_params.get("sagt", ""), "")),
        "today": today(reached(request).now_ms()),
        "unread": (),
        "pictures": {},
        "sought": "",
        "deed": request.query_params.get("angre", ""),
        "languages": offered(),
        "own_language": False,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "reads": person is not None and person.may(Right.READ),
    }
    page = templates().get_template(template)
    html = await to_thread.run_sync(lambda: page.render({**known, **values}))
    return HTMLResponse(html, status, HEADERS)


def sign_in(request: Request) -> Response:
    """To the sign-in, and back here afterwards; only a page, never a deed, is come back to."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = (
        f"?til={quote(here, safe='/')}"
        if request.method == "GET" and signin_cookies.local(here) and here != "/"
        else ""
    )
    return RedirectResponse(f"/logg-inn{back}", 303, HEADERS)
