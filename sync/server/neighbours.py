"""What a unit is told of others: which sister units it has, what is offered to it, and how many have taken over what
it offers itself, and which it hangs under. Read anew for each question, so that a unit which is renamed or closed
is so on every wall with its next question, and an offer is gone once its unit has taken it back, erased it or been
erased."""

from hashlib import sha256

from pydantic_core import to_json
from sqlalchemy import Connection, select

from board import limits
from board.neighbours import OFFERS, Deeper, Given, Sister
from sync.protocol.neighbours import SISTERS, Told
from sync.server import levels, offering
from sync.server.db.tables import units
from sync.server.reports import tenancy


def told(tx: Connection, unit: int, tag: str, now_ms: int) -> Told:
    """What walls of this unit are told; no more than its tag where they know it."""
    organisation = int(tx.scalars(select(units.c.organisation).where(units.c.id == unit)).one())
    places = tenancy.open_places(tx, organisation)
    known = {place.id: Sister(id=place.public, name=place.name[: limits.LINE]) for place in places}
    sisters = [one for number, one in known.items() if number != unit]
    tree = levels.of_organisation(tx, organisation)
    above = [known[number] for number in tree.path(unit) if number in known]
    shared = offering.told_to(tx, organisation, unit, now_ms)[:OFFERS]
    given = [
        Given(kind=one.kind, record=one.record, taken=taken)
        for one, taken in offering.taken_of(tx, organisation, unit, now_ms)
    ]
    opened = len(offering.opened_to(tx, organisation))
    whole = Told(tag="", sisters=sisters[:SISTERS], offers=[one.words for one in shared], given=given, opened=opened)
    below = tree.below(unit) & known.keys()
    by = {number: known.get(tree.right_under(unit, number), known[number]) for number in below}
    under = [one for number, one in known.items() if number in by and by[number] is one][:SISTERS]
    deeper = [
        Deeper(id=one.id, name=one.name, of=by[number].id)
        for number, one in known.items()
        if number in by and by[number] is not one
    ][:SISTERS]
    whole = whole.model_copy(update={"above": above, "below": len(below), "under": under, "deeper": deeper})
    now = sha256(to_json((whole, offering.photos(tx, shared)))).hexdigest()[:32]
    if now == tag:
        return Told(tag=now)
    return whole.model_copy(update={"tag": now, "offers": offering.with_photos(tx, shared)})
