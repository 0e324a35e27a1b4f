"""Erasing what a person has a right to have erased: from the log, the tables, and every wall of the unit."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin
from unicodedata import normalize

from sqlalchemy import Connection, Row, func, insert, or_, select, update

from board import limits
from board.catalogue import _
from board.formats import quoted
from board.kinds import kinds
from board.kinds.photo.commands import illustrated
from board.kinds.photo.record import Photo
from board.kinds.tally.record import Tally
from board.log import log
from board.log.change import Change, Fact
from board.record import Position
from sync.protocol.erase import KIND, Redaction, carry_out
from sync.server import lifts, server_writes
from sync.server.access import audit
from sync.server.db.tables import redactions, refusals, units
from sync.server.lifts import Copy

_WORD, _LABEL = (re.compile(f"{pattern.removesuffix('$')}\\Z").match for pattern in (limits.WORD, limits.LABEL))

_NOTHING = re.compile(r"(?!)")


class Unknown(ValueError):
    """There is no such kind, record or field: a name would be believed gone that stands where it stood."""


@dataclass(frozen=True, order=True)
class Occurrence:
    """Where a text stands: in a field of a record, last written at `stamp`; whether it stands there `now`."""

    kind: str
    record: str
    field: str
    stamp: int
    now: bool


def find(tx: Connection, unit: int, wanted: str) -> list[Occurrence]:
    """Everywhere a text stands, as whole words, in what people of a unit have written, also what the centre could not
    store; capitals or not, whatever signs its letters are put together of and its words are parted by, and whatever
    stands after it that makes it somebody's: «Leas vakt»."""
    stands = _words(wanted).search
    found: dict[tuple[str, str, str], int] = {}
    latest: dict[tuple[str, str, str], tuple[tuple[int, str, int], bool]] = {}
    for c in _said(tx, unit):
        if c.kind in (KIND, Tally.kind):
            continue
        no_words = kinds[c.kind].forgotten if c.kind in kinds else frozenset()
        for field, value in c.fields.items():
            if field in no_words or _chosen(c.kind, field, value):
                continue
            where, version = (c.kind, c.record, field), (c.stamp, c.device, c.n)
            if there := any(stands(_even(each)) for each in _texts(value)):
                found[where] = max(c.stamp, found.get(where, 0))
            if where not in latest or latest[where][0] < version:
                latest[where] = version, there
    return sorted(Occurrence(*where, stamp, latest[where][1]) for where, stamp in found.items())


def _even(text: str) -> str:
    """As it is read: «Åse» of two signs and of three is one name, also at the end of a line and in letters that are
    drawn bold, of which the large ones have no small ones."""
    return limits.as_read(normalize("NFKC", normalize("NFKC", text).casefold()))


def _words(wanted: str) -> re.Pattern[str]:
    small = _even(wanted)
    if not small:
        return _NOTHING
    before = r"(?<![^\W_])" if small[:1].isalnum() else ""
    after = r"(?:['’]?s)?(?![^\W_])" if small[-1:].isalnum() else ""
    return re.compile(before + re.escape(small) + after)


def _chosen(kind: str, field: str, value: Any) -> bool:
    """Whether it is a word that this field has to choose from, or a place in an order: nobody wrote it."""
    hint = kinds[kind].hints.get(field) if kind in kinds else None
    return hint is Position or (get_origin(hint) is Literal and value in get_args(hint))


def told(kind: str, fields: Iterable[str]) -> str:
    """A record's kind and fields in words, as far as they have any."""
    known = kinds.get(kind)
    heads = known.exported.columns if known and known.exported else {}
    named = ", ".join(_(heads[name][0]).lower() if name in heads else name for name in sorted(fields))
    return f"{_(known.word) if known else kind}: {named}"


def tables(kind: str) -> list[str]:
    """Where what was erased of a record of this kind stood."""
    held = [one for one in (lifts.HELD if kind in lifts.HELD else [kind]) if one in kinds]
    return [log.change.name, *(kinds[one].table.name for one in held), refusals.name]


def erase(tx: Connection, unit: int, kind: str, record: str, fields: Set[str], now_ms: int) -> int:
    """Blank these fields of this record for ever, also where the centre has written them on another unit's board, and
    tell the walls. What no log can hold was refused, and is nowhere else. Returns how many changes were blanked.
    Raises Unknown; then nothing was."""
    return erase_several(tx, unit, {(kind, record): fields}, now_ms)


