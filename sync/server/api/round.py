"""A round at the centre: what is asked is checked, what the wall did is pushed, what other boards say of its lifts is
brought, what the others did is pulled.

Runs inside the caller's transaction; the answer may leave only after COMMIT. Knows no HTTP.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select

from sync.protocol.message import PROTOCOLS
from sync.protocol.problem import Code, Problem, Refuse
from sync.protocol.round import Answer, Bad, Round
from sync.server import lifts
from sync.server.access import device_tokens
from sync.server.access.device_tokens import Caller
from sync.server.api.pull import pull
from sync.server.api.push import Pushed, push
from sync.server.db.tables import units


class Played(NamedTuple):
    """An answer, the unit's seq after it, and how many changes were stored."""

    answer: Answer
    seq: int
    stored: int


def play(
    tx: Connection, caller: Caller, asked: Round, now_ms: int, bad: Sequence[Bad] = (), *, careful: bool = False
) -> Played:
    """One whole round. Raises Refuse (EPOCH, CURSOR, FORKED, PROTOCOL) or Unstorable; then nothing may be kept."""
    _check_protocol(asked)
    _check_epoch(asked, caller)
    pushed = _brought(tx, caller.unit, push(tx, caller, asked, now_ms, bad, careful=careful), now_ms)
    _check_cursor(asked, pushed)
    device_tokens.seen(tx, caller, device=asked.device, app=asked.app, skew_ms=asked.clock - now_ms, now_ms=now_ms)
    pulled = pull(tx, caller.unit, asked, pushed)
    answer = Answer.model_construct(
        acknowledged=pushed.acknowledged,
        refused=pushed.refused,
        restamped=pushed.restamped,
        cursor=pulled.cursor,
        changes=pulled.changes,
        more=pulled.more,
        clock=now_ms,
        epoch=caller.epoch,
        digest=None if pulled.more else pushed.digest,
        backoff_s=0,
        rotate=caller.rotate,
        threshold=caller.threshold,
        pin_reset=caller.pin_reset_ms,
    )
    return Played(answer, pushed.seq, pushed.stored)


def _brought(tx: Connection, unit: int, pushed: Pushed, now_ms: int) -> Pushed:
    """With what other boards say of lifts on the asker's own, as it stands by now: said before, an answer to what was
    asked last week would lie on what was asked just now until the next round."""
    if lifts.bring(tx, unit, now_ms) is None:
        return pushed
    moved = tx.execute(select(units.c.seq, units.c.digest).where(units.c.id == unit)).one()
    return replace(pushed, seq=moved.seq, digest=moved.digest, own=False)


def _check_protocol(asked: Round) -> None:
    if asked.protocol not in PROTOCOLS:
        raise Refuse(Problem(error=Code.PROTOCOL, protocols=sorted(PROTOCOLS)))


def _check_epoch(asked: Round, caller: Caller) -> None:
    """The wall's cursor belongs to a centre that was set back since."""
    if asked.epoch is not None and asked.epoch != caller.epoch:
        raise Refuse(Problem(error=Code.EPOCH))


def _check_cursor(asked: Round, pushed: Pushed) -> None:
    """The wall has read further than there is."""
    if asked.cursor > pushed.seq:
        raise Refuse(Problem(error=Code.CURSOR))
