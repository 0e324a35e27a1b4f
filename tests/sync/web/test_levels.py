"""Units hang under one another in a tree; a move holds from its day on, and no sum forgets who did what where."""

import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from board.kinds.gain.record import Gain
from sync.server import aims, levels, tenants
from sync.server.access.rule import Role
from sync.server.db.tables import organisations, units
from sync.server.reports import levels as reports
from tests.sync.places import Centre
from tests.sync.reports.test_curve import at, owner
from tests.sync.reports.test_gains import enter
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_streams import words

HEALTH, TECHNICAL, LEADERS = "Helse og omsorg", "Teknisk område", "Ledergruppa"


BEGUN = date(2026, 1, 1)


@pytest.fixture
def tree(centre: Centre, unit: str) -> dict[str, str]:
    """Three levels: the leader group, two areas below it, the unit below the first of them."""

    def work(tx: Any) -> dict[str, str]:
        organisation = tx.scalar(
            select(organisations.c.public).join_from(organisations, units).where(units.c.public == unit)
        )
        return {name: tenants.found_unit(tx, organisation, name, 0) for name in (HEALTH, TECHNICAL, LEADERS)}

    places = {"unit": unit, **centre.do(work)}
    for below, above in ((HEALTH, LEADERS), (TECHNICAL, LEADERS), ("unit", HEALTH)):
        move(centre, places[below], "", places[above], BEGUN)
    return places


def move(centre: Centre, unit: str, seen: str, above: str, day: date) -> None:
    def work(tx: Any) -> None:
        was, to = (tenants.unit_number(tx, one) if one else None for one in (seen, above))
        levels.hang_under(tx, owner(tx, unit), tenants.unit_number(tx, unit), was, to, day)

    centre.do(work)


def hang(inger: Visitor, below: str, above: str, seen: str = "") -> Any:
    return inger.post(f"/nivaer/{below}", f"/nivaer/{below}", above=above, seen_above=seen)


def sums(centre: Centre, unit: str) -> dict[str, tuple[float, float]]:
    def work(tx: Any) -> dict[str, tuple[float, float]]:
        names = dict(tx.execute(units.select().with_only_columns(units.c.id, units.c.name)).all())
        found = reports.sums(tx, owner(tx, unit), centre.time())
        return {names[n]: (one.all["identified"], one.all["realised"]) for n, one in found.items()}

    return centre.do(work)


def test_a_unit_that_moves_in_june_leaves_what_it_did_before_where_it_was(
    centre: Centre, unit: str, tree: dict[str, str]
) -> None:
    centre.time.now_ms = at(date(2026, 11, 25))
    move(centre, unit, tree[HEALTH], tree[TECHNICAL], date(2026, 6, 15))
    for n, day in enumerate((date(2026, 6, 14), date(2026, 6, 15))):
        found = Gain(id=f"a{n}", subject=f"s{n}", hours_per_week=37.5 * (n + 1), made=at(day))
        won = {"id": f"b{n}", "state": "realised", "hours_per_week": 15.0, "day": day, "note": "Ro"}
        enter(centre, unit, found, found.model_copy(update=won))
    assert sums(centre, unit) == {
        HEALTH: (pytest.approx(1.0), pytest.approx(0.4)),
        TECHNICAL: (pytest.approx(2.0), pytest.approx(0.4)),
        LEADERS: (pytest.approx(3.0), pytest.approx(0.8)),
        "Hjemmetjenesten nord": (pytest.approx(3.0), pytest.approx(0.8)),
    }


