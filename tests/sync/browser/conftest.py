"""One browser and one furnished centre for all tests here, on each worker that runs any of them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sync.server.access import sessions
from sync.server.access.rule import Role
from tests.patience import PATIENCE_S
from tests.sharing import demonstration, once
from tests.sync.browser.chromium import chromium
from tests.sync.browser.house import House, house, municipality

__all__ = ["demonstration"]

Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(_copied(tmp_path_factory, "house", house)) as made:
        yield made


@pytest.fixture(scope="package")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """76 units with a year behind them."""
    with municipality(_copied(tmp_path_factory, "many", partial(municipality, years=1)), years=1) as made:
        yield made


def _copied(
    factory: pytest.TempPathFactory, name: str, open_: Callable[[Path], AbstractContextManager[House]]
) -> Path:
    """A worker's own copy of what the first one furnished."""

    def furnish(folder: Path) -> None:
        with open_(folder):
            pass

    return Path(shutil.copytree(once(factory, name, furnish), factory.mktemp(name) / "centre"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def visit(browser: Browser, home: House) -> Iterator[Visit]:
    """visit(role, width, height) -> a window of its own, where somebody of this role is signed in; None: nobody."""
    opened: list[BrowserContext] = []

    def open_(
        role: Role | None = Role.COORDINATOR,
        width: int = 1440,
        height: int = 900,
        home: House = home,
        locale: str = "nb-NO",
    ) -> Page:
        context = browser.new_context(base_url=home.url, viewport={"width": width, "height": height}, locale=locale)
        opened.append(context)
        if role:
            context.add_cookies([{"name": sessions.COOKIE, "value": home.cookie(role), "url": home.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        return page

    yield open_
    for context in opened:
        context.close()
