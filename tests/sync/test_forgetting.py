"""`tavle admin find`, `erase` and `person forget` as they are typed: what is misspelt is refused, what is found is
named, what is erased is in no file of the database any more, and what is left is said."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select, text
from typer.testing import CliRunner

from board.log.change import Fact
from sync.server import tenants
from sync.server.access import audit, register, sessions
from sync.server.access.rule import Role
from sync.server.commands import root
from sync.server.db import backup
from sync.server.db.tables import audit as account
from sync.server.db.tables import redactions
from sync.server.db.tables import sessions as session_rows
from tests.sync.fleet import change
from tests.sync.places import Centre, Time, Wall
from tests.sync.process import running

Hang = Callable[..., Wall]
NAME = "Quirinus Nordmann"


@pytest.fixture
def time() -> Time:
    from board.log.stamp import wall_ms

    return Time(wall_ms())


def run(centre: Centre, *words: str, code: int = 0, said: str = "") -> str:
    result = CliRunner().invoke(root.admin, [*words, "--database", centre.url], input=said)
    assert result.exit_code == code, result.output
    return result.output.strip()


def test_a_name_is_found_wherever_it_stands_and_votes_are_not_spoken_of(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north = hang("north")
    north.card("c1", title="Ny sekk til quirinus nordmann", problem="Ingen")
    north.card("c1", title="Ny sekk")
    north.card("c2", title="Dører", responsible=NAME, why1=f"Spør {NAME}")
    north.write(Fact("tally", "t1", {"goal": "g1", "meeting": NAME.lower().replace(" ", "-"), "green": 3}))
    north.settle()
    bad = change("a" * 16, 1) | {"fields": {"title": f"{NAME} " * 2_000}}
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    asked = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": [bad]}
    centre.ask("POST", "/v1/sync", headers=headers, json=asked)
    heads, *rows = [line.split("\t") for line in run(centre, "find", unit, NAME).splitlines()]
    assert heads == ["Slag", "Id", "Felt", "Skrevet", "Står der", "Hva det er"]
    assert rows[2][5] == "kort: ansvarlig"
    assert [(kind, record, field, now) for kind, record, field, _, now, _ in rows] == [
        (bad["kind"], bad["record"], "title", "nå"),
        ("card", "c1", "title", "før"),
        ("card", "c2", "responsible", "nå"),
        ("card", "c2", "why1", "nå"),
    ]
    assert run(centre, "find", unit, "nordmann-3", code=1) == "«nordmann-3» står ikke noe sted i enheten."
    run(centre, "erase", unit, "card", "c1", "title")
    before = centre.log(unit)
    assert run(centre, "find", unit, NAME, "--erase", code=1).endswith("Ingenting er slettet."), "silence is no"
    assert centre.log(unit) == before
    assert "er blanket ut" in run(centre, "find", unit, NAME, "--erase", said="ja")
    run(centre, "find", unit, NAME, code=1)
    told = centre.do(lambda tx: list(tx.scalars(select(account.c.about).where(account.c.what == "erased"))))
    assert "kort: ansvarlig, hvorfor 1, Hjemmetjenesten nord (…c2)" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cardx", "c1", "title"), "Det er ikke noe slag som heter «cardx»."),
        (("card", "finnesikke", "title"), "Enheten har ingen card med id «finnesikke»."),
        (("card", "c1", "tittel"), "card har ikke feltet «tittel»."),
        (("card", "c1", "title", "tittel"), "card har ikke feltet «tittel»."),
    ],
)
def test_what_is_misspelt_is_refused_and_nothing_is_kept_of_it(
    hang: Hang, centre: Centre, unit: str, words: tuple[str, ...], said: str
) -> None:
    north = hang("north")
    north.card("c1", title=NAME)
    north.settle()
    before = centre.log(unit)
    told = run(centre, "erase", unit, *words, code=1)
    assert told.startswith(said)
    assert told.endswith("Ingenting er slettet.")
    assert centre.log(unit) == before
    assert centre.do(lambda tx: tx.scalar(select(func.count()).select_from(redactions))) == 0
    run(centre, "erase", "ingen-enhet", "card", "c1", "title", code=1)


def test_what_only_a_newer_build_knows_can_be_erased_where_it_was_said(hang: Hang, centre: Centre, unit: str) -> None:
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    newer = change("a" * 16, 1) | {"kind": "fishbone", "record": "f1", "fields": {"head": NAME}}
    asked = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": [newer]}
    centre.ask("POST", "/v1/sync", headers=headers, json=asked)
    assert run(centre, "erase", unit, "fishbone", "f1", "head").startswith("1 endring er")
    assert NAME not in repr(centre.log(unit))


@pytest.mark.one_file
def test_it_says_where_it_may_still_be(hang: Hang, centre: Centre, unit: str, tmp_path: Path) -> None:
    north = hang("north")
    north.card("c1", title=NAME)
    north.settle()
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", 7)
    centre.open()
    told = run(centre, "erase", unit, "card", "c1", "title")
    assert "Egne kopier (tavle admin backup" in told
    assert "centre.db.before-restore-7 ved siden av sentralens fil kan ha det: slett den." in told
    note = centre.do(lambda tx: audit.latest(tx, 1)[0])
    assert (note.who, note.what, note.about) == (
        "kommandolinja",
        "erased",
        "kort: tittel, Hjemmetjenesten nord (…c1)",
    )


@pytest.fixture
def large(postgres: str, time: Time) -> Iterator[Centre]:
    made = Centre(postgres, time)
    yield made
    made.close()


def files_of(url: str) -> list[Path]:
    """Every file of this database, its indexes and long texts included, as it lies on the disk now."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        where = "SELECT current_setting('data_directory'), pg_relation_filepath('pg_class')"
        data, one = connection.execute(text(where)).one()
    engine.dispose()
    return [path for path in (Path(data) / one).parent.iterdir() if path.is_file()]


