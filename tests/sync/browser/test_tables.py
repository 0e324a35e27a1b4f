"""Tables on a common laptop and on a phone: the last column is seen, or what is wider says so."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from sync.server.access.rule import Role
from tests.sync.browser.house import House

Visit = Callable[..., Page]
READ = (
    "/enhet/{public}",
    "/enhet/{public}/ferdig",
    "/gevinster",
    "/gevinster/{public}",
    "/mal",
    "/enheter",
    "/tavlehelse",
    "/mal/{public}/{indicator}",
)
WIDER = """() => [...document.querySelectorAll(".scroll")]
    .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth)
    .map(e => [e.getAttribute("aria-label"), getComputedStyle(e).backgroundImage.split("gradient").length - 1])"""
"""How many of the four shadows tell that there is more."""
OLDEST = """() => [...document.querySelectorAll(".scroll > svg:is(.trend, .curve, .run-chart)")]
    .map(e => [e.parentElement, e.getBoundingClientRect().right - e.parentElement.getBoundingClientRect().right])
    .map(([e, beyond]) => [e.getAttribute("aria-label"), beyond > 1])"""
"""What goes by time, and whether its latest is out of sight."""


@pytest.mark.parametrize("width", [1280, 390])
def test_a_table_is_seen_whole_on_a_laptop_and_on_a_phone_it_tells_that_there_is_more(
    visit: Visit, home: House, width: int
) -> None:
    page = visit(Role.COORDINATOR, width, 800)
    faults: list[object] = []
    by_time: list[tuple[str, bool]] = []
    for address in READ:
        page.goto(address.format_map(home.facts))
        by_time += page.evaluate(OLDEST)
        wider = page.evaluate(WIDER)
        if width == 1280:
            faults += [(address, *one) for one in wider]
        faults += [(address, *one) for one in wider if one[1] != 4]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((address, "is wider than the window"))
    assert not faults
    assert [name for name, beyond in by_time if beyond] == []
    assert {name.split(",")[0] for name, _beyond in by_time} == {
        "Trivsel",
        "Kurven siden starten",
        "Målingene over tid",
    }
    page.goto("/gevinster")
    units = page.get_by_role("region", name="Enhet for enhet")
    sum_of, seen = units.locator("tfoot .right").first.bounding_box() or {}, units.bounding_box() or {}
    assert sum_of["x"] + sum_of["width"] <= seen["x"] + seen["width"], "the first figure is seen, whatever is drawn"
    page.goto("/rapporter")
    boxes = [one.bounding_box() or {} for one in page.locator(".reports button").all()]
    assert len({(box["x"], box["width"]) for box in boxes}) == 1, "the buttons are of one width"


def test_on_a_phone_the_ways_lie_behind_the_menu_and_the_page_begins_on_the_first_screen(
    visit: Visit, home: House
) -> None:
    page = visit(Role.COORDINATOR, 390, 800)
    page.goto("/kultur")
    logs = page.get_by_role("navigation", name="Sider").get_by_role("link", name="Logg", exact=True)
    assert (page.locator("h1").bounding_box() or {})["y"] < 110
    assert not logs.is_visible()
    page.get_by_role("link", name="Finn", exact=True).click()
    page.get_by_label("Finn enhet, kort, mål eller side").fill("logg")
    page.keyboard.press("Enter")
    assert page.get_by_role("searchbox").input_value() == "logg"
    page.get_by_role("link", name="Meny").click()
    assert page.get_by_role("button", name="Logg ut").is_visible()
    page.get_by_role("link", name="Lukk menyen").click()
    assert not logs.is_visible()
    page.get_by_role("link", name="Meny").click()
    logs.click()
    assert page.locator("h1").inner_text() == "Logg"
