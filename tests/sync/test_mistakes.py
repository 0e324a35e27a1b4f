"""The simulated world finds mistakes: each of these is one that others have made (or one of ours, found by it), put
in on purpose, and within a few lives something that must hold does not."""

import time as clock
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import Connection, delete, update

from board.log import log
from board.log.change import Change
from board.store.store import Store
from sync.protocol import digest, erase
from sync.protocol.round import Answer
from sync.server.api import pull, push
from sync.server.db.database import EmbeddedDatabase
from sync.wall import apply, outbox
from sync.wall.sync_state import SyncState
from tests.sync import deeds
from tests.sync.world import live, quietly

LIVES = 80


def the_cursor_moves_before_what_it_covers_is_stored() -> Any:
    take = apply.take

    def hasty(store: Store, outgoing: Any, answer: Answer, *, centre_ms: int) -> Any:
        with store.write() as tx:
            state = SyncState.load(tx)
            state.cursor = answer.cursor
            state.save(tx)
        standing = outgoing.standing._replace(cursor=answer.cursor)
        return take(store, replace(outgoing, standing=standing), answer, centre_ms=centre_ms)

    return patch.object(apply, "take", hasty)


def the_centre_acknowledges_before_it_commits() -> Any:
    def hasty(self: EmbeddedDatabase, batch: Sequence[Any]) -> None:
        try:
            with self.engine.begin() as tx:
                for work, future in batch:
                    try:
                        with tx.begin_nested():
                            future.set_result(work(tx))
                    except Exception as error:
                        future.set_exception(error)
                clock.sleep(0.02)  # so that whoever was answered goes on first, also on a busy machine
        except Exception:
            return

    return patch.object(EmbeddedDatabase, "_commit", hasty)


def a_number_that_is_known_is_taken_for_the_same_change() -> Any:
    return patch.object(log, "_same", lambda *_: True)


def a_stamp_from_the_future_is_kept() -> Any:
    return patch.object(push, "AHEAD_MS", 2**50)


def a_capped_stamp_is_not_taken_over() -> Any:
    take = apply.take

    def deaf(store: Store, outgoing: Any, answer: Answer, **more: Any) -> Any:
        return take(store, outgoing, answer.model_copy(update={"restamped": []}), **more)

    return patch.object(apply, "take", deaf)


def a_stamp_that_was_capped_long_ago_is_not_taken_over() -> Any:
    return patch.object(apply, "_capped", lambda *_: [])


def the_digest_is_adopted() -> Any:
    def credulous(_: Connection, state: SyncState, answer: Answer, __: int) -> apply.Turn:
        state.anew = False
        if answer.digest is not None:
            state.digest = digest.number(answer.digest)
        return apply.Turn.DONE

    return patch.object(apply, "_compare", credulous)


def a_tally_that_comes_twice_is_counted_twice() -> Any:
    ingest = log.ingest

    def twice(tx: Connection, changes: Any, **more: Any) -> log.Ingested:
        result = ingest(tx, changes, **more)
        for c in result.old:
            if c.kind == "tally":
                table = log.kinds["tally"].table
                more_green = update(table).values(green=table.c.green + c.fields["green"])
                tx.execute(more_green.where(table.c.id == c.record))
        return result

    return patch.object(log, "ingest", twice)


def only_the_wall_remembers_what_it_has_sent() -> Any:
    def stubborn(self: SyncState, now_ms: int) -> None:
        self.cursor, self.anew, self.anew_ms = 0, True, now_ms

    return patch.object(SyncState, "restart", stubborn)


def an_action_is_cut_where_the_page_ends() -> Any:
    return _both(
        patch.object(outbox, "whole_groups", lambda _, __, limit: limit),
        patch.object(apply, "whole_groups", lambda _, __, limit: limit),
        patch.object(pull, "_whole", lambda _, limit: limit),
    )


def a_clones_own_changes_are_dropped() -> Any:
    def drop(tx: Connection, changes: Sequence[Change]) -> log.Touched:
        c = log.change.c
        for lost in changes:
            tx.execute(delete(log.change).where(c.device == lost.device, c.n == lost.n))
        return {}

    return patch.object(apply, "_renumber", drop)


def what_was_parked_is_forgotten() -> Any:
    return patch.object(log, "unpark", lambda *_: 0)


def what_comes_after_an_erasure_is_not_blanked() -> Any:
    return patch.object(erase, "blanked", lambda changes, _: list(changes))


@contextmanager
def _both(*patches: Any) -> Iterator[None]:
    first, *rest = patches
    with first:
        if rest:
            with _both(*rest):
                yield
        else:
            yield


