"""What a round does to the wall's store. Each function is one transaction, run by the store's one writer; the network
is never waited for in between. Knows no network.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from sqlalchemy import Connection

from board import guarding, limits, local, pin
from board.errors import Refused
from board.log import conflicts, log, rewrite
from board.log.change import Change
from board.log.log import Touched
from board.log.stamp import AHEAD_MS
from board.own import Own
from board.store.store import Store
from sync.protocol import digest, erase
from sync.protocol.round import Answer, of_wire
from sync.wall.intervals import Intervals
from sync.wall.outbox import between, everything, stretches, waiting, whole_groups
from sync.wall.sync_state import SyncState

ANEW_MS = 3_600_000
"""How long a wall that differs from the centre waits before it reads everything once more."""
OFFSET_MS = 500
"""A smaller change of the clock's offset is not worth a write to the card."""


class Turn(Enum):
    """What an answer led to."""

    DONE = "done"
    MORE = "more"
    FORKED = "forked"  # another wall writes under our identity; we have taken a new one
    ANEW = "anew"  # the centre has lost something, or was restored; everything is read again
    DIFFERS = "differs"  # the digests disagree although everything was read again lately


class Standing(NamedTuple):
    """Where a question starts from: who asks, after which cursor, and whether for its own changes too. An answer is
    taken only by a wall that still stands there."""

    device: str
    cursor: int
    own: bool


@dataclass(frozen=True)
class Outgoing:
    """What a round is to say. `changes` are whole groups as far as they fit; `waiting` counts all that is unsent and
    `oldest_ms` is the stamp of the first of them that a person has said."""

    standing: Standing
    epoch: str | None
    changes: list[Change]
    waiting: int
    oldest_ms: int | None
    refused: int


@dataclass(frozen=True)
class Taken:
    turn: Turn
    standing: Standing
    touched: Touched
    arrived: int
    waiting: int
    ruled: bool = False
    """The organisation has another threshold than it had, or the wall's PIN was to be forgotten."""


def gather(store: Store, limit: int, most: int = limits.GROUP) -> Outgoing:
    """What is to be said next; reads only. At most `limit` changes in whole groups, or one larger group alone; never
    more than `most`, even if that splits a group."""
    with store.read() as tx:
        state = SyncState.load(tx)
        device = local.get(tx, "_device")
        found: list[Change] = []
        if not state.anew:
            for author, first, last in stretches(tx, state, device):
                found += between(tx, author, first, last, limit + 1 - len(found))
                if len(found) > limit:
                    found = found[: whole_groups(tx, found, limit)][:most]
                    break
        count, oldest = waiting(tx, state, device)
        return Outgoing(_standing(device, state), state.epoch, found, count, oldest, len(state.refused))


def take(store: Store, outgoing: Outgoing, answer: Answer, *, centre_ms: int) -> Taken:
    """Store an answer, and move the cursor with it. What it erased goes from the wall's copies too. `centre_ms` is
    the centre's time as this is called."""
    with store.write() as tx:
        state = SyncState.load(tx)
        device = local.get(tx, "_device")
        _set_clock(tx, store, centre_ms)
        ruled = _take_rules(tx, answer) | _forget_pin(tx, store, answer)
        acknowledged = answer.acknowledged.get(outgoing.standing.device, 0)
        turn: Turn | None = None
        touched: Touched = {}
        if outgoing.standing != _standing(device, state):
            turn = Turn.MORE  # something came in between; this answer is to an old question
        elif acknowledged > log.last_n(tx, device):
            local.become(tx)
            turn = Turn.FORKED
        elif state.epoch not in (None, answer.epoch):
            state.epoch = answer.epoch
            state.restart(centre_ms)
            turn = Turn.ANEW
        elif not state.anew and acknowledged < state.held.get(device, Intervals()).top:
            state.restart(centre_ms)
            turn = Turn.ANEW
        if turn is None:
            touched = _take_over(tx, state, outgoing, answer)
            if not state.anew and acknowledged > state.held.get(device, Intervals()).top:
                # The centre knows more under our name than we have said. If a twin said it, it is not in this answer,
                # so the cursor must not pass it: first we say all of ours, and then we know.
                turn = Turn.MORE
            else:
                touched |= _take_in(tx, state, answer, centre_ms)
                state.read |= not answer.more
                store.clock.saw(max((w["stamp"] for w in answer.changes), default=0))
                state.cursor, state.epoch = answer.cursor, answer.epoch
                turn = Turn.MORE if answer.more else _compare(tx, state, answer, centre_ms)
        state.save(tx)
        count, _ = waiting(tx, state, device)
        if not count:
            # All stamps that were too far ahead have been capped: the clock need not stay there.
            store.clock.last = min(store.clock.last, store.clock.now_ms() + AHEAD_MS)
        elif turn is Turn.DONE:
            turn = Turn.MORE
        standing = _standing(local.get(tx, "_device"), state)
        taken = Taken(turn, standing, touched, len(answer.changes), count, ruled)
    with suppress(Refused):  # on a full disk it waits for the next answer
        store.renew_copies()
    return taken


