"""Who lets a wall in. What a wall is given is the whole log of its unit, exact counts of votes too: so no one person
outside the unit can let one in. Somebody says yes at the centre; then it waits for the yes of a wall that hangs in
the unit, or of another person. Whoever is at the command line holds the database anyway, and may alone. Every wall of
the unit is told, by a record on its own board (`board.kinds.newcomer`).

    admission.approve(tx, code, unit, now_ms, by=person)      a first yes, or the second
    admission.heed(tx, caller, changes, now_ms)               what a wall has answered
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, func, select, update

from board.catalogue import N_, Told, _
from board.kinds.newcomer import Newcomer
from board.log.change import Change, Fact, Json
from sync.server import server_writes, tenants
from sync.server.access import audit, hands
from sync.server.access.device_tokens import Caller
from sync.server.access.person import ROLES, Person
from sync.server.access.rule import RULE, Right, Role
from sync.server.db.tables import devices, pairings, people, units

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Letters that cannot spell words and are not taken for each other."""
WAITS_MS = 7 * 86_400_000
"""So long does a wall wait after the first yes, for one that hangs there may come online later; and so long is the
token of one that was let in good for coming in with."""
YOUNG_MS = 7 * 86_400_000
"""A wall that was let in more lately does not let in the next, unless none hangs there longer: what came in by
mistake must not bring others along while it is still being told of."""
READS = N_("Den kan lese alt på enhetens tavle, også nøyaktige tall")
"""What letting a wall in means, in the account."""

How = Literal["wall", "people", "command"]


class ApprovalFault(Told):
    """Why a yes does not count."""

    GONE = N_("Ingen tavle venter med denne koden lenger")  # ran out, used, or never given: nobody is told which
    SAME = N_("Du har allerede sagt ja. Nå må en tavle som henger i enheten, eller én person til, si ja")
    SAME_HAND = N_(
        "Den som sa ja først, og du, teller som én: den ene har laget kontoen til den andre, eller en tredje har "
        "laget begge. Det andre ja-et kommer fra en tavle i enheten, fra en som logger inn med jobbkonto, eller "
        "fra en som IT har lagt til på maskinen sentralen går på"
    )
    OTHER_UNIT = N_("Noen har allerede sagt ja til denne tavla for en annen enhet. Avvis den hvis det er feil")


class ApprovalError(LookupError):
    """Nothing was changed. `kind` says why, to whoever has a page; the command line knows the code alone."""

    def __init__(self, kind: ApprovalFault, code: str) -> None:
        super().__init__(code)
        self.kind = kind


@dataclass(frozen=True)
class Waiting:
    """Which wall it is that a code stands for, for the person who decides. `unit` is where one person has let it in,
    `approver`, at `approved_ms`; None before."""

    hash: str
    user_code: str
    name: str
    device: str
    app: str
    made_ms: int
    expires_ms: int
    unit: int | None
    approver: int | None
    approved_ms: int | None

    def called(self, unit: str = "") -> str:
        """As the account calls it."""
        return audit.called(self.name, self.device, unit)

    @property
    def record(self) -> str:
        """The record on the unit's board that tells of it."""
        return self.hash[:16]


@dataclass(frozen=True)
class Decision:
    """What a yes came to. `moved`: the units on whose boards something was written, and their seqs."""

    wall: Waiting
    admitted: bool
    moved: dict[int, int]


_C = pairings.c
_waits = (_C.unit.is_(None), _C.denied.is_(False))


def look(tx: Connection, user_code: str, now_ms: int, organisation: int | None = None) -> Waiting:
    """The wall that waits with this code. With an organisation: unless somebody of another one has said yes to it.
    Raises ApprovalError(GONE) when there is no such code, or it is no longer waiting."""
    row = tx.execute(_waiting().where(_C.user_code == normal(user_code), _C.expires_ms > now_ms)).first()
    if row is None or not _own(tx, row.wanted, organisation):
        raise ApprovalError(ApprovalFault.GONE, user_code)
    return Waiting(*row)


