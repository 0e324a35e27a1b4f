"""No character of an address or a form breaks a page, here on PostgreSQL, which stores no NUL."""

from tests.sync.places import Centre
from tests.sync.postgres import centre
from tests.sync.pull.readers import Reader
from tests.sync.web.office import Visitor, person

__all__ = ["centre"]

ADDRESSES = (
    "/enhet/a%00b", "/gevinster/%00", "/tavler/enhet/%00", "/forslag/%00", "/velkommen/%00", "/pair?code=%00",
    "/rapporter/tavle?unit=%00", "/rapporter/aar?year=2026&unit=%00", "/rapporter/maaned?month=%00", "/?sorter=%00",
    "/enhet/%ED%A0%80", "/enhet/%FF", "/brukere/%00", "/logg?%00=1", "/utseende/%00",
)  # fmt: skip
FORMS = (
    ("/brukere", "/brukere", {"name": "x", "role": "leader", "unit": "u", "email": "a@b.no"}),
    ("/tavler/ny-enhet", "/tavler", {"name": "x"}),
    ("/noekler", "/noekler", {"name": "x", "lasts": "year"}),
    ("/deling/0123456789abcdef/ta", "/deling", {"unit": "u"}),
    ("/tavler/slipp-inn", "/tavler", {"code": "BCDF-GHJK", "unit": "u"}),
    ("/rapporter/forord", "/rapporter/forord?year=2025", {"year": "2025", "words": "x", "shows": "x"}),
    ("/logg-inn", "/logg-inn", {"email": "a@b.no", "password": "x" * 12, "code": "123456", "til": "/"}),
)
ODD = ("a\x00b", "\x1b[31m", "\ufffe", "x" * 100_000)


def test_no_address_breaks_a_page(centre: Centre, unit: str) -> None:
    visitor = person(centre, unit)
    answers = {path: visitor.get(path).status_code for path in ADDRESSES}
    assert {path: status for path, status in answers.items() if status >= 500} == {}
    for params in ({"unit": "\x00"}, {"unit": unit, "week": "\x00"}, {"unit": unit, "since": "\x00"}):
        assert Reader(centre, unit).ask("/changes", **params).status_code < 500
    assert Reader(centre, unit).ask("/%00").status_code == 404


def test_no_character_in_a_form_breaks_a_page(centre: Centre, unit: str) -> None:
    visitor = person(centre, unit)
    broken = {}
    for path, seen, fields in FORMS:
        for name in fields:
            for odd in ODD:
                told = sent(visitor, path, seen, {**fields, name: odd})
                if told >= 500:
                    broken[path, name, odd[:10]] = told
    assert broken == {}


def sent(visitor: Visitor, path: str, seen: str, fields: dict[str, str]) -> int:
    return visitor.post(path, seen, **fields).status_code
