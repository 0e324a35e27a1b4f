"""What was done on a page can be undone for ten minutes by who did it, and by nobody else."""

import re
from html import unescape

import pytest
from httpx import Response
from sqlalchemy import Connection, select, update

from sync.server.access import register
from sync.server.access.rule import Role
from sync.server.db.tables import history, people
from tests.sync.places import Centre, Time
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_gains import PUBLISHED, agree, upload, words


def done(visitor: Visitor, path: str, seen: str, **fields: str) -> str:
    """Do something, and be led to the page that tells of it."""
    answer = visitor.post(path, seen, **fields)
    assert answer.status_code == 303
    return visitor.get(answer.headers["location"]).text


def undone(visitor: Visitor, page: str) -> Response:
    (deed,) = re.findall(r'name="deed" value="([^"]+)"', page)
    return visitor.post("/angre", "/min-side", deed=unescape(deed))


def undo(visitor: Visitor, page: str) -> int:
    return undone(visitor, page).status_code


def test_a_figure_that_was_taken_out_stands_again_as_it_was(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    before = inger.get("/gevinster").text
    page = done(inger, "/gevinster/historikk/ta-ut", "/gevinster", day="2017-12-31")
    assert "Tallet er slettet. Du kan angre i ti minutter." in words(page)
    assert "31. desember 2017" not in words(page).split("Fra før Tavle")[-1]
    assert undo(inger, page) == 303
    assert words(inger.get("/gevinster").text) == words(before)
    assert "Dette er angret allerede. Alt er som før." in undone(inger, page).text


def test_a_figure_that_another_took_out_anew_stays_out(centre: Centre, unit: str, time: Time) -> None:
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    page = done(inger, "/gevinster/historikk/ta-ut", "/gevinster", day="2017-12-31")
    assert undo(inger, page) == 303
    time.pass_(s=1)
    done(ivar, "/gevinster/historikk/ta-ut", "/gevinster", day="2017-12-31")
    assert "En annen endret dette imens." in undone(inger, page).text
    assert "31. desember 2017" not in words(inger.get("/gevinster").text).split("Fra før Tavle")[-1]


def test_a_key_opens_again_and_an_account_too(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    inger.post("/noekler", "/noekler", name="Power BI")
    (key,) = re.findall(r'name="key" value="([^"]+)"', inger.get("/noekler").text)
    page = done(inger, "/noekler/trekk", "/noekler", key=key)
    assert 'name="key"' not in page
    assert undo(inger, page) == 303
    assert key in inger.get("/noekler").text

    person(centre, unit, Role.LEADER, "Marit")
    (number,) = centre.do(lambda tx: tx.scalars(select(people.c.id).where(people.c.name == "Marit")).all())
    form = inger.get(f"/brukere/{number}").text
    saw = unescape(re.findall(r'name="saw" value="([^"]+)"', form)[-1])
    page = done(inger, f"/brukere/{number}/steng", f"/brukere/{number}", saw=saw)
    assert "stengt" in inger.get(f"/brukere/{number}").text
    assert undo(inger, page) == 303
    assert ", stengt" not in inger.get(f"/brukere/{number}").text
    assert "angret:" in words(inger.get("/logg").text)


@pytest.mark.parametrize("after", ["later", "somebody else", "another centre's"])
def test_it_is_theirs_alone_and_for_ten_minutes(centre: Centre, unit: str, time: Time, after: str) -> None:
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    page = done(inger, "/gevinster/historikk/ta-ut", "/gevinster", day="2017-12-31")
    if after == "later":
        time.pass_(s=601)
    changed = page if after != "another centre's" else re.sub('(name="deed" value=")....', r"\1AAAA", page)
    assert undo(ivar if after == "somebody else" else inger, changed) == 409
    assert "31. desember 2017" not in words(inger.get("/gevinster").text).split("Kilde")[-1]


def test_what_somebody_else_closed_since_stays_closed(centre: Centre, unit: str, time: Time) -> None:
    """The page that offered an undo can be gone back to: it undoes its own deed, never another's after it."""
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    inger.post("/noekler", "/noekler", name="Power BI")
    (key,) = re.findall(r'name="key" value="([^"]+)"', inger.get("/noekler").text)
    person(centre, unit, Role.LEADER, "Marit")
    (number,) = centre.do(lambda tx: tx.scalars(select(people.c.id).where(people.c.name == "Marit")).all())

    def close(who: Visitor) -> tuple[str, str]:
        time.pass_(s=1)
        form = who.get(f"/brukere/{number}").text
        saw = unescape(re.findall(r'name="saw" value="([^"]+)"', form)[-1])
        closed = done(who, f"/brukere/{number}/steng", f"/brukere/{number}", saw=saw)
        return done(who, "/noekler/trekk", "/noekler", key=key), closed

    pages = close(inger)
    assert [undo(inger, page) for page in pages] == [303, 303]
    assert all("Dette er angret allerede." in undone(inger, page).text for page in pages)
    close(ivar)
    assert [undo(inger, page) for page in pages] == [409, 409]
    assert key not in inger.get("/noekler").text
    assert ", stengt" in inger.get(f"/brukere/{number}").text


def test_nobody_who_was_forgotten_is_let_in_again(centre: Centre, unit: str) -> None:
    person(centre, unit, Role.LEADER, "Marit")

    def forgotten(tx: Connection) -> None:
        owner, number = tx.execute(select(people.c.organisation, people.c.id).where(people.c.name == "Marit")).one()
        register.close(tx, owner, number, saw=None, by=None, now_ms=centre.time())
        register.forget(tx, owner, number, centre.time())
        register.reopen(tx, owner, number, centre.time())

    with pytest.raises(LookupError):
        centre.do(forgotten)


def test_a_deed_told_in_any_letters_can_be_undone(centre: Centre, unit: str) -> None:
    """The source of a figure is the name of its file, of a hundred and twenty letters at most."""
    inger = person(centre, unit)
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    centre.do(lambda tx: tx.execute(update(history).values(source="\U0001f33c" * 120)))
    page = done(inger, "/gevinster/historikk/ta-ut", "/gevinster", day="2017-12-31")
    assert undo(inger, page) == 303
