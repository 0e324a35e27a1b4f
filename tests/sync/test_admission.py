"""No one person lets a wall in: until one that hangs there or a second person has said yes, it is given nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from board.log.change import Fact
from sync.server.access.rule import Role
from sync.server.db.tables import people
from sync.wall.connection_status import ConnectionState
from tests.sync.fleet import change
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_walls import ask_in, told

Hang = Callable[..., Wall]


def yes(centre: Centre, who: Visitor, asked: dict[str, str], unit: str) -> str:
    """What somebody's yes on the page came to: where one is led, or what is said."""
    answer = who.post("/tavler/slipp-inn", "/tavler", code=asked["user_code"], unit=unit, sure="1")
    return answer.headers.get("location", "") or answer.text


def given(centre: Centre, asked: dict[str, str]) -> Any:
    """What the wall that waits is given: why it gets no token, or what it reads with one."""
    token = centre.ask("POST", "/v1/pairing/token", json={"device_code": asked["device_code"]}).json()
    if "token" not in token:
        return token["error"]
    round_ = {"protocol": 1, "device": "0f1e2d3c4b5a6978", "cursor": 0, "clock": 0}
    return centre.ask("POST", "/v1/sync", json=round_, headers={"authorization": f"Bearer {token['token']}"}).json()


def waiting(wall: Wall) -> Any:
    """The one newcomer that this wall has heard of, as it stands there."""
    wall.settle()
    (row,) = (row for (kind, _), row in wall.board().items() if kind == "newcomer")
    return row


def answer(wall: Wall, word: str) -> Any:
    wall.write(Fact("newcomer", waiting(wall)["id"], {"answer": word}))
    return waiting(wall)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OPERATOR])
def test_a_false_wall_that_one_person_lets_in_is_given_nothing(
    centre: Centre, unit: str, hang: Hang, role: Role
) -> None:
    hang("north").card("c1", title="Alarmer", responsible="Inger")
    asked, one = ask_in(centre), person(centre, unit, role)
    for _ in range(2):
        yes(centre, one, asked, unit)
        assert given(centre, asked) == "authorization_pending"
        centre.time.pass_(s=30)
    page = one.get(f"/tavler?code={asked['user_code']}").text
    assert "Den får" in page
    assert "Slipp inn tavla" not in page


def test_what_one_person_let_in_the_next_one_lets_come(centre: Centre, unit: str) -> None:
    asked, inger, ola = ask_in(centre), person(centre, unit), person(centre, unit, Role.OPERATOR, "Ola")
    assert yes(centre, inger, asked, unit) == "/tavler?sagt=ett-ja"
    assert "Du har allerede sagt ja" in yes(centre, inger, asked, unit)
    assert given(centre, asked) == "authorization_pending"
    page = ola.get(f"/tavler?code={asked['user_code']}").text
    assert "Inger (koordinator)" in page
    assert yes(centre, ola, asked, unit) == "/tavler?sagt=inne"
    assert {c["kind"] for c in given(centre, asked)["changes"]} == {"newcomer"}
    first, second = (line[2] for line in reversed(told(centre, unit)[:2]))
    which = "Stua på Solbakken …6978 i Hjemmetjenesten nord"
    assert first == f"{which}. Den venter på en tavle der, eller på en person til"
    assert second == f"{which}, ja fra Inger og Ola. Den kan lese alt på enhetens tavle, også nøyaktige tall"


def test_a_wall_that_hangs_there_lets_the_next_one_in_also_when_it_comes_online_days_later(
    centre: Centre, unit: str, hang: Hang
) -> None:
    north, asked = hang("north"), ask_in(centre)
    yes(centre, person(centre, unit), asked, unit)
    centre.time.pass_(days=5)
    seen = waiting(north)
    assert (seen["code"], seen["name"], seen["role"]) == (asked["user_code"], "Stua på Solbakken", "coordinator")
    assert given(centre, asked) == "authorization_pending"
    assert answer(north, "yes")["by"] == "wall"
    assert "changes" in given(centre, asked)
    assert told(centre, unit)[0][:2] == ("en tavle i enheten", "wall_approved")
    assert "ja fra Inger og en tavle i enheten" in told(centre, unit)[0][2]


def test_a_wall_that_hangs_there_says_no(centre: Centre, unit: str, hang: Hang) -> None:
    north, asked = hang("north"), ask_in(centre)
    yes(centre, person(centre, unit), asked, unit)
    assert answer(north, "no")["gone"]
    assert given(centre, asked) == "access_denied"
    assert "Ingen tavle venter" in yes(centre, person(centre, unit, name="Ola"), asked, unit)


