"""How tables are told to programs: rows by name, what refers to what, and no hour of what happened on a board."""

from pathlib import Path

import pytest

from board.log.change import Fact
from sync.server.reports.extract_tables import TABLES
from tests.sync.places import Centre, Time, Wall
from tests.sync.pull.readers import Reader
from tests.sync.pull.test_reports import wall

__all__ = ["wall"]


def test_rows_come_as_objects_to_tools_that_want_them_and_a_week_has_its_monday(
    centre: Centre, unit: str, wall: Wall
) -> None:
    reader = Reader(centre, unit)
    answer = reader.ask("/wellbeing", rows="objects")
    assert answer.status_code == 200, answer.text
    page = answer.json()
    assert page["rows"] == reader.rows("wellbeing")
    (vote,) = page["rows"]
    assert (vote["week"], vote["monday"], vote["unit_name"]) == ("2027-W01", "2027-01-04", "Hjemmetjenesten nord")
    assert [meeting["monday"] for meeting in reader.rows("meetings")] == ["2027-01-04"]


@pytest.mark.parametrize("path", ["", "/cards", "/changes"])
def test_a_parameter_nobody_knows_is_refused_by_name(centre: Centre, unit: str, wall: Wall, path: str) -> None:
    """`limit=10` was passed over without a word."""
    answer = Reader(centre, unit).ask(path, limit=10, **({"unit": unit} if path == "/changes" else {}))
    assert answer.status_code == 422
    assert (answer.json()["error"], answer.json()["parameter"]) == ("malformed", "limit")


def test_a_column_says_which_rows_it_names(centre: Centre, unit: str, wall: Wall) -> None:
    tables = {table["name"]: table for table in Reader(centre, unit).ask().json()["tables"]}
    refers = {(t, c["name"]): c["refers_to"] for t in tables for c in tables[t]["columns"] if c["refers_to"]}
    for place in refers.values():
        table, column = place.split(".")
        assert column in {c["name"] for c in tables[table]["columns"]}
    assert refers["wellbeing", "goal"] == refers["goals", "replaces"] == "goals.id"
    assert refers["measures", "card"] == "cards.id"
    assert {t for t, c in refers if c == "unit"} == tables.keys() - {"units", "history"}


def test_of_all_that_happens_on_a_board_the_day_is_told_and_never_the_hour(
    centre: Centre, unit: str, wall: Wall
) -> None:
    """A card made two minutes into a meeting was made of a red vase."""
    late_ms = 1_799_105_400_000  # half past midnight on 5 January, in Norway; in UTC it is the 4th
    wall.card("c2", title="Sent", created=late_ms, moved=late_ms)
    wall.settle()
    told = [(t.name, c.name) for t in TABLES.values() for c in t.columns if c.kind == "moment"]
    assert told == [("units", "made")]  # at the centre, by the coordinator
    cards = {card["id"]: card for card in Reader(centre, unit).rows("cards")}
    assert [cards["c2"][name] for name in ("created", "moved")] == ["2027-01-05"] * 2
    assert cards["c1"]["created"] is None
    changed = Reader(centre, unit).changes(unit)["rows"]
    assert (changed["meetings"][0][5], changed["gains"][0][13]) == ("2027-01-03", "2026-09-21")


def test_a_card_made_on_the_wall_is_told_of_from_the_day_after(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    """Whoever asks every second would else see the minute it was made; so would who asks why, which is written with
    it. What came from elsewhere, no vote bore."""
    reader, now_ms = Reader(centre, unit), time()
    week = reader.ask().json()["week"]
    wall.card("c2", title="I dag", created=now_ms, moved=now_ms)
    wall.card("c3", title="Fra lista", created=now_ms, moved=now_ms, source="import")
    wall.write(*(Fact("why", f"w{n}", {"card": f"c{n}", "text": "Ingen har tid"}) for n in (2, 3)))
    wall.settle()
    before = reader.changes(unit)
    assert [card["id"] for card in reader.rows("cards")] == ["c1", "c3"]
    assert {row[2] for row in before["rows"]["cards"]} == {"c1", "c3"}
    assert [row["id"] for row in reader.rows("whys")] == [row[2] for row in before["rows"]["whys"]] == ["w3"]
    time.pass_(days=1)
    assert [card["id"] for card in reader.rows("cards")] == ["c1", "c2", "c3"]
    later = reader.changes(unit, since=before["version"], week=week)
    assert {row[2] for row in later["rows"]["cards"]} == {"c2", "c3"}, "though nothing has changed there since"
    assert {row[2] for row in later["rows"]["whys"]} == {"w2", "w3"}


def test_every_table_is_described_for_those_who_fetch_it() -> None:
    described = (Path(__file__).parents[3] / "docs" / "datauttrekk.md").read_text()
    assert [name for name in TABLES if f"`{name}`" not in described] == []
