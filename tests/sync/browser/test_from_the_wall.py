"""The whole road with real parts: people vote and move a card at a wall off screen, the wall talks to the centre over
a socket, and the coordinator sees it in a browser. On SQLite and on PostgreSQL.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from board.local import new_id
from sync.server.access import sessions
from sync.server.access.rule import Role
from sync.wall.credentials import Credentials, CredentialsFile
from tests.patience import PATIENCE_S
from tests.sync.browser.house import TUESDAY_MS, listening
from tests.sync.places import Centre, Time
from tests.sync.web.office import person

TOLD = ["4 · mest godt", "4 · mest godt", "4 · mest dårlig"]
"""Of the votes of tests.kiosk.hour: all of one mind look like nearly all of one mind."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.long)])
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Centre]:
    url = f"sqlite:///{tmp_path}/centre.db" if request.param == "sqlite" else request.getfixturevalue("postgres")
    made = Centre(url, Time(TUESDAY_MS))
    yield made
    made.close()


def let_in(folder: Path, centre: Centre, unit: str, url: str) -> Path:
    """The folder of a wall, which has been let in and has not yet sent anything."""
    CredentialsFile(folder).keep(Credentials(url, centre.let_in(unit, new_id(), "Tavla på vaktrommet")))
    return folder


def signed_in(browser: Browser, centre: Centre, unit: str, url: str, name: str) -> Page:
    visitor = person(centre, unit, Role.COORDINATOR, name)
    context = browser.new_context(base_url=url, viewport={"width": 1440, "height": 900}, locale="nb-NO")
    context.add_cookies([{"name": sessions.COOKIE, "value": visitor.cookies[sessions.COOKIE], "url": url}])
    return context.new_page()


def test_what_is_done_at_the_wall_is_on_the_coordinators_page(
    browser: Browser, centre: Centre, tmp_path: Path, demonstration: Callable[[bool], Path]
) -> None:
    unit = centre.unit("Ytterskogen omsorgsboliger")
    with listening(centre) as url:
        page = signed_in(browser, centre, unit, url, "Inger")
        page.goto(f"/enhet/{unit}")
        assert page.get_by_text("Ingen tavle henger her ennå").count() == 1
        wall = let_in(shutil.copytree(demonstration(False), tmp_path / "wall"), centre, unit, url)
        hour = [sys.executable, "-m", "tests.kiosk.hour", str(wall)]
        done = subprocess.run(hour, capture_output=True, text=True, timeout=PATIENCE_S)
        assert done.returncode == 0, done.stderr[-2000:]
        title = json.loads(done.stdout.splitlines()[-1])["title"]

        page.reload()
        assert page.get_by_text("Tavla på vaktrommet").count() == 1
        assert page.get_by_label("Kontrollere", exact=True).get_by_text(title).count() == 1, "the card has moved"
        assert page.get_by_label("Utføre", exact=True).get_by_text(title).count() == 0
        assert votes_of(page, 46)
        assert votes_of(page, 47) == [], "nothing is told of a week that is not over"

        centre.time.pass_(days=7)
        page = signed_in(browser, centre, unit, url, "Rolf")
        page.goto(f"/enhet/{unit}")
        assert votes_of(page, 47) == TOLD
        page.context.close()


def votes_of(page: Page, week: int) -> list[str]:
    """What the tables of well-being say of a week: balls, and the word, of each goal."""
    rows = page.locator(f"section[aria-labelledby=trivsel] tr:has(th:text-is('{week}')) td:not(:nth-child(2))")
    told = [" ".join(cell.split()) for cell in rows.all_text_contents()]
    return [" · ".join(told[at : at + 2]) for at in range(0, len(told), 2)]
