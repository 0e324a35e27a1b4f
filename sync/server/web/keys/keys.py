"""Keys for programs that fetch the figures: made and shown once, taken back at once."""

from fastapi import APIRouter
from pydantic import Field

from board.catalogue import N_, _
from board.record import Line
from sync.server.access import keys
from sync.server.access.keys import Lasts
from sync.server.access.rule import Right
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import Told, does, makes, shows
from sync.server.web.undoing import Facts
from sync.server.web.view import Desk, Manager, undoes

router = APIRouter(route_class=FormRoute)
PLACE = "/noekler"


LASTS: tuple[tuple[Lasts, str], ...] = (
    (Lasts.QUARTER, N_("90 dager")),
    (Lasts.YEAR, N_("Ett år")),
    (Lasts.TWO_YEARS, N_("To år")),
)


class NewKey(Fields):
    name: Line = Field(title="Hva skal den brukes til?", min_length=1)
    lasts: Lasts = Field(Lasts.YEAR, title="Hvor lenge skal den virke?")
    names: bool = Field(False, title="Fornavn")


class Old(Fields):
    key: str = Field(title="Nøkkel", pattern="^[0-9a-f]{64}$")


@shows(router, PLACE, Manager, "keys/keys.html")
def page(desk: Desk) -> Told:
    return _all(desk)


@makes(router, PLACE, Manager, "keys/keys.html")
def make(desk: Desk, asked: Filled[NewKey]) -> Told:
    mine = desk.person.organisation
    shown = keys.make(desk.tx, mine, asked.name, names=asked.names, now_ms=desk.now_ms, lasts=asked.lasts)
    desk.note("key_made", asked.name)
    return {**_all(desk), "shown": shown, "made": asked.name}


@does(router, f"{PLACE}/trekk", Manager, then=PLACE, said="trukket")
def revoke(desk: Desk, asked: Filled[Old]) -> None:
    try:
        name = keys.revoke(desk.tx, desk.person.organisation, asked.key, desk.now_ms)
    except LookupError:
        raise PageError(PageFault.CHANGED_MEANWHILE) from None
    desk.note("key_revoked", name)
    desk.undo["key"] = {"key": asked.key, "revoked_ms": desk.now_ms}


@undoes("key", Right.MANAGE)
def restore(desk: Desk, facts: Facts) -> str | None:
    name = keys.restore(desk.tx, desk.person.organisation, str(facts["key"]), int(facts["revoked_ms"] or 0))
    if name is None:
        return None
    desk.note("undone", _("nøkkelen {name} åpner igjen", name=name))
    return PLACE


def _all(desk: Desk) -> Told:
    found = keys.in_use(desk.tx, desk.person.organisation)
    left = {key.hash: key.ends_ms - desk.now_ms for key in found}
    return {
        "keys": found,
        "ended": [key for key in found if left[key.hash] <= 0],
        "ending": [(key, left[key.hash] // keys.DAY_MS) for key in found if 0 < left[key.hash] <= keys.WARN_MS],
        "lasts": [(lasts, _(name)) for lasts, name in LASTS],
        "shown": "",
        "made": "",
    }
