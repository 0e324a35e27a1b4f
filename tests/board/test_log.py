"""The log is the truth: order and repetition do not matter, and the tables can always be made again."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy import Connection, event

from board.board import Board
from board.kinds import kinds
from board.kinds.card.record import Card
from board.log import log, rewrite
from board.log.change import Change, Fact
from board.store.store import Store
from tests.board.changes import DEVICES, RECORDS, logs

ROOM = 15
"""Letters of a title in an older build."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("log"))
    yield store
    store.close()


@pytest.fixture
def tx(store: Store) -> Iterator[Connection]:
    """A transaction that is given up at the end."""
    with store.engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


class Trial:
    """A transaction in which a property is tried once, with as many empty units as it asks for."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Connection:
        self.connection = self.store.engine.connect()
        self.transaction = self.connection.begin()
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.transaction.rollback()
        self.connection.close()


def records(tx: Connection, unit: int) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of one unit, by id, without the number of the unit."""
    found = {}
    for kind, record in kinds.items():
        rows = tx.execute(record.table.select().where(record.table.c.unit == unit).order_by(record.table.c.id))
        found[kind] = [{**row, "unit": 0} for row in rows.mappings()]
    return found


@given(logs(), st.data())
def test_any_order_with_any_repetition_gives_the_same_tables_and_the_same_board(
    store: Store, changes: list[Change], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(changes + data.draw(st.lists(st.sampled_from(changes or [None])))))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(shuffled)), max_size=4)))
    with Trial(store) as tx:
        log.ingest(tx, changes, unit=1)
        for start, end in zip([0, *cuts], [*cuts, len(shuffled)], strict=True):
            log.ingest(tx, [c for c in shuffled[start:end] if c], unit=2)
        assert records(tx, 1) == records(tx, 2)
        assert Board.load(tx, 1) == Board.load(tx, 2)
        assert log.last_seq(tx, 1) == log.last_seq(tx, 2) == len(changes)


@given(logs())
def test_the_tables_made_anew_are_the_tables_row_for_row_with_versions(store: Store, changes: list[Change]) -> None:
    with Trial(store) as tx:
        log.ingest(tx, changes)
        before = records(tx, log.HERE)
        log.rebuild(tx)
        assert records(tx, log.HERE) == before


@given(logs(puzzling=False))
def test_each_field_has_the_value_with_the_greatest_stamp_then_device_then_number(
    store: Store, changes: list[Change]
) -> None:
    with Trial(store) as tx:
        log.ingest(tx, changes)
        for kind, rows in records(tx, log.HERE).items():
            for row in rows:
                for name, version in row["versions"].items():
                    one = kinds[kind].together if name in kinds[kind].together else {name}
                    of_row = [c for c in changes if (c.kind, c.record) == (kind, row["id"])]
                    said = [c for c in of_row if not one.isdisjoint(c.fields)]
                    winner = max(said, key=lambda c: (c.stamp, c.device, c.n))
                    assert version == [winner.stamp, winner.device, winner.n]
                    assert row[name] == kinds[kind].column_values(winner.fields)[name]


@given(logs())
def test_the_board_that_follows_from_a_batch_is_the_board_that_is_read(store: Store, changes: list[Change]) -> None:
    with Trial(store) as tx:
        board = Board.load(tx)
        for start in range(0, len(changes), 5):
            touched = log.ingest(tx, changes[start : start + 5]).touched
            board = board.after(touched, board.votes, board.own)
            assert board == Board.load(tx)


@given(logs())
def test_what_was_known_is_told_from_what_is_new_and_from_a_cloned_card(store: Store, changes: list[Change]) -> None:
    assume(changes)
    first, *_ = changes
    with Trial(store) as tx:
        assert log.ingest(tx, changes).new == changes
        capped = Change(first.device, first.n, 9, first.group, first.kind, first.record, first.fields)
        cloned = Change(first.device, first.n, first.stamp, "other", first.kind, first.record, first.fields)
        before = records(tx, log.HERE)
        again = log.ingest(tx, [capped, cloned])
        assert (again.new, again.old, again.differing) == ([], [capped], [cloned])
        assert records(tx, log.HERE) == before


@given(logs(puzzling=False), st.sampled_from(["measure", "unmeasurable", "title"]))
def test_what_an_older_build_did_not_understand_is_applied_after_the_upgrade(
    store: Store, changes: list[Change], later: str
) -> None:
    """An older build is this one without a kind, without a field, or with less room for a title."""
    with Trial(store) as tx:
        log.ingest(tx, changes, unit=1)
        with OlderBuild(later):
            parked = [c for c in changes if c.kind == later or (c.kind == "card" and later in c.fields)]
            if later == "title":
                parked = [c for c in parked if len(c.fields["title"]) > ROOM]
            log.ingest(tx, changes, unit=2)
            assert _parked(tx, 2) == len(parked)
            log.rebuild(tx, unit=2)
            assert log.unpark(tx, unit=2) == 0
        assert log.unpark(tx, unit=2) == len(parked)
        assert _parked(tx, 2) == 0
        assert records(tx, 1) == records(tx, 2)