Mistake = Callable[[], Any]
MISTAKES: tuple[Mistake, ...] = (
    the_cursor_moves_before_what_it_covers_is_stored,
    the_centre_acknowledges_before_it_commits,
    a_number_that_is_known_is_taken_for_the_same_change,
    a_stamp_from_the_future_is_kept,
    a_capped_stamp_is_not_taken_over,
    a_stamp_that_was_capped_long_ago_is_not_taken_over,
    the_digest_is_adopted,
    a_tally_that_comes_twice_is_counted_twice,
    only_the_wall_remembers_what_it_has_sent,
    an_action_is_cut_where_the_page_ends,
    a_clones_own_changes_are_dropped,
    what_was_parked_is_forgotten,
    what_comes_after_an_erasure_is_not_blanked,
)
OTHERS = (
    deeds.erase,
    deeds.jump_clock,
    deeds.image_wall,
    deeds.restore_wall,
    deeds.clone_wall,
    deeds.damage_wall,
    deeds.lose_wall,
    deeds.upgrade_wall,
    deeds.upgrade_centre,
)
"""Of which each finds out by itself that a log is not the centre's, or keeps it from mattering."""
COPIED = {deeds.image_wall: 30, deeds.clone_wall: 40, deeds.restore_wall: 30, deeds.write: 80, deeds.talk: 60}
"""A card that lives twice."""
AHEAD = {deeds.jump_clock: 60, deeds.write: 60, deeds.talk: 80}
SET_BACK = {deeds.restore_centre: 40, deeds.back_up_centre: 40, deeds.write: 60, deeds.talk: 80}
OFTEN: dict[Mistake, dict[Any, int]] = {
    the_cursor_moves_before_what_it_covers_is_stored: {deeds.crash_wall: 40, "wall dies": 40, "slow": 40, "cut": 30},
    the_centre_acknowledges_before_it_commits: {"centre dies before": 60, deeds.talk: 80},
    a_number_that_is_known_is_taken_for_the_same_change: COPIED,
    a_stamp_from_the_future_is_kept: AHEAD,
    a_capped_stamp_is_not_taken_over: AHEAD,
    a_clones_own_changes_are_dropped: COPIED,
    what_was_parked_is_forgotten: {
        deeds.upgrade_wall: 40,
        deeds.upgrade_centre: 20,
        deeds.write: 80,
        deeds.talk: 80,
    },
    what_comes_after_an_erasure_is_not_blanked: {
        deeds.erase: 40,
        deeds.write: 80,
        deeds.talk: 60,
        "late": 30,
        "doubled late": 30,
        "erases": 1,
    },
    # A wall that reads its changes again under another identity, and has never heard which stamps they were given.
    a_stamp_that_was_capped_long_ago_is_not_taken_over: {
        deeds.jump_clock: 60,
        deeds.damage_wall: 20,
        deeds.write: 60,
        deeds.talk: 80,
        "unanswered": 60,
        "centre dies after": 30,
    },
    # Another file under the centre, and nobody is told.
    the_digest_is_adopted: {**SET_BACK, **dict.fromkeys(OTHERS, 0), "level": 0, "erases": 0, "told": 0},
    a_tally_that_comes_twice_is_counted_twice: SET_BACK,
    only_the_wall_remembers_what_it_has_sent: SET_BACK,
}
"""Where rare things must meet for a mistake to show, they happen more often in its lives: it is found in one of the
first few, and a test of hundreds of lives costs those of a few dozen."""

LATE: dict[Mistake, int] = {
    the_cursor_moves_before_what_it_covers_is_stored: 1,
    the_centre_acknowledges_before_it_commits: 3,
    a_stamp_from_the_future_is_kept: 1,
    a_stamp_that_was_capped_long_ago_is_not_taken_over: 9,
    the_digest_is_adopted: 7,
    a_tally_that_comes_twice_is_counted_twice: 1,
    only_the_wall_remembers_what_it_has_sent: 1,
    what_was_parked_is_forgotten: 3,
    what_comes_after_an_erasure_is_not_blanked: 5,
}
"""The life that found it when somebody last looked, where some before it had not: it is lived first."""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_is_found_and_the_same_life_holds_without_it(mistake: Mistake) -> None:
    often = OFTEN.get(mistake, {})
    with quietly():
        live(finding(mistake, often), often=often)


def finding(mistake: Mistake, often: dict[Any, int]) -> int:
    """The life in which it is found."""
    with mistake():
        for seed in dict.fromkeys((LATE.get(mistake, 0), *range(LIVES))):
            try:
                live(seed, often=often)
            except (TypeError, NameError, AttributeError):
                raise  # the mistake itself is mistaken
            except Exception as found:
                print(f"found in life {seed}: {type(found).__name__} {str(found)[:200]}")
                return seed
    raise AssertionError(f"not found in {LIVES} lives")


@pytest.mark.long
@pytest.mark.parametrize("often", {id(often): often for often in OFTEN.values()}.values(), ids=lambda _: "")
def test_lives_in_which_more_goes_wrong_hold_without_a_mistake(often: dict[Any, int]) -> None:
    with quietly():
        for seed in range(8):
            live(seed, often=often)
