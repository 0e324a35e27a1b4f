"""Mål: what a unit measures week by week, judged by the same rules and in the same words as on its wall."""

import re
from collections.abc import Callable

import pytest

from board.calendar import day
from sync.server.access.rule import Role
from tests.sync.papers import CALM, GOAL, aim
from tests.sync.places import Centre, Time, Wall
from tests.sync.web.office import person
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]


def hung(hang: Hang, time: Time, count: int = len(CALM)) -> Wall:
    made = hang("north")
    aim(made, day(time()), CALM[:count])
    made.settle()
    return made


def test_a_change_is_told_in_the_words_of_the_wall(centre: Centre, unit: str, hang: Hang, time: Time) -> None:
    hung(hang, time)
    page = person(centre, unit).get("/mal").text
    said = words(page)
    assert "Medisinrunden skal gå i fred Avbrudd per runde 2 mål: høyst 2" in said
    assert "Dette er en endring, ikke tilfeldig. De 12 siste er under midten." in said
    assert "1 av 1 nådde måltallet sist" in said
    heard = "Medisinrunden skal gå i fred: 24 målinger, fra 6 til 2, midten 6, mål 2"
    assert f'aria-label="{heard}"' in page, "how high it is and where it goes, not where else to look"
    values = re.findall(r'<th scope="row">20\d\d, uke \d+</th><td class="right">(\d)</td>', page)
    assert values == [str(value) for value in reversed(CALM)], "what is drawn stands as numbers below, folded"


def test_a_goal_is_read_whole(centre: Centre, unit: str, hang: Hang, time: Time) -> None:
    hung(hang, time)
    page = person(centre, unit).get(f"/mal/{unit}/{GOAL}").text
    said = words(page)
    assert re.search(r"uke \d+ 4 Gul vest", said), "the phase stands by its week"
    assert len(re.findall(r'<tr><th scope="row">20\d\d, uke \d+</th>', page)) == len(CALM)
    assert ">Gul vest</text>" in page
    assert page.count('stroke-dasharray="7 5"') == 1, "the target"
    assert "De tynne strekene er naturlige grenser, 2,4 og 9,1: så langt går en enkelt måling opp og ned" in said


def test_of_few_measurements_nothing_is_claimed(centre: Centre, unit: str, hang: Hang, time: Time) -> None:
    hung(hang, time, 6)
    said = words(person(centre, unit).get(f"/mal/{unit}/{GOAL}").text)
    assert "Ikke nok målinger ennå. Vi har 6. Med 10 kan vi si noe." in said
    assert "grense" not in said


def test_the_page_of_the_unit_leads_there(centre: Centre, unit: str, hang: Hang, time: Time) -> None:
    hung(hang, time)
    assert f'href="/mal/{unit}/{GOAL}"' in person(centre, unit).get(f"/enhet/{unit}").text


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER])
def test_a_goal_of_others_is_not_there(centre: Centre, unit: str, hang: Hang, time: Time, role: Role) -> None:
    hung(hang, time)
    theirs = centre.unit("Sykehjemmet")
    stranger = person(centre, theirs, role)
    assert stranger.get(f"/mal/{unit}/{GOAL}").status_code == 404
    assert stranger.get(f"/mal/{theirs}/{GOAL}").status_code == 404
    assert "Medisinrunden" not in stranger.get("/mal").text
    assert person(centre, unit, Role.OPERATOR).get(f"/mal/{unit}/{GOAL}").status_code == 403