def test_a_yes_of_nobody_who_may_gives_nothing(centre: Centre, unit: str, hang: Hang) -> None:
    """Another unit's wall, one that is shut out, and one that came in after the others."""
    north, asked = hang("north"), ask_in(centre)
    elsewhere = hang("elsewhere", into=centre.unit("Sykehjemmet"))
    yes(centre, person(centre, unit), asked, unit)
    record = waiting(north)["id"]
    elsewhere.write(Fact("newcomer", record, {"answer": "yes"}))
    elsewhere.settle()
    centre.time.pass_(s=1)
    young = hang("young")
    told_back = answer(young, "yes")
    assert (told_back["answer"], told_back["young"], told_back["came"]) == ("", True, 0)
    assert given(centre, asked) == "authorization_pending"
    centre.do(lambda tx: tx.execute(update(people).values(closed_ms=None)))
    assert answer(north, "yes")["by"] == "wall"


def test_what_a_wall_passes_on_of_others_is_not_its_own_word(centre: Centre, unit: str, hang: Hang) -> None:
    """A centre that was set back is told everything again, also the yes it had refused."""
    north, asked = hang("north"), ask_in(centre)
    yes(centre, person(centre, unit), asked, unit)
    record = waiting(north)["id"]
    token = north.credentials.current.token if north.credentials.current else ""
    refused = change("f" * 16, 1) | {"kind": "newcomer", "record": record, "fields": {"answer": "yes"}}
    round_ = {"protocol": 1, "device": north.device, "cursor": 0, "clock": 0, "changes": [refused]}
    told_back = centre.ask("POST", "/v1/sync", json=round_, headers={"authorization": f"Bearer {token}"}).json()
    assert told_back["acknowledged"]["f" * 16] == 1
    assert given(centre, asked) == "authorization_pending"
    assert not waiting(north)["came"]


def test_no_wall_writes_what_the_centre_says_of_newcomers(centre: Centre, unit: str, hang: Hang) -> None:
    """A false one would hide itself, or let the next one in."""
    north, false = hang("north"), hang("false")
    asked = ask_in(centre)
    yes(centre, person(centre, unit), asked, unit)
    record = waiting(north)["id"]
    now_ms = centre.time()
    lies: tuple[dict[str, Any], ...] = (
        {"archived": True},
        {"came": now_ms},
        {"answer": "yes", "by": "people"},
        {"name": ""},
        {"gone": now_ms},
    )
    for fields in lies:
        false.write(Fact("newcomer", record, fields))
    assert false.settle().refused == 5
    assert waiting(north)["name"] == "Stua på Solbakken"
    assert given(centre, asked) == "authorization_pending"
    passed_on = [change("c" * 16, 1) | {"kind": "newcomer", "record": record, "fields": {"came": now_ms}}]
    key = false.credentials.current
    assert key
    round_ = {"protocol": 1, "device": "d" * 16, "cursor": 0, "clock": 0, "changes": passed_on}
    answered = centre.ask("POST", "/v1/sync", json=round_, headers={"authorization": f"Bearer {key.token}"}).json()
    assert answered["refused"][0]["why"] == "not_allowed"


def test_nobody_says_yes_for_another_unit_or_another_municipality(centre: Centre, unit: str) -> None:
    from tests.sync.web.test_walls import another_unit

    asked, other = ask_in(centre), another_unit(centre, unit, "Sør")
    yes(centre, person(centre, unit), asked, unit)
    assert "for en annen enhet" in yes(centre, person(centre, unit, name="Ola"), asked, other)
    foreign = centre.unit("Fremmed")
    stranger = person(centre, foreign, name="Eva")
    assert "Ingen tavle venter" in stranger.get(f"/tavler?code={asked['user_code']}").text
    assert "Ingen tavle venter" in yes(centre, stranger, asked, foreign)
    assert "Ingen tavle venter" in stranger.post("/tavler/avvis", "/tavler", code=asked["user_code"]).text
    assert asked["user_code"] not in stranger.get("/tavler").text
    assert given(centre, asked) == "authorization_pending"


def give(centre: Centre, **invited_by: int) -> None:
    """Who was shown the link that opened whose account."""
    for name, giver in invited_by.items():
        of_name = update(people).where(people.c.name == name).values(invited_by=giver)
        centre.do(lambda tx, deed=of_name: tx.execute(deed))


