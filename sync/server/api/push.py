"""Pushing: what a wall did is stored in its unit's log, each change once, in the wall's own order.

The unit's row is the lock. Under it every new change gets the unit's next seq, so the log has no gaps and a cursor
can never step over a change that was committed late. Runs inside the caller's transaction; the answer may leave only
after COMMIT. Knows no HTTP.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, tuple_, update
from sqlalchemy.exc import DBAPIError

from board import guarding, limits
from board.limits import shallow
from board.log import log
from board.log.change import Change
from board.log.stamp import AHEAD_MS
from sync.protocol import digest, erase
from sync.protocol.problem import Code, Problem, Refuse
from sync.protocol.round import Bad, Refusal, RefusalReason, Restamp, Round, of_wire, to_wire
from sync.server import erasure
from sync.server.access import admission, guarded
from sync.server.access.device_tokens import Caller
from sync.server.api import refused_changes
from sync.server.db.tables import refusals, units

_C = log.change.c


class Unstorable(Exception):
    """Something of this push cannot be stored or applied. The transaction is lost; push again, carefully."""


@dataclass
class Pushed:
    """What became of a push, and where the unit's log stands after it. `own`: all that was stored is the asker's."""

    seq: int
    digest: str
    stored: int = 0
    own: bool = True
    acknowledged: dict[str, int] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    restamped: list[Restamp] = field(default_factory=list)


_lock = (
    select(units.c.seq, units.c.digest, units.c.redacted).where(units.c.id == bindparam("_unit")).with_for_update()
)
_move = update(units).where(units.c.id == bindparam("_unit"))


def push(
    tx: Connection, caller: Caller, asked: Round, now_ms: int, bad: Sequence[Bad] = (), *, careful: bool = False
) -> Pushed:
    """Store what is new of a push, under the unit's lock. Raises Refuse(FORKED), Unstorable."""
    if not asked.changes and not bad:
        return Pushed(caller.seq, caller.digest, acknowledged=_decided(tx, caller.unit, [asked.device]))
    unit = tx.execute(_lock, {"_unit": caller.unit}).one()
    pushed = Pushed(seq=unit.seq, digest=unit.digest)
    why = RefusalReason.MALFORMED
    refused: refused_changes.Refused = {(b.device, b.n): (why, refused_changes.text(b.body)) for b in bad}
    sent = [of_wire(w) for w in asked.changes]
    authors = {asked.device} | {c.device for c in sent} | {b.device for b in bad}
    decided = _decided(tx, caller.unit, authors)
    in_turn = _in_turn(sent, set(refused), decided, asked.device)
    refused = {key: value for key, value in refused.items() if key in in_turn}
    hashes: dict[int, int] = {}  # of the changes as they came; most are kept just so
    for c in sent:
        if (c.device, c.n) in in_turn:
            try:
                hashes[id(c)] = _checked(c, caller)
            except _Forbidden as forbidden:
                refused[c.device, c.n] = (forbidden.why, refused_changes.text(to_wire(c)))
    if any(n <= decided[device] for device, n in in_turn):
        allowed = {(c.device, c.n): c for c in sent if (c.device, c.n) in in_turn - refused.keys()}
        refused_changes.compare(tx, caller.unit, allowed, refused)
    pushed.refused += refused_changes.keep(tx, caller.unit, refused, now_ms)

    limit = now_ms + AHEAD_MS
    good = [c if 0 <= c.stamp <= limit else replace(c, stamp=min(max(0, c.stamp), limit)) for c in sent]
    good = [c for c in good if (c.device, c.n) in in_turn and (c.device, c.n) not in refused]
    if unit.redacted:
        good = erase.blanked(good, erasure.of_unit(tx, caller.unit))
    result = _ingest(tx, caller, good, pushed, now_ms, careful)
    if result.differing:
        first = min(result.differing, key=lambda c: (c.device != asked.device, c.n))
        raise Refuse(Problem(error=Code.FORKED, device=first.device, n=first.n))

    if result.new:
        pushed.stored = len(result.new)
        pushed.own = all(c.device == asked.device for c in result.new)
        pushed.seq += pushed.stored
        pushed.digest = digest.text(
            digest.add(digest.number(pushed.digest), sum(hashes.get(id(c)) or digest.of(c) for c in result.new))
        )
        tx.execute(_move, {"_unit": caller.unit, "seq": pushed.seq, "digest": pushed.digest})
        own = [c for c in result.new if c.device == asked.device]  # what it passes on of others is not its word
        if admission.heed(tx, caller, own, now_ms):
            pushed.own, (pushed.seq, pushed.digest, _) = False, tx.execute(_lock, {"_unit": caller.unit}).one()
    if result.old or any(not 0 <= c.stamp <= limit for c in sent):
        kept = {(c.device, c.n): c.stamp for c in result.new} | _stamps(tx, caller.unit, result.old)
        for c in sent:
            if (stamp := kept.get((c.device, c.n), c.stamp)) != c.stamp:
                pushed.restamped.append(Restamp.model_construct(device=c.device, n=c.n, stamp=stamp))
    for author in authors:
        top = max((n for device, n in in_turn if device == author), default=0)
        pushed.acknowledged[author] = max(decided.get(author, 0), top)
    return pushed


