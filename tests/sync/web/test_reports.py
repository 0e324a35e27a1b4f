"""The pages that read the reports: what stands there, who may see it, and what they say when there is nothing."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from board.calendar import monday, week_of
from board.log.change import Fact
from sync.server.access.rule import Role
from sync.server.db.tables import organisations
from sync.server.tenants import found_unit
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.web.office import Visitor, person, set_organisation

Hang = Callable[..., Wall]
WEEK_MS = 7 * 86_400_000
NASTY = '<script>alert("hei")</script><b>=1+1'
PAGES = ("/", "/enheter", "/tavlehelse")


def week(ago: int) -> str:
    return week_of(datetime.fromtimestamp(START_MS / 1000, UTC).date() - timedelta(weeks=ago))


def meet(wall: Wall, ago: int, counts: tuple[int, int, int] = (6, 3, 1), *, goal: str = "g") -> None:
    """A Tuesday's meeting with one vote, so many weeks ago."""
    day = monday(week(ago)) + timedelta(days=1)
    began = round(datetime(day.year, day.month, day.day, 12, 30, tzinfo=UTC).timestamp() * 1000)
    green, pink, red = counts
    held = {"week": week(ago), "planned": str(day), "started": began, "ended": began + 900_000, "present": 10}
    told: dict[str, Any] = {"meeting": f"m{ago}", "week": week(ago), "goal": goal, "hidden": sum(counts) < 3}
    if not told["hidden"]:  # a wall sends no colours of so few
        told |= {"green": green, "pink": pink, "red": red}
    wall.write(Fact("meeting", f"m{ago}", held), Fact("tally", f"t{ago}-{goal}", told))


def fill(wall: Wall) -> None:
    """Four weeks ago the unit began; one goal, one card that stands still, one gain."""
    wall.write(Fact("unit", "unit", {"name": "Nord", "meeting_weekday": 1, "meeting_time": "13:30"}))
    wall.write(Fact("goal", "g", {"slot": 0, "text": "Vi rekker det", "since": START_MS - 9 * WEEK_MS}))
    for ago in (4, 2, 1):
        meet(wall, ago)
    still = {"title": "Nøkkelbokser", "stage": "check", "moved": START_MS - 7 * WEEK_MS, "responsible": "Lise"}
    wall.write(Fact("card", "c", still | {"position": "a0"}))
    found = {"subject": "c", "title": "Nøkkelbokser", "hours_per_week": 7.5, "made": START_MS - WEEK_MS}
    won = {"state": "realised", "hours_per_week": 3.75, "use": "quality", "day": "2026-11-09"}
    wall.write(Fact("gain", "x1", found), Fact("gain", "x2", found | won | {"note": "Mer tid til turer"}))
    wall.settle()


def test_the_overview_tells_what_was_won_and_how_people_are(hang: Hang, centre: Centre, unit: str) -> None:
    fill(hang("north"))
    page = person(centre, unit).get("/enheter").text
    assert '<bdi class="lead">50\u00a0%</bdi>' in page
    assert "0,1 årsverk</strong> realisert" in page
    assert "0,10 av 0,20" in page
    assert "1 av 1</bdi>" in page
    assert '<td class="lately">mest godt</td>' in page
    assert "<strong>1</strong> kort · 7 uker" in page
    assert "3 av 4 siste 12 uker" in page


def test_a_wall_that_is_not_heard_is_named_with_its_unit_until_it_is(
    hang: Hang, centre: Centre, unit: str, time: Time
) -> None:
    wall = hang("north")
    wall.settle()
    assert "Tavler vi ikke har hørt fra" not in person(centre, unit).get("/enheter").text
    time.pass_(days=3)
    page = person(centre, unit, name="Ola").get("/enheter").text
    assert "0 av 1 tavle er hørt fra" in page
    named = page.split('id="tause"')[1]
    assert f'href="/enhet/{unit}"' in named
    assert "Ikke hørt fra siden" in named
    wall.settle()
    assert "Tavler vi ikke har hørt fra" not in person(centre, unit, name="Kari").get("/enheter").text


