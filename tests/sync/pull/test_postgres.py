"""What is read from PostgreSQL is what is read from SQLite: the account, the curve, and every table that leaves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board.kinds import kinds
from board.local import new_id
from board.log.change import Fact
from sync.server import tenants, training
from sync.server.reports import curve, gains
from sync.server.reports.extract_tables import TABLES
from sync.server.training import Registered
from tests.sync.places import Centre, Time, Wall
from tests.sync.pull.readers import Reader
from tests.sync.reports.test_curve import PUBLISHED, owner, tell
from tests.sync.reports.test_gains import enter, some


@pytest.fixture
def centres(tmp_path: Path, postgres: str) -> Iterator[list[Centre]]:
    made = [Centre(url, Time()) for url in (f"sqlite:///{tmp_path}/centre.db", postgres)]
    yield made
    for centre in made:
        centre.close()


def test_both_databases_tell_the_same(centres: list[Centre], tmp_path: Path) -> None:
    told: list[Any] = []
    for n, centre in enumerate(centres):
        unit = centre.unit()
        wall = Wall(tmp_path / f"wall{n}", centre, centre.let_in(unit, new_id()))
        tally = {"week": "2026-W10", "goal": "g1", "meeting": "m1"}
        wall.write(
            Fact(
                "meeting",
                "m1",
                {"week": "2026-W10", "started": 1_790_000_001_000, "ended": 1_790_000_901_000, "present": 9},
            )
        )
        wall.write(Fact("tally", "t1", {**tally, "green": 8, "red": 1}), Fact("goal", "g1", {"text": "Ro"}))
        wall.card("c1", title="Nøkkelbokser", deadline="2026-12-03", measure_goal=2.5, help_wanted=True)
        wall.write(Fact("measure", "s1", {"card": "c1", "value": 2.5, "taken": "2026-12-03"}))
        wall.write(Fact("indicator", "i1", {"title": "Ro på runden", "target": 2.0, "direction": "at_most"}))
        wall.write(Fact("reading", "i1-2026-w10", {"indicator": "i1", "week": "2026-W10", "value": 2.5}))
        wall.write(Fact("phase", "i1-2026-w10", {"indicator": "i1", "week": "2026-W10", "name": "gul vest"}))
        stream = {"stream": "v1", "title": "Lege"}
        wall.write(Fact("stream", "v1", {"title": "Ny medisin", "times": 20.0}), Fact("streamlane", "l1", stream))
        wall.write(Fact("streampart", "p1", stream), Fact("streamstep", "t1", {**stream, "minutes": 6.5}))
        wall.write(Fact("streamturn", "t1-ideal", {**stream, "step": "t1", "gone": True}))
        wall.write(Fact("quality", "q1", {"subject": "c1", "value": 2.0, "note": "Ro", "day": "2026-12-03"}))
        wall.write(
            Fact("statement", "u1", {"text": "Vi hjelper hverandre"}), Fact("survey", "k1", {"week": "2026-W10"})
        )
        score = {"survey": "k1", "statement": "u1", "week": "2026-W10", "laid": 9, "points": 36}
        wall.write(Fact("score", "k1-0", score))
        wall.settle()
        said = {kind for kind, _record in wall.board()}
        wall.write(*(Fact(kind, "r1", {"archived": False}) for kind in kinds if kind not in said))
        wall.settle()
        wall.close()
        enter(centre, unit, *some(7))
        register(centre, unit, Registered(days={1: date(2026, 9, 2)}, advisers={"Turid": date(2024, 3, 1)}))
        tell(centre, unit, *PUBLISHED)
        reader = Reader(centre, unit)
        changes, now = reader.changes(unit), centre.time()
        account = centre.do(lambda tx, u=unit, now=now: gains.of_units(tx, owner(tx, u), now))
        line = centre.do(lambda tx, u=unit, now=now: curve.of_organisation(tx, owner(tx, u), now))
        points = [(p.day, round(p.identified, 6), round(p.realised or 0, 6)) for p in line.points(date(2027, 1, 20))]
        rows = {name: reader.rows(name) for name in TABLES}
        told.append((rows, changes, points, [round(one.realised_fte, 6) for one in account.values()]))
    assert told[0] == told[1]
    assert [name for name, rows in told[0][0].items() if not rows] == []


def register(centre: Centre, unit: str, entered: Registered) -> None:
    def work(tx: Any) -> None:
        training.enter(tx, tenants.unit_number(tx, unit), entered, centre.time())

    centre.do(work)
