"""Debian's Chromium, steered by Playwright, started as everywhere else.

with chromium() as browser:
    page = browser.new_page()

While it runs, its thread has an event loop that is running: nothing on that thread may call `asyncio.run`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from kiosk.demo.screenshot import CHROMIUM, FLAGS
from tests.patience import PATIENCE_S


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=PATIENCE_S * 1000)
        try:
            yield browser
        finally:
            browser.close()
