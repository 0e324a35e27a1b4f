"""Innføring at the centre: what a coordinator enters and what walls tell, as one register; nothing that was entered
is written over, and what somebody filled in is never lost."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import func, select, update

from board.kinds.introduction.commands import BeginIntroduction, SayDone
from board.kinds.introduction.plan import day_key
from sync.server import tenants
from sync.server.access.rule import Role
from sync.server.closing import close_unit, forget_unit
from sync.server.db.tables import audit, organisations, people, training
from sync.server.training import Registered, enter
from tests.sync.papers import do
from tests.sync.places import Centre, Time, Wall
from tests.sync.pull.readers import Reader
from tests.sync.web.office import Visitor, person, set_organisation
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]
TODAY = date(2027, 1, 15)
NOTHING = ["", "", "", "", "", ""]


def form(visitor: Visitor, unit: str, **fields: Any) -> Any:
    """Send the form of a unit as its page has it, with these fields written."""
    page = visitor.get(f"/innforing/{unit}").text
    saw = page.split('name="saw" value="')[1].split('"')[0]
    return visitor.post(f"/innforing/{unit}", f"/innforing/{unit}", **({"saw": saw, "day": NOTHING} | fields))


def keep(centre: Centre, unit: str, wanted: Registered) -> None:
    centre.do(lambda tx: enter(tx, tenants.unit_number(tx, unit), wanted, centre.time()))


def lines(centre: Centre) -> int:
    return int(centre.do(lambda tx: tx.scalar(select(func.count()).select_from(training))))


def more_units(centre: Centre, names: list[str]) -> list[str]:
    owner = centre.do(lambda tx: tx.scalar(select(organisations.c.public)))
    return [centre.do(lambda tx, n=name: tenants.found_unit(tx, owner, n, centre.time())) for name in names]


def printed(visitor: Visitor, address: str) -> str:
    answer = visitor.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


def test_forty_three_of_seventy_six_units_are_trained(centre: Centre, unit: str) -> None:
    units = [unit, *more_units(centre, [f"Enhet {n:02}" for n in range(2, 77)])]
    for n, one in enumerate(units[:43]):
        keep(centre, one, Registered(trained=date(2011 + n % 7, 12, 31)))
    for n, one in enumerate(units[43:46]):
        keep(centre, one, Registered(waiting=date(2026, 12, 3 - n), advisers={"Turid": TODAY}))
    person(centre, units[46], Role.ADVISER, "Geir Lund", also=[units[47]])
    person(centre, units[48], Role.ADVISER, "Kari Berg")
    person(centre, units[49], Role.ADVISER, "Kari Dahl", also=[units[50]])
    keep(centre, units[50], Registered(advisers={"Kari": TODAY}))
    keep(centre, units[51], Registered(advisers={"Geir": TODAY, "Kari": TODAY}))
    keep(centre, units[46], Registered(days={1: date(2027, 1, 5)}, waiting=date(2026, 11, 1)))
    ola = person(centre, unit)
    said = words(ola.get("/innforing").text)
    assert "43 av 76 enheter er opplært 1 enhet er på vei 3 enheter venter 1 kursdag holdt i 2027" in said
    assert "Venteliste Enhet 46 , siden 1. desember 2026 Enhet 45 , siden 2. desember 2026 Enhet 44 ," in said
    assert "Turid Enhet 44 , Enhet 45 , Enhet 46" in said
    assert "Geir Enhet 47 , Enhet 48 , Enhet 52" in said, "whoever has an account follows without being entered"
    assert "Kari Enhet 49 Kari Enhet 50 , Enhet 51 Kari Enhet 52" in said, "two of one name are two"
    assert "2017 6 43 av 76 2016 6 37 av 76" in said, "by the end of each year"
    said = printed(ola, "/rapporter/innforing")
    assert "43 av 76 enheter er opplært" in said
    assert all(f"Enhet {n:02}" in said for n in range(2, 77))
    assert "43 av 76 enheter er opplært i modellen." in printed(ola, "/rapporter/aar?year=2026")
    assert "37 av 76 enheter er opplært i modellen." in printed(ola, "/rapporter/aar?year=2016")
    sheet = load_workbook(io.BytesIO(ola.get("/gevinster.xlsx").content))["Opplærte enheter"]
    assert [cell.value for cell in sheet[8]] == [2017, 6, 43, 76], "the figures followed"
    centre.do(lambda tx: close_unit(tx, tenants.unit_number(tx, units[0]), centre.time()))
    centre.do(lambda tx: tx.execute(update(people).where(people.c.name == "Geir Lund").values(closed_ms=1)))
    said = words(ola.get("/innforing").text)
    assert "42 av 75 enheter er opplært" in said, "of those that go on"
    assert "Geir Enhet 52 Kari" in said, "whose account is closed follows where that was entered"


def test_what_walls_tell_and_what_is_entered_are_one_register(centre: Centre, unit: str, hang: Hang) -> None:
    wall = hang("north")
    do(wall, BeginIntroduction(), SayDone((day_key(1), day_key(2), "goals")))
    wall.settle()
    inger = person(centre, unit)
    assert "0 av 1 enheter er opplært 1 enhet er på vei" in words(inger.get("/innforing").text)
    said = words(inger.get(f"/innforing/{unit}").text)
    assert "Enheten er på vei. Den begynte på de ti første ukene på tavla 15. januar 2027." in said
    assert (
        "Kursdag 1: 15. januar 2027 (fra tavla) Kursdag 2: 15. januar 2027 (fra tavla) Kursdag 3: ikke holdt" in said
    )
    days = ["12.1.2027", "", "13.1.2027", "13. januar", "2027-01-14", ""]
    assert form(inger, unit, day=days, advisers="Turid,  Geir  Ove, Turid").status_code == 303
    said = words(inger.get(f"/innforing/{unit}").text)
    assert "Kursdag 1: 12. januar 2027 Kursdag 2: 15. januar 2027 (fra tavla)" in said, "what was entered holds"
    assert "Leanveileder: Geir Ove, Turid." in said
    do(wall, SayDone((day_key(6),)))
    wall.settle()
    assert "1 av 1 enheter er opplært" in words(inger.get("/innforing").text), "all six days were held"
    do(wall, SayDone((day_key(6),), done=False))
    wall.settle()
    assert "0 av 1 enheter er opplært" in words(inger.get("/innforing").text)


def test_several_units_are_entered_at_once_and_a_slip_loses_none_of_the_ticks(centre: Centre, unit: str) -> None:
    some = [unit, *more_units(centre, ["Solbakken", "Lillevik", "Moen"])]
    inger = person(centre, unit)
    form(inger, unit, advisers="Turid")
    for wrong in ("", "i fjor", "16.1.2027"):
        answer = inger.post("/innforing", "/innforing", trained=wrong, unit=some[:3])
        assert (answer.status_code, answer.text.count(" checked>"), lines(centre)) == (422, 3, 1)
    assert inger.post("/innforing", "/innforing", trained="4.1.2027").status_code == 422
    assert inger.post("/innforing", "/innforing", trained="4.1.2027", unit=some[:3]).status_code == 303
    said = words(inger.get("/innforing").text)
    assert "3 av 4 enheter er opplært" in said
    assert "Turid Hjemmetjenesten nord" in said, "what stood there stands"
    theirs = centre.unit("Sykehjemmet")
    assert inger.post("/innforing", "/innforing", trained="4.1.2027", unit=[some[3], theirs]).status_code == 404
    assert "3 av 4 enheter er opplært" in words(inger.get("/innforing").text), "all of them or none"


WRONG = [
    ({"trained": "i fjor høst"}, "Opplært: «i fjor høst» er ikke en dato. Skriv for eksempel 4.3.2026."),
    ({"day": ["", "", "31.2.2026", "", "", ""]}, "Kursdag 3: «31.2.2026» er ikke en dato."),
    ({"waiting": "16.1.2027"}, "Venter siden: den dagen har ikke vært ennå."),
    ({"advisers": "Turid, " + "x" * 41}, "Leanveileder: høyst 8 navn på 40 tegn, med komma mellom."),
    ({"saw": "7"}, "En annen endret dette imens."),
]


@pytest.mark.parametrize(("fields", "sentence"), WRONG, ids=lambda told: str(told)[:20])
def test_what_cannot_be_kept_comes_back_in_its_form_with_why(
    centre: Centre, unit: str, fields: dict[str, Any], sentence: str
) -> None:
    answer = form(person(centre, unit), unit, **({"day": ["4.1.2027", *NOTHING[1:]], "advisers": "Geir"} | fields))
    assert answer.status_code in (409, 422)
    assert sentence in words(answer.text)
    written = [*fields.get("day", ["4.1.2027"]), fields.get("trained", ""), fields.get("advisers", "Geir")]
    assert all(f'value="{text}"' in answer.text for text in written if text), "what was written stands in it"
    assert lines(centre) == 0


def test_no_line_is_written_over_and_a_leanveileder_who_follows_nobody_is_forgotten(
    centre: Centre, unit: str, time: Time
) -> None:
    inger, (other,) = person(centre, unit), more_units(centre, ["Solbakken"])
    for fields in ({"trained": "4.1.2027"}, {"trained": "5.1.2027", "advisers": "Turid"}, {"trained": "5.1.2027"}):
        assert form(inger, unit, **fields).headers["location"] == f"/innforing/{unit}?sagt=lagret"
        time.pass_(s=60)
    page = words(inger.get(f"/innforing/{unit}").text)
    assert "Opplært 5. januar 2027 15. januar 2027: Opplært 4. januar 2027" in page, "both, the latest first"
    assert "Turid" not in page, "nothing of a person outlasts what they do here"
    before = lines(centre)
    assert form(inger, unit, trained="5. januar 2027").status_code == 303
    assert lines(centre) == before, "the same is no new line"
    for public in (unit, other):
        form(inger, public, advisers="Geir")
    form(inger, unit)
    page = words(inger.get(f"/innforing/{unit}").text)
    assert "Leanveileder Geir er tatt bort" in page, "he follows another unit still"
    noted = centre.do(lambda tx: tx.scalars(select(audit.c.about).where(audit.c.what == "register_entered")).all())
    assert (len(noted), {*noted}) == (6, {"Hjemmetjenesten nord", "Solbakken"}), "and the account names nobody"
    centre.do(lambda tx: forget_unit(tx, tenants.unit_number(tx, unit)))
    assert lines(centre) == 1


def test_a_coordinator_writes_an_auditor_reads_and_a_leader_sees_the_own_unit(centre: Centre, unit: str) -> None:
    (other,) = more_units(centre, ["Solbakken"])
    who = {role: person(centre, unit, role) for role in Role}
    seen = {role: who[role].get("/innforing") for role in Role}
    readers = {Role.COORDINATOR, Role.LEADER, Role.ADVISER, Role.AUDITOR}
    assert {role for role in Role if seen[role].status_code == 200} == readers
    assert "Solbakken" in seen[Role.AUDITOR].text
    assert "Solbakken" not in seen[Role.LEADER].text
    answers = {role: who[role].get(f"/innforing/{other}").status_code for role in readers}
    assert answers == {Role.COORDINATOR: 200, Role.LEADER: 404, Role.ADVISER: 404, Role.AUDITOR: 200}
    writers = {role for role in Role if "Skriv i registeret" in who[role].get(f"/innforing/{unit}").text}
    assert writers == {Role.COORDINATOR}
    assert "Solbakken" not in printed(who[Role.LEADER], "/rapporter/innforing")
    stranger = person(centre, centre.unit("Sykehjemmet"))
    assert stranger.get(f"/innforing/{unit}").status_code == 404
    assert stranger.post(f"/innforing/{unit}", "/min-side", saw="0", trained="4.1.2027").status_code == 404
    assert lines(centre) == 0


def test_programs_get_the_register_and_names_only_where_they_may_leave(centre: Centre, unit: str, hang: Hang) -> None:
    wall = hang("north")
    do(wall, BeginIntroduction(), SayDone((day_key(2),)))
    wall.settle()
    keep(centre, unit, Registered(days={1: date(2027, 1, 4)}, advisers={"Turid": TODAY}))
    plain = Reader(centre, unit).rows("training")
    told = [(row["what"], row["number"], row["day"], row["from_wall"]) for row in plain]
    assert told == [
        ("day", 1, "2027-01-04", False),
        ("day", 2, "2027-01-15", True),
        ("adviser", 1, "2027-01-15", False),
    ]
    assert "name" not in plain[0]
    set_organisation(centre, names=True)
    named = Reader(centre, unit, names=True, name="Med navn").rows("training", names=True)
    assert [row["name"] for row in named] == [None, None, "Turid"]
    assert [*Reader(centre, unit).rows("introduction_steps")[0].values()].count("2027-01-15") == 1