def forked(store: Store, device: str, n: int) -> Touched:
    """The centre holds another change under (device, n): ours go on under an identity that is ours alone."""
    with store.write() as tx:
        state = SyncState.load(tx)
        if device == local.get(tx, "_device"):
            local.become(tx)
        after = between(tx, device, n, None, None)
        # The centre names one that differs, not always the first: what precedes it in its action goes along.
        action = [c for c in log.of_group(tx, after[0].group) if c.device == device and c.n < n] if after else []
        return _renumber(tx, [c for c in (*action, *after) if not state.holds(c)])


def restart(store: Store) -> None:
    """Read everything anew: the centre was restored from a backup, or knows no such cursor."""
    with store.write() as tx:
        state = SyncState.load(tx)
        state.epoch = None
        state.restart(store.clock.now_ms())
        state.save(tx)


def refused(store: Store) -> list[tuple[Change, str]]:
    """What the centre could not store, and why, for the service screen."""
    with store.read() as tx:
        found = []
        for (device, n), why in SyncState.load(tx).refused.items():
            found += [(c, why) for c in between(tx, device, n, n, 1)]
        return found


def _standing(device: str, state: SyncState) -> Standing:
    return Standing(device, state.cursor, state.anew)


def _take_over(tx: Connection, state: SyncState, outgoing: Outgoing, answer: Answer) -> Touched:
    """What became of what we sent."""
    stamps = {(r.device, r.n): r.stamp for r in answer.restamped}
    old = [c for c in outgoing.changes if (c.device, c.n) in stamps]
    # With its new stamp a change may be older than an erasure.
    new = erase.blanked([replace(c, stamp=stamps[c.device, c.n]) for c in old], erase.known(tx) if old else ())
    now = {(c.device, c.n): c for c in new}
    pairs = list(zip(old, new, strict=True))
    touched = rewrite.amend(tx, pairs)
    erase.forget_copies(tx, {c.record for c, now in pairs if c.fields != now.fields})
    state.refused |= {(r.device, r.n): r.why for r in answer.refused}
    state.hold(now.get((c.device, c.n), c) for c in outgoing.changes if c.n <= answer.acknowledged.get(c.device, 0))
    return touched


def _take_in(tx: Connection, state: SyncState, answer: Answer, now_ms: int) -> Touched:
    """What the others did."""
    if not answer.changes:
        return {}
    came = [c for c in map(of_wire, answer.changes) if not state.holds(c)]
    if state.read and (altered := guarding.altered(tx, came)):
        heard = local.read(tx).guarded_elsewhere
        local.keep(tx, Own(guarded_elsewhere=heard | {one.field: now_ms for one in altered}))
    result = log.ingest(tx, came)
    touched = result.touched
    pairs = [(c, told) for told in result.differing for c in between(tx, told.device, told.n, told.n, 1)]
    erased = [(mine, told) for mine, told in pairs if erase.erased(mine, told)]
    touched |= rewrite.amend(tx, erased)
    erase.forget_copies(tx, {c.record for c, told in erased if c.fields != told.fields})
    if forked := [pair for pair in pairs if pair not in erased]:
        # The centre's word holds under this identity; ours is not lost, it goes on under one that is ours alone.
        touched |= _renumber(tx, _ours(tx, state, [mine for mine, _ in forked]))
        touched |= log.ingest(tx, [told for _, told in forked]).touched
    touched |= rewrite.amend(tx, _capped(tx, result.old))
    state.hold(came)
    for c in (c for c in came if c.kind == erase.KIND):
        if (told := erase.Redaction.of(c)) is not None:
            pairs, remade = erase.carry_out(tx, told)
            touched |= remade
            erase.forget_copies(tx, {told.record})
            for old, new in pairs:
                if state.holds(old) and (old.device, old.n) not in state.refused:
                    state.digest = digest.add(state.digest, digest.of(new) - digest.of(old))
    if not state.anew:  # what is read anew was answered when it came first
        conflicts.answer(tx, result.new, local.get(tx, "_device"))
    return touched


