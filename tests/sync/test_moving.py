"""A centre that outgrows its file moves to PostgreSQL; its walls notice nothing."""

from pathlib import Path

import pytest
from sqlalchemy import select

from board.records import metadata as boards
from sync.link import State
from sync.server.moving import NotEmpty, moved
from sync.server.tables import metadata
from tests.sync.people.member import Member
from tests.sync.places import Centre, Wall
from tests.sync.postgres import cluster, postgres

__all__ = ["cluster", "postgres"]


def contents(centre: Centre) -> dict[str, list[dict[str, object]]]:
    found = {}
    for table in (*metadata.sorted_tables, *boards.sorted_tables):
        rows = centre.do(lambda tx, t=table: tx.execute(select(t)).mappings().all())
        found[table.name] = sorted((dict(row) for row in rows), key=repr)
    return found


def test_all_of_it_comes_along_and_the_walls_go_on(centre: Centre, unit: str, tmp_path: Path, postgres: str) -> None:
    inger = Member(centre, unit).set_up()
    wall = Wall(tmp_path / "north", centre, centre.let_in(unit, "a" * 16, "Vaktrommet"))
    for n in range(1_200):
        wall.card(f"c{n}", title=f"Kort {n}")
    assert wall.settle().state is State.CONNECTED
    wall.card("late", title="Sendt etterpå")
    there = contents(centre)
    centre.close()

    counts = moved(centre.url, postgres)
    assert counts["change"] == 1_200
    with pytest.raises(NotEmpty):
        moved(centre.url, postgres)

    centre.url = postgres
    centre.open()
    assert contents(centre) == there
    outcome = wall.settle()
    assert outcome.state is State.CONNECTED
    assert len(centre.log(unit)) == 1_201
    assert inger.try_in().status_code == 303
    assert centre.unit("Skolen"), "new rows get numbers of their own"
    wall.close()