def of_organisation(tx: Connection, organisation: int, now_ms: int) -> Sequence[tuple[Waiting, str, str, str]]:
    """The walls that wait for a second yes, with their unit's public id and name and who said the first (name and
    role); the first to ask first."""
    query = (
        _waiting(units.c.public, units.c.name.label("unit_name"), people.c.name.label("who"), people.c.role)
        .join_from(pairings, units, _C.wanted == units.c.id)
        .join(people, _C.approver == people.c.id)
        .where(units.c.organisation == organisation, _C.expires_ms > now_ms)
        .order_by(_C.approved_ms)
    )
    return [
        (Waiting(*r[:-4]), r.public, r.unit_name, f"{r.who} ({_(ROLES[Role(r.role)])})") for r in tx.execute(query)
    ]


def others(tx: Connection, by: Person) -> Sequence[str]:
    """Who else could say the second yes to what this person says the first to, by name and role: those of the
    organisation who let walls in and are another hand."""
    roles = [role for role in Role if Right.APPROVE in RULE[role]]
    mine = (people.c.organisation == by.organisation, people.c.closed_ms.is_(None), people.c.role.in_(roles))
    rows = tx.execute(select(people.c.id, people.c.name, people.c.role).where(*mine).order_by(people.c.name)).all()
    return [f"{row.name} ({_(ROLES[Role(row.role)])})" for row in rows if hands.apart(tx, by.id, row.id)]


def approve(tx: Connection, user_code: str, unit: str, now_ms: int, by: Person | None = None) -> Decision:
    """Somebody's yes to this wall in the unit (public id): the first, or the second, which lets it in. Without a
    person: the command line, which lets it in at once. Raises ApprovalError, and LookupError for an unknown unit."""
    number = tenants.open_unit_number(tx, unit)
    row = server_writes.hold(tx, number)  # before the wall's own row, as where a wall answers
    found = _held(tx, user_code, now_ms, by)
    if by is None:
        moved = {} if found.unit in (None, number) else _end(tx, found, now_ms)
        told = _told(found, row.name, _("alene"))
        audit.note(tx, row.organisation, audit.COMMAND_LINE, "wall_approved", told, now_ms)
        return Decision(found, True, {**moved, number: _let_in(tx, found, number, "command", now_ms)})
    if found.unit is None or found.approver is None:
        until = now_ms + WAITS_MS
        first = {"wanted": number, "approver": by.id, "approved_ms": now_ms, "expires_ms": until}
        tx.execute(update(pairings).where(_C.hash == found.hash).values(**first))
        said = _("{wall}. Den venter på en tavle der, eller på en person til", wall=found.called(row.name))
        audit.note(tx, row.organisation, by.name, "wall_half_approved", said, now_ms)
        waits: dict[str, Json] = {"asked": now_ms, "until": until, "role": by.role}
        return Decision(found, False, {number: _tell(tx, found, number, now_ms, **waits)})
    if found.unit != number:
        raise ApprovalError(ApprovalFault.OTHER_UNIT, user_code)
    if found.approver == by.id:
        raise ApprovalError(ApprovalFault.SAME, user_code)
    if not hands.apart(tx, found.approver, by.id):
        raise ApprovalError(ApprovalFault.SAME_HAND, user_code)
    first_name = tx.scalar(select(people.c.name).where(people.c.id == found.approver))
    how = _("ja fra {first} og {second}", first=first_name, second=by.name)
    audit.note(tx, row.organisation, by.name, "wall_approved", _told(found, row.name, how), now_ms)
    return Decision(found, True, {number: _let_in(tx, found, number, "people", now_ms)})


def deny(tx: Connection, user_code: str, now_ms: int, by: Person | None = None) -> Decision:
    """No. Raises ApprovalError(GONE)."""
    found = look(tx, user_code, now_ms, by.organisation if by else None)
    if found.unit is not None:
        server_writes.hold(tx, found.unit)
    found = _held(tx, user_code, now_ms, by)
    tx.execute(update(pairings).where(_C.hash == found.hash).values(denied=True))
    return Decision(found, False, _end(tx, found, now_ms))


def heed(tx: Connection, caller: Caller, said: Iterable[Change], now_ms: int) -> bool:
    """Do what a wall of the unit has answered among these changes, the unit being held. True when something came of
    it, which now stands in the unit's log."""
    answers = {c.record: c.fields["answer"] for c in said if c.kind == Newcomer.kind and c.fields.get("answer")}
    heeded = [_answered(tx, caller, record, answer, now_ms) for record, answer in answers.items()]
    return any(heeded)