def test_a_leader_is_told_of_every_silent_wall_without_leaving_the_page(
    hang: Hang, centre: Centre, unit: str, time: Time
) -> None:
    for name in ("north", "south", "east", "west", "attic"):
        hang(name).settle()
    time.pass_(days=3)
    page = person(centre, unit, Role.LEADER).get("/enheter").text
    assert page.count("Ikke hørt fra siden") == 5
    assert "og 1 til" in page
    assert 'href="/tavler"' not in page, "that page is not theirs"


def test_this_weeks_vote_is_not_told_before_it_is_over(hang: Hang, centre: Centre, unit: str, time: Time) -> None:
    wall = hang("north")
    meet(wall, 0, (9, 0, 1))
    wall.settle()
    visitor = person(centre, unit)
    assert "godt" not in visitor.get("/enheter").text.split("<tbody>")[1]
    assert "Ordene som tabell" not in visitor.get(f"/enhet/{unit}").text
    time.pass_(days=7)
    assert " klart godt<" in person(centre, unit, name="Ola").get("/enheter").text


@pytest.mark.parametrize("counts", [(1, 1, 0), (3, 0, 0)])
def test_too_few_votes_are_told_nowhere(hang: Hang, centre: Centre, unit: str, counts: tuple[int, int, int]) -> None:
    wall = hang("north")
    wall.write(Fact("goal", "g", {"slot": 0, "text": "Vi rekker det", "since": 1_790_000_000_001}))
    meet(wall, 1, counts)
    wall.settle()
    visitor = person(centre, unit)
    assert "for få la ball, vises ikke" in visitor.get("/enheter").text.split("<tbody>")[1]
    assert '<td colspan="2">for få la ball, vises ikke</td>' in visitor.get(f"/enhet/{unit}").text


def test_who_is_responsible_is_told_where_the_organisation_lets_names_out(
    hang: Hang, centre: Centre, unit: str
) -> None:
    fill(hang("north"))
    set_organisation(centre, names=True)
    assert "Lise" in person(centre, unit).get(f"/enhet/{unit}").text


@pytest.mark.parametrize(
    ("asked", "said", "status"),
    [
        ("fra=2026-W40&til=2026-W30", "Perioden slutter før den begynner", 422),
        ("fra=i+fjor", "Feltet «Periode»", 422),
        ("fra=2026-W99&til=2026-W99", "Feltet «Periode»", 422),
        ("fra=1900-W01&til=2026-W40", "Perioden", 422),
        ("fra=2026-W40", "Trivsel, uke 40", 200),
    ],
)
def test_a_period_that_is_none_is_answered_with_a_sentence(
    hang: Hang, centre: Centre, unit: str, asked: str, said: str, status: int
) -> None:
    hang("north")
    answer = person(centre, unit).get(f"/enhet/{unit}?{asked}")
    assert (answer.status_code, said in answer.text) == (status, True)


def test_a_unit_without_anything_has_a_page_too(centre: Centre, unit: str) -> None:
    visitor = person(centre, unit)
    for path in (*PAGES, f"/enhet/{unit}"):
        assert visitor.get(path).status_code == 200
    assert "Ingen tavle henger her ennå" in visitor.get(f"/enhet/{unit}").text
    assert "ingen ennå" in visitor.get("/enheter").text


