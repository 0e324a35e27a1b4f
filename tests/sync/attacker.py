"""Somebody who wants to know what stays on the wall, and takes all that leaves it: each page in each order, what is
printed, the archive, workbooks, the tables programs read and what has changed in them – as coordinator, leader,
auditor, with a key, and on the wall of a sister unit what other units tell it.

They know the program, and they know the truth of another year that differs from this one only in what must not be
known. Whatever is not equal in the two tells it.

    told = loot(centre, unit, units, "w12")       {"arsrapport": …, "tabell cards": …}
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from sync.server.access.rule import Role
from sync.server.reports.extract_tables import TABLES
from sync.server.reports.period import today
from sync.server.web import ways
from tests.sync.places import Centre
from tests.sync.pull.readers import Reader
from tests.sync.web.office import Visitor, person

ORDERS = ("enhet", "arsverk", "moter", "stille")
PAGES = (
    *(f"/enheter?sorter={order}" for order in ORDERS),
    "/vunnet",
    *(way for way, *_ in (*ways.PLACES, *ways.TOOLS)),
)
"""Every page that somebody is shown the way to, also one that comes."""
Loot = dict[str, str]
Take = Callable[[Centre, str, Mapping[str, str], str], Loot]


def often(centre: Centre, unit: str, units: Mapping[str, str], name: str) -> Loot:
    """What can be had at once: `units` are called so by their public ids. Each time somebody new signs in."""
    found: Loot = {}
    one, key = person(centre, unit, name=f"Inger {name}"), Reader(centre, unit, name=name)
    found["side /"] = _page(one, "/")
    found["side /enheter"] = _page(one, "/enheter")
    for table in ("cards", "meetings", "wellbeing"):
        found[f"tabell {table}"] = json.dumps(key.rows(table))
    *_, sister = units
    token = centre.let_in(sister, sha256(name.encode()).hexdigest()[:16])
    told = centre.ask("GET", "/v1/neighbours", headers={"authorization": f"Bearer {token}"})
    found["tavla i en søsterenhet"] = told.text
    return found


def loot(centre: Centre, unit: str, units: Mapping[str, str], name: str) -> Loot:
    """All of it."""
    found = often(centre, unit, units, name)
    for role in (Role.COORDINATOR, Role.LEADER, Role.AUDITOR):
        visitor = person(centre, unit, role, name=f"Ola {name}")
        for page in (*PAGES, *(f"/enhet/{public}" for public in units)):
            found[f"{role} {page}"] = _page(visitor, page)
    key = Reader(centre, unit, name=f"Alt {name}")
    for table in TABLES:
        found[f"alt i {table}"] = json.dumps(key.rows(table))
    for row in key.rows("cards")[::5]:  # each is made as the others are, and their pages are half of a year's time
        found[f"kort {row['id']}"] = _page(visitor, f"/enhet/{row['unit']}/kort/{row['id']}")
    for public, called in units.items():
        found[f"endringer {called}"] = json.dumps(key.changes(public))
    return found | papers(centre, unit, units, name)


def papers(centre: Centre, unit: str, units: Mapping[str, str], name: str) -> Loot:
    """What is printed and packed."""
    return dict(_files(person(centre, unit, name=f"Kari {name}"), centre, units))


def _files(visitor: Visitor, centre: Centre, units: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    day = today(centre.time())
    month = f"{day:%Y-%m}"
    prints = {
        "årsrapport": f"/rapporter/aar?year={day.year}",
        "månedsrapport": f"/rapporter/maaned?month={month}",
        "dokumentasjon": f"/rapporter/arbeidsmiljo?first={day.year}-01&last={month}",
    }
    for name, address in prints.items():
        yield name, _pdf(visitor, address)
        for public, called in units.items():
            yield f"{name} {called}", _pdf(visitor, f"{address}&unit={public}")
    for public, called in units.items():
        yield f"tavla på papir {called}", _pdf(visitor, f"/rapporter/tavle?unit={public}")
    for name, address in (("arkiv", "/rapporter/arkiv"), ("gevinster i regneark", "/gevinster.xlsx")):
        for file, content in _unpacked(visitor.get(address).content):
            yield f"{name} {file}", content


def _page(visitor: Visitor, address: str) -> str:
    """But for what is each session's own."""
    return re.sub(r'name="csrf" value="[^"]*"', "", visitor.get(address).text)


def _pdf(visitor: Visitor, address: str) -> str:
    """What is not the same to the last byte is told apart; reading what stands on it would take longer than making
    it."""
    answer = visitor.get(address)
    assert answer.status_code == 200, (address, answer.text)
    assert answer.content.startswith(b"%PDF")
    return sha256(answer.content).hexdigest()


def _unpacked(content: bytes) -> Iterator[tuple[str, str]]:
    """The files in a zip or a workbook; not the second it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        for name in opened.namelist():
            if name != "docProps/core.xml":
                yield name, opened.read(name).decode()


def differing(one: Loot, other: Loot) -> set[str]:
    """Where two years that nobody may tell apart are told apart."""
    assert one.keys() == other.keys()
    return {name for name in one if one[name] != other[name]}
