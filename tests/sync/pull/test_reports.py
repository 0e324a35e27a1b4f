"""The read API: what a key opens, how it is paged, what has changed since last time, and what never leaves."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from board.log.change import Fact
from sync.protocol import exports
from sync.server import erasure, tenants
from sync.server.access import audit, keys
from sync.server.db.tables import organisations
from sync.server.reports import extracts
from sync.server.reports.extract_tables import TABLES
from tests.sync.access.member import owner as owned_by
from tests.sync.places import Centre, Wall
from tests.sync.pull.readers import Reader

Hang = Callable[..., Wall]
MEETING = {"week": "2027-W01", "started": 1_799_000_000_000, "ended": 1_799_000_900_000, "present": 9}
TALLY = {"week": "2027-W01", "goal": "g1", "meeting": "m1"}


@pytest.fixture
def wall(hang: Hang) -> Wall:
    """A wall with something of every kind on it."""
    made = hang("north")
    made.write(Fact("goal", "g1", {"text": "Vi rekker det vi skal", "since": 1_790_000_000_001}))
    made.write(
        Fact("meeting", "m1", {**MEETING, "next_keeper": "Lise"}),
        Fact("tally", "t1", {**TALLY, "green": 8, "red": 1}),
    )
    made.card("c1", title="Nøkkelbokser", responsible="Jonas", goal="g1", week="2027-W01")
    made.write(Fact("measure", "s1", {"card": "c1", "value": 2.5, "phase": "before"}))
    made.write(
        Fact("gain", "a1", {"subject": "c1", "hours_per_week": 17.5, "use": "quantity", "made": 1_790_000_000_001})
    )
    made.settle()
    return made


def test_every_table_says_what_it_is(centre: Centre, unit: str) -> None:
    said = Reader(centre, unit).ask().json()
    assert [table["name"] for table in said["tables"]] == list(TABLES)
    for table in said["tables"]:
        names = [column["name"] for column in table["columns"]]
        assert set(table["key"]) <= set(names)
        assert len(names) == len(set(names))
        assert all(column["title"] and column["meaning"] for column in table["columns"])


def test_what_is_on_a_board_can_be_read(centre: Centre, unit: str, wall: Wall) -> None:
    reader = Reader(centre, unit)
    (card,) = reader.rows("cards")
    assert (card["unit"], card["id"], card["title"], card["archived"]) == (unit, "c1", "Nøkkelbokser", False)
    (meeting,) = reader.rows("meetings")
    assert (meeting["present"], meeting["held"], meeting["minutes"]) == (9, True, 15)
    assert meeting["started"] == "2027-01-03"
    (gain,) = reader.rows("gains")
    assert (gain["fte"], gain["ks"], gain["holds"]) == (pytest.approx(0.467, abs=0.001), "spart_tid", True)
    assert [row["value"] for row in reader.rows("measures")] == [2.5]
    assert [row["text"] for row in reader.rows("goals")] == ["Vi rekker det vi skal"]
    (place,) = reader.rows("units")
    assert (place["unit"], place["version"]) == (unit, 6)


def test_votes_leave_as_words_of_weeks_that_are_over(centre: Centre, unit: str, wall: Wall) -> None:
    (vote,) = Reader(centre, unit).rows("wellbeing")
    assert [vote[name] for name in ("shown", "laid", "word", "level")] == [True, 9, "klart godt", 5]
    wall.write(Fact("tally", "t2", {**TALLY, "week": "2027-W02", "green": 9}))  # the week that is now
    wall.write(Fact("tally", "t3", {**TALLY, "week": "2026-W50", "hidden": True}))
    wall.settle()
    votes = Reader(centre, unit).rows("wellbeing")
    assert [(row["week"], row["shown"], row["laid"]) for row in votes] == [
        ("2026-W50", False, None),
        ("2027-W01", True, 9),
    ]


def test_which_vote_a_card_was_born_of_stays_at_home(centre: Centre, unit: str, wall: Wall) -> None:
    (card,) = Reader(centre, unit).rows("cards")
    assert not {"goal", "week"} & card.keys()


def test_first_names_are_off_until_they_are_asked_for_and_allowed_twice(
    centre: Centre, unit: str, wall: Wall
) -> None:
    plain, bold = Reader(centre, unit), Reader(centre, unit, names=True, name="Med navn")
    assert bold.ask("/cards", names=True).status_code == 403, "the organisation has not allowed it"
    bold.allow_names()
    assert plain.ask("/cards", names=True).status_code == 403, "the key is not allowed it"
    for reader in (plain, bold):
        assert "Jonas" not in reader.ask("/cards").text
        assert "Lise" not in reader.ask("/meetings").text
        assert "Jonas" not in reader.ask("/changes", unit=unit).text
    assert [row["responsible"] for row in bold.rows("cards", names=True)] == ["Jonas"]
    assert [row["next_keeper"] for row in bold.rows("meetings", names=True)] == ["Lise"]
    lines = centre.do(lambda tx: [(r.who, r.what) for r in audit.latest(tx, bold.organisation)])
    assert ("Med navn", "names_downloaded") in lines
    assert ("Power BI", "names_downloaded") not in lines


def test_reading_page_after_page_is_one_line_in_the_audit(centre: Centre, unit: str, wall: Wall) -> None:
    reader = Reader(centre, unit)
    for _ in range(3):
        reader.rows("cards")
    lines = centre.do(lambda tx: [(r.what, r.about) for r in audit.latest(tx, reader.organisation)])
    assert lines == [("downloaded", "Forbedringskort")]


def test_another_municipality_is_out_of_reach(centre: Centre, unit: str, wall: Wall) -> None:
    stranger = Reader(centre, centre.unit("Hjemmetjenesten sør"))
    for table in TABLES:
        assert unit not in stranger.ask(f"/{table}").text.replace(unit + "-", "")
    assert stranger.ask("/changes", unit=unit).status_code == 404
    assert stranger.ask("/cards", cursor=extract_cursor(0)).json()["rows"] == []


def extract_cursor(number: int) -> str:
    from sync.server.reports import keyset

    return keyset.write((number, ""))


def test_a_key_that_opens_nothing_says_only_that(centre: Centre, unit: str) -> None:
    reader = Reader(centre, unit)
    for shown in ("", "x" * 43, reader.key[:-1]):
        answer = centre.ask("GET", "/v1/reports", headers={"authorization": f"Bearer {shown}"})
        assert (answer.status_code, answer.json()["error"]) == (401, "unauthorised")
    assert reader.ask().status_code == 200
    ((key, *_),) = centre.do(lambda tx: keys.in_use(tx, reader.organisation))
    centre.do(lambda tx: keys.revoke(tx, reader.organisation, key, centre.time()))
    assert reader.ask().status_code == 401


def test_a_key_that_has_ended_says_so_to_whoever_holds_it(centre: Centre, unit: str) -> None:
    reader = Reader(centre, unit)
    centre.time.pass_(days=366)
    answer = reader.ask()
    assert (answer.status_code, answer.json()) == (401, {"error": "key_ended"})
    assert answer.headers["www-authenticate"] == "Bearer"


def test_what_cannot_be_asked_is_refused(centre: Centre, unit: str) -> None:
    reader = Reader(centre, unit)
    assert reader.ask("/ballots").status_code == 404
    assert reader.ask("/tally").status_code == 404
    assert reader.ask("/cards", cursor="%%%").status_code == 422
    assert reader.ask("/changes", unit=unit, since=-1).status_code == 422
    assert reader.ask("/changes", unit=unit, week="nå").status_code == 422


def test_a_program_that_asks_too_much_is_told_to_wait(tmp_path: Any, time: Any) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/busy.db", time, per_key="2/minute")
    reader = Reader(centre, centre.unit())
    answers = [reader.ask() for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) > 0
    centre.close()


def test_pages_hold_everything_once(centre: Centre, hang: Hang, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracts, "PAGE", 4)
    monkeypatch.setattr(extracts, "_TOGETHER", 2)
    first = centre.unit("Enhet 0")
    its = organisations.c.id == owned_by(centre, first)
    owner = centre.do(lambda tx: str(tx.scalar(select(organisations.c.public).where(its))))
    places = [first] + [
        centre.do(lambda tx, n=n: tenants.found_unit(tx, owner, f"Enhet {n}", 1)) for n in range(1, 6)
    ]
    for n, place in enumerate(places[:5]):
        wall = hang(f"w{n}", place)
        for k in range(2 * n):
            wall.card(f"k{k}")
        wall.settle()
    found = [(row["unit"], row["id"]) for row in Reader(centre, first).rows("cards")]
    assert len(found) == len(set(found)) == 20


def test_only_what_changed_is_told_again(centre: Centre, unit: str, wall: Wall) -> None:
    reader = Reader(centre, unit)
    before = reader.changes(unit)
    assert set(before["rows"]) == {"goals", "meetings", "wellbeing", "cards", "measures", "gains"}
    wall.card("c1", title="Nøkkelbokser, ny")
    wall.settle()
    after = reader.changes(unit, since=before["version"], week="2027-W02")
    assert (after["version"], after["whole"], list(after["rows"])) == (before["version"] + 1, False, ["cards"])
    columns = [column.name for column in TABLES["cards"].shown(False)]
    assert after["rows"]["cards"][0][columns.index("title")] == "Nøkkelbokser, ny"


def test_a_correction_tells_of_the_entry_it_follows(centre: Centre, unit: str, wall: Wall) -> None:
    reader = Reader(centre, unit)
    version = reader.changes(unit)["version"]
    wall.write(Fact("gain", "a2", {"subject": "c1", "hours_per_week": 7.5, "made": 1_790_000_000_002}))
    wall.settle()
    rows = reader.changes(unit, since=version, week="2027-W02")["rows"]["gains"]
    holds = [column.name for column in TABLES["gains"].shown(False)].index("holds")
    assert [(row[2], row[holds]) for row in rows] == [("a1", False), ("a2", True)]


def test_a_week_that_is_over_is_told_though_nothing_changed(centre: Centre, unit: str, wall: Wall) -> None:
    reader = Reader(centre, unit)
    wall.write(Fact("tally", "t2", {**TALLY, "week": "2027-W02", "green": 9}))
    wall.settle()
    week = reader.ask().json()["week"]
    before = reader.changes(unit)
    centre.time.pass_(days=7)
    after = reader.changes(unit, since=before["version"], week=week)
    assert [row[2] for row in after["rows"]["wellbeing"]] == ["2027-W02"]


def test_what_was_erased_is_told_as_the_unit_anew(centre: Centre, unit: str, wall: Wall) -> None:
    reader = Reader(centre, unit)
    version = reader.changes(unit)["version"]

    def work(tx: Any) -> None:
        erasure.erase(tx, tenants.unit_number(tx, unit), "card", "c1", {"title"}, centre.time())

    centre.do(work)
    after = reader.changes(unit, since=version, week="2027-W02")
    assert after["whole"]
    assert "Nøkkelbokser" not in str(after)
    assert "Vi rekker det vi skal" in str(after)


def test_a_long_absence_is_caught_up_with_in_parts(
    centre: Centre, unit: str, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracts, "_STEP", 2)
    reader, since, seen = Reader(centre, unit), 0, set()
    while True:
        part = reader.changes(unit, since=since)
        seen |= set(part["rows"])
        since = part["version"]
        if not part["more"]:
            break
    assert seen == {"goals", "meetings", "wellbeing", "cards", "measures", "gains"}


def test_the_openapi_describes_the_doors(centre: Centre) -> None:
    described = centre.ask("GET", "/v1/openapi.json").json()
    for door in ("/v1/reports", "/v1/reports/changes", "/v1/reports/{table}"):
        assert described["paths"][door]["get"]["security"] == [{"token": []}]
    assert set(exports.Changes.model_fields) <= set(described["components"]["schemas"]["Changes"]["properties"])
