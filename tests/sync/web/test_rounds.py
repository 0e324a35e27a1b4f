"""Runder at the centre: counted for all units, read whole in one, printed on A3, told to programs, and the vernerunde
in the documentation of the working environment; who goes is told nowhere."""

from collections.abc import Callable
from datetime import date

import pytest

from board import calendar
from board.kinds.area import AddArea, EditArea, area_id
from board.kinds.round.commands import AnswerQuestion, FinishRound, MakeFinding, PutAway, SayPresent
from board.kinds.round.ready import standing
from board.kinds.round.rewriting import WriteQuestion
from board.local import new_id
from board.log.change import Fact
from sync.server.access.rule import Role
from tests.sync.papers import do
from tests.sync.places import Centre, Time, Wall
from tests.sync.prints.test_reports import pdf
from tests.sync.prints.test_stream import words_of
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]
KITCHEN = area_id("Kjøkkenet")
POINTS = ((4, 3, 3, 3, 3), (4, 2, 2, 2, 2), (2, 2, 2, 2, 1), (2, 2, 2, 1, 1), (1, 1, 1, 1, 1))


@pytest.fixture
def today(time: Time) -> date:
    return calendar.day(time())


@pytest.fixture
def wall(hang: Hang, today: date) -> Wall:
    """A round of the kitchen that came to 50 percent with one finding, one that goes on, and a vernerunde."""
    made = hang("north")
    do(made, AddArea("Kjøkkenet"), EditArea(KITCHEN, who="Torgunn"), AddArea("Lageret"))
    five = [standing("5s-services")[5 * n : 5 * n + 5] for n in range(5)]
    for asked, scores in zip(five, POINTS, strict=True):
        do(made, *(AnswerQuestion("5s", KITCHEN, today, q.id, s) for q, s in zip(asked, scores, strict=True)))
    do(made, MakeFinding("5s", KITCHEN, today, "sustain", five[4][0].id), FinishRound("5s", KITCHEN, today))
    do(made, WriteQuestion("5s", "sort", "Noe helt annet", five[0][0].id))
    do(made, AnswerQuestion("5s", area_id("Lageret"), today, five[0][1].id, 3))
    do(made, PutAway("5s", area_id("Lageret"), today))
    first = standing("safety")[0]
    do(made, SayPresent("safety", "", today, "safety_rep"), AnswerQuestion("safety", "", today, first.id, None))
    do(made, MakeFinding("safety", "", today, "premises", title="Nødutgangen er sperret", card=new_id()))
    do(made, FinishRound("safety", "", today))
    made.settle()
    return made


def test_rounds_are_counted_for_all_units_read_in_one_and_who_goes_is_told_nowhere(
    centre: Centre, unit: str, wall: Wall, time: Time, today: date
) -> None:
    ola = person(centre, unit, name="Ola")
    page = ola.get("/runder").text
    assert "2 2 – 1" in words(page), "areas, rounds; a finding is told of from tomorrow"
    assert "%" not in words(page), "nobody is held against another"
    time.pass_(days=1)
    ola = person(centre, unit, name="Kari")
    assert "2 2 2 1" in words(ola.get("/runder").text)
    page = ola.get(f"/runder/{unit}").text
    assert "80 % 60 % 45 % 40 % 25 % 50 % 1" in words(page).replace("\u00a0", " ")
    assert "Siste runde: Sortere: 80\u00a0%; Systematisere: 60\u00a0%; Skinne: 45\u00a0%" in page
    assert "– – – – – – 1 verneombud" in words(page)
    round_ = f"{KITCHEN}-{today:%Y%m%d}"
    one = words(ola.get(f"/runder/{unit}/{round_}").text)
    assert "Bare det vi bruker, står framme 4 av 4" in one, "in the words it had"
    assert "Funnene fra forrige runde er fulgt opp Sikre, 1 av 4: Forslag" in one
    away = f"{area_id('Lageret')}-{today:%Y%m%d}"
    assert ola.get(f"/runder/{unit}/{away}").status_code == 404
    card = next(row["card"] for row in Reader(centre, unit).rows("round_findings") if row["part"] == "sustain")
    assert "Funnet på 5S-runden" in words(ola.get(f"/enhet/{unit}/kort/{card}").text)
    assert "1 område står for tur" in words(ola.get(f"/enhet/{unit}").text)
    sheet = " ".join(words_of(one) for one in pdf(ola, "/rapporter/runder?", unit).pages)
    assert "Kjøkkenet" in sheet
    assert "Sikre, 1 av 4" in sheet
    for told in (page, one, sheet, ola.get("/runder").text):
        assert "Torgunn" not in told


def test_a_round_is_read_whatever_another_program_calls_it(
    centre: Centre, unit: str, hang: Hang, time: Time, today: date
) -> None:
    north = hang("north")
    north.write(Fact("area", "a1", {"title": "Lageret", "months": 1}), Fact("round", "r1", {"area": "a1"}))
    north.write(Fact("round", "r1", {"day": today.isoformat(), "ended": today.isoformat()}))
    told = {"round": "r1", "question": "q1", "part": "sort", "text": "Det er ryddig", "score": 2}
    north.write(Fact("roundanswer", "r1-q1", told))
    north.settle()
    read = words(person(centre, unit).get(f"/runder/{unit}/r1").text)
    assert "50 % i alt" in read
    assert "Det er ryddig 2 av 4" in read


def test_a_vernerunde_stands_in_the_documentation_with_roles_and_what_was_done(
    centre: Centre, unit: str, wall: Wall, time: Time, today: date
) -> None:
    time.pass_(days=1)
    ola = person(centre, unit, name="Ola")
    month = f"{today:%Y-%m}"
    read = " ".join(
        words_of(one) for one in pdf(ola, f"/rapporter/arbeidsmiljo?first={month}&last={month}", unit).pages
    )
    assert "Med på runden: verneombud." in read
    assert "Nødutgangen er sperret ikke satt Forslag" in read
    assert "Torgunn" not in read


def test_programs_are_told_of_rounds_and_of_who_goes_only_where_names_may_leave(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    time.pass_(days=1)
    reader = Reader(centre, unit)
    counts = {name: len(reader.rows(name)) for name in ("areas", "rounds", "round_answers", "round_findings")}
    assert counts == {"areas": 2, "rounds": 3, "round_answers": 27, "round_findings": 2}
    assert all("who" not in row for row in reader.rows("areas"))
    applied = [row["score"] for row in reader.rows("round_answers") if row["score"] is not None]
    assert (sum(applied), len(applied)) == (53, 26)


def test_a_unit_leader_reads_the_own_rounds_alone(centre: Centre, unit: str, wall: Wall) -> None:
    answers = {role: person(centre, unit, role, name="Ola").get(f"/runder/{unit}").status_code for role in Role}
    refused = {Role.OPERATOR, Role.NATIONAL}
    assert answers == {role: 403 if role in refused else 200 for role in Role}
    stranger = person(centre, centre.unit("Sykehjemmet"), Role.LEADER)
    assert stranger.get(f"/runder/{unit}").status_code == 404
    assert "Kjøkkenet" not in stranger.get("/runder").text
