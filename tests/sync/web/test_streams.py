"""Verdistrømmer: what a stream comes to on its wall is what the centre says, unit by unit and together; and one can
be read whole."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from board.kinds.gain.index import fte
from board.kinds.stream.compare import differences
from board.kinds.stream.index import Streams, sums
from board.kinds.stream.ready import HangReady
from sync.server.access.rule import Role
from sync.server.reports import indicators, streams
from sync.server.tenants import found_unit
from tests.sync.papers import DIVISOR, STREAM, do, lay_out, measure_again
from tests.sync.places import Centre, Time, Wall
from tests.sync.reports.test_gains import number
from tests.sync.web.office import person

Hang = Callable[..., Wall]
DAY = date(2027, 1, 15)
"""The tests' day; it is Friday."""


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\xa0", " ").split())


def hung(hang: Hang, time: Time) -> Wall:
    made = hang("north")
    lay_out(made)
    time.pass_(days=1)
    measure_again(made, DAY)
    made.settle()
    return made


@pytest.fixture
def wall(hang: Hang, time: Time) -> Wall:
    return hung(hang, time)


def test_the_centre_says_of_a_stream_what_its_wall_says(centre: Centre, unit: str, wall: Wall) -> None:
    board = do(wall)
    stream = board.of(Streams).get(STREAM)
    assert stream
    (line,) = centre.do(lambda tx: streams.of_units(tx, 1, centre.time()))[number(centre, unit)]
    assert (line.lead, line.ideal_lead) == (sums(board, stream).lead, sums(board, stream, "ideal").lead)
    found = differences(board, stream)
    assert line.sums.freed == pytest.approx(sum(one.hours for one in found))
    assert line.sums.freed_fte == pytest.approx(fte(line.sums.freed, DIVISOR))
    assert (line.sums.differences, line.sums.cards) == (len(found), 2)
    assert (line.sums.realised, line.sums.realised_fte) == (board.gains.realised_hours, board.gains.realised_fte)
    assert [round(hours, 1) for hours in (line.sums.now, line.sums.ideal, line.sums.freed)] == [23.6, 11.7, 11.9]


def test_the_overview_adds_up_over_the_units(centre: Centre, unit: str, wall: Wall, hang: Hang) -> None:
    owner = centre.do(lambda tx: tx.exec_driver_sql("SELECT public FROM organisations").scalar())
    other = hang("east", centre.do(lambda tx: found_unit(tx, owner, "Hjemmetjenesten øst", centre.time())))
    do(other, HangReady("late", "new-medicine"))
    other.settle()
    said = words(person(centre, unit).get("/verdistrommer").text)
    stream = "Ny medisin: fra visitt til beboeren får den"
    assert f"{stream} 23,6 11,7 11,9 0,34 3 døgn 23 t 1 døgn 1,5 t 2 av 9 3,0 0,08" in said
    assert f"Hjemmetjenesten øst 23,6 23,6 0,0 0,00 – 0,0 0,00 {stream} 23,6 – – – 3 døgn 23 t – – 0,0 0,00" in said
    assert "Til sammen 47,2 35,3 11,9 0,34 2 av 9 3,0 0,08" in said


def test_a_stream_is_read_whole(centre: Centre, unit: str, wall: Wall) -> None:
    said = words(person(centre, unit).get(f"/verdistrommer/{unit}/{STREAM}").text)
    assert "Skrive av visittnotatet Sykepleier Tidstyv 2 t 9 min 20 80 % 3,0 faller bort 0" in said
    assert "Dobbeltkontroll Sykepleier Nødvendig 3 t 5 min × 2 pers. 20 97 % 3,3" in said
    assert "Signere på nettbrettet Endres 2,7 60 min mindre Forslag 2,67 –" in said
    assert "Skrive av visittnotatet Faller bort 3,0 2 t mindre Forslag 3,00 3,00 borte" in said
    assert "Riktig hele veien 43 % 63 % 0,95 × 0,80 × 0,90 × 0,90 × 0,85 × 0,95 × 0,97 × 0,99 × 0,90" in said
    assert "Timer i uka 23,6 11,7 Minutter × personer × ganger i uka, lagt sammen: 1 415 min : 60" in said
    assert "Årsverk 0,66 0,33 23,6 timer : 35,5 timer" in said
    assert "Takt 2 t 2 t 40 timer : 20 ganger i uka." in said