def _ours(tx: Connection, state: SyncState, differing: Sequence[Change]) -> list[Change]:
    """What must go on under another identity: of our own, which somebody else writes under too, all that follows; of
    others that we pass on, whole actions, since what is left of one would be sent apart from the rest."""
    device = local.get(tx, "_device")
    first = min((c.n for c in differing if c.device == device), default=None)
    found = [] if first is None else between(tx, device, first, None, None)
    if found:
        local.become(tx)
    for group, author in {c.group: c.device for c in differing if c.device != device}.items():
        found += [c for c in log.of_group(tx, group) if c.device == author]
    return [c for c in found if not state.holds(c)]


def _capped(tx: Connection, told: Sequence[Change]) -> list[tuple[Change, Change]]:
    """Changes that are here under another stamp than the centre has given them: the answer that said so was lost."""
    pairs = []
    for device in {c.device for c in told}:
        theirs = {c.n: c for c in told if c.device == device}
        ours = between(tx, device, min(theirs), max(theirs), None)
        pairs += [(c, theirs[c.n]) for c in ours if c.n in theirs and c.stamp != theirs[c.n].stamp]
    return pairs


def _compare(tx: Connection, state: SyncState, answer: Answer, now_ms: int) -> Turn:
    """Do both hold the same? Each has computed its digest from its own log."""
    state.anew = False
    if answer.digest is None or digest.number(answer.digest) == state.digest:
        return Turn.DONE
    state.digest = digest.total(c for c in everything(tx) if state.holds(c) and (c.device, c.n) not in state.refused)
    if digest.number(answer.digest) == state.digest:
        return Turn.DONE
    if now_ms - state.anew_ms < ANEW_MS:
        return Turn.DIFFERS
    state.restart(now_ms)
    return Turn.ANEW


def _set_clock(tx: Connection, store: Store, centre_ms: int) -> None:
    store.clock.told(centre_ms)
    offset_ms = centre_ms - store.clock.wall()
    if abs(offset_ms - store.clock.offset_ms) > OFFSET_MS:
        store.clock.offset_ms = offset_ms
        local.put(tx, "_offset_ms", offset_ms)


def _take_rules(tx: Connection, answer: Answer) -> bool:
    """What the organisation has decided for all its walls, whatever became of the rest. True when that is new."""
    if answer.threshold is None or answer.threshold == local.read(tx).organisation_threshold:
        return False
    local.keep(tx, Own(organisation_threshold=answer.threshold))
    return True


def _forget_pin(tx: Connection, store: Store, answer: Answer) -> bool:
    """What a coordinator has ordered for a wall whose PIN was lost. An order comes again and again and is carried out
    once. The file goes first: if nothing can be stored it goes again with the next round."""
    if answer.pin_reset is None or answer.pin_reset <= local.read(tx).pin_reset:
        return False
    pin.Pin(store.folder).forget(answer.pin_reset)
    local.keep(tx, Own(pin_reset=answer.pin_reset))
    return True


def _renumber(tx: Connection, changes: Sequence[Change]) -> Touched:
    """These changes become the next ones of this wall's own identity."""
    device = local.get(tx, "_device")
    first = log.last_n(tx, device) + 1
    return rewrite.amend(tx, [(c, replace(c, device=device, n=n)) for n, c in enumerate(changes, first)])