def erase_several(tx: Connection, unit: int, some: Mapping[tuple[str, str], Set[str]], now_ms: int) -> int:
    """The same of several records of a unit, by their kind and id: all of it or none."""
    rows = server_writes.hold_beside(tx, unit)
    wanted, refused = [], []
    for (kind, record), fields in some.items():
        _check(tx, unit, kind, record, fields)
        held = frozenset(filter(_WORD, fields)) if _may_be_held(kind, record) else frozenset()
        if held:
            wanted += [Copy(unit, kind, record, held), *lifts.copies(tx, unit, kind, record, held)]
        else:
            refused.append((kind, record))
    blanked = _erase_all(tx, rows, wanted, now_ms)
    for kind, record in refused:
        about = _("det som ikke kunne lagres, {name}", name=rows[unit].name)
        audit.note(tx, rows[unit].organisation, audit.COMMAND_LINE, "erased", about, now_ms)
        blanked += _blank_refused(tx, unit, kind, record)
    return blanked


def withdraw(tx: Connection, unit: int) -> int:
    """Blank what the centre has written of a unit on other units' boards, before it is forgotten."""
    rows = server_writes.hold_beside(tx, unit)
    return _erase_all(tx, rows, list(lifts.left_above(tx, unit)), 0)


def _erase_all(tx: Connection, rows: Mapping[int, Row[Any]], wanted: Sequence[Copy], now_ms: int) -> int:
    blanked = 0
    for one in dict.fromkeys(wanted):
        row = rows[one.unit]
        if now_ms:
            about = f"{told(one.kind, one.fields)}, {row.name} (…{one.record[-4:]})"
            audit.note(tx, row.organisation, audit.COMMAND_LINE, "erased", about, now_ms)
        c = log.change.c
        of_it = c.unit == one.unit, c.kind == one.kind, c.record == one.record
        newest = tx.scalar(select(func.max(c.stamp)).where(*of_it)) or 0
        redaction = Redaction(one.kind, one.record, one.fields, max(now_ms, newest))
        blanked += _blank(tx, server_writes.hold(tx, one.unit), redaction)
    return blanked


def forget(tx: Connection, now_ms: int) -> int:
    """Erase for good what may not outlast its record, of those that were taken down a day ago or longer, or that hang
    on what was: until then it can be undone. Returns of how many."""
    wanted: list[tuple[int, Redaction]] = []
    for record in filter(lambda one: one.forgotten, kinds.values()):
        t = record.table.c
        there = or_(*(t[name] != "" for name in record.forgotten))
        of_itself = select(t.unit, t.id, t.versions, t.versions).where(t.archived.is_(True), there)
        rows = list(tx.execute(of_itself))
        for bearer in illustrated() if record is Photo else ():
            b = bearer.table.c
            of_it = b.unit == t.unit, b.id == t.subject, b.archived.is_(True)
            rows += tx.execute(select(t.unit, t.id, t.versions, b.versions).where(*of_it, ~t.archived, there))
        for unit, id_, versions, of_down in rows:
            if of_down["archived"][0] <= now_ms - audit.DAY_MS:
                stamp = max(now_ms, *(version[0] for version in versions.values()))
                wanted.append((unit, Redaction(record.kind, id_, record.forgotten, stamp)))
    server_writes.hold_all(tx, {unit for unit, _redaction in wanted})
    for unit, redaction in wanted:
        _blank(tx, server_writes.hold(tx, unit), redaction)
    return len(wanted)


def _said(tx: Connection, unit: int) -> Iterator[Change]:
    """All that a unit's walls have said, and what of it the centre could not store, as far as it was a change."""
    rows = tx.execution_options(yield_per=1_000).execute(select(log.change).where(log.change.c.unit == unit))
    for part in rows.mappings().partitions():
        yield from map(log.of_row, part)
    yield from _refused(tx, unit)


def _may_be_held(kind: str, record: str) -> bool:
    return bool(_WORD(kind) and _LABEL(record))


def _refused(tx: Connection, unit: int) -> Iterator[Change]:
    """Whatever its kind and record are called, and if they are no texts at all."""
    for refused in tx.execute(select(refusals).where(refusals.c.unit == unit)).all():
        body = json.loads(refused.body)
        if isinstance(body, dict) and isinstance(fields := body.get("fields"), dict):
            kind, record = str(body.get("kind", "")), str(body.get("record", ""))
            yield Change(refused.device, refused.n, refused.taken_ms, "", kind, record, fields)


