"""Every drawing can be kept as a picture that needs nothing else: what it is called, what its signs mean and where it
is from stand in it."""

from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House

PAGES = (
    "/enhet/{public}",
    "/mal/{public}/{indicator}",
    "/gevinster",
    "/gevinster/{public}",
    "/runder/{public}",
    "/arsaker/{public}",
    "/verdistrommer/{public}/{stream}",
    "/enhet/{public}/kort/{card}",
)
ALONE = """() => [...document.querySelectorAll("main .scroll > svg[role=img], main .drawn > svg[role=img]")]
    .filter(e => !e.matches(".squares"))
    .filter(e => !e.parentElement.nextElementSibling?.matches(".save")).map(e => e.outerHTML.slice(0, 90))"""


def test_each_drawing_can_be_saved_with_its_title_legend_and_source(
    visit: Visit, home: House, tmp_path: Path
) -> None:
    page = visit()
    saved = 0
    for address in PAGES:
        page.goto(address.format_map(home.facts))
        assert page.evaluate(ALONE) == [], address
        saved += page.locator(".save a").count()
    assert saved > 10
    page.goto(f"/enhet/{home.unit}")
    link = page.locator(".save a").first
    with page.expect_download() as download:
        link.click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "vi-hjelper-hverandre-nar-det-royner-pa.svg"
    text = "".join(ElementTree.fromstring(path.read_text(encoding="utf-8")).itertext())
    for said in ("Vi hjelper hverandre når det røyner på", "mest godt", "klart dårlig", "Kilde: Tavle, Ytterskogen"):
        assert said in text
    assert "18. november 2025" in text
    alone = visit()
    alone.goto("data:image/svg+xml," + quote(path.read_text(encoding="utf-8")))
    box = alone.evaluate("() => { const b = document.documentElement.getBBox(); return [b.width, b.height] }")
    assert min(box) > 100, "it is drawn where nothing else is"
