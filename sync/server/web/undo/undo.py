"""Angre: one address for all that can be undone. What a deed needs to be taken back has come along with the page that
told of it; who may undo it is who might do it."""

from dataclasses import replace

from fastapi import APIRouter
from pydantic import Field

from sync.server.access import phone_link
from sync.server.web import undoing
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import does
from sync.server.web.view import UNDOES, Desk, Owner

router = APIRouter(route_class=FormRoute)


class Deed(Fields):
    deed: str = Field(title="Det som skal angres", max_length=2_000)


@does(router, "/angre", Owner, then="/", said="angret")
def undo(desk: Desk, asked: Filled[Deed]) -> str:
    secret = phone_link.secret_of(desk.tx)
    try:
        kind, facts = undoing.opened(secret, desk.person.id, asked.deed, desk.now_ms)
    except ValueError:
        raise PageError(PageFault.TOO_LATE) from None
    right, back = UNDOES[kind]
    theirs = replace(desk, right=right)
    theirs.admit()
    try:
        place = back(theirs, facts)
    except LookupError:
        raise PageError(PageFault.CHANGED_MEANWHILE) from None
    if place is None:
        raise PageError(PageFault.UNDONE)
    return place