_mine = (_C.unit == bindparam("_unit"), _C.device == bindparam("_device"))
_aside = (refusals.c.unit == bindparam("_unit"), refusals.c.device == bindparam("_device"))
_decided_n = select(
    select(func.max(_C.n)).where(*_mine).scalar_subquery(),
    select(func.max(refusals.c.n)).where(*_aside).scalar_subquery(),
)


def _decided(tx: Connection, unit: int, authors: Iterable[str]) -> dict[str, int]:
    """The highest n of each author that is stored or refused."""
    found: dict[str, int] = {}
    for author in authors:
        stored, refused = tx.execute(_decided_n, {"_unit": unit, "_device": author}).one()
        found[author] = max(stored or 0, refused or 0)
    return found


def _in_turn(
    sent: Sequence[Change], bad: set[tuple[str, int]], decided: dict[str, int], writer: str
) -> set[tuple[str, int]]:
    """Those that may be pushed: from the writer itself n must follow without a gap; what a wall passes on of others
    may have the gaps that their refused changes left."""
    keys = sorted({(c.device, c.n) for c in sent} | bad)
    pushed: set[tuple[str, int]] = set()
    last = dict(decided)
    for device, n in keys:
        if device == writer and n > last.get(device, 0) + 1:
            continue
        last[device] = max(n, last.get(device, 0))
        pushed.add((device, n))
    return pushed


class _Forbidden(Exception):
    def __init__(self, why: RefusalReason) -> None:
        self.why = why


def _checked(c: Change, caller: Caller) -> int:
    """A change's part of the digest, which is reckoned anyway. Raises _Forbidden when it may not be stored."""
    if c.kind == erase.KIND or c.device == caller.centre_device or admission.forbids(c):
        raise _Forbidden(RefusalReason.NOT_ALLOWED)  # a wall's key can never delete what the centre holds
    try:
        written = digest.canonical(c)
    except (ValueError, RecursionError):
        raise _Forbidden(RefusalReason.MALFORMED) from None
    if not all(map(shallow, c.fields.values())):
        raise _Forbidden(RefusalReason.MALFORMED)
    if len(written) > limits.CHANGE_BYTES:
        raise _Forbidden(RefusalReason.TOO_LARGE)
    return digest.hashed(written)


def _ingest(
    tx: Connection, caller: Caller, good: list[Change], pushed: Pushed, now_ms: int, careful: bool
) -> log.Ingested:
    """Store and apply. Raises Unstorable when that breaks over one of them. Asked to be careful, it finds which: what
    the database cannot hold is refused, group by group; what it holds and this build breaks over is parked."""
    if not careful:
        try:
            return _told(tx, caller, good, now_ms, seq=pushed.seq, careful=False)
        except DBAPIError as error:
            if error.connection_invalidated or not _is_about_data(error):
                raise
            raise Unstorable from error
        except Exception as error:  # nobody has thought of it; one change of them is at fault
            raise Unstorable from error
    whole = log.Ingested()
    for group in _groups(good):
        try:
            with tx.begin_nested():
                part = _told(tx, caller, group, now_ms)
        except DBAPIError as error:
            if error.connection_invalidated or not _is_about_data(error):
                raise
            why = RefusalReason.UNSTORABLE
            refused = {(c.device, c.n): (why, refused_changes.text(to_wire(c))) for c in group}
            pushed.refused += refused_changes.keep(tx, caller.unit, refused, now_ms)
            continue
        whole.new += part.new
        whole.old += part.old
        whole.differing += part.differing
    return whole


def _told(tx: Connection, caller: Caller, changes: Sequence[Change], now_ms: int, **how: Any) -> log.Ingested:
    """Ingested, and what of it protects people told in the account: both, or neither."""
    guarded.note(tx, caller, guarding.altered(tx, changes, caller.unit), now_ms)
    return log.ingest(tx, changes, unit=caller.unit, records=False, **how)


def _is_about_data(error: DBAPIError) -> bool:
    """True when what was to be stored is at fault, not the disk or the line."""
    about = ("DataError", "IntegrityError", "InterfaceError", "ProgrammingError")
    return type(error.orig).__name__ in about or isinstance(error.orig, OverflowError | UnicodeError)


def _groups(changes: Sequence[Change]) -> list[list[Change]]:
    found: dict[tuple[str, str], list[Change]] = {}
    for c in changes:
        found.setdefault((c.device, c.group), []).append(c)
    return list(found.values())


def _stamps(tx: Connection, unit: int, old: Sequence[Change]) -> dict[tuple[str, int], int]:
    """The stamps under which known changes are kept."""
    if not old:
        return {}
    keys = [(c.device, c.n) for c in old]
    query = select(_C.device, _C.n, _C.stamp).where(_C.unit == unit, tuple_(_C.device, _C.n).in_(keys))
    return {(row.device, row.n): row.stamp for row in tx.execute(query)}