def _blank_refused(tx: Connection, unit: int, kind: str, record: str) -> int:
    """Of what could not be stored nothing is left. Returns of how many changes."""
    found = [c for c in _refused(tx, unit) if (c.kind, c.record) == (kind, record)]
    for c in found:
        identity = (refusals.c.unit == unit, refusals.c.device == c.device, refusals.c.n == c.n)
        tx.execute(update(refusals).where(*identity).values(body="{}"))
    return len(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.items():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


def _check(tx: Connection, unit: int, kind: str, record: str, fields: Set[str]) -> None:
    """Also what only a newer build knows may be erased, where the unit has said it."""
    refused = [c for c in _refused(tx, unit) if (c.kind, c.record) == (kind, record)]
    said = [*(log.of_record(tx, kind, record, unit) if _may_be_held(kind, record) else ()), *refused]
    known = set(kinds[kind].checks) if kind in kinds else set()
    if not said and kind not in kinds:
        raise Unknown(
            _(
                "Det er ikke noe slag som heter «{kind}». Slagene er {known}.",
                kind=kind,
                known=", ".join(sorted(kinds)),
            )
        )
    if not said:
        raise Unknown(
            _(
                "Enheten har ingen {kind} med id «{record}». Finn id-en med tavle admin find.",
                kind=kind,
                record=record,
            )
        )
    known |= {name for c in said for name in c.fields}
    if missing := sorted(fields - known):
        names = ", ".join(quoted(name) for name in missing)
        raise Unknown(
            _(
                "{kind} har ikke feltet {names}. Feltene er {known}.",
                kind=kind,
                names=names,
                known=", ".join(sorted(known)),
            )
        )


def _blank(tx: Connection, row: Any, redaction: Redaction) -> int:
    unit, kind, record = row.id, redaction.kind, redaction.record
    device = server_writes.device(tx)
    pairs, _ = carry_out(tx, redaction, unit)
    n = log.last_n(tx, device, unit) + 1
    told = Change(device, n, redaction.stamp, f"erase-{n}", KIND, f"{n}", redaction.as_fields())
    log.ingest(tx, [told], unit=unit)
    server_writes.settle(tx, row, [told], pairs, redacted=True)
    values = {"kind": kind, "record": record, "fields": " ".join(sorted(redaction.fields)), "stamp": redaction.stamp}
    before = tx.scalar(select(func.max(redactions.c.n)).where(redactions.c.unit == unit)) or 0
    tx.execute(insert(redactions).values(unit=unit, n=before + 1, **values))
    refused = _blank_refused(tx, unit, kind, record)
    _stand_in(tx, unit, redaction)
    return len(pairs) + refused


def _stand_in(tx: Connection, unit: int, redaction: Redaction) -> None:
    """Where a record may not be without what was erased of it, say that it was: else it would be in no sum."""
    record = kinds.get(redaction.kind)
    if record is None or not (fields := redaction.fields & record.erased.keys()):
        return
    t = record.table.c
    if (
        row := tx.execute(select(record.table).where(t.unit == unit, t.id == redaction.record)).mappings().first()
    ) is not None:
        said = {name: record.erased[name] for name in sorted(fields) if not row[name]}
        if said:
            server_writes.write(tx, unit, [Fact(redaction.kind, redaction.record, said)], redaction.stamp + 1)


def of_unit(tx: Connection, unit: int) -> list[Redaction]:
    """Everything that was erased in a unit."""
    rows = tx.execute(select(redactions).where(redactions.c.unit == unit)).all()
    return [Redaction(r.kind, r.record, frozenset(r.fields.split()), r.stamp) for r in rows]


def again(tx: Connection, erased: Sequence[tuple[int, str, str, str, int]]) -> int:
    """Erase in a restored centre what had been erased since its backup, and no more than was erased then: what was
    written afterwards stays. Returns how many changes that blanked."""
    blanked = 0
    for unit, kind, record, fields, stamp in erased:
        redaction = Redaction(kind, record, frozenset(fields.split()), stamp)
        row = tx.execute(select(units).where(units.c.id == unit).with_for_update()).first()
        if row is not None and redaction not in of_unit(tx, unit):
            blanked += _blank(tx, row, redaction)
    return blanked