def test_a_loop_a_closed_unit_and_a_change_meanwhile_are_refused_and_the_form_keeps_what_was_chosen(
    centre: Centre, unit: str, tree: dict[str, str]
) -> None:
    inger = person(centre, unit)
    loop = hang(inger, tree[LEADERS], unit)
    assert (loop.status_code, "hører selv under «Ledergruppa»" in loop.text) == (422, True)
    itself = hang(inger, unit, unit, seen=tree[HEALTH])
    assert (itself.status_code, "kan ikke høre under seg selv" in itself.text) == (422, True)
    late = hang(inger, unit, tree[TECHNICAL], seen=tree[LEADERS])
    assert (late.status_code, "En annen endret dette imens" in late.text) == (409, True)
    assert f'<option value="{tree[TECHNICAL]}" selected>' in late.text
    centre.do(lambda tx: tx.execute(update(units).where(units.c.public == tree[TECHNICAL]).values(closed_ms=1)))
    closed = hang(inger, unit, tree[TECHNICAL], seen=tree[HEALTH])
    assert (closed.status_code, "«Teknisk område» er lagt ned" in closed.text) == (422, True)
    assert hang(inger, unit, "finnes-ikke", seen=tree[HEALTH]).status_code == 404
    assert hang(inger, unit, "", seen=tree[HEALTH]).status_code == 303
    rows = inger.get("/nivaer").text.split("<tbody>")[1]
    assert f'class="depth-0"><span class="unseen"></span><a href="/enhet/{unit}"' in rows


def test_the_page_shows_the_tree_and_a_leader_the_own_branch_without_figures(
    centre: Centre, unit: str, tree: dict[str, str]
) -> None:
    page = person(centre, unit).get("/nivaer").text
    order = [page.index(f">{name}</a>") for name in (LEADERS, HEALTH, "Hjemmetjenesten nord", TECHNICAL)]
    assert order == sorted(order)
    leader = person(centre, unit, Role.LEADER)
    page = leader.get("/nivaer").text
    assert LEADERS in page
    assert TECHNICAL not in page
    assert "Årsverk" not in page
    assert leader.get(f"/nivaer/{unit}").status_code == 403


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADVISER])
def test_whoever_sees_some_units_is_told_how_many_of_them_hang_under_each(
    centre: Centre, unit: str, tree: dict[str, str], role: Role
) -> None:
    def below(page: str) -> dict[str, str]:
        rows = page.split("<tbody>")[1].split("<tr>")[1:]
        return {
            name: row.split('class="right">')[1].split("<")[0] for name in tree_names for row in rows if name in row
        }

    tree_names = (LEADERS, HEALTH, TECHNICAL, "Hjemmetjenesten nord")
    both = person(centre, unit, role, "Kari", also=[tree[TECHNICAL]]).get("/nivaer").text
    assert below(both) == {LEADERS: "2", HEALTH: "1", TECHNICAL: "–", "Hjemmetjenesten nord": "–"}
    one = person(centre, tree[TECHNICAL], role, "Ola").get("/nivaer").text
    assert below(one) == {LEADERS: "1", TECHNICAL: "–"}, "what one may not see is not counted"