def test_whether_a_board_lives_is_told_with_what_usually_helps(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang("north")
    meet(wall, 5)
    for n in range(3):
        wall.write(Fact("card", f"c{n}", {"title": "x", "stage": "do", "moved": START_MS - (5 + n) * WEEK_MS}))
    wall.settle()
    page = person(centre, unit).get("/tavlehelse").text
    signs = ("Lenge siden møte", "Ingenting kontrollert", "Kort uten ansvarlig", "Kort uten frist", "«Virket det?»")
    assert all(sign in page for sign in signs)
    assert ">3 kort<" in page
    assert "Ikke begynt" not in page


def test_a_unit_that_has_not_begun_is_helped_to_begin(centre: Centre, unit: str) -> None:
    page = person(centre, unit).get("/tavlehelse").text
    assert "Ikke begynt ennå" in page
    assert "Lenge siden møte" not in page


def test_a_leader_sees_the_own_unit_alone(hang: Hang, centre: Centre, unit: str) -> None:
    fill(hang("north"))
    sister = centre.do(lambda tx: found_unit(tx, tx.scalar(select(organisations.c.public)), "Renovasjon", START_MS))
    leader = person(centre, unit, Role.LEADER)
    for path in PAGES:
        page = leader.get(path).text
        assert "Hjemmetjenesten nord" in page
        assert "Renovasjon" not in page
    assert leader.get(f"/enhet/{unit}").status_code == 200
    assert leader.get(f"/enhet/{sister}").status_code == 404
    assert "Renovasjon" in person(centre, unit).get("/enheter").text


def test_another_organisations_unit_is_as_one_that_is_not_there(centre: Centre, unit: str) -> None:
    other = centre.unit("Annet sted")
    visitor = person(centre, unit)
    assert "Annet sted" not in visitor.get("/enheter").text
    theirs, nobodys = visitor.get(f"/enhet/{other}"), visitor.get("/enhet/finnes-ikke")
    assert (theirs.status_code, theirs.text) == (404, nobodys.text.replace("/enhet/finnes-ikke", f"/enhet/{other}"))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR, Role.LEADER])
def test_who_reads_boards_reads_these_pages_and_changes_nothing(
    hang: Hang, centre: Centre, unit: str, role: Role
) -> None:
    fill(hang("north"))
    before = centre.log(unit)
    visitor = person(centre, unit, role)
    for path in (*PAGES, f"/enhet/{unit}"):
        page = visitor.get(path)
        assert page.status_code == 200
        forms = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', page.text)
        assert forms == ["/logg-ut", "/sprak"]
    assert centre.log(unit) == before


def test_an_operator_sees_no_content_of_any_board(hang: Hang, centre: Centre, unit: str) -> None:
    fill(hang("north"))
    operator = person(centre, unit, Role.OPERATOR)
    for path in (*PAGES, f"/enhet/{unit}"):
        answer = operator.get(path)
        assert answer.status_code == (303 if path == "/" else 403)
        assert "Nøkkelbokser" not in answer.text


def test_nobody_who_is_not_signed_in_sees_anything(centre: Centre, unit: str) -> None:
    for path in (*PAGES, f"/enhet/{unit}"):
        assert Visitor(centre).get(path).status_code == 303


def test_html_in_every_text_is_shown_as_text(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang("north")
    wall.write(Fact("unit", "unit", {"name": NASTY[:40], "labels": [NASTY[:40]] * 6}))
    wall.write(Fact("goal", "g", {"slot": 0, "text": NASTY, "since": 1_790_000_000_001}))
    meet(wall, 1)
    card = {"title": NASTY, "stage": "do", "moved": 1_790_000_000_001, "responsible": NASTY[:40]}
    wall.write(Fact("card", "c", card))
    wall.write(
        Fact(
            "gain",
            "x",
            {"subject": "c", "title": NASTY, "note": NASTY, "hours_per_week": 1, "made": 1_790_000_000_001},
        )
    )
    wall.settle()
    set_organisation(centre, names=True, name=NASTY)
    visitor = person(centre, unit, name=NASTY)
    for path in (*PAGES, f"/enhet/{unit}"):
        page = visitor.get(path).text
        assert "<script" not in page
        assert "<b>" not in page
        assert "&lt;script&gt;" in page