@given(logs(puzzling=False), st.sampled_from(["measure", "unmeasurable", "title"]))
def test_what_an_older_build_has_made_anew_is_whole_after_the_upgrade(
    store: Store, changes: list[Change], later: str
) -> None:
    with Trial(store) as tx:
        for unit in (1, 2):
            log.ingest(tx, changes, unit=unit)
        with OlderBuild(later):
            rewrite.remake(tx, {(c.kind, c.record) for c in changes}, unit=2)
        log.unpark(tx, unit=2)
        assert records(tx, 1) == records(tx, 2)


@given(logs())
def test_what_nobody_understands_is_kept_and_can_be_passed_on(store: Store, changes: list[Change]) -> None:
    with Trial(store) as tx:
        log.ingest(tx, changes)
        assert [c for group in range(len(changes)) for c in log.of_group(tx, f"g{group}")] == changes
        assert log.unpark(tx) == 0


class OlderBuild:
    def __init__(self, later: str) -> None:
        self.later = later

    def __enter__(self) -> None:
        self.patch = pytest.MonkeyPatch()
        if self.later == "title":
            self.patch.setitem(Card.checks, "title", TypeAdapter(Annotated[str, Field(max_length=ROOM)]))
        elif self.later in kinds:
            self.patch.delitem(kinds, self.later)
        else:
            self.patch.delitem(Card.checks, self.later)

    def __exit__(self, *_: object) -> None:
        self.patch.undo()


def _parked(tx: Connection, unit: int) -> int:
    return len(tx.execute(log.change.select().where(log.change.c.unit == unit, log.change.c.parked)).all())


OURS: Sequence[tuple[Fact, type[Exception]]] = [
    (Fact("poem", "r1", {"text": "Om høsten"}), ValueError),
    (Fact("card", "r1", {"paint": "blue"}), ValueError),
    (Fact("card", "r1", {"title": "x" * 121}), ValidationError),
    (Fact("card", "r1", {"measure_goal": float("nan")}), ValidationError),
    (Fact("measure", "r1", {"value": float("inf")}), ValidationError),
    (Fact("unit", "unit", {"threshold": 2}), ValidationError),
]


def test_what_is_parked_is_found_without_reading_the_whole_log(store: Store, tx: Connection) -> None:
    said: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        said.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", hear)
    log.unpark(tx)
    event.remove(store.engine, "before_cursor_execute", hear)
    plans = [tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", asked).all() for statement, asked in said]
    assert "ix_change_parked" in str(plans)


@pytest.mark.parametrize(("fact", "error"), OURS)
def test_from_ourselves_what_is_not_understood_is_a_bug_and_nothing_is_stored(
    tx: Connection, fact: Fact, error: type[Exception]
) -> None:
    good = Fact("card", "r1", {"title": "Hei"})
    with pytest.raises(error):
        log.append(tx, [good, fact], device=DEVICES[0], stamp=1, group="g")
    assert log.last_seq(tx) == 0
    assert Board.load(tx) == Board()


def test_our_own_changes_are_numbered_without_gaps_and_share_their_group(tx: Connection) -> None:
    for stamp in (1, 2, 3):
        facts = [Fact("card", name, {"title": f"{stamp}"}) for name in RECORDS]
        log.append(tx, facts, device=DEVICES[0], stamp=stamp, group=f"g{stamp}")
    found = log.of_group(tx, "g2")
    assert [(c.n, c.stamp, c.record) for c in found] == [(4, 2, "r1"), (5, 2, "r2"), (6, 2, "unit")]
    assert log.last_n(tx, DEVICES[0]) == 9
    assert log.last_n(tx, DEVICES[1]) == 0


def test_a_batch_of_thousands_is_one_batch(tx: Connection) -> None:
    many = [Change(DEVICES[0], n, n, f"g{n}", "card", f"c{n % 1_700}", {"title": f"{n}"}) for n in range(1, 3_001)]
    assert len(log.ingest(tx, many).new) == 3_000
    assert len(log.ingest(tx, many).old) == 3_000
    before = records(tx, log.HERE)
    log.rebuild(tx)
    assert records(tx, log.HERE) == before


def test_one_units_changes_touch_no_other_unit(tx: Connection) -> None:
    c = Change(DEVICES[0], 1, 1, "g", "card", "r1", {"title": "Hei"})
    log.ingest(tx, [c], unit=1)
    log.ingest(tx, [c], unit=2)
    log.rebuild(tx, unit=1)
    assert Board.load(tx, 1) == Board.load(tx, 2) != Board.load(tx, 3)


def test_the_history_of_a_record_is_in_the_order_that_decides(store: Store, tmp_path: Path) -> None:
    with Trial(store) as tx:
        said = [Change(d, 1, s, "g", "card", "r1", {"title": d}) for d, s in zip(DEVICES, (2, 1, 2), strict=True)]
        log.ingest(tx, said)
        assert [c.device[0] for c in log.of_record(tx, "card", "r1")] == ["b", "a", "c"]
