"""Deling across organisations: one opens what its units share to the others on the centre, receives what others open,
or ends either. Each is asked about once more, done by a coordinator, and told in *Logg*."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from fastapi import APIRouter

from board.catalogue import N_, _
from sync.server import offering, tenants
from sync.server.access.rule import Right
from sync.server.web.errors import there
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import Told, does, shows
from sync.server.web.view import Desk, Manager

router = APIRouter(route_class=FormRoute)


class Step(NamedTuple):
    """What one can decide: what it sets, what is asked, what the button and *Logg* say."""

    sets: dict[str, bool]
    asks: str
    button: str
    logged: str


STEPS: dict[str, Step] = {
    "open": Step(
        {"opens": True},
        N_("Åpne historiene for andre kommuner?"),
        N_("Åpne historiene"),
        N_("historiene åpnet for andre kommuner"),
    ),
    "close": Step(
        {"opens": False},
        N_("Lukke historiene for andre kommuner?"),
        N_("Lukk historiene"),
        N_("historiene lukket for andre kommuner"),
    ),
    "receive": Step(
        {"receives": True},
        N_("Ta imot historier fra andre kommuner?"),
        N_("Ta imot"),
        N_("tar imot historier fra andre kommuner"),
    ),
    "decline": Step(
        {"receives": False},
        N_("Slutte å ta imot historier fra andre kommuner?"),
        N_("Ikke ta imot"),
        N_("tar ikke imot historier fra andre kommuner"),
    ),
}


@shows(router, "/deling/andre/{word}", Manager, "sharing/opening.html")
def ask(desk: Desk, word: str) -> Told:
    """What is about to be decided, and what it means."""
    step = there(STEPS.get(word))
    shared = offering.of_organisation(desk.tx, desk.person.organisation, desk.now_ms)
    return {
        "word": word,
        "title": _(step.asks),
        "button": _(step.button),
        "stories": sum(one.to is None for one in shared),
        "listening": tenants.listening(desk.tx, desk.person.organisation),
    }


@does(router, "/deling/andre/{word}", Manager, then="/deling")
def decide(desk: Desk, asked: Filled[Fields], word: str) -> None:
    step = there(STEPS.get(word))
    tenants.open_stories(desk.tx, desk.person.organisation, **step.sets)
    desk.note("organisation_changed", _(step.logged))


def stand(desk: Desk) -> Mapping[str, Any]:
    """How it stands, for the page of what is shared."""
    opens, receives = tenants.stories(desk.tx, desk.person.organisation)
    return {
        "opens": opens,
        "receives": receives,
        "readers": list(offering.opened_to(desk.tx, desk.person.organisation).values()),
        "manages": desk.person.may(Right.MANAGE),
    }