@pytest.mark.parametrize(
    ("given_by", "two"),
    [({}, True), ({"Ola": 1}, False), ({"Inger": 2}, False), ({"Inger": 3, "Ola": 3}, False), ({"Ola": 3}, True)],
    ids=["command line", "by the first", "by the second", "both by one", "by a third"],
)
def test_an_account_counts_as_the_hand_that_gave_it(
    centre: Centre, unit: str, given_by: dict[str, int], two: bool
) -> None:
    inger, ola, _ = (person(centre, unit, name=name) for name in ("Inger", "Ola", "Eva"))
    give(centre, **given_by)
    asked = ask_in(centre)
    page = f"/tavler?code={asked['user_code']}"
    assert ("Ola (koordinator)" in inger.get(page).text) is two, "before the first yes it says who may say the second"
    yes(centre, inger, asked, unit)
    assert (f'href="{page}">Slipp inn tavla' in ola.get("/tavler").text) is two
    assert ("Ditt ja og dette teller som ett" in ola.get(page).text) is not two
    assert ("sagt=inne" in yes(centre, ola, asked, unit)) is two
    assert ("changes" in given(centre, asked)) is two


def test_whoever_a_provider_vouches_for_is_somebody_else(centre: Centre, unit: str) -> None:
    inger, ola = person(centre, unit), person(centre, unit, name="Ola")
    give(centre, Ola=1)
    centre.do(lambda tx: tx.execute(update(people).where(people.c.name == "Ola").values(subject="https://id ola")))
    asked = ask_in(centre)
    yes(centre, inger, asked, unit)
    assert "sagt=inne" in yes(centre, ola, asked, unit)


def test_a_coordinator_s_link_makes_an_account_that_is_no_other_hand(centre: Centre, unit: str) -> None:
    inger, ola = person(centre, unit), person(centre, unit, Role.OPERATOR, "Ola")
    inger.post("/brukere", "/brukere", email="falsk@example.no", name="Falsk", role="operator")
    inger.post("/brukere/2/lenke", "/brukere/2")
    givers = select(people.c.name, people.c.invited_by)
    rows = centre.do(lambda tx: dict(tx.execute(givers).all()))
    assert rows == {"Inger": None, "Ola": 1, "Falsk": 1}
    assert ola.get("/tavler").status_code == 303


def test_every_wall_is_told_that_one_came_and_how_also_one_that_was_away(
    centre: Centre, unit: str, hang: Hang
) -> None:
    north, away = hang("north"), hang("away")
    asked, now_ms = ask_in(centre), centre.time()
    yes(centre, person(centre, unit), asked, unit)
    yes(centre, person(centre, unit, name="Ola"), asked, unit)
    for wall in (north, away):
        seen = waiting(wall)
        assert (seen["name"], seen["came"], seen["by"]) == ("Stua på Solbakken", now_ms, "people")
        centre.time.pass_(days=30)


def test_whoever_waits_for_news_is_woken_by_a_wall_that_waits(centre: Centre, unit: str) -> None:
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    yes(centre, person(centre, unit), ask_in(centre), unit)
    assert centre.ask("GET", "/v1/wait?cursor=0&seconds=20", headers=headers).json()["seq"] == 1


def test_a_wall_that_waits_is_told_so_and_for_how_long(centre: Centre, unit: str) -> None:
    asked = ask_in(centre)
    polled = {"device_code": asked["device_code"]}
    assert "waits_s" not in centre.ask("POST", "/v1/pairing/token", json=polled).json()
    yes(centre, person(centre, unit), asked, unit)
    centre.time.pass_(s=10)
    assert centre.ask("POST", "/v1/pairing/token", json=polled).json()["waits_s"] == 7 * 86_400 - 10
    centre.time.pass_(days=7)
    assert centre.ask("POST", "/v1/pairing/token", json=polled).json() == {"error": "expired_token"}


def test_a_wall_that_never_comes_leaves_nothing_behind(centre: Centre, unit: str) -> None:
    """As one that finds itself in the wrong unit."""
    asked, inger = ask_in(centre), person(centre, unit)
    yes(centre, inger, asked, unit)
    yes(centre, person(centre, unit, name="Ola"), asked, unit)
    polled = {"device_code": asked["device_code"]}
    token = centre.ask("POST", "/v1/pairing/token", json=polled).json()["token"]
    assert "1 enhet, 0 tavler" in inger.get("/tavler").text
    centre.time.pass_(days=8)
    round_ = {"protocol": 1, "device": "0f1e2d3c4b5a6978", "cursor": 0, "clock": 0}
    headers = {"authorization": f"Bearer {token}"}
    assert centre.ask("POST", "/v1/sync", json=round_, headers=headers).status_code == 401


def test_a_wall_with_its_own_identity_does_not_let_itself_in(centre: Centre, unit: str, hang: Hang) -> None:
    north = hang("north")
    asked = centre.ask("POST", "/v1/pairing", json={"device": north.device, "name": "Nord"}).json()
    yes(centre, person(centre, unit), asked, unit)
    assert answer(north, "yes")["young"]
    assert given(centre, asked) == "authorization_pending"
    assert north.settle().state is ConnectionState.CONNECTED
