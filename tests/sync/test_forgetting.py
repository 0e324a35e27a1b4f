"""`tavle admin find`, `erase` and `person forget` as they are typed: what is misspelt is refused, what is found is
named, what is erased is in no file of the database any more, and what is left is said."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select, text
from typer.testing import CliRunner

from board.change import Fact
from sync.server import backup, command
from sync.server.people import audit
from sync.server.tables import redactions
from tests.sync.fleet import change
from tests.sync.places import Centre, Time, Wall
from tests.sync.postgres import cluster, postgres

__all__ = ["cluster", "postgres"]

Hang = Callable[..., Wall]
NAME = "Quirinus Nordmann"


@pytest.fixture
def time() -> Time:
    from board.stamp import wall_ms

    return Time(wall_ms())


def run(centre: Centre, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(command.admin, [*words, "--database", centre.url])
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
    rows = [line.split("\t") for line in run(centre, "find", unit, NAME).splitlines()]
    assert [(kind, record, field, now) for kind, record, field, _, now in rows] == [
        (bad["kind"], bad["record"], "title", "nå"),
        ("card", "c1", "title", "før"),
        ("card", "c2", "responsible", "nå"),
        ("card", "c2", "why1", "nå"),
    ]
    assert run(centre, "find", unit, "nordmann-3", code=1) == "«nordmann-3» står ikke noe sted i enheten."
    run(centre, "erase", unit, "card", "c2", "responsible", "why1")
    run(centre, "erase", unit, "card", "c1", "title")
    run(centre, "erase", unit, str(bad["kind"]), str(bad["record"]), "title")
    run(centre, "find", unit, NAME, code=1)


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
    assert run(centre, "erase", unit, "fishbone", "f1", "head").startswith("1 endringer")
    assert NAME not in repr(centre.log(unit))


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
    assert (note.who, note.what, note.about) == ("kommandolinja", "erased", "title i card c1 (Hjemmetjenesten nord)")


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
    from sync.server import erasure, tenants

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