def test_in_postgresql_it_is_in_no_file_of_the_database(large: Centre, tmp_path: Path) -> None:
    unit = large.unit()
    north = Wall(tmp_path / "north", large, large.let_in(unit, "a" * 16))
    for n in range(30):
        north.card(f"c{n}", title=f"{NAME} {n} " + "lang " * 15, problem=NAME * 100)
    north.settle()
    engine = create_engine(large.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()
    assert [path for path in files_of(large.url) if NAME.encode() in path.read_bytes()]
    for n in range(29):
        erase(large, unit, n)
    told = run(large, "erase", unit, "card", "c29", "title", "problem")
    assert "WAL" in told
    assert "En annen transaksjon" not in told
    assert [path for path in files_of(large.url) if NAME.encode() in path.read_bytes()] == []
    north.settle()
    north.close()


def erase(centre: Centre, unit: str, n: int) -> str:
    """As the command does, without the clearing up after each."""
    from sync.server import erasure

    def work(tx: Any) -> int:
        number = tenants.unit_number(tx, unit)
        return erasure.erase(tx, number, "card", f"c{n}", {"title", "problem"}, centre.time())

    return str(centre.do(work))


def test_in_postgresql_somebody_who_still_holds_the_old_is_told_of(large: Centre, tmp_path: Path) -> None:
    unit = large.unit()
    north = Wall(tmp_path / "north", large, large.let_in(unit, "a" * 16))
    north.card("c1", title=NAME)
    north.settle()
    engine = create_engine(large.url, isolation_level="REPEATABLE READ")
    with engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM organisations"))
        told = run(large, "erase", unit, "card", "c1", "title")
    engine.dispose()
    assert "En annen transaksjon holder på det gamle i change" in told
    assert "En annen transaksjon" not in run(large, "erase", unit, "card", "c1", "title")
    north.close()


def person(tx: Any, unit: str, name: str, email: str, role: Role = Role.COORDINATOR) -> int:
    owner = tenants.organisation_number(tx, "hjemmetjenesten-nord-kommune")
    number = register.add(tx, owner, email=email, name=name, role=role, units=[unit], now_ms=1)
    audit.note(tx, owner, "kommandolinja", "person_added", f"{name} (koordinator)", 1)
    audit.note(tx, owner, name, "seen", "Gevinster", 2)
    sessions.begin(tx, number, 3)
    return number


def lines(centre: Centre) -> list[tuple[str, str, str]]:
    return [(row.who, row.what, row.about) for row in centre.do(lambda tx: audit.latest(tx, 1))]


@pytest.mark.one_file
def test_a_person_who_is_forgotten_is_in_no_table_and_what_was_done_stays_without_the_name(
    centre: Centre, unit: str, tmp_path: Path
) -> None:
    centre.do(lambda tx: person(tx, unit, NAME, "q@x.no"))
    run(centre, "person", "forget", "q@x.no", code=1)  # nobody else could come in
    centre.do(lambda tx: person(tx, unit, "Inger Lund", "inger@x.no"))
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    told = run(centre, "person", "forget", "q@x.no")
    assert "Egne kopier" in told
    for file in (tmp_path / "centre.db", tmp_path / "centre.db-journal"):
        assert NAME.encode() not in file.read_bytes()
        assert b"q@x.no" not in file.read_bytes()
    assert lines(centre) == [
        ("Inger Lund", "seen", "Gevinster"),
        ("kommandolinja", "person_added", "Inger Lund (koordinator)"),
        ("", "seen", "Gevinster"),
        ("kommandolinja", "person_added", ""),
    ]
    assert NAME not in run(centre, "person", "list", "hjemmetjenesten-nord-kommune")
    assert run(centre, "person", "forget", "q@x.no", code=1) == "Finnes ikke: q@x.no"
    for placeholder in ("glemt-1", ""):
        run(centre, "person", "reset", placeholder, code=1)
    assert centre.do(lambda tx: len(tx.execute(select(session_rows)).all())) == 1
    run(centre, "person", "add", "hjemmetjenesten-nord-kommune", "q@x.no", "Ny Person")


@pytest.mark.one_file
def test_a_centre_that_is_set_back_forgets_them_again(centre: Centre, unit: str, tmp_path: Path) -> None:
    centre.do(lambda tx: person(tx, unit, "Inger Lund", "inger@x.no"))
    centre.do(lambda tx: person(tx, unit, NAME, "q@x.no"))
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    run(centre, "person", "forget", "q@x.no")
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", 7)
    centre.open()
    assert NAME.encode() not in (tmp_path / "centre.db").read_bytes()
    assert "inger@x.no" in run(centre, "person", "list", "hjemmetjenesten-nord-kommune")
    assert ("Inger Lund", "seen", "Gevinster") in lines(centre)


def test_who_has_the_same_name_as_somebody_forgotten_keeps_it(centre: Centre, unit: str) -> None:
    centre.do(lambda tx: person(tx, unit, NAME, "q@x.no"))
    centre.do(lambda tx: person(tx, unit, NAME, "other@x.no"))
    assert "en annen her heter det samme" in run(centre, "person", "forget", "q@x.no")
    assert lines(centre).count((NAME, "seen", "Gevinster")) == 2


def test_after_two_years_it_is_told_without_names(centre: Centre, unit: str, time: Time) -> None:
    two_years_ms = audit.NAMES_DAYS * audit.DAY_MS

    def noted(tx: Any) -> None:
        for at_ms in (time() - two_years_ms - 60_000, time() - two_years_ms + 3_600_000):
            audit.note(tx, 1, NAME, "seen", "Gevinster", at_ms)
            audit.note(tx, 1, "kommandolinja", "person_closed", NAME, at_ms)

    centre.do(noted)
    with running(centre.url):  # a centre does so as it starts, and each day
        for _ in range(200):
            if len(named := [line for line in lines(centre) if NAME in line]) == 2:
                break
            sleep(0.05)
    assert named == [("kommandolinja", "person_closed", NAME), (NAME, "seen", "Gevinster")]
    assert lines(centre)[2:] == [("kommandolinja", "person_closed", ""), ("", "seen", "Gevinster")]


def test_in_postgresql_a_person_who_is_forgotten_is_in_no_file(large: Centre) -> None:
    unit = large.unit()
    large.do(lambda tx: person(tx, unit, "Inger Lund", "inger@x.no"))
    large.do(lambda tx: person(tx, unit, NAME, "q@x.no"))
    run(large, "person", "forget", "q@x.no")
    assert [path for path in files_of(large.url) if NAME.encode() in path.read_bytes()] == []
