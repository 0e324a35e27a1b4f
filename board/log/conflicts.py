"""«Også endret av …»: a text was replaced by somebody who had not seen it. Which fields of a kind are such texts, the
kind says in `conflicts`. Knows no network and no screen.

A stamp tells which value won, not whether the winner had read the loser. Only the wall on which the winning edit was
made knows: what it had not read when it wrote arrives after. So that wall says its own value once more, with the
stamp it had, in an action named after the change that lost. That alters no value and no order, and a later edit still
wins; but from then on the log tells every wall the same.

    conflicts.answer(tx, came, device)             # when changes from elsewhere have been stored
    conflicts.lost(log.of_record(tx, "card", id))  # what the open card shows
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, String, bindparam, func, select

from board.log import log
from board.log.change import Change, Fact, Json
from board.log.stamp import NOBODY
from board.record import Record, kinds

_NAMED = re.compile(r"lost/([0-9a-f]{16})/([0-9a-f]{1,8})/[0-9a-f]{5,12}")


class Lost(NamedTuple):
    """In this field `value`, written at `device`, gave way to one written at `by` by somebody who had not seen it;
    and when each was written, ms since 1970."""

    field: str
    value: Json
    device: str
    by: str
    written_ms: int = 0
    by_ms: int = 0


def answer(tx: Connection, came: Iterable[Change], device: str) -> None:
    """Of changes that have just come and were stored: say which of them a text of this wall (`device`) outdid."""
    told: dict[str, list[Change]] = {}
    for c in came:
        if c.kind in kinds and kinds[c.kind].conflicts and c.device != device and c.stamp > NOBODY and not answers(c):
            told.setdefault(c.kind, []).append(c)
    for kind, some in told.items():
        _answer(tx, kinds[kind], some, device)


def _answer(tx: Connection, kind: type[Record], told: Sequence[Change], device: str) -> None:
    stands = _won(tx, kind, {c.record for c in told}, device)
    latest: dict[tuple[str, str, str], Change] = {}
    for c in told:
        if c.record in stands:
            for name in c.fields.keys() & set(kind.conflicts):
                key = (c.record, c.device, name)
                latest[key] = max(latest.get(key, c), c, key=lambda one: one.version)
    outdone: dict[tuple[str, str], tuple[Change, dict[str, Json]]] = {}
    histories: dict[str, dict[tuple[str, int], Change]] = {}
    for (record, _author, name), c in latest.items():
        stamp, winner, n = stands[record].get(name, (0, "", 0))
        if winner != device or (stamp, winner, n) <= c.version:
            continue
        if record not in histories:
            histories[record] = {(h.device, h.n): h for h in log.of_record(tx, kind.kind, record)}
        mine = histories[record][winner, n]
        if mine.fields[name] != c.fields[name]:
            # Named after both: what one change lost may have been won by several, at different times.
            group = f"lost/{c.device}/{c.n:x}/{device[:4]}{n:x}"
            outdone.setdefault((group, record), (mine, {}))[1][name] = mine.fields[name]
    for (group, record), (mine, fields) in outdone.items():
        log.append(tx, [Fact(kind.kind, record, fields)], device=device, stamp=mine.stamp, group=group)


def answers(c: Change) -> bool:
    """Whether a change only says that another one was outdone."""
    return bool(_NAMED.fullmatch(c.group))


def lost(changes: Sequence[Change]) -> list[Lost]:
    """What is told of a record's whole log, in the order that decides: the values that lost, as long as that which
    they gave way to stands."""
    known = {(c.device, c.n): c for c in changes}
    stands = {name: c for c in changes for name in c.fields}
    told = []
    for c in changes:
        answer_to = _NAMED.fullmatch(c.group)
        loser = known.get((answer_to[1], int(answer_to[2], 16))) if answer_to else None
        if loser is None:
            continue
        for name in (name for name in kinds[c.kind].conflicts if name in c.fields and name in loser.fields):
            if (stands[name].device, stands[name].stamp) == (c.device, c.stamp):
                told.append(Lost(name, loser.fields[name], loser.device, c.device, loser.stamp, c.stamp))
    return list({one[:4]: one for one in told}.values())


def _won(
    tx: Connection, kind: type[Record], records: Iterable[str], device: str
) -> dict[str, dict[str, tuple[int, str, int]]]:
    """Those of these records that have a value of this device, and under which (stamp, device, n) each of their
    fields has the value it has."""
    ids = sorted(records)
    hashed: Any = kind  # mypy sees no hash on a class
    rows = tx.execute(_of(hashed), {"_ids": ids, "_device": device}) if ids else ()
    return {id_: {name: (stamp, by, n) for name, (stamp, by, n) in of.items()} for id_, of in rows}


@cache
def _of(kind: type[Record]) -> Select[Any]:
    c = kind.table.c
    ours = func.instr(c.versions, bindparam("_device", type_=String)) > 0
    return select(c.id, c.versions).where(c.unit == log.HERE, c.id.in_(bindparam("_ids", expanding=True)), ours)
