"""The same centre on PostgreSQL, and what only several writers at once can get wrong."""

import time as clock
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, make_url, select, text

from board.kinds.card.record import Card
from board.local import new_id
from board.log.change import Fact
from sync.protocol import digest
from sync.protocol.round import Round
from sync.server import server_writes, tenants
from sync.server.access import admission, device_tokens, sessions
from sync.server.api.round import play
from sync.server.db.tables import units
from sync.server.reports import national
from sync.server.reports.period import Period
from sync.wall.connection_status import ConnectionState
from tests.patience import SOON_S
from tests.sync import test_admission, test_erasure, test_loss, test_round
from tests.sync.fleet import change
from tests.sync.places import Centre, Time, Wall
from tests.sync.postgres import centre
from tests.sync.process import running
from tests.sync.test_loop import Living, until
from tests.sync.web import test_sharing, test_suggest, test_units, test_walls
from tests.sync.web.office import person

__all__ = ["centre"]

Hang = Callable[..., Wall]


def test_the_rules_hold_here_too(hang: Hang, centre: Centre, unit: str) -> None:
    test_round.test_two_walls_offline_agree_after_healing(hang, centre)
    walls = [hang("c"), hang("d")]
    assert [wall.settle().state for wall in walls] == [ConnectionState.CONNECTED] * 2


def test_refused_and_unknown_changes_here_too(hang: Hang, centre: Centre, unit: str) -> None:
    test_loss.test_what_is_refused_is_kept_and_blocks_nothing(hang, centre, unit)


def test_erasing_here_too(hang: Hang, centre: Centre, unit: str) -> None:
    test_erasure.test_what_comes_late_and_is_older_is_blanked_on_arrival(hang, centre, unit)


def test_a_wall_is_let_in_on_a_page_here_too(centre: Centre, unit: str) -> None:
    test_walls.test_a_wall_is_let_in_by_its_code_and_the_account_says_by_whom(centre, unit)


def test_a_wall_lets_the_next_one_in(hang: Hang, centre: Centre, unit: str) -> None:
    test_admission.test_a_wall_that_hangs_there_lets_the_next_one_in_also_when_it_comes_online_days_later(
        centre, unit, hang
    )


def test_of_two_who_say_yes_at_once_one_is_the_second(centre: Centre, unit: str) -> None:
    asked = test_walls.ask_in(centre)
    cookies = [next(iter(person(centre, unit, name=name).cookies.jar)).value for name in ("Inger", "Ola")]

    def yes(cookie: str | None) -> bool:
        def work(tx: Connection) -> bool:
            by = sessions.enter(tx, cookie or "", centre.time())
            return admission.approve(tx, asked["user_code"], unit, centre.time(), by).admitted

        return centre.do(work)

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(yes, cookies)) == [False, True]


def test_a_phone_sends_here_too(hang: Hang, centre: Centre, unit: str) -> None:
    test_suggest.test_the_form_that_is_sent_twice_is_one_card(hang, centre, unit)


def test_two_who_take_a_card_over_at_once_are_one_here_too(hang: Hang, centre: Centre, unit: str) -> None:
    south = test_walls.another_unit(centre, unit, "Sør")
    test_sharing.test_two_who_take_at_once_are_one(hang, centre, unit, south)


def test_two_who_rename_are_told_here_too(centre: Centre, unit: str) -> None:
    test_units.test_the_second_of_two_who_rename_a_unit_is_told_and_keeps_what_was_written(centre, unit)