def test_a_level_is_held_against_the_year_before_and_what_it_aims_at(
    centre: Centre, unit: str, tree: dict[str, str]
) -> None:
    centre.time.now_ms = at(date(2027, 3, 1))
    for n, (day, hours) in enumerate(((date(2026, 6, 14), 15.0), (date(2027, 2, 1), 7.5))):
        found = Gain(id=f"a{n}", subject=f"s{n}", hours_per_week=37.5, made=at(day))
        won = {"id": f"b{n}", "state": "realised", "hours_per_week": hours, "day": day, "note": "Ro"}
        enter(centre, unit, found, found.model_copy(update=won))
    inger, health = person(centre, unit), tree[HEALTH]

    def figures(name: str) -> list[str]:
        row = next(row for row in inger.get("/nivaer").text.split("<tr>") if f">{name}</a>" in row)
        return [words(cell) for cell in re.findall(r'<td class="right">(.*?)</td>', row)][1:]

    assert figures(HEALTH) == ["2,00", "0,60", "0,40", "0,20", f"Sett mål for {HEALTH}"]
    form = f"/nivaer/{health}"
    assert "enheten og de under den skal realisere" in inger.get(form).text, "as its own row counts"
    for slip in ("mye", "-1", "nan", "1e9", "1e-300", "1e3", "0,001", "10001", "1,2,3", "٣"):
        answer = inger.post(f"{form}/mal", form, year="2027", this=slip, next="")
        assert (answer.status_code, "Skriv årsverk som et tall" in answer.text) == (422, True)
    for written in ("1250,5", "1\N{NO-BREAK SPACE}250,5"):  # as the field shows it, it may be sent again
        assert inger.post(f"{form}/mal", form, year="2027", this=written, next="").status_code == 303
        assert 'value="1\N{NO-BREAK SPACE}250,5"' in inger.get(form).text

    def put(tx: Any, odd: float) -> None:
        number = tenants.unit_number(tx, health)
        aims.aim(tx, number, 2027, odd, 0, saw=aims.mark(aims.of_year(tx, 1, 2027)[number]))

    for odd in (1e-300, 5e-324, 1e300, float("inf")):  # an older build let the first in
        centre.do(lambda tx, odd=odd: put(tx, odd))
        assert figures(HEALTH)[2:4] == ["0,40", "0,20"], "the page of all stands"
        assert figures(HEALTH)[4].endswith("(– nådd)" if odd < 1 else "(0 % nådd)")
    assert inger.post(f"{form}/mal", form, year="2027", this="0,5", next="1").status_code == 303
    assert figures(HEALTH)[-1] == "0,5 (40 % nådd)"
    assert figures(LEADERS)[-1] == f"Sett mål for {LEADERS}"
    assert figures("Hjemmetjenesten nord")[-1] == "–", "what nothing hangs under has no aim here"
    assert 'name="year" value="2027"' in inger.get(form).text
    centre.time.now_ms = at(date(2028, 1, 10))
    inger = person(centre, unit, name="Ola")  # nobody stays signed in for that long
    assert figures(HEALTH)[2:] == ["0,20", "0,00", "1 (0 % nådd)"]
    seen = {"seen_this": aims.mark(0.5), "seen_next": aims.mark(1)}
    assert inger.post(f"{form}/mal", form, year="2027", this="0,5", next="2", **seen).status_code == 303
    assert figures(HEALTH)[-1] == "2 (0 % nådd)", "the years are those that the form said"
    assert inger.post(f"{form}/mal", form, year="2026", this="3", next="4").status_code == 403
    move(centre, unit, health, tree[TECHNICAL], date(2028, 1, 2))
    assert figures(HEALTH)[-1] == "2 (0 % nådd)"
    assert inger.post(f"{form}/mal", form, year="2028", this="", next="").status_code == 303
    assert figures(HEALTH)[-1] == "–", "an aim is taken off also where nothing hangs any more"
    assert "Mål for 2028" not in inger.get(form).text
    assert inger.post(f"{form}/mal", form, year="2028", this="1", next="").status_code == 409
    move(centre, unit, tree[TECHNICAL], health, date(2028, 1, 3))
    assert figures(HEALTH)[-1] == f"Sett mål for {HEALTH}"


def test_two_who_set_an_aim_at_once_hear_of_one_another(centre: Centre, unit: str, tree: dict[str, str]) -> None:
    inger, ola = person(centre, unit), person(centre, unit, name="Ola")
    form = f"/nivaer/{tree[HEALTH]}"
    year = date.fromtimestamp(centre.time() / 1000).year
    began = {"year": str(year), "seen_this": "", "seen_next": ""}
    assert ola.post(f"{form}/mal", form, **began, this="3", next="").status_code == 303
    refused = inger.post(f"{form}/mal", form, **began, this="1,5", next="2")
    said = words(refused.text)
    assert (refused.status_code, f"En annen lagret noe annet her imens: mål for {year}: 3 årsverk." in said) == (
        409,
        True,
    )
    assert ('value="1,5"' in refused.text, 'value="2"' in refused.text) == (True, True), "nothing of it is lost"
    assert 'value="3"' in ola.get(form).text, "nor of what the other said"
    assert inger.post(f"{form}/mal", form, **began, this="", next="2").status_code == 303
    assert 'value="3"' in ola.get(form).text, "a field that nobody touched says nothing"
    assert inger.post(f"{form}/mal", form, year=str(year), this="1,5", next="2").status_code == 303
    assert 'value="1,5"' in ola.get(form).text
