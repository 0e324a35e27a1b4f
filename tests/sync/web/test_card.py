"""Kort: all of a card can be read by whoever may see its unit, but not what it was born of, and of no moment more
than its day."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from board.calendar import day
from board.log.change import Fact
from sync.server.access.rule import RULE, Right, Role
from tests.sync.papers import CALM, CARDS, STREAM, lay_out
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.web.office import person, set_organisation
from tests.sync.web.test_reports import NASTY, meet
from tests.sync.web.test_streams import hung, words

Hang = Callable[..., Wall]
DAY_MS = 86_400_000
AGO_MS = START_MS - 40 * DAY_MS
TOLD = {
    "title": "Nøkkelbokser hos alle", "problem": "Vi leter", "target": "Ingen leting", "responsible": "Lise",
    "deadline": "2027-06-01", "stage": "suggestion", "created": AGO_MS, "moved": AGO_MS, "effort": 1, "impact": 2,
    "why1": "Nøklene henger i skapet", "why2": "Skapet er fullt", "measured": "Minutter om dagen",
    "measure_goal": 5.0, "topic": "workload", "goal": "g", "week": "2026-W47", "indicator": "i", "position": "a0",
}  # fmt: skip


def hang_up(hang: Hang) -> Wall:
    wall = hang("north")
    wall.write(Fact("card", "c", TOLD))
    for n, stage in enumerate(("plan", "do", "plan", "do", "check")):
        wall.write(Fact("card", "c", {"stage": stage, "moved": AGO_MS + (n + 1) * DAY_MS}))
    values = [(0, "before", 40.0), (3, "during", 20.0), (9, "after", 6.0)]
    for at, phase, value in values:
        taken = str(day(AGO_MS + at * DAY_MS))
        wall.write(Fact("measure", f"m{at}", {"card": "c", "taken": taken, "phase": phase, "value": value}))
    found = {"subject": "c", "hours_per_week": 7.5, "made": AGO_MS + DAY_MS, "owner": "Lise"}
    won = found | {"state": "realised", "day": str(day(AGO_MS)), "note": "Mer tid ute", "use": "quality"}
    fell = won | {"hours_per_week": 2.5, "made": AGO_MS + 20 * DAY_MS, "reason": "To bokser er borte"}
    wall.write(
        Fact("gain", "g1", found), Fact("gain", "g2", won | {"made": AGO_MS + 2 * DAY_MS}), Fact("gain", "g3", fell)
    )
    better = {"subject": "c", "measured": "klager i måneden", "before": 11.0, "value": 4.0, "day": str(day(AGO_MS))}
    wall.write(Fact("quality", "q", better | {"state": "realised", "made": AGO_MS + DAY_MS}))
    wall.settle()
    return wall


def test_the_tree_of_a_card_is_read_whole_with_its_way_and_its_cause_however_deep(
    hang: Hang, centre: Centre, unit: str
) -> None:
    wall = hang_up(hang)
    deep = [Fact("why", f"w{n}", {"card": "c", "parent": f"w{n - 1}", "text": f"Dyp {n}"}) for n in range(200)]
    wall.write(
        *deep, Fact("why", "x", {"card": "c", "parent": "w1", "text": "Nøkkelskapet er lite", "cause": AGO_MS})
    )
    wall.write(Fact("card", "x", {"title": "Større skap", "created": AGO_MS, "moved": AGO_MS}))
    wall.settle()
    reader = person(centre, unit)
    page = reader.get(f"/enhet/{unit}/kort/c").text
    said = words(page)
    assert "Årsaken: Nøkkelskapet er lite" in said
    assert "Dyp 199" in said
    assert "Skapet er fullt" in said, "what a wall without trees wrote"
    assert page.count(' way"') == 3
    born = reader.get(f"/enhet/{unit}/kort/x").text
    assert f'<a href="/enhet/{unit}/kort/c">Nøkkelbokser hos alle</a>' in born


def test_a_card_is_read_whole(hang: Hang, centre: Centre, unit: str) -> None:
    hang_up(hang)
    page = person(centre, unit).get(f"/enhet/{unit}/kort/c").text
    said = words(page)
    for text in (
        "Nøkkelbokser hos alle",
        "Vi leter",
        "Ingen leting",
        "Arbeidsmengde og tidspress",
        "Minutter om dagen",
    ):
        assert text in said
    assert "liten innsats, stor effekt" in said
    assert "5 × hvorfor Skriv ut A3 1 Nøklene henger i skapet 2 Skapet er fullt" in said
    assert "7,50 37,5 0,20" in said
    assert "2,50 37,5 0,07 Økt kvalitet" in said
    assert "5 timer er falt bort: To bokser er borte" in said
    assert "11 → 4 klager i måneden" in said
    assert "før 40" in said
    assert "etter 6" in said
    assert 'aria-label="Minutter om dagen: fra 40 til 6, mål 5"' in page
    assert "ikke tilfeldig" not in page, "of three values nothing is claimed"
    assert f'href="/enhet/{unit}/kort/c"' in person(centre, unit, name="Ola").get(f"/enhet/{unit}").text
    assert f'href="/enhet/{unit}/kort/c"' in person(centre, unit, name="Kari").get(f"/gevinster/{unit}").text


def test_its_way_over_the_board_is_told_by_days(hang: Hang, centre: Centre, unit: str) -> None:
    hang_up(hang)
    way = words(person(centre, unit).get(f"/enhet/{unit}/kort/c").text.split('id="vei"')[1].split("</ol>")[0])
    stages = [stage for stage in way.split() if stage in ("Forslag", "Planlegge", "Utføre", "Kontrollere")]
    assert stages == ["Forslag", "Planlegge", "Utføre", "Planlegge", "Utføre", "Kontrollere"]
    assert "kl." not in way


def test_each_card_leads_to_the_next_on_the_board_and_back_to_its_unit(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang("north")
    for n, stage in enumerate(("suggestion", "suggestion", "plan")):
        at = {"created": AGO_MS, "moved": AGO_MS + n * DAY_MS}
        wall.write(Fact("card", f"c{n}", {"title": f"Kort {n}", "stage": stage} | at))
    wall.settle()
    inger, way = person(centre, unit), []
    found = [f"/enhet/{unit}/kort/c0"]
    while found:
        way += found
        page = inger.get(found[0]).text
        assert f'<a href="/enhet/{unit}">Hjemmetjenesten nord</a>' in page
        found = re.findall(r'href="([^"]+)">Neste kort', page)
    assert way == [f"/enhet/{unit}/kort/c{n}" for n in range(3)]


def test_a_move_that_was_undone_was_none(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang_up(hang)
    back = {"stage": "do", "moved": AGO_MS + 4 * DAY_MS}
    wall.write(Fact("card", "c", back))
    wall.settle()
    way = words(person(centre, unit).get(f"/enhet/{unit}/kort/c").text.split('id="vei"')[1].split("</ol>")[0])
    assert "Kontrollere" not in way


def test_what_a_card_was_born_of_is_not_told(hang: Hang, centre: Centre, unit: str) -> None:
    """Two cards of one meeting, one from a red vase and one thought of, are told of alike."""
    wall = hang("north")
    meet(wall, 1)
    began = START_MS - 7 * DAY_MS
    began = int(datetime.fromtimestamp(began / 1000, UTC).replace(hour=12, minute=40).timestamp()) * 1000
    for id_, more in (("red", {"goal": "g", "week": "2027-W01"}), ("thought", {})):
        wall.write(Fact("card", id_, {"title": "Likt", "created": began, "moved": began, **more}))
    wall.settle()
    inger = person(centre, unit)
    pages = {id_: inger.get(f"/enhet/{unit}/kort/{id_}").text.replace(id_, "") for id_ in ("red", "thought")}
    beside = re.compile(r'<a class="block quiet"[^>]*>(‹ Forrige kort|Neste kort ›)</a>')
    pages = {id_: beside.sub("", page) for id_, page in pages.items()}  # each is beside the other, by their ids
    assert pages["red"] == pages["thought"]


def test_who_is_responsible_is_told_where_the_organisation_lets_names_out(
    hang: Hang, centre: Centre, unit: str
) -> None:
    hang_up(hang)
    assert "Lise" not in person(centre, unit).get(f"/enhet/{unit}/kort/c").text
    set_organisation(centre, names=True)
    said = words(person(centre, unit, name="Ola").get(f"/enhet/{unit}/kort/c").text)
    assert "Ansvarlig Lise" in said
    assert "Følger opp gevinsten Lise" in said


def test_a_card_of_a_stream_and_the_stream_lead_to_each_other(
    hang: Hang, centre: Centre, unit: str, time: Time
) -> None:
    hung(hang, time)
    inger = person(centre, unit)
    assert f'href="/enhet/{unit}/kort/{CARDS[0]}"' in inger.get(f"/verdistrommer/{unit}/{STREAM}").text
    page = inger.get(f"/enhet/{unit}/kort/{CARDS[0]}").text
    assert f'href="/verdistrommer/{unit}/{STREAM}"' in page
    assert "faller bort, 3,0 timer i uka" in words(page)


def test_a_card_is_there_from_the_day_after_it_was_made(hang: Hang, centre: Centre, unit: str, time: Time) -> None:
    wall = hang("north")
    wall.write(Fact("card", "c", {"title": "Kjelen", "created": time(), "moved": time()}))
    wall.settle()
    assert person(centre, unit).get(f"/enhet/{unit}/kort/c").status_code == 404
    time.pass_(days=1)
    assert person(centre, unit, name="Ola").get(f"/enhet/{unit}/kort/c").status_code == 200


def test_no_link_leads_to_a_card_that_is_not_told_of_yet(hang: Hang, centre: Centre, unit: str, time: Time) -> None:
    wall = hang("north")
    lay_out(wall)
    wall.write(Fact("card", "c", {"title": "Kjelen", "created": time(), "moved": time()}))
    found = {"subject": "c", "title": "Kjelen", "hours_per_week": 7.5, "made": time()}
    won = found | {"state": "realised", "day": str(day(time())), "note": "Ro", "made": time() + 1}
    fell = won | {"hours_per_week": 2.5, "made": time() + 2, "reason": "Borte"}
    better = {"subject": "c", "title": "Kjelen", "note": "Roligere", "state": "realised", "day": str(day(time()))}
    wall.write(*(Fact("gain", f"g{n}", said) for n, said in enumerate((found, won, fell))))
    wall.write(Fact("quality", "q", better | {"made": time()}))
    wall.settle()
    stream = f"/verdistrommer/{unit}/{STREAM}"
    told_on = {"/gevinster": {"c"}, f"/gevinster/{unit}": {"c", *CARDS}, f"/enhet/{unit}": {"c", *CARDS}}
    told_on |= {"/verdistrommer": set(), stream: {*CARDS}}
    for name, cards_told in (("Inger", False), ("Ola", True)):
        visitor = person(centre, unit, name=name)
        pages = {path: visitor.get(path).text for path in told_on}
        named = {path for path in told_on if "Kjelen" in pages[path]}
        assert named == ({path for path in told_on if "c" in told_on[path]} if cards_told else set())
        freed = re.search(r"([\d,]+)</bdi>\s*timer i uka er frigjort", pages["/gevinster"])
        assert freed
        assert freed[1] == ("2,5" if cards_told else "0"), "what a card gains is told with it"
        links = {
            path: {*re.findall(r'href="(/(?:enhet|gevinster|verdistrommer)[^"#]*)"', pages[path])} for path in pages
        }
        assert {to for some in links.values() for to in some if visitor.get(to).status_code != 200} == set()
        cards = {path: {to.split("/kort/")[1] for to in some if "/kort/" in to} for path, some in links.items()}
        assert cards == {path: some if cards_told else set() for path, some in told_on.items()}
        time.pass_(days=1)


def test_one_that_was_taken_down_says_so(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang_up(hang)
    wall.write(Fact("card", "c", {"archived": True}))
    wall.settle()
    assert "Kortet er tatt ned fra tavla" in person(centre, unit).get(f"/enhet/{unit}/kort/c").text


def test_what_people_write_is_text(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang("north")
    texts = dict.fromkeys(("title", "problem", "target", "why1", "measured"), NASTY)
    wall.write(Fact("card", "c", {**texts, "created": AGO_MS}))
    wall.settle()
    page = person(centre, unit).get(f"/enhet/{unit}/kort/c").text
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("role", list(Role))
def test_a_card_of_others_is_not_there(hang: Hang, centre: Centre, unit: str, role: Role) -> None:
    hang_up(hang)
    theirs = centre.unit("Sykehjemmet")
    expected = 404 if Right.READ in RULE[role] else 403
    assert person(centre, theirs, role).get(f"/enhet/{unit}/kort/c").status_code == expected
    assert person(centre, theirs, role, name="Ola").get(f"/enhet/{theirs}/kort/c").status_code == expected
    assert person(centre, unit, role).get(f"/enhet/{unit}/kort/c").status_code == (403 if expected == 403 else 200)


def test_of_many_values_a_change_is_told_as_on_the_wall(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang("north")
    wall.write(Fact("card", "c", {"title": "Ro", "created": AGO_MS, "measured": "Avbrudd"}))
    for n, value in enumerate(CALM):
        taken, phase = str(day(AGO_MS + n * DAY_MS)), "before" if n < 12 else "after"
        wall.write(Fact("measure", f"m{n}", {"card": "c", "taken": taken, "phase": phase, "value": float(value)}))
    wall.settle()
    said = words(person(centre, unit).get(f"/enhet/{unit}/kort/c").text)
    assert "Dette er en endring, ikke tilfeldig. De 12 siste er under midten." in said