def test_of_two_who_send_the_same_list_of_units_at_once_the_second_is_told(
    centre: Centre, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has looked which names there are before either has added any, unless one waits for the other."""
    looked, found_unit = Barrier(2), tenants.found_unit

    def after_both(*given: Any) -> str:
        with suppress(BrokenBarrierError):
            looked.wait(0.3)
        return found_unit(*given)

    monkeypatch.setattr(tenants, "found_unit", after_both)
    both = [person(centre, unit, name=name) for name in ("Inger", "Ola")]
    with ThreadPoolExecutor(2) as threads:
        send = lambda one: one.post("/tavler/ny-enhet", "/tavler", name="Nord\nSør").status_code  # noqa: E731
        assert sorted(threads.map(send, both)) == [303, 422]
    names = [row.name for row in centre.do(tenants.all_units)]
    assert sorted(names) == ["Hjemmetjenesten nord", "Nord", "Sør"]


def test_a_text_that_postgresql_cannot_hold_is_put_aside(hang: Hang, centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    good = {"device": "a" * 16, "stamp": 5, "kind": "card", "record": "c", "fields": {"title": "x"}}
    changes = [
        good | {"n": 1, "group": "1"},
        good | {"n": 2, "group": "2", "kind": "later", "fields": {"x": "\x00"}},
        good | {"n": 3, "group": "3"},
    ]
    asked = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": changes}
    response = centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {token}"})
    assert response.status_code == 200
    assert response.json()["acknowledged"] == {"a" * 16: 3}
    assert {1, 3} <= {c.n for c in centre.log(unit)}


def test_the_centres_own_hand_and_many_walls_at_once_leave_a_log_without_gaps(
    hang: Hang, centre: Centre, unit: str
) -> None:
    names = [f"{i:x}" * 16 for i in range(4)]
    tokens = {name: centre.let_in(unit, name) for name in names}
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))

    def sent(tx: Any, name: str, n: int) -> None:
        caller = device_tokens.enter(tx, tokens[name], 1)
        assert caller is not None
        play(tx, caller, Round(protocol=1, device=name, cursor=0, clock=0, changes=[change(name, n)]), 99)

    def wall(name: str) -> None:
        for n in range(1, 11):
            centre.do(lambda tx, n=n: sent(tx, name, n))

    def by_hand(phone: int) -> None:
        for n in range(10):
            fact = Fact("card", f"p{phone}-{n}", {"title": "fra telefon"})
            centre.do(lambda tx, fact=fact: server_writes.write(tx, number, [fact], 99))

    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(wall, name) for name in names] + [pool.submit(by_hand, phone) for phone in range(4)]
        for one in done:
            one.result(60)
    kept = centre.log(unit)
    assert len({(c.device, c.n) for c in kept}) == len(kept) == 80
    row = centre.do(lambda tx: tx.execute(select(units)).one())
    assert (row.seq, row.digest) == (80, digest.text(digest.total(kept)))
    north = hang("north")
    assert north.settle().state is ConnectionState.CONNECTED
    assert len(north.log()) == 80


def test_news_reach_a_wall_that_waits_at_another_worker(postgres: str, tmp_path: Path) -> None:
    centre = Centre(postgres, Time(round(clock.time() * 1000)))
    unit = centre.unit()
    walls = [Wall(tmp_path / f"w{i}", centre, centre.let_in(unit, new_id())) for i in range(4)]
    centre.close()
    with running(postgres, workers=2) as server:
        living = [Living(wall, server.address) for wall in walls]
        until(lambda: all(one.loop.link.connected for one in living))
        clock.sleep(1)
        living[0].card("c1")
        assert until(lambda: all(("card", "c1") in one.seen for one in living[1:])) < SOON_S
        for one in living:
            one.loop.stop()
    for wall in walls:
        wall.close()


def test_a_database_that_goes_away_is_a_reason_to_come_again(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    north.card("c1")
    north.settle()
    with centre.core.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
    north.card("c2")
    states = [north.round().state for _ in range(12)]
    assert set(states) <= {ConnectionState.BUSY, ConnectionState.CONNECTED}
    assert states[-1] is ConnectionState.CONNECTED
    assert [c.record for c in centre.log(unit)] == ["c1", "c2"]


def test_the_address_may_name_several_hosts() -> None:
    url = make_url("postgresql+psycopg://tavle@/tavle?host=db1:5432&host=db2:5432&target_session_attrs=read-write")
    _, given = create_engine(url).dialect.create_connect_args(url)
    assert (given["host"], given["port"], given["target_session_attrs"]) == ("db1,db2", "5432,5432", "read-write")


def test_each_units_records_are_kept_apart(hang: Hang, centre: Centre) -> None:
    names = [centre.unit("Nord"), centre.unit("Sør")]
    for name in names:
        wall = hang(name, into=name)
        wall.card("c1", title=name)
        wall.settle()
    found = centre.do(lambda tx: tx.execute(select(Card.table.c.unit, Card.table.c.title)).all())
    assert dict(found) == {centre.do(lambda tx, n=n: tenants.unit_number(tx, n)): n for n in names}


def test_the_sum_of_a_country_is_planned_for_its_period_however_often_it_was_asked(
    centre: Centre, time: Time
) -> None:
    def asked(tx: Connection) -> list[Any]:
        for weeks in (1, 104) * 8:
            national.of_all(tx, Period.latest(time(), weeks), time())
        made = "SELECT parameter_types FROM pg_prepared_statements WHERE statement LIKE '%tally.week BETWEEN%'"
        return list(tx.scalars(text(made)))

    assert centre.do(asked) in (["{}", "{}"], [[], []]), "one plan for one week and for two years suits neither"