def test_its_steps_stand_over_a_ladder_that_is_told_in_words_too(centre: Centre, unit: str, wall: Wall) -> None:
    page = person(centre, unit).get(f"/verdistrommer/{unit}/{STREAM}").text
    told = (
        "9 steg på veien. Lengst er ventingen før «Sjekke leveransen» (2 døgn), «Bestille hos apoteket» (18 t), "
        "«Gi medisinen og forklare» (14 t). 3 av 9 steg er tidstyver: 24 av 62 minutter arbeid."
    )
    drawn, ideal = re.findall(r'<svg class="ladder".*?</svg>\s*</div>', page, re.S)
    assert told in words(page)
    assert f'aria-label="{told}"' in drawn.replace("\xa0", " ")
    assert drawn.count('<rect x="') - drawn.count("url(#venter)") == 9
    assert drawn.count("url(#venter)") == 3, "the longest waits"
    assert "5 min × 2" in words(drawn)
    assert "endres" not in words(drawn)
    assert ideal.count("url(#venter-ideelt)") == 3
    assert "6 steg på veien. 3 steg faller bort: «Skrive av visittnotatet», «Lete etter medisinlista»" in words(page)
    assert words(ideal).count("endres") == ideal.count('stroke-width="2.5"/><text') == 6
    assert "Skrive av visittnotatet" not in words(ideal)
    assert page.count('id="venter') == 2
    kept = re.findall(r'<a download href="([^"]*)"', page)
    assert len(kept) == len({*kept}) == 6, "of drawings that are called alike each is kept"


def test_a_card_is_told_of_from_the_day_after_it_was_made(centre: Centre, unit: str, hang: Hang, time: Time) -> None:
    wall = hang("north")
    lay_out(wall)
    wall.settle()
    path = f"/verdistrommer/{unit}/{STREAM}"
    assert "0 av 9 forskjeller er blitt kort" in words(person(centre, unit).get(path).text)
    time.pass_(days=1)
    assert "2 av 9 forskjeller er blitt kort" in words(person(centre, unit, name="Ola").get(path).text)


def test_more_units_ask_the_database_nothing_more(centre: Centre, unit: str, wall: Wall, hang: Hang) -> None:
    def asked() -> int:
        told: list[str] = []
        engine = centre.core.database.engine
        event.listen(engine, "before_cursor_execute", listener := lambda *said: told.append(said[2]))
        centre.do(lambda tx: (streams.of_units(tx, 1, centre.time()), indicators.of_units(tx, 1)))
        event.remove(engine, "before_cursor_execute", listener)
        return len(told)

    owner = centre.do(lambda tx: tx.exec_driver_sql("SELECT public FROM organisations").scalar())
    few = asked()
    for name in ("øst", "vest"):
        other = hang(name, centre.do(lambda tx, n=name: found_unit(tx, owner, n, centre.time())))
        do(other, HangReady("late", "new-medicine"))
        other.settle()
    assert asked() == few


def test_a_stream_of_others_is_not_there(centre: Centre, unit: str, wall: Wall) -> None:
    theirs = centre.unit("Sykehjemmet")
    path = f"/verdistrommer/{unit}/{STREAM}"
    answers: dict[Any, int] = {role: person(centre, unit, role).get(path).status_code for role in Role}
    readers = {Role.COORDINATOR, Role.LEADER, Role.ADVISER, Role.AUDITOR}
    assert answers == {role: 200 if role in readers else 403 for role in Role}
    for role in (Role.COORDINATOR, Role.LEADER):
        stranger = person(centre, theirs, role)
        assert stranger.get(path).status_code == 404
        assert "Ny medisin" not in stranger.get("/verdistrommer").text
    assert person(centre, unit, name="Ola").get(f"/verdistrommer/{unit}/none").status_code == 404
    assert person(centre, theirs, name="Ola").get(f"/verdistrommer/{theirs}/{STREAM}").status_code == 404
