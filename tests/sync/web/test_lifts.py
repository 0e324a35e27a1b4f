"""Løft at the centre: what waits for an answer with the late ones first, and on the pages of the card and the unit
how far it has come, whether the wall below has heard it or not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from board.commands import TakeDown
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.lift.commands import AnswerLifted, LiftCard, LookIntoLifted
from board.log.change import Fact
from sync.server import closing, tenants
from sync.server.access.rule import Role
from sync.server.db.tables import devices
from sync.server.reports.period import today
from tests.sync.places import Centre, Wall
from tests.sync.test_lifts import Sides
from tests.sync.test_lifts_further import WHY as FURTHER
from tests.sync.test_lifts_further import Chain
from tests.sync.test_neighbours import municipality
from tests.sync.web.office import person
from tests.sync.web.test_streams import words

WHY = "Vi kjører fire mil"


@pytest.fixture
def sides(centre: Centre, hang: Callable[..., Wall]) -> Sides:
    """Three cards lifted a month ago: one to be answered by last week, one next month, one some day; and two that
    only ask for help, one of them finished."""
    made = Sides(centre, hang)
    day = today(centre.time())
    for id_, title in (("some", "Nye vaskerutiner"), ("next", "Felles vikarpool"), ("late", "Nøkkelbokser")):
        made.do(made.ours, AddCard(id_, title))
    for id_, stage in (("help", "plan"), ("over", "done")):
        made.ours.write(Fact("card", id_, {"title": f"Hjelp {id_}", "stage": stage, "help_wanted": True}))
    centre.time.pass_(days=1)
    when = {"some": None, "next": day + timedelta(days=60), "late": day + timedelta(days=25)}
    for id_, by in when.items():
        made.do(made.ours, LiftCard(id_, made.above, "Ledergruppa", f"{WHY}, {id_}", asks="money", by=by))
    made.talk()
    centre.time.pass_(days=30)
    return made


def there(sides: Sides, title: str) -> str:
    return next(one.id for one in sides.hung() if one.title == title)


def test_what_waits_stands_on_one_page_the_late_first(centre: Centre, sides: Sides) -> None:
    inger = person(centre, sides.below)
    page = inger.get("/loft").text
    told = words(page)
    assert "3 kort venter på svar. 1 har ventet for lenge, og står først ." in told
    order = [told.index(title) for title in ("Nøkkelbokser", "Felles vikarpool", "Nye vaskerutiner")]
    assert order == sorted(order)
    assert f'<a href="/enhet/{sides.below}/kort/late">' in page
    assert "har ingen tavle" not in told
    centre.do(lambda tx: tx.execute(update(devices).values(revoked_ms=1)))
    assert words(inger.get("/loft").text).count("Ledergruppa har ingen tavle, så ingen kan svare der ennå.") == 3
    assert "Svaret skulle kommet" in told
    assert "ikke lest ennå" in told
    assert "Hjelp help" in told
    assert "Hjelp over" not in told
    assert "Ledergruppa" in told


def test_a_lift_and_its_answer_stand_on_the_card_and_on_both_units_before_the_wall_below_has_heard_it(
    centre: Centre, sides: Sides
) -> None:
    inger = person(centre, sides.below)
    sides.do(sides.theirs, LookIntoLifted(there(sides, "Nøkkelbokser"), "Kari"))
    sides.do(sides.theirs, AnswerLifted(there(sides, "Felles vikarpool"), "partly", "For natt først"))
    sides.talk(sides.theirs)  # ours is away
    assert sides.up() is None
    card = words(inger.get(f"/enhet/{sides.below}/kort/late").text)
    assert "Løftet til Ledergruppa" in card
    assert f"Enheten ber om penger. {WHY}, late Svaret skulle kommet" in card
    assert "drøftet" in card
    answered = words(inger.get(f"/enhet/{sides.below}/kort/next").text)
    assert "Delvis , svart" in answered
    assert "For natt først" in answered
    assert "ber om hjelp fra nivået over" in card
    assert "ber om hjelp fra nivået over" not in answered
    assert "Hjelp ba nivået over om hjelp, og fikk svar" in answered
    for unit, way in ((sides.below, "til Ledergruppa"), (sides.above, "fra Hjemmetjenesten øst")):
        page = words(inger.get(f"/enhet/{unit}").text)
        assert f"Felles vikarpool {way}" in page
        assert "For natt først" in page
    asking = words(inger.get("/").text).split("Ber om hjelp")[1].split()[0]
    assert words(inger.get(f"/enhet/{sides.below}").text).count("ber om hjelp") == int(asking), "as Oversikt counts"
    page = words(inger.get("/loft").text)
    assert "2 kort venter på svar" in page
    assert page.index("Sist besvart") < page.index("For natt først")
    assert "Kari" not in card + answered + page


def test_taken_down_it_waits_no_more_and_of_a_level_that_is_closed_it_is_said(centre: Centre, sides: Sides) -> None:
    sides.do(sides.ours, TakeDown(Card, "some"))
    sides.talk()
    centre.do(lambda tx: closing.close_unit(tx, tenants.unit_number(tx, sides.above), 1))
    page = words(person(centre, sides.below).get("/loft").text)
    assert "2 kort venter på svar" in page
    assert "Enheten er lagt ned og svarer ikke. Løft kortet til et annet nivå." in page


def test_an_adviser_of_a_level_sees_what_was_lifted_to_it_and_no_way_into_the_unit_it_came_from(
    centre: Centre, sides: Sides
) -> None:
    ola = person(centre, sides.above, Role.ADVISER, "Ola")
    page = ola.get("/loft").text
    assert "Nøkkelbokser" in words(page)
    assert "Hjelp help" not in page
    assert f"/enhet/{sides.below}" not in page
    assert f"/enhet/{sides.below}" not in ola.get(f"/enhet/{sides.above}").text
    leader = person(centre, sides.above, Role.LEADER, "Kari")
    assert f"/enhet/{sides.below}" in leader.get("/loft").text, "who leads a level reads what hangs below it"
    stranger = person(centre, municipality(centre, "Et annet sted", of="Harstad kommune")[0])
    assert "Ingen kort venter på svar nå" in words(stranger.get("/loft").text)


def test_what_is_lifted_further_is_told_as_one_card_and_whoever_sees_the_highest_level_alone_reads_no_more_than_it(
    centre: Centre, hang: Callable[..., Wall]
) -> None:
    """The coordinator reads the chain, also before a wall has heard of it; an adviser of the highest level the words
    of the level that lifted it there, and which unit it concerns."""
    chain = Chain(centre, hang)
    chain.further()
    chain.talk(chain.theirs, chain.highest)
    (high,) = chain.hung_high()
    inger = person(centre, chain.below)
    overview, card = inger.get("/loft").text, f"/enhet/{chain.below}/kort/keys"
    assert words(overview).count("Nøkkelbokser") == 1, "one card, one line"
    assert "1 kort venter på svar" in words(overview)
    assert "Løftet videre til Kommunedirektøren. Svar ventes innen 8. februar 2027 · ikke lest ennå" in words(
        inger.get(card).text
    )
    chain.do(chain.highest, AnswerLifted(high.id, "partly", "For de største først"))
    chain.do(chain.theirs, AnswerLifted(chain.middle().id, "yes", "Resten tar vi"))
    chain.talk(chain.highest, chain.theirs)  # the unit's own wall is away
    for path in (card, "/loft", f"/enhet/{chain.below}", f"/enhet/{chain.above}"):
        page = words(inger.get(path).text)
        assert "Løftet videre til Kommunedirektøren. Delvis , svart" in page
        assert "Ledergruppa: Ja. Resten tar vi" in page
    assert f'<a href="{card}">' in inger.get(f"/enhet/{chain.top}").text, "and finds the card from every level"
    ola = person(centre, chain.top, Role.ADVISER, "Ola")
    for path in ("/loft", f"/enhet/{chain.top}"):
        page = ola.get(path).text
        assert "Kortet er fra Hjemmetjenesten øst, og løftet videre." in words(page)
        assert "For de største først" in page
        assert f"/enhet/{chain.below}" not in page
        assert "fire mil" not in page, "the unit's words were to the level above it"
    chain.do(chain.highest, AnswerLifted(high.id, "no", "Likevel ikke"))
    assert FURTHER not in words(inger.get("/loft").text), "whoever reads the card reads the unit's own words"
