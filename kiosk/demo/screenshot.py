"""A look at the centre's page through a browser, where one happens to be: nothing is fetched for it.

if can_look():
    look(cookie_name, [Shot(url, cookie, Path("out/centre/oversikt.png"))])
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--lang=nb-NO",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""It only ever sees our own pages, on this machine, and asks nobody else for anything."""


def can_look() -> bool:
    """Whether Debian's Chromium and what steers it are here already."""
    return CHROMIUM.exists() and find_spec("playwright") is not None


class Shot(NamedTuple):
    """A page as whoever has this cookie sees it, and where its picture goes."""

    url: str
    cookie: str
    path: Path


def look(name: str, shots: Iterable[Shot]) -> None:
    """Pictures of pages; the cookie of each is called `name`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            for url, cookie, path in shots:
                context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nb-NO")
                context.add_cookies([{"name": name, "value": cookie, "url": url}])
                page = context.new_page()
                page.goto(url)
                path.parent.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=path, full_page=True)
                context.close()
        finally:
            browser.close()
