"""The coordinator's Monday at eight, with 76 units: three questions, in at most two clicks each, on one screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from board.privacy import Word
from sync.server.access.rule import Role
from tests.sync.browser.house import House

Visit = Callable[..., Page]
MOST = 2


class Clicks:
    """Counts them, and goes where they lead."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0
        page.goto("/")

    def __call__(self, what: Locator) -> None:
        what.click()
        self.count += 1
        assert self.count <= MOST


def test_monday_is_answered_in_two_clicks(visit: Visit, many: House) -> None:
    page = visit(Role.COORDINATOR, 1440, 900, many)

    who = Clicks(page)
    needs = page.get_by_role("region", name="Dette trenger deg")
    first = needs.get_by_role("link").first
    title = first.inner_text()
    who(first)
    assert page.locator("h1").inner_text() == title, "the card itself, with its problem and its target"
    assert page.locator("#om").count()

    won = Clicks(page)
    won(page.get_by_role("link", name="kort ble ferdige"))
    assert page.locator("h1").inner_text() == "Vunnet"
    won(page.locator("tbody th a").first)
    assert page.locator("#om").count()

    red = Clicks(page)
    bad = ", ".join(f"use[href='#word{word.value}']" for word in Word if word.hard)
    heavy = page.locator(".lines li").filter(has=page.locator(bad)).first
    name = heavy.locator("a").inner_text()
    red(heavy.locator("a"))
    assert page.locator("h1").inner_text() == name
    assert page.get_by_role("heading", name="Trivsel").count()


@pytest.mark.parametrize(("width", "columns"), [(1440, 3), (1280, 2), (390, 1)])
def test_all_units_stand_in_columns_and_what_needs_somebody_comes_first(
    visit: Visit, many: House, width: int, columns: int
) -> None:
    page = visit(Role.COORDINATOR, width, 900, many)
    page.goto("/")
    boxes = [box for one in page.locator(".lines li").all() if (box := one.bounding_box())]
    assert len(boxes) == 76
    assert len({round(box["x"]) for box in boxes}) == columns
    assert all(box["height"] >= (24 if width > 640 else 44) for box in boxes)
    spans = [one for one in page.locator(".keys > span").all() if "møter av" in one.inner_text() and one.is_visible()]
    assert len(spans) == 1, "which weeks the signs tell, in this width"
    needs, units = page.locator(".needs").bounding_box(), page.locator(".lines").bounding_box()
    assert needs
    assert units
    if width == 1440:
        assert units["y"] + units["height"] <= 900, "on one screen's height"
    if width == 390:
        assert needs["y"] < units["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_unit_is_found_by_a_word_and_the_way_back_shows_all(visit: Visit, many: House) -> None:
    page = visit(Role.COORDINATOR, 1280, 800, many)
    page.goto("/")
    page.get_by_role("link", name="Navn, A–Å").click()
    page.get_by_role("link", name="Navn, A–Å").click()
    assert page.get_by_role("link", name="Navn, Å–A").get_attribute("aria-current") == "true", "turned round"
    page.get_by_label("Finn enhet", exact=True).fill("lillevik sykehjem")
    page.get_by_role("button", name="Vis", exact=True).click()
    names = page.locator(".lines a").all_inner_texts()
    assert names
    assert all("Lillevik sykehjem" in name for name in names)
    assert names == sorted(names, reverse=True), "in the order that was chosen"
    assert "av 76 enheter" in page.locator("#enheter").inner_text()
    page.get_by_label("Finn enhet", exact=True).fill("finnes ikke")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.get_by_role("link", name="Vis alle").click()
    expect(page.locator(".lines a")).to_have_count(76)
