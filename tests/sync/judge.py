"""What must hold in the simulated world, always and after healing. Changes are told apart by (group, kind, record),
which no renumbering alters; what the centre could not store (`poison-`) is left out."""

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from board.board import Board
from board.kinds import kinds
from board.log import log
from board.log.change import Change
from board.log.stamp import AHEAD_MS
from sync.protocol import digest
from sync.protocol.erase import KIND
from sync.server.db.tables import units
from tests.sync import talkers
from tests.sync.inhabitants import ABOVE, Wall

if TYPE_CHECKING:
    from tests.sync.world import World

Key = tuple[str, str, str]
SLACK_MS = 1_000
"""A wall that is less than half a second off does not set its clock."""


class Broken(AssertionError):
    """Something that must hold does not."""


def key(c: Change) -> Key:
    return c.group, c.kind, c.record


def keys(changes: list[Change]) -> set[Key]:
    return {key(c) for c in changes if not c.record.startswith("poison-") and c.kind != KIND}


class Judge:
    """`promised`: acknowledged since the centre was last set back. `owed`: acknowledged before that, and still
    somewhere. `size`: how many changes each action has. `set_back`: the centre was; `silent`: and nobody was told.
    `differences`: how often a wall found that its log is not the centre's. `healed`: the life is over."""

    def __init__(self) -> None:
        self.promised: set[Key] = set()
        self.owed: set[Key] = set()
        self.size: dict[str, int] = {}
        self.silent = False
        self.healed = False
        self.differences = 0
        self.set_back = False

    def heard(self, asked: dict[str, Any], answer: dict[str, Any]) -> None:
        """What the centre says it has decided on must be there from now on."""
        refused = {(r["device"], r["n"]) for r in answer.get("refused", ())}
        for c in asked.get("changes", ()):
            if c["n"] <= answer["acknowledged"].get(c["device"], 0) and (c["device"], c["n"]) not in refused:
                self.promised.add((c["group"], c["kind"], c["record"]))

    def locked_out(self, world: "World", wall: Wall) -> None:
        """Only who shares a token with another, or came after the centre's backup, is no longer let in."""
        if not world.twins and not self.set_back:
            raise Broken(f"{wall.name} is not let in")

    def acknowledged_is_there(self, world: "World") -> None:
        if missing := self.promised - at_the_centre(world):
            raise Broken(f"acknowledged, but not at the centre: {sorted(missing)}")

    def lost(self, world: "World") -> None:
        """A wall's file, or the centre's, is another one now: what nobody has any more cannot be asked for."""
        there = at_the_centre(world)
        self.owed |= self.promised - there
        self.promised &= there
        self.owed &= there.union(*(keys(wall.log()) for wall in world.everyone))


def at_the_centre(world: "World") -> set[Key]:
    """All changes of the unit, and of the level above it."""
    return keys(world.centre.north()) | keys(world.centre.log(ABOVE))


def everything(world: "World") -> set[Key]:
    """All changes that anybody has."""
    return at_the_centre(world).union(*(keys(wall.log()) for wall in world.everyone))


def groups_are_whole(world: "World", wall: Wall) -> None:
    """No wall has a part of an action, not even for a moment. Only where the centre's file was exchanged behind
    everybody's back may a cursor lie within an action, until the digest of that round tells."""
    if world.judge.silent and not world.judge.healed:
        return
    c = log.change.c
    with wall.store.read() as tx:
        found = tx.execute(select(c.action, func.count(c.record.distinct())).group_by(c.action)).all()
    for group, count in found:
        if count < world.judge.size.get(group, 0):
            raise Broken(f"{wall.name} has {count} of {world.judge.size[group]} changes of {group}")


def after_healing(world: "World", before: set[Key]) -> None:
    """All walls and the centre have the same, and it is everything that must be there, once."""
    judge = world.judge
    judge.healed = True
    judge.acknowledged_is_there(world)
    held, above = world.centre.north(), world.centre.log(ABOVE)
    count = Counter(map(key, held + above))
    must = before | judge.promised | judge.owed
    if missing := must - count.keys():
        raise Broken(f"missing at the centre: {sorted(missing)}")
    if not world.twins and (twice := {k: n for k, n in count.items() if n > 1 and k[1] != KIND}):
        raise Broken(f"more than once at the centre: {twice}")
    total = digest.total(held)
    told = world.centre.do(lambda tx: tx.execute(select(units.c.seq, units.c.digest).where(units.c.id == 1)).one())
    _same("the centre's digest", digest.number(told.digest), total)
    _same("the centre's seq", told.seq, len(held))
    latest = max((c.stamp for c in held), default=0)
    if latest > world.time() + AHEAD_MS:
        raise Broken(f"a stamp {latest - world.time()} ms ahead of the centre")
    for wall in world.walls:
        groups_are_whole(world, wall)
        _wall(wall, world.walls[0], held, total)
        if wall.store.clock.last > world.time() + AHEAD_MS + SLACK_MS:
            raise Broken(f"{wall.name}'s clock is {wall.store.clock.last - world.time()} ms ahead")
    if world.level:
        _wall(world.level, world.level, above, digest.total(above))
        _same("what was asked of other units, and what is asked there", *talkers.agree(world))
    if not judge.silent and judge.differences:
        raise Broken(f"{judge.differences} times a wall's log was not the centre's, and nobody had been set back")
    if world.stranger and keys(world.stranger.log()) & must:
        raise Broken("the other unit has seen something")


def _wall(wall: Wall, first: Wall, held: list[Change], total: int) -> None:
    state = wall.sync_state()
    own = [c for c in wall.log() if (c.device, c.n) not in state.refused]
    theirs, ours = set(map(_text, held)), set(map(_text, own))
    if theirs != ours:
        raise Broken(f"{wall.name} lacks {sorted(theirs - ours)} and has besides {sorted(ours - theirs)}")
    _same(f"{wall.name}'s digest", state.digest, total)
    _same(f"{wall.name}'s cursor", state.cursor, len(held))
    with wall.store.write() as tx:
        shown = _rows(tx)
        log.rebuild(tx)
        made = _rows(tx)
        board = Board.load(tx)
        tx.rollback()
    _same(f"{wall.name}'s tables", shown, made)
    for name in ("unit", "goals", "meetings", "cards", "measures", "gains", "rules"):
        _same(f"{wall.name}'s screen: {name}", getattr(wall.board, name), getattr(board, name))
    laid = {c.record: c.fields["green"] for c in held if c.kind == "tally"}
    counted = [row["green"] for (kind, _), row in shown.items() if kind == "tally"]
    _same(f"{wall.name}'s green balls", sum(counted), sum(laid.values()))
    if wall is not first:
        with first.store.read() as tx:
            _same(f"the boards of {wall.name} and {first.name}", shown, _rows(tx))


def _rows(tx: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row of every table; no row holds what the centre refused."""
    found = {}
    for kind, record in kinds.items():
        for row in tx.execute(select(record.table)).mappings():
            found[kind, row["id"]] = dict(row)
    return found


def _text(c: Change) -> str:
    return json.dumps([c.device, c.n, c.stamp, c.group, c.kind, c.record, c.fields], sort_keys=True)


def _same(what: str, one: Any, other: Any) -> None:
    if one != other:
        if isinstance(one, dict) and isinstance(other, dict):
            one, other = ({k: v for k, v in a.items() if b.get(k) != v} for a, b in ((one, other), (other, one)))
        raise Broken(f"{what}: {one} is not {other}")
