"""`make pictures`, the centre's part: every page of the demonstration organisation in a wide and a narrow window.

    python -m tests.page_pictures out/pictures/centre [--only gevinster]

The pages are found by themselves (see tests/sync/browser/places.py); it is always the same Tuesday.
"""

import argparse
import logging
import tempfile
from pathlib import Path

import structlog
from playwright.sync_api import Browser

from sync.server.people import sessions
from tests.sync.browser.chromium import chromium
from tests.sync.browser.house import House, house
from tests.sync.browser.places import everything

SIZES = ((1440, 900), (400, 800))


def name_of(address: str) -> str:
    return address.strip("/").replace("/", "-") or "oversikt"


def take(browser: Browser, home: House, out: Path, only: str) -> None:
    for role, addresses in everything(home):
        for width, height in SIZES:
            with browser.new_context(base_url=home.url, viewport={"width": width, "height": height}) as context:
                if role:
                    context.add_cookies([{"name": sessions.COOKIE, "value": home.cookie(role), "url": home.url}])
                page = context.new_page()
                for address in addresses:
                    if name_of(address).startswith(only):
                        page.goto(address)
                        path = out / f"{name_of(address)}-{width}x{height}.png"
                        page.screenshot(path=path, full_page=True)
                        print(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as home, chromium() as browser:
        take(browser, home, asked.out, asked.only)


if __name__ == "__main__":
    main()