def forbids(c: Change) -> bool:
    """Whether a wall says of a newcomer what is the centre's to say: a false one would hide itself."""
    return c.kind == Newcomer.kind and c.fields.keys() != {"answer"}


def _answered(tx: Connection, caller: Caller, record: str, answer: Json, now_ms: int) -> bool:
    where = (func.substr(_C.hash, 1, 16) == record, _C.wanted == caller.unit, _C.expires_ms > now_ms)
    row = tx.execute(_waiting().where(*where).with_for_update()).first()
    if row is None or answer not in ("yes", "no"):
        return False
    found, unit = Waiting(*row), server_writes.hold(tx, caller.unit)
    if answer == "no":
        tx.execute(update(pairings).where(_C.hash == found.hash).values(denied=True))
        audit.note(tx, unit.organisation, audit.A_WALL, "wall_denied", found.called(unit.name), now_ms)
        _end(tx, found, now_ms)
    elif not _may_answer(tx, caller, found, now_ms):
        _tell(tx, found, caller.unit, now_ms, answer="", young=True)
    else:
        first_name = tx.scalar(select(people.c.name).where(people.c.id == found.approver))
        how = _("ja fra {first} og {second}", first=first_name, second=_(audit.A_WALL))
        audit.note(tx, unit.organisation, audit.A_WALL, "wall_approved", _told(found, unit.name, how), now_ms)
        _let_in(tx, found, caller.unit, "wall", now_ms)
    return True


def _may_answer(tx: Connection, caller: Caller, found: Waiting, now_ms: int) -> bool:
    """No wall says yes for itself, and none that is new where an older one hangs."""
    hung = select(devices.c.id, devices.c.paired_ms, devices.c.device)
    rows = tx.execute(hung.where(devices.c.unit == caller.unit, devices.c.revoked_ms.is_(None))).all()
    own = next(row for row in rows if row.id == caller.row)
    oldest = all((own.paired_ms, own.id) <= (row.paired_ms, row.id) for row in rows)
    return own.device != found.device and (oldest or own.paired_ms <= now_ms - YOUNG_MS)


def _let_in(tx: Connection, found: Waiting, unit: int, how: How, now_ms: int) -> int:
    """It may fetch its token. Returns the unit's seq."""
    tx.execute(update(pairings).where(_C.hash == found.hash).values(unit=unit, expires_ms=now_ms + WAITS_MS))
    return _tell(tx, found, unit, now_ms, came=now_ms, by=how)


def _end(tx: Connection, found: Waiting, now_ms: int) -> dict[int, int]:
    """It is not let in where it waited: the walls there are told."""
    return {} if found.unit is None else {found.unit: _tell(tx, found, found.unit, now_ms, gone=now_ms)}


def _tell(tx: Connection, found: Waiting, unit: int, now_ms: int, **fields: Json) -> int:
    """What every wall of the unit is told of it. Returns the unit's seq."""
    known: dict[str, Json] = {"name": found.name, "code": found.user_code}
    return server_writes.write(tx, unit, [Fact(Newcomer.kind, found.record, {**known, **fields})], now_ms)


def _told(found: Waiting, unit: str, how: str) -> str:
    return f"{found.called(unit)}, {how}. {_(READS)}"


def _held(tx: Connection, user_code: str, now_ms: int, by: Person | None) -> Waiting:
    """The same as `look`, and nobody else decides about it until COMMIT."""
    tx.execute(select(_C.hash).where(_C.user_code == normal(user_code)).with_for_update())
    return look(tx, user_code, now_ms, by.organisation if by else None)


def _waiting(*more: ColumnElement[Any]) -> Select[Any]:
    columns = (_C.hash, _C.user_code, _C.name, _C.device, _C.app, _C.made_ms, _C.expires_ms)
    return select(*columns, _C.wanted, _C.approver, _C.approved_ms, *more).where(*_waits)


def _own(tx: Connection, unit: int | None, organisation: int | None) -> bool:
    if unit is None or organisation is None:
        return True
    return tx.scalar(select(units.c.organisation).where(units.c.id == unit)) == organisation


def normal(written: str) -> str:
    """From a code as people write it (small letters, blanks, without the dash) to the code."""
    letters = "".join(c for c in written.upper() if c in LETTERS)
    return f"{letters[:4]}-{letters[4:]}"
