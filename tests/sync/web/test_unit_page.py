"""A unit's page: its board as it stands with every card to be opened, and how its goals have been rated, told in
words to whoever sees no picture."""

import re
from collections.abc import Callable

from board.calendar import monday
from board.log.change import Fact
from sync.server.db.tables import closures
from sync.server.tenants import unit_number
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.web.office import person
from tests.sync.web.test_reports import WEEK_MS, fill, meet, week

Hang = Callable[..., Wall]


def test_holidays_and_closed_weeks_are_not_missed(hang: Hang, centre: Centre, unit: str, time: Time) -> None:
    meet(wall := hang("north"), 4)
    away = {"name": "Ferie", "day": str(monday(week(3))), "until": str(monday(week(2)))}
    wall.write(Fact("occasion", "o1", away))
    wall.settle()
    centre.do(lambda tx: tx.execute(closures.insert().values(unit=unit_number(tx, unit), week=week(2))))
    page = person(centre, unit).get(f"/enhet/{unit}").text
    assert "1 av 2</strong> holdt" in page  # weeks 4 and 1 ago; 3 ago it was away and 2 ago the unit was closed
    assert "<td>stengt</td>" in page


def test_a_unit_page_shows_the_board_as_it_stands(hang: Hang, centre: Centre, unit: str) -> None:
    fill(hang("north"))
    page = person(centre, unit).get(f"/enhet/{unit}").text
    assert f'<a href="/enhet/{unit}/kort/c">Nøkkelbokser</a>' in page
    assert "7 uker i kolonnen" in page
    assert "Mer tid til turer" in page
    assert "Vi rekker det" in page
    assert "Lise" not in page


def test_a_trend_breaks_where_the_goal_was_rewritten(hang: Hang, centre: Centre, unit: str) -> None:
    wall = hang("north")
    for id_, text, ago in (("g", "Gammelt mål", 20), ("h", "Nytt mål", 2)):
        wall.write(Fact("goal", id_, {"slot": 0, "text": text, "since": START_MS - ago * WEEK_MS}))
    meet(wall, 4)
    meet(wall, 1, goal="h")
    wall.settle()
    page = person(centre, unit).get(f"/enhet/{unit}").text
    assert "Før sto det «Gammelt mål»" in page
    lately = f"mest godt i uke {int(week(1)[6:])}"
    heard = f"Nytt mål: {lately}, 1 av 1 uke mest godt, ingen mest dårlig, målet er skrevet om 1 gang"
    assert f'aria-label="{heard}"' in page, "the goal, how it is and how it has gone"


def test_every_card_of_a_unit_can_be_opened_the_finished_ones_too(
    hang: Hang, centre: Centre, unit: str, time: Time
) -> None:
    wall = hang("north")
    many = [Fact("card", f"c{n}", {"title": f"Kort {n}", "created": time(), "moved": time()}) for n in range(9)]
    done = {"stage": "done", "created": time(), "moved": time()}
    wall.write(*many, *(Fact("card", f"d{n}", {"title": f"Ferdig {n}"} | done) for n in range(9)))
    wall.settle()
    time.pass_(days=1)
    visitor = person(centre, unit)
    page = visitor.get(f"/enhet/{unit}").text
    assert all(f'href="/enhet/{unit}/kort/c{n}"' in page for n in range(9))
    finished = visitor.get(re.findall(rf'href="(/enhet/{unit}/ferdig)"', page)[0]).text
    assert all(f'href="/enhet/{unit}/kort/d{n}"' in finished for n in range(9))
